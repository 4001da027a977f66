"""From looks to terminal styles: what each ink is in the theme's colours, and lines made of pieces.

The inks are resolved once a theme. As component classes of Textual they would be resolved for every
widget, which cost a fifth of the time to the first frame.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from reviewer.text.wrap import width_cells
from reviewer.tui.marked import Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.theme import Theme
    from textual.widget import Widget

Pieces: TypeAlias = list[tuple[str, Style]]
"""Stretches of safe text with their styles, left to right."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour of the theme, how strongly it stands out from the background, and a shape."""

    colour: str = ""
    """Name of a colour of the theme; empty leaves what is there."""
    strength: float = 1.0
    bold: bool = False
    underline: bool = False
    strike: bool = False
    reverse: bool = False
    ground: str = ""
    ground_strength: float = 1.0


INKS: Mapping[str, Ink] = {
    Look.TERM: Ink(underline=True),
    Look.RENDERING: Ink("success", underline=True),
    Look.FORBIDDEN: Ink("error", strike=True),
    Look.DELETED: Ink("error", strike=True),
    Look.INSERTED: Ink("success", underline=True),
    Look.MUTED: Ink("foreground", 0.62),
    Look.ASIDE: Ink("foreground", 0.62),
    Look.STRONG: Ink(bold=True),
    Look.KEY: Ink("accent"),
    Look.RATE: Ink("primary"),
    Look.INFO: Ink("primary"),
    Look.MINOR: Ink("warning"),
    Look.MAJOR: Ink("error", bold=True),
    Look.CRITICAL: Ink("error", bold=True, reverse=True),
    Look.CURRENT: Ink(bold=True, ground="panel"),
    Look.HIT: Ink("background", ground="accent"),
    Look.CHOSEN: Ink("foreground", bold=True, ground="primary", ground_strength=0.45),
    Look.ALIEN: Ink("background", ground="warning"),
    Look.BRACKET: Ink("warning", bold=True),
    "rule": Ink("foreground", 0.28),
    "title": Ink("foreground", 0.7),
    "quiet": Ink("foreground", 0.62),
    "faint": Ink("foreground", 0.48),
    "bold": Ink(bold=True),
    "good": Ink("success"),
    "warned": Ink("warning", bold=True),
    "bad": Ink("error"),
    "mild": Ink("warning"),
    "accent": Ink("accent"),
    "key": Ink("accent", bold=True),
    "question": Ink("primary"),
    "cursor": Ink("foreground", bold=True, ground="primary", ground_strength=0.3),
    "open": Ink("foreground", 0.48),
    "accepted": Ink("success"),
    "edited": Ink("primary"),
    "flagged": Ink("warning", bold=True),
    "rejected": Ink("error"),
    "skipped": Ink("foreground", 0.62),
}
_resolved: dict[str, dict[str, Style]] = {}


def inks(widget: Widget) -> Mapping[str, Style]:
    """Return every ink in the colours of the theme that the widget's app has now."""
    app = widget.app
    found = _resolved.get(app.theme)
    if found is None:
        found = _resolved[app.theme] = _resolve(app.current_theme)
    return found


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


def _resolve(theme: Theme) -> dict[str, Style]:
    variables = theme.to_color_system().generate()
    background = Color.parse(variables["background"])
    return {name: _style(ink, variables, background) for name, ink in INKS.items()}


def _style(ink: Ink, variables: Mapping[str, str], background: Color) -> Style:
    has_own_colours = background.ansi is not None
    colour = _blended(ink.colour, ink.strength, variables, background)
    ground = _blended(ink.ground, ink.ground_strength, variables, background)
    return Style(
        color=colour.rich_color if colour else None,
        bgcolor=ground.rich_color if ground and not has_own_colours else None,
        bold=ink.bold or None,
        underline=ink.underline or None,
        strike=ink.strike or None,
        # The terminal's own colours can't be mixed: what is quieter is dim, a ground is reversed.
        dim=(has_own_colours and ink.strength < 1) or None,
        reverse=ink.reverse or (has_own_colours and bool(ink.ground and ink.colour)) or None,
    )


def _blended(
    name: str, strength: float, variables: Mapping[str, str], background: Color
) -> Color | None:
    if not name:
        return None
    colour = Color.parse(variables[name])
    if colour.ansi is not None or strength == 1:
        return colour
    return background.blend(colour, strength)
