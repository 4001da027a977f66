"""Corpus text as a terminal may be shown it: nothing in it is obeyed, nothing in it hides.

Every control, bidirectional, zero-width and other invisible character is drawn as one visible
stand-in of one cell. A stand-in takes the place of one code point, so every span stays where it is.
"""

import unicodedata
from functools import lru_cache

CONTROL_PICTURES = 0x2400
"""Start of the Unicode block with a picture for each of the C0 controls."""
DELETE_PICTURE = "␡"
OTHER_CONTROL = "␦"
"""For the C1 controls, which have no pictures of their own."""
DIRECTION = "⇄"
"""For the marks, embeddings, overrides and isolates that turn the direction of writing."""
INVISIBLE = "␢"
"""For zero-width spaces and joiners, soft hyphens, variation selectors, tags and fillers."""
LINE_BREAK = "¶"
UNENCODABLE = "\N{REPLACEMENT CHARACTER}"

_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")


@lru_cache(maxsize=8192)
def stand_in(character: str) -> str:
    """Return what is drawn for a character: itself, or one visible character of one cell."""
    category = unicodedata.category(character)
    if category == "Cc":
        return _control(character)
    if character in _DIRECTIONS:
        return DIRECTION
    if category == "Cf" or character in _FILLERS or _selects_variation(character):
        return INVISIBLE
    if category in {"Zl", "Zp"}:
        return LINE_BREAK
    if category == "Cs" or (ord(character) & 0xFFFE) == 0xFFFE:
        return UNENCODABLE
    return character


def shown(text: str, *, keep_lines: bool = True) -> str:
    """Return `text` as it may be drawn, as long as it was.

    Line feeds stay for a wrapper to break at; with `keep_lines=False` they are drawn as ¶ too.
    """
    if text.isprintable() and text.isascii():
        return text
    drawn = "".join(map(stand_in, text))
    if not keep_lines:
        return drawn
    return "".join("\n" if was == "\n" else now for was, now in zip(text, drawn, strict=True))


def aliens(text: str) -> tuple[int, ...]:
    """Return the offsets at which `shown` draws a stand-in, line feeds apart."""
    if text.isprintable() and text.isascii():
        return ()
    return tuple(
        offset
        for offset, character in enumerate(text)
        if character != "\n" and stand_in(character) != character
    )


def plain(text: str) -> str:
    """Return `text` without what can't be seen: for a term or a search that a person goes on with."""
    return " ".join("".join(" " if c.isspace() else c for c in text if _is_seen(c)).split())


def _is_seen(character: str) -> bool:
    return character.isspace() or stand_in(character) == character


def _control(character: str) -> str:
    code = ord(character)
    if character == "\n":
        return LINE_BREAK
    if code < 0x20:
        return chr(CONTROL_PICTURES + code)
    return DELETE_PICTURE if code == 0x7F else OTHER_CONTROL


def _selects_variation(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


_ARMOUR_PLANES = (0xF0000, 0x100000)
"""Private planes whose characters stand in an editor for characters that a terminal would obey."""


def armoured(text: str) -> tuple[str, dict[str, str]]:
    """Return `text` with each alien as one private character, and the way back.

    An editor can then measure, move over and delete them like any others; `disarmed` restores those
    that are left.
    """
    back: dict[str, str] = {}
    characters = list(text)
    for offset in aliens(text):
        code = ord(text[offset])
        base, low = (
            (_ARMOUR_PLANES[0], code) if code < 0xE0000 else (_ARMOUR_PLANES[1], code - 0xE0000)
        )
        characters[offset] = chr(base + (low & 0xFFFF))
        back[characters[offset]] = text[offset]
    return "".join(characters), back


def disarmed(text: str, back: dict[str, str]) -> str:
    """Return `text` with the characters that `armoured` took out of it."""
    return "".join(back.get(character, character) for character in text) if back else text
