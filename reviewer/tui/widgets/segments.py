"""The list of segments: draws the rows on screen and no others, whatever their number."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView

from reviewer.tui.ink import ink, strip
from reviewer.tui.shown import shown
from reviewer.tui.signs import STATUS_SIGNS, finding_sign
from reviewer.tui.wrap import fit

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.strip import Strip

    from reviewer.session.views import SegmentRow
    from reviewer.tui.ink import Pieces

PAGE_ROWS = 64
PAGES_KEPT = 24
BOTH_SIDES_FROM = 64
"""Width in cells from which a row shows the English beside the Chinese."""
_MARGIN_ROWS = 2


class SegmentList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of segments, read by pages; the row of the cursor is the segment that is shown."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "segments--cursor",
        "segments--number",
        "segments--done",
        "segments--worst",
        "segments--empty",
        *(f"segments--{status}" for status in STATUS_SIGNS),
    }
    DEFAULT_CSS = """
    SegmentList { overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; }
    """

    class Picked(Message):
        """The person went to another row by mouse."""

        def __init__(self, index: int) -> None:
            self.index = index
            super().__init__()

    def __init__(
        self,
        fetch: Callable[[int, int], tuple[SegmentRow, ...]],
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._fetch = fetch
        self._pages: OrderedDict[int, tuple[SegmentRow, ...]] = OrderedDict()
        self._count = 0
        self._cursor = -1
        self._empty = ""

    @property
    def cursor(self) -> int:
        """Row of the segment that is shown; -1 where the list does not hold it."""
        return self._cursor

    @property
    def count(self) -> int:
        """Rows of the list."""
        return self._count

    @property
    def page_rows(self) -> int:
        """Rows in sight."""
        return max(1, self.scrollable_content_region.height)

    def fill(self, count: int, cursor: int, *, empty: str) -> None:
        """Show another list; `empty` is said where it has no rows."""
        self._pages.clear()
        self._count, self._cursor, self._empty = count, cursor, empty
        self._measure()
        self._reveal()
        self.refresh()

    def reread(self) -> None:
        """Draw the rows as they are now, and only what changed of them."""
        self._pages.clear()
        self.refresh()

    def move_to(self, index: int) -> None:
        """Put the cursor on a row (-1: on none) and bring it into sight."""
        old, self._cursor = self._cursor, index
        for row in {old, index} - {-1}:
            self.refresh(Region(0, row - self.scroll_offset.y, self.size.width, 1))
        self._reveal()

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

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        row = self.row(index) if index < self._count else None
        if row is None:
            says = self._empty if not self._count and y == min(1, self.page_rows - 1) else ""
            return strip([("  " + says, ink(self, "segments--empty"))], width, self.rich_style)
        ground = self.rich_style
        if index == self._cursor:
            ground = self.get_component_rich_style("segments--cursor")
        return strip(self._pieces(row, width, is_cursor=index == self._cursor), width, ground)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._measure()
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        """Go to the row under the mouse."""
        index = event.y + self.scroll_offset.y
        if index < self._count:
            self.post_message(self.Picked(index))

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self._count)

    def _reveal(self) -> None:
        height, top = self.scrollable_content_region.height, self.scroll_offset.y
        margin = min(_MARGIN_ROWS, (height - 1) // 2)
        if self._cursor < 0 or not height:
            return
        if top + margin <= self._cursor < top + height - margin:
            return
        if self._cursor < top + margin:
            wanted = self._cursor - margin
        else:
            wanted = self._cursor - height + margin + 1
        if abs(wanted - top) > height:
            wanted = self._cursor - height // 2
        self.scroll_to(y=max(0, min(wanted, self._count - height)), animate=False, immediate=True)

    def _pieces(self, row: SegmentRow, width: int, *, is_cursor: bool) -> Pieces:
        def style(name: str) -> Style:
            return Style.null() if is_cursor else ink(self, f"segments--{name}")

        digits = max(4, len(str(row.number)))
        left: Pieces = [
            ("▌" if is_cursor else " ", Style.null()),
            (f"{row.number:>{digits}} ", style("number")),
            (STATUS_SIGNS[row.status] + " ", style(row.status)),
            (finding_sign(row.worst, row.finding_count) + " ", style("worst")),
        ]
        rest = width - digits - 8
        text = style("done") if row.status.is_done else Style.null()
        if width < BOTH_SIDES_FROM:
            return [*left, (fit(_one_line(row.zh or row.en), rest), text)]
        half = max(1, (rest - 2) * 2 // 5)
        zh, en = fit(_one_line(row.zh), half), fit(_one_line(row.en), rest - half - 2)
        return [*left, (zh, text), ("  ", text), (en, text)]


def _one_line(text: str) -> str:
    return shown(text[:200], keep_lines=False)
