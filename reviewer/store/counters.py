"""Counts per document and of the whole project, kept as things change: nothing is ever recounted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from reviewer.model.decision import Status

if TYPE_CHECKING:
    from reviewer.store.database import Database

PROJECT: Final = 0
"""Stands for the whole project where a document's id is asked for."""


class Changes:
    """Changes to counters, gathered and written at once."""

    def __init__(self) -> None:
        self._changes: Counter[tuple[int, str]] = Counter()

    def add(self, document_id: int, counts: Counter[str], sign: int) -> None:
        """Add what a segment counts for, or with sign -1 take it away."""
        for name, count in counts.items():
            self._changes[document_id, name] += sign * count
            self._changes[PROJECT, name] += sign * count

    def write(self, database: Database) -> None:
        """Write what changed."""
        database.changed_documents.update(document_id for document_id, _ in self._changes)
        database.run_many(
            "INSERT INTO counter VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET value = value + excluded.value",
            [(*place, change) for place, change in sorted(self._changes.items()) if change],
        )


def counts(database: Database, document_id: int = PROJECT) -> dict[str, int]:
    """Give the counters of a document or the project: statuses, `check:…`, `severity:…` and others."""
    rows = database.rows(
        "SELECT name, value FROM counter WHERE document_id = ? AND value <> 0", (document_id,)
    )
    return dict(rows)


def count(database: Database, document_id: int, name: str) -> int:
    """Give one counter."""
    row = database.row(
        "SELECT value FROM counter WHERE document_id = ? AND name = ?", (document_id, name)
    )
    return int(row[0]) if row else 0


def of_documents(database: Database, *names: str) -> dict[int, int]:
    """Give every document's counters of these names added up, by its id, in order; 0 is left out."""
    marks = ", ".join("?" * len(names))
    rows = database.rows(
        "SELECT document_id, sum(value) FROM counter INDEXED BY counter_name "  # noqa: S608 — question marks
        f"WHERE name IN ({marks}) AND document_id > 0 "
        "GROUP BY document_id HAVING sum(value) > 0 ORDER BY document_id",
        names,
    )
    return dict(rows)


def total(database: Database, document_id: int) -> int:
    """Count the segments of a document."""
    return sum(count(database, document_id, status) for status in Status)


def totals(database: Database) -> dict[int, int]:
    """Count the segments of every document, by its id, in order."""
    return of_documents(database, *Status)


def by_document(database: Database) -> dict[int, dict[str, int]]:
    """Give every document's counters of statuses, conflicts and severities, by its id."""
    found: dict[int, dict[str, int]] = {}
    rows = database.rows(
        "SELECT document_id, name, value FROM counter WHERE value <> 0 "
        "AND name NOT LIKE 'check:%' AND name NOT LIKE 'todo:%' AND name NOT LIKE 'author:%'"
    )
    for document_id, name, value in rows:
        found.setdefault(document_id, {})[name] = value
    return found
