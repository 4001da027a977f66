"""What HTER and BLEU are added up from: TER's two numbers and BLEU's ten of each page and its review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewer.score import sacre
from reviewer.score.metric import Metric, MetricName
from reviewer.score.statistics import segment_statistics

if TYPE_CHECKING:
    from collections.abc import Sequence

METRICS: Final = (Metric(MetricName.TER), Metric(MetricName.BLEU))


def pair_statistics(pairs: Sequence[tuple[str, str]]) -> list[tuple[int, ...]]:
    """Measure pairs of English as it came and as it was reviewed: twelve whole numbers each.

    Nothing of the texts is left in memory: a screen that stays open measures its project here.
    """
    pages, reviewed = ([pair[side] for pair in pairs] for side in (0, 1))
    parts = [segment_statistics(metric, pages, [reviewed]).tolist() for metric in METRICS]
    sacre.forget_lines()
    return [tuple(number for part in row for number in part) for row in zip(*parts, strict=True)]
