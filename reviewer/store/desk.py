"""What one person has on the desk: drafts, and where the work was left. Never part of the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.store.database import Database


def keep_draft(database: Database, subject: str, author: str, *, text: str, at: str) -> None:
    """Keep what an author is typing for a segment, in place of what was kept before."""
    with database.writing():
        database.run(
            "INSERT INTO draft VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET text = excluded.text, at = excluded.at",
            (subject, author, text, at),
        )


def drop_draft(database: Database, subject: str, author: str) -> None:
    """Forget what an author was typing for a segment."""
    with database.writing():
        database.run("DELETE FROM draft WHERE subject = ? AND author = ?", (subject, author))


def draft(database: Database, subject: str, author: str) -> str | None:
    """Give what an author was typing for a segment."""
    row = database.row("SELECT text FROM draft WHERE subject = ? AND author = ?", (subject, author))
    return str(row[0]) if row else None


def leave(database: Database, author: str, document: str, *, subject: str, filtered: str) -> None:
    """Remember where an author is in a document (empty for all documents), and by which filter."""
    with database.writing():
        database.run(
            "INSERT INTO place VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET subject = excluded.subject, filter = excluded.filter",
            (author, document, subject, filtered),
        )


def left(database: Database, author: str, document: str) -> tuple[str, str]:
    """Give where an author left a document: the segment's key and the filter; empty at first."""
    row = database.row(
        "SELECT subject, filter FROM place WHERE author = ? AND document = ?", (author, document)
    )
    return (row[0], row[1]) if row else ("", "")
