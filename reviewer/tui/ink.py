"""From looks to terminal styles: pieces of text become strips, drawn on a widget's own ground."""

from collections.abc import Iterable
from typing import TypeAlias

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from reviewer.tui.wrap import width_cells

Pieces: TypeAlias = list[tuple[str, Style]]
"""Stretches of safe text with their styles, left to right."""


def ink(widget: Widget, *names: str) -> Style:
    """Return the style of component classes: their ink, and their ground only where they set one."""
    whole = widget.get_component_rich_style(*names)
    own = widget.get_component_rich_style(*names, partial=True)
    ground = whole.bgcolor if own.bgcolor is not None else None
    return own.without_color + Style.from_color(whole.color, ground)


def strip(pieces: Iterable[tuple[str, Style]], width: int, ground: Style) -> Strip:
    """Join pieces to one line of exactly `width` cells on `ground`."""
    segments = [Segment(text, ground + style) for text, style in pieces if text]
    return Strip(segments).adjust_cell_length(width, ground)


def pieces_width(pieces: Pieces) -> int:
    """Return the cells of some pieces."""
    return sum(width_cells(text) for text, _ in pieces)


def spread(left: Pieces, right: Pieces, width: int) -> Pieces:
    """Set one group at the left and one at the right; the right one goes where both don't fit."""
    space = width - pieces_width(left) - pieces_width(right)
    if space < 1:
        return left
    return [*left, (" " * space, Style.null()), *right]
