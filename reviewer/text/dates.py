"""Dates and times of day in a text of either language."""

from reviewer.model.span import Side
from reviewer.text.date_mention import DateMention
from reviewer.text.dates_en import find_dates_en
from reviewer.text.dates_zh import find_dates_zh
from reviewer.text.han import normalise

__all__ = ["DateMention", "find_dates"]


def find_dates(text: str, side: Side) -> tuple[DateMention, ...]:
    """Find every date in `text`, from left to right; ranges and lists give one mention for each member."""
    found = (
        find_dates_zh(comparable_zh(text)) if side is Side.ZH else find_dates_en(normalise(text))
    )
    return tuple(sorted(found, key=lambda mention: mention.span))


def comparable_zh(text: str) -> str:
    """Normalise Chinese but keep its comma apart from the one in 1,234."""
    return normalise(text.replace("，", "；"))
