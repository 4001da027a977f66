"""Which Chinese page and which English page are translations of each other, among many."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from typing import TYPE_CHECKING

from reviewer.ingest.fingerprint import Fingerprint, fingerprint, names_of
from reviewer.ingest.wordlist import Wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from reviewer.glossary.concepts import Glossary
    from reviewer.model.document import Page


@dataclass(frozen=True, slots=True)
class Partners:
    """A Chinese and an English page by their numbers from 0; one of them None for an orphan."""

    zh: int | None
    en: int | None
    score: float
    """Probability that they belong together, 0 to 1; 0 for an orphan."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a kind of feature behaves in translation."""

    kept: float
    """Share of the features of one page that its partner has."""
    weight: float
    """How much of its evidence counts: features of a page hang together."""
    is_loose: bool = True
    """Only what some page of the other language has counts at all."""


_FIGURES = _Kind(kept=0.8, weight=0.7, is_loose=False)
_WORDS = _Kind(kept=0.6, weight=0.5)
_STEMS = _Kind(kept=0.25, weight=0.55)
_CANDIDATES = 20
_COMMON = 0.1
_FEW = 5
_ENOUGH = 2.0
"""Evidence, in nats, from which two pages are taken to belong together; strangers seldom reach it."""
_CLEARLY = 1.0
"""How much more evidence there must be than for any other page that is free."""
_SPREAD = 0.25
_LOOSE_SPREAD = 0.9


def pair_pages(
    zh_pages: Iterable[Page], en_pages: Iterable[Page], glossary: Glossary | None = None
) -> tuple[Partners, ...]:
    """Find for each page the one that translates it, or none.

    Pages are compared by what a translation keeps: figures and days by value, Latin words, names,
    terms, words, length, date of the page. What few pages have counts most, so that a series of alike
    pages is told apart by its figures. Only pages that share something rare are compared at all. The
    Chinese pages come in their order, then the English ones that are left. No page is kept in memory.
    """
    wordlist = Wordlist(glossary)
    en: list[Fingerprint] = []
    spelt: set[str] = set()
    for page in en_pages:
        en.append(fingerprint(page, wordlist))
        spelt.update(name for text in page.texts for name in names_of(text))
    zh = [fingerprint(page, wordlist, frozenset(spelt)) for page in zh_pages]
    comparison = _Comparison(zh, en)
    chosen = _chosen(comparison)
    orphans = sorted(set(range(len(en))) - {en for en, _ in chosen.values()})
    return (
        *(
            Partners(zh, chosen[zh][0], chosen[zh][1]) if zh in chosen else Partners(zh, None, 0.0)
            for zh in range(len(zh))
        ),
        *(Partners(None, en, 0.0) for en in orphans),
    )


class _Comparison:
    """The evidence that two pages belong together, by how rare what they share is."""

    def __init__(self, zh: list[Fingerprint], en: list[Fingerprint]) -> None:
        self.zh_count = len(zh)
        self._lengths = ([one.length for one in zh], [one.length for one in en])
        self._dates = ([one.date for one in zh], [one.date for one in en])
        self._shares = (
            _Shares([one.figures for one in zh], [one.figures for one in en], _FIGURES),
            _Shares([one.words for one in zh], [one.words for one in en], _WORDS),
            _Shares([one.stems for one in zh], [one.stems for one in en], _STEMS),
        )

    def candidates(self, zh: int) -> list[int]:
        """Return the English pages that share most with a Chinese one, the likeliest first."""
        found: dict[int, float] = defaultdict(float)
        for shares in self._shares:
            shares.add_shared(zh, found)
        return nlargest(_CANDIDATES, found, key=found.__getitem__)

    def evidence(self, zh: int, en: int) -> float:
        """Return the logarithm of how much likelier two pages are as partners than by chance."""
        return (
            sum(shares.evidence(zh, en) for shares in self._shares)
            + _length_evidence(self._lengths[0][zh], self._lengths[1][en])
            + _date_evidence(self._dates[0][zh], self._dates[1][en])
        )


