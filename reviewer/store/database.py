"""A project's file: opened, made, written to in whole transactions, copied."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self, TypeAlias

from reviewer.model.errors import ProjectError
from reviewer.store import journal
from reviewer.store.errors import as_project_error
from reviewer.store.schema import APPLICATION_ID, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FILE_NAME: Final = "review.db"
_BUSY_MILLISECONDS: Final = 10_000
_LARGE_LOG: Final = 128 * 1024 * 1024
_MAGIC: Final = b"SQLite format 3\x00"

Row: TypeAlias = tuple[Any, ...]
"""What SQLite gives; never leaves the store."""
Value: TypeAlias = str | int | float | None
Upgrade: TypeAlias = Callable[[int, int], object]
"""Hears how many of how many segments of an older project are brought up to date."""


class Database:
    """An open project file. Every write stands in `with database.writing()`."""

    def __init__(self, path: Path, *, busy_milliseconds: int = _BUSY_MILLISECONDS) -> None:
        self.path = path
        self._busy_milliseconds = busy_milliseconds
        self.changed_documents: set[int] = set()
        """Documents about which something was written here; who shows them takes them out."""
        self._lock = threading.RLock()
        self._writes = 0
        self._connect()

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        busy_milliseconds: int = _BUSY_MILLISECONDS,
        told: Upgrade = lambda *_: None,
    ) -> Database:
        """Open a project; one of an older version is brought up to date, which `told` hears of.

        Raises ProjectError where there is none, where the file is something else, damaged, busy, not
        writable, or from a newer version.
        """
        _see_that_it_may_be_opened(path)
        database = cls(path, busy_milliseconds=busy_milliseconds)
        try:
            database._prepare(told)
        except BaseException:
            database.close()
            raise
        return database

    def aside(self) -> Database:
        """Open the project a second time, only to read: for another thread, so that nobody waits for it."""
        other = Database(self.path, busy_milliseconds=self._busy_milliseconds)
        with other._in_words():
            other._connection.execute("PRAGMA query_only = ON")
            other._connection.execute("PRAGMA temp_store = MEMORY")
        return other

    @classmethod
    def create(cls, path: Path, *, shared: bool = False) -> Database:
        """Make a project's file, whole or not at all; ProjectError where the file is there already."""
        if path.exists():
            raise ProjectError(f"{path} is there already: 'reviewer review' opens it")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with _finished_as(path) as beginning:
                beginning.write_bytes(b"")
                _make(beginning, shared=shared)
        except OSError as error:
            raise ProjectError(f"{path} can't be made: {error.strerror or error}") from error
        return cls.open(path)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Read all rows."""
        with self._lock, self._in_words():
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """Read the first row, if there is one."""
        with self._lock, self._in_words():
            found: Row | None = self._connection.execute(sql, values).fetchone()
            return found

    def run(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Write within `writing()`; give the id of the row that was inserted last."""
        self._see_that_it_is_writing()
        with self._in_words():
            return self._connection.execute(sql, values).lastrowid or 0

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Write many rows within `writing()`."""
        self._see_that_it_is_writing()
        with self._in_words():
            self._connection.executemany(sql, rows)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Keep all that is written inside, or nothing of it; an inner one is part of the outer."""
        with self._lock:
            if self._writes:
                yield
                return
            with self._in_words():
                self._connection.execute("BEGIN IMMEDIATE")
            self._writes = 1
            try:
                yield
                with self._in_words():
                    self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._writes = 0

    def changed_elsewhere(self) -> int:
        """Give a number that changes when another program wrote to the file."""
        found = self.row("PRAGMA data_version")
        return int(found[0]) if found else 0

    def layout(self) -> str:
        """Give a word that changes when segments were put in other places, by whomever."""
        found = self.row("SELECT value FROM setting WHERE name = 'layout'")
        return str(found[0]) if found else ""

    def lay_out_anew(self) -> None:
        """Tell everybody that segments are in other places now, within `writing()`."""
        self.run(
            "INSERT INTO setting VALUES ('layout', '1') "
            "ON CONFLICT DO UPDATE SET value = CAST(value AS INTEGER) + 1"
        )

    def settle(self) -> None:
        """Let SQLite empty a large write-ahead log, if nobody else has the file open.

        See docs/decisions/journal.md: closing is the one moment at which that is safe in every version.
        """
        with self._lock:
            log = self.path.with_name(f"{self.path.name}-wal")
            if self._writes or not log.exists() or log.stat().st_size < _LARGE_LOG:
                return
            self._connection.close()
            self._connect()
            self._prepare()

    def lets_write_while_reading(self) -> bool:
        """Say whether somebody may write while another reads: not so without a write-ahead log."""
        mode = self.row("PRAGMA journal_mode")
        return mode is not None and mode[0] == "wal"

    def about(self) -> str:
        """Say how the file is kept, in one line."""
        mode = self.row("PRAGMA journal_mode")
        pages, size = self.row("PRAGMA page_count"), self.row("PRAGMA page_size")
        megabytes = (pages[0] if pages else 0) * (size[0] if size else 0) / 1e6
        return (
            f"{megabytes:,.1f} MB, journal {mode[0] if mode else '?'}, "
            f"SQLite {sqlite3.sqlite_version}, schema {SCHEMA}"
        )

    def backup(self, path: Path) -> None:
        """Copy the project to a new file, also while people work in it."""
        if path.exists():
            raise ProjectError(f"{path} is there already: name a new file for the backup")
        try:
            with _finished_as(path) as beginning, self._lock, self._in_words():
                self._connection.execute("VACUUM INTO ?", (str(beginning),))
        except OSError as error:
            raise ProjectError(f"{path} can't be written: {error.strerror or error}") from error

    def _connect(self) -> None:
        with self._in_words():
            self._connection = sqlite3.connect(
                f"{self.path.absolute().as_uri()}?mode=rw",
                uri=True,
                isolation_level=None,
                # Live findings are looked up in a worker; `_lock` keeps the threads apart.
                check_same_thread=False,
                timeout=self._busy_milliseconds / 1000,
            )

    def _see_that_it_is_writing(self) -> None:
        if not self._writes:
            raise RuntimeError("a write outside of `writing()`")

    def _prepare(self, told: Upgrade = lambda *_: None) -> None:
        self._see_that_it_is_ours(told)
        with self._in_words():
            run = self._connection.execute
            run("PRAGMA synchronous = FULL")
            run("PRAGMA foreign_keys = ON")
            run("PRAGMA recursive_triggers = ON")
            run("PRAGMA temp_store = MEMORY")
            self._choose_journal()

    def _see_that_it_is_ours(self, told: Upgrade) -> None:
        with self._in_words():
            application = self._connection.execute("PRAGMA application_id").fetchone()[0]
            version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if application != APPLICATION_ID:
            raise ProjectError(
                f"{self.path} is not a reviewer project: 'reviewer new DIR' makes one"
            )
        if version > SCHEMA:
            raise ProjectError(
                f"{self.path} was made by a newer reviewer (schema {version}, this one knows "
                f"{SCHEMA}): update reviewer"
            )
        if version < SCHEMA:
            with self._in_words():
                _migrate(self._connection, told)

    def _choose_journal(self) -> None:
        shared = self._connection.execute(
            "SELECT 1 FROM setting WHERE name = 'shared' AND value = 'yes'"
        ).fetchone()
        mode = journal.wanted(
            shared=shared is not None,
            on_network=journal.is_on_network(self.path.resolve(), _mounts()),
            version=sqlite3.sqlite_version_info,
        )
        if journal.has_reset_bug(sqlite3.sqlite_version_info):
            # Without checkpoints while people work the WAL is never reset, so it can't be damaged;
            # SQLite empties it when the last connection closes, which it does alone.
            self._connection.execute("PRAGMA wal_autocheckpoint = 0")
        current = self._connection.execute("PRAGMA journal_mode").fetchone()[0]
        if current != mode.value:
            # Somebody has it open: the mode stays for now, and changes when they are gone.
            with contextlib.suppress(sqlite3.OperationalError):
                self._connection.execute(f"PRAGMA journal_mode = {mode.value}")

    @contextlib.contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            told = as_project_error(error, self.path)
            if told is None:
                raise
            raise told from error


