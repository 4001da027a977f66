"""Segments as they stand: lines of a list, what was imported of them, texts; what is found anew of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewer.model.decision import Status
from reviewer.model.finding import Severity
from reviewer.store import checked, projection
from reviewer.store.checked import Checked, read_hits, write_hits
from reviewer.store.schema import MOST_SEGMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.model.segment import TermHit
    from reviewer.store.database import Database, Row

_LINE: Final = (
    "s.segment_id, s.place, s.status, g.zh, coalesce(s.text, g.en), s.worst, s.findings, "
    "s.confidence, s.note <> '', s.conflict, s.marks"
)
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Line:
    """A segment as a list shows it."""

    id: int
    place: int
    status: Status
    zh: str
    en: str
    worst: Severity | None
    findings: int
    confidence: float
    has_note: bool
    conflict: bool
    marks: int
    """How many errors people marked in it."""

    @property
    def number(self) -> int:
        """Its number in its document, from 1."""
        return number_of(self.place)

    @property
    def document_id(self) -> int:
        """Its document."""
        return self.place // MOST_SEGMENTS


@dataclass(frozen=True, slots=True)
class Shape:
    """Which sentences a segment has, and how sure that is."""

    id: int
    number: int
    """Its number in its document, from 1."""
    zh_sentences: tuple[int, ...]
    en_sentences: tuple[int, ...]
    confidence: float
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class SegmentBody:
    """What of a segment was imported and no decision changes."""

    id: int
    key: str
    document_id: int
    document: str
    date: str
    place: int | None
    zh: str
    en: str
    zh_sentences: tuple[int, ...]
    en_sentences: tuple[int, ...]
    confidence: float
    is_confirmed: bool
    is_title: bool
    hits: tuple[TermHit, ...]


def lines_from(database: Database, place: int, count: int) -> tuple[Line, ...]:
    """Give up to `count` segments from a place on, in order."""
    rows = database.rows(
        f"SELECT {_LINE} FROM state s CROSS JOIN segment g ON g.id = s.segment_id "  # noqa: S608 — a constant
        "WHERE s.place >= ? ORDER BY s.place LIMIT ?",
        (place, count),
    )
    return tuple(map(_line, rows))


def lines(database: Database, segment_ids: Sequence[int]) -> tuple[Line, ...]:
    """Give segments by their ids, in that order; those without a place are left out."""
    found: dict[int, Line] = {}
    for start in range(0, len(segment_ids), _AT_ONCE):
        part = segment_ids[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(part))
        rows = database.rows(
            f"SELECT {_LINE} FROM state s CROSS JOIN segment g ON g.id = s.segment_id "  # noqa: S608 — marks
            f"WHERE s.segment_id IN ({marks})",
            part,
        )
        found.update((row[0], _line(row)) for row in rows)
    return tuple(found[segment_id] for segment_id in segment_ids if segment_id in found)


def body(database: Database, segment_id: int) -> SegmentBody | None:
    """Give what was imported of a segment."""
    rows = _bodies(database, "g.id = ?", (segment_id,))
    return rows[0] if rows else None


def bodies(database: Database, document_id: int) -> tuple[SegmentBody, ...]:
    """Give what was imported of a document's segments, in order."""
    return _bodies(database, "g.document_id = ? AND g.place IS NOT NULL", (document_id,))


def shapes(database: Database, document_id: int) -> tuple[Shape, ...]:
    """Tell which sentences a document's segments have, in order."""
    rows = database.rows(
        "SELECT id, place, zh_sentences, en_sentences, confidence, is_confirmed FROM segment "
        "WHERE place > ? AND place < ? ORDER BY place",
        (document_id * MOST_SEGMENTS, (document_id + 1) * MOST_SEGMENTS),
    )
    return tuple(
        Shape(
            segment_id,
            number_of(place),
            tuple(json.loads(zh)),
            tuple(json.loads(en)),
            confidence,
            bool(is_confirmed),
        )
        for segment_id, place, zh, en, confidence, is_confirmed in rows
    )


def bodies_of(database: Database, segment_ids: Sequence[int]) -> tuple[SegmentBody, ...]:
    """Give what was imported of segments, in the order of their places; at most 500."""
    marks = ", ".join("?" * len(segment_ids))
    return _bodies(database, f"g.id IN ({marks})", tuple(segment_ids))


def place_of(database: Database, segment_id: int) -> int | None:
    """Tell where a segment stands."""
    row = database.row("SELECT place FROM segment WHERE id = ?", (segment_id,))
    return row[0] if row else None


