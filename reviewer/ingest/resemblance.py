"""How much two pages resemble each other as a page and its translation do, and not as others do.

Two things may be mistaken for partners: strangers, which share what is common, and siblings, pages of one
series that share their layout and words but not their figures, dates and names. What two pages share
and miss is weighed against both.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reviewer.ingest.fingerprint import Kind
from reviewer.model.span import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from reviewer.ingest.fingerprint import Fingerprint


@dataclass(frozen=True, slots=True)
class _Habit:
    """How a kind of feature behaves in translation."""

    kept: dict[Side, float]
    """Share of a page's features that its partner has too, by the page's side."""
    among_siblings: float | None
    """Share that another page of the series has; None where it is what a partner has."""
    weight: dict[Side, float]
    """How much of the evidence of that side's features counts: features of a page hang together."""
    by_chance: float
    """Share of strangers that have a feature, before any page was seen."""
    is_loose: bool = False
    """Only what some page of the other language has counts at all."""


def _habit(
    kept: tuple[float, float],
    among_siblings: float | None,
    weight: tuple[float, float],
    by_chance: float,
    *,
    is_loose: bool = False,
) -> _Habit:
    return _Habit(
        dict(zip(Side, kept, strict=True)),
        among_siblings,
        dict(zip(Side, weight, strict=True)),
        by_chance,
        is_loose,
    )


# Counted on prose of three kinds and on our own pages: English pages leave out some of the Chinese and
# say years that the Chinese takes for granted.
_HABITS = {
    Kind.FIGURE: _habit((0.85, 0.9), 0.2, (0.35, 0.35), 0.03),
    Kind.DAY: _habit((0.85, 0.9), 0.1, (0.5, 0.5), 0.03),
    Kind.YEAR: _habit((0.9, 0.8), 0.4, (0.35, 0.35), 0.15),
    Kind.ORDINAL: _habit((0.5, 0.5), 0.4, (0.25, 0.25), 0.1),
    Kind.NAME: _habit((0.0, 0.85), 0.3, (0.0, 0.7), 0.03),
    Kind.WORD: _habit((0.6, 0.6), None, (0.25, 0.25), 0.1, is_loose=True),
    Kind.STEM: _habit((0.25, 0.25), None, (0.275, 0.275), 0.08, is_loose=True),
}
_LAYOUT = (Kind.WORD, Kind.STEM)
"""What siblings have in common."""
_CANDIDATES = 20
_COMMON, _FEW = 0.1, 5
"""A feature of more pages than this share, and than this many, finds no candidates."""
_SPREAD, _LOOSE_SPREAD = 0.25, 0.9
_TITLE_AGREES, _TITLE_DIFFERS = 1.5, -5.0
_NO_DAY_IN_COMMON = -1.5
_PRIOR = 10.0
"""Pages that what is usual by chance counts for."""
_DOUBT = 2.0
"""Siblings that the usual behaviour of siblings counts for."""
_LIKENESS = 2.0
"""Nats of layout by which a page must be less alike to be e times less a sibling."""
_SELDOM = 3
"""From so many English pages on, a name that no Chinese page can mean is no name in pinyin."""


