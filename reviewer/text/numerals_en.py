"""English numerals, in digits or words, to exact values."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from reviewer.text.numerals_zh import read_digits, whole
from reviewer.text.quantity import Value

_SMALL: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES: Final = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "bn": 10**9,
    "mn": 10**6,
    "tn": 10**12,
    "k": 10**3,
}
ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
    "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip

_UNIT: Final = "one|two|three|four|five|six|seven|eight|nine"
_BELOW_100: Final = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{_UNIT})\b)?|{'|'.join(sorted(_SMALL, key=len, reverse=True))})\b"
_BELOW_1000: Final = (
    rf"(?:(?:(?:{_BELOW_100}|a)[ -]hundred)(?:,?[ ](?:and[ ])?{_BELOW_100})?|{_BELOW_100})"
)
_LARGE: Final = "thousand|million|billion|trillion"
_IN_WORDS: Final = rf"(?:{_BELOW_1000}|an?(?=[ -](?:dozen|{_LARGE})\b))"

ARABIC: Final = r"\d{1,40}(?:,\d{3}(?!\d)){0,12}(?:\.\d{1,40})?"
NUMERAL: Final = re.compile(
    rf"""(?P<digits>{ARABIC}) (?: (?:[ -]?(?:hundred|dozen|{_LARGE})s?\b){{1,3}} | \ ?(?:bn|mn|tn|k)\b )?
       | (?P<words> {_IN_WORDS} (?:[ -](?:dozen|{_LARGE})\b (?:,?[ ](?:and[ ])?{_BELOW_1000}(?=[ -](?:{_LARGE})\b|\W|$))?){{0,5}} )
    """,
    re.VERBOSE,
)
"""Matches a numeral in lower-case text: 1,234.5, 3.2 million, one hundred and twenty-five thousand."""
STARTS: Final = frozenset(_SMALL) | frozenset(_TENS) | {"a", "an"}
"""Words that a numeral may begin with."""
_PART: Final = re.compile(rf"{ARABIC}|[a-z]+")


class Numeral(NamedTuple):
    """What a numeral says."""

    value: Value
    step: Value
    """Place value of its last written digit."""
    scale: int
    """The scale that it ends with (1,000,000 for "3.2 million"), else 1; what a list can share."""


@lru_cache(maxsize=1 << 12)
def read_numeral(text: str) -> Numeral:
    """Read what `NUMERAL` matched, in lower case."""
    total: Value = 0  # of what stands before the last scale above hundred
    section: Value = 0
    step: Value = 1
    scale = 1
    for part in _PART.findall(text):
        if part[0].isdecimal():
            section, step = read_digits(part)
        elif part.rstrip("s") in SCALES:
            scale = SCALES[part.rstrip("s")]
            step *= scale
            section = (section or (0 if total else 1)) * scale
            if scale > 100:
                total, section = (total + section, 0) if section else (total * scale, 0)
        elif part in {"a", "an"}:
            section, scale = 1, 1
        elif part != "and":
            section += _SMALL.get(part, 0) + _TENS.get(part, 0)
            step, scale = 1, 1
    return Numeral(whole(total + section), whole(step), scale)


def spoken(value: int) -> str:
    """Write a whole number from 0 to 99 in words."""
    names = {number: word for word, number in (_SMALL | _TENS).items()}
    if value in names:
        return names[value]
    return f"{names[value // 10 * 10]}-{names[value % 10]}"


def read_ordinal(word: str) -> int | None:
    """Read third, twenty-first or 21st, in lower case; None for anything else."""
    if word[0].isdecimal():
        digits = word.rstrip("stndrh")
        return int(digits) if digits.isdecimal() else None
    before, _, last = word.rpartition("-")
    if last not in ORDINALS:
        return None
    return _TENS.get(before, 0) + ORDINALS[last]


FRACTIONS: Final = {
    "half": Fraction(1, 2), "halves": Fraction(1, 2),
    "third": Fraction(1, 3), "thirds": Fraction(1, 3),
    "quarter": Fraction(1, 4), "quarters": Fraction(1, 4), "fourth": Fraction(1, 4), "fourths": Fraction(1, 4),
    "fifth": Fraction(1, 5), "fifths": Fraction(1, 5), "sixth": Fraction(1, 6), "sixths": Fraction(1, 6),
    "seventh": Fraction(1, 7), "sevenths": Fraction(1, 7), "eighth": Fraction(1, 8), "eighths": Fraction(1, 8),
    "ninth": Fraction(1, 9), "ninths": Fraction(1, 9), "tenth": Fraction(1, 10), "tenths": Fraction(1, 10),
}  # fmt: skip
"""Parts of a whole by their names."""
