"""Write figures and dates in English as CNIPA does.

Below a million figures are written out (398,000), from there as million, billion and trillion with up
to three decimals (25.219 million); a currency stands before its amount (RMB 6.445 billion).
"""

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from reviewer.text.date_mention import DateMention
from reviewer.text.numerals_en import NUMERAL, ORDINALS, spoken
from reviewer.text.numerals_zh import whole
from reviewer.text.quantity import Quantity, QuantityKind, Value, magnitude

_SCALES: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_MONTHS: Final = (  # noqa: SIM905 — a list of words reads better as text
    "January February March April May June July August September October November December"
).split()
_ORDINALS: Final = tuple(word for word, value in ORDINALS.items() if value <= 10)
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_UNITS: Final = {"mu": "mu", "jin": "jin", "li": "li", "foot": "feet", "century": "centuries"}
_RESCALED: Final[dict[str, tuple[Value, str]]] = {
    "jin": (500, "gram"),
    "liang": (50, "gram"),
    "li": (Fraction(1, 2), "kilometre"),
}
"""Units that English readers do not know, in ones that they do."""
_VERBS: Final[dict[Value, str]] = {2: "doubl", 3: "tripl", 4: "quadrupl"}
_TIMES_VERB: Final = re.compile(r"(?:doubl|tripl|quadrupl|quintupl)(e|es|ed|ing)")
_PARTS: Final = {
    2: "half",
    3: "third",
    4: "quarter",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
    10: "tenth",
}
_MANNERS: Final = {
    QuantityKind.PERCENT: "{}%",
    QuantityKind.POINTS: "{} percentage points",
    QuantityKind.MULTIPLE: "{} times",
    QuantityKind.ORDINAL: "No. {}",
}
_CURRENCIES: Final = {"CNY": "RMB"}


def write_number(value: Value) -> str:
    """Write a number: 398,000, 25.219 million, 1.6 trillion, 0.5, two thirds."""
    for scale, name in _SCALES:
        if magnitude(value) >= scale:
            scaled = Fraction(value) / scale
            if (scaled * 1000).denominator == 1:
                return f"{_decimal(scaled)} {name}"
            break
    fraction = Fraction(value)
    if not _terminates(fraction):
        return _part(fraction)
    return _decimal(fraction)


def write_quantity(quantity: Quantity) -> str:
    """Write a figure with all that it says: RMB 7.231 billion, 25.3%, 2.2 times, six months."""
    number = write_number(quantity.value)
    if quantity.kind is QuantityKind.FRACTION:
        return _part(Fraction(quantity.value))
    if quantity.kind is QuantityKind.MONEY:
        return f"{_CURRENCIES.get(quantity.currency, quantity.currency)} {number}"
    if quantity.kind in _MANNERS:
        return _MANNERS[quantity.kind].format(number)
    return f"{number} {_unit(quantity)}" if quantity.unit else number


def familiar(quantity: Quantity) -> Quantity:
    """Tell 斤, 两 and 里 in grams and kilometers."""
    if quantity.unit not in _RESCALED:
        return quantity
    factor, unit = _RESCALED[quantity.unit]
    value = whole(quantity.value * factor)
    if unit == "gram" and value >= 1000:
        value, unit = whole(Fraction(value) / 1000), "kilogram"
    return replace(quantity, value=value, unit=unit)


def write_like(quantity: Quantity, found: str, *, is_same_measure: bool) -> str:
    """Write a figure so that it can stand in place of the English `found`, in the manner of that.

    "Four" becomes "Three", "3 percent" "30 percent", "12th" "11th". Where both are of the same kind,
    currency and unit only the number changes: "72.31 billion yuan" to "7.231 billion yuan".
    """
    value, low = quantity.value, found.lower()
    if quantity.kind is not QuantityKind.FRACTION and isinstance(value, int):
        if re.search(r"\d(?:st|nd|rd|th)$", low):
            return ordinal(value)
        if quantity.kind is QuantityKind.ORDINAL:
            return _ordinal_like(value, found)
    if (verb := _TIMES_VERB.fullmatch(low)) and value in _VERBS:
        return _VERBS[value] + verb[1]
    if quantity.kind is QuantityKind.PERCENT and low.endswith(("percent", "per cent")):
        return write_number(value) + (" percent" if low.endswith("percent") else " per cent")
    numeral = NUMERAL.search(low)
    if numeral is None or not is_same_measure or quantity.kind is QuantityKind.FRACTION:
        return write_quantity(quantity)
    return _with_number(value, found, numeral)


