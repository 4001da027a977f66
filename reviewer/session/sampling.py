"""A sample of a project for acceptance: drawn into the log, looked through, accepted or refused.

A segment was looked at when somebody decided it who had the sample: such a decision bears its id, so
that neither clocks nor the order of merging matter. It is faulty when it was flagged or rejected
then, or its English changed; what was wrong before and mended before is no fault now.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from reviewer.model.decision import EventKind, Status
from reviewer.model.errors import DecisionError
from reviewer.score.sampling import Acceptance, Plan, Verdict, draw, make_plan
from reviewer.session.clock import new_id, utc_now
from reviewer.store import fold, log, sampled, segments
from reviewer.store.keys import SAMPLE
from reviewer.store.log import Saying
from reviewer.store.payload import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewer.model.decision import Event
    from reviewer.session.project import Project
    from reviewer.session.views import Clock, NewId
    from reviewer.store.database import Database
    from reviewer.store.sampled import Drawn
    from reviewer.store.segments import Line

_FAULTY: Final = (Status.FLAGGED, Status.REJECTED)
_LOOKED_AT: Final = (Status.ACCEPTED, Status.EDITED, *_FAULTY)


@dataclass(frozen=True, slots=True)
class Lot:
    """What a sample is drawn from; what is empty does not matter."""

    documents: tuple[str, ...] = ()
    reviewer: str = ""
    """Whose decisions stand."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample that was drawn."""

    plan: Plan
    seed: int
    lot: Lot
    keys: tuple[str, ...]
    """Of its segments: the same in every project that has the same pages."""
    author: str
    at: str
    event: str


@dataclass(frozen=True, slots=True)
class Looked:
    """A segment of a sample as it stands now."""

    segment_id: int
    document_id: int
    number: int
    """Its place in its document, from 1."""
    is_inspected: bool
    is_faulty: bool


@dataclass(frozen=True)
class Inspection:
    """How far a sample was looked through, and what follows."""

    sample: Sample
    segments: tuple[Looked, ...]
    """Those that are still on their pages, in order."""

    @cached_property
    def inspected(self) -> int:
        """How many were looked at."""
        return sum(one.is_inspected for one in self.segments)

    @cached_property
    def faulty(self) -> int:
        """How many of these were faulty."""
        return sum(one.is_faulty for one in self.segments)

    @property
    def gone(self) -> int:
        """How many are no longer on their pages."""
        return len(self.sample.keys) - len(self.segments)

    @property
    def verdict(self) -> Verdict:
        """What follows."""
        return self.acceptance.verdict

    @property
    def acceptance(self) -> Acceptance:
        """The plan, and what was found so far."""
        return Acceptance(self.sample.plan, self.inspected, self.faulty)

    @property
    def label(self) -> str:
        """How far it is, in a few words: `sample 37/132, 1 faulty`, `sample refused 41/132`."""
        far = f"{self.inspected:,}/{self.sample.plan.size:,}"
        if self.verdict is Verdict.OPEN:
            return f"sample {far}, {self.faulty:,} faulty"
        return f"sample {self.verdict} {far}"

    def line(self) -> str:
        """Tell it to a person."""
        plan = self.sample.plan
        told = (
            f"sample {self.verdict}: {self.faulty:,} faulty in {self.inspected:,} of "
            f"{plan.size:,} segments, at most {plan.faults:,} may be"
        )
        return f"{told}; {self.gone:,} are gone, draw anew" if self.gone else told


def draw_sample(
    project: Project,
    aql: float,
    ltpd: float,
    *,
    author: str,
    seed: int = 1,
    lot: Lot = Lot(),
    clock: Clock = utc_now,
    ids: NewId = new_id,
) -> Sample:
    """Draw a sample by shares of faulty segments (0 to 1), each page with its fair part, and keep it.

    The same again for the same seed, lot and pages: then nothing new is kept, and what was looked at
    stays so. Raises DecisionError where there is nothing to draw from.
    """
    database = project.database
    with database.writing():
        found = {
            (one.document, one.number): one.key
            for one in sampled.drawable(database)
            if (not lot.documents or one.document in lot.documents)
            and (not lot.reviewer or one.author == lot.reviewer)
        }
        if not found:
            raise DecisionError("there are no segments to draw from: see the names you gave")
        plan = make_plan(aql, ltpd, len(found))
        chosen = draw(found, plan.size, seed)
        payload: dict[str, object] = {
            "n": plan.size,
            "c": plan.faults,
            "aql": aql,
            "ltpd": ltpd,
            "lot": len(found),
            "seed": seed,
            "documents": sorted(lot.documents),
            "reviewer": lot.reviewer,
            "segments": [found[unit] for unit in chosen],
        }
        known = _last(database)
        if known is None or opened(known.payload) != payload:
            said = log.say(
                database,
                [Saying(EventKind.SAMPLE, SAMPLE, payload)],
                author=author,
                clock=clock,
                new_id=ids,
            )
            project.follow(said)
            known = said[0]
    return _sample(known)


