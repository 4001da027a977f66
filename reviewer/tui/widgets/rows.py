"""A list that draws the rows on screen and no others, whatever their number, with a cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView

from reviewer.text.wrap import wrap
from reviewer.tui.ink import inks, strip
from reviewer.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.strip import Strip

    from reviewer.tui.ink import Pieces

_MARGIN_ROWS = 2
"""Rows kept in sight above and below the cursor."""


class RowList(Drawn, ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of one line each. Its screen moves the cursor: it knows what a row stands for."""

    DEFAULT_CSS = """
    RowList { overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; }
    """

    class Picked(Message):
        """The person clicked on a row; `again` when it was the cursor's already."""

        def __init__(self, index: int, *, again: bool) -> None:
            self.index = index
            self.again = again
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name
        super().__init__(id=id)
        self.cursor = -1
        """Row of the cursor; -1 where the list does not hold what is shown."""
        self.count = 0
        """Rows of the list."""
        self._empty = ""

    def draw_row(self, index: int, width: int, *, is_cursor: bool) -> Pieces:
        """Return what stands on a row; the list fills it up to its width."""
        raise NotImplementedError

    @property
    def page_rows(self) -> int:
        """Rows in sight."""
        return max(1, self.scrollable_content_region.height)

    def fill(self, count: int, cursor: int, *, empty: str = "") -> None:
        """Show another list; `empty` is said where it has no rows."""
        self.count, self.cursor, self._empty = count, cursor, empty
        self._measure()
        self._reveal()
        self.refresh()

    def grow(self, count: int) -> None:
        """Have more rows behind those that are there."""
        ends_in_sight = self.count < self.scroll_offset.y + self.page_rows
        self.count = count
        self._measure()
        if ends_in_sight:
            self.refresh()

    def redraw(self, rows: Iterable[int]) -> None:
        """Draw some rows anew."""
        for row in rows:
            self.refresh(Region(0, row - self.scroll_offset.y, self.size.width, 1))

    def move_to(self, index: int) -> None:
        """Put the cursor on a row (-1: on none) and bring it into sight."""
        old, self.cursor = self.cursor, index
        self.redraw({old, index} - {-1})
        self._reveal()

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if index >= self.count:
            return strip(
                [("  " + self._emptiness(y, width), inks(self)["quiet"])], width, self.rich_style
            )
        is_cursor = index == self.cursor
        ground = self.rich_style + inks(self)["cursor"] if is_cursor else self.rich_style
        return strip(self.draw_row(index, width, is_cursor=is_cursor), width, ground)

    def _emptiness(self, y: int, width: int) -> str:
        """Return what a line says of a list without rows."""
        if self.count or not self._empty:
            return ""
        spans = wrap(self._empty, max(2, width - 4))
        line = y - min(1, max(0, self.page_rows - len(spans)))
        return self._empty[slice(*spans[line])].rstrip() if 0 <= line < len(spans) else ""

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._measure()
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        """Tell the screen which row is under the mouse."""
        index = event.y + self.scroll_offset.y
        if index < self.count:
            self.post_message(self.Picked(index, again=index == self.cursor))

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.count)

    def _reveal(self) -> None:
        height, top = self.scrollable_content_region.height, self.scroll_offset.y
        margin = min(_MARGIN_ROWS, (height - 1) // 2)
        if self.cursor < 0 or not height:
            return
        if top + margin <= self.cursor < top + height - margin:
            return
        if self.cursor < top + margin:
            wanted = self.cursor - margin
        else:
            wanted = self.cursor - height + margin + 1
        if abs(wanted - top) > height:
            wanted = self.cursor - height // 2
        self.scroll_to(y=max(0, min(wanted, self.count - height)), animate=False, immediate=True)
