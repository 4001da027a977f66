"""Figures in English text: counts, percentages, money, fractions, multiples and ordinals."""

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from reviewer.model.span import Span
from reviewer.text import currencies, units
from reviewer.text.numerals_en import (
    FRACTIONS,
    NUMERAL,
    ORDINALS,
    STARTS,
    Numeral,
    read_numeral,
    read_ordinal,
)
from reviewer.text.numerals_zh import whole
from reviewer.text.quantity import Quantity, QuantityKind, Value

_TOKEN: Final = re.compile(r"[a-z]+|\d+")
_TO: Final = re.compile(
    r"\s?(?:-+|~|to|and|or|,(?:\s(?:and|or))?)\s?(?:(?:about|around|over|nearly|more than)\s)?(?:rmb|us\$|hk\$|[$€£¥])?\s?"
)
_SUFFIX: Final = re.compile(
    rf"""(?P<points>[ -]?(?:percentage|percent|%|per[ ]cent)[ -]points?\b|\ ?(?:pp|ppts?)\b)
       | (?P<percent>\s?%|[ -](?:percent|per[ ]cent)\b)
       | (?P<times>[ -](?:times|fold)\b|fold\b)
       | [ -](?P<currency>{currencies.either(currencies.NAMES)})(?:es|s)?\b
       | (?:[ -]?(?P<unit>{currencies.either(units.EN)})s?\b(?!\.\w))
    """,
    re.VERBOSE,
)
_SIGN_BEFORE: Final = re.compile(rf"(?<![a-z])(?:{currencies.either(currencies.SIGNS)})[ -]?$")
_SIGN_ENDS: Final = frozenset("$€£¥₩₽₹bdyhrfkpnctvxo")
_ABOUT: Final = re.compile(
    r"(?:about|around|some|nearly|almost|approximately|over|more than|less than|fewer than|under|up to|at least|at most|no less than"
    r"|no fewer than|roughly|close to|exceed\w*|surpass\w*|above|below|topp\w*|as (?:many|much|high) as|estimated|past|another)"
    r"\s(?:the\s|an?\s|its?\s)?$"
)
_BY: Final = re.compile(
    r"\bby\s(?:about\s|nearly\s|over\s|some\s|more than\s|almost\s|around\s|at least\s)?$"
)
_TO_LEVEL: Final = re.compile(
    r"\b(?:to|is|was|are|were|be|reach\w*|total\w*|equal\w*)\s(?:about\s|nearly\s|over\s|some\s|more than\s|almost\s|around\s)?$"
)
_LEVEL_AFTER: Final = re.compile(r"\s(?:that|those|the|as|what|its|their|of|this|last|our)\b")
_LIST_MARK: Final = re.compile(r"(?:(?:^|(?<=[;:.!?]))\s*\(?\d{1,2}[.)](?=\s+\S))|\(\d{1,2}\)")
_ORDINAL: Final = re.compile(
    rf"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?:{'|'.join(ORDINALS)})\b"
)
_DIGIT_ORDINAL: Final = re.compile(r"(?:st|nd|rd|th)\b")
_FRACTION: Final = re.compile(
    rf"(?P<count>an?|one|two|three|four|five|six|seven|eight|nine)[ -](?P<part>{'|'.join(sorted(FRACTIONS, key=len, reverse=True))})\b(?![ -](?:time|place|year|day|month|party|person|round|quarter|half))"
)
_QUARTERS: Final = re.compile(r"\b(?:first|last|past|next|previous|these)\s$")
"""Before these, three quarters are quarters of a year."""
_NUMBERED: Final = re.compile(
    r"\b(?:nos?\.?|number|article|articles|chapter|section|rule|item|clause)\s?$"
)
_ROMAN: Final = re.compile(
    r"\b(?:Class|Article|Chapter|Part|Phase|Section|Annex|Volume|Grade|Level|Tier|Type|Basel|War|Stage|Category|Schedule|Pillar)\s"
    r"(?P<roman>X|IX|IV|V?I{1,3}|V)(?![\w'])"
)
_ROMAN_VALUES: Final = {
    roman: value for value, roman in enumerate("I II III IV V VI VII VIII IX X".split(), start=1)
}
_WORDS: Final[dict[str, tuple[QuantityKind, Value, str]]] = {
    "both": (QuantityKind.COUNT, 2, ""),
    "couple": (QuantityKind.COUNT, 2, ""),
    "pair": (QuantityKind.COUNT, 2, ""),
    "dual": (QuantityKind.COUNT, 2, ""),
    "single": (QuantityKind.COUNT, 1, ""),
    "trio": (QuantityKind.COUNT, 3, ""),
    "twice": (QuantityKind.MULTIPLE, 2, ""),
    "thrice": (QuantityKind.MULTIPLE, 3, ""),
    "half": (QuantityKind.FRACTION, Fraction(1, 2), ""),
    "fortnight": (QuantityKind.COUNT, 2, "week"),
    "decade": (QuantityKind.COUNT, 1, "decade"),
    "decades": (QuantityKind.COUNT, 10, "year"),
    "century": (QuantityKind.COUNT, 1, "century"),
    "centuries": (QuantityKind.COUNT, 100, "year"),
    "centenary": (QuantityKind.COUNT, 100, "year"),
    "centenaries": (QuantityKind.COUNT, 100, "year"),
    "centennial": (QuantityKind.COUNT, 100, "year"),
    "dozens": (QuantityKind.COUNT, 10, ""),
    "tens": (QuantityKind.COUNT, 10, ""),
    "hundreds": (QuantityKind.COUNT, 100, ""),
    "hundred": (QuantityKind.COUNT, 100, ""),
    "thousands": (QuantityKind.COUNT, 1000, ""),
    "thousand": (QuantityKind.COUNT, 1000, ""),
    "millions": (QuantityKind.COUNT, 10**6, ""),
    "million": (QuantityKind.COUNT, 10**6, ""),
    "billions": (QuantityKind.COUNT, 10**9, ""),
    "billion": (QuantityKind.COUNT, 10**9, ""),
    "trillions": (QuantityKind.COUNT, 10**12, ""),
} | {
    stem + ending: (QuantityKind.MULTIPLE, value, "")
    for stem, value in (("doubl", 2), ("tripl", 3), ("quadrupl", 4), ("quintupl", 5))
    for ending in ("e", "es", "ed", "ing")
} | {
    f"{word}fold": (QuantityKind.MULTIPLE, value, "")
    for value, word in enumerate("two three four five six seven eight nine ten".split(), start=2)
}  # fmt: skip
"""Words that say a figure but that Chinese may say without one: they match, and never demand."""
_TENS_OF: Final = re.compile(r" of (thousands|millions|billions)\b")
_HALF_A: Final = re.compile(r" (?:a |an )?(million|billion|trillion|dozen|year|hour|day|month)\b")
_NOUN_AFTER: Final = re.compile(
    r"[ -](?!(?:to|and|or|of|in|at|per|on|by|for|an?|the|is|was|were|are|from|as|with|that|which|who|it|he|we|they|will|have|has|had|respectively)\b)[a-z]"
)
_MEASURES: Final = {name: unit for name, unit in units.EN.items() if unit in units.MEASURES}
_PER: Final = re.compile(rf"per (?P<unit>{currencies.either(_MEASURES)})\b")
_MONEY_SCALE: Final = {"m": 10**6, "b": 10**9}
"""What a letter after an amount means: US$5m."""


