"""Errors that people marked: folded from the log, kept by segment, and the kinds that there are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from reviewer.model.decision import EventKind
from reviewer.model.mark import CORE, Category, Mark, MarkSeverity
from reviewer.model.span import Side, Span
from reviewer.store import log
from reviewer.store.fold import ORDER, voided
from reviewer.store.keys import CATEGORIES
from reviewer.store.payload import opened, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.model.decision import Event
    from reviewer.store.database import Database, Row

_COLUMNS: Final = (
    "id, side, span_start, span_end, category, severity, note, english, author, at, "
    "changed_by, changed_at"
)


def standing_marks(events: Iterable[Event]) -> tuple[Mark, ...]:
    """Fold the events of one segment, in any order, to its marks, the oldest first.

    An event that answers none makes a mark; one that answers such an event changes it or takes it
    away, and of those that were not taken back the last holds. A mark that was taken back is gone with
    all its changes.
    """
    ordered = sorted(events, key=ORDER)
    if not any(event.kind is EventKind.MARK for event in ordered):
        return ()
    void = voided(ordered)
    first: dict[str, Event] = {}
    last: dict[str, Event] = {}
    for event in ordered:
        if event.kind is not EventKind.MARK or event.id in void:
            continue
        if not event.answers:
            first[event.id] = last[event.id] = event
        elif event.answers in first:
            last[event.answers] = event
    marks = (_mark(event, last[mark_id]) for mark_id, event in first.items())
    return tuple(mark for mark in marks if mark)


def _mark(first: Event, last: Event) -> Mark | None:
    said = opened(last.payload)
    if said.get("removed"):
        return None
    severity, side = text_of(said, "severity"), text_of(said, "side")
    start, end, english = said.get("start"), said.get("end"), said.get("english")
    is_changed = first is not last
    return Mark(
        id=first.id,
        side=Side(side) if side in set(Side) else Side.EN,
        span=Span(start, end) if isinstance(start, int) and isinstance(end, int) else None,
        category=text_of(said, "category"),
        severity=MarkSeverity(severity) if severity in set(MarkSeverity) else MarkSeverity.NEUTRAL,
        note=text_of(said, "note"),
        english=english if isinstance(english, str) else None,
        author=first.author,
        at=first.at,
        changed_by=last.author if is_changed else "",
        changed_at=last.at if is_changed else "",
    )


def kept(database: Database, segment_id: int) -> tuple[Mark, ...]:
    """Give a segment's marks as the projection has them, the oldest first."""
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM mark WHERE segment_id = ? ORDER BY number",  # noqa: S608 — a constant
        (segment_id,),
    )
    return tuple(map(_of_row, rows))


def keep(database: Database, segment_id: int, marks: Sequence[Mark]) -> None:
    """Let a segment have exactly these marks."""
    forget(database, segment_id)
    database.run_many(
        f"INSERT INTO mark (segment_id, number, {_COLUMNS}) "  # noqa: S608 — a constant
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(segment_id, number, *_values(mark)) for number, mark in enumerate(marks)],
    )


def forget(database: Database, segment_id: int) -> None:
    """Let a segment have no marks."""
    database.run("DELETE FROM mark WHERE segment_id = ?", (segment_id,))


def raters(database: Database) -> frozenset[str]:
    """Tell who ever marked an error, in the whole log."""
    rows = database.rows("SELECT DISTINCT author FROM event WHERE kind = 'mark'")
    return frozenset(row[0] for row in rows)


def rated_segments(database: Database) -> list[int]:
    """Give the segments that are there and that somebody who marks errors marked or decided, in order."""
    rows = database.rows(
        "SELECT g.id FROM segment g WHERE g.place IS NOT NULL AND g.key IN "
        "(SELECT subject FROM event WHERE kind IN ('mark', 'decision') "
        "AND author IN (SELECT author FROM event WHERE kind = 'mark')) ORDER BY g.place"
    )
    return [row[0] for row in rows]


def categories(database: Database) -> tuple[Category, ...]:
    """Give the kinds of errors that the project marks now: its own, else the core of MQM."""
    return tuple(category for category, is_retired in category_set(database) if not is_retired)


def category_set(database: Database) -> tuple[tuple[Category, bool], ...]:
    """Give all kinds of errors, each with whether it was retired: what was said last, else what was set."""
    said = log.of_subject(database, CATEGORIES)
    void = voided(said)
    sets = [event for event in said if event.kind is EventKind.CATEGORIES and event.id not in void]
    if sets:
        return categories_of(sets[-1])
    row = database.row("SELECT value FROM setting WHERE name = 'categories'")
    meanings = {category.name: category.meaning for category in CORE}
    names = json.loads(row[0]) if row else tuple(meanings)
    return tuple((Category(name, meanings.get(name, "")), False) for name in names)


def categories_of(event: Event) -> tuple[tuple[Category, bool], ...]:
    """Read the set that an event says; what is no category is left out."""
    found = opened(event.payload).get("categories")
    told = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    return tuple(
        (Category(text_of(one, "name"), text_of(one, "meaning")), bool(one.get("retired")))
        for one in told
        if text_of(one, "name")
    )


def counts(database: Database) -> dict[str, int]:
    """Count the marks of each kind of error."""
    return dict(database.rows("SELECT category, count(*) FROM mark GROUP BY category"))


def set_categories(database: Database, names: Sequence[str]) -> None:
    """Let the project mark these kinds of errors until somebody says otherwise."""
    database.run(
        "INSERT INTO setting VALUES ('categories', ?) "
        "ON CONFLICT DO UPDATE SET value = excluded.value",
        (json.dumps(list(names), ensure_ascii=False),),
    )


def _values(mark: Mark) -> tuple[str | int | None, ...]:
    start, end = (mark.span.start, mark.span.end) if mark.span else (None, None)
    what = (mark.category, mark.severity, mark.note, mark.english)
    who = (mark.author, mark.at, mark.changed_by, mark.changed_at)
    return (mark.id, mark.side, start, end, *what, *who)


def _of_row(row: Row) -> Mark:
    mark_id, side, start, end, category, severity, note, english, *who = row
    span = None if start is None else Span(start, end)
    return Mark(mark_id, Side(side), span, category, MarkSeverity(severity), note, english, *who)
