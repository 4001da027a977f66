"""One reviewer at work on one document or the whole project; what the screen talks to."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer.model.decision import EventKind, Status
from reviewer.model.errors import DecisionError
from reviewer.model.finding import WaiverScope
from reviewer.model.mark import MarkSeverity
from reviewer.model.segment import Segment
from reviewer.model.term import TermStatus
from reviewer.session import deciding, marking, merging, sampling, shown
from reviewer.session.acts import Acts
from reviewer.session.adding import as_segment
from reviewer.session.browsing import Browsing
from reviewer.session.clock import new_id, utc_now
from reviewer.session.repairs import Repairs
from reviewer.session.views import Outcome
from reviewer.store import checked, desk, fold, glossaries, log, marks, waivers
from reviewer.store.keys import document_subject
from reviewer.store.log import Saying

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.model.finding import Finding
    from reviewer.model.mark import Mark
    from reviewer.model.span import Side, Span
    from reviewer.session.categories import CategorySet
    from reviewer.session.project import Project
    from reviewer.session.views import Clock, FindingView, NewId, Step
    from reviewer.store.checked import Checked
    from reviewer.store.segments import SegmentBody


class Review(Browsing):
    """A reviewer's way through segments. Each act is kept at once and can be undone."""

    def __init__(
        self,
        project: Project,
        document: str | int | None,
        *,
        author: str,
        clock: Clock,
        ids: NewId,
    ) -> None:
        super().__init__(project.database, document, author)
        self._project = project
        self._clock = clock
        self._ids = ids
        self._acts = Acts(project, author, clock, ids)
        self.repairs = Repairs(project, self._acts)

    @classmethod
    def open(
        cls,
        project: Project,
        document: str | int | None = None,
        *,
        author: str,
        clock: Clock = utc_now,
        ids: NewId = new_id,
    ) -> Review:
        """Start where the author left off: in one document (name or id), or in all of them.

        Raises DecisionError where there is no such document.
        """
        if not author.strip() or not author.isprintable():
            raise DecisionError("say who decides: set REVIEWER_AUTHOR to a name")
        return cls(project, document, author=author, clock=clock, ids=ids)

    @contextmanager
    def beside(self, step: Step = lambda _: None) -> Iterator[Review]:
        """Give the same review through a connection of its own: for acts that take long, on another thread.

        What is done there is undone here, and the other way round; nobody may act here meanwhile.
        `step` is told what is being done.
        """
        with self._project.beside(step) as project:
            document = self._document or None
            other = Review(project, document, author=self.author, clock=self._clock, ids=self._ids)
            other._show(self.filter)
            other._acts = self._acts.through(project)
            other.repairs = Repairs(project, other._acts)
            yield other
            self._project.learn(project)

    @property
    def undoing_is_long(self) -> bool:
        """Whether the last act is about so many segments that it is better undone beside."""
        return self._acts.undoing_is_long

    @property
    def redoing_is_long(self) -> bool:
        """Whether what was undone last is about so many segments that it is better done again beside."""
        return self._acts.redoing_is_long

    def accept(self, segment_id: int) -> Outcome:
        """Say that the English as it stands is right."""
        return self._decide(segment_id, Status.ACCEPTED)

    def edit(self, segment_id: int, text: str) -> Outcome:
        """Say what the English should be; the page's own text again is an acceptance."""
        body = self._body(segment_id)
        english = deciding.clean(text)
        if not english and body.zh:
            raise DecisionError("an empty translation: reject the segment, or leave with Escape")
        said = self._said_of_other(body, english) if english != body.en else None
        return self._decide(segment_id, Status.EDITED, english=english, said=said)

    def flag(self, segment_id: int, note: str = "") -> Outcome:
        """Ask for somebody's look."""
        return self._decide(segment_id, Status.FLAGGED, note=note)

    def reject(self, segment_id: int, note: str = "") -> Outcome:
        """Say that the English can't stand."""
        return self._decide(segment_id, Status.REJECTED, note=note)

    def skip(self, segment_id: int) -> Outcome:
        """Leave it for later; what was decided already stays decided."""
        line = self._line(segment_id)
        if line.status not in {Status.OPEN, Status.SKIPPED}:
            return Outcome(segment_id, f"{line.number} stays {line.status}", ())
        return self._decide(segment_id, Status.SKIPPED)

    def note(self, segment_id: int, text: str) -> Outcome:
        """Write a note on a segment; an empty one takes the note away."""
        body, number = self._body(segment_id), self._line(segment_id).number
        said = deciding.clean(text)
        label = f"noted on {number}" if said else f"took the note on {number} away"
        return self._acts.do(lambda: [_note(body, said)], label, segment_id)

    def accept_clean(self) -> Outcome:
        """Accept every open segment of the view that has no finding, in one undoable act."""
        clean = [segment_id for segment_id, _ in self._clean()]
        if not clean:
            raise DecisionError("no open segment here is without findings")

        def sayings() -> list[Saying]:
            # Asked again within the transaction: another may have decided meanwhile.
            said = (self._saying(self._body(i), Status.ACCEPTED) for i, _ in self._clean())
            return [saying for saying in said if saying]

        return self._acts.do(sayings, f"accepted {len(clean):,} clean segments", clean[0])

    def apply(self, segment_id: int, finding_index: int) -> Outcome:
        """Put a finding's suggestion in place: an edit. DecisionError where it has none to place."""
        _, english, view = self._finding(segment_id, finding_index)
        return self.edit(segment_id, deciding.with_suggestion(english, view.finding))

    def waive(
        self,
        segment_id: int,
        finding_index: int,
        reason: str,
        scope: WaiverScope = WaiverScope.SEGMENT,
    ) -> Outcome:
        """Set a finding aside with a reason: here, in this document, or wherever it is found.

        It holds for the rule over the same words, whatever stands around them; other words under the
        finding's spans bring it back.
        """
        body, english, view = self._finding(segment_id, finding_index)
        waived = (view.waived_by, view.waiver_reason)
        saying = deciding.waiver(body, english, view.finding, reason, scope, waived=waived)
        return self._acts.do(lambda: [saying], f"waived {view.finding.check}", segment_id)

    def unwaive(self, segment_id: int, finding_index: int) -> Outcome:
        """Take a waiver back, whoever made it."""
        body, _, view = self._finding(segment_id, finding_index)
        subjects = (body.key, document_subject(body.document))
        event = waivers.in_force(self._database, [view.key], subjects).get(view.key)
        found = waivers.by_event(self._database, event) if event else None
        saying = deciding.no_waiver(found)
        label = f"took the waiver of {view.finding.check} back"
        return self._acts.do(lambda: [saying], label, segment_id)

    def mark(
        self,
        segment_id: int,
        side: Side,
        span: Span | None,
        category: str,
        severity: MarkSeverity,
        *,
        note: str = "",
    ) -> Outcome:
        """Mark an error in words of the Chinese or of the English as it stands.

        `span` None marks that something is missing on that side. `category` is the name of one of
        `categories()`. DecisionError where the author marked just this already.
        """
        body, english = self._body(segment_id), self._line(segment_id).en
        marking.see_that_it_is_known(category, self.categories())
        judged = None if english == body.en else english
        mark = marking.proposed(side, span, category, severity, note=note, english=judged)

        def sayings() -> list[Saying]:
            return [marking.said(body, mark, self._kept_marks(segment_id), self.author)]

        return self._acts.do(sayings, f"marked {category} ({mark.severity})", segment_id)

    def change_mark(
        self,
        segment_id: int,
        mark_id: str,
        *,
        span: Span | None = None,
        category: str | None = None,
        severity: MarkSeverity | None = None,
        note: str | None = None,
    ) -> Outcome:
        """Say a mark otherwise; what is None stays. It stays with the text that it was made on.

        It also stays its finder's: history tells who changed what. DecisionError where it has gone.
        """
        body = self._body(segment_id)
        mark = marking.found(self._kept_marks(segment_id), mark_id)
        if category not in {None, mark.category}:
            marking.see_that_it_is_known(category or "", self.categories())
        changed = replace(
            mark,
            span=mark.span if span is None else span,
            category=category or mark.category,
            severity=mark.severity if severity is None else MarkSeverity(severity),
            note=mark.note if note is None else deciding.clean(note),
        )

        def sayings() -> list[Saying]:
            kept = self._kept_marks(segment_id)
            marking.found(kept, mark_id)
            return [marking.said(body, changed, kept, mark.author)] if changed != mark else []

        label = f"changed a mark to {changed.category} ({changed.severity})"
        return self._acts.do(sayings, label, segment_id)

    def unmark(self, segment_id: int, mark_id: str) -> Outcome:
        """Take a mark away; its history stays. DecisionError where it has gone."""
        body = self._body(segment_id)

        def sayings() -> list[Saying]:
            return [marking.removed(body, marking.found(self._kept_marks(segment_id), mark_id))]

        return self._acts.do(sayings, "took a mark away", segment_id)

    def category_set(self) -> CategorySet:
        """Give the kinds of errors to be kept: added to, renamed, retired."""
        from reviewer.session.categories import CategorySet  # noqa: PLC0415 — seldom wanted

        return CategorySet(self._project, self.author, clock=self._clock)

    def undo(self) -> Outcome:
        """Take back the last act of this session; DecisionError when nothing is left."""
        return self._checked(self._acts.undo())

    def redo(self) -> Outcome:
        """Do again what was last undone; DecisionError when nothing is left."""
        return self._checked(self._acts.redo())

    def _checked(self, outcome: Outcome) -> Outcome:
        """Check English that an act brought up and that was never checked here."""
        with self._database.writing():
            merging.check_what_came_up(
                self._database, lambda: self._project.examiner, outcome.changed
            )
        return outcome

    def keep_draft(self, segment_id: int, text: str) -> None:
        """Keep what is being typed, at once."""
        key = self._body(segment_id).key
        at = log.stamp(self._clock())
        desk.keep_draft(self._database, key, self.author, text=deciding.clean(text), at=at)

    def drop_draft(self, segment_id: int) -> None:
        """Forget what was being typed."""
        desk.drop_draft(self._database, self._body(segment_id).key, self.author)

    def recheck(self, segment_id: int, english: str) -> tuple[FindingView, ...]:
        """Find what the checks would say of other English; loads no jieba, writes nothing."""
        body = self._body(segment_id)
        if english == body.en:
            said = shown.said_of(self._database, body, None)
        else:
            said = self._said_of_other(body, english)
        return shown.finding_views(self._database, body, said)

    def prepare(self) -> None:
        """Load the checks, 250 ms: for a worker, so that the first live findings come at once."""
        self._project.load_checks()
        self._project.examiner.edited(Segment("", "", hits=()), (), "x")

    def propose(
        self,
        zh: str,
        en: str,
        note: str = "",
        segment_id: int | None = None,
        *,
        status: TermStatus = TermStatus.PREFERRED,
    ) -> Outcome:
        """Propose what an English term should be for a Chinese one, with the segment as evidence."""
        body = self._body(segment_id) if segment_id is not None else None
        payload: dict[str, object] = {
            "zh": deciding.clean(zh),
            "en": deciding.clean(en),
            "note": deciding.clean(note),
            "status": status.value,
            "segment": body.key if body else "",
            "base": glossaries.release_in_force(self._database),
        }
        if not payload["zh"] or not payload["en"]:
            raise DecisionError("a proposal needs a Chinese and an English term")
        saying = Saying(EventKind.PROPOSAL, "", payload)
        label = f"proposed {payload['zh']} = {payload['en']}"
        return self._acts.do(lambda: [saying], label, segment_id or 0)

    def _decide(
        self,
        segment_id: int,
        status: Status,
        *,
        english: str | None = None,
        said: Checked | None = None,
        note: str = "",
    ) -> Outcome:
        """Say a decision; `english` None keeps the English that stands."""
        body, number = self._body(segment_id), self._line(segment_id).number
        noted = deciding.clean(note)

        def sayings() -> list[Saying]:
            if english is not None:
                desk.drop_draft(self._database, body.key, self.author)
            decided = self._saying(body, status, english)
            return [*([decided] if decided else []), *([_note(body, noted)] if noted else [])]

        kept = [(body.id, checked.english_name(english), said)] if said else []
        label = f"{'accepted' if english == body.en else status} {number}"
        return self._acts.do(sayings, label, segment_id, kept=kept)

    def _saying(
        self, body: SegmentBody, status: Status, english: str | None = None
    ) -> Saying | None:
        events = log.of_subject(self._database, body.key)
        stands = fold.standing(events)
        text = stands.text if english is None else english
        asked = sampling.asked_of(self._database, body.key, events)
        return deciding.decision(
            body, stands, self.author, status, None if text == body.en else text, asked=asked
        )

    def _kept_marks(self, segment_id: int) -> tuple[Mark, ...]:
        return marks.kept(self._database, segment_id)

    def _finding(self, segment_id: int, finding_index: int) -> tuple[SegmentBody, str, FindingView]:
        body, english = self._body(segment_id), self._line(segment_id).en
        said = shown.said_of(self._database, body, None if english == body.en else english)
        views = shown.finding_views(self._database, body, said)
        if not 0 <= finding_index < len(views):
            raise DecisionError(f"this segment has no finding {finding_index + 1}")
        return body, english, views[finding_index]

    def _said_of_other(self, body: SegmentBody, english: str) -> Checked:
        """Check other English of a segment, without Chinese words: its term hits are stored."""
        return self._project.examiner.edited(as_segment(body), self._page_findings(body), english)

    def _page_findings(self, body: SegmentBody) -> tuple[Finding, ...]:
        return shown.said_of(self._database, body, None).findings


def _note(body: SegmentBody, text: str) -> Saying:
    return Saying(EventKind.NOTE, body.key, {"text": text})
