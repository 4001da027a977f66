"""Whether two systems differ: approximate randomisation over documents (Riezler and Maxwell 2005).

Under the hypothesis that the two are alike, the outputs of each document may change sides. The
p-value is the share of such swaps whose scores differ at least as much as the true ones.
"""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Swapped:
    """A system's sums, and in each trial the part of them that changes sides."""

    total: Floats
    """Of shape (columns,)."""
    moving: Floats
    """Of shape (trials, columns); the clusters that move are the same for every system."""
    is_exact: bool
    """Whether the trials are all the swaps that there are."""


def swapped_sums(sums: Numbers, seed: int = SEED) -> Swapped:
    """Swap a system's clusters, of shape (clusters, columns), in every trial."""
    clusters = len(sums)
    wide = sums.astype(np.float64)
    is_exact = clusters <= TRIALS.bit_length() - 1
    moving = _every_swap(wide) if is_exact else _random_swaps(wide, trials_for(clusters), seed)
    return Swapped(wide.sum(axis=0), moving, is_exact)


def p_value(first: Swapped, second: Swapped, formula: Formula) -> float:
    """Compute the two-sided p-value of the difference between two systems over the same clusters.

    With few clusters every swap is tried and the value is exact; else it is
    (hits + 1) / (trials + 1).
    """
    observed = abs(formula(first.total[None])[0] - formula(second.total[None])[0])
    moved = first.moving - second.moving
    differences = np.abs(formula(first.total - moved) - formula(second.total + moved))
    hits = int((differences >= observed - _TOLERANCE).sum())
    trials = len(moved)
    return hits / trials if first.is_exact else (hits + 1) / (trials + 1)


def _every_swap(sums: Floats) -> Floats:
    """Sum what changes sides in each of the 2^clusters swaps."""
    bits = (np.arange(1 << len(sums))[:, None] >> np.arange(len(sums))) & 1
    moving: Floats = bits.astype(np.float64) @ sums
    return moving


def _random_swaps(sums: Floats, trials: int, seed: int) -> Floats:
    """Sum what changes sides in each trial; bits come by blocks of clusters, whoever draws them."""
    moving = np.zeros((trials, sums.shape[1]))
    for block, start in enumerate(range(0, len(sums), _BLOCK)):
        rows = sums[start : start + _BLOCK]
        # The second word parts these bits from those of the bootstrap.
        key = np.array([seed, (1 << 40) + block], dtype=np.uint64)
        generator = np.random.Generator(np.random.Philox(key=key))
        drawn = generator.integers(0, 256, size=(trials, _BLOCK // 8), dtype=np.uint8)
        bits = np.unpackbits(drawn, axis=1, count=len(rows))
        moving += bits.astype(np.float64) @ rows
    return moving


def holm(p_values: list[float]) -> list[float]:
    """Adjust p-values of several tests so that together they err as rarely as one (Holm 1979)."""
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for rank, place in enumerate(order):
        highest = max(highest, min(1.0, p_values[place] * (len(p_values) - rank)))
        adjusted[place] = highest
    return adjusted
