"""What of the figures and dates of a segment has no counterpart on the other side."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product
from typing import Final, TypeAlias

from reviewer.check.agreement import agree_roughly, convert, say_the_same
from reviewer.check.date_matching import match_dates
from reviewer.check.segment_figures import SegmentFigures
from reviewer.text.date_mention import DateMention
from reviewer.text.quantity import Quantity, QuantityKind
from reviewer.text.units import in_smallest

Figure: TypeAlias = Quantity | DateMention
_PLAIN_COUNTERS: Final = frozenset("张项件名家条份部座所台套枚幅本册")
_BRACKET_BEFORE: Final = re.compile(
    r"(?:\(|, or )(?:about|around|approximately|or|equivalent to|some|nearly|over|ca?\.)?\s*$"
)
_OUT_OF: Final = re.compile(r" (?:[a-z]+ )?(?:out of|in|of)(?: every| the)? ")
_OF_WHICH: Final = re.compile(r",? (?:of which|including|with)(?: [a-z]+){0,3} ", re.IGNORECASE)
_NUMBERED_THINGS: Final = frozenset("批届轮期季版")
_POUNDS: Final = re.compile(" pounds?\\b")
_POINTING: Final = frozenset("这那该此其述前首第几数每各上下")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A figure with another one, or none, in its place; at least one side is there."""

    zh: Figure | None
    en: Figure | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the figures of a segment."""

    mismatches: tuple[Mismatch, ...]
    without_currency: tuple[tuple[Quantity, Quantity], ...]
    """Chinese amounts of money with the English figures of the same value that name no currency."""
    pairs: tuple[tuple[Quantity, Quantity], ...] = ()
    """Figures of both sides that say the same."""
    untold: tuple[DateMention, ...] = ()
    """Years, quarters and halves that the English leaves out; the sentence before may tell them."""


class _Leftovers:
    """The figures of both sides that have no partner yet."""

    def __init__(self, zh: Sequence[Quantity], en: Sequence[Quantity]) -> None:
        self.zh = list(zh)
        self.en = list(en)
        self.pairs: list[tuple[Quantity, Quantity]] = []

    def pair(self, fits: Callable[[Quantity, Quantity], bool]) -> None:
        """Pair each Chinese figure with the first English one that fits."""
        for one in tuple(self.zh):
            for other in self.en:
                if fits(one, other):
                    self.zh.remove(one)
                    self.en.remove(other)
                    self.pairs.append((one, other))
                    break


def compare_figures(figures: SegmentFigures) -> Comparison:
    """Compare the figures of a segment as multisets of typed values.

    A figure that is said twice on one side and once on the other is fine; small figures in words, and
    figures inside words, match but are never missed.
    """
    if figures.cannot_be_compared:
        return Comparison((), ())
    zh, en = figures.text_zh, figures.text_en
    left = _Leftovers(figures.zh, figures.en)

    def same(one: Quantity, other: Quantity) -> bool:
        is_alike = one.is_listed == other.is_listed or _is_part_of_article(other)
        return is_alike and say_the_same(one, other, zh, en)

    left.pair(lambda one, other: one.kind is other.kind and same(one, other))
    left.pair(same)
    left.pair(lambda one, other: agree_roughly(one, other, zh))
    without_currency = tuple(
        (one, other)
        for one, other in left.pairs
        if one.kind is QuantityKind.MONEY
        and other.kind is not QuantityKind.MONEY
        and not (one.currency == "GBP" and _is_pounds(other, en))
        and not _is_part_of_money(other, figures.en, en)
    )
    left.zh = [one for one in left.zh if not any(same(one, other) for other in figures.en)]
    again = [one for one in left.en if any(same(other, one) for other in figures.zh)]
    left.en = [one for one in left.en if one not in again]
    left.en = [one for one in left.en if not _is_conversion(one, figures.en, en)]
    _take_out_shares(left, figures.en, en)
    dates = match_dates(figures, left.en)
    left.zh = [one for one in left.zh if one not in dates.used_zh]
    days = {date.day for date in figures.zh_dates}
    left.en = [
        one
        for one in left.en
        if one not in dates.used_en and not (one.kind is QuantityKind.ORDINAL and one.value in days)
    ]
    mismatches = [Mismatch(*pair) for pair in dates.mismatches]
    mismatches += _told_apart(left, zh, en) or _told_twice(left.zh, again)
    return Comparison(tuple(mismatches), without_currency, tuple(left.pairs), dates.untold)


def _take_out_shares(left: _Leftovers, figures: Sequence[Quantity], text: str) -> None:
    """Take out what English tells as some out of so many: 60% as three out of five."""
    for part, whole in pairwise(figures):
        if not whole.value or not _OUT_OF.fullmatch(text, part.span.end, whole.span.start):
            continue
        share = Fraction(part.value) / Fraction(whole.value)
        for one in tuple(left.zh):
            told = {QuantityKind.PERCENT: share * 100, QuantityKind.FRACTION: share}.get(one.kind)
            if one.value == told:
                left.zh.remove(one)
                left.en = [other for other in left.en if other not in (part, whole)]


def _is_part_of_money(figure: Quantity, others: Sequence[Quantity], text: str) -> bool:
    """Say whether a figure is a part of the amount before it, in whose currency it is: of which 1.2 billion."""
    before = [one for one in others if one.span.end <= figure.span.start]
    if not before or before[-1].kind is not QuantityKind.MONEY:
        return False
    return _OF_WHICH.fullmatch(text, before[-1].span.end, figure.span.start) is not None


def _is_pounds(figure: Quantity, text: str) -> bool:
    return figure.unit == "pound" or bool(_POUNDS.match(text, figure.span.end))


def _is_conversion(figure: Quantity, others: Sequence[Quantity], text: str) -> bool:
    """Say whether a figure only tells the one before it in another measure: 6,000 mu (400 hectares)."""
    bracket = _BRACKET_BEFORE.search(text, max(0, figure.span.start - 20), figure.span.start)
    if bracket is None:
        return False
    before = [one for one in others if 0 <= bracket.start() - one.span.end <= 12]
    is_money = figure.kind is QuantityKind.MONEY
    return any(
        (is_money and one.kind is QuantityKind.MONEY) or convert(one, figure) for one in before
    )


def _told_apart(left: _Leftovers, text: str, text_en: str) -> list[Mismatch]:
    """Put what is left together: the likeliest pairs first, then what stands alone."""
    found = []
    zh = [one for one in left.zh if one.is_certain]
    en = [one for one in left.en if one.is_certain]
    small_zh = [one for one in left.zh if not one.is_certain]
    small_en = [one for one in left.en if not one.is_certain]
    for ones, others in ((zh, en), (zh, small_en), (small_zh, en)):
        for one, other in _best_pairs(ones, others):
            ones.remove(one)
            others.remove(other)
            found.append(Mismatch(one, other))
    small_zh = list(filter(_is_small, small_zh))
    small_en = list(filter(_is_small, small_en))
    if not small_en:
        found += [Mismatch(one, None) for one in small_zh if _is_told_off(one, text)]
    codes_zh, codes_en = (
        [one for one in side if one.kind is QuantityKind.CODE] for side in (left.zh, left.en)
    )
    if len(codes_zh) == len(codes_en) == 1:
        found.append(Mismatch(codes_zh[0], codes_en[0]))
    numbered = [one for one in left.zh if one.kind is QuantityKind.ORDINAL and not one.is_certain]
    roman = [one for one in left.en if one.span.of(text_en).isupper()]
    of_article = [one for one in left.en if _is_part_of_article(one)]
    counted = [one for one in numbered if text[one.span.end : one.span.end + 1] in _NUMBERED_THINGS]
    ordinals = [one for one in left.en if one.kind is QuantityKind.ORDINAL and not one.is_listed]
    if len(counted) == len(ordinals) == len(numbered) == 1:
        found.append(Mismatch(counted[0], ordinals[0]))
        numbered = []
    for theirs in (roman, of_article):
        if len(numbered) == len(theirs) == 1:
            found.append(Mismatch(numbered[0], theirs[0]))
    parts_zh, parts_en = (
        [one for one in side if one.kind is QuantityKind.FRACTION and not one.is_certain]
        for side in (left.zh, left.en)
    )
    if len(parts_zh) == len(parts_en) == 1:
        found.append(Mismatch(parts_zh[0], parts_en[0]))
    if len(small_zh) == len(small_en) == 1 and _may_be_one(small_zh[0], small_en[0]):
        found.append(Mismatch(small_zh[0], small_en[0]))
    found += [Mismatch(one, None) for one in _once(zh, found)]
    found += [Mismatch(None, other) for other in en]
    return found


def _told_twice(left: Sequence[Quantity], again: Sequence[Quantity]) -> list[Mismatch]:
    """Tell a time that the English has another one for, which it says twice: 三年…两年 as three … three years."""
    times = [one for one in left if _is_small(one) and in_smallest(1, one.unit)]
    if len(times) != 1 or len(again) != 1 or again[0].unit != times[0].unit:
        return []
    return [Mismatch(times[0], again[0])]


def _once(left: Sequence[Quantity], found: Sequence[Mismatch]) -> list[Quantity]:
    """Leave out what says the same as another figure that is told: 100% three times is one fault."""
    told = {(one.zh.kind, one.zh.value) for one in found if isinstance(one.zh, Quantity)}
    kept = []
    for one in left:
        if (one.kind, one.value) not in told:
            told.add((one.kind, one.value))
            kept.append(one)
    return kept


def _is_told_off(figure: Quantity, text: str) -> bool:
    """Say whether a small Chinese figure counts things so plainly that English must have it: 一套四张.

    Not 三位一体 and 三轮车, whose figure is part of a word, nor 这七项, which is "these".
    """
    return (
        3 <= figure.value <= 10
        and not figure.unit
        and text[figure.span.end : figure.span.end + 1] in _PLAIN_COUNTERS
        and text[figure.span.start - 1 : figure.span.start] not in _POINTING
    )


def _is_part_of_article(figure: Quantity) -> bool:
    """Say whether it is the 2 of Article 44(2)."""
    is_ordinal = figure.kind is QuantityKind.ORDINAL and figure.is_counted
    return is_ordinal and not figure.is_certain and not figure.is_listed


def _is_small(figure: Quantity) -> bool:
    """Say whether it is a small figure in words that counts something: 三大任务, four tasks."""
    return (
        not figure.is_certain
        and figure.is_counted
        and not figure.is_approximate
        and figure.kind is QuantityKind.COUNT
        and (figure.value > 1 or in_smallest(1, figure.unit) is not None)
    )


def _may_be_one(zh: Quantity, en: Quantity) -> bool:
    """Say whether two small figures count the same kind of thing."""
    if zh.unit == en.unit:
        return True
    measures = in_smallest(1, zh.unit), in_smallest(1, en.unit)
    if measures[0] is None or measures[1] is None:
        return False
    dimensions = {measures[0][0], measures[1][0]}
    return len(dimensions) == 1 or dimensions == {"clock", "calendar"}


def _best_pairs(
    ones: Sequence[Quantity], others: Sequence[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    """Pair what was most likely meant as one figure, each figure at most once."""
    priced = sorted(
        (
            (_strangeness(one, other), place, place_en)
            for (place, one), (place_en, other) in product(enumerate(ones), enumerate(others))
            if _may_be_meant(one, other)
        )
    )
    pairs, seen, seen_en = [], set(), set()
    for _, place, place_en in priced:
        if place not in seen and place_en not in seen_en:
            seen.add(place)
            seen_en.add(place_en)
            pairs.append((ones[place], others[place_en]))
    return pairs


def _may_be_meant(zh: Quantity, en: Quantity) -> bool:
    """Say whether a figure of which one side is a small word may stand for the other at all."""
    if zh.is_certain and en.is_certain:
        return True
    small, other = (en, zh) if zh.is_certain else (zh, en)
    if small.is_listed or small.value == 1 or small.kind is not other.kind:
        return False
    return small.kind is not QuantityKind.COUNT or small.is_counted


def _strangeness(zh: Quantity, en: Quantity) -> float:
    """Say how unlikely it is that two figures were meant as one; 0 for the same digits and kind."""
    strange = 0.0 if zh.kind is en.kind else 2.0
    strange += 0.0 if zh.unit == en.unit else 0.5
    if zh.currency and en.currency and zh.currency != en.currency:
        strange += 0.5
    if zh.value == en.value:
        return strange
    digits = _digits(zh), _digits(en)
    if digits[0] == digits[1]:
        return strange + 0.2
    if sorted(digits[0]) == sorted(digits[1]):
        return strange + 0.3
    ratio = abs(float(zh.value) / (float(en.value) or 1e-9))
    return strange + min(3.0, 0.5 + abs(ratio - 1) if ratio < 2 else 1.5 + ratio / 100)


def _digits(figure: Quantity) -> str:
    return f"{abs(float(figure.value)):.12e}".split("e")[0].replace(".", "").strip("0")
