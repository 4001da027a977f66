"""What stands around sentences on their page: the headings above, the sentences and cells beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewer.model.document import Sentence, SentenceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.span import Side
    from reviewer.store.database import Database, Row

_COLUMNS: Final = "number, text, paragraph, kind"


def between(
    database: Database, document_id: int, side: Side, first: int, last: int
) -> tuple[tuple[int, Sentence], ...]:
    """Give the sentences `first` to `last` of a page with their numbers, as far as there are any."""
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM sentence "  # noqa: S608 — a constant
        "WHERE document_id = ? AND side = ? AND number BETWEEN ? AND ? ORDER BY number",
        (document_id, side, first, last),
    )
    return _read(rows)


def headings_before(
    database: Database, document_id: int, side: Side, number: int, most: int
) -> tuple[tuple[int, Sentence], ...]:
    """Give the last `most` titles and headings before a sentence, in the order of the page."""
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM sentence "  # noqa: S608 — a constant
        "WHERE document_id = ? AND side = ? AND number < ? AND kind IN (?, ?) "
        "ORDER BY number DESC LIMIT ?",
        (document_id, side, number, SentenceKind.TITLE, SentenceKind.HEADING, most),
    )
    return _read(rows[::-1])


def _read(rows: Sequence[Row]) -> tuple[tuple[int, Sentence], ...]:
    return tuple(
        (number, Sentence(text, paragraph, SentenceKind(kind)))
        for number, text, paragraph, kind in rows
    )
