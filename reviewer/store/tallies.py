"""Stretches of documents, and the sums that are kept of them so that nobody reads their segments again.

Never part of the log: what is missing or out of date is summed again. What is summed, `score` knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from reviewer.store.schema_sums import DOCUMENT_STRETCHES, STRETCH_PLACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.store.database import Database

_AT_ONCE: Final = 1000


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of places in one document, at one moment."""

    id: int
    turn: int
    """Goes up with everything that changes in it."""
    segments: int
    """How many it has: those of a document stand without a gap."""
    sums: str | None
    """What was kept of it; None where that does not hold any more."""

    @property
    def document_id(self) -> int:
        """Its document."""
        return self.id // DOCUMENT_STRETCHES


def version(database: Database) -> tuple[int, int]:
    """Give a pair of numbers that changes with every segment of the project, whoever changed it."""
    row = database.row("SELECT count(*), total(turn) FROM stretch")
    return (int(row[0]), int(row[1])) if row else (0, 0)


def turns(database: Database) -> dict[int, int]:
    """Give for each document, by its id, a number that changes with anything that is shown of it."""
    rows = database.rows(
        "SELECT id / ?, sum(turn) FROM stretch WHERE id > 0 GROUP BY 1 ORDER BY 1",
        (DOCUMENT_STRETCHES,),
    )
    return dict(rows)


def every(database: Database, kind: str, measure: str) -> Iterator[Stretch]:
    """Give all stretches in the project's order, with what is kept of a kind by a way of measuring."""
    last = 0
    while True:
        rows = database.rows(
            "SELECT s.id, s.turn, t.sums, "
            "(SELECT max(place) FROM state WHERE place >= s.id * ? AND place < (s.id + 1) * ?) "
            "FROM stretch s LEFT JOIN tally t ON t.kind = ? AND t.stretch_id = s.id "
            "AND t.turn = s.turn AND t.measure = ? WHERE s.id > ? ORDER BY s.id LIMIT ?",
            (STRETCH_PLACES, STRETCH_PLACES, kind, measure, last, _AT_ONCE),
        )
        if not rows:
            return
        for stretch_id, turn, sums, place in rows:
            # A document's first segment is number 1: its first stretch has no place 0.
            reached = 0 if place is None else place % STRETCH_PLACES
            more = place is not None and stretch_id % DOCUMENT_STRETCHES > 0
            yield Stretch(stretch_id, turn, reached + more, sums)
        last = rows[-1][0]


def runs(stretches: Iterable[Stretch], most: int) -> Iterator[tuple[Stretch, ...]]:
    """Put stretches together that are read at once: all kept, or none, and up to `most` segments."""
    for is_kept, members in groupby(stretches, lambda stretch: stretch.sums is not None):
        run: list[Stretch] = []
        for stretch in members:
            run.append(stretch)
            if len(run) >= _AT_ONCE or (not is_kept and sum(one.segments for one in run) >= most):
                yield tuple(run)
                run = []
        if run:
            yield tuple(run)


def places(stretches: Sequence[Stretch]) -> tuple[int, int]:
    """Give the first place of a run of stretches and the one behind its last."""
    return stretches[0].id * STRETCH_PLACES, (stretches[-1].id + 1) * STRETCH_PLACES


def stretch_of(place: int) -> int:
    """Tell the id of the stretch that a place is in."""
    return place // STRETCH_PLACES


def keep(database: Database, kind: str, measure: str, rows: Iterable[tuple[Stretch, str]]) -> None:
    """Keep sums, but of a stretch that changed since it was read."""
    database.run_many(
        "INSERT OR REPLACE INTO tally "
        "SELECT ?, id, turn, ?, ? FROM stretch WHERE id = ? AND turn = ?",
        ((kind, measure, sums, stretch.id, stretch.turn) for stretch, sums in rows),
    )
