"""Figures in English text: counts, percentages, money, fractions, multiples and ordinals."""

import re
from fractions import Fraction
from typing import Final

from reviewer.model.span import Span
from reviewer.text.figure_ranges import Ranges
from reviewer.text.figure_words_en import WORDS, read_word
from reviewer.text.measures_en import SUFFIX, read_measured, read_per, sign_before
from reviewer.text.numerals_en import (
    FRACTIONS,
    NUMERAL,
    ORDINALS,
    STARTS,
    read_numeral,
    read_ordinal,
)
from reviewer.text.numerals_zh import whole
from reviewer.text.quantity import Quantity, QuantityKind

_TOKEN: Final = re.compile(r"[a-z]+|\d+")
_TO: Final = re.compile(
    r"\s?(?:-+|~|to|and|or|,(?:\s(?:and|or))?)\s?(?:(?:about|around|over|nearly|more than)\s)?(?:rmb|us\$|hk\$|[$€£¥])?\s?"
)
_LIST_MARK: Final = re.compile(
    r"^\(\d{1,2}(?=\s[A-Z])|(?:(?:^|(?<=[;:.!?]))\s*(?:(?:and|or)\s+)?\(?\d{1,2}[.)](?=\s+\S))|(?<=,)\s+(?:(?:and|or)\s+)?\d{1,2}\)(?=\s+\S)|(?<!\w)\(\d{1,2}\)"
)
_ORDINAL: Final = re.compile(
    rf"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?:{'|'.join(ORDINALS)})\b"
)
_DIGIT_ORDINAL: Final = re.compile(r"(?:st|nd|rd|th)\b")
_FRACTION: Final = re.compile(
    rf"(?P<count>an?|one|two|three|four|five|six|seven|eight|nine)[ -](?P<part>{'|'.join(sorted(FRACTIONS, key=len, reverse=True))})\b(?![ -](?:time|place|year|day|month|party|person|round|quarter|half))"
)
_PART: Final = re.compile(r"([1-9]\d?)/(?!\1\b)((?!1\b)[1-9]\d?)(?![\d/.])")
_QUARTERS: Final = re.compile(r"\b(?:first|last|past|next|previous|these)\s$")
"""Before these, three quarters are quarters of a year."""
_NUMBERED: Final = re.compile(
    r"\b(?:nos?\.?|number|article|articles|chapter|section|rule|item|clause)\s?$"
)
_OF_ARTICLE: Final = re.compile(r"\b(?:articles?|arts?\.?|rules?|sections?) \d+(?:\.\d+)?\($")
_ROMAN: Final = re.compile(
    r"\b(?:Class|Article|Chapter|Part|Phase|Section|Annex|Volume|Grade|Level|Tier|Type|Basel|War|Stage|Category|Schedule|Pillar)\s"
    r"(?P<roman>X|IX|IV|V?I{1,3}|V)(?![\w'])"
)
_ROMAN_VALUES: Final = {
    roman: value
    for value, roman in enumerate("I II III IV V VI VII VIII IX X".split(), start=1)  # noqa: SIM905 — a list of words reads better as text
}
_RANGES: Final = Ranges(
    _TO, NUMERAL, lambda written: read_numeral(written).scale, scale_is_shared=False
)
_STARTS: Final = STARTS | ORDINALS.keys() | WORDS.keys() | {"per"}
"""Words that a figure may begin with."""


def find_quantities_en(text: str) -> list[Quantity]:
    """Find figures in normalised English text whose dates are blanked out."""
    low = text.lower()
    listed = (
        [mark.span() for mark in _LIST_MARK.finditer(text)]
        if text[:1].isdecimal() or "(" in text or ". " in text or ") " in text
        else []
    )
    found: list[Quantity] = []
    position = 0
    for token in _TOKEN.finditer(low):
        if token.start() < position or (token[0] not in _STARTS and not token[0].isdecimal()):
            continue
        quantity = _at(text, low, token, listed)
        if quantity:
            found.append(quantity)
            position = quantity.span.end
    for roman in _ROMAN.finditer(text):
        span = Span(*roman.span("roman"))
        value = _ROMAN_VALUES[roman["roman"]]
        found.append(Quantity(span, QuantityKind.ORDINAL, value, is_certain=False))
    found.sort(key=lambda quantity: quantity.span)
    return _RANGES.share(low, found)