def find_quantities_en(text: str) -> list[Quantity]:
    """Find figures in normalised English text whose dates are blanked out."""
    low = text.lower()
    listed = (
        [mark.span() for mark in _LIST_MARK.finditer(text)]
        if text[:1].isdecimal() or "(" in text or ". " in text
        else []
    )
    found: list[Quantity] = []
    position = 0
    for token in _TOKEN.finditer(low):
        if token.start() < position:
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
    return _shared(low, found)


def _at(
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
        return (
            _ordinal_word(ordinal) if ordinal else _measured(low, start, numeral.end(), numeral[0])
        )
    if word in ORDINALS:
        match = _ORDINAL.match(low, start)
        return _ordinal_word(match) if match else None
    if word in _WORDS:
        return _word(low, token)
    if word == "per":
        return _per(low, start)
    return None


def _per(low: str, start: int) -> Quantity | None:
    """Read the measure of a rate, per kilogram."""
    match = _PER.match(low, start)
    if match is None:
        return None
    return Quantity(
        Span(start, match.end()),
        QuantityKind.COUNT,
        1,
        unit=units.EN[match["unit"]],
        is_certain=False,
        is_counted=True,
    )


def _in_digits(text: str, low: str, start: int, listed: list[tuple[int, int]]) -> Quantity | None:
    match = NUMERAL.match(low, start)
    if match is None:
        return None
    end = match.end()
    before, after = low[max(0, start - 2) : start], low[end : end + 1]
    is_item = any(first <= start < last for first, last in listed)
    ordinal = _DIGIT_ORDINAL.match(low, match.end("digits"))
    if ordinal or is_item or _NUMBERED.search(low, max(0, start - 9), start):
        value = read_numeral(match["digits"]).value
        end = ordinal.end() if ordinal else match.end("digits")
        return Quantity(
            Span(start, end),
            QuantityKind.ORDINAL,
            value,
            is_certain=not is_item,
            is_counted=not is_item,
            is_listed=is_item,
        )
    is_joined = before[-1:].isalpha() or (before[-1:] in {"-", "/"} and before[:1].isalnum())
    written = match[0]
    has_sign = _sign_before(low, start) is not None
    has_letters = after.isalpha() and (not _SUFFIX.match(low, end) or text[end].isupper())
    is_version = (after == "." and low[end + 1 : end + 2].isdecimal()) or (
        before[-1:] in {".", ":"} and before[:1].isalnum()
    )
    is_definition = written[-1] == "k" and text[end - 1] == "K" and len(written) == 2
    is_code = has_letters or is_version or is_definition
    if (is_code and not has_sign) or (is_joined and not has_sign and not before[:1].isdecimal()):
        # COVID-19, G20, 5G, 4K, 737NG, 1.2.3
        value = read_numeral(match["digits"]).value
        return Quantity(
            Span(start, match.end("digits")), QuantityKind.COUNT, value, is_certain=False
        )
    return _measured(low, start, end, written)


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


def _word(low: str, token: re.Match[str]) -> Quantity:
    kind, value, unit = _WORDS[token[0]]
    end = token.end()
    of = _TENS_OF.match(low, end)
    if token[0] in {"tens", "hundreds"} and of:
        value, end = value * _WORDS[of[1]][1], of.end()
    scaled = _HALF_A.match(low, end)
    if token[0] == "half" and scaled:
        name = scaled[1]
        end = scaled.end()
        if name in {"year", "hour", "day", "month"}:
            kind, value, unit = QuantityKind.COUNT, Fraction(1, 2), name
        else:
            kind, value = (
                QuantityKind.COUNT,
                whole(read_numeral("1 " + name).value * Fraction(1, 2)),
            )
    return Quantity(
        Span(token.start(), end),
        kind,
        value,
        unit=unit,
        alternative=value + 1 if token[0].endswith("fold") else None,
        is_approximate=token[0].endswith("s") or "million" in token[0],
        is_certain=False,
    )


def _measured(low: str, start: int, end: int, written: str) -> Quantity:
    """Read a figure by what stands around it: RMB, %, percent, times, yuan, a unit."""
    numeral = read_numeral(written)
    suffix = _SUFFIX.match(low, end)
    sign = _sign_before(low, start)
    kind, value, unit, currency = QuantityKind.COUNT, numeral.value, "", ""
    is_bare = False
    alternative: Value | None = None
    number_start = start
    if suffix:
        if suffix["points"]:
            kind, end = QuantityKind.POINTS, suffix.end()
        elif suffix["percent"]:
            kind, end = QuantityKind.PERCENT, suffix.end()
        elif suffix["times"]:
            kind, end = QuantityKind.MULTIPLE, suffix.end()
            value, alternative = _level(low, start, end, value)
        elif suffix["currency"]:
            kind, end = QuantityKind.MONEY, suffix.end()
            currency = currencies.NAMES[suffix["currency"]]
            is_bare = suffix["currency"] in currencies.BARE
        else:
            unit, end = units.EN[suffix["unit"]], suffix.end()
    if sign:
        kind, start = QuantityKind.MONEY, sign.start()
        name = sign[0].rstrip(" -")
        currency = currencies.SIGNS[name]
        is_bare = name in currencies.BARE
        if low[end : end + 1] in _MONEY_SCALE and not low[end + 1 : end + 2].isalnum():
            value *= _MONEY_SCALE[low[end]]
            end += 1
    if _has_minus(low, number_start if not sign else start):
        value = -value
    return Quantity(
        Span(start, end),
        kind,
        value,
        step=numeral.step,
        currency=currency,
        is_bare_currency=is_bare,
        unit=unit,
        alternative=alternative,
        is_approximate=bool(_ABOUT.search(low, max(0, start - 18), start)) or written == "a dozen",
        is_certain=_is_certain(written, numeral, kind),
        is_counted=bool(suffix) or bool(_NOUN_AFTER.match(low, end)),
    )


def _is_certain(written: str, numeral: Numeral, kind: QuantityKind) -> bool:
    """Say whether Chinese must have the figure: not for one to ten in words, a dozen, a million."""
    if kind is QuantityKind.COUNT and numeral.value in {0, 1}:
        return False
    if written[0].isdecimal():
        return True
    return not written.startswith("a ") and (numeral.value > 10 or kind is not QuantityKind.COUNT)


def _level(low: str, start: int, end: int, value: Value) -> tuple[Value, Value | None]:
    """Return what N times makes of the earlier level: "by 2 times" is 3, "2 times that" is 2."""
    if _BY.search(low, max(0, start - 16), start):
        return value + 1, None
    if _LEVEL_AFTER.match(low, end) or _TO_LEVEL.search(low, max(0, start - 18), start):
        return value, None
    return value, value + 1


def _sign_before(low: str, start: int) -> re.Match[str] | None:
    last = low[start - 1 : start]
    if last in {" ", "-"}:
        last = low[start - 2 : start - 1]
    if not last or last not in _SIGN_ENDS:
        return None
    return _SIGN_BEFORE.search(low, max(0, start - 7), start)


def _has_minus(low: str, start: int) -> bool:
    if low.endswith(("minus ", "negative "), 0, start):
        return True
    return low[start - 1 : start] == "-" and low[start - 2 : start - 1] in {"", " ", "("}


def _shared(low: str, found: list[Quantity]) -> list[Quantity]:
    """Give the ends of a range what is written once: 4 to 6 million, 5-10 percent, RMB 3 to 5 billion."""
    for place in range(len(found) - 2, -1, -1):
        one, other = found[place], found[place + 1]
        if one.span.end > other.span.start or other.kind is QuantityKind.ORDINAL:
            continue
        gap = low[one.span.end : other.span.start]
        takes = one.kind is QuantityKind.COUNT or (
            one.kind is QuantityKind.MONEY
            and other.kind in {QuantityKind.COUNT, QuantityKind.MONEY}
        )
        if not takes or one.is_listed or _has_suffix(one.span.of(low)) or not _TO.fullmatch(gap):
            continue
        own, shared = (_scale_of(each.span.of(low)) for each in (one, other))
        kind = QuantityKind.MONEY if one.kind is QuantityKind.MONEY else other.kind
        if own == 1 and shared > 1 and one.value < 1000:
            alternative: Value | None = whole(one.value * shared)
        else:
            alternative = other.alternative and one.value + 1
        found[place] = replace(
            one,
            kind=kind,
            currency=one.currency or other.currency,
            is_bare_currency=one.is_bare_currency if one.currency else other.is_bare_currency,
            unit=other.unit,
            alternative=alternative,
        )
        if (
            one.kind is QuantityKind.MONEY
            and other.kind is QuantityKind.COUNT
            and not other.unit
            and "-" in gap + ("-" if "to" in gap else "")
        ):
            found[place + 1] = replace(
                other, kind=kind, currency=one.currency, is_bare_currency=one.is_bare_currency
            )
    return found


def _has_suffix(written: str) -> bool:
    numeral = NUMERAL.search(written)
    return numeral is None or numeral.end() != len(written)


def _scale_of(written: str) -> int:
    numeral = NUMERAL.search(written)
    return read_numeral(numeral[0]).scale if numeral else 1
