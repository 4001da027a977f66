"""How a project's file came to be what it is: migrations that are only ever added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

MIGRATIONS = Migrations("reviewer")


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
    write(concordance.INSERT, ((place, *concordance.entry(zh, en)) for place, zh, en in rows))
    rows = run(
        "SELECT g.zh, s.place FROM state s CROSS JOIN segment g ON g.id = s.segment_id "
        "WHERE g.zh <> ''"
    )
    # In the order of the table, so that it is written from its beginning to its end.
    hashed = sorted((memory.sameness(zh), place) for zh, place in rows)
    write("INSERT INTO same_chinese VALUES (?, ?)", hashed)
    run("PRAGMA user_version = 4")


@MIGRATIONS(name="005_sums")
def sums(database: sqlite_utils.Database) -> None:
    """Make room for the sums that scores are added up from: 1 s for a million segments."""
    for statement in SUMS:
        database.conn.execute(statement)
    database.conn.execute("PRAGMA user_version = 5")


def migrate(connection: sqlite3.Connection) -> None:
    """Apply what is pending, all or nothing; the connection must not be in a transaction."""
    database = sqlite_utils.Database(connection, execute_plugins=False, strict=True)
    # sqlite-utils opens a plain BEGIN, which fails under contention; inside ours it nests.
    connection.execute("BEGIN IMMEDIATE")
    try:
        MIGRATIONS.apply(database)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
