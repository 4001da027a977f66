"""sacrebleu's own intervals and paired tests, number for number, for papers that go by them.

It draws segments, not documents, by one stream of numpy's default generator, and adds them up in
float32; here the same stream is drawn by parts, so that memory does not grow with the resamples.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from reviewer.score import sacre
from reviewer.score.metric import Metric, MetricName
from reviewer.score.resample import RESAMPLES, SEED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

TRIALS: Final = 10_000
_ROWS = 32
"""Rows drawn at once; numpy draws booleans by 32, so only then do parts make up the whole stream."""


@dataclass(frozen=True, slots=True)
class Spread:
    """sacrebleu's `μ ± 95% CI`."""

    mean: float
    half_width: float


def against_the_first(
    metric: Metric,
    statistics: Mapping[str, NDArray[np.int32]],
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> dict[str, dict[str, float]]:
    """Compute what sacrebleu adds to the score of each system, of which the first is the baseline.

    `mean` and `ci` of the bootstrap, `p` of the approximate randomisation, `p_bs` of the bootstrap;
    without resamples only `p`.
    """
    scores = {name: sacre.value_of_segments(metric, one) for name, one in statistics.items()}
    drawn = {
        name: resampled_scores(metric, one, resamples, seed)
        for name, one in statistics.items()
        if resamples
    }
    first, *others = statistics
    told: dict[str, dict[str, float]] = {name: {} for name in statistics}
    for name, resampled in drawn.items():
        found = spread(resampled)
        told[name] = {"mean": found.mean, "ci": found.half_width}
    for name in others:
        told[name]["p"] = paired_p(metric, statistics[first], statistics[name], seed=seed)
        if drawn:
            difference = scores[name] - scores[first]
            told[name]["p_bs"] = bootstrap_p(drawn[first], drawn[name], difference)
    return told


def resampled_scores(
    metric: Metric, statistics: NDArray[np.int32], resamples: int = RESAMPLES, seed: int = SEED
) -> NDArray[np.floating]:
    """Score the bootstrap resamples that sacrebleu draws, of shape (resamples,)."""
    columns = _columns(metric, statistics).astype(np.float32)
    segments = len(columns)
    generator = np.random.default_rng(seed)
    return np.array(
        [
            sacre.bare_value(metric, columns[drawn].sum(0))
            for start in range(0, resamples, _ROWS)
            for drawn in generator.choice(
                segments, size=(min(_ROWS, resamples - start), segments), replace=True
            )
        ]
    )


def spread(scores: NDArray[np.floating]) -> Spread:
    """Sum up resampled scores as `sacrebleu --confidence` prints them."""
    ordered = np.sort(scores)
    outside = len(ordered) // 40
    low, high = ordered[outside], ordered[len(ordered) - outside - 1]
    return Spread(float(ordered.mean()), float(0.5 * (high - low)))


def bootstrap_p(
    baseline: NDArray[np.floating], system: NDArray[np.floating], difference: float
) -> float:
    """Compute the p-value of `sacrebleu --paired-bs` from resampled scores of two systems.

    `difference` is that of the systems' own scores.
    """
    differences = np.abs(system - baseline)
    hits = int((differences - differences.mean() > abs(difference)).sum())
    return (hits + 1) / (len(differences) + 1)


def paired_p(
    metric: Metric,
    baseline: NDArray[np.int32],
    system: NDArray[np.int32],
    trials: int = TRIALS,
    seed: int = SEED,
) -> float:
    """Compute the p-value that `sacrebleu --paired-ar` prints for a system against the baseline."""
    ours, theirs = _columns(metric, baseline), _columns(metric, system)
    observed = abs(
        sacre.value_of_segments(metric, baseline) - sacre.value_of_segments(metric, system)
    )
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