class Resemblance:
    """The pages of both sides, compared by how rare what they share is."""

    def __init__(self, zh: Sequence[Fingerprint], en: Sequence[Fingerprint]) -> None:
        self.zh, self.en = zh, en
        self._shares = {
            kind: _Shares([one.features[kind] for one in zh], [one.features[kind] for one in en], h)
            for kind, h in _HABITS.items()
        }
        self.candidates = [self._candidates(number) for number in range(len(zh))]
        """For each Chinese page the English pages that share most with it, the likeliest first."""
        self._of_en: dict[int, list[int]] = defaultdict(list)
        for number, found in enumerate(self.candidates):
            for other in found:
                self._of_en[other].append(number)

    def _candidates(self, zh: int) -> list[int]:
        import numpy as np  # noqa: PLC0415 — 100 ms, only for pairing

        found = [one for shares in self._shares.values() for one in shares.postings_of(zh)]
        if not found:
            return []
        gains = np.repeat([gain for gain, _ in found], [len(pages) for _, pages in found])
        pages = np.concatenate([pages for _, pages in found])
        totals = np.bincount(pages, weights=gains)
        best = np.argsort(-totals, kind="stable")[:_CANDIDATES]
        return [int(one) for one in best if totals[one] > 0]

    def against_strangers(self, zh: int, en: int) -> float:
        """Give the logarithm of how much likelier two pages are as partners than as strangers."""
        return self._framed(zh, en) + sum(
            shares.against_strangers(zh, en) for shares in self._shares.values()
        )

    def against_siblings(self, zh: int, en: int) -> float:
        """Give the logarithm of how much likelier two pages are as partners than as siblings.

        What siblings share is learned from the candidates of both pages that are as alike in layout.
        """
        layout = self._layout(zh, en)
        rivals = {
            Side.ZH: [(one, self._layout(zh, one)) for one in self.candidates[zh] if one != en],
            Side.EN: [(one, self._layout(one, en)) for one in self._of_en[en] if one != zh],
        }
        weights = {
            side: [(one, min(1.0, math.exp((like - layout) / _LIKENESS))) for one, like in found]
            for side, found in rivals.items()
        }
        return self._framed(zh, en, is_length_told=False) + sum(
            shares.against_siblings(zh, en, weights) for shares in self._shares.values()
        )

    def _layout(self, zh: int, en: int) -> float:
        return sum(self._shares[kind].against_strangers(zh, en) for kind in _LAYOUT)

    def _framed(self, zh: int, en: int, *, is_length_told: bool = True) -> float:
        """Weigh what is told of whole pages: title, date, days, length."""
        one, other = self.zh[zh], self.en[en]
        length = _length_evidence(one.length, other.length) if is_length_told else 0.0
        days, others = one.features[Kind.DAY], other.features[Kind.DAY]
        conflict = _NO_DAY_IN_COMMON if days and others and not days & others else 0.0
        return (
            length + conflict + _date_evidence(one.date, other.date) + _title_evidence(one, other)
        )


