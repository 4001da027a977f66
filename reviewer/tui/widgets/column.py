"""A column of panes that lend each other rows: text that is cut takes the rows that others leave empty."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import Layout, WidgetPlacement
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LEAST_ROWS = 3
"""Rows that a pane keeps, whatever others need: its title and two lines."""


@runtime_checkable
class HasRows(Protocol):
    """A pane that knows how many rows it would fill."""

    def rows_wanted(self, width_cells: int) -> int:
        """Return the rows of all that it has to show, its title too."""


class Column(Widget):
    """Panes one below the other."""

    DEFAULT_CSS = "Column { width: 1fr; height: 1fr; }"
    SHARES: ClassVar[Mapping[str, int]] = {"writing": 2}
    """Shares of the rows by the ids of panes, 1 for those not named; they hold while nothing is cut."""

    def __init__(self, *children: Widget, id: str | None = None) -> None:  # noqa: A002 — Textual's name
        super().__init__(*children, id=id)
        self._lending = _Lending()
        self._given: tuple[int, ...] = ()

    @property
    def layout(self) -> Layout:
        """Its own: a style could name only one of Textual's."""
        return self._lending

    def settle(self) -> None:
        """Give the rows anew where the panes have other texts than when they were given."""
        panes = [child for child in self.children if child.display]
        # None are left when a pause in typing ends as the screen goes.
        if panes and self.size.height and self.rows(panes, self.size) != self._given:
            # A widget's own refresh leaves what it kept of its layout; a child's does not.
            panes[0].refresh(layout=True)

    def rows_wanted(self, width_cells: int) -> int:
        """Return the rows that its panes want together."""
        panes = (child for child in self.children if child.display)
        return sum(pane.rows_wanted(width_cells) for pane in panes if isinstance(pane, HasRows))

    def give(self, panes: Sequence[Widget], size: Size) -> tuple[int, ...]:
        """Return the rows of each pane, and remember them."""
        self._given = self.rows(panes, size)
        return self._given

    def rows(self, panes: Sequence[Widget], size: Size) -> tuple[int, ...]:
        """Return the rows of each pane."""
        shares = [self.SHARES.get(pane.id or "", 1) for pane in panes]
        wanted = [
            pane.rows_wanted(size.width) if isinstance(pane, HasRows) else size.height
            for pane in panes
        ]
        return lent(size.height, shares, wanted)


class _Lending(Layout):
    """Sets the panes of a column one below the other."""

    name = "lending"

    def arrange(
        self,
        parent: Widget,
        children: list[Widget],
        size: Size,
        greedy: bool = True,  # noqa: ARG002, FBT001, FBT002 — Textual's form
    ) -> list[WidgetPlacement]:
        """Place them."""
        given = parent.give(children, size) if isinstance(parent, Column) else ()
        tops = accumulate((0, *given))
        return [
            WidgetPlacement(Region(0, top, size.width, rows), NULL_OFFSET, NULL_SPACING, child)
            for child, top, rows in zip(children, tops, given, strict=False)
        ]


def lent(room: int, shares: Sequence[int], wanted: Sequence[int]) -> tuple[int, ...]:
    """Share `room` rows out: by the shares, and where some want more, from those that want fewer.

    All rows are given. Nobody that wants more than its share gets less than that.
    """
    fair = _fair(room, shares)
    if all(need <= rows for need, rows in zip(wanted, fair, strict=True)):
        return fair
    given = [min(rows, max(need, _LEAST_ROWS)) for need, rows in zip(wanted, fair, strict=True)]
    for _ in range(room - sum(given)):
        lacks = [need - rows for need, rows in zip(wanted, given, strict=True)]
        if max(lacks) <= 0:
            lacks = [rows - own for rows, own in zip(fair, given, strict=True)]
        given[lacks.index(max(lacks))] += 1
    return tuple(given)


def _fair(room: int, shares: Sequence[int]) -> tuple[int, ...]:
    ends = [room * end // (sum(shares) or 1) for end in accumulate(shares)]
    return tuple(end - start for start, end in zip([0, *ends], ends, strict=False))
