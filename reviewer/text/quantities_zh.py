"""Figures in Chinese text: counts, percentages, money, fractions, multiples and ordinals."""

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from reviewer.model.span import Span
from reviewer.text.figure_ranges import Ranges
from reviewer.text.figure_words_zh import find_special
from reviewer.text.measures_zh import SIGN_BEFORE, SUFFIX, read_measured
from reviewer.text.numerals_zh import ARABIC, DIGITS, NUMERAL, Numeral, read_numeral, whole
from reviewer.text.quantity import Quantity, QuantityKind

_TO: Final = re.compile(
    r"\s?(?:-+|~|至|到|、|和|及|与|或)\s?(?:[约近逾]|US\$|HK\$|RMB|人民币|\$|¥)?"
)
_PART: Final = re.compile(r"([1-9]\d?)/(?!\1\b)((?!1\b)[1-9]\d?)(?![\d/.年])")
"""1/3"""
_LIST_MARK: Final = re.compile(
    r"(?:(?<![^\s。;:!?、])\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、).](?!\d))|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)"
    r"|(?<![^\s。;:!?])[一二三四五六七八九](?=[是要则来曰])|(?<![^\s。;:!?\"])第[一二三四五六七八九十]{1,2}(?=[;,、:])"
)
_FIRST: Final = re.compile(r"首(?=[届次个批家例期部轮任项款只条座位名台张起])")
"""首届 may be told as the 1st; 首都 and 首先 count nothing."""
_LETTER: Final = re.compile("[A-Za-z]")
_TRAILING_SCALE: Final = re.compile(r"[十百千万亿兆]+$")
_NUMERAL_AFTER: Final = re.compile(
    rf"(?:{ARABIC}|[{''.join(DIGITS)}十百千万]+(?:点[{''.join(DIGITS)}]+)?)"
)


def _scale(numeral: str) -> int:
    scales = _TRAILING_SCALE.search(numeral)
    return int(read_numeral(f"1{scales[0]}").value) if scales else 1


_RANGES: Final = Ranges(_TO, NUMERAL, _scale, scale_is_shared=True)


def find_quantities_zh(text: str) -> list[Quantity]:
    """Find figures in normalised Chinese text whose dates are blanked out."""
    found = [*find_special(text)]
    found += [
        Quantity(Span(*match.span()), QuantityKind.ORDINAL, 1, is_certain=False)
        for match in _FIRST.finditer(text)
    ]
    taken = [quantity.span for quantity in found]
    listed = {position for mark in _LIST_MARK.finditer(text) for position in range(*mark.span())}
    position = 0
    while match := NUMERAL.search(text, position):
        position = match.end()
        span = Span(*match.span())
        if any(span.overlaps(other) for other in taken):
            continue
        quantity = _quantity(text, match, is_listed=match.start() in listed)
        if quantity:
            found.append(quantity)
            position = max(position, quantity.span.end)
    found.sort(key=lambda quantity: quantity.span)
    return _with_currency_of_others(_RANGES.share(text, found))


def _quantity(text: str, match: re.Match[str], *, is_listed: bool) -> Quantity | None:
    start, end = match.span()
    if text.startswith("分之", end):
        return _fraction(text, start, end)
    if part := _PART.match(text, start):
        share = Fraction(int(part[1]), int(part[2]))
        return Quantity(Span(*part.span()), QuantityKind.FRACTION, share)
    if is_listed or _is_code(text, start, end):
        kind = QuantityKind.ORDINAL if is_listed else QuantityKind.CODE
        value, span = read_numeral(match[0]).value, Span(start, end)
        return Quantity(span, kind, value, is_certain=False, is_listed=is_listed)
    if text.endswith(("第", "第 "), 0, start):
        return _ordinal(text, match)
    return read_measured(text, start, end)


def _fraction(text: str, start: int, end: int) -> Quantity | None:
    """Read 三分之二 and 百分之五十, whose denominator stands at `start` to `end`."""
    below = _NUMERAL_AFTER.match(text, end + 2)
    if below is None:
        return None
    denominator, numerator = read_numeral(text[start:end]).value, read_numeral(below[0])
    span = Span(start, below.end())
    if denominator in {100, 1000, 10_000}:
        share = Fraction(100, denominator)
        return Quantity(
            span,
            QuantityKind.PERCENT,
            whole(numerator.value * share),
            step=whole(numerator.step * share),
        )
    if not denominator:
        return None
    return Quantity(span, QuantityKind.FRACTION, whole(Fraction(numerator.value) / denominator))


def _is_code(text: str, start: int, end: int) -> bool:
    """Tell the figure of COVID-19, 5G, PM2.5, 歼-20 from one that counts."""
    before = text[max(0, start - 2) : start]
    if before[-1:].isascii() and before[-1:].isalpha():
        return not SIGN_BEFORE.search(text, max(0, start - 5), start)
    if before[-1:] == "双":
        return True
    is_joined = before[-1:] == "-" and before[:1].isalpha()
    after = text[end : end + 1]
    if after.isascii() and after.isupper() and not _LETTER.match(text, end + 1):
        return True  # 5G, 3D
    suffix = SUFFIX.match(text, end)
    if is_joined:
        return suffix is None or bool(suffix["unit"])
    return after.isascii() and after.isalpha() and suffix is None


def _ordinal(text: str, match: re.Match[str]) -> Quantity:
    numeral = read_numeral(match[0])
    is_arabic = match[0][0].isdecimal()
    if set(match[0]) <= DIGITS.keys():
        # 第五六二号 names its digits one by one.
        numeral = Numeral(int("".join(str(DIGITS[digit]) for digit in match[0])), 1, is_vague=False)
    return Quantity(
        Span(text.rindex("第", 0, match.start()), match.end()),
        QuantityKind.ORDINAL,
        numeral.value,
        is_certain=is_arabic or (numeral.value > 10 and not numeral.is_vague),
        is_counted=text[match.end() : match.end() + 1] in set("届条款期号批章节次轮版集"),
    )


def _with_currency_of_others(found: list[Quantity]) -> list[Quantity]:
    """Read 180亿元 as Hong Kong dollars where all amounts around it say 港元."""
    named = {one.currency for one in found if one.currency and not one.is_bare_currency}
    if len(named) != 1:
        return found
    (currency,) = named
    return [replace(one, currency=currency) if one.is_bare_currency else one for one in found]
