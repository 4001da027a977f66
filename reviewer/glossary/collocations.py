"""Stretches of Chinese that come again and hold together: what may be a term, by counting alone.

Frequency, cohesion (the weakest split, normalised pointwise mutual information, Bouma 2009) and
freedom of the edges (branching entropy, Jin and Tanaka-Ishii 2006) over characters; a stretch must
also begin and end where words do, in most of its places.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import log, log2
from typing import Final

from reviewer.model.span import Span
from reviewer.text.han import has_han, normalise
from reviewer.text.tokens import words

_RUN: Final = re.compile(r"(?:[㐀-䶿一-鿿]|[A-Za-z][A-Za-z0-9-]*)+")
_UNIT: Final = re.compile(r"[㐀-䶿一-鿿]|[A-Za-z][A-Za-z0-9-]*")
_LONGEST: Final = 16
"""Characters (a Latin word counts as one) of the longest stretch."""
_ON_WORDS: Final = 0.25
"""Share of its places where a stretch must begin and end where words do; jieba errs in new terms."""
_LITTLE: Final = frozenset(
    "的了在和与及等是对将为于把被从到以并而或也都就还很更最这那该我你他她它们着过之所其由向自有要已使让给再又只不没可"
    "个件名位家项年月日"
)
_LITTLE_WORDS: Final = frozenset(
    ["进行", "通过", "根据", "按照", "关于", "对于", "为了", "以及", "一个", "一些", "我们", "此外"]
)
"""Words (of one character, of two) that begin or end a phrase but no term."""
_FIGURE: Final = re.compile(r"[第约近超]?[一二三四五六七八九十百千万亿两零几多]+[^带]?")
"""A figure with its measure word is no term; 一带一路 and 三种专利 are."""


@dataclass(frozen=True, slots=True)
class Collocation:
    """A stretch of Chinese that comes again."""

    zh: str
    count: int
    """Places where it stands."""
    free: int
    """Those of them outside the terms that are known; at least one."""
    texts: tuple[int, ...]
    """Numbers of the texts that it stands in, each once."""
    cohesion: float
    """-1 to 1: how much more often its parts stand together than by chance, at the weakest split."""
    openness: float
    """Bits: how freely its neighbours vary, on the side where they vary more."""


@dataclass(slots=True)
class _Run:
    """Characters and Latin words that follow each other without a mark between them."""

    text: int
    units: tuple[str, ...]
    starts: tuple[int, ...]
    """Where each unit begins in its text; one more for the end of the last."""


@dataclass(slots=True)
class _Places:
    """Where a stretch stands."""

    texts: list[int] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    on_words: int = 0
    """Places where it begins and ends with a word that a term may begin or end with."""
    free: int = 0


def find_collocations(
    texts: Sequence[str], known: Sequence[Sequence[Span]], *, least: int = 2
) -> tuple[Collocation, ...]:
    """Find the stretches of at least two characters that stand in at least `least` places.

    `known` gives for each text the spans of terms that are known: what stands only inside them is
    left out. Memory grows with the number of places of frequent stretches.
    """
    runs = tuple(_runs(texts))
    counts = _frequent(runs, least)
    places = _places(runs, counts, [_WordEdges(text) for text in texts], known)
    total = sum(len(run.units) for run in runs)
    return tuple(
        Collocation(
            zh,
            len(found.texts),
            found.free,
            tuple(dict.fromkeys(found.texts)),
            _cohesion(zh, counts, total),
            max(_entropy(found.left), _entropy(found.right)),
        )
        for zh, found in places.items()
        if found.free and len(found.texts) >= least
        if found.on_words and found.on_words >= _ON_WORDS * len(found.texts)
    )


def _runs(texts: Sequence[str]) -> Iterator[_Run]:
    for number, text in enumerate(texts):
        for run in _RUN.finditer(normalise(text)):
            units = tuple(_UNIT.finditer(run.group()))
            starts = (*(run.start() + unit.start() for unit in units), run.end())
            yield _Run(number, tuple(unit.group() for unit in units), starts)


def _frequent(runs: Sequence[_Run], least: int) -> dict[str, int]:
    """Count stretches of every length; a longer one is looked at only where both its parts came."""
    counts = dict(Counter(unit for run in runs for unit in run.units))
    previous = {unit for unit, count in counts.items() if count >= least}
    for length in range(2, _LONGEST + 1):
        found: Counter[str] = Counter()
        for run in runs:
            for start in range(len(run.units) - length + 1):
                shorter = "".join(run.units[start : start + length - 1])
                if shorter in previous:
                    following = "".join(run.units[start + 1 : start + length])
                    if following in previous:
                        found[shorter + run.units[start + length - 1]] += 1
        previous = {zh for zh, count in found.items() if count >= least}
        if not previous:
            break
        counts |= {zh: found[zh] for zh in previous}
    return counts


class _WordEdges:
    """Where words begin and end in a text, but for those that no term begins or ends with."""

    def __init__(self, text: str) -> None:
        spans = [span for span in words(text) if not _is_little(span.of(text))]
        self._starts = {span.start for span in spans}
        self._ends = {span.end for span in spans}

    def hold(self, span: Span) -> bool:
        """Say whether a stretch begins and ends as a term may."""
        return span.start in self._starts and span.end in self._ends


def _is_little(word: str) -> bool:
    return word in _LITTLE or word in _LITTLE_WORDS


def _places(
    runs: Sequence[_Run],
    counts: dict[str, int],
    edges: Sequence[_WordEdges],
    known: Sequence[Sequence[Span]],
) -> dict[str, _Places]:
    places: dict[str, _Places] = defaultdict(_Places)
    for run in runs:
        for start in range(len(run.units)):
            for end in range(start + 2, min(len(run.units), start + _LONGEST) + 1):
                zh = "".join(run.units[start:end])
                if zh not in counts:
                    break
                if not has_han(zh) or _FIGURE.fullmatch(zh):
                    continue
                span = Span(run.starts[start], run.starts[end])
                found = places[zh]
                # The edge of a run is a neighbour of its own each time: nothing binds it there.
                edge = f"|{run.text}:{span.start}"
                found.left[run.units[start - 1] if start else edge] += 1
                found.right[run.units[end] if end < len(run.units) else edge] += 1
                found.texts.append(run.text)
                found.on_words += edges[run.text].hold(span)
                found.free += not any(term.covers(span) for term in known[run.text])
    return places


def _cohesion(zh: str, counts: dict[str, int], total: int) -> float:
    """Give the normalised mutual information of the weakest split."""
    units = tuple(unit.group() for unit in _UNIT.finditer(zh))
    together = counts[zh] / total
    splits = (
        log(together * total**2 / (counts["".join(units[:cut])] * counts["".join(units[cut:])]))
        for cut in range(1, len(units))
    )
    return min(splits) / -log(together)


def _entropy(neighbours: Counter[str]) -> float:
    total = neighbours.total()
    return -sum(count / total * log2(count / total) for count in neighbours.values())
