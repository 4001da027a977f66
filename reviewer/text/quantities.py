"""Figures in a text of either language, as exact values."""

from collections.abc import Iterable

from reviewer.model.span import Side
from reviewer.text.date_mention import DateMention
from reviewer.text.dates import comparable_zh, find_dates
from reviewer.text.han import normalise
from reviewer.text.quantities_en import find_quantities_en
from reviewer.text.quantities_zh import find_quantities_zh
from reviewer.text.quantity import Quantity, QuantityKind, Value

__all__ = ["Quantity", "QuantityKind", "Value", "find_quantities", "quantities_beside"]


def find_quantities(text: str, side: Side) -> tuple[Quantity, ...]:
    """Find every figure in `text` that is not part of a date, from left to right."""
    return quantities_beside(text, side, find_dates(text, side))


def quantities_beside(text: str, side: Side, dates: Iterable[DateMention]) -> tuple[Quantity, ...]:
    """Find the figures where the dates of `text` are known already."""
    comparable = comparable_zh(text) if side is Side.ZH else normalise(text)
    for date in dates:
        start, end = date.span.start, date.span.end
        comparable = comparable[:start] + "\0" * (end - start) + comparable[end:]
    find = find_quantities_zh if side is Side.ZH else find_quantities_en
    return tuple(find(comparable))
