"""Measures that one language may tell in another unit: 半年 is six months, 15亩 a hectare."""

from fractions import Fraction
from typing import Final

from reviewer.text.quantity import Value

FACTORS: Final[dict[str, tuple[str, Value]]] = {
    "second": ("clock", 1), "minute": ("clock", 60), "hour": ("clock", 3600),
    "day": ("clock", 86_400), "week": ("clock", 604_800),
    "month": ("calendar", 1), "quarter": ("calendar", 3), "year": ("calendar", 12),
    "decade": ("calendar", 120), "century": ("calendar", 1200),
    "milligram": ("mass", Fraction(1, 1000)), "gram": ("mass", 1), "liang": ("mass", 50), "jin": ("mass", 500),
    "kilogram": ("mass", 1000), "tonne": ("mass", 1_000_000), "pound": ("mass", Fraction(45_359_237, 100_000)),
    "millimetre": ("length", Fraction(1, 1000)), "centimetre": ("length", Fraction(1, 100)), "metre": ("length", 1),
    "li": ("length", 500), "kilometre": ("length", 1000), "mile": ("length", Fraction(1_609_344, 1000)),
    "foot": ("length", Fraction(3048, 10_000)), "inch": ("length", Fraction(254, 10_000)),
    "square metre": ("area", 1), "mu": ("area", Fraction(2000, 3)), "hectare": ("area", 10_000),
    "square kilometre": ("area", 1_000_000), "acre": ("area", Fraction(4_046_856, 1000)),
}  # fmt: skip
"""Each unit's dimension, and how many of the dimension's smallest unit it is."""

_UNCONVERTED: Final = dict.fromkeys(
    "kw kwh mwh gwh mw gw tw kv v w gb mb tb kb ml l mj kj hz khz mhz ghz nm db ppm rpm km/h mbps gbps mah".split(),  # noqa: SIM905 — a list of words reads better as text
    "",
)
ZH: Final = _UNCONVERTED | {
    "年": "year", "周年": "year", "年期": "year", "个月": "month", "月": "month", "个季度": "quarter", "个星期": "week", "星期": "week",
    "周": "week", "个礼拜": "week", "天": "day", "日": "day", "昼夜": "day", "个小时": "hour", "小时": "hour",
    "个钟头": "hour", "分钟": "minute", "秒": "second", "秒钟": "second",
    "吨": "tonne", "公吨": "tonne", "公斤": "kilogram", "千克": "kilogram", "kg": "kilogram", "斤": "jin",
    "市斤": "jin", "克": "gram", "g": "gram", "毫克": "milligram", "mg": "milligram", "两重": "liang", "磅": "pound",
    "公里": "kilometre", "千米": "kilometre", "km": "kilometre", "华里": "li", "米": "metre", "厘米": "centimetre",
    "公分": "centimetre", "cm": "centimetre", "毫米": "millimetre", "mm": "millimetre", "英里": "mile",
    "英尺": "foot", "英寸": "inch", "公顷": "hectare", "亩": "mu", "平方米": "square metre", "㎡": "square metre",
    "平方公里": "square kilometre", "平方千米": "square kilometre", "英亩": "acre",
    "立方米": "", "立方公里": "", "立方厘米": "",
}  # fmt: skip
"""What follows a Chinese figure; an empty value is a measure that nothing is converted to."""

EN: Final = _UNCONVERTED | {
    "year": "year", "yr": "year", "month": "month", "quarter": "quarter", "week": "week", "day": "day", "hour": "hour",
    "hr": "hour", "minute": "minute", "min": "minute", "second": "second", "decade": "decade",
    "century": "century", "centurie": "century",
    "ton": "tonne", "tonne": "tonne", "metric ton": "tonne", "kilogram": "kilogram", "kilogramme": "kilogram",
    "kg": "kilogram", "kilo": "kilogram", "jin": "jin", "catty": "jin", "cattie": "jin", "gram": "gram", "gramme": "gram",
    "g": "gram", "mg": "milligram", "milligram": "milligram", "lb": "pound",
    "kilometer": "kilometre", "kilometre": "kilometre", "km": "kilometre", "meter": "metre", "metre": "metre", "m": "metre",
    "centimeter": "centimetre", "centimetre": "centimetre", "cm": "centimetre", "millimeter": "millimetre",
    "millimetre": "millimetre", "mm": "millimetre", "mile": "mile", "foot": "foot", "feet": "foot", "inch": "inch",
    "inche": "inch", "hectare": "hectare", "ha": "hectare", "mu": "mu", "acre": "acre",
    "square meter": "square metre", "square metre": "square metre", "sq m": "square metre", "sq. m": "square metre",
    "square kilometer": "square kilometre", "square kilometre": "square kilometre", "sq km": "square kilometre", "sq. km": "square kilometre",
    "cubic meter": "", "cubic metre": "", "cubic kilometer": "", "cubic kilometre": "",
}  # fmt: skip
"""What follows an English figure, in lower case without a plural s."""


MEASURES: Final = frozenset(
    name for name, (dimension, _) in FACTORS.items() if dimension not in {"clock", "calendar"}
)
"""Units of anything but time."""


def in_smallest(value: Value, unit: str) -> tuple[str, Value] | None:
    """Return the dimension and the value in its smallest unit, or None where nothing converts."""
    if unit not in FACTORS:
        return None
    dimension, factor = FACTORS[unit]
    return dimension, value * factor