def find_file(path: Path) -> Path:
    """Tell which file a project's path means: a file itself, or `review.db` in a folder."""
    if path.is_file() or (path.suffix == ".db" and not path.is_dir()):
        return path
    return path / FILE_NAME


def _see_that_it_may_be_opened(path: Path) -> None:
    if not path.exists():
        raise ProjectError(f"there is no project at {path}: 'reviewer new DIR' makes one")
    if not path.is_file():
        raise ProjectError(f"{path} is not a file: name a project's folder or its {FILE_NAME}")
    try:
        with path.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except OSError as error:
        raise ProjectError(f"{path} can't be read: {error.strerror or error}") from error
    if magic != _MAGIC:
        raise ProjectError(f"{path} is not a reviewer project: 'reviewer new DIR' makes one")
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise ProjectError(
            f"{path} can't be written: ask for write permission on it and its folder, "
            "or work on a copy"
        )


def _make(path: Path, *, shared: bool) -> None:
    database = Database(path)
    try:
        _migrate(database._connection, lambda *_: None)  # noqa: SLF001 — the module's own class
        with database.writing():
            database.run("INSERT INTO setting VALUES ('shared', ?)", ("yes" if shared else "no",))
    finally:
        database.close()


def _migrate(connection: sqlite3.Connection, told: Upgrade) -> None:
    from reviewer.store.migrations import migrate  # noqa: PLC0415 — 170 to 330 ms of sqlite-utils

    migrate(connection, told)


@contextlib.contextmanager
def _finished_as(path: Path) -> Iterator[Path]:
    """Give a name to write under; what stands there in the end gets its own name, whole.

    Never over a file that came to be there meanwhile.
    """
    beginning = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield beginning
        with beginning.open("rb") as file:
            os.fsync(file.fileno())
        try:
            os.link(beginning, path)
        except FileExistsError:
            raise ProjectError(f"{path} is there already") from None
        except OSError:
            # A file system without hard links.
            beginning.rename(path)
    finally:
        with contextlib.suppress(OSError):
            beginning.unlink()


def _mounts() -> str:
    try:
        return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
