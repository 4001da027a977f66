"""A corpus whose score follows each changed segment at once: take the old out, put the new in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reviewer.score import sacre
from reviewer.score.statistics import segment_statistics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reviewer.score.metric import Metric


class Tally:
    """Statistics of every segment, and their sums. One changed segment costs one segment's work."""

    def __init__(
        self, metric: Metric, hypotheses: Sequence[str], references: Sequence[Sequence[str]]
    ) -> None:
        """Count all segments once; `references` as in `segment_statistics`."""
        self.metric = metric
        self.statistics: NDArray[np.int32] = segment_statistics(metric, hypotheses, references)
        self._sums: NDArray[np.int64] = self.statistics.sum(axis=0, dtype=np.int64)

    def change(self, segment: int, hypothesis: str, references: Sequence[str]) -> None:
        """Put another hypothesis and its references in the place of a segment, numbered from 0."""
        lines = [[line] for line in references]
        (after,) = segment_statistics(self.metric, [hypothesis], lines)
        self._sums += after.astype(np.int64) - self.statistics[segment]
        self.statistics[segment] = after

    @property
    def value(self) -> float:
        """The score as it is now, as if all had been counted anew."""
        return sacre.value(self.metric, self._sums.tolist())
