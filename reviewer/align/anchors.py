"""Where a long page certainly answers its translation: rare words and figures that match in order."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from reviewer.align.glosses import Meanings
from reviewer.align.lattice import Floats
from reviewer.align.words import Sentence, Token

RARE = (3, 6, 12)
"""A word that more sentences have says too little of where one is; the next where anchors are few."""
ENOUGH = 0.1
"""Anchors for each Chinese sentence that are enough."""
NEAR = 20
"""Chinese sentences from an anchor within which the English is where it lets expect."""
SURE = 0.85
"""Strength from which a word of the lexicon ties."""
VICINITY, COMPANY = 60.0, 6
"""Chinese sentences on each side in which an anchor needs that many others."""
WANDER = 0.3
"""English sentences that the path may wander off for each Chinese one beyond an anchor's nearness."""
NEIGHBOURS = 8
"""Anchors on each side that an anchor is compared with."""
STRAY = 30.0
"""English sentences that an anchor may lie off the line of its neighbours."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Where the English is expected to be cut, for each cut of the Chinese."""

    cuts: Floats
    slack: Floats
    """English sentences that it may be off, for want of an anchor near: 0 close to one."""


def expected_cuts(zh: Sequence[Sentence], en: Sequence[Sentence], meanings: Meanings) -> Expected:
    """Tell where the English is to be cut, by as rare words as give enough anchors."""
    kept = np.zeros((0, 2))
    for most in RARE:
        chain = _longest_chain(_points(zh, en, meanings, most))
        kept = _without_strays(np.array(chain, dtype=np.float64).reshape(-1, 2), len(en) / len(zh))
        if len(kept) >= ENOUGH * len(zh):
            break
    kept = _in_company(kept)
    rows = np.concatenate([[0.0], kept[:, 0] + 0.5, [len(zh)]])
    columns = np.concatenate([[0.0], kept[:, 1] + 0.5, [len(en)]])
    here = np.arange(len(zh) + 1)
    after = np.minimum(np.searchsorted(rows, here), len(rows) - 1)
    far = np.minimum(np.abs(rows[after] - here), np.abs(here - rows[np.maximum(after - 1, 0)]))
    return Expected(np.interp(here, rows, columns), WANDER * np.maximum(0.0, far - NEAR))


def _in_company(chain: Floats) -> Floats:
    """Drop anchors with too few others near: alone they may be chance, and would mislead far around."""
    rows = chain[:, 0]
    near = np.searchsorted(rows, rows + VICINITY) - np.searchsorted(rows, rows - VICINITY)
    return chain[near > COMPANY]


def _points(
    zh: Sequence[Sentence], en: Sequence[Sentence], meanings: Meanings, most: int
) -> list[tuple[int, int]]:
    """List the sentence pairs that a rare word ties."""
    where_zh, where_en = _rare(zh, most), _rare(en, most)
    points = set()
    for word, rows in where_zh.items():
        for english in _meaning(word, meanings):
            points |= {(i, j) for i in rows for j in where_en.get(english, ())}
    return sorted(points)


def _meaning(word: str, meanings: Meanings) -> list[str]:
    """Give what a word surely is in English; a figure and a Latin word stand for themselves."""
    if word[0] == "#":
        return [word]
    if word[0].isascii():
        return [word.lower()]
    if len(word) < 2:
        return []
    return [english for english, strength in meanings.of_entry(word).items() if strength >= SURE]


def _rare(side: Sequence[Sentence], most: int) -> Mapping[str, list[int]]:
    """Tell in which sentences each rare word stands."""
    counts = Counter(word for sentence in side for word in {_key(t) for t in sentence.tokens})
    where: dict[str, list[int]] = {}
    for number, sentence in enumerate(side):
        for word in {_key(token) for token in sentence.tokens}:
            if counts[word] <= most:
                where.setdefault(word, []).append(number)
    return where


def _key(token: Token) -> str:
    return f"#{token.value}" if token.value else token.word


def _longest_chain(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Take the most points that go forwards on both sides (patience sorting, Fredman 1975)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(sorted(points, key=lambda point: (point[0], -point[1]))):
        place = bisect_left(ends, j)
        ends[place : place + 1] = [j]
        last[place : place + 1] = [number]
        before.append(last[place - 1] if place else -1)
    ordered = sorted(points, key=lambda point: (point[0], -point[1]))
    chain = []
    at = last[-1] if last else -1
    while at >= 0:
        chain.append(ordered[at])
        at = before[at]
    return chain[::-1]


def _without_strays(chain: Floats, slope: float) -> Floats:
    """Drop anchors that lie off the line through the middle of their neighbours."""
    keep = []
    for n in range(len(chain)):
        near = np.concatenate(
            [chain[max(0, n - NEIGHBOURS) : n], chain[n + 1 : n + 1 + NEIGHBOURS]]
        )
        if len(near) < 2:
            continue
        told = near[:, 1] + (chain[n, 0] - near[:, 0]) * slope
        keep += [n] if abs(float(np.median(told)) - chain[n, 1]) <= STRAY else []
    return chain[keep]
