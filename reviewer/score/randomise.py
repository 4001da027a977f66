"""Whether two systems differ: approximate randomisation over documents (Riezler and Maxwell 2005).

Under the hypothesis that the two are alike, the outputs of each document may change sides. The
p-value is the share of such swaps whose scores differ at least as much as the true ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from reviewer.score.resample import SEED

if TYPE_CHECKING:
    from reviewer.score.resample import Floats, Formula, Numbers

TRIALS: Final = 10_000
_MANY_CLUSTERS = 50_000
_FEWER_TRIALS = 1_000
_BLOCK = 4096
_TOLERANCE = 1e-9


def trials_for(clusters: int) -> int:
    """Say how many swaps are tried: all where they are few, fewer where each takes long."""
    if clusters <= TRIALS.bit_length() - 1:
        return int(2**clusters)
    return TRIALS if clusters <= _MANY_CLUSTERS else _FEWER_TRIALS


def p_value(first: Numbers, second: Numbers, formula: Formula, seed: int = SEED) -> float:
    """Compute the two-sided p-value of the difference between two systems.

    Both hold sums of the same clusters, of shape (clusters, columns). With few clusters every swap
    is tried and the value is exact; else it is (hits + 1) / (trials + 1).
    """
    clusters = len(first)
    trials = trials_for(clusters)
    is_exact = clusters <= TRIALS.bit_length() - 1
    difference: Floats = first.astype(np.float64) - second
    swapped = _every_swap(difference) if is_exact else _random_swaps(difference, trials, seed)
    ours, theirs = _total(first), _total(second)
    observed = abs(formula(ours[None])[0] - formula(theirs[None])[0])
    differences = np.abs(formula(ours - swapped) - formula(theirs + swapped))
    hits = int((differences >= observed - _TOLERANCE).sum())
    return hits / trials if is_exact else (hits + 1) / (trials + 1)


def _total(sums: Numbers) -> Floats:
    total: Floats = sums.sum(axis=0, dtype=np.float64)
    return total


def _every_swap(difference: Floats) -> Floats:
    """Sum what changes sides in each of the 2^clusters swaps."""
    bits = (np.arange(1 << len(difference))[:, None] >> np.arange(len(difference))) & 1
    swapped: Floats = bits.astype(np.float64) @ difference
    return swapped


def _random_swaps(difference: Floats, trials: int, seed: int) -> Floats:
    """Sum what changes sides in each trial; bits come by blocks of clusters, whoever draws them."""
    swapped = np.zeros((trials, difference.shape[1]))
    for block, start in enumerate(range(0, len(difference), _BLOCK)):
        rows = difference[start : start + _BLOCK]
        # The second word parts these bits from those of the bootstrap.
        key = np.array([seed, (1 << 40) + block], dtype=np.uint64)
        generator = np.random.Generator(np.random.Philox(key=key))
        drawn = generator.integers(0, 256, size=(trials, _BLOCK // 8), dtype=np.uint8)
        bits = np.unpackbits(drawn, axis=1, count=len(rows))
        swapped += bits.astype(np.float64) @ rows
    return swapped


def holm(p_values: list[float]) -> list[float]:
    """Adjust p-values of several tests so that together they err as rarely as one (Holm 1979)."""
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for rank, place in enumerate(order):
        highest = max(highest, min(1.0, p_values[place] * (len(p_values) - rank)))
        adjusted[place] = highest
    return adjusted
