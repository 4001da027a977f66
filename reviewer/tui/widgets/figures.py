"""A pane of lines that are made when they are drawn, however many there are, scrolled by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from rich.style import Style

from reviewer.tui.ink import inks, strip
from reviewer.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.strip import Strip

    from reviewer.tui.marked import Look


class Lines(Protocol):
    """Lines of safe text by their numbers."""

    @property
    def count(self) -> int:
        """How many there are."""

    def pieces(self, index: int) -> Sequence[tuple[str, Look | None]]:
        """Give a line as stretches with their looks."""


class Figures(Drawn):
    """Lines; draws only those that are seen."""

    DEFAULT_CSS = """
    Figures { height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name
        super().__init__(id=id)
        self._lines: Lines | None = None
        self._top = 0

    @property
    def room_cells(self) -> int:
        """Cells of a line: one stays empty at the left, two at the right."""
        return self.size.width - 3

    def present(self, lines: Lines) -> None:
        """Show other lines, from where it stands."""
        self._lines = lines
        self._top = self._within(self._top)
        self.refresh()

    def scroll_lines(self, count: int) -> None:
        """Move by so many lines, as far as there are any."""
        self._go_to(self._top + count)

    def go_to_end(self, *, is_last: bool) -> None:
        """Show the first or the last line."""
        self._go_to(self._lines.count if is_last and self._lines else 0)

    def render_line(self, y: int) -> Strip:
        """Draw a line, and whether there are more beyond the first and the last."""
        ground, width = self.rich_style, self.size.width
        index = self._top + y
        count = self._lines.count if self._lines else 0
        if self._lines is None or index >= count:
            return strip((), width, ground)
        table = inks(self)
        pieces = [
            (text, Style.null() if look is None else table[look])
            for text, look in self._lines.pieces(index)
        ]
        more = " "
        if y == 0 and self._top:
            more = "▲"
        elif y == self.size.height - 1 and index + 1 < count:
            more = "▼"
        drawn = strip([(" ", Style.null()), *pieces], width - 1, ground)
        return drawn.join([drawn, strip([(more, table["title"])], 1, ground)])

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll as the wheel says."""
        event.stop()
        self.scroll_lines(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll as the wheel says."""
        event.stop()
        self.scroll_lines(-1)

    def _go_to(self, top: int) -> None:
        top = self._within(top)
        if top != self._top:
            self._top = top
            self.refresh()

    def _within(self, top: int) -> int:
        count = self._lines.count if self._lines else 0
        return max(0, min(top, count - self.size.height))
