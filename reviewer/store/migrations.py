"""How a project's file came to be what it is: migrations that are only ever added to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

# 170 to 330 ms: this module is imported only to make a project or to bring one up to date.
import sqlite_utils
from sqlite_utils.migrations import Migrations

from reviewer.store import concordance, memory
from reviewer.store.schema import (
    APPLICATION_ID,
    CONTENT,
    DESK,
    FINDING,
    LOG,
    MARKS,
    PROJECTIONS,
    STATISTICS,
)
from reviewer.store.schema_sums import SUMS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from reviewer.store.database import Row

MIGRATIONS = Migrations("reviewer")
_TOLD_EACH: Final = 5_000
"""Segments after which it is told how far it is: 0.1 s."""


class _Upgraded(sqlite_utils.Database):
    """A database that is brought up to date; `told` hears how many of how many steps are done."""

    told: Callable[[int, int], object]
    total = 0
    """Segments that it was told of."""


@MIGRATIONS(name="001_foundations")
def foundations(database: sqlite_utils.Database) -> None:
    """Make the tables of the first release."""
    for statement in (*CONTENT, *LOG, *PROJECTIONS, *DESK):
        database.conn.execute(statement)
    database.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database.conn.execute("PRAGMA user_version = 1")


@MIGRATIONS(name="002_marks")
def marks(database: sqlite_utils.Database) -> None:
    """Make room for the errors that people mark."""
    for statement in MARKS:
        database.conn.execute(statement)
    database.conn.execute("PRAGMA user_version = 2")


@MIGRATIONS(name="003_statistics")
def statistics(database: sqlite_utils.Database) -> None:
    """Make room for the statistics that scores are summed from."""
    for statement in STATISTICS:
        database.conn.execute(statement)
    database.conn.execute("PRAGMA user_version = 3")


@MIGRATIONS(name="004_finding")
def finding(database: sqlite_utils.Database) -> None:
    """Index texts by places, the same Chinese by its hash, marks: 30 s for a million segments."""
    run = database.conn.execute
    for statement in FINDING:
        run(statement)
    rows = run(
        "SELECT s.place, g.zh, coalesce(s.text, g.en) FROM state s "
        "CROSS JOIN segment g ON g.id = s.segment_id ORDER BY s.place"
    )
    write = database.conn.executemany
    texts = _telling(database, rows, 0, 2)
    write(concordance.INSERT, ((place, *concordance.entry(zh, en)) for place, zh, en in texts))
    rows = run(
        "SELECT g.zh, s.place FROM state s CROSS JOIN segment g ON g.id = s.segment_id "
        "WHERE g.zh <> ''"
    )
    # In the order of the table, so that it is written from its beginning to its end.
    texts = _telling(database, rows, 1, 2)
    hashed = sorted((memory.sameness(zh), place) for zh, place in texts)
    write("INSERT INTO same_chinese VALUES (?, ?)", hashed)
    run("PRAGMA user_version = 4")


@MIGRATIONS(name="005_sums")
def sums(database: sqlite_utils.Database) -> None:
    """Make room for the sums that scores are added up from: 1 s for a million segments."""
    for statement in SUMS:
        database.conn.execute(statement)
    database.conn.execute("PRAGMA user_version = 5")


def _telling(
    database: sqlite_utils.Database, rows: Iterable[Row], part: int, parts: int
) -> Iterator[Row]:
    """Pass every segment's row on, and tell how far it is with one part of the work."""
    total = database.conn.execute("SELECT count(*) FROM state").fetchone()[0]
    for number, row in enumerate(rows):
        if isinstance(database, _Upgraded) and number % _TOLD_EACH == 0:
            database.total = total
            database.told((part * total + number) // parts, total)
        yield row


def migrate(
    connection: sqlite3.Connection, told: Callable[[int, int], object] = lambda *_: None
) -> None:
    """Apply what is pending, all or nothing; the connection must not be in a transaction.

    `told` hears how many of how many segments are done where that takes long; what it raises leaves
    everything as it was, as does any interruption.
    """
    database = _Upgraded(connection, execute_plugins=False, strict=True)
    database.told = told
    # sqlite-utils opens a plain BEGIN, which fails under contention; inside ours it nests.
    connection.execute("BEGIN IMMEDIATE")
    try:
        MIGRATIONS.apply(database)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        if database.total:
            told(database.total, database.total)
