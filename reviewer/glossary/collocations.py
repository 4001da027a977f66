"""Stretches of Chinese that come again and hold together: what may be a term, by counting alone.

Frequency and cohesion (the weakest split, normalised pointwise mutual information, Bouma 2009) over
characters; a stretch must also begin and end where words do, in many of its places. How freely its
neighbours vary (branching entropy) was tried as well and changed nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import log
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
    places: tuple[tuple[int, Span], ...]
    """Number of the text and where in it, for each place."""
    cohesion: float
    """-1 to 1: how much more often its parts stand together than by chance, at the weakest split."""

    @property
    def texts(self) -> tuple[int, ...]:
        """Numbers of the texts that it stands in, each once."""
        return tuple(dict.fromkeys(text for text, _ in self.places))


@dataclass(slots=True)
class _Run:
    """Characters and Latin words that follow each other without a mark between them."""

    text: int
    units: tuple[str, ...]
    starts: tuple[int, ...]
    """Where each unit begins in its text; one more for the end of the last."""


@dataclass(slots=True, eq=False)
class _Places:
    """Where a stretch stands."""

    spans: list[tuple[int, Span]] = field(default_factory=list)
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
            len(found.spans),
            found.free,
            tuple(found.spans),
            _cohesion(zh, counts, total),
        )
        for zh, found in places.items()
        if found.free and len(found.spans) >= least
        if found.on_words and found.on_words >= _ON_WORDS * len(found.spans)
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
    places = {zh: _Places() for zh in counts if _may_be_term(zh)}
    for run in runs:
        spans = known[run.text]
        for start in range(len(run.units)):
            zh = run.units[start]
            for end in range(start + 1, min(len(run.units), start + _LONGEST)):
                zh += run.units[end]
                if zh not in counts:
                    break
                found = places.get(zh)
                if found:
                    span = Span(run.starts[start], run.starts[end + 1])
                    found.spans.append((run.text, span))
                    found.on_words += edges[run.text].hold(span)
                    found.free += not any(term.covers(span) for term in spans)
    return places


def _may_be_term(zh: str) -> bool:
    return len(zh) > 1 and has_han(zh) and not _FIGURE.fullmatch(zh)


def _cohesion(zh: str, counts: dict[str, int], total: int) -> float:
    """Give the normalised mutual information of the weakest split."""
    units = tuple(unit.group() for unit in _UNIT.finditer(zh))
    together = counts[zh] / total
    splits = (
        log(together * total**2 / (counts["".join(units[:cut])] * counts["".join(units[cut:])]))
        for cut in range(1, len(units))
    )
    return min(splits) / -log(together)
