"""Scores of translations against references, each with the signature that makes it comparable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.score import sacre
from reviewer.score.compare import Comparison, Measure, System, compare
from reviewer.score.metric import Metric, MetricName, target_side
from reviewer.score.resample import RESAMPLES, SEED, cluster_sums
from reviewer.score.statistics import segment_statistics
from reviewer.score.values import values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Score:
    """One number, and how it came about."""

    metric: str
    """`BLEU`, `chrF2`, `chrF2++`, `TER`."""
    value: float
    """0 to 100; TER may exceed 100."""
    signature: str


def metrics_for(names: Sequence[MetricName], references: Sequence[Sequence[str]]) -> list[Metric]:
    """Return metrics with the settings that the references' language asks for."""
    target = target_side(references[0])
    return [Metric(name, target, len(references)) for name in names]


def score_lines(
    hypotheses: Sequence[str],
    references: Sequence[Sequence[str]],
    names: Sequence[MetricName] = tuple(MetricName),
) -> tuple[Score, ...]:
    """Score one line a segment against one or more references, all of the same length."""
    return tuple(
        score_of(metric, segment_statistics(metric, hypotheses, references))
        for metric in metrics_for(names, references)
    )


def score_of(metric: Metric, statistics: NDArray[np.int32]) -> Score:
    """Score segments by their statistics, of shape (segments, columns)."""
    value = sacre.value_of_segments(metric, statistics)
    return Score(metric.name.label, value, sacre.signature(metric))


def compare_lines(
    systems: Mapping[str, Sequence[str]],
    references: Sequence[Sequence[str]],
    names: Sequence[MetricName] = tuple(MetricName),
    *,
    documents: Sequence[str] | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
    notify: Callable[[int], None] | None = None,
) -> tuple[Comparison, ...]:
    """Score several systems by each metric, with intervals and paired tests over documents.

    `documents` names the document of each segment; without it segments are drawn one by one.
    `notify` is told how many segments of a system were counted by a metric since its last call.
    """
    unit = "segment" if documents is None else "document"
    return tuple(
        compare(
            measure_of(metric),
            [
                _system(
                    metric, name, segment_statistics(metric, lines, references, notify), documents
                )
                for name, lines in systems.items()
            ],
            unit=unit,
            resamples=resamples,
            seed=seed,
        )
        for metric in metrics_for(names, references)
    )


def measure_of(metric: Metric) -> Measure:
    """Say how a metric is computed and signed when systems are compared."""
    return Measure(
        label=metric.name.label,
        formula=lambda sums: values(metric, sums),
        signature=sacre.signature(metric),
        more_is_better=metric.name.more_is_better,
    )


def _system(
    metric: Metric,
    name: str,
    statistics: NDArray[np.int32],
    documents: Sequence[str] | None,
) -> System:
    return System(name, score_of(metric, statistics).value, cluster_sums(statistics, documents))
