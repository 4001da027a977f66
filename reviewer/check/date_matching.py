"""The dates of a segment matched: which stand on both sides, and which in each other's place."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from reviewer.check.date_agreement import agree, difference, is_told, years_of
from reviewer.check.segment_figures import SegmentFigures
from reviewer.text.date_mention import DateMention
from reviewer.text.quantity import Quantity, QuantityKind
from reviewer.text.units import in_smallest

_LAST_MONTH: Final = 12
_Pair: TypeAlias = tuple[DateMention | None, DateMention | Quantity | None]
_PLAIN: Final = frozenset({QuantityKind.COUNT, QuantityKind.ORDINAL})
_YEAR_ZH: Final = re.compile(
    "今年|[去明前后同当翌次隔上本]年|同期|历年|以来|年[初末底内中度]|今[天日晨晚后]|近年|[元除]旦|除夕|春节"
)
"""Chinese words that tell a year without its number."""
_DAY_ZH: Final = re.compile(
    "[昨前当次翌同本今]日|昨[天晚夜]|[今明前当]天|日前|近日|[本上下当]月|[元除]旦|除夕|节"
)
"""Chinese words that tell a day without its number."""
_YEAR_EN: Final = re.compile(
    r"\b(?:today|annual|this|that|last|next|previous|same|following|preceding|earlier|recent|coming|current|ago|year[- ]on[- ]year"
    r"|year-over-year|the year|whole year|full[- ]year)\b",
    re.IGNORECASE,
)
"""English words that tell a year without its number."""
_DAY_EN: Final = re.compile(
    r"\b(?:same|next|following|previous|that) (?:day|morning|afternoon|evening|night)\b|\b(?:today|yesterday|tomorrow)\b",
    re.IGNORECASE,
)
"""English words that tell a day without its number."""


@dataclass(frozen=True, slots=True)
class DateMatches:
    """What became of the dates of a segment."""

    mismatches: tuple[_Pair, ...]
    untold: tuple[DateMention, ...]
    """Years, quarters and halves that the English leaves out; the sentence before may tell them."""
    used_zh: frozenset[Quantity]
    """Figures that turned out to tell a date: 15 of "within 15 days" for 15日."""
    used_en: frozenset[Quantity]


def match_dates(figures: SegmentFigures, spare_en: Sequence[Quantity]) -> DateMatches:
    """Match dates part by part; a year may go without saying, and a number may tell a date.

    `spare_en` are English figures that nothing in the Chinese stands for: misspelt dates may be among them.
    """
    zh, en = figures.zh_dates, figures.en_dates
    used_zh: set[Quantity] = set()
    used_en: set[Quantity] = set()
    left_zh = [date for date in zh if not is_told(date, en)]
    left_en = [date for date in en if not is_told(date, zh)]
    left_zh = [date for date in left_zh if not _is_told_by_figure(date, figures.en, used_en, zh)]
    left_en = [date for date in left_en if not _is_told_by_figure(date, figures.zh, used_zh, en)]
    pairs = _misspelt(left_zh, [one for one in spare_en if one not in used_en], used_en)
    pairs += _pairs(left_zh, left_en)
    if not _YEAR_ZH.search(figures.text_zh):
        pairs += _invented_years(zh, [date for date in en if date not in left_en], pairs)
    if _YEAR_EN.search(figures.text_en):
        left_zh = [date for date in left_zh if not _is_year_only(date)]
    if _DAY_EN.search(figures.text_en):
        left_zh = [date for date in left_zh if date.month]
    untold = [date for date in left_zh if date.is_certain and _is_period(date)]
    pairs += [(date, None) for date in left_zh if date.is_certain and date not in untold]
    pairs += [(None, date) for date in left_en if _is_added(date, figures)]
    return DateMatches(tuple(pairs), tuple(untold), frozenset(used_zh), frozenset(used_en))


def _is_added(date: DateMention, figures: SegmentFigures) -> bool:
    """Say whether an English date without counterpart says something that the Chinese does not."""
    if not date.is_certain:
        return False
    if date.day:
        return not _DAY_ZH.search(figures.text_zh) and not _ends_month(date, figures.text_zh)
    if _is_year_only(date):
        return bool(years_of(figures.zh_dates)) and not _YEAR_ZH.search(figures.text_zh)
    return date.minute is not None and any(other.hour is not None for other in figures.zh_dates)


def _ends_month(date: DateMention, zh: str) -> bool:
    """Say whether a day is the last of its month, which the Chinese tells as its end: 3月底, 年末."""
    if date.month is None or date.day is None:
        return False
    # Of a year that is not said: February may have either.
    lasts = {monthrange(year, date.month)[1] for year in (date.year or 2023, 2024)}
    named = "年[底末终]" if date.month == _LAST_MONTH else rf"(?<!\d){date.month}月(?:[底末]|份?底)"
    return date.day in lasts and re.search(named, zh) is not None


def _invented_years(
    zh: Sequence[DateMention], told: Sequence[DateMention], pairs: Sequence[_Pair]
) -> list[_Pair]:
    """Find English dates that are right but for a year which the Chinese names nowhere."""
    years = years_of(zh)
    paired = {other for _, other in pairs}
    return [
        (next((one for one in zh if agree(one, date)), None), date)
        for date in told
        if years and date.year and date.year not in years and date not in paired
    ]


def _is_period(date: DateMention) -> bool:
    return all(name in {"year", "decade", "quarter", "half"} for name, _ in date.parts)


def _is_year_only(date: DateMention) -> bool:
    return all(name in {"year", "decade"} for name, _ in date.parts)


def _is_told_by_figure(
    date: DateMention,
    figures: Sequence[Quantity],
    used: set[Quantity],
    siblings: Sequence[DateMention],
) -> bool:
    """Say whether a number on the other side tells the date: the 26th, the first three months, 2020."""
    for figure in figures:
        if figure.kind in _PLAIN and (
            figure.value in _numbers_for(date, figure) or _months_told(figure, date, siblings)
        ):
            used.add(figure)
            return True
    return False


def _numbers_for(date: DateMention, figure: Quantity) -> frozenset[int]:
    """Return the numbers that tell a date: its day as an ordinal, or its only part."""
    parts = dict(date.parts)
    if "day" in parts:
        is_alone = len(parts) == 1 or figure.kind is QuantityKind.ORDINAL
        return frozenset({parts["day"]} if is_alone else ())
    if len(parts) > 1:
        return frozenset()
    ((name, number),) = parts.items()
    numbers = {"year": {number}, "decade": {number, number % 100}, "hour": {number, number % 12}}
    return frozenset(numbers.get(name, ()))


def _months_told(figure: Quantity, date: DateMention, siblings: Sequence[DateMention]) -> bool:
    """Say whether a length of time from January on tells the date: the first four months, 1—4月."""
    length = in_smallest(figure.value, figure.unit)
    if length is None or length[0] != "calendar":
        return False
    if date.quarter == 1 or date.half == 1:
        return length[1] == (3 if date.quarter else 6)
    months = {sibling.month for sibling in siblings if sibling.month and not sibling.day}
    return date.day is None and 1 in months and length[1] == max(months)


def _misspelt(
    left_zh: list[DateMention], spare_en: Sequence[Quantity], used_en: set[Quantity]
) -> list[_Pair]:
    """Take out dates that the English has with other digits: 2106 for 2016, May 82 for 5月28日."""
    pairs: list[_Pair] = []
    for date in tuple(left_zh):
        for figure in spare_en:
            if figure not in used_en and _looks_like(date, figure):
                left_zh.remove(date)
                used_en.add(figure)
                pairs.append((date, figure))
                break
    return pairs


def _looks_like(date: DateMention, figure: Quantity) -> bool:
    """Say whether a figure has the digits of the year or day, but for one, or in another order."""
    if figure.kind not in _PLAIN or figure.unit or not figure.is_certain:
        return False
    found = str(figure.value)
    for number in (date.year, date.day):
        wanted = str(number or "")
        if len(wanted) > 1 and (
            sorted(wanted) == sorted(found)
            or (len(wanted) == len(found) and sum(map(str.__ne__, wanted, found)) == 1)
            or (
                len(found) == len(wanted) + 1
                and found.endswith("0")
                and sorted(found[:-1]) == sorted(wanted)
            )
        ):
            return True
    return False


def _pairs(left_zh: list[DateMention], left_en: list[DateMention]) -> list[_Pair]:
    """Take out dates that stand in each other's place: the same parts, as few as can be different."""
    pairs: list[_Pair] = []
    for one in tuple(left_zh):
        rivals = [(difference(one, other), other) for other in left_en]
        priced = [(price, other.span, other) for price, other in rivals if price is not None]
        if priced:
            _, _, best = min(priced, key=lambda rival: rival[:2])
            left_zh.remove(one)
            left_en.remove(best)
            if one.is_certain or best.is_certain or one.weekday:
                pairs.append((one, best))
    return pairs
