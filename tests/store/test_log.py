"""The log is only ever added to, and joins with others as sets do."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model.decision import Event, EventKind, Status
from reviewer.model.errors import ProjectError
from reviewer.store import log
from reviewer.store.database import Database
from reviewer.store.log import Saying
from reviewer.store.payload import event_from_line, event_to_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database.create(tmp_path / "review.db") as made:
        yield made


def uuid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012x}"


def say(database: Database, *sayings: Saying, at: datetime, number: int) -> tuple[Event, ...]:
    ids = iter(range(number, number + len(sayings)))
    with database.writing():
        return log.say(
            database, sayings, author="li", clock=lambda: at, new_id=lambda: uuid(next(ids))
        )


NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
NOTE = Saying(EventKind.NOTE, "s", {"text": "n"})


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET author = 'wang'",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT seq, id, kind, 'wang', at, subject, answers, payload FROM event",
        "INSERT INTO event SELECT * FROM event WHERE 1 ON CONFLICT DO UPDATE SET author = 'wang'",
    ],
    ids=["update", "delete", "replace", "upsert"],
)
def test_what_was_said_stays(database: Database, statement: str) -> None:
    (said,) = say(database, NOTE, at=NOON, number=1)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"), database.writing():
        database.run(statement)
    assert (said,) == tuple(log.everything(database))


def test_times_are_utc_and_never_go_back_for_one_subject(database: Database) -> None:
    china = datetime(2024, 1, 1, 20, tzinfo=timezone(timedelta(hours=8)))
    first = say(database, NOTE, NOTE, at=china, number=1)
    other = replace(NOTE, subject="other")
    later = say(database, NOTE, other, at=NOON - timedelta(days=1), number=3)
    assert [
        "2024-01-01T12:00:00.000000Z",
        "2024-01-01T12:00:00.000001Z",
        "2024-01-01T12:00:00.000002Z",
        "2023-12-31T12:00:00.000000Z",
    ] == [event.at for event in (*first, *later)]


def test_a_proposal_is_its_own_subject(database: Database) -> None:
    (said,) = say(database, Saying(EventKind.PROPOSAL, "", {"zh": "天"}), at=NOON, number=1)
    assert uuid(1) == said.subject


def test_a_saying_that_is_wrong_is_not_kept(database: Database) -> None:
    with pytest.raises(ProjectError, match="needs a status"):
        say(database, Saying(EventKind.DECISION, "s", {"status": "great"}), at=NOON, number=1)
    assert 0 == log.count(database)


def test_joining_another_log_adds_what_is_new(database: Database) -> None:
    (first,) = say(database, NOTE, at=NOON, number=1)
    second = replace(first, id=uuid(2), author="wang")
    with database.writing():
        assert (second,) == log.join(database, [first, second, second])
        assert () == log.join(database, [second, first])
    assert (first, second) == tuple(log.everything(database))
    with pytest.raises(ProjectError, match="tampered"), database.writing():
        log.join(database, [replace(first, id=uuid(3)), replace(first, author="wang")])
    assert 2 == log.count(database)


def test_who_was_spoken_of_is_found_in_large_lists(database: Database) -> None:
    say(database, NOTE, replace(NOTE, subject="t"), at=NOON, number=1)
    asked = [str(number) for number in range(2000)]
    assert {"s", "t"} == log.subjects_with_events(database, ["s", *asked, "t"])


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
PAYLOAD = st.dictionaries(
    TEXT,
    st.one_of(TEXT, st.integers(-9, 9), st.booleans(), st.none(), st.lists(TEXT, max_size=3)),
    max_size=4,
)


@given(
    number=st.integers(0, 2**48 - 1),
    author=TEXT.filter(bool),
    subject=TEXT.filter(bool),
    payload=PAYLOAD,
    status=st.sampled_from(Status),
)
def test_an_event_goes_through_a_line_unchanged(
    number: int, author: str, subject: str, payload: dict[str, object], status: Status
) -> None:
    from reviewer.store.payload import canonical

    said = {**payload, "status": status, "text": "x", "over": []}
    event = Event(
        uuid(number),
        EventKind.DECISION,
        author,
        "2024-01-01T12:00:00.000000Z",
        subject,
        "",
        canonical(said),
    )
    line = event_to_line(event)
    assert "\n" not in line
    assert event == event_from_line(line, 1)