def id_at(database: Database, place: int) -> int | None:
    """Tell which segment stands at a place."""
    row = database.row("SELECT segment_id FROM state WHERE place = ?", (place,))
    return int(row[0]) if row else None


def id_of(database: Database, key: str) -> int | None:
    """Find a segment by its key."""
    row = database.row("SELECT id FROM segment WHERE key = ?", (key,))
    return int(row[0]) if row else None


def decided(database: Database, document_id: int) -> list[int]:
    """Give the ids of a document's segments that somebody decided, and so takes for aligned right."""
    rows = database.rows(
        "SELECT segment_id FROM state WHERE place > ? AND place < ? "
        "AND status IN ('accepted', 'edited')",
        (document_id * MOST_SEGMENTS, (document_id + 1) * MOST_SEGMENTS),
    )
    return [row[0] for row in rows]


def other_texts(database: Database, document_id: int = 0) -> list[tuple[int, str]]:
    """Give the English that stands in place of the page's, of a document or the whole project."""
    first = document_id * MOST_SEGMENTS
    last = first + MOST_SEGMENTS if document_id else 1 << 62
    rows = database.rows(
        "SELECT segment_id, text FROM state WHERE place > ? AND place < ? AND text IS NOT NULL",
        (first, last),
    )
    return [(row[0], row[1]) for row in rows]


def other_texts_of(database: Database, segment_ids: Sequence[int]) -> dict[int, str]:
    """Give the English that stands in place of the page's, of at most 500 segments that have one."""
    marks = ", ".join("?" * len(segment_ids))
    rows = database.rows(
        f"SELECT segment_id, text FROM state WHERE segment_id IN ({marks}) AND text IS NOT NULL",  # noqa: S608 — marks
        segment_ids,
    )
    return dict(rows)


def other_text(database: Database, segment_id: int) -> str | None:
    """Give the English that stands in place of the page's; None where the page's does."""
    row = database.row("SELECT text FROM state WHERE segment_id = ?", (segment_id,))
    return row[0] if row else None


def number_of(place: int) -> int:
    """Tell a segment's number in its document from its place."""
    return place % MOST_SEGMENTS


def said_of_pages(database: Database, segment_ids: Sequence[int]) -> tuple[Checked, ...]:
    """Give what the checks said of the page's English of segments."""
    return tuple(checked.find_pages(database, segment_ids).values())


def keep_hits(database: Database, rows: Iterable[tuple[int, tuple[TermHit, ...], Checked]]) -> None:
    """Keep the terms that were found anew in segments' Chinese."""
    database.run_many(
        "UPDATE segment SET hits = ? WHERE id = ?",
        [(write_hits(hits), segment_id) for segment_id, hits, _ in rows],
    )


def recheck(database: Database, rows: Sequence[tuple[int, tuple[TermHit, ...], Checked]]) -> None:
    """Keep new findings of the pages' own English, and bring the counts after them."""
    checked.keep(database, [(segment_id, checked.PAGE, said) for segment_id, _, said in rows])
    projection.refresh(database, [segment_id for segment_id, _, _ in rows])


def _bodies(
    database: Database, where: str, values: tuple[int | str, ...]
) -> tuple[SegmentBody, ...]:
    rows = database.rows(
        "SELECT g.id, g.key, g.document_id, d.name, d.date, g.place, g.zh, g.en, "  # noqa: S608 — ours
        "g.zh_sentences, g.en_sentences, g.confidence, g.is_confirmed, g.is_title, g.hits "
        f"FROM segment g JOIN document d ON d.id = g.document_id WHERE {where} ORDER BY g.place",
        values,
    )
    return tuple(map(_body, rows))


def _body(row: Row) -> SegmentBody:
    key, document_id, document, date, place, zh, en = row[1:8]
    zh_sentences, en_sentences, confidence, is_confirmed, is_title, hits = row[8:]
    return SegmentBody(
        row[0],
        key,
        document_id,
        document,
        date,
        place,
        zh,
        en,
        tuple(json.loads(zh_sentences)),
        tuple(json.loads(en_sentences)),
        confidence,
        bool(is_confirmed),
        bool(is_title),
        read_hits(hits),
    )


_SEVERITIES: Final = tuple(Severity)


def _line(row: Row) -> Line:
    segment_id, place, status, zh, en, worst, findings, confidence, has_note, conflict, marks = row
    return Line(
        segment_id,
        place,
        Status(status),
        zh,
        en,
        None if worst is None else _SEVERITIES[worst],
        findings,
        confidence,
        bool(has_note),
        bool(conflict),
        marks,
    )
