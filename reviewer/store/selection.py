"""Which segments are wanted: the rows of a filtered list, and the next or previous that fits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from reviewer.store import concordance, counters
from reviewer.store.schema import MOST_SEGMENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.decision import Status
    from reviewer.store.database import Database, Value

_FEW: Final = 5_000
"""Segments that are looked through for a text sooner than the index of texts is asked."""
_UNCERTAIN: Final = 50_000
"""Uncertain segments up to which they are put in order sooner than all are walked through."""
_MOST_AT_ONCE: Final = 1 << 40
"""A limit that none reaches."""
_BEHIND_ALL: Final = 1 << 62

_IN_QUEUE: Final = "EXISTS (SELECT 1 FROM queue q WHERE q.check_name = ? AND q.place = s.place)"


@dataclass(frozen=True, slots=True)
class Selection:
    """Segments that fit all that is given; what is None, empty or False does not matter."""

    document_id: int = 0
    """0 for the whole project."""
    status: Status | None = None
    check: str | None = None
    author: str | None = None
    texts: tuple[str, ...] = ()
    """Each stands in the Chinese, or (whatever its case) in the English as it is now."""
    max_confidence: float | None = None
    conflict: bool = False
    marked: bool = False
    """Somebody marked an error in it."""
    clean: bool = False
    """Both sides have text, and no check has anything to say that nobody waived."""

    @property
    def counters(self) -> tuple[str, ...]:
        """Names of the counters that count what is asked for, each by itself."""
        names = (
            self.status.value if self.status else "",
            f"check:{self.check}" if self.check else "",
            f"author:{self.author}" if self.author else "",
            "conflict" if self.conflict else "",
            "marked" if self.marked else "",
        )
        return tuple(name for name in names if name)


def sizes(database: Database, selection: Selection) -> dict[int, int] | None:
    """Count what fits in each document, where a counter knows it; None where it must be counted."""
    is_plain = not (selection.texts or selection.clean or selection.max_confidence is not None)
    if not is_plain or len(selection.counters) != 1:
        return None
    if not selection.document_id:
        return counters.of_documents(database, selection.counters[0])
    count = counters.count(database, selection.document_id, selection.counters[0])
    return {selection.document_id: count}


def after(
    database: Database,
    selection: Selection,
    place: int = 0,
    limit: int = _MOST_AT_ONCE,
    *,
    before: int | None = None,
) -> list[tuple[int, int]]:
    """Give segments that fit behind a place, in order, up to `limit`: (id, place).

    Where `before` is given, only those before that place.
    """
    return _find(database, selection, _Walk(place, before, descending=False), limit)


def behind_some(database: Database, document_id: int, place: int, count: int) -> int | None:
    """Give the place behind the next `count` segments of a document (0: the project) behind a place.

    Looking through so many takes the same time whatever is looked for. None where there are no more.
    """
    end = (document_id + 1) * MOST_SEGMENTS if document_id else _BEHIND_ALL
    row = database.row(
        "SELECT place FROM state WHERE place > ? AND place < ? ORDER BY place LIMIT 1 OFFSET ?",
        (max(place, document_id * MOST_SEGMENTS), end, count),
    )
    return int(row[0]) if row else None


def is_short(database: Database, selection: Selection) -> bool:
    """Say whether so few have one of the things that are asked for that all are looked at in no time."""
    return _shortest(database, selection)[0] <= _FEW


def is_indexed(selection: Selection) -> bool:
    """Say whether an index finds all that fit, and little else: a text and nothing besides, in the whole project.

    To begin anew at another place costs it 10 to 100 ms, where a word may go on.
    """
    is_alone = len(selection.texts) == 1 and selection == Selection(texts=selection.texts)
    return is_alone and _asks_index(selection)


def among(database: Database, segment_ids: Sequence[int], status: Status) -> frozenset[int]:
    """Tell which of at most 500 segments have a status."""
    marks = ", ".join("?" * len(segment_ids))
    rows = database.rows(
        f"SELECT segment_id FROM state WHERE status = ? AND segment_id IN ({marks})",  # noqa: S608 — marks
        (status, *segment_ids),
    )
    return frozenset(row[0] for row in rows)


def holding(database: Database, text: str, limit: int, place: int = 0) -> list[int]:
    """Find `limit` segments of the project with a text behind a place; at once, however many there are."""
    return [segment_id for segment_id, _ in after(database, Selection(texts=(text,)), place, limit)]


def uncertain(database: Database, document_id: int, confidence: float) -> int:
    """Count the segments of a document (0: of the project) up to a confidence."""
    first = document_id * MOST_SEGMENTS
    row = database.row(
        "SELECT count(*) FROM state INDEXED BY state_confidence "
        "WHERE confidence <= ? AND place > ? AND place < ?",
        (confidence, first, first + MOST_SEGMENTS if document_id else _BEHIND_ALL),
    )
    return int(row[0]) if row else 0


def nearest(
    database: Database, selection: Selection, place: int, *, backwards: bool = False
) -> int | None:
    """Find the next (or previous) segment that fits from a place on, round the end to the place itself."""
    ways = (
        (_Walk(None, place, descending=True), _Walk(place - 1, None, descending=True))
        if backwards
        else (_Walk(place, None, descending=False), _Walk(None, place + 1, descending=False))
    )
    for way in ways:
        found = _find(database, selection, way, 1)
        if found:
            return found[0][0]
    return None


@dataclass(frozen=True, slots=True)
class _Walk:
    """A stretch of places, both ends left out, and the direction through it."""

    after: int | None
    before: int | None
    descending: bool


class _Source(Enum):
    """What is walked along: the planner has no statistics to choose by."""

    ALL = ("state s", "s.place")
    TEXT = ("wording f CROSS JOIN state s ON s.place = f.rowid", "f.rowid")
    QUEUE = ("queue q CROSS JOIN state s ON s.segment_id = q.segment_id", "q.place")
    STATUS = ("state s INDEXED BY state_status", "s.place")
    AUTHOR = ("state s INDEXED BY state_author", "s.place")
    CONFLICT = ("state s INDEXED BY state_conflict", "s.place")
    MARKED = ("state s INDEXED BY state_marked", "s.place")
    CONFIDENCE = ("state s INDEXED BY state_confidence", "s.place")

    @property
    def tables(self) -> str:
        """What stands behind FROM."""
        return self.value[0]

    @property
    def place(self) -> str:
        """The column that it is in the order of."""
        return self.value[1]


def _find(
    database: Database, selection: Selection, walk: _Walk, limit: int
) -> list[tuple[int, int]]:
    source = _source(database, selection)
    wheres, values = _conditions(selection, source)
    first = selection.document_id * MOST_SEGMENTS
    bounds = [walk.after, first if selection.document_id else None]
    wheres.append(f"{source.place} > ?")
    values.append(max((bound for bound in bounds if bound is not None), default=0))
    ends = [walk.before, first + MOST_SEGMENTS if selection.document_id else None]
    if any(end is not None for end in ends):
        wheres.append(f"{source.place} < ?")
        values.append(min(end for end in ends if end is not None))
    needs_texts = selection.texts or selection.clean
    texts = " CROSS JOIN segment g ON g.id = s.segment_id" if needs_texts else ""
    order = "DESC" if walk.descending else "ASC"
    rows = database.rows(
        f"SELECT s.segment_id, s.place FROM {source.tables}{texts} WHERE {' AND '.join(wheres)} "  # noqa: S608 — ours
        f"ORDER BY {source.place} {order} LIMIT ?",
        (*values, limit),
    )
    return [(row[0], row[1]) for row in rows]


def _source(database: Database, selection: Selection) -> _Source:
    """Choose the shortest way along which all stand that are asked for.

    In one document every segment is looked at for a text: that is as quick, and finds it in the middle
    of an English word too.
    """
    fewest, source = _shortest(database, selection)
    if _asks_index(selection):
        return source if fewest <= _FEW else _Source.TEXT
    if selection.max_confidence is not None and not selection.document_id and fewest > _FEW:
        few = _uncertain_are_few(database, selection.max_confidence)
        return _Source.CONFIDENCE if few else source
    return source


def _asks_index(selection: Selection) -> bool:
    """Say whether the index of texts can help to find what is asked for."""
    is_text = bool(selection.texts) and not selection.document_id
    return is_text and bool(concordance.query(selection.texts[0]))


def _shortest(database: Database, selection: Selection) -> tuple[int, _Source]:
    """Find the way of those with a counter along which the fewest stand, and how many."""
    ways = (
        (selection.status is not None, _Source.STATUS),
        (bool(selection.check), _Source.QUEUE),
        (bool(selection.author), _Source.AUTHOR),
        (selection.conflict, _Source.CONFLICT),
        (selection.marked, _Source.MARKED),
    )
    named = [source for matters, source in ways if matters]
    counts = [counters.count(database, selection.document_id, name) for name in selection.counters]
    found = zip(counts, named, strict=True)
    return min(found, key=itemgetter(0), default=(_MOST_AT_ONCE, _Source.ALL))


def _uncertain_are_few(database: Database, confidence: float) -> bool:
    row = database.row(
        "SELECT count(*) FROM (SELECT 1 FROM state INDEXED BY state_confidence "
        "WHERE confidence <= ? LIMIT ?)",
        (confidence, _UNCERTAIN + 1),
    )
    return row is not None and int(row[0]) <= _UNCERTAIN


def _conditions(selection: Selection, source: _Source) -> tuple[list[str], list[Value]]:
    by_text, by_check = source is _Source.TEXT, source is _Source.QUEUE
    asked: list[tuple[bool, str, tuple[Value, ...]]] = [
        (by_text, "wording MATCH ?", (concordance.query(selection.texts[0]) if by_text else "",)),
        (bool(selection.check), "q.check_name = ?" if by_check else _IN_QUEUE, (selection.check,)),
        (selection.status is not None, "s.status = ?", (selection.status,)),
        (bool(selection.author), "s.author = ? AND s.author <> ''", (selection.author,)),
        (selection.conflict, "s.conflict = 1", ()),
        (selection.marked, "s.marks > 0", ()),
        (selection.max_confidence is not None, "s.confidence <= ?", (selection.max_confidence,)),
        (selection.clean, "s.findings = 0 AND g.zh <> '' AND g.en <> ''", ()),
        *((True, concordance.HOLDS, concordance.exactly(text)) for text in selection.texts),
    ]
    wanted = [(where, values) for matters, where, values in asked if matters]
    return [where for where, _ in wanted], [value for _, values in wanted for value in values]
