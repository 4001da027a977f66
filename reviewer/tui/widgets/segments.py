"""The list of segments: number, status, findings, and the beginning of the texts."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from rich.style import Style

from reviewer.text.shown import shown
from reviewer.text.wrap import clip, fit, width_cells
from reviewer.tui.ink import inks
from reviewer.tui.signs import STATUS_SIGNS, finding_sign, said_sign
from reviewer.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reviewer.session.views import SegmentRow
    from reviewer.tui.ink import Pieces

PAGE_ROWS = 64
PAGES_KEPT = 24
_NAME_CELLS = 14
BOTH_SIDES_FROM = 64
"""Width in cells from which a row shows the English beside the Chinese."""


class SegmentList(RowList):
    """Rows of segments, read by pages; the row of the cursor is the segment that is shown."""

    def __init__(
        self,
        fetch: Callable[[int, int], tuple[SegmentRow, ...]],
        name_of: Callable[[int], str],
        *,
        id: str | None = None,  # noqa: A002 — Textual's name
    ) -> None:
        super().__init__(id=id)
        self._fetch = fetch
        self._name_of = name_of
        self._names: dict[int, str] = {}
        """Names of documents where a list goes through several; empty for one that goes without saying."""
        self._pages: OrderedDict[int, tuple[SegmentRow, ...]] = OrderedDict()

    def fill(self, count: int, cursor: int, *, empty: str = "") -> None:
        """Show another list."""
        self._pages.clear()
        super().fill(count, cursor, empty=empty)

    def grow(self, count: int) -> None:
        """Have more rows: the last page may go on."""
        self._pages.pop(self.count // PAGE_ROWS, None)
        super().grow(count)

    def reread(self, rows: Iterable[int] | None = None) -> None:
        """Draw these rows as they are now; all where it isn't known which changed."""
        if rows is None:
            self._pages.clear()
            self.refresh()
            return
        changed = set(rows)
        for row in changed:
            self._pages.pop(row // PAGE_ROWS, None)
        self.redraw(changed)

    def row(self, index: int) -> SegmentRow | None:
        """Return a row; None beyond the end, or where the list shrank behind our back."""
        number, offset = divmod(index, PAGE_ROWS)
        page = self._pages.get(number)
        if page is None:
            page = self._fetch(number * PAGE_ROWS, PAGE_ROWS)
            self._pages[number] = page
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        return page[offset] if offset < len(page) else None

    def draw_row(self, index: int, width: int, *, is_cursor: bool) -> Pieces:
        """Return number, status, findings and the beginning of one side or both."""
        row = self.row(index)
        if row is None:
            return []

        def style(name: str) -> Style:
            return Style.null() if is_cursor else inks(self)[name]

        digits = max(4, len(str(row.number)))
        left: Pieces = [
            ("▌" if is_cursor else " ", Style.null()),
            (f"{row.number:>{digits}} ", style("faint")),
            (STATUS_SIGNS[row.status], style(row.status)),
            (said_sign(row), style("warned" if row.has_conflict else "quiet")),
            (finding_sign(row.worst, row.finding_count) + " ", style("mild")),
        ]
        name = self._begun(index, row)
        if name:
            left.append((f"{name} ", style("accent")))
        rest = width - digits - 9 - (width_cells(name) + 1 if name else 0)
        text = style("quiet") if row.status.is_done else Style.null()
        if width < BOTH_SIDES_FROM:
            return [*left, (fit(_one_line(row.zh or row.en), rest), text)]
        half = max(1, (rest - 2) * 2 // 5)
        zh, en = fit(_one_line(row.zh), half), fit(_one_line(row.en), rest - half - 2)
        return [*left, (zh, text), ("  ", text), (en, text)]

    def _begun(self, index: int, row: SegmentRow) -> str:
        """Return the name of the document that begins with a row."""
        before = self.row(index - 1) if index else None
        if before is not None and before.document_id == row.document_id:
            return ""
        if row.document_id not in self._names:
            self._names[row.document_id] = self._name_of(row.document_id)
        return clip(shown(self._names[row.document_id], keep_lines=False), _NAME_CELLS)


def _one_line(text: str) -> str:
    return shown(text[:200], keep_lines=False)
