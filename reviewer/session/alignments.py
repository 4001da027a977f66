"""The alignment of a document as it stands after repairs, and its segments brought after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.session import adding
from reviewer.store import documents, log, segments
from reviewer.store.keys import document_subject
from reviewer.store.repairs import repaired

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.model.bead import Alignment, Bead
    from reviewer.model.document import Document
    from reviewer.session.checking import Examiner
    from reviewer.store.database import Database


def repaired_beads(
    database: Database, document: Document, alignment: Alignment
) -> tuple[Bead, ...]:
    """Give the beads of a document that comes in, with the repairs that the log has for this edition."""
    said = log.of_subject(database, document_subject(document.name))
    return repaired(alignment.beads, said, documents.edition(document))


def settle(
    database: Database, document_id: int, examiner: Callable[[], Examiner]
) -> tuple[int, ...]:
    """Bring a document's segments after its beads, within the caller's transaction.

    What was said of segments whose sentences stayed stays. Gives the segments that are new or moved.
    """
    found = documents.with_id(database, document_id)
    if found is None:
        return ()
    beads = documents.beads_now(database, found)
    bodies = segments.bodies(database, document_id)
    before = {body.id: body.place for body in bodies}
    if [(b.zh, b.en, b.confirmed) for b in beads] == [
        (s.zh_sentences, s.en_sentences, s.is_confirmed) for s in bodies
    ]:
        return ()
    hits = {body.zh: body.hits for body in bodies}
    planned = adding.plan(documents.pages(database, document_id), beads, examiner(), hits)
    placed = segments.put_in_place(database, document_id, planned)
    return tuple(
        segment_id
        for segment_id in (*placed.kept, *placed.new)
        if before.get(segment_id) != segments.place_of(database, segment_id)
    )
