"""Figures that stand with each other's owner: 北京320件，上海450件 as Beijing 450, Shanghai 320."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final, TypeAlias

from reviewer.check.figures import Mismatch
from reviewer.check.reading import Reading
from reviewer.check.segment_figures import SegmentFigures
from reviewer.model.span import Span
from reviewer.text.quantity import Quantity

_Owner: TypeAlias = tuple[str, Span, Span]
"""What tells it apart, where the Chinese names it, where the English does."""
_LATIN: Final = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z]*(?![A-Za-z])")
_TWICE: Final = 2


def find_swapped(reading: Reading) -> Mismatch | None:
    """Find the first figure whose owner has another one's in the English.

    Only where as many owners of one kind as figures of one measure stand in both texts, each once and in a plain
    order: one by one, or all owners and all figures.
    """
    figures = reading.segment_figures
    zh, en = _certain(figures.zh), _certain(figures.en)
    if len(zh) < _TWICE or len(zh) != len(en) or len({_measure(one) for one in zh}) > 1:
        return None
    values = [_value(one) for one in zh]
    if len(set(values)) != len(zh) or set(values) != {_value(one) for one in en}:
        return None
    for owners in (_places(reading), _latin(reading), _terms(reading), _years(figures)):
        if len(owners) == len(zh):
            found = _compare(owners, zh, en)
            if found:
                return found
    return None


def _compare(
    owners: Sequence[_Owner], zh: Sequence[Quantity], en: Sequence[Quantity]
) -> Mismatch | None:
    ours = _assigned([(owner, span) for owner, span, _ in owners], zh)
    theirs = _assigned([(owner, span) for owner, _, span in owners], en)
    if ours is None or theirs is None:
        return None
    for owner, _, _ in owners:
        if _value(ours[owner]) != _value(theirs[owner]):
            return Mismatch(ours[owner], theirs[owner])
    return None


def _assigned(
    owners: Iterable[tuple[str, Span]], figures: Sequence[Quantity]
) -> dict[str, Quantity] | None:
    """Give each owner its figure, None where the order does not tell which."""
    names = sorted(owners, key=lambda one: one[1])
    order = sorted(
        chain(((span.start, "o") for _, span in names), ((one.span.start, "f") for one in figures))
    )
    shape = "".join(kind for _, kind in order)
    times = len(names)
    if shape not in {
        "of" * times,
        "fo" * times,
        "o" * times + "f" * times,
        "f" * times + "o" * times,
    }:
        return None
    in_order = sorted(figures, key=lambda one: one.span)
    return {name: figure for (name, _), figure in zip(names, in_order, strict=True)}


def _certain(figures: Iterable[Quantity]) -> list[Quantity]:
    return [one for one in figures if one.is_certain]


def _measure(figure: Quantity) -> tuple[str, str, str]:
    return figure.kind.value, figure.unit, figure.currency


def _value(figure: Quantity) -> tuple[str, str]:
    return figure.kind.value, str(figure.value)


def _places(reading: Reading) -> list[_Owner]:
    english = {
        place.zh: hit.span for hit in reversed(reading.places_in_english) for place in hit.places
    }
    return _once(
        (hit.places[0].zh, hit.span, english[hit.places[0].zh])
        for hit in reading.places_in_chinese
        if hit.places[0].zh in english
    )


def _latin(reading: Reading) -> list[_Owner]:
    times = Counter(_LATIN.findall(reading.en))
    english = {
        match[0]: Span(*match.span())
        for match in _LATIN.finditer(reading.en)
        if times[match[0]] == 1
    }
    return _once(
        (match[0], Span(*match.span()), english[match[0]])
        for match in _LATIN.finditer(reading.zh)
        if match[0] in english
    )


def _terms(reading: Reading) -> list[_Owner]:
    return [
        (use.concept.id, use.occurrences[0], use.accepted[0].span)
        for use in reading.terms
        if len(use.occurrences) == len(use.accepted) == 1
    ]


def _years(figures: SegmentFigures) -> list[_Owner]:
    english = {date.year: date.span for date in figures.en_dates if len(date.parts) == 1}
    return _once(
        (str(date.year), date.span, english[date.year])
        for date in figures.zh_dates
        if date.year in english and date.year and len(date.parts) == 1
    )


def _once(owners: Iterable[_Owner]) -> list[_Owner]:
    found = list(owners)
    times = Counter(name for name, _, _ in found)
    return [one for one in found if times[one[0]] == 1]
