"""Testing a project: is the file whole, do the projections equal the log; and making them anew."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from reviewer.store import concordance, documents, log, memory, projection, segments, waivers
from reviewer.store.counters import PROJECT
from reviewer.store.fold import standing_waivers
from reviewer.store.keys import finding_key
from reviewer.store.payload import fault_of, opened, text_of
from reviewer.store.schema_sums import NOTICING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.store.database import Database

_TRIGGERS: Final = {"event_stays", "event_is_kept"}
_SOUGHT: Final = 2_000
"""Segments that are looked for in the index; in a larger project, so many spread over it."""
_MOST_TOLD: Final = 20


def problems(database: Database) -> tuple[str, ...]:
    """Say what is wrong with a project, one line each; empty where nothing is."""
    found = list(_file(database))
    if not found:
        for look in (_log, _waivers, _alignments, _segments, _said_last, _index):
            told = list(look(database))
            found += told[:_MOST_TOLD]
            if len(told) > _MOST_TOLD:
                found.append(f"… and {len(told) - _MOST_TOLD:,} more of this kind")
    return tuple(found)


def rebuild(database: Database) -> None:
    """Make every projection anew from the log, all or nothing."""
    with database.writing():
        projection.empty(database)
        for (subject,) in database.rows("SELECT DISTINCT subject FROM event WHERE kind = 'waiver'"):
            waivers.follow(database, subject)
        for start in range(0, _last_id(database) + 1, 5_000):
            rows = database.rows(
                "SELECT id FROM segment WHERE id BETWEEN ? AND ? ORDER BY id",
                (start, start + 4_999),
            )
            projection.refresh(database, [row[0] for row in rows])


def _file(database: Database) -> Iterator[str]:
    for (line,) in database.rows("PRAGMA integrity_check(5)"):
        if line != "ok":
            yield f"the file is damaged: {line}"
    for row in database.rows("PRAGMA foreign_key_check"):
        yield f"a row of table {row[0]} points at nothing in {row[2]}"
    there = {
        name for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    }
    for name in sorted(_TRIGGERS - there):
        yield f"the guard '{name}' of the log is gone: somebody changed the file by other means"
    for name in sorted(NOTICING - there):
        yield f"'{name}' is gone, so scores may be old: somebody changed the file by other means"


def _log(database: Database) -> Iterator[str]:
    for event in log.everything(database):
        fault = fault_of(event)
        if fault:
            yield f"event {event.id} of the log: {fault}"


def _waivers(database: Database) -> Iterator[str]:
    subjects = database.rows(
        "SELECT subject FROM event WHERE kind = 'waiver' UNION SELECT subject FROM waiver"
    )
    for (subject,) in subjects:
        told = {
            (
                event.id,
                finding_key(
                    text_of(said, "check"), text_of(said, "rule"), text_of(said, "text_hash")
                ),
            )
            for event in standing_waivers(log.of_subject(database, subject))
            for said in [opened(event.payload)]
        }
        kept = {(waiver.event, waiver.key) for waiver in waivers.of_subject(database, subject)}
        if told != kept:
            yield f"the waivers of {subject} are not those of the log"


def _alignments(database: Database) -> Iterator[str]:
    for document in documents.everything(database):
        beads = documents.beads_now(database, document)
        bodies = segments.bodies(database, document.id)
        if [(b.zh, b.en) for b in beads] != [(s.zh_sentences, s.en_sentences) for s in bodies]:
            yield f"the segments of {document.name} are not those of its alignment"


def _segments(database: Database) -> Iterator[str]:
    counted: Counter[tuple[int, str]] = Counter()
    queued: dict[tuple[str, int], int] = {}
    for segment_id, document_id in database.rows("SELECT id, document_id FROM segment ORDER BY id"):
        kept = projection.now_kept(database, segment_id)
        told = projection.now_by_log(database, segment_id)
        if kept != told:
            yield f"segment {segment_id} does not stand as the log says"
        if told:
            for name, count in told.counts.items():
                counted[document_id, name] += count
                counted[PROJECT, name] += count
            queued.update(((check, told.place), segment_id) for check in told.checks)
    rows = database.rows("SELECT document_id, name, value FROM counter WHERE value <> 0")
    if {(document_id, name): value for document_id, name, value in rows} != dict(counted):
        yield "the counters are not those of the segments"
    rows = database.rows("SELECT check_name, place, segment_id FROM queue")
    if {(check, place): segment_id for check, place, segment_id in rows} != queued:
        yield "the queues of the checks are not those of the segments"


def _said_last(database: Database) -> Iterator[str]:
    told = database.rows(
        "SELECT g.document_id, max(e.at || ' ' || e.author) FROM event e "
        "JOIN segment g ON g.key = e.subject GROUP BY g.document_id ORDER BY g.document_id"
    )
    kept = database.rows(
        "SELECT document_id, at || ' ' || author FROM last_said ORDER BY document_id"
    )
    if told != kept:
        yield "who said something last in a document is not as in the log"


def _index(database: Database) -> Iterator[str]:
    step = max(1, _last_id(database) // _SOUGHT)
    rows = database.rows(
        "SELECT g.id, s.place, g.zh, coalesce(s.text, g.en) "
        "FROM segment g JOIN state s ON s.segment_id = g.id "
        "WHERE g.id % ? = 0",
        (step,),
    )
    for segment_id, place, zh, en in rows:
        if zh and place not in memory.same(database, zh):
            yield f"segment {segment_id} is not found in the memory"
        for text in (zh[:20], en[:20]):
            asked = concordance.query(text.strip())
            if asked and not database.row(
                "SELECT 1 FROM wording WHERE rowid = ? AND wording MATCH ?",
                (place, asked),
            ):
                yield f"segment {segment_id} is not found in the concordance"


def _last_id(database: Database) -> int:
    row = database.row("SELECT max(id) FROM segment")
    return int(row[0] or 0) if row else 0
