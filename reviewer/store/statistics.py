"""Statistics of the English that people answer for, kept by segment, so that scores are sums.

Never part of the log: what is missing or out of date is computed again. How, `score` knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.store.database import Database

COLUMNS: Final = (
    *("edits", "reference_words", "page_length", "reviewed_length"),
    *("matches_1", "matches_2", "matches_3", "matches_4"),
    *("ngrams_1", "ngrams_2", "ngrams_3", "ngrams_4"),
)
"""Of TER two, of BLEU ten, in the order of their metrics."""
KEPT: Final = (
    "LEFT JOIN statistic t ON t.segment_id = s.segment_id AND t.event = s.event AND t.measure = ?"
)
"""Joins a state `s` with its statistics `t`, where they hold."""
ANSWERED_FOR: Final = "s.status IN ('accepted', 'edited')"
_WITHIN: Final = "s.place >= ? AND s.place < ?"


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """A segment whose reviewed English was not measured yet."""

    segment_id: int
    event: str
    """The decision that made it so."""
    page: str
    reviewed: str


def kept(database: Database, measure: str, first: int, end: int) -> dict[int, tuple[int, ...]]:
    """Give what was kept of the decisions that stand from a place up to another, by segment.

    The numbers are in the order of `COLUMNS`.
    """
    columns = ", ".join(f"t.{name}" for name in COLUMNS)
    rows = database.rows(
        f"SELECT s.segment_id, {columns} FROM state s {KEPT} "  # noqa: S608 — ours
        f"WHERE {_WITHIN} AND {ANSWERED_FOR} AND t.segment_id IS NOT NULL",
        (measure, first, end),
    )
    return {segment_id: tuple(found) for segment_id, *found in rows}


def unmeasured(database: Database, measure: str, first: int, end: int) -> tuple[Unmeasured, ...]:
    """Give the segments there whose decision or way of measuring is not the one that was kept."""
    rows = database.rows(
        "SELECT s.segment_id, s.event, g.en, coalesce(s.text, g.en) "  # noqa: S608 — ours
        f"FROM state s {KEPT} CROSS JOIN segment g ON g.id = s.segment_id "
        f"WHERE {_WITHIN} AND {ANSWERED_FOR} AND t.segment_id IS NULL",
        (measure, first, end),
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
