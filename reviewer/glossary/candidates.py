"""Term candidates mined from accepted segments, with counts and examples, the likeliest first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import exp, log, log2, sqrt
from typing import Final

from reviewer.glossary.associations import English, Rendering
from reviewer.glossary.collocations import Collocation, find_collocations
from reviewer.glossary.concepts import Glossary
from reviewer.glossary.matching import Matcher
from reviewer.glossary.selection import Contender, select
from reviewer.glossary.termhood import Termhood
from reviewer.text.han import normalise

_EXAMPLES: Final = 3
_NESTED: Final = 0.8
"""Share of the counts of what it is part of that a stretch's own count loses."""
_OWN: Final = 0.25
"""Share of its count that it keeps at least: in few texts a term may stand nowhere but in longer ones."""
_UNTOLD: Final = 0.1
"""What a stretch is worth at least beside one whose English is certain."""
_ELSEWHERE: Final = 0.2
"""What a place with no known term beside it counts."""
_WEIGHED: Final = 40
_LOOKED_AT: Final = 8
"""Stretches that are compared with the glossary's terms, and those whose English is looked up, for each
candidate that is asked for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A Chinese expression that may be a term, and the English that goes with it."""

    zh: str
    en: str
    """Its likeliest English, as it is written most often; empty where none is likely."""
    count: int
    """Places where it stands, outside the terms that the glossary has."""
    segments: int
    """Segments that it stands in."""
    strength: float
    """0 to 1: how regularly `en` stands where `zh` does."""
    score: float
    """What they are ranked by; only its order means something."""
    rivals: tuple[str, ...] = ()
    """Other English that may go with it, the likelier first."""
    examples: tuple[tuple[str, str], ...] = ()
    """Up to three segments, Chinese and English."""


def mine_candidates(
    pairs: Sequence[tuple[str, str]], glossary: Glossary, *, most: int = 200, least: int = 2
) -> tuple[Candidate, ...]:
    """Mine (Chinese, English) pairs that people accepted for terms that the glossary has not.

    `least` is in how many places a term must stand. Loads jieba.
    """
    matcher = Matcher(glossary)
    known = [tuple(hit.span for hit in matcher.hits(zh)) for zh, _ in pairs]
    at_home = frozenset(number for number, spans in enumerate(known) if spans)
    names = {normalise(zh) for concept in glossary.concepts for zh in concept.zh}
    found = [
        one
        for one in find_collocations([zh for zh, _ in pairs], known, least=least)
        if one.zh not in names and one.cohesion > 0
    ]
    weights = _weights(found)
    for one in found:
        weights[one.zh] *= _nearness(one, at_home)
    likely = nsmallest(most * _WEIGHED, found, key=lambda one: (-weights[one.zh], one.zh))
    termhood = Termhood(names, [one.zh for one in likely])
    for one in likely:
        weights[one.zh] *= exp(termhood.of(one.zh))
    likely.sort(key=lambda one: (-weights[one.zh], one.zh))
    looked_at = {one.zh: one for one in likely[: most * _LOOKED_AT]}
    english = English([en for _, en in pairs])
    renderings = english.renderings({zh: one.texts for zh, one in looked_at.items()})
    contenders = [_contender(one, weights[zh], renderings[zh]) for zh, one in looked_at.items()]
    return tuple(
        _candidate(looked_at[zh], score, renderings[zh], pairs)
        for zh, score in select(contenders, most)
    )


def _contender(one: Collocation, weight: float, renderings: tuple[Rendering, ...]) -> Contender:
    strength, en = (renderings[0].strength, renderings[0].en) if renderings else (0.0, "")
    return Contender(one.zh, weight * max(strength, _UNTOLD), en.lower(), one.places)


def _weights(found: Sequence[Collocation]) -> dict[str, float]:
    """Weigh each by length, and by its count less that of what it is part of (C-value, Frantzi 2000)."""
    around: dict[str, list[int]] = defaultdict(list)
    counts = {one.zh: one.count for one in found}
    for one in found:
        parts = {
            one.zh[start:end]
            for start in range(len(one.zh))
            for end in range(start + 2, len(one.zh) + 1)
        }
        for part in parts - {one.zh}:
            if part in counts:
                around[part].append(one.free)
    weights = {}
    for one in found:
        nested = around.get(one.zh)
        free = one.free - _NESTED * sum(nested) / len(nested) if nested else one.free
        weight = log2(len(one.zh) + 1) * max(free, _OWN * one.free) * (0.5 + one.cohesion)
        weights[one.zh] = log(1 + weight) * sqrt(len(one.zh))
    return weights


def _nearness(one: Collocation, at_home: frozenset[int]) -> float:
    """Weigh it by how often it stands beside known terms: terms keep company with terms."""
    return _ELSEWHERE + len(at_home.intersection(one.texts)) / len(one.texts)


def _candidate(
    one: Collocation,
    score: float,
    renderings: tuple[Rendering, ...],
    pairs: Sequence[tuple[str, str]],
) -> Candidate:
    best = renderings[0] if renderings else None
    texts = one.texts
    return Candidate(
        zh=one.zh,
        en=best.en if best else "",
        count=one.count,
        segments=len(texts),
        strength=best.strength if best else 0.0,
        score=score,
        rivals=tuple(other.en for other in renderings[1:]),
        examples=tuple(pairs[number] for number in texts[:_EXAMPLES]),
    )
