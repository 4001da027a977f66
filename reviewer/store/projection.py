"""Where every segment stands, and its counts and queues: kept equal to a fold of the log."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from reviewer.model.decision import Status
from reviewer.model.finding import Severity
from reviewer.store import checked, concordance, counters, log, marks, memory, waivers
from reviewer.store.fold import Standing, standing
from reviewer.store.keys import document_subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.model.decision import Event
    from reviewer.model.mark import Mark
    from reviewer.store.database import Database, Row


@dataclass(frozen=True, slots=True)
class FindingNow:
    """A finding of a segment's English as it stands, as counts and queues need it."""

    check: str
    severity: Severity
    key: str
    waiver: str
    """Id of the event that waived it, or empty."""


@dataclass(frozen=True, slots=True)
class SegmentNow:
    """A segment as it stands now: all that is projected of it."""

    segment_id: int
    place: int
    confidence: float
    status: Status
    text: str | None
    author: str
    at: str
    event: str
    note: str
    conflict: bool
    findings: tuple[FindingNow, ...]
    marks: tuple[Mark, ...]

    @property
    def unwaived(self) -> tuple[FindingNow, ...]:
        """The findings that nobody waived."""
        return tuple(finding for finding in self.findings if not finding.waiver)

    @property
    def worst(self) -> int | None:
        """Rank of the worst severity that nobody waived."""
        return min((finding.severity.rank for finding in self.unwaived), default=None)

    @property
    def checks(self) -> frozenset[str]:
        """The checks that have something to say."""
        return frozenset(finding.check for finding in self.unwaived)

    @property
    def counts(self) -> Counter[str]:
        """What it counts for."""
        counted = Counter({self.status.value: 1})
        if self.conflict:
            counted["conflict"] = 1
        if self.author:
            counted[f"author:{self.author}"] = 1
        for finding in self.unwaived:
            counted[f"severity:{finding.severity}"] += 1
        for check in self.checks:
            counted[f"check:{check}"] = 1
            if not self.status.is_done:
                counted[f"todo:{check}"] = 1
        for mark in self.marks:
            counted["marked"] = 1
            counted[f"mark:{mark.severity}"] += 1
        return counted


@dataclass(frozen=True, slots=True)
class _Ground:
    """What of a segment no decision changes."""

    segment_id: int
    key: str
    document_id: int
    document: str
    place: int | None
    zh: str
    en: str
    confidence: float


def follow(database: Database, events: Iterable[Event]) -> tuple[int, ...]:
    """Bring the projections up to date with events that were just added; give what changed."""
    touched: dict[int, None] = {}
    for subject in dict.fromkeys(event.subject for event in events):
        row = database.row("SELECT id FROM segment WHERE key = ?", (subject,))
        if row:
            touched[row[0]] = None
        for segment_id in waivers.follow(database, subject):
            touched[segment_id] = None
    return refresh(database, touched)


def refresh(database: Database, segment_ids: Iterable[int]) -> tuple[int, ...]:
    """Make what is projected of these segments anew from the log; give those that changed."""
    changes = counters.Changes()
    changed = [
        segment_id for segment_id in segment_ids if _refresh_one(database, segment_id, changes)
    ]
    changes.write(database)
    return tuple(changed)


def take_out(database: Database, segment_ids: Iterable[int]) -> None:
    """Take segments out of every projection, as if they had no place."""
    changes = counters.Changes()
    for segment_id in segment_ids:
        ground = _ground(database, segment_id)
        old = now_kept(database, segment_id)
        if old:
            _take_out(database, ground, old)
            changes.add(ground.document_id, old.counts, -1)
    changes.write(database)


def empty(database: Database) -> None:
    """Take everything out of every projection."""
    for table in (
        "queue",
        "finding",
        "mark",
        "state",
        "waiver",
        "counter",
        "last_said",
        "same_chinese",
    ):
        database.run(f"DELETE FROM {table}")  # noqa: S608 — names of tables
    concordance.empty(database)


def now_kept(database: Database, segment_id: int) -> SegmentNow | None:
    """Give a segment as the projections have it; None where it has no place."""
    row = database.row(
        "SELECT place, confidence, status, text, author, at, event, note, conflict "
        "FROM state WHERE segment_id = ?",
        (segment_id,),
    )
    if row is None:
        return None
    findings = database.rows(
        "SELECT check_name, severity, key, waiver FROM finding WHERE segment_id = ? ORDER BY number",
        (segment_id,),
    )
    return _now(segment_id, row, findings, marks.kept(database, segment_id))


def now_by_log(database: Database, segment_id: int) -> SegmentNow | None:
    """Give a segment as the log says that it stands; None where it has no place."""
    ground = _ground(database, segment_id)
    return _by_events(database, ground, log.of_subject(database, ground.key))


def _refresh_one(database: Database, segment_id: int, changes: counters.Changes) -> bool:
    ground = _ground(database, segment_id)
    events = log.of_subject(database, ground.key)
    if events:
        _note_last_said(database, ground.document_id, max(events, key=attrgetter("at", "author")))
    old = now_kept(database, segment_id)
    new = _by_events(database, ground, events)
    if new == old:
        return False
    if old:
        changes.add(ground.document_id, old.counts, -1)
    if new is None:
        if old:
            _take_out(database, ground, old)
        return True
    changes.add(ground.document_id, new.counts, 1)
    _write(database, ground, old, new)
    return True


