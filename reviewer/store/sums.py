"""What the segments of some stretches add up to by person and month, added up by SQLite.

Places are half open: from the first to the one behind the last (`tallies.places`). SQLite works without
Python's lock, so that keys are answered meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewer.model.decision import Status
from reviewer.store.keys import EVERYWHERE, document_subject
from reviewer.store.schema_sums import STRETCH_PLACES
from reviewer.store.statistics import ANSWERED_FOR, COLUMNS, KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.store.database import Database

_GROUP: Final = f"s.place / {STRETCH_PLACES}, s.author, substr(s.at, 1, 7)"
_WITHIN: Final = "s.place >= ? AND s.place < ?"
_TEXTS_AT_ONCE: Final = 4096


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """Who decided, and when, some segments of a stretch; both are empty of open ones."""

    stretch_id: int
    author: str
    month: str
    """`2026-03`."""


def texts(database: Database, first: int, end: int) -> Iterator[tuple[Group, Status, int, str]]:
    """Give how many segments have a status, with their pages' English, one a line."""
    rows = database.rows(
        f"SELECT {_GROUP}, s.status, count(*), group_concat(g.en, char(10)) "  # noqa: S608 — ours
        f"FROM state s CROSS JOIN segment g ON g.id = s.segment_id WHERE {_WITHIN} "
        "GROUP BY 1, 2, 3, 4",
        (first, end),
    )
    return ((Group(*row[:3]), Status(row[3]), row[4], row[5]) for row in rows)


def findings(database: Database, first: int, end: int) -> Iterator[tuple[Group, int]]:
    """Count the findings on the pages as they came that nobody waived."""
    rows = database.rows(
        f"SELECT {_GROUP}, count(*) FROM state s "  # noqa: S608 — ours
        "CROSS JOIN checked c ON c.segment_id = s.segment_id AND c.english = '' "
        "CROSS JOIN json_each(c.findings) f "
        f"WHERE {_WITHIN} AND c.findings <> '[]' AND NOT EXISTS ("
        "SELECT 1 FROM waiver w WHERE w.key = json_extract(f.value, '$[#-1]') AND ("
        "w.subject = ? OR w.subject = (SELECT g.key FROM segment g WHERE g.id = s.segment_id) "
        "OR w.subject = (SELECT ? || d.name FROM document d "
        "JOIN segment g ON g.document_id = d.id WHERE g.id = s.segment_id))) "
        "GROUP BY 1, 2, 3",
        (first, end, EVERYWHERE, document_subject("")),
    )
    return ((Group(*row[:3]), row[3]) for row in rows)


def statistics(
    database: Database, measure: str, first: int, end: int
) -> Iterator[tuple[Group, int, tuple[int, ...]]]:
    """Count the segments that people answer for, and add up what was kept of them."""
    columns = ", ".join(f"sum(t.{name})" for name in COLUMNS)
    rows = database.rows(
        f"SELECT {_GROUP}, count(*), {columns} FROM state s {KEPT} "  # noqa: S608 — ours
        f"WHERE {_WITHIN} AND {ANSWERED_FOR} AND t.segment_id IS NOT NULL GROUP BY 1, 2, 3",
        (measure, first, end),
    )
    return ((Group(*row[:3]), row[3], tuple(row[4:])) for row in rows)


def moments(database: Database, first: int, end: int) -> Iterator[tuple[Group, str]]:
    """Give when each segment was decided, by person in the order of time."""
    rows = database.rows(
        f"SELECT {_GROUP}, s.at FROM state s WHERE {_WITHIN} AND s.at <> '' ORDER BY 1, 2, 4",  # noqa: S608 — ours
        (first, end),
    )
    return ((Group(*row[:3]), row[3]) for row in rows)


def judged(database: Database, first: int, end: int) -> list[int]:
    """Give the segments that somebody who marks errors marked or decided, in order."""
    rows = database.rows(
        "SELECT s.segment_id FROM state s CROSS JOIN segment g ON g.id = s.segment_id "  # noqa: S608 — a constant
        f"WHERE {_WITHIN} AND EXISTS (SELECT 1 FROM event e WHERE e.subject = g.key "
        "AND e.kind IN ('decision', 'mark') "
        "AND e.author IN (SELECT author FROM event WHERE kind = 'mark')) ORDER BY s.place",
        (first, end),
    )
    return [row[0] for row in rows]


def pages(database: Database) -> Iterator[str]:
    """Give the English of all pages as they came, in the project's order."""
    return _texts(database, "g.en", "1")


def answered_for(database: Database) -> tuple[Iterator[str], Iterator[str]]:
    """Give the English that people answer for, in the same order: as it came, and as it was reviewed."""
    return (
        _texts(database, "g.en", ANSWERED_FOR),
        _texts(database, "coalesce(s.text, g.en)", ANSWERED_FOR),
    )


def _texts(database: Database, text: str, where: str) -> Iterator[str]:
    last = 0
    while True:
        rows = database.rows(
            f"SELECT s.place, {text} FROM state s CROSS JOIN segment g ON g.id = s.segment_id "  # noqa: S608 — ours
            f"WHERE s.place > ? AND {where} ORDER BY s.place LIMIT ?",
            (last, _TEXTS_AT_ONCE),
        )
        if not rows:
            return
        last = rows[-1][0]
        yield from (row[1] for row in rows)
