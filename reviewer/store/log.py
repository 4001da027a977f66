"""The log of what people said: only ever added to, joined with others by set union."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from reviewer.model.decision import Event, EventKind
from reviewer.model.errors import ProjectError
from reviewer.store.payload import canonical, fault_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reviewer.store.database import Database, Row

_COLUMNS: Final = "id, kind, author, at, subject, answers, payload"
_FORM: Final = "%Y-%m-%dT%H:%M:%S.%fZ"
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Saying:
    """Something to be said: an event that has no id and no time yet."""

    kind: EventKind
    subject: str
    """Empty for a proposal, which is its own subject."""
    payload: Mapping[str, object] = field(default_factory=dict)
    answers: str = ""


def say(
    database: Database,
    sayings: Sequence[Saying],
    *,
    author: str,
    clock: Callable[[], datetime],
    new_id: Callable[[], str],
) -> tuple[Event, ...]:
    """Add events to the log, within the caller's transaction."""
    events = next_events(database, sayings, author=author, clock=clock, new_id=new_id)
    _insert(database, events)
    return events


def next_events(
    database: Database,
    sayings: Sequence[Saying],
    *,
    author: str,
    clock: Callable[[], datetime],
    new_id: Callable[[], str],
) -> tuple[Event, ...]:
    """Make events as they would be said now; nothing is written.

    An event's time is never before that of what was already said of its subject, so that a clock
    which was put back can't let a new decision lose against an old one.
    """
    now = stamp(clock())
    last: dict[str, str] = {}
    events = []
    for saying in sayings:
        event_id = new_id()
        subject = saying.subject or event_id
        if subject not in last:
            last[subject] = _last_at(database, subject)
        at = last[subject] = _after(now, last[subject])
        payload = canonical(saying.payload)
        event = Event(event_id, saying.kind, author, at, subject, saying.answers, payload)
        fault = fault_of(event)
        if fault:
            raise ProjectError(f"this can't be kept: {fault}")
        events.append(event)
    return tuple(events)


def stamp(now: datetime) -> str:
    """Write a time as events have it."""
    return now.astimezone(UTC).strftime(_FORM)


def of_subject(database: Database, subject: str) -> tuple[Event, ...]:
    """Give what was said of a subject, in order."""
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM event WHERE subject = ? ORDER BY at, id",  # noqa: S608 — a constant
        (subject,),
    )
    return tuple(map(_event, rows))


def of_kinds(database: Database, *kinds: EventKind) -> tuple[Event, ...]:
    """Give what was said of the glossary or of alignments, in order."""
    marks = ", ".join("?" * len(kinds))
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM event "  # noqa: S608 — constants and question marks
        "WHERE kind IN ('proposal', 'approval', 'release', 'alignment') "
        f"AND kind IN ({marks}) ORDER BY at, id",
        kinds,
    )
    return tuple(map(_event, rows))


def by_id(database: Database, event_id: str) -> Event | None:
    """Find one event."""
    row = database.row(
        f"SELECT {_COLUMNS} FROM event WHERE id = ?",  # noqa: S608 — a constant
        (event_id,),
    )
    return _event(row) if row else None


def everything(database: Database) -> Iterator[Event]:
    """Give the whole log, in order."""
    last = ("", "")
    while True:
        rows = database.rows(
            f"SELECT {_COLUMNS} FROM event "  # noqa: S608 — a constant
            "WHERE (at, id) > (?, ?) ORDER BY at, id LIMIT 10000",
            last,
        )
        if not rows:
            return
        yield from map(_event, rows)
        last = (rows[-1][3], rows[-1][0])


def subjects_with_events(database: Database, subjects: Iterable[str]) -> frozenset[str]:
    """Tell of which subjects something was said."""
    wanted = list(subjects)
    found: set[str] = set()
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(part))
        rows = database.rows(
            f"SELECT DISTINCT subject FROM event WHERE subject IN ({marks})",  # noqa: S608 — marks
            part,
        )
        found.update(row[0] for row in rows)
    return frozenset(found)


def join(database: Database, events: Iterable[Event]) -> tuple[Event, ...]:
    """Add events of another log within the caller's transaction; give those that are new here.

    Raises ProjectError where one id stands for two different events.
    """
    new: dict[str, Event] = {}
    for event in events:
        known = new.get(event.id) or by_id(database, event.id)
        if known is None:
            new[event.id] = event
        elif known != event:
            raise ProjectError(
                f"event {event.id} is in both logs with different content: one was tampered with"
            )
    added = tuple(new.values())
    _insert(database, added)
    return added


def since(database: Database, seq: int) -> tuple[int, tuple[str, ...]]:
    """Give of what was said after the event of a number: the last number now, and the subjects."""
    rows = database.rows("SELECT seq, subject FROM event WHERE seq > ? ORDER BY seq", (seq,))
    return (rows[-1][0] if rows else seq), tuple(dict.fromkeys(subject for _, subject in rows))


def count(database: Database) -> int:
    """Count the events."""
    row = database.row("SELECT count(*) FROM event")
    return int(row[0]) if row else 0


def _insert(database: Database, events: Iterable[Event]) -> None:
    database.run_many(
        f"INSERT INTO event ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 — a constant
        [(e.id, e.kind, e.author, e.at, e.subject, e.answers, e.payload) for e in events],
    )


def _event(row: Row) -> Event:
    event_id, kind, author, at, subject, answers, payload = row
    return Event(event_id, EventKind(kind), author, at, subject, answers, payload)


def _last_at(database: Database, subject: str) -> str:
    row = database.row("SELECT max(at) FROM event WHERE subject = ?", (subject,))
    return (row[0] or "") if row else ""


def _after(now: str, last: str) -> str:
    if now > last:
        return now
    return (datetime.strptime(last, _FORM) + timedelta(microseconds=1)).strftime(_FORM)  # noqa: DTZ007 — both UTC
