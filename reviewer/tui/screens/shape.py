"""The shape of a screen from its first layout on: narrow or wide, short or tall."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen


def take_shape(screen: Screen[None]) -> None:
    """Give a screen the classes of its breakpoints before it is first laid out.

    Textual gives them at the first resize, when the first layout, of no shape, has been drawn already.
    """
    size = screen.app.size
    for cells, breakpoints in (
        (size.width, screen.HORIZONTAL_BREAKPOINTS),
        (size.height, screen.VERTICAL_BREAKPOINTS),
    ):
        reached = [name for least, name in breakpoints or () if cells >= least]
        screen.add_class(*reached[-1:])
