"""How sure a score is: bootstrap over documents, and intervals from it.

What is drawn is a cluster: a document, as the segments of one are alike (segments drawn one by one
make intervals half as wide as they should be: docs/decisions/score-uncertainty.md). Statistics of a
cluster are summed first, so that it does not matter how the segments were cut into parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.integer] | NDArray[np.floating]
    Floats = NDArray[np.float64]
    Formula = Callable[[Numbers], Floats]
    """Turns rows of sums, of shape (rows, columns), into scores, of shape (rows,)."""

SEED: Final = 12345
RESAMPLES: Final = 1000
_LEVEL = 0.95
_MOST_DRAWN = 20_000
"""Up to as many clusters, each resample draws exactly as many; beyond, each cluster is taken a
Poisson number of times, which needs no count of all and differs by less than 1 in 100 of a width."""
_BLOCK = 4096
_ROWS = 64
_FLOAT32_EXACT = 1 << 24
_MOST_TAKEN = 8


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a score lies with 95% confidence: the percentiles of its resamples."""

    low: float
    high: float


def cluster_sums(statistics: Numbers, clusters: Sequence[str] | None) -> Numbers:
    """Sum statistics of shape (segments, columns) by cluster, in the order of the clusters' names.

    Without clusters every segment is its own.
    """
    if clusters is None:
        return statistics
    names, members = np.unique(np.asarray(clusters, dtype=np.str_), return_inverse=True)
    shape = (len(names), statistics.shape[1])
    if is_whole(statistics):
        whole = np.zeros(shape, dtype=np.int64)
        np.add.at(whole, members, statistics)
        return whole
    sums = np.zeros(shape)
    np.add.at(sums, members, statistics)
    return sums


def is_whole(numbers: Numbers) -> bool:
    """Say whether sums of these numbers are exact."""
    return np.issubdtype(numbers.dtype, np.integer)


def resampled_sums(sums: Numbers, resamples: int = RESAMPLES, seed: int = SEED) -> Floats:
    """Sum resampled clusters: from (clusters, columns) to (resamples, columns).

    Sums of whole numbers are exact, so equal seeds give equal bits on any machine.
    """
    if len(sums) <= _MOST_DRAWN:
        return _drawn(sums, resamples, seed)
    totals = np.zeros((resamples, sums.shape[1]))
    for block, start in enumerate(range(0, len(sums), _BLOCK)):
        totals += _poisson_block(sums[start : start + _BLOCK], resamples, seed, block)
    return totals


def method(clusters: int) -> str:
    """Name the way in which so many clusters are drawn, for signatures."""
    return "multinomial" if clusters <= _MOST_DRAWN else "poisson"


def interval(
    sums: Numbers, formula: Formula, resamples: int = RESAMPLES, seed: int = SEED
) -> Interval:
    """Give the 95% percentile interval of a score over its clusters."""
    scores = formula(resampled_sums(sums, resamples, seed))
    tail = (1 - _LEVEL) / 2
    low, high = np.quantile(scores, (tail, 1 - tail))
    return Interval(float(low), float(high))


def _drawn(sums: Numbers, resamples: int, seed: int) -> Floats:
    clusters = len(sums)
    wide = sums.astype(np.float64)
    totals = np.empty((resamples, sums.shape[1]))
    for block, start in enumerate(range(0, resamples, _ROWS)):
        stop = min(start + _ROWS, resamples)
        chosen = _generator(seed, block).integers(0, clusters, size=(_ROWS, clusters))
        taken = np.stack([np.bincount(row, minlength=clusters) for row in chosen[: stop - start]])
        totals[start:stop] = taken.astype(np.float64) @ wide
    return totals


def _poisson_block(sums: Numbers, resamples: int, seed: int, block: int) -> Floats:
    chances = _generator(seed, block).integers(
        0, 1 << 16, size=(resamples, _BLOCK), dtype=np.uint16
    )
    taken = _TIMES_TAKEN[chances[:, : len(sums)]]
    largest = np.abs(sums).sum(axis=0, dtype=np.float64).max(initial=0)
    fits = is_whole(sums) and _MOST_TAKEN * largest < _FLOAT32_EXACT
    kind = np.float32 if fits else np.float64
    total: Floats = (taken.astype(kind) @ sums.astype(kind)).astype(np.float64)
    return total


def _generator(seed: int, block: int) -> np.random.Generator:
    """Make the generator of one block of work, the same whoever does it and when."""
    return np.random.Generator(np.random.Philox(key=np.array([seed, block], dtype=np.uint64)))


def _times_taken() -> NDArray[np.uint8]:
    """Tabulate the Poisson distribution of mean 1 over 16 bits of chance."""
    masses = [float(np.exp(-1.0))]
    for count in range(1, _MOST_TAKEN):
        masses.append(masses[-1] / count)
    chances = (np.arange(1 << 16) + 0.5) / (1 << 16)
    return np.searchsorted(np.cumsum(masses), chances).astype(np.uint8)


_TIMES_TAKEN = _times_taken()
