"""Han characters: what they are, and texts made comparable or safe to show."""

import re
import unicodedata
from typing import Final

from reviewer.text.traditional import SIMPLIFIED, TRADITIONAL

_HAN: Final = re.compile(
    "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
    "\u3005\u3007\u3021-\u3029\u3038-\u303b\u2e80-\u2fd5]"  # 々 〇 〡 〸 and radicals
)
_ALIKE: Final = {
    "'": "‘’‚‛`´′＇",
    '"': "“”„‟″〝〞「」『』＂",
    "-": "‐‑‒–—―−﹘﹣－",
    "·": "‧・•･∙⋅",
    "~": "～〜",
}
# Their compatibility forms would turn 10² into 102 and ③ into 3.
_KEPT_FORMS: Final = ("<super>", "<sub>", "<circle>", "<square>", "<fraction>")
_UNSEEN_LETTERS: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")


class _Folding(dict[int, str]):
    """Maps a code point to what it is compared as; fills itself as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = character
        if not unicodedata.decomposition(character).startswith(_KEPT_FORMS):
            composed = unicodedata.normalize("NFKC", character)
            folded = composed if len(composed) == 1 else character
        if unicodedata.category(folded) == "Zs":
            folded = " "
        self[code] = folded = _SIMPLER.get(folded, folded)
        return folded


_SIMPLER: Final = dict(zip(TRADITIONAL, SIMPLIFIED, strict=True)) | {
    variant: plain for plain, variants in _ALIKE.items() for variant in variants
}
_FOLDING: Final = _Folding()


def normalise(text: str) -> str:
    """Return `text` as checks compare it, of the same length, so that every offset still holds.

    Each character becomes its NFKC form where that is one character (so （ ， ： become ASCII),
    all quotes, dashes, middle dots and spaces become one kind, Traditional becomes Simplified.
    Superscripts and circled figures stay, and so does case.
    """
    return text if text.isascii() and "`" not in text else text.translate(_FOLDING)


def is_han(character: str) -> bool:
    """Say whether one character is Han: every block of Unicode 15, with 〇 and 々."""
    return "\u4e00" <= character <= "\u9fff" or _HAN.match(character) is not None


def has_han(text: str) -> bool:
    """Say whether any character of `text` is Han."""
    return _HAN.search(text) is not None


def count_han(text: str) -> int:
    """Count the Han characters of `text`."""
    return len(_HAN.findall(text))


def visible(text: str) -> str:
    """Return `text` safe to show: what a terminal would obey or hide is spelled out.

    Controls become their pictures (ESC is ␛, a line feed ␊), other unseen characters (bidi,
    zero-width, lone surrogates, private use) their code point, as ⟨U+202E⟩. The length may change:
    never use offsets of the result on the original.
    """
    if text.isprintable() and _UNSEEN_LETTERS.isdisjoint(text):
        return text
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if character in _UNSEEN_LETTERS:
        return f"⟨U+{code:04X}⟩"
    # A Han character newer than this Python's Unicode is not "printable" to it.
    if character.isprintable() or unicodedata.category(character) == "Zs" or is_han(character):
        return character
    return f"⟨U+{code:04X}⟩"