def _by_events(database: Database, ground: _Ground, events: Sequence[Event]) -> SegmentNow | None:
    if ground.place is None:
        return None
    stands = standing(events) if events else Standing()
    return SegmentNow(
        segment_id=ground.segment_id,
        place=ground.place,
        confidence=ground.confidence,
        status=stands.status,
        text=stands.text,
        author=stands.author,
        at=stands.at,
        event=stands.event,
        note=stands.note,
        conflict=stands.conflict,
        findings=_findings(database, ground, stands.text),
        marks=marks.standing_marks(events) if events else (),
    )


def _findings(database: Database, ground: _Ground, text: str | None) -> tuple[FindingNow, ...]:
    said = checked.find(database, ground.segment_id, checked.english_name(text))
    if said is None:
        # Not asked yet (a text that came with another's log): what the page's text had, until then.
        said = checked.find(database, ground.segment_id, checked.PAGE) or checked.Checked()
    if not said.findings:
        return ()
    subjects = (ground.key, document_subject(ground.document))
    waived = waivers.in_force(database, said.keys, subjects)
    return tuple(
        FindingNow(finding.check, finding.severity, key, waived.get(key, ""))
        for finding, key in zip(said.findings, said.keys, strict=True)
    )


def _ground(database: Database, segment_id: int) -> _Ground:
    row = database.row(
        "SELECT g.id, g.key, g.document_id, d.name, g.place, g.zh, g.en, g.confidence "
        "FROM segment g JOIN document d ON d.id = g.document_id WHERE g.id = ?",
        (segment_id,),
    )
    if row is None:
        raise LookupError(segment_id)
    return _Ground(*row)


def _now(
    segment_id: int, row: Row, findings: Sequence[Row], marked: tuple[Mark, ...]
) -> SegmentNow:
    place, confidence, status, text, author, at, event, note, conflict = row
    return SegmentNow(
        segment_id,
        place,
        confidence,
        Status(status),
        text,
        author,
        at,
        event,
        note,
        bool(conflict),
        tuple(FindingNow(check, Severity(rank), key, by) for check, rank, key, by in findings),
        marked,
    )


def _note_last_said(database: Database, document_id: int, event: Event) -> None:
    database.changed_documents.add(document_id)
    database.run(
        "INSERT INTO last_said VALUES (?, ?, ?) ON CONFLICT DO UPDATE "
        "SET at = excluded.at, author = excluded.author "
        "WHERE (excluded.at, excluded.author) > (at, author)",
        (document_id, event.at, event.author),
    )


def _take_out(database: Database, ground: _Ground, old: SegmentNow) -> None:
    key = (old.segment_id,)
    _write_queue(database, old, frozenset(), old.checks)
    database.run("DELETE FROM finding WHERE segment_id = ?", key)
    marks.forget(database, old.segment_id)
    database.run("DELETE FROM state WHERE segment_id = ?", key)
    memory.take_out(database, [(old.place, ground.zh)])
    concordance.take_out(database, [(old.place, ground.zh, _english(ground, old))])


def _write(database: Database, ground: _Ground, old: SegmentNow | None, new: SegmentNow) -> None:
    _write_state(database, new)
    if old is None or old.findings != new.findings:
        _write_findings(database, new)
    if new.marks != (old.marks if old else ()):
        marks.keep(database, new.segment_id, new.marks)
    if old and old.place != new.place:
        _write_queue(database, old, frozenset(), old.checks)
    before = old.checks if old and old.place == new.place else frozenset()
    _write_queue(database, new, new.checks - before, before - new.checks)
    if old is None or (old.place, old.text) != (new.place, new.text):
        if old:
            concordance.take_out(database, [(old.place, ground.zh, _english(ground, old))])
        concordance.add(database, [(new.place, ground.zh, _english(ground, new))])
    if old is None or old.place != new.place:
        if old:
            memory.take_out(database, [(old.place, ground.zh)])
        memory.add(database, [(new.place, ground.zh)])


def _english(ground: _Ground, now: SegmentNow) -> str:
    return ground.en if now.text is None else now.text


def _write_state(database: Database, new: SegmentNow) -> None:
    database.run(
        "INSERT INTO state (segment_id, place, status, text, author, at, event, note, conflict, "
        "worst, findings, confidence, marks) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (segment_id) DO UPDATE SET place = excluded.place, status = excluded.status, "
        "text = excluded.text, author = excluded.author, at = excluded.at, "
        "event = excluded.event, note = excluded.note, conflict = excluded.conflict, "
        "worst = excluded.worst, findings = excluded.findings, confidence = excluded.confidence, "
        "marks = excluded.marks",
        (
            new.segment_id,
            new.place,
            new.status,
            new.text,
            new.author,
            new.at,
            new.event,
            new.note,
            int(new.conflict),
            new.worst,
            len(new.unwaived),
            new.confidence,
            len(new.marks),
        ),
    )


def _write_findings(database: Database, new: SegmentNow) -> None:
    database.run("DELETE FROM finding WHERE segment_id = ?", (new.segment_id,))
    database.run_many(
        "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?)",
        [
            (new.segment_id, number, f.check, f.severity, f.key, f.waiver)
            for number, f in enumerate(new.findings)
        ],
    )


def _write_queue(
    database: Database, now: SegmentNow, more: frozenset[str], fewer: frozenset[str]
) -> None:
    for check in sorted(fewer):
        database.run("DELETE FROM queue WHERE check_name = ? AND place = ?", (check, now.place))
    database.run_many(
        "INSERT INTO queue VALUES (?, ?, ?)",
        [(check, now.place, now.segment_id) for check in sorted(more)],
    )
