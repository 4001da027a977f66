"""English figures by what stands around them: RMB, %, percent, times, yuan, units, minus, about."""

import re
from fractions import Fraction
from typing import Final, NamedTuple

from reviewer.model.span import Span
from reviewer.text import currencies, units
from reviewer.text.numerals_en import Numeral, read_numeral
from reviewer.text.numerals_zh import whole
from reviewer.text.quantity import Quantity, QuantityKind, Value

SUFFIX: Final = re.compile(
    rf"""(?P<points>[ -]?(?:percentage|percent|%|per[ ]cent)[ -]points?\b|\ ?(?:pp|ppts?)\b)
       | (?P<basis>[ -]basis[ -]points?\b|\ ?bps?\b)
       | (?P<percent>\s?%|[ -](?:percent|per[ ]cent)\b)
       | (?P<times>[ -](?:times|fold)\b|fold\b)
       | [ -](?P<currency>{currencies.either(currencies.NAMES)})(?:es|s)?\b
       | (?:[ -]?(?:(?:consecutive|successive|straight|full|whole|calendar|working|business)[ ])?(?P<unit>{currencies.either(units.EN)})s?\b(?!\.\w))
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
_NOUN_AFTER: Final = re.compile(
    r"[ -](?!(?:to|and|or|of|in|at|per|on|by|for|an?|the|is|was|were|are|from|as|with|that|which|who|it|he|we|they|will|have|has|had|respectively)\b)[a-z]"
)
_MEASURES: Final = {name: unit for name, unit in units.EN.items() if unit in units.MEASURES}
_PER: Final = re.compile(rf"per (?P<unit>{currencies.either(_MEASURES)})\b")
_MONEY_SCALE: Final = {"m": 10**6, "b": 10**9}
"""What a letter after an amount means: US$5m."""


class _Measure(NamedTuple):
    """What stands around a number makes of it."""

    end: int
    value: Value
    kind: QuantityKind = QuantityKind.COUNT
    alternative: Value | None = None
    currency: str = ""
    is_bare: bool = False
    unit: str = ""


def read_measured(low: str, start: int, end: int) -> Quantity:
    """Read the numeral at `start` to `end` of lower-case text with all that stands around it."""
    written = low[start:end]
    numeral = read_numeral(written)
    if sign := sign_before(low, start):
        measure, start = _money(low, sign, end, numeral.value), sign.start()
    else:
        measure = _measure(low, start, end, numeral.value)
    return Quantity(
        Span(start, measure.end),
        measure.kind,
        -measure.value if _has_minus(low, start) else measure.value,
        step=numeral.step,
        currency=measure.currency,
        is_bare_currency=measure.is_bare,
        unit=measure.unit,
        alternative=measure.alternative,
        is_approximate=written == "a dozen" or bool(_ABOUT.search(low, max(0, start - 18), start)),
        is_certain=_is_certain(written, numeral, measure.kind),
        is_counted=measure.end > end or bool(_NOUN_AFTER.match(low, measure.end)),
    )


def read_per(low: str, start: int) -> Quantity | None:
    """Read the measure of a rate, per kilogram, or None where nothing is measured."""
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


def sign_before(low: str, start: int) -> re.Match[str] | None:
    """Find the sign or code of a currency right before a figure."""
    last = low[start - 1 : start]
    if last in {" ", "-"}:
        last = low[start - 2 : start - 1]
    if not last or last not in _SIGN_ENDS:
        return None
    return _SIGN_BEFORE.search(low, max(0, start - 7), start)


def _measure(low: str, start: int, end: int, value: Value) -> _Measure:
    suffix = SUFFIX.match(low, end)
    if suffix is None:
        return _Measure(end, value)
    end = suffix.end()
    if suffix["points"] or suffix["basis"]:
        points = whole(value * Fraction(1, 100)) if suffix["basis"] else value
        return _Measure(end, points, QuantityKind.POINTS)
    if suffix["percent"]:
        return _Measure(end, value, QuantityKind.PERCENT)
    if suffix["times"]:
        level, alternative = _level(low, start, end, value)
        return _Measure(end, level, QuantityKind.MULTIPLE, alternative)
    if name := suffix["currency"]:
        is_bare = name in currencies.BARE
        currency = currencies.NAMES[name]
        return _Measure(end, value, QuantityKind.MONEY, currency=currency, is_bare=is_bare)
    return _Measure(end, value, unit=units.EN[suffix["unit"]])


def _money(low: str, sign: re.Match[str], end: int, value: Value) -> _Measure:
    """Read the amount of US$3 million, RMB 7.0 and $5m, whose number ends at `end`."""
    name = sign[0].rstrip(" -")
    if low[end : end + 1] in _MONEY_SCALE and not low[end + 1 : end + 2].isalnum():
        value, end = value * _MONEY_SCALE[low[end]], end + 1
    elif (suffix := SUFFIX.match(low, end)) and suffix["currency"]:
        end = suffix.end()
    is_bare = name in currencies.BARE
    currency = currencies.SIGNS[name]
    return _Measure(end, value, QuantityKind.MONEY, currency=currency, is_bare=is_bare)


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


def _has_minus(low: str, start: int) -> bool:
    if low.endswith(("minus ", "negative "), 0, start):
        return True
    return low[start - 1 : start] == "-" and low[start - 2 : start - 1] in {"", " ", "("}
