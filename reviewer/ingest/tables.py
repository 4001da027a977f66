"""Tables of a page: which ones hold data, and their rows as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.ingest.tidy import tidied
from reviewer.ingest.tree import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

CELL_SEPARATOR = " | "
_LONGEST_CELL = 200


def is_data_table(table: Element) -> bool:
    """Say whether a table holds data: older pages lay out their whole text with tables."""
    if table.find(".//table") is not None:
        return False
    widths = [sum(1 for cell in row if cell.tag in {"td", "th"}) for row in table.iter("tr")]
    if len(widths) < 2 or max(widths) < 2:
        return False
    return all(len(_text(cell)) <= _LONGEST_CELL for cell in table.iter("td", "th"))


def rows(table: Element) -> Iterator[str]:
    """Yield each row as one text, its cells with `CELL_SEPARATOR` between; empty cells are left out."""
    for row in table.iter("tr"):
        cells = [_text(cell) for cell in row if cell.tag in {"td", "th"}]
        if any(cells):
            yield CELL_SEPARATOR.join(cell for cell in cells if cell)


def _text(cell: Element) -> str:
    return tidied(" ".join(texts(cell)))
