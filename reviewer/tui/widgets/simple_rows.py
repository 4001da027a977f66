"""A list of rows that are all in memory, drawn by a function: candidates, kinds of errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from reviewer.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.tui.ink import Pieces

Row = TypeVar("Row")


class SimpleRows(RowList, Generic[Row]):
    """Rows of values."""

    def __init__(
        self,
        draw: Callable[[RowList, Row, int, bool], Pieces],
        *,
        id: str | None = None,  # noqa: A002 — Textual's name
    ) -> None:
        super().__init__(id=id)
        self._draw = draw
        self._values: tuple[Row, ...] = ()

    def show_values(self, values: tuple[Row, ...], cursor: int, *, empty: str) -> None:
        """Show other values, with the cursor as near to where it is wanted as there are rows."""
        self._values = values
        self.fill(len(values), max(0, min(cursor, len(values) - 1)) if values else -1, empty=empty)

    @property
    def value(self) -> Row | None:
        """The value of the cursor's row."""
        return self._values[self.cursor] if 0 <= self.cursor < len(self._values) else None

    def step(self, step: int) -> None:
        """Move the cursor, as far as there are rows."""
        if self.count:
            self.move_to(max(0, min(self.cursor + step, self.count - 1)))

    def draw_row(self, index: int, width: int, *, is_cursor: bool) -> Pieces:
        """Draw a value."""
        return self._draw(self, self._values[index], width, is_cursor)
