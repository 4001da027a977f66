"""Statistics of the English that people answer for, kept by segment, so that scores are sums.

Never part of the log: what is missing or out of date is computed again. How, `score` knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewer.store.schema import MOST_SEGMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.store.database import Database

COLUMNS: Final = (
    *("edits", "reference_words", "page_length", "reviewed_length"),
    *("matches_1", "matches_2", "matches_3", "matches_4"),
    *("ngrams_1", "ngrams_2", "ngrams_3", "ngrams_4"),
)
"""Of TER two, of BLEU ten, in the order of their metrics."""
_KEPT: Final = (
    "LEFT JOIN statistic t ON t.segment_id = s.segment_id AND t.event = s.event AND t.measure = ?"
)
_ANSWERED_FOR: Final = "s.status IN ('accepted', 'edited')"


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """A segment whose reviewed English was not measured yet."""

    segment_id: int
    event: str
    """The decision that made it so."""
    author: str
    month: str
    page: str
    reviewed: str


@dataclass(frozen=True, slots=True)
class Sums:
    """What people answer for in a document, by person and month, with its statistics summed."""

    document_id: int
    author: str
    month: str
    """Of the decisions, ISO 8601: `2026-11`."""
    segments: int
    unmeasured: int
    """How many of the segments the sums lack."""
    columns: tuple[int, ...]
    """In the order of `COLUMNS`."""


def sums(database: Database, measure: str) -> tuple[Sums, ...]:
    """Add up what was kept of the decisions that stand, by document, person and month."""
    columns = ", ".join(f"total(t.{name})" for name in COLUMNS)
    rows = database.rows(
        f"SELECT s.place / {MOST_SEGMENTS}, s.author, substr(s.at, 1, 7), count(*), "  # noqa: S608 — ours
        f"count(*) - count(t.segment_id), {columns} FROM state s {_KEPT} "
        f"WHERE {_ANSWERED_FOR} GROUP BY 1, 2, 3",
        (measure,),
    )
    return tuple(
        Sums(document_id, author, month, segments, missing, tuple(map(int, found)))
        for document_id, author, month, segments, missing, *found in rows
    )


def each(database: Database, measure: str) -> tuple[tuple[int, str, str, tuple[int, ...]], ...]:
    """Give what was kept of each decision that stands: place, author, time, statistics."""
    columns = ", ".join(f"t.{name}" for name in COLUMNS)
    rows = database.rows(
        f"SELECT s.place, s.author, s.at, {columns} FROM state s {_KEPT} "  # noqa: S608 — ours
        f"WHERE {_ANSWERED_FOR} AND t.segment_id IS NOT NULL",
        (measure,),
    )
    return tuple((place, author, at, tuple(found)) for place, author, at, *found in rows)


def unmeasured(database: Database, measure: str, document_id: int) -> tuple[Unmeasured, ...]:
    """Give a document's segments whose decision or way of measuring is not the one that was kept."""
    rows = database.rows(
        "SELECT s.segment_id, s.event, s.author, substr(s.at, 1, 7), g.en, coalesce(s.text, g.en) "  # noqa: S608 — ours
        f"FROM state s {_KEPT} CROSS JOIN segment g ON g.id = s.segment_id "
        f"WHERE {_ANSWERED_FOR} AND t.segment_id IS NULL AND s.place BETWEEN ? AND ?",
        (measure, document_id * MOST_SEGMENTS, (document_id + 1) * MOST_SEGMENTS - 1),
    )
    return tuple(Unmeasured(*row) for row in rows)


def keep(
    database: Database, measure: str, rows: Iterable[tuple[Unmeasured, Sequence[int]]]
) -> None:
    """Keep the statistics of segments, in place of what was kept of them."""
    marks = ", ".join("?" * (3 + len(COLUMNS)))
    database.run_many(
        f"INSERT OR REPLACE INTO statistic VALUES ({marks})",  # noqa: S608 — question marks
        ((one.segment_id, one.event, measure, *columns) for one, columns in rows),
    )
