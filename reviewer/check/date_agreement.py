"""Whether the dates of a Chinese text stand in its English, and which stand there instead."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from reviewer.check.segment_figures import SegmentFigures
from reviewer.text.date_mention import DateMention
from reviewer.text.quantity import Quantity, QuantityKind
from reviewer.text.units import in_smallest

Figure: TypeAlias = Quantity | DateMention
_PLAIN: Final = frozenset({QuantityKind.COUNT, QuantityKind.ORDINAL})
_Part: TypeAlias = tuple[str, int]

_RELATIVE_ZH: Final = re.compile(
    "今[年天日晨晚早后]|[去明前后同当翌次隔]年|[昨明前当次翌]日|昨[天晚夜]|明天|[本上下当]月|日前|近日|同日|本日|同期|上年|本年|历年|年[初末底内中度]|[元除]旦|除夕"
)
_RELATIVE_EN: Final = re.compile(
    r"\b(?:today|yesterday|tomorrow|annual|this|that|last|next|previous|same|following|preceding|earlier|recent|coming|current|ago|year[- ]on[- ]year"
    r"|year-over-year|the year|whole year|full[- ]year|beginning of the year|end of the year)\b",
    re.IGNORECASE,
)
_NEXT_DAY: Final = re.compile(
    r"\b(?:same|next|following|previous|that) (?:day|morning|afternoon|evening|night)\b|\b(?:today|yesterday|tomorrow)\b"
)


@dataclass(frozen=True, slots=True)
class DateMatches:
    """What became of the dates of a segment."""

    mismatches: tuple[tuple[Figure | None, Figure | None], ...]
    untold: tuple[DateMention, ...]
    """Years, quarters and halves that the English leaves out; the sentence before may tell them."""
    used_zh: frozenset[Quantity]
    """Figures that turned out to tell a date: 15 of "within 15 days" for 15日."""
    used_en: frozenset[Quantity]


def match_dates(figures: SegmentFigures) -> DateMatches:
    """Match dates part by part; a year may go without saying, and a number may tell a date."""
    zh, en = figures.zh_dates, figures.en_dates
    used_zh: set[Quantity] = set()
    used_en: set[Quantity] = set()
    left_zh = [date for date in zh if not is_told(date, en)]
    left_en = [date for date in en if not is_told(date, zh)]
    left_zh = [date for date in left_zh if not _is_told_by_figure(date, figures.en, used_en, zh)]
    left_en = [date for date in left_en if not _is_told_by_figure(date, figures.zh, used_zh, en)]
    mismatches = _pairs(left_zh, left_en)
    if _RELATIVE_EN.search(figures.text_en):
        left_zh = [date for date in left_zh if not _is_year_only(date)]
    if _RELATIVE_ZH.search(figures.text_zh):
        left_en = []
    if _NEXT_DAY.search(figures.text_en):
        left_zh = [date for date in left_zh if date.month]
    untold = [date for date in left_zh if date.is_certain and _is_period(date)]
    mismatches += [(date, None) for date in left_zh if date.is_certain and date not in untold]
    mismatches += [(None, date) for date in left_en if date.is_certain and date.day]
    return DateMatches(tuple(mismatches), tuple(untold), frozenset(used_zh), frozenset(used_en))


def _is_period(date: DateMention) -> bool:
    return all(name in {"year", "decade", "quarter", "half"} for name, _ in date.parts)


def _is_year_only(date: DateMention) -> bool:
    return all(name in {"year", "decade"} for name, _ in date.parts)


def is_told(date: DateMention, others: Sequence[DateMention]) -> bool:
    """Say whether all that a date says stands on the other side, in one date or spread over some.

    A date that names no year agrees with one that does.
    """
    if any(_agree(date, other) for other in others):
        return True
    parts = date.parts
    if len(parts) == 1 and parts[0][0] != "year":
        return _is_part_told(parts[0], others)
    if any(name == "day" for name, _ in parts) and date.month:
        # The day goes with its month.
        return date.year is not None and any(
            _agree(DateMention(date.span, month=date.month, day=date.day), other)
            and other.year in {None, date.year}
            for other in others
        )
    told = [_is_part_told(part, others) for part in parts]
    if all(told):
        return True
    has_year = any(other.year for other in others)
    return date.year is not None and len(parts) > 1 and all(told[1:]) and not has_year


def _agree(date: DateMention, other: DateMention) -> bool:
    """Say whether two dates say the same, but for a year, or a day's month, that one leaves out."""
    mine, theirs = dict(date.parts), dict(other.parts)
    if "day" in mine and "day" in theirs and ("month" not in mine or "month" not in theirs):
        return mine["day"] == theirs["day"]
    if "hour" in mine and "hour" in theirs:
        return _same_time(mine, theirs)
    own_years = mine.pop("year", None), theirs.pop("year", None)
    if own_years[0] and own_years[1] and own_years[0] != own_years[1]:
        return False
    if not mine and not theirs:
        return own_years[0] == own_years[1]
    if mine.keys() == theirs.keys() == {"decade"}:
        return mine["decade"] % 100 == theirs["decade"] % 100
    return mine == theirs


