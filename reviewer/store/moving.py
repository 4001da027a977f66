"""Segments that only have another number than before: moved all at once, nothing about them made anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewer.store import concordance, memory

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewer.store.database import Database

AT_ONCE: Final = 250
"""Segments between two looks at whether to go on: 10 to 20 ms."""


@dataclass(frozen=True, slots=True)
class Move:
    """A segment that goes from one place to another."""

    segment_id: int
    old: int
    new: int


def move(
    database: Database, moves: Sequence[Move], step: Callable[[], object] = lambda: None
) -> None:
    """Put segments in other places, which are free or those of others that move, within a transaction.

    `step` is called now and then.
    """
    steps = _in_turn(moves)
    for table, name in (("segment", "id"), ("state", "segment_id")):
        database.run_many(f"UPDATE {table} SET place = ? WHERE {name} = ?", steps)  # noqa: S608 — names
    _move_queue(database, moves)
    parts = [moves[start : start + AT_ONCE] for start in range(0, len(moves), AT_ONCE)]
    texts = [_texts(database, part) for part in parts]
    for part, found in zip(parts, texts, strict=True):
        step()
        memory.take_out(database, [(one.old, found[one.segment_id][0]) for one in part])
        concordance.take_out(database, [(one.old, *found[one.segment_id]) for one in part])
    for part, found in zip(parts, texts, strict=True):
        step()
        memory.add(database, [(one.new, found[one.segment_id][0]) for one in part])
        concordance.add(database, [(one.new, *found[one.segment_id]) for one in part])


def _in_turn(moves: Sequence[Move]) -> list[tuple[int, int]]:
    """Put moves in such an order that each place is free when somebody comes: place, segment.

    Where they go round in a circle, one steps aside first, to a place that no segment has.
    """
    waiting = {one.old: one for one in moves}
    steps: list[tuple[int, int]] = []
    while waiting:
        chain = [waiting.pop(next(iter(waiting)))]
        while follower := waiting.pop(chain[-1].new, None):
            chain.append(follower)
        if chain[-1].new == chain[0].old:
            steps.append((-chain[0].old, chain[0].segment_id))
        steps += [(one.new, one.segment_id) for one in reversed(chain)]
    return steps


def _texts(database: Database, moves: Sequence[Move]) -> dict[int, tuple[str, str]]:
    """Give the Chinese and the English as it stands, by segment."""
    marks = ", ".join("?" * len(moves))
    rows = database.rows(
        "SELECT g.id, g.zh, coalesce(s.text, g.en) FROM segment g "  # noqa: S608 — question marks
        f"CROSS JOIN state s ON s.segment_id = g.id WHERE g.id IN ({marks})",
        [one.segment_id for one in moves],
    )
    return {segment_id: (zh, en) for segment_id, zh, en in rows}


def _move_queue(database: Database, moves: Sequence[Move]) -> None:
    waiting = [
        (check, one)
        for start in range(0, len(moves), AT_ONCE)
        for part in [moves[start : start + AT_ONCE]]
        for check, one in _queued(database, part)
    ]
    database.run_many(
        "DELETE FROM queue WHERE check_name = ? AND place = ?",
        [(check, one.old) for check, one in waiting],
    )
    database.run_many(
        "INSERT INTO queue VALUES (?, ?, ?)",
        [(check, one.new, one.segment_id) for check, one in waiting],
    )


def _queued(database: Database, moves: Sequence[Move]) -> list[tuple[str, Move]]:
    """Tell in which queues segments stand."""
    by_id = {one.segment_id: one for one in moves}
    marks = ", ".join("?" * len(by_id))
    rows = database.rows(
        "SELECT DISTINCT check_name, segment_id FROM finding "  # noqa: S608 — question marks
        f"WHERE waiver = '' AND segment_id IN ({marks})",
        tuple(by_id),
    )
    return [(check, by_id[segment_id]) for check, segment_id in rows]
