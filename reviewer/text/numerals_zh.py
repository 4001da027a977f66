"""Chinese numerals, with Arabic or Han digits or both, to exact values."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from reviewer.text.quantity import Value

DIGITS: Final = dict(
    zip(
        "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖",
        (0, 0, 1, 2, 2, *range(3, 10), *range(1, 10)),
        strict=True,
    )
)
_SCALES: Final = {
    "十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12,
}  # fmt: skip
_TENS: Final = {"廿": "二十", "卅": "三十"}
_DIGIT: Final = "".join(DIGITS)
_LATER: Final = _DIGIT.replace("两", "")
"""Digits that may stand after another sign: 二十两 is twenty taels, not 22."""

_SCALE: Final = r"(?:[十拾百佰仟万亿]|千(?![瓦克米伏卡赫帕焦安])|兆(?![瓦焦赫欧帕伏字比]))"
"""A scale, but not the first half of 千瓦 or 兆焦."""
ARABIC: Final = r"\d{1,40}(?:,\d{3}(?!\d)){0,12}(?:\.\d{1,40})?"
NUMERAL: Final = re.compile(
    rf"""(?: {ARABIC}
           | [数几上]{_SCALE}{{1,5}}
           | [{_DIGIT}]+点[{_DIGIT}]+ (?= {_SCALE} )
           | (?: [两]?[{_LATER}十拾百佰千仟廿卅]{{1,20}} | 两 ) (?:点[{_LATER}]+)?
           | [万亿]{{1,5}} )
         (?: [余多几]?\ ?{_SCALE}{{1,5}} (?: {ARABIC} | [{_LATER}]+ )? ){{0,6}}""",
    re.VERBOSE,
)
"""Matches a numeral with what stands inside it: 2万4801, 3千多万, 一百二十, 六点五, 数十万, 百万."""
_PART: Final = re.compile(rf"{ARABIC}|[{_DIGIT}]+|\S")


class Numeral(NamedTuple):
    """What a numeral says."""

    value: Value
    step: Value
    """Place value of its last written digit."""
    is_vague: bool
    """It gives an order only (数百, 几十, 百万 with no digit before it) or a guess (七八个)."""
    upper: Value | None = None
    """The higher end of a guess: 8 for 七八."""


@lru_cache(maxsize=1 << 12)
def read_numeral(text: str) -> Numeral:  # noqa: C901 — one sum, part by part
    """Read what `NUMERAL` matched, as people say it: 75万7千 is 757,000, 两万五 is 25,000."""
    if text[0].isdecimal() and text[-1].isdecimal() and text.isascii():
        return Numeral(*read_digits(text), is_vague=False)
    for written, meant in _TENS.items():
        text = text.replace(written, meant)
    if "点" in text:
        return _spoken_decimal(text)
    total: Value = 0  # of what stands before the last 万, 亿 or 兆
    section: Value = 0  # of what stands after it
    number: Value | None = None
    step: Value = 1
    is_vague = "十百" in text or "百千" in text  # no number at all: 十百千万
    scale = 1
    guess: Value = 0  # by how much the higher end of 七八 is more
    for part in _PART.findall(text):
        if part in _SCALES:
            last, scale = scale, _SCALES[part]
            is_vague |= number is None and last == 1 and scale > 10
            step *= scale
            guess *= scale
            if scale < 10**4:
                section += (1 if number is None else number) * scale
            elif number is None and not section and total:
                total *= scale
            else:
                section += (number or 0) or (0 if section else 1)
                total = (total + section) * scale if total < scale else total + section * scale
                section = 0
            number = None
        elif part[0].isdecimal():
            number, step = read_digits(part)
        elif part[0] in DIGITS:
            number, step = _digits(part)
            guess = DIGITS[part[-1]] - number if _is_guess(part) else 0
            is_vague |= _is_guess(part)
        else:
            is_vague |= part in "数几上" and scale == 1
    if number and number < 10 and scale > 10 and text[-2] in _SCALES:
        step = scale // 10
        number *= step
    value = whole(total + section + (number or 0))
    return Numeral(value, whole(step), is_vague, value + guess if guess else None)


def read_digits(text: str) -> tuple[Value, Value]:
    """Read Arabic digits with comma groups and a decimal point: the value and its last place."""
    plain = text.replace(",", "")
    if "." not in plain:
        return int(plain), 1
    places = len(plain) - plain.index(".") - 1
    return whole(Fraction(plain)), Fraction(1, 10**places)


def whole(value: Value) -> Value:
    """Return a fraction without denominator as the `int` that it is."""
    return value.numerator if value.denominator == 1 else value


def _is_guess(row: str) -> bool:
    """Tell seven or eight, 七八, from 二〇二二 and 一九四九."""
    return len(row) in {2, 3} and row[0] not in "零〇" and "〇" not in row


def _digits(row: str) -> tuple[int, Value]:
    """Read Han digits in a row place by place, of a guess the lower one: the number and its last place."""
    if _is_guess(row):
        return DIGITS[row[0]], 1
    return int("".join(str(DIGITS[digit]) for digit in row)), 1


def _spoken_decimal(text: str) -> Numeral:
    """Read 三点五 and 二十七点二五, with a scale behind them or not."""
    before, after = text.split("点")
    digits = "".join(str(DIGITS[digit]) for digit in after if digit in DIGITS)
    scales = after[len(digits) :]
    factor = read_numeral("1" + scales).value if scales else 1
    step = Fraction(1, 10 ** len(digits)) * factor
    whole_part = read_numeral(before).value * factor
    return Numeral(whole(whole_part + int(digits) * step), whole(step), is_vague=False)
