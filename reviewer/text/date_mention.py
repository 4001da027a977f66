"""What a date in a text says: the parts that are written, each of which may be missing."""

from dataclasses import dataclass

from reviewer.model.span import Span


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date, part of a year, or time of day; each end of a range and each member of a list is its own."""

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    half: int | None = None
    """1 for the first half of a year, 2 for the second."""
    decade: int | None = None
    """Its first year: 1980 for 80年代."""
    weekday: int | None = None
    """1 for Monday to 7 for Sunday."""
    hour: int | None = None
    """0 to 24; of the half day that is said, else as written."""
    minute: int | None = None
    is_half_day_said: bool = False
    """上午, 下午, a.m. or p.m. stands with it."""
    is_certain: bool = True
    """Another text that leaves it out would be at fault. False for 90后, weekdays and 4·26."""

    @property
    def parts(self) -> tuple[tuple[str, int], ...]:
        """Its written parts, the largest first, as (name, number)."""
        named = (
            ("year", self.year),
            ("half", self.half),
            ("quarter", self.quarter),
            ("month", self.month),
            ("day", self.day),
            ("decade", self.decade),
            ("weekday", self.weekday),
            ("hour", self.hour),
            ("minute", self.minute),
        )
        return tuple((name, number) for name, number in named if number is not None)
