"""Which Chinese page and which English page are translations of each other, among many."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.ingest.fingerprint import Fingerprint, fingerprint, names_of
from reviewer.ingest.resemblance import Resemblance
from reviewer.ingest.wordlist import Wordlist

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from reviewer.glossary.concepts import Glossary
    from reviewer.model.document import Page


@dataclass(frozen=True, slots=True)
class Partners:
    """A Chinese and an English page by their numbers from 0; one of them None for an orphan."""

    zh: int | None
    en: int | None
    score: float
    """Probability that they belong together, 0 to 1; 0 for an orphan."""


_SURE = 0.8
"""Probability from which two pages are paired: a wrong pair does more harm than a page left alone."""
_STRANGERS, _SIBLINGS = 1.0, -3.0
"""Evidence, in nats, at which partners are as likely as strangers, and as siblings."""
_SHARPNESS = 0.7
"""Nats that multiply the odds by e."""


def pair_pages(
    zh_pages: Iterable[Page], en_pages: Iterable[Page], glossary: Glossary | None = None
) -> tuple[Partners, ...]:
    """Find for each page the one that translates it, or none.

    Pages are compared by what a translation keeps: figures and days by value, names, Latin words, terms,
    words, length, date and title of the page. Two pages are paired where each is the other's best, where
    they are so alike as strangers are not, and where they agree in what pages of one series differ in.
    Only pages that share something rare are compared at all. The Chinese pages come in their order, then
    the English ones that are left. No page is kept in memory.
    """
    wordlist = Wordlist(glossary)
    en: list[Fingerprint] = []
    spelt: set[str] = set()
    for page in en_pages:
        en.append(fingerprint(page, wordlist))
        spelt.update(names_of(page.texts, wordlist))
    names = frozenset(spelt)
    zh = [fingerprint(page, wordlist, names) for page in zh_pages]
    chosen = _chosen(Resemblance(zh, en))
    orphans = sorted(set(range(len(en))) - {en for en, _ in chosen.values()})
    return (
        *(
            Partners(zh, chosen[zh][0], chosen[zh][1]) if zh in chosen else Partners(zh, None, 0.0)
            for zh in range(len(zh))
        ),
        *(Partners(None, en, 0.0) for en in orphans),
    )


def _chosen(pages: Resemblance) -> dict[int, tuple[int, float]]:
    """Choose partners, the most alike first, each page once; English page and score by Chinese.

    Pages that are each other's best and yet not sure enough stay free, and rivals of all others.
    """
    scored = sorted(
        (
            (pages.against_strangers(zh, en), zh, en)
            for zh, candidates in enumerate(pages.candidates)
            for en in candidates
        ),
        key=lambda one: (-one[0], one[1:]),
    )
    of_zh: dict[int, list[tuple[float, int]]] = defaultdict(list)
    of_en: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for evidence, zh, en in scored:
        of_zh[zh].append((evidence, en))
        of_en[en].append((evidence, zh))
    chosen: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for evidence, zh, en in scored:
        if zh not in chosen and en not in taken:
            rival = max(_best_other(of_zh[zh], en, taken), _best_other(of_en[en], zh, chosen))
            probability = _probability(evidence, evidence - rival, None)
            if probability >= _SURE:
                siblings = pages.against_siblings(zh, en)
                probability = _probability(evidence, evidence - rival, siblings)
            if probability >= _SURE:
                chosen[zh] = (en, probability)
                taken.add(en)
    return chosen


def _best_other(candidates: list[tuple[float, int]], own: int, taken: Container[int]) -> float:
    """Return the best evidence for another page that is free; candidates come the best first."""
    free = (evidence for evidence, page in candidates if page != own and page not in taken)
    return next(free, -math.inf)


def _probability(strangers: float, rival: float, siblings: float | None) -> float:
    """Turn evidence against each of the mistakes that are possible into a probability."""
    mistakes = [_STRANGERS - strangers, -rival]
    if siblings is not None:
        mistakes.append(_SIBLINGS - siblings)
    return 1 / (1 + sum(math.exp(min(one / _SHARPNESS, 50.0)) for one in mistakes))
