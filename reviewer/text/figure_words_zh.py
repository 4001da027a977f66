"""Chinese figures that are not a numeral with its unit: 十四五, 翻一番, 半年, 每斤, Ⅳ."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from reviewer.model.span import Span
from reviewer.text import currencies, units
from reviewer.text.numerals_zh import DIGITS, read_numeral, whole
from reviewer.text.quantity import Quantity, QuantityKind, Value

_PLAN: Final = re.compile(r"十([一二三四五])五(?=\"|规划|时期|期间|计划|以来|[之期]?末|开局|收官)")
_HALF: Final = re.compile(
    rf"(?<![个年天\d])半(?:个)?(?P<unit>百分点|厘(?!米)|世纪|{currencies.either(units.ZH)})|一半|半数|过半|近半|(?<=[近超逾约])半|大半"
)
_HALVES: Final[dict[str, tuple[Value, str]]] = {
    "年": (6, "month"),
    "世纪": (50, "year"),
    "小时": (30, "minute"),
    "钟头": (30, "minute"),
}
"""How English tells these halves."""
_SHARES: Final = {"百分点": QuantityKind.POINTS, "厘": QuantityKind.PERCENT}
_PART: Final = re.compile(r"([二三四五六七八九十])分([一二三四五六七八九])(?![之钟秒类])")
"""三分一, as it is said in Hong Kong and Taiwan."""
_PER: Final = re.compile(
    r"(?:每|(?<=元)/)(?P<unit>公斤|千克|斤|克|吨|亩|公顷|平方米|平方公里|公里|千米|米)"
)
_TURNS: Final = re.compile(r"翻了?(?:近|约)?(?P<turns>[一两二三四1-4])番")
_ROMAN: Final = {roman: value for value, roman in enumerate("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", start=1)}


def find_special(text: str) -> Iterator[Quantity]:
    """Find them in normalised text, each kind from left to right."""
    for plan in _PLAN.finditer(text) if "五" in text else ():
        number = 10 + DIGITS[plan[1]]
        yield Quantity(Span(*plan.span()), QuantityKind.ORDINAL, number, is_counted=True)
    for turns in _TURNS.finditer(text) if "番" in text else ():
        value = 2 ** int(read_numeral(turns["turns"]).value)
        yield Quantity(Span(*turns.span()), QuantityKind.MULTIPLE, value)
    for half in _HALF.finditer(text) if "半" in text else ():
        yield _half(half)
    for part in _PART.finditer(text) if "分" in text else ():
        share = whole(Fraction(DIGITS[part[2]], int(read_numeral(part[1]).value)))
        if share < 1:
            yield Quantity(Span(*part.span()), QuantityKind.FRACTION, share)
    for per in _PER.finditer(text) if "每" in text or "元/" in text else ():
        span = Span(*per.span())
        unit = units.ZH[per["unit"]]
        yield Quantity(span, QuantityKind.COUNT, 1, unit=unit, is_certain=False, is_counted=True)
    if not _ROMAN.keys().isdisjoint(text):
        for place, character in enumerate(text):
            if character in _ROMAN:
                span = Span(place, place + 1)
                yield Quantity(span, QuantityKind.ORDINAL, _ROMAN[character], is_certain=False)


def _half(match: re.Match[str]) -> Quantity:
    span = Span(*match.span())
    unit = match["unit"]
    if unit is None:
        return Quantity(span, QuantityKind.FRACTION, Fraction(1, 2), is_certain=False)
    if unit in _SHARES:
        return Quantity(span, _SHARES[unit], Fraction(1, 2), is_certain=False, is_counted=True)
    value, name = _HALVES.get(unit, (Fraction(1, 2), units.ZH.get(f"个{unit}") or units.ZH[unit]))
    return Quantity(
        span,
        QuantityKind.COUNT,
        value,
        step=Fraction(1, 2),
        unit=name,
        is_certain=False,
        is_counted=True,
    )