class _Shares:
    """The features of one kind: who has them, and what it tells that two pages share one."""

    def __init__(
        self, zh: Sequence[frozenset[str]], en: Sequence[frozenset[str]], habit: _Habit
    ) -> None:
        self._habit = habit
        counts = Counter(_all(zh)), Counter(_all(en))
        known = {
            feature
            for feature in counts[0].keys() | counts[1].keys()
            if (feature in counts[0] and feature in counts[1])
            or not (habit.is_loose or (not habit.kept[Side.ZH] and counts[1][feature] >= _SELDOM))
        }
        self._of = {
            Side.ZH: [features & known for features in zh],
            Side.EN: [features & known for features in en],
        }
        expected = _PRIOR * habit.by_chance
        chances = {
            feature: max(
                (counts[0][feature] + expected) / (len(zh) + _PRIOR),
                (counts[1][feature] + expected) / (len(en) + _PRIOR),
            )
            for feature in known
        }
        self._gains: dict[str, float] = {}
        losses: dict[Side, dict[str, float]] = {Side.ZH: {}, Side.EN: {}}
        for feature, chance in chances.items():
            self._gains[feature] = 0.0
            for side, kept in habit.kept.items():
                weight, bounded = habit.weight[side], min(chance, 0.99 * kept)
                if weight:
                    loss = weight * math.log((1 - kept) / (1 - bounded))
                    losses[side][feature] = loss
                    self._gains[feature] += weight * math.log(kept / bounded) - loss
        self._losses = {
            side: [sum(losses[side].get(one, 0.0) for one in features) for features in pages]
            for side, pages in self._of.items()
        }
        self._postings = self._gather(counts[0], counts[1])

    def _gather(self, zh: Counter[str], en: Counter[str]) -> dict[str, NDArray[np.intp]]:
        import numpy as np  # noqa: PLC0415 — 100 ms, only for pairing

        most = max(_FEW, int(_COMMON * len(self._of[Side.EN])))
        pages: dict[str, list[int]] = defaultdict(list)
        for number, features in enumerate(self._of[Side.EN]):
            for feature in features:
                if feature in zh and en[feature] <= most:
                    pages[feature].append(number)
        return {feature: np.array(found, dtype=np.intp) for feature, found in pages.items()}

    def postings_of(self, zh: int) -> Iterable[tuple[float, NDArray[np.intp]]]:
        """Yield for each rare feature of a Chinese page what it tells, and the English pages with it."""
        for feature in sorted(self._of[Side.ZH][zh] & self._postings.keys()):
            yield self._gains[feature], self._postings[feature]

    def against_strangers(self, zh: int, en: int) -> float:
        """Weigh what is shared against what is missing on either side, by how common it is."""
        shared = self._of[Side.ZH][zh] & self._of[Side.EN][en]
        gained = sum(map(self._gains.__getitem__, shared))
        return gained + self._losses[Side.ZH][zh] + self._losses[Side.EN][en]

    def against_siblings(
        self, zh: int, en: int, weights: dict[Side, list[tuple[int, float]]]
    ) -> float:
        """Weigh what is shared and missing by how many siblings have it."""
        one, other = self._of[Side.ZH], self._of[Side.EN]
        return self._among(
            Side.ZH, one[zh], other[en], [(other[n], w) for n, w in weights[Side.ZH]]
        ) + (self._among(Side.EN, other[en], one[zh], [(one[n], w) for n, w in weights[Side.EN]]))

    def _among(
        self,
        side: Side,
        own: frozenset[str],
        partner: frozenset[str],
        siblings: list[tuple[frozenset[str], float]],
    ) -> float:
        kept, weight = self._habit.kept[side], self._habit.weight[side]
        if not weight:
            return 0.0
        usual = kept if self._habit.among_siblings is None else self._habit.among_siblings
        total = _DOUBT + sum(weight for _, weight in siblings)
        evidence = 0.0
        for feature in own:
            having = _DOUBT * usual + sum(one for features, one in siblings if feature in features)
            chance = min(max(having / total, 0.01), kept)
            evidence += math.log(kept / chance if feature in partner else (1 - kept) / (1 - chance))
        return weight * evidence


def _all(pages: Sequence[frozenset[str]]) -> Iterable[str]:
    return (feature for features in pages for feature in features)


def _length_evidence(zh: int, en: int) -> float:
    """Compare how far two lengths differ with how far those of strangers do."""
    ratio = math.log((en + 20) / (zh + 20))
    partners = -0.5 * (ratio / _SPREAD) ** 2 - math.log(_SPREAD)
    strangers = -0.5 * (ratio / _LOOSE_SPREAD) ** 2 - math.log(_LOOSE_SPREAD)
    return max(partners - strangers, -12.0)


def _date_evidence(zh: str, en: str) -> float:
    """Weigh the days from the Chinese page to the English one: translations follow within weeks."""
    try:
        days = (date.fromisoformat(en) - date.fromisoformat(zh)).days
    except ValueError:
        return 0.0
    if days == 0:
        return 4.0
    if -2 <= days <= 7:
        return 3.0
    if -30 <= days <= 45:
        return 1.0
    return -4.0 if abs(days) < 200 else -8.0


def _title_evidence(zh: Fingerprint, en: Fingerprint) -> float:
    """Weigh what titles say of year, number and place: 2023年公报 is not the report of 2022."""
    evidence = 0.0
    for kind in (Kind.YEAR, Kind.ORDINAL, Kind.NAME):
        said = en.titled[kind]
        if said and (zh.titled[kind] or kind is Kind.NAME):
            evidence += _TITLE_AGREES if said & zh.titled[kind] else _TITLE_DIFFERS
    return evidence