class _Shares:
    """The features of one kind: who has them, and what it tells that two pages share one."""

    def __init__(self, zh: list[frozenset[str]], en: list[frozenset[str]], kind: _Kind) -> None:
        self._kind = kind
        counts_zh = Counter(feature for features in zh for feature in features)
        counts_en = Counter(feature for features in en for feature in features)
        # What a kind can only have on one side, such as English words of no Chinese page, tells nothing.
        known = counts_zh.keys() & counts_en.keys() if kind.is_loose else None
        self._zh = [features & known if known is not None else features for features in zh]
        self._en = [features & known if known is not None else features for features in en]
        chances = {
            feature: max(
                (counts_zh[feature] + 0.5) / (len(zh) + 1),
                (counts_en[feature] + 0.5) / (len(en) + 1),
            )
            for feature in (known if known is not None else counts_zh.keys() | counts_en.keys())
        }
        self._gains, losses = _evidence_of(chances, kind)
        self._losses_zh = [sum(map(losses.__getitem__, features)) / 2 for features in self._zh]
        self._losses_en = [sum(map(losses.__getitem__, features)) / 2 for features in self._en]
        most = max(_FEW, int(_COMMON * len(en)))
        self._postings: dict[str, list[int]] = defaultdict(list)
        for number, features in enumerate(self._en):
            for feature in features:
                if feature in counts_zh and counts_en[feature] <= most:
                    self._postings[feature].append(number)

    def add_shared(self, zh: int, found: dict[int, float]) -> None:
        """Add to each English page the evidence of what it shares with a Chinese page that is rare."""
        for feature in self._zh[zh]:
            pages = self._postings.get(feature)
            if pages:
                gain = self._kind.weight * self._gains[feature]
                for page in pages:
                    found[page] += gain

    def evidence(self, zh: int, en: int) -> float:
        """Weigh what is shared against what is missing on either side."""
        shared = self._zh[zh] & self._en[en]
        gained = sum(map(self._gains.__getitem__, shared))
        return self._kind.weight * (gained + self._losses_zh[zh] + self._losses_en[en])


def _evidence_of(
    chances: dict[str, float], kind: _Kind
) -> tuple[dict[str, float], dict[str, float]]:
    """Return by feature what sharing it adds to a pair that misses it, and what missing it costs."""
    gains, losses = {}, {}
    for feature, chance in chances.items():
        bounded = min(chance, 0.99 * kind.kept)
        losses[feature] = math.log((1 - kind.kept) / (1 - bounded))
        gains[feature] = math.log(kind.kept / bounded) - losses[feature]
    return gains, losses


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


def _chosen(comparison: _Comparison) -> dict[int, tuple[int, float]]:
    """Choose partners, the surest first, each page once; returns English page and score by Chinese."""
    scored = sorted(_scored(comparison), reverse=True)
    of_zh: dict[int, list[tuple[float, int]]] = defaultdict(list)
    of_en: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for evidence, zh, en in scored:
        of_zh[zh].append((evidence, en))
        of_en[en].append((evidence, zh))
    chosen: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for evidence, zh, en in scored:
        if evidence < _ENOUGH:
            break
        if zh in chosen or en in taken:
            continue
        rival = max(_best_other(of_zh[zh], en, taken), _best_other(of_en[en], zh, chosen.keys()))
        if evidence - rival >= _CLEARLY:
            chosen[zh] = (en, _probability(evidence, rival))
            taken.add(en)
    return chosen


def _scored(comparison: _Comparison) -> Iterator[tuple[float, int, int]]:
    for zh in range(comparison.zh_count):
        for en in comparison.candidates(zh):
            yield comparison.evidence(zh, en), zh, en


def _best_other(candidates: list[tuple[float, int]], own: int, taken: AbstractSet[int]) -> float:
    """Return the best evidence for another page that is free; candidates come the best first."""
    free = (evidence for evidence, page in candidates if page != own and page not in taken)
    return next(free, -math.inf)


def _probability(evidence: float, rival: float) -> float:
    """Turn evidence into a probability, against belonging to none and to the best rival."""
    margin = min(evidence, evidence - rival)
    return 1 / (1 + math.exp(-margin / 2))