def _at(  # noqa: PLR0911 — one for each kind of figure
    text: str, low: str, token: re.Match[str], listed: list[tuple[int, int]]
) -> Quantity | None:
    """Read the figure that starts with `token`, if one does."""
    word, start = token[0], token.start()
    if word[0].isdecimal():
        return _in_digits(text, low, start, listed)
    if start and (low[start - 1].isalnum() or low[start - 1] == "'"):
        return None
    if word in STARTS:
        fraction = _FRACTION.match(low, start)
        if fraction and not (_QUARTERS.search(low, 0, start) and fraction["part"] == "quarters"):
            return _fraction(fraction)
        ordinal = _ORDINAL.match(low, start)
        numeral = ordinal or NUMERAL.match(low, start)
        if numeral is None:
            return None
        return _ordinal_word(ordinal) if ordinal else read_measured(low, start, numeral.end())
    if word in ORDINALS:
        match = _ORDINAL.match(low, start)
        return _ordinal_word(match) if match else None
    if word in WORDS:
        return read_word(low, token)
    if word == "per":
        return read_per(low, start)
    return None


def _in_digits(text: str, low: str, start: int, listed: list[tuple[int, int]]) -> Quantity | None:
    match = NUMERAL.match(low, start)
    if match is None:
        return None
    if _is_code(text, low, start, match):
        value, span = read_numeral(match["digits"]).value, Span(start, match.end("digits"))
        return Quantity(span, QuantityKind.CODE, value, is_certain=False)
    if ordinal := _numbered(low, start, match.end("digits"), listed):
        return ordinal
    if part := _PART.match(low, start):
        return _part(part)
    return read_measured(low, start, match.end())


def _numbered(low: str, start: int, end: int, listed: list[tuple[int, int]]) -> Quantity | None:
    """Read 11th, No. 562, Article 26 (also of 26.4, its paragraph 4) and the mark of an item."""
    is_item = any(first <= start < last for first, last in listed)
    # The paragraph of an article: 44(2).
    is_part = low[end : end + 1] == ")" and bool(_OF_ARTICLE.search(low, max(0, start - 24), start))
    ordinal = _DIGIT_ORDINAL.match(low, end)
    if not (ordinal or is_item or is_part or _NUMBERED.search(low, max(0, start - 9), start)):
        return None
    value = read_numeral(low[start:end]).value
    return Quantity(
        Span(start, ordinal.end() if ordinal else end),
        QuantityKind.ORDINAL,
        int(value),
        alternative=None if isinstance(value, int) else value,
        is_certain=not is_item and not is_part,
        is_counted=not is_item,
        is_listed=is_item,
    )


def _is_code(text: str, low: str, start: int, match: re.Match[str]) -> bool:
    """Tell the figures of COVID-19, G20, 5G, 4K, 737NG and 1.2.3 from those that count."""
    end = match.end()
    before, after = low[max(0, start - 2) : start], low[end : end + 1]
    if sign_before(low, start) or _DIGIT_ORDINAL.match(low, match.end("digits")):
        return False
    if before[-1:].isalpha() or (before[-1:] in {"-", "/"} and before[:1].isalpha()):
        return True
    if after.isalpha() and (text[end].isupper() or not SUFFIX.match(low, end)):
        return True
    if before[-1:] == ":" and before[:1].isalpha():
        return True
    in_version = before[-1:] == "." and before[:1].isalnum()
    is_definition = len(match[0]) == 2 and text[end - 1] == "K"
    return in_version or is_definition or (after == "." and low[end + 1 : end + 2].isdecimal())


def _part(match: re.Match[str]) -> Quantity:
    """Read 1/3."""
    value = Fraction(int(match[1]), int(match[2]))
    return Quantity(Span(*match.span()), QuantityKind.FRACTION, value)


def _fraction(match: re.Match[str]) -> Quantity:
    count = read_numeral(match["count"]).value
    part = FRACTIONS[match["part"]]
    return Quantity(
        Span(*match.span()),
        QuantityKind.FRACTION,
        whole(count * part),
        is_certain=part != Fraction(1, 2)
        and (match["count"] not in {"a", "an"} or match.string.startswith(" of", match.end())),
    )


def _ordinal_word(match: re.Match[str]) -> Quantity:
    value = read_ordinal(match[0]) or 0
    return Quantity(
        Span(*match.span()),
        QuantityKind.ORDINAL,
        value,
        is_certain=value > 12,
        is_listed=match.string[match.end() : match.end() + 1] == ",",
    )
