"""Repair of the alignment in a review: each act is kept at once, undone like any other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewer.model.decision import EventKind
from reviewer.model.errors import DecisionError
from reviewer.session import repairing
from reviewer.session.views import Outcome
from reviewer.store import documents, log, segments
from reviewer.store.keys import document_subject
from reviewer.store.log import Saying
from reviewer.store.repairs import payload
from reviewer.store.schema import MOST_SEGMENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewer.model.bead import Bead
    from reviewer.model.decision import Event
    from reviewer.model.span import Side
    from reviewer.session.acts import Acts
    from reviewer.session.project import Project
    from reviewer.store.documents import DocumentNow
    from reviewer.store.repairs import Repair

_CHANGED: Final = "the alignment was changed meanwhile"


@dataclass(frozen=True, slots=True)
class BeadView:
    """A bead with its sentences, as the repair of an alignment shows it."""

    segment_id: int
    number: int
    zh: tuple[str, ...]
    en: tuple[str, ...]
    confidence: float
    is_confirmed: bool

    @property
    def asks_for_a_look(self) -> bool:
        """It is not one to one, or uncertain, and nobody confirmed it."""
        one_to_one = len(self.zh) == len(self.en) == 1
        is_sure = one_to_one and self.confidence >= repairing.UNCERTAIN
        return not (self.is_confirmed or is_sure)


@dataclass(frozen=True, slots=True)
class Realigned:
    """Another alignment of a document, not in place yet."""

    segment_id: int
    document: DocumentNow
    number: int
    before: tuple[Bead, ...]
    """What it was made from."""
    beads: tuple[Bead, ...]


@dataclass(frozen=True, slots=True)
class _Before:
    """A document before a repair, and what was said of it by then."""

    document: DocumentNow
    events: tuple[Event, ...]


class Repairs:
    """The alignment acts of a review. Decisions on segments that keep their sentences stay."""

    def __init__(self, project: Project, acts: Acts) -> None:
        self._project = project
        self._database = project.database
        self._acts = acts

    def beads(self, document: str | int) -> tuple[BeadView, ...]:
        """Show a document's beads with their sentences, in order; reads aside, so that a worker may ask."""
        with self._database.aside() as database:
            found = documents.find(database, document)
            pages = documents.pages(database, found.id)
            shapes = segments.shapes(database, found.id)
        zh, en = pages.zh.texts, pages.en.texts
        return tuple(
            BeadView(
                segment_id=shape.id,
                number=shape.number,
                zh=tuple(zh[number] for number in shape.zh_sentences),
                en=tuple(en[number] for number in shape.en_sentences),
                confidence=shape.confidence,
                is_confirmed=shape.is_confirmed,
            )
            for shape in shapes
        )

    def confirm(self, segment_id: int) -> Outcome:
        """Say that a bead is right: it stays through imports and new alignments."""
        return self._repair(segment_id, "confirmed", repairing.confirmed)

    def merge(self, segment_id: int) -> Outcome:
        """Make one segment of a segment and the next."""
        return self._repair(segment_id, "merged", repairing.merged)

    def split(self, segment_id: int, zh: int, en: int) -> Outcome:
        """Make two segments: the first has the first `zh` Chinese and `en` English sentences."""
        return self._repair(
            segment_id, "split", lambda beads, at: repairing.split(beads, at, zh, en)
        )

    def move(self, segment_id: int, side: Side, *, down: bool) -> Outcome:
        """Move a sentence of one side into the next segment (its last) or the one before (its first)."""
        return self._repair(
            segment_id, "moved", lambda beads, at: repairing.moved(beads, at, side, down=down)
        )

    def realign(self, segment_id: int, *, whole: bool = False) -> Outcome:
        """Align again between the confirmed beads around a segment, or in its whole document."""
        return self.put_in_place(self.align_again(segment_id, whole=whole))

    def align_again(self, segment_id: int, *, whole: bool = False) -> Realigned:
        """Find another alignment and change nothing: for a worker, as it takes seconds; reads aside."""
        document, number = self._find(segment_id)
        with self._project.aside() as project:
            beads = documents.beads_now(project.database, document)
            pages = documents.pages(project.database, document.id)
            anchors = repairing.anchors(beads, None if whole else number - 1)
            anew = project.align_anew(pages, anchors).beads
        return Realigned(segment_id, document, number, beads, anew)

    def put_in_place(self, found: Realigned) -> Outcome:
        """Put another alignment in place; DecisionError where somebody changed what it was made from."""
        before = self._before(self._project.find_document(found.document.id))
        is_same = before.document.edition == found.document.edition
        if not is_same or found.before != documents.beads_now(self._database, before.document):
            raise DecisionError(f"{_CHANGED}: align again")
        repair = repairing.realigned(found.before, found.beads)
        if repair is None:
            return Outcome(found.segment_id, "the alignment stays as it is", ())
        return self._say(before, repair, f"aligned again around {found.number}", found.number)

    def _repair(
        self,
        segment_id: int,
        done: str,
        change: Callable[[Sequence[Bead], int], Repair],
    ) -> Outcome:
        document, number = self._find(segment_id)
        before = self._before(document)
        repair = change(documents.beads_now(self._database, document), number - 1)
        return self._say(before, repair, f"{done} {number}", number)

    def _before(self, document: DocumentNow) -> _Before:
        return _Before(document, log.of_subject(self._database, document_subject(document.name)))

    def _say(self, before: _Before, repair: Repair, label: str, number: int) -> Outcome:
        document = before.document
        subject = document_subject(document.name)
        saying = Saying(EventKind.ALIGNMENT, subject, payload(repair, document.edition))

        def sayings() -> list[Saying]:
            # Asked within the transaction: another may have repaired or imported it meanwhile.
            now = self._before(self._project.find_document(document.id))
            if (now.document.edition, now.events) != (document.edition, before.events):
                raise DecisionError(f"{_CHANGED}: look again")
            return [saying]

        outcome = self._acts.do(sayings, label, coming=[saying])
        # Another segment may stand there now, or the last one be gone.
        here = self._id_at(document.id, number) or self._id_at(document.id, number - 1)
        return Outcome(here or 0, label, outcome.changed)

    def _id_at(self, document_id: int, number: int) -> int | None:
        return segments.id_at(self._database, document_id * MOST_SEGMENTS + number)

    def _find(self, segment_id: int) -> tuple[DocumentNow, int]:
        place = segments.place_of(self._database, segment_id)
        if place is None:
            raise DecisionError("there is no such segment any more: the page was imported anew")
        document_id, number = divmod(place, MOST_SEGMENTS)
        return self._project.find_document(document_id), number