def current_sample(database: Database) -> Sample | None:
    """Give the sample that was drawn last; None where none was."""
    event = _last(database)
    return _sample(event) if event else None


def inspect(database: Database) -> Inspection | None:
    """Say how far the sample is that was drawn last; None where none was."""
    sample = current_sample(database)
    if sample is None:
        return None
    found = sampled.drawn(database, sample.keys)
    return Inspection(sample, tuple(_looked(database, sample, one) for one in found))


class SampleRows:
    """The segments of the sample that was drawn last, of a document or of all (0), as a list's rows."""

    is_counted = True

    def __init__(self, database: Database, document_id: int) -> None:
        self._database = database
        self._sample = current_sample(database)
        found = sampled.drawn(database, self._sample.keys) if self._sample else ()
        self._rows = tuple(
            one for one in found if not document_id or one.document_id == document_id
        )
        self._index = {one.segment_id: row for row, one in enumerate(self._rows)}

    def known_size(self) -> int:
        """Count the rows."""
        return len(self._rows)

    def size(self) -> int:
        """Count the rows."""
        return len(self._rows)

    def lines(self, start: int, count: int) -> tuple[Line, ...]:
        """Give rows, fewer at the end."""
        rows = self._rows[max(start, 0) : max(start + count, 0)]
        return segments.lines(self._database, [one.segment_id for one in rows])

    def known_index_of(self, segment_id: int) -> int | None:
        """Tell at which row a segment stands."""
        return self._index.get(segment_id)

    def index_of(self, segment_id: int) -> int | None:
        """Tell at which row a segment stands."""
        return self._index.get(segment_id)

    def nearest(
        self, place: int, fits: Callable[[Drawn], bool], *, backwards: bool = False
    ) -> int | None:
        """Find the next (or previous) segment that fits, from a place on, round the end to itself."""
        ordered = self._rows[::-1] if backwards else self._rows
        first = sum(one.place >= place if backwards else one.place <= place for one in ordered)
        return next(
            (one.segment_id for one in ordered[first:] + ordered[:first] if fits(one)), None
        )

    def nearest_waiting(self, place: int, *, backwards: bool = False) -> int | None:
        """Find the next (or previous) segment that nobody looked at, as `nearest` does."""

        def is_waiting(one: Drawn) -> bool:
            sample = self._sample
            return sample is not None and not _looked(self._database, sample, one).is_inspected

        return self.nearest(place, is_waiting, backwards=backwards)


@dataclass(frozen=True, slots=True)
class Asked:
    """A sample that a segment is in."""

    sample: str
    """Id of the event that drew it."""
    is_waiting: bool
    """Nobody who had the sample decided the segment."""


def asked_of(database: Database, key: str, events: Sequence[Event]) -> Asked | None:
    """Say which sample asks for a segment, by its key and what was said of it; None where none does."""
    sample = current_sample(database)
    if sample is None or key not in sample.keys:
        return None
    return Asked(sample.event, is_waiting=not _bears(events, fold.standing(events).event, sample))


def _looked(database: Database, sample: Sample, one: Drawn) -> Looked:
    events = log.of_subject(database, one.key)
    now = fold.standing(events)
    then = fold.standing(event for event in events if not _is_of(event, sample))
    is_inspected = now.status in _LOOKED_AT and _bears(events, now.event, sample)
    return Looked(
        segment_id=one.segment_id,
        document_id=one.document_id,
        number=segments.number_of(one.place),
        is_inspected=is_inspected,
        is_faulty=is_inspected and (now.status in _FAULTY or now.text != then.text),
    )


def _bears(events: Iterable[Event], event_id: str, sample: Sample) -> bool:
    """Say whether the decision that stands was made by somebody who had the sample."""
    return any(event.id == event_id and _is_of(event, sample) for event in events)


def _is_of(event: Event, sample: Sample) -> bool:
    is_decision = event.kind is EventKind.DECISION
    return is_decision and opened(event.payload).get("sample") == sample.event


def _last(database: Database) -> Event | None:
    events = log.of_subject(database, SAMPLE)
    return events[-1] if events else None


@lru_cache(maxsize=8)
def _sample(event: Event) -> Sample:
    said = opened(event.payload)
    lot = said["lot"]
    return Sample(
        plan=Plan(
            _whole(said["n"]),
            _whole(said["c"]),
            float(str(said["aql"])),
            float(str(said["ltpd"])),
            _whole(lot),
        ),
        seed=_whole(said["seed"]),
        lot=Lot(_texts(said["documents"]), str(said["reviewer"])),
        keys=_texts(said["segments"]),
        author=event.author,
        at=event.at,
        event=event.id,
    )


def _whole(value: object) -> int:
    return int(str(value))


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
