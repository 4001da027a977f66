"""What only a comparison of all documents shows, as a lead has it: found, set aside with a reason, undone."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.model.errors import DecisionError
from reviewer.session import deciding
from reviewer.session.across import find_across, key_of, waived_by
from reviewer.session.acts import Acts
from reviewer.session.clock import new_id, utc_now
from reviewer.store import segments, waivers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reviewer.model.finding import WaiverScope
    from reviewer.session.across import Told
    from reviewer.session.project import Project
    from reviewer.session.views import Clock, NewId, Outcome, Step
    from reviewer.store.segments import SegmentBody
    from reviewer.store.waivers import WaiverNow


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A finding over all documents, and who set it aside if somebody did."""

    told: Told
    waived_by: str
    """Empty where nobody did."""
    waiver_reason: str


class Contradictions:
    """One person's look at all documents together. Each act is kept at once and can be undone.

    What was found stays until it is compared again; what is set aside is always as it stands now.
    """

    def __init__(
        self, project: Project, author: str, *, clock: Clock = utc_now, ids: NewId = new_id
    ) -> None:
        self._project = project
        self._database = project.database
        self._author = author
        self._clock = clock
        self._ids = ids
        self._acts = Acts(project, author, clock, ids)
        self.found: tuple[Told, ...] | None = None
        """None until they were compared."""

    @contextmanager
    def beside(self, step: Step) -> Iterator[Contradictions]:
        """Give the same through a connection of its own: for another thread. Its acts are undone here."""
        with self._project.beside(step) as project:
            other = Contradictions(project, self._author, clock=self._clock, ids=self._ids)
            other._acts = self._acts.through(project)
            yield other
            self._project.learn(project)

    def total(self) -> int:
        """Count the segments that are compared."""
        return self._project.counts().total

    def compare(self, shown: Callable[[int], None] = lambda _: None) -> tuple[Told, ...]:
        """Compare all documents, 20 s for a million segments; reads aside, for a worker.

        `shown` is told how many segments were read; what it raises ends it.
        """
        with self._project.aside() as project:
            return tuple(find_across(project, shown))

    def standing(self) -> tuple[Contradiction, ...]:
        """Give what was found, in order, with what was set aside of it by now."""
        return tuple(map(self._contradiction, self.found or ()))

    def still_stands(self, told: Told) -> bool:
        """Say whether a segment still has the texts that a finding is about."""
        return self._now(told) is not None

    def waive(self, told: Told, reason: str, scope: WaiverScope) -> Outcome:
        """Set a finding aside with a reason: in its segment, its document, or wherever it is found.

        It lapses when the words under it change. DecisionError where they have, or somebody did already.
        """
        now = self._now(told)
        if now is None:
            raise DecisionError("the text has changed since: compare again")
        before = self._contradiction(told)
        waived = (before.waived_by, before.waiver_reason)
        saying = deciding.waiver(*now, told.finding, reason, scope, waived=waived)
        label = f"waived {told.finding.check}"
        return self._acts.do(lambda: [saying], label, told.segment_id)

    def unwaive(self, told: Told) -> Outcome:
        """Take a waiver back, whoever made it."""
        saying = deciding.no_waiver(self._waiver(told))
        label = f"took the waiver of {told.finding.check} back"
        return self._acts.do(lambda: [saying], label, told.segment_id)

    def undo(self) -> Outcome:
        """Take the last act back; DecisionError when nothing is left."""
        return self._acts.undo()

    def redo(self) -> Outcome:
        """Do again what was undone last; DecisionError when nothing is left."""
        return self._acts.redo()

    def _contradiction(self, told: Told) -> Contradiction:
        waiver = self._waiver(told)
        author, reason = (waiver.author, waiver.reason) if waiver else ("", "")
        return Contradiction(told, author, reason)

    def _waiver(self, told: Told) -> WaiverNow | None:
        event = waived_by(self._database, told)
        return waivers.by_event(self._database, event) if event else None

    def _now(self, told: Told) -> tuple[SegmentBody, str] | None:
        """Give the segment and its English now; None where the words of the finding are gone."""
        body = segments.body(self._database, told.segment_id)
        if body is None or body.place is None:
            return None
        other = segments.other_text(self._database, body.id)
        english = body.en if other is None else other
        span, before = told.finding.en, told.segment.en
        is_about_all = span is not None and len(span) == len(before)
        if is_about_all and english != before:
            return None
        is_same = key_of(told.finding, body.zh, english) == told.key
        return (body, english) if is_same else None
