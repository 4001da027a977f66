"""A document's segments put in their places: when it comes in, or when its alignment is repaired."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.store import checked, moving, projection
from reviewer.store.checked import Checked, write_hits
from reviewer.store.schema import MOST_SEGMENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewer.model.bead import Bead
    from reviewer.model.segment import TermHit
    from reviewer.store.database import Database, Value
    from reviewer.store.segments import Shape

    Written = tuple[Value, ...]
    """What is kept of a segment besides its texts and its place, as its columns have it."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A segment that is to stand in a document."""

    key: str
    zh: str
    en: str
    zh_sentences: tuple[int, ...]
    en_sentences: tuple[int, ...]
    confidence: float
    is_confirmed: bool
    is_title: bool
    hits: tuple[TermHit, ...]
    checked: Checked


@dataclass(frozen=True, slots=True)
class Placed:
    """What putting segments in their places did: ids of segments."""

    kept: tuple[int, ...]
    new: tuple[int, ...]
    gone: tuple[int, ...]
    moved: tuple[int, ...]
    """Those of `kept` that have another number than before."""


@dataclass(frozen=True, slots=True)
class _Before:
    """A segment as it stands before."""

    id: int
    place: int
    written: Written
    said: checked.Written


def put_in_place(
    database: Database,
    document_id: int,
    planned: Sequence[Planned],
    step: Callable[[], object] = lambda: None,
) -> Placed:
    """Let a document have exactly these segments, in this order.

    A segment that was there before (by its key) keeps its id and everything that was said of it; one
    that is no longer there loses its place, not its history. What stays as it is isn't written again.
    `step` is called now and then; what it raises leaves everything as it was.
    """
    before = _before(database, document_id)
    places = {
        segment.key: document_id * MOST_SEGMENTS + number
        for number, segment in enumerate(planned, start=1)
    }
    gone = tuple(one.id for key, one in before.items() if key not in places)
    projection.take_out(database, gone)
    database.run_many("UPDATE segment SET place = NULL WHERE id = ?", ((i,) for i in gone))
    moves = [
        moving.Move(one.id, one.place, places[key])
        for key, one in before.items()
        if places.get(key, one.place) != one.place
    ]
    moving.move(database, moves, step)
    new = _write(database, document_id, planned, before, step)
    if gone or moves or new:
        database.lay_out_anew()
    return Placed(
        kept=tuple(before[one.key].id for one in planned if one.key in before),
        new=tuple(new),
        gone=gone,
        moved=tuple(one.segment_id for one in moves),
    )


def confirm(database: Database, shapes: Sequence[Shape], beads: Sequence[Bead]) -> tuple[int, ...]:
    """Let segments be as sure as their beads, which have the same sentences; give those that changed."""
    changed = [
        (int(bead.confirmed), 1.0 if bead.confirmed else bead.confidence, shape.id)
        for shape, bead in zip(shapes, beads, strict=True)
        if shape.is_confirmed != bead.confirmed
    ]
    sql = "UPDATE segment SET is_confirmed = ?, confidence = ? WHERE id = ?"
    database.run_many(sql, changed)
    ids = tuple(segment_id for *_, segment_id in changed)
    projection.refresh(database, ids)
    return ids


def _before(database: Database, document_id: int) -> dict[str, _Before]:
    rows = database.rows(
        "SELECT g.key, g.id, g.place, g.zh_sentences, g.en_sentences, g.confidence, "
        "g.is_confirmed, g.is_title, g.hits, c.findings, c.renderings "
        "FROM segment g LEFT JOIN checked c ON c.segment_id = g.id AND c.english = '' "
        "WHERE g.document_id = ? AND g.place IS NOT NULL",
        (document_id,),
    )
    return {row[0]: _Before(row[1], row[2], row[3:9], row[9:]) for row in rows}


def _write(
    database: Database,
    document_id: int,
    planned: Sequence[Planned],
    before: dict[str, _Before],
    step: Callable[[], object],
) -> list[int]:
    """Write what is new or says something else than before; give the ids of what is new."""
    touched: list[int] = []
    new: list[int] = []
    said: list[tuple[int, str, Checked]] = []
    for place, segment in enumerate(planned, start=document_id * MOST_SEGMENTS + 1):
        known = before.get(segment.key)
        written = _written(segment)
        is_said = known is not None and known.said == checked.written(segment.checked)
        if known is not None and is_said and known.written == written:
            continue
        segment_id = _keep(database, document_id, segment, place, written)
        touched.append(segment_id)
        if known is None:
            new.append(segment_id)
        if not is_said:
            said.append((segment_id, checked.PAGE, segment.checked))
        if len(touched) % moving.AT_ONCE == 0:
            step()
    checked.keep(database, said)
    for start in range(0, len(touched), moving.AT_ONCE):
        step()
        projection.refresh(database, touched[start : start + moving.AT_ONCE])
    return new


def _written(segment: Planned) -> Written:
    return (
        json.dumps(segment.zh_sentences),
        json.dumps(segment.en_sentences),
        segment.confidence,
        int(segment.is_confirmed),
        int(segment.is_title),
        write_hits(segment.hits),
    )


def _keep(
    database: Database, document_id: int, segment: Planned, place: int, written: Written
) -> int:
    database.run(
        "INSERT INTO segment (key, document_id, place, zh, en, zh_sentences, en_sentences, "
        "confidence, is_confirmed, is_title, hits) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (key) DO UPDATE SET place = excluded.place, "
        "zh_sentences = excluded.zh_sentences, en_sentences = excluded.en_sentences, "
        "confidence = excluded.confidence, is_confirmed = excluded.is_confirmed, "
        "is_title = excluded.is_title, hits = excluded.hits",
        (segment.key, document_id, place, segment.zh, segment.en, *written),
    )
    row = database.row("SELECT id FROM segment WHERE key = ?", (segment.key,))
    return int(row[0]) if row else 0
