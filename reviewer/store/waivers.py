"""Which findings are set aside: waivers in force, and whom they reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.store import log
from reviewer.store.fold import standing_waivers
from reviewer.store.keys import EVERYWHERE, finding_key
from reviewer.store.payload import opened, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.decision import Event
    from reviewer.store.database import Database


@dataclass(frozen=True, slots=True)
class WaiverNow:
    """A waiver in force."""

    event: str
    subject: str
    key: str
    reason: str
    author: str
    at: str


def follow(database: Database, subject: str) -> tuple[int, ...]:
    """Bring the waivers of a subject up to date with the log; give the segments that they reach."""
    before = of_subject(database, subject)
    now = tuple(map(_waiver, standing_waivers(log.of_subject(database, subject))))
    if set(before) == set(now):
        return ()
    database.run("DELETE FROM waiver WHERE subject = ?", (subject,))
    database.run_many(
        "INSERT INTO waiver (event, subject, key, reason, author, at) VALUES (?, ?, ?, ?, ?, ?)",
        [(w.event, w.subject, w.key, w.reason, w.author, w.at) for w in now],
    )
    return _reached(database, subject, {w.key for w in set(before) ^ set(now)})


def of_subject(database: Database, subject: str) -> tuple[WaiverNow, ...]:
    """Give the waivers in force of one subject."""
    rows = database.rows(
        "SELECT event, subject, key, reason, author, at FROM waiver "
        "WHERE subject = ? ORDER BY at, event",
        (subject,),
    )
    return tuple(WaiverNow(*row) for row in rows)


def in_force(database: Database, keys: Sequence[str], subjects: tuple[str, str]) -> dict[str, str]:
    """Tell which keys are waived for a segment and its document, and by which event (the oldest)."""
    marks = ", ".join("?" * len(keys))
    rows = database.rows(
        "SELECT key, event FROM waiver "  # noqa: S608 — question marks
        f"WHERE key IN ({marks}) AND subject IN (?, ?, ?) ORDER BY at DESC, event DESC",
        (*keys, *subjects, EVERYWHERE),
    )
    return dict(rows)


def by_event(database: Database, event: str) -> WaiverNow | None:
    """Give one waiver in force."""
    row = database.row(
        "SELECT event, subject, key, reason, author, at FROM waiver WHERE event = ?", (event,)
    )
    return WaiverNow(*row) if row else None


def reach(database: Database, event: str) -> int:
    """Count the findings that a waiver sets aside now."""
    waiver = by_event(database, event)
    if waiver is None:
        return 0
    row = database.row(
        "SELECT count(*) FROM finding WHERE key = ? AND waiver = ?", (waiver.key, event)
    )
    return int(row[0]) if row else 0


def everything(database: Database) -> tuple[WaiverNow, ...]:
    """Give all waivers in force, the oldest first."""
    rows = database.rows(
        "SELECT event, subject, key, reason, author, at FROM waiver ORDER BY at, event"
    )
    return tuple(WaiverNow(*row) for row in rows)


def _waiver(event: Event) -> WaiverNow:
    said = opened(event.payload)
    key = finding_key(text_of(said, "check"), text_of(said, "rule"), text_of(said, "text_hash"))
    return WaiverNow(event.id, event.subject, key, text_of(said, "reason"), event.author, event.at)


def _reached(database: Database, subject: str, keys: set[str]) -> tuple[int, ...]:
    found: dict[int, None] = {}
    for key in sorted(keys):
        rows = database.rows(
            "SELECT f.segment_id FROM finding f CROSS JOIN segment g ON g.id = f.segment_id "
            "CROSS JOIN document d ON d.id = g.document_id "
            "WHERE f.key = ? AND (? = ? OR g.key = ? OR ? = 'document:' || d.name)",
            (key, subject, EVERYWHERE, subject, subject),
        )
        found.update((row[0], None) for row in rows)
    return tuple(found)
