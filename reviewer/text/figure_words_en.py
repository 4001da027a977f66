"""English words that say a figure where Chinese may have none: both, half, decade, doubled, dozens."""

import re
from fractions import Fraction
from typing import Final, TypeAlias

from reviewer.model.span import Span
from reviewer.text.numerals_en import read_numeral
from reviewer.text.numerals_zh import whole
from reviewer.text.quantity import Quantity, QuantityKind, Value

_COUNTS: Final = {
    "single": 1, "both": 2, "duplicate": 2, "triplicate": 3, "couple": 2, "pair": 2, "dual": 2, "trio": 3, "dozens": 10, "tens": 10,
    "hundred": 100, "hundreds": 100, "thousand": 1000, "thousands": 1000, "million": 10**6,
    "millions": 10**6, "billion": 10**9, "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
_YEARS: Final = {
    "decades": 10,
    "centuries": 100,
    "centenary": 100,
    "centenaries": 100,
    "centennial": 100,
}
_TIMES: Final = {"doubl": 2, "tripl": 3, "quadrupl": 4, "quintupl": 5}
_FOLD: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_Said: TypeAlias = tuple[QuantityKind, Value, str]

WORDS: Final[dict[str, _Said]] = (
    {word: (QuantityKind.COUNT, value, "") for word, value in _COUNTS.items()}
    | {word: (QuantityKind.COUNT, value, "year") for word, value in _YEARS.items()}
    | {
        stem + ending: (QuantityKind.MULTIPLE, value, "")
        for stem, value in _TIMES.items()
        for ending in ("e", "es", "ed", "ing")
    }
    | {
        f"{word}fold": (QuantityKind.MULTIPLE, value, "")
        for value, word in enumerate(_FOLD, start=2)
    }
    | {
        "half": (QuantityKind.FRACTION, Fraction(1, 2), ""),
        "twice": (QuantityKind.MULTIPLE, 2, ""),
        "thrice": (QuantityKind.MULTIPLE, 3, ""),
        "fortnight": (QuantityKind.COUNT, 2, "week"),
        "decade": (QuantityKind.COUNT, 1, "decade"),
        "century": (QuantityKind.COUNT, 1, "century"),
    }
)
"""Kind, value and unit of words that Chinese may do without: they match figures, and never demand one."""
_TENS_OF: Final = re.compile(r" of (thousands|millions|billions)\b")
_HALF_A: Final = re.compile(
    r" (?:a |an )?(million|billion|trillion|dozen|year|hour|day|month|century|percentage point|percent|per cent)\b"
)


def read_word(low: str, token: re.Match[str]) -> Quantity:
    """Read the word of `WORDS` that stands at `token` in lower-case text."""
    word, end = token[0], token.end()
    kind, value, unit = WORDS[word]
    if word in {"tens", "hundreds"} and (of := _TENS_OF.match(low, end)):
        value, end = value * WORDS[of[1]][1], of.end()
    elif word == "half" and (scaled := _HALF_A.match(low, end)):
        kind, end, name = QuantityKind.COUNT, scaled.end(), scaled[1]
        if name in {"year", "hour", "day", "month", "century"}:
            unit = name
        elif name.startswith("per"):
            kind = QuantityKind.POINTS if name.endswith("point") else QuantityKind.PERCENT
        else:
            value = whole(read_numeral(f"1 {name}").value * Fraction(1, 2))
    return Quantity(
        Span(token.start(), end),
        kind,
        value,
        unit=unit,
        alternative=value + 1 if word.endswith("fold") else None,
        is_approximate=word.endswith("s") or "million" in word,
        is_certain=False,
    )
