"""SQLite's errors as one line that says what to do."""

import sqlite3
from pathlib import Path

from reviewer.model.errors import BusyError, ProjectError

_LINES = {
    sqlite3.SQLITE_BUSY: "{path} is busy: another program is writing to it; try again",
    sqlite3.SQLITE_LOCKED: "{path} is busy: another program is writing to it; try again",
    sqlite3.SQLITE_FULL: "no room left for {path}: nothing of this was kept; free some space and try again",
    sqlite3.SQLITE_READONLY: "{path} can't be written: ask for write permission, or work on a copy",
    sqlite3.SQLITE_PERM: "{path} can't be written: ask for write permission, or work on a copy",
    sqlite3.SQLITE_CANTOPEN: "{path} can't be opened: is it there, and may you write in its folder?",
    sqlite3.SQLITE_NOTADB: "{path} is not a reviewer project: 'reviewer new DIR' makes one",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged: keep it, put your last backup in its place, "
    "and merge the log with 'reviewer log merge'",
    sqlite3.SQLITE_IOERR: "{path} can't be read or written (disk full or failing): "
    "nothing of this was kept",
    sqlite3.SQLITE_TOOBIG: "a text is too long for {path} (1 GB at most)",
}

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def as_project_error(error: sqlite3.Error, path: Path) -> ProjectError | None:
    """Say in one line what happened; None for what is a fault of ours, not of the file."""
    if str(error).startswith(("no such table", "no such column")):
        return ProjectError(
            f"{path} lacks a part ({error}): it is of an unreleased version or damaged; "
            "put your last backup in its place, and merge the log with 'reviewer log merge'"
        )
    # The low byte is the primary code; the rest says more than a reader wants to know.
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int) or code & 0xFF not in _LINES:
        return None
    kind = BusyError if code & 0xFF in _BUSY else ProjectError
    return kind(_LINES[code & 0xFF].format(path=path))