def _same_time(mine: dict[str, int], theirs: dict[str, int]) -> bool:
    same_hour = mine["hour"] % 12 == theirs["hour"] % 12
    return same_hour and mine.get("minute", 0) == theirs.get("minute", 0)


def _is_part_told(part: _Part, others: Sequence[DateMention]) -> bool:
    name, number = part
    if name == "minute":
        return any(other.minute == number for other in others)
    if name in {"quarter", "half"} and _is_told_in_months(name, number, others):
        return True
    if name == "month" and any(_has_month(other, number) for other in others):
        return True
    return any(getattr(other, name) == number for other in others)


def _has_month(other: DateMention, month: int) -> bool:
    """Say whether a quarter or half of a year begins or ends with the month."""
    if other.quarter:
        return month in {other.quarter * 3 - 2, other.quarter * 3}
    if other.half:
        return month in {other.half * 6 - 5, other.half * 6}
    return False


def _is_told_in_months(name: str, number: int, others: Iterable[DateMention]) -> bool:
    length = 3 if name == "quarter" else 6
    months = {other.month for other in others}
    return {number * length - length + 1, number * length} <= months


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
    (name, number) = date.parts[0]
    return frozenset(
        {"year": {number}, "decade": {number, number % 100}, "hour": {number, number % 12}}.get(
            name, ()
        )
    )


def _months_told(figure: Quantity, date: DateMention, siblings: Sequence[DateMention]) -> bool:
    """Say whether a length of time from January on tells the date: the first four months, 1—4月."""
    length = in_smallest(figure.value, figure.unit)
    if length is None or length[0] != "calendar":
        return False
    if date.quarter == 1 or date.half == 1:
        return length[1] == (3 if date.quarter else 6)
    months = {sibling.month for sibling in siblings if sibling.month and not sibling.day}
    return date.day is None and 1 in months and length[1] == max(months)


def _pairs(
    left_zh: list[DateMention], left_en: list[DateMention]
) -> list[tuple[Figure | None, Figure | None]]:
    """Take out dates that stand in each other's place: the same parts, as few as can be different."""
    pairs: list[tuple[Figure | None, Figure | None]] = []
    for one in tuple(left_zh):
        rivals = [(_difference(one, other), other) for other in left_en]
        rivals = [(difference, other) for difference, other in rivals if difference is not None]
        if rivals:
            _, best = min(rivals, key=lambda rival: (rival[0], rival[1].span))
            left_zh.remove(one)
            left_en.remove(best)
            if one.is_certain or best.is_certain or one.weekday:
                pairs.append((one, best))
    return pairs


def _difference(one: DateMention, other: DateMention) -> int | None:
    """Count the parts that differ, or None where the dates have no part in common."""
    mine, theirs = dict(one.parts), dict(other.parts)
    common = mine.keys() & theirs.keys()
    if not common:
        return None
    return sum(mine[name] != theirs[name] for name in common) + len(mine.keys() ^ theirs.keys())
