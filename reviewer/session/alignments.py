"""The alignment of a document as it stands after repairs, and its segments brought after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.session import adding
from reviewer.store import documents, glossaries, log, placing, segments
from reviewer.store.keys import document_subject
from reviewer.store.repairs import repaired

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewer.model.bead import Alignment, Bead
    from reviewer.model.decision import Event
    from reviewer.model.document import Document
    from reviewer.session.checking import Examiner
    from reviewer.session.views import Step
    from reviewer.store.database import Database
    from reviewer.store.documents import DocumentNow
    from reviewer.store.placing import Planned
    from reviewer.store.segments import Shape


def repaired_beads(
    database: Database, document: Document, alignment: Alignment
) -> tuple[Bead, ...]:
    """Give the beads of a document that comes in, with the repairs that the log has for this edition."""
    said = log.of_subject(database, document_subject(document.name))
    return repaired(alignment.beads, said, documents.edition(document))


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Segments that a document will have, worked out before anything is written."""

    document: DocumentNow
    glossary: str
    """Hash of the glossary that they were checked by."""
    beads: tuple[Bead, ...]
    planned: tuple[Planned, ...]

    def fits(self, document: DocumentNow, glossary: str, beads: tuple[Bead, ...]) -> bool:
        """Say whether a document is as it was foreseen, by now."""
        return (self.document.edition, self.document.date, self.glossary, self.beads) == (
            document.edition,
            document.date,
            glossary,
            beads,
        )


def foresee(
    database: Database,
    document: DocumentNow,
    coming: Sequence[Event],
    examiner: Callable[[], Examiner],
    step: Step,
) -> Foreseen | None:
    """Work out a document's segments as they will be when something more is said; writes nothing.

    None where they will have the sentences that they have.
    """
    glossary = glossaries.hash_in_force(database)
    imported = documents.find_alignment(database, document.id, document.edition)
    said = (*log.of_subject(database, document_subject(document.name)), *coming)
    beads = repaired(imported.beads if imported else (), said, document.edition)
    if _have_the_same_sentences(segments.shapes(database, document.id), beads):
        return None
    step(f"checking {len(beads):,} segments …")
    return Foreseen(document, glossary, beads, _plan(database, document, beads, examiner()))


def settle(
    database: Database,
    document_id: int,
    examiner: Callable[[], Examiner],
    foreseen: Foreseen | None = None,
    step: Step = lambda _: None,
) -> tuple[int, ...]:
    """Bring a document's segments after its beads, within the caller's transaction.

    What was said of segments whose sentences stayed stays. Gives the segments that are new,
    moved, or sure now.
    """
    found = documents.with_id(database, document_id)
    if found is None:
        return ()
    beads = documents.beads_now(database, found)
    shapes = segments.shapes(database, document_id)
    if _have_the_same_sentences(shapes, beads):
        return placing.confirm(database, shapes, beads)
    if foreseen and foreseen.fits(found, glossaries.hash_in_force(database), beads):
        planned = foreseen.planned
    else:
        planned = _plan(database, found, beads, examiner())
    placed = placing.put_in_place(
        database, document_id, planned, lambda: step("putting the segments in place …")
    )
    return (*placed.moved, *placed.new)


def _have_the_same_sentences(shapes: Sequence[Shape], beads: Sequence[Bead]) -> bool:
    return len(shapes) == len(beads) and all(
        (one.zh_sentences, one.en_sentences) == (bead.zh, bead.en)
        for one, bead in zip(shapes, beads, strict=True)
    )


def _plan(
    database: Database, document: DocumentNow, beads: Sequence[Bead], examiner: Examiner
) -> tuple[Planned, ...]:
    hits = {body.zh: body.hits for body in segments.bodies(database, document.id)}
    return adding.plan(documents.pages(database, document.id), beads, examiner, hits)
