"""Which segments are wanted: the rows of a filtered list, and the next or previous that fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewer.model.decision import Status
from reviewer.store import concordance, counters
from reviewer.store.schema import MOST_SEGMENTS

if TYPE_CHECKING:
    from reviewer.store.database import Database, Value

_COMMON: Final = 5_000
"""Segments with a text from which on walking in order finds the first sooner than the index."""
_MOST_AT_ONCE: Final = 1 << 40
"""A limit that none reaches: everything is wanted, so the index is quicker however common a text is."""

_IN_INDEX: Final = "g.id IN (SELECT rowid FROM concordance WHERE concordance MATCH ?)"
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
    clean: bool = False
    """Both sides have text, and no check has anything to say that nobody waived."""


def size(database: Database, selection: Selection) -> int | None:
    """Count what fits where a counter knows it; None where it must be counted."""
    names = [f"check:{selection.check}"] if selection.check else []
    names += [selection.status.value] if selection.status else []
    names += [f"author:{selection.author}"] if selection.author else []
    names += ["conflict"] if selection.conflict else []
    is_plain = not (selection.texts or selection.clean or selection.max_confidence is not None)
    if not is_plain or len(names) > 1:
        return None
    known = counters.counts(database, selection.document_id)
    return known.get(names[0], 0) if names else known_total(known)


def known_total(known: dict[str, int]) -> int:
    """Add up the counters of the statuses: each segment has one."""
    return sum(known.get(status, 0) for status in Status)


def after(
    database: Database, selection: Selection, place: int = 0, limit: int = _MOST_AT_ONCE
) -> list[tuple[int, int]]:
    """Give segments that fit behind a place, in order, up to `limit`: (id, place)."""
    return _find(database, selection, _Walk(place, None, descending=False), limit)


def holding(database: Database, text: str, limit: int) -> list[int]:
    """Find up to `limit` segments of the project with a text, in no promised order; at once."""
    asked = concordance.query(text)
    if not asked:
        return [i for i, _ in after(database, Selection(texts=(text,)), 0, limit)]
    rows = database.rows(
        "SELECT s.segment_id FROM concordance f CROSS JOIN segment g ON g.id = f.rowid "  # noqa: S608 — a constant
        "CROSS JOIN state s ON s.segment_id = g.id "
        f"WHERE concordance MATCH ? AND {concordance.HOLDS} LIMIT ?",
        (asked, *concordance.exactly(text), limit),
    )
    return [row[0] for row in rows]


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


def _find(
    database: Database, selection: Selection, walk: _Walk, limit: int
) -> list[tuple[int, int]]:
    by_text = bool(selection.texts) and _index_helps(database, selection, limit)
    source, place = _source(selection, by_text=by_text)
    wheres, values = _conditions(selection, by_text=by_text)
    first = selection.document_id * MOST_SEGMENTS
    bounds = [walk.after, first if selection.document_id else None]
    wheres.append(f"{place} > ?")
    values.append(max((bound for bound in bounds if bound is not None), default=0))
    ends = [walk.before, first + MOST_SEGMENTS if selection.document_id else None]
    if any(end is not None for end in ends):
        wheres.append(f"{place} < ?")
        values.append(min(end for end in ends if end is not None))
    order = "DESC" if walk.descending else "ASC"
    rows = database.rows(
        f"SELECT s.segment_id, s.place FROM {source} WHERE {' AND '.join(wheres)} "  # noqa: S608 — ours
        f"ORDER BY {place} {order} LIMIT ?",
        (*values, limit),
    )
    return [(row[0], row[1]) for row in rows]


def _source(selection: Selection, *, by_text: bool) -> tuple[str, str]:
    """Choose what to walk along, rather than let a planner guess without statistics."""
    if by_text:
        return "segment g CROSS JOIN state s ON s.segment_id = g.id", "s.place"
    needs_texts = selection.texts or selection.clean
    texts = " CROSS JOIN segment g ON g.id = s.segment_id" if needs_texts else ""
    if selection.check:
        return f"queue q CROSS JOIN state s ON s.segment_id = q.segment_id{texts}", "q.place"
    index = ""
    if selection.conflict:
        index = " INDEXED BY state_conflict"
    elif selection.status:
        index = " INDEXED BY state_status"
    elif selection.author:
        index = " INDEXED BY state_author"
    elif selection.max_confidence is not None:
        index = " INDEXED BY state_confidence"
    return f"state s{index}{texts}", "s.place"


def _conditions(selection: Selection, *, by_text: bool) -> tuple[list[str], list[Value]]:
    asked: list[tuple[bool, str, tuple[Value, ...]]] = [
        (by_text, _IN_INDEX, (concordance.query(selection.texts[0]) if by_text else "",)),
        (bool(selection.check), _IN_QUEUE if by_text else "q.check_name = ?", (selection.check,)),
        (selection.status is not None, "s.status = ?", (selection.status,)),
        (bool(selection.author), "s.author = ? AND s.author <> ''", (selection.author,)),
        (selection.conflict, "s.conflict = 1", ()),
        (selection.max_confidence is not None, "s.confidence <= ?", (selection.max_confidence,)),
        (selection.clean, "s.findings = 0 AND g.zh <> '' AND g.en <> ''", ()),
        *((True, concordance.HOLDS, concordance.exactly(text)) for text in selection.texts),
    ]
    wanted = [(where, values) for matters, where, values in asked if matters]
    return [where for where, _ in wanted], [value for _, values in wanted for value in values]


def _index_helps(database: Database, selection: Selection, limit: int) -> bool:
    """Say whether the index narrows the search: in one document walking is as quick, and exact."""
    if selection.document_id:
        return False
    asked = concordance.query(selection.texts[0])
    if not asked or limit >= _MOST_AT_ONCE:
        return bool(asked)
    row = database.row(
        "SELECT count(*) FROM (SELECT 1 FROM concordance WHERE concordance MATCH ? LIMIT ?)",
        (asked, _COMMON + 1),
    )
    return row is not None and int(row[0]) <= _COMMON
