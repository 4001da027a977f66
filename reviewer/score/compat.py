"""sacrebleu's own intervals and paired test, number for number, for papers that go by them.

It draws segments, not documents, by one stream of numpy's default generator; here the same stream
is drawn by parts, so that memory does not grow with the number of resamples. Its sums are float32:
beyond 2^24 they are rounded there, and not here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from reviewer.score import sacre
from reviewer.score.metric import Metric, MetricName
from reviewer.score.resample import RESAMPLES, SEED

if TYPE_CHECKING:
    from numpy.typing import NDArray

TRIALS: Final = 10_000
_ROWS = 32
"""Rows drawn at once; numpy draws booleans by 32, so only then do parts make up the whole stream."""


@dataclass(frozen=True, slots=True)
class Spread:
    """sacrebleu's `μ ± 95% CI`."""

    mean: float
    half_width: float


def spread(
    metric: Metric, statistics: NDArray[np.int32], resamples: int = RESAMPLES, seed: int = SEED
) -> Spread:
    """Compute what `sacrebleu --confidence` prints."""
    columns = _columns(metric, statistics)
    segments = len(columns)
    generator = np.random.default_rng(seed)
    scores = []
    for start in range(0, resamples, _ROWS):
        rows = min(_ROWS, resamples - start)
        for drawn in generator.choice(segments, size=(rows, segments), replace=True):
            sums = np.bincount(drawn, minlength=segments) @ columns
            scores.append(sacre.value_of_columns(metric, sums.astype(np.float32)))
    scores.sort()
    outside = resamples // 40
    low, high = scores[outside], scores[resamples - outside - 1]
    return Spread(float(np.mean(scores)), (high - low) / 2)


def paired_p(
    metric: Metric,
    baseline: NDArray[np.int32],
    system: NDArray[np.int32],
    trials: int = TRIALS,
    seed: int = SEED,
) -> float:
    """Compute the p-value that `sacrebleu --paired-ar` prints for a system against the baseline."""
    ours, theirs = _columns(metric, baseline), _columns(metric, system)
    observed = abs(_score(metric, ours.sum(axis=0)) - _score(metric, theirs.sum(axis=0)))
    generator = np.random.default_rng(seed)
    hits = 0
    for start in range(0, trials, _ROWS):
        rows = min(_ROWS, trials - start)
        kept = generator.integers(2, size=(rows, len(ours)), dtype=np.bool_)
        for one, other in zip(
            kept @ ours + ~kept @ theirs, ~kept @ ours + kept @ theirs, strict=True
        ):
            hits += abs(_score(metric, one) - _score(metric, other)) > observed
    return (hits + 1) / (trials + 1)


def _columns(metric: Metric, statistics: NDArray[np.int32]) -> NDArray[np.float64]:
    """Return statistics as sacrebleu keeps them: TER's lengths are means over references."""
    columns = statistics.astype(np.float64)
    if metric.name is MetricName.TER:
        columns[:, 1] /= metric.references
    return columns


def _score(metric: Metric, columns: NDArray[np.float64]) -> float:
    return sacre.value_of_columns(metric, columns)
