"""A screen as SVG whose Chinese stands right in every viewer: each character has its own place.

Rich's own export stretches a run of text by its count of characters, which squeezes Chinese.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from rich.terminal_theme import DIMMED_MONOKAI

from reviewer.text.wrap import width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.color import Color
    from rich.style import Style
    from textual.strip import Strip

CELL_WIDTH = 9.0
LINE_HEIGHT = 20.0
FONT_SIZE = 15
WIDE_FONT_SIZE = 17.5
"""Fills the two cells of a Chinese character."""
_WORDS = re.compile(
    r"[\u2e80-\uffef\U00020000-\U0003ffff]+|[^\s\u2e80-\uffef\U00020000-\U0003ffff]+(?: [^\s\u2e80-\uffef\U00020000-\U0003ffff]+)*"
)
"""Stretches of wide characters, and of narrow ones with single spaces between them."""
_FONTS = (
    "'Cascadia Mono',Menlo,Consolas,'DejaVu Sans Mono',"
    "'Noto Sans Mono CJK SC','PingFang SC','Microsoft YaHei',monospace"
)
_EDGE = 12


def picture(strips: Sequence[Strip], width_cells: int, ground: str) -> str:
    """Return the lines of a screen as one SVG file."""
    width = width_cells * CELL_WIDTH + 2 * _EDGE
    height = len(strips) * LINE_HEIGHT + 2 * _EDGE
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
            f'font-family="{escape(_FONTS)}" font-size="{FONT_SIZE}" style="white-space:pre">'
        ),
        f'<rect width="100%" height="100%" rx="8" fill="{ground}"/>',
    ]
    for number, line in enumerate(strips):
        parts += _line(line, _EDGE + number * LINE_HEIGHT, ground)
    return "\n".join([*parts, "</svg>\n"])


def _line(line: Strip, top: float, ground: str) -> list[str]:
    parts = []
    cell = 0
    for segment in line:
        cells = sum(map(width_of, segment.text))
        ink, paper = _colours(segment.style, ground)
        if paper != ground:
            parts.append(
                f'<rect x="{_EDGE + cell * CELL_WIDTH:g}" y="{top:g}" '
                f'width="{cells * CELL_WIDTH:g}" height="{LINE_HEIGHT:g}" fill="{paper}"/>'
            )
        looks = f'fill="{ink}"' + _shape(segment.style)
        for word in _WORDS.finditer(segment.text):
            before = sum(map(width_of, segment.text[: word.start()]))
            parts.append(_text(word[0], cell + before, top, looks))
        cell += cells
    return parts


def _text(text: str, cell: int, top: float, looks: str) -> str:
    """Place a stretch without spaces at its ends: viewers drop and join spaces as they like."""
    places = []
    for character in text:
        places.append(f"{_EDGE + cell * CELL_WIDTH:g}")
        cell += width_of(character)
    size = f' font-size="{WIDE_FONT_SIZE}"' if width_of(text[0]) == 2 else ""
    where = f'x="{" ".join(places)}" y="{top + LINE_HEIGHT * 0.75:g}"'
    return f"<text {where} {looks}{size}>{escape(text)}</text>"


def _shape(style: Style | None) -> str:
    if style is None:
        return ""
    lines = ["underline"] if style.underline else []
    lines += ["line-through"] if style.strike else []
    bold = ' font-weight="bold"' if style.bold else ""
    return bold + (f' text-decoration="{" ".join(lines)}"' if lines else "")


def _colours(style: Style | None, ground: str) -> tuple[str, str]:
    ink, paper = "#d5d8dd", ground
    if style is not None:
        ink = _hex(style.color, ink)
        paper = _hex(style.bgcolor, paper)
        if style.reverse:
            ink, paper = paper, ink
    return ink, paper


def _hex(colour: Color | None, otherwise: str) -> str:
    if colour is None or colour.is_default:
        return otherwise
    return colour.get_truecolor(DIMMED_MONOKAI).hex
