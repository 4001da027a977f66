"""Line breaking for mixed Chinese and English text, in terminal cells.

A line may break between Han characters and at spaces; not inside a Latin word or a number, not
before closing punctuation and not after opening punctuation (避头尾), unless nothing else fits.
Textual and Rich take a run of Han for one word and cut numbers, so the screen wraps for itself.
Rules after GB/T 15834-2011 (section 5, where marks may stand) and UAX #14.
"""

from functools import lru_cache

from rich.cells import get_character_cell_size

NEVER_FIRST = frozenset(
    "，。、；：！？）》」』】〕〗〉｝］”’…—·％‰℃°々ー～,.;:!?)]}›»%"
    "¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"  # what stands behind a bracket stays with it
)
NEVER_LAST = frozenset("（《「『【〔〖〈｛［“‘([{‹«￥¥$£€#№")
_UNITS = frozenset("万亿千百十兆")
"""After a figure they are part of the number."""
_UNDIRECTED = frozenset("\"'")
"""Straight quotes may open or close: they stay with both neighbours."""


@lru_cache(maxsize=8192)
def width_of(character: str) -> int:
    """Return the cells of one character: 0, 1 or 2."""
    return get_character_cell_size(character)


def width_cells(text: str) -> int:
    """Return the cells of a text that `shown` has made safe."""
    return len(text) if text.isascii() else sum(map(width_of, text))


@lru_cache(maxsize=65536)
def may_break(before: str, after: str) -> bool:
    """Say whether a line may end with `before` and the next begin with `after`."""
    if after == " " or not width_of(after):
        return False
    if before == " ":
        return True
    if after in NEVER_FIRST or before in NEVER_LAST:
        return False
    if before in _UNDIRECTED or after in _UNDIRECTED:
        return False
    if after in _UNITS and before.isdigit():
        return False
    return before == "—" or width_of(before) == 2 or width_of(after) == 2


def wrap(text: str, width: int) -> tuple[tuple[int, int], ...]:
    """Cut `text` into lines of at most `width` cells and return their half-open spans.

    The spans cover each code point once, in order, line feeds apart. Spaces that a line ends with
    may hang beyond its width. A character wider than the line stands on one of its own.
    """
    if "\n" not in text and width_cells(text) <= width:
        return ((0, len(text)),)
    lines: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(text, start, start + len(paragraph), width)
        start += len(paragraph) + 1
    return tuple(lines)


def _wrap_paragraph(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    used = 0
    good = start  # the last place where this line may break
    at = start
    while at < end:
        character = text[at]
        cells = width_of(character)
        if at > start and may_break(text[at - 1], character):
            good = at
        # A space may hang, but not with an accent on it, which is seen.
        hangs = character == " " and (at + 1 == end or width_of(text[at + 1]) > 0)
        if used + cells > width and at > start and cells and not hangs:
            cut = good if good > start else _forced_cut(text, start, at)
            lines.append((start, cut))
            start = at = good = cut
            used = 0
            continue
        used += cells
        at += 1
    lines.append((start, end))
    return lines


def _forced_cut(text: str, start: int, at: int) -> int:
    """Cut where the line is full, but leave combining characters with their base."""
    cut = at
    while cut > start + 1 and not width_of(text[cut]):
        cut -= 1
    return cut


def clip(text: str, width: int) -> str:
    """Return as much of a one-line text as fits in `width` cells, with … where it was cut."""
    if width_cells(text) <= width:
        return text
    used = 0
    for offset, character in enumerate(text):
        used += width_of(character)
        if used > width - 1:
            return text[:offset] + "…"
    return text


def fit(text: str, width: int) -> str:
    """Return `text` clipped or filled with spaces to exactly `width` cells."""
    clipped = clip(text, width) if width > 0 else ""
    return clipped + " " * (width - width_cells(clipped))
