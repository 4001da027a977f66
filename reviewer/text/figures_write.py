"""Write figures and dates in English as CNIPA does.

Below a million figures are written out (398,000), from there as million, billion and trillion with up
to three decimals (25.219 million); a currency stands before its amount (RMB 6.445 billion).
"""

from fractions import Fraction
from typing import Final

from reviewer.text.date_mention import DateMention
from reviewer.text.numerals_en import spoken
from reviewer.text.quantity import Quantity, QuantityKind, Value, magnitude

_SCALES: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_MONTHS: Final = (  # noqa: SIM905 — a list of words reads better as text
    "January February March April May June July August September October November December"
).split()
_ORDINALS: Final = ("first", "second", "third", "fourth")
_UNITS: Final = {"mu": "mu", "jin": "jin", "li": "li", "foot": "feet", "century": "centuries"}
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
    match quantity.kind:
        case QuantityKind.MONEY:
            return f"{_CURRENCIES.get(quantity.currency, quantity.currency)} {number}"
        case QuantityKind.PERCENT:
            return f"{number}%"
        case QuantityKind.POINTS:
            return f"{number} percentage points" if quantity.value != 1 else "1 percentage point"
        case QuantityKind.MULTIPLE:
            return f"{number} times"
        case QuantityKind.ORDINAL:
            return f"No. {number}"
        case _:
            return f"{number} {_unit(quantity)}" if quantity.unit else number


def write_like(quantity: Quantity, found: str) -> str:
    """Write a figure so that it can stand in place of the English `found`, in the manner of that.

    "Four" becomes "Three", "3 percent" "30 percent", "72.31 billion yuan" "7.231 billion yuan".
    """
    low = found.lower()
    is_word = found[:1].isalpha() and not any(character.isdecimal() for character in found)
    value = quantity.value
    if (
        quantity.kind is QuantityKind.COUNT
        and is_word
        and isinstance(value, int)
        and 0 <= value <= 10
    ):
        words = spoken(value) + (f" {_unit(quantity)}" if quantity.unit else "")
        return words.capitalize() if found[0].isupper() else words
    number = write_number(value)
    if quantity.kind is QuantityKind.PERCENT:
        for manner in ("percent", "per cent"):
            if low.endswith(manner):
                return f"{number} {manner}"
    if quantity.kind is QuantityKind.MONEY and quantity.currency == "CNY" and low.endswith("yuan"):
        return f"{number} yuan"
    if quantity.kind is QuantityKind.ORDINAL:
        ending = low[-2:]
        if ending in {"st", "nd", "rd", "th"}:
            return ordinal(int(value))
        return number
    return write_quantity(quantity)


def ordinal(number: int) -> str:
    """Write 1st, 2nd, 11th."""
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if number // 10 % 10 == 1 else endings.get(number % 10, "th")
    return f"{number}{ending}"


def write_date(date: DateMention) -> str:  # noqa: PLR0911 — one for each shape of date
    """Write a date with the parts that it has: April 20, 2021; the first half of 2020; 4:30 p.m."""
    if date.hour is not None:
        return f"{date.hour}:{date.minute or 0:02}"
    if date.decade is not None:
        return f"the {date.decade}s"
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
    names = {3: "third", 6: "sixth", 7: "seventh", 9: "ninth"}
    name = names.get(value.denominator)
    if name is None or not 0 < value.numerator < 20:
        return f"{value.numerator}/{value.denominator}"
    return f"{spoken(value.numerator)} {name}{'s' if value.numerator > 1 else ''}"


def _unit(quantity: Quantity) -> str:
    if quantity.value == 1:
        return quantity.unit
    return _UNITS.get(quantity.unit, f"{quantity.unit}s")
