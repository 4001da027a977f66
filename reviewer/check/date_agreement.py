"""Whether a date of one side is told by the dates of the other, in one of them or spread over some."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from reviewer.text.date_mention import DateMention

_Part: TypeAlias = tuple[str, int]


def is_told(date: DateMention, others: Sequence[DateMention]) -> bool:
    """Say whether all that a date says stands among `others`.

    A date that names no year agrees with one that does, and a lone day with that day of any month.
    """
    if any(agree(date, other) for other in others):
        return True
    parts = date.parts
    if date.hour is not None:
        return False
    if date.day and date.month:
        # The day goes with its month; the year may stand by itself.
        return date.year is not None and any(
            agree(date, other, any_year=True) and other.year in {None, date.year}
            for other in others
        )
    told = [_is_part_told(part, others) for part in parts]
    if all(told):
        return True
    return date.year is not None and len(parts) > 1 and all(told[1:]) and not years_of(others)


def agree(date: DateMention, other: DateMention, *, any_year: bool = False) -> bool:
    """Say whether two dates say the same, but for a year, or a day's month, that one leaves out."""
    mine, theirs = dict(date.parts), dict(other.parts)
    if "day" in mine and "day" in theirs and ("month" not in mine or "month" not in theirs):
        return mine["day"] == theirs["day"]
    if "hour" in mine and "hour" in theirs:
        return _same_time(mine, theirs) and not _are_halves_apart(date, other)
    year, other_year = mine.pop("year", None), theirs.pop("year", None)
    if year and other_year and year != other_year and not any_year:
        return False
    if not mine and not theirs:
        return year == other_year
    if mine.keys() == theirs.keys() == {"decade"}:
        return mine["decade"] % 100 == theirs["decade"] % 100
    return mine == theirs


def years_of(dates: Iterable[DateMention]) -> set[int]:
    """Collect the years that dates name."""
    return {date.year for date in dates if date.year}


def difference(one: DateMention, other: DateMention) -> int | None:
    """Count the parts that differ, or None where two dates have no part in common."""
    mine, theirs = dict(one.parts), dict(other.parts)
    common = mine.keys() & theirs.keys()
    if not common:
        return None
    return sum(mine[name] != theirs[name] for name in common) + len(mine.keys() ^ theirs.keys())


def _same_time(mine: dict[str, int], theirs: dict[str, int]) -> bool:
    same_hour = mine["hour"] % 12 == theirs["hour"] % 12
    return same_hour and mine.get("minute", 0) == theirs.get("minute", 0)


def _are_halves_apart(date: DateMention, other: DateMention) -> bool:
    """Say whether one time is in the morning and the other in the afternoon, both in so many words."""
    if not (date.is_half_day_said and other.is_half_day_said) or not date.hour or not other.hour:
        return False
    return date.hour % 12 != 0 and date.hour != other.hour


def _is_part_told(part: _Part, others: Sequence[DateMention]) -> bool:
    name, number = part
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