def _with_number(value: Value, found: str, numeral: re.Match[str]) -> str:
    """Put another number in place of the numeral in `found`, a small one in words where that was."""
    is_word = numeral["digits"] is None
    is_small = isinstance(value, int) and 0 <= value <= 10
    number = spoken(int(value)) if is_word and is_small else write_number(value)
    number = number.capitalize() if found[numeral.start()].isupper() else number
    return found[: numeral.start()] + number + found[numeral.end() :]


def _ordinal_like(value: int, found: str) -> str:
    """Write an ordinal as "second", where the found one is a word, else as a number."""
    if not found[:1].isalpha() or not 1 <= value <= len(_ORDINALS):
        return str(value) if found[:1].isdecimal() else ordinal(value)
    word = _ORDINALS[value - 1]
    return word.capitalize() if found[0].isupper() else word


def ordinal(number: int) -> str:
    """Write 1st, 2nd, 11th."""
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if number // 10 % 10 == 1 else endings.get(number % 10, "th")
    return f"{number}{ending}"


def write_date(date: DateMention) -> str:  # noqa: PLR0911 — one for each shape of date
    """Write a date with the parts that it has: April 20, 2021; the first half of 2020; 4:30 p.m."""
    if date.hour is not None:
        return write_time(date.hour, date.minute)
    if date.decade is not None:
        return f"the {date.decade}s"
    if date.weekday is not None:
        return _WEEKDAYS[date.weekday - 1]
    day = str(date.day) if date.day else ""
    month = _MONTHS[date.month - 1] if date.month and 1 <= date.month <= 12 else ""
    if date.quarter or date.half:
        number, name = (date.quarter, "quarter") if date.quarter else (date.half, "half")
        words = f"the {_ORDINALS[(number or 1) - 1]} {name}"
        return f"{words} of {date.year}" if date.year else words
    if day and not month:
        return f"the {ordinal(int(day))}"
    words = f"{month} {day}".strip()
    if date.year is None:
        return words
    if day:
        return f"{words}, {date.year}"
    return f"{words} {date.year}".strip()


def write_time(hour: int, minute: int | None) -> str:
    """Write a time of day: 9 a.m., 4:30 p.m."""
    half = "p.m." if 12 <= hour < 24 else "a.m."
    minutes = f":{minute:02}" if minute else ""
    return f"{(hour - 1) % 12 + 1}{minutes} {half}"


def _decimal(value: Fraction) -> str:
    """Write a terminating fraction with comma groups and no needless zeros."""
    sign = "-" if value < 0 else ""
    whole, rest = divmod(abs(value), 1)
    digits = ""
    while rest:
        digit, rest = divmod(rest * 10, 1)
        digits += str(digit)
    return f"{sign}{whole:,}" + (f".{digits}" if digits else "")


def _terminates(value: Fraction) -> bool:
    denominator = value.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    return denominator == 1


def _part(value: Fraction) -> str:
    """Write a part of a whole: one third, two thirds, half, 5/12."""
    name = _PARTS.get(value.denominator)
    if value == Fraction(1, 2):
        return "half"
    if name is None or not 0 < value.numerator < 20:
        return f"{value.numerator}/{value.denominator}"
    return f"{spoken(value.numerator)} {name}{'s' if value.numerator > 1 else ''}"


def _unit(quantity: Quantity) -> str:
    unit = quantity.unit.replace("metre", "meter")
    if quantity.value == 1:
        return unit
    return _UNITS.get(unit, f"{unit}s")
