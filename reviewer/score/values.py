"""Scores of many sums at once, by the formulas of sacrebleu: for choosing and for resampling.

A single published score goes through `sacre.value`, which is sacrebleu's own code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reviewer.score.metric import Metric, MetricName

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_BETA_SQUARED = 4
_ORDERS = 4


def values(metric: Metric, sums: NDArray[np.integer] | NDArray[np.floating]) -> Floats:
    """Compute the score of each row of summed statistics, of shape (rows,), 0 to 100 (TER beyond).

    Equal to `sacre.value` but for the last bits of logarithms (BLEU).
    """
    rows = sums.astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        if metric.name is MetricName.BLEU:
            return _bleu(rows)
        if metric.name is MetricName.TER:
            return _ter(rows, metric.references)
        return _chrf(rows)


def _bleu(rows: Floats) -> Floats:
    """Papineni et al. 2002 with the exponential smoothing of mteval-v13a."""
    own, wanted = rows[:, 0], rows[:, 1]
    correct, total = rows[:, 2 : 2 + _ORDERS], rows[:, 2 + _ORDERS :]
    halvings = np.exp2(np.cumsum(correct == 0, axis=1))
    precision = np.where(correct > 0, 100 * correct / total, 100 / (halvings * total))
    brevity = np.where(own < wanted, np.exp(1 - wanted / own), 1.0)
    scores = brevity * np.exp(np.log(precision).sum(axis=1) / _ORDERS)
    # An order without any n-gram makes the product nothing, as does no match at all.
    defined = (correct > 0).any(axis=1) & (total > 0).all(axis=1)
    return np.where(defined, scores, 0.0)


def _chrf(rows: Floats) -> Floats:
    """Popović 2015 and 2017 with the effective orders of sacrebleu."""
    own, wanted, match = rows[:, 0::3], rows[:, 1::3], rows[:, 2::3]
    counted = (own > 0) & (wanted > 0)
    orders = counted.sum(axis=1)
    precision = _mean(np.where(counted, match / own, 0.0), orders)
    recall = _mean(np.where(counted, match / wanted, 0.0), orders)
    score = (1 + _BETA_SQUARED) * precision * recall
    score /= _BETA_SQUARED * precision + recall
    return np.where(precision + recall > 0, 100 * score, 0.0)


def _mean(parts: Floats, orders: NDArray[np.integer]) -> Floats:
    """Average over the orders that count, added from the first to the last as sacrebleu does."""
    total = np.zeros(len(parts))
    for column in parts.T:
        total += column
    return np.where(orders > 0, total / orders, 0.0)


def _ter(rows: Floats, references: int) -> Floats:
    """Snover et al. 2006; without any reference word, 100 for a hypothesis that says something."""
    edits, length = rows[:, 0], rows[:, 1] / references
    return 100 * np.where(length > 0, edits / length, np.where(edits > 0, 1.0, 0.0))
