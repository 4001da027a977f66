"""Whether a Chinese and an English figure say the same."""

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from reviewer.text.quantity import Quantity, QuantityKind, Value, magnitude
from reviewer.text.units import MEASURES, in_smallest

_PLAIN: Final = frozenset({QuantityKind.COUNT, QuantityKind.ORDINAL, QuantityKind.CODE})
_DOLLARS: Final = frozenset({"USD", "HKD", "TWD", "MOP", "SGD", "CAD", "AUD", "NZD"})
_PLACES: Final = {
    "HKD": "港", "TWD": "台", "MOP": "澳门", "SGD": "新加坡", "USD": "美", "JPY": "日本", "KRW": "韩",
    "CAD": "加拿大", "AUD": "澳", "NZD": "新西兰",
}  # fmt: skip
"""What in a Chinese text makes 元 that place's money."""


_FALLING_ZH: Final = re.compile("[负降减跌亏缩]|下滑|赤字|逆差|零下")
_FALLING_EN: Final = re.compile(
    r"minus|negative|declin|decreas|f[ae]ll|drop|reduc|los[ts]|down|deficit|contract|shr[iau]nk|below|lower|cut",
    re.IGNORECASE,
)


def say_the_same(zh: Quantity, en: Quantity, text_zh: str, text_en: str) -> bool:
    """Say whether two figures have one exact value, each in any way of telling it.

    A currency on one side only does not matter here; two different ones do. A minus may be told as
    a word of falling.
    """
    if (zh.value < 0) != (en.value < 0):
        falls = _FALLING_EN.search(text_en) if zh.value < 0 else _FALLING_ZH.search(text_zh)
        if not falls:
            return False
        zh, en = (replace(one, value=magnitude(one.value)) for one in (zh, en))
    kinds = {zh.kind, en.kind}
    if kinds == {QuantityKind.MONEY}:
        return same_currency(zh, en, text_zh) and _same_value(zh, en)
    if kinds <= _PLAIN | {QuantityKind.MONEY}:
        return _same_measure(zh, en) if zh.unit and en.unit else _same_value(zh, en)
    if len(kinds) == 1:
        return _same_value(zh, en)
    return any(one == other for one in _as_share(zh, kinds) for other in _as_share(en, kinds))


def same_currency(zh: Quantity, en: Quantity, text_zh: str) -> bool:
    """Say whether two amounts are in one currency, as far as they say which."""
    if zh.currency == en.currency:
        return True
    if en.is_bare_currency and en.currency == "USD" and zh.currency in _DOLLARS:
        return True
    return zh.is_bare_currency and _PLACES.get(en.currency, "\0") in text_zh


def agree_roughly(zh: Quantity, en: Quantity, text_zh: str) -> bool:
    """Say whether the English figure is the Chinese one rounded at the place that it is written to.

    English that is more exact than the Chinese is no rounding.
    """
    if zh.unit != en.unit and {zh.unit, en.unit} <= MEASURES:
        return convert(zh, en)
    if not _comparable(zh, en, text_zh):
        return False
    place, value = _place(en), Fraction(en.value)
    if place <= _place(zh) or not value:
        return False
    difference = abs(value - Fraction(zh.value))
    digits_written = abs(value) / place
    if difference * 2 <= place and digits_written >= 10:
        return True
    if not (zh.is_approximate or en.is_approximate):
        return False
    return difference < place and (digits_written >= 10 or difference * 20 <= abs(value))


def convert(one: Quantity, other: Quantity) -> bool:
    """Say whether `other` is `one` in another unit, to the last place that it is written to.

    1000斤 is 500 kilograms, 60公斤 is 130 pounds, 20英尺 is six meters; never off by more than 5 percent.
    """
    measured = in_smallest(one.value, one.unit)
    against = in_smallest(other.value, other.unit)
    step = in_smallest(_last_place(other), other.unit)
    if measured is None or against is None or step is None or measured[0] != against[0]:
        return False
    difference = magnitude(measured[1] - against[1])
    return 2 * difference <= step[1] and 20 * difference <= magnitude(measured[1])


def _comparable(zh: Quantity, en: Quantity, text_zh: str) -> bool:
    if zh.unit != en.unit and zh.unit and en.unit:
        return False
    if zh.kind is not en.kind:
        return {zh.kind, en.kind} <= _PLAIN | {QuantityKind.MONEY}
    return zh.kind is not QuantityKind.MONEY or same_currency(zh, en, text_zh)


def _place(quantity: Quantity) -> Value:
    """Return the place value that a figure is exact to: "about 399,000" only to thousands."""
    return _last_place(quantity) if quantity.is_approximate else quantity.step


def _last_place(quantity: Quantity) -> Value:
    """Return the place value of the last digit that is not 0."""
    place, value = quantity.step, quantity.value
    while isinstance(value, int) and value and value % (place * 10) == 0:
        place *= 10
    return place


def _values(quantity: Quantity) -> tuple[Value, ...]:
    if quantity.alternative is None:
        return (quantity.value,)
    return (quantity.value, quantity.alternative)


def _same_value(zh: Quantity, en: Quantity) -> bool:
    return any(one == other for one in _values(zh) for other in _values(en))


def _same_measure(zh: Quantity, en: Quantity) -> bool:
    if zh.unit == en.unit:
        return _same_value(zh, en)
    for one in _values(zh):
        for other in _values(en):
            measured, against = in_smallest(one, zh.unit), in_smallest(other, en.unit)
            if measured is None or against is None:
                continue
            if measured == against:
                return True
            # 米 for square metres is loose, 天 for months is wrong.
            dimensions = {measured[0], against[0]}
            if one == other and len(dimensions) == 2 and dimensions != {"clock", "calendar"}:
                return True
    return False


def _as_share(quantity: Quantity, kinds: set[QuantityKind]) -> tuple[Value, ...]:
    """Return every percentage that a share or multiple may be told as; counts stay counts.

    Growth to three times the level is 300 percent of it and 200 percent more.
    """
    values = _values(quantity)
    if QuantityKind.POINTS in kinds:
        return () if quantity.kind is not QuantityKind.POINTS else values
    if kinds & _PLAIN or QuantityKind.MONEY in kinds:
        return _as_count(quantity)
    if quantity.kind is QuantityKind.PERCENT:
        return values
    if quantity.kind is QuantityKind.FRACTION:
        return tuple(value * 100 for value in values)
    return tuple(share for value in values for share in (value * 100, (value - 1) * 100))


def _as_count(quantity: Quantity) -> tuple[Value, ...]:
    """Return the bare numbers that a figure may be told with: 翻番 by a factor of 2."""
    if quantity.kind is QuantityKind.MULTIPLE:
        return (*_values(quantity), quantity.value - 1)
    return () if quantity.kind is QuantityKind.PERCENT else _values(quantity)
