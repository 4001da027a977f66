"""The one door to sacrebleu: its tokenizers, its formulas over statistics, its signatures."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

# 130 ms: whoever imports this module pays it, so commands import it when they score.
import sacrebleu
from sacrebleu.tokenizers.tokenizer_13a import Tokenizer13a
from sacrebleu.tokenizers.tokenizer_re import TokenizerRegexp
from sacrebleu.tokenizers.tokenizer_ter import TercomTokenizer

from reviewer.model.span import Side
from reviewer.score.metric import Metric, MetricName

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from sacrebleu.metrics.base import Metric as SacreMetric

VERSION = sacrebleu.__version__


@cache
def instance(name: MetricName, target: Side) -> SacreMetric:
    """Return sacrebleu's own object for a metric, with the settings of the target language.

    `force` only silences a hint about tokenised input; it changes no number and no signature.
    """
    is_chinese = target is Side.ZH
    match name:
        case MetricName.BLEU:
            return sacrebleu.BLEU(tokenize="zh" if is_chinese else "13a", force=True)
        case MetricName.CHRF:
            return sacrebleu.CHRF()
        case MetricName.CHRF_WORDS:
            return sacrebleu.CHRF(word_order=2)
        case MetricName.TER:
            return sacrebleu.TER(normalized=is_chinese, asian_support=is_chinese)


def tokenizer(metric: Metric) -> Callable[[str], str]:
    """Return what splits a line into words parted by single spaces, for BLEU and TER."""
    preprocess: Callable[[str], str] = instance(metric.name, metric.target)._preprocess_segment  # noqa: SLF001 — no public door
    return preprocess


def forget_lines() -> None:
    """Empty the caches of sacrebleu's tokenizers for English: each keeps 65,536 lines, 100 MB in all."""
    for kind in (Tokenizer13a, TokenizerRegexp, TercomTokenizer):
        kind.__call__.cache_clear()


def value(metric: Metric, sums: Sequence[int]) -> float:
    """Compute a score from summed statistics, by sacrebleu's formula to the last bit.

    TER's second sum counts the words of all references; sacrebleu averages them per segment.
    """
    columns: list[float] = list(sums)
    if metric.name is MetricName.TER:
        columns[1] /= metric.references
    return value_of_columns(metric, columns)


def value_of_segments(metric: Metric, statistics: NDArray[np.integer]) -> float:
    """Compute a score from the statistics of segments, of shape (segments, columns), in their order.

    Equal to `value` of their sums but for TER with three references or more: sacrebleu averages the
    lengths of each segment's references and adds these fractions up one by one, and so does this.
    """
    columns: list[float] = statistics.sum(axis=0, dtype="int64").tolist()
    if metric.name is MetricName.TER and len(statistics):
        # A running total adds from the first to the last, where a sum of numpy's goes by pairs.
        columns[1] = float((statistics[:, 1] / metric.references).cumsum()[-1])
    return value_of_columns(metric, columns)


def value_of_columns(metric: Metric, columns: list[float] | NDArray[np.floating]) -> float:
    """Compute a score from sums in sacrebleu's own form."""
    return float(bare_value(metric, columns))


def bare_value(metric: Metric, columns: list[float] | NDArray[np.floating]) -> float | np.floating:
    """Compute a score from sums in sacrebleu's own form, in the precision that its formula gives."""
    formula = instance(metric.name, metric.target)._compute_score_from_stats  # noqa: SLF001 — no public door
    # Typed for lists, used with arrays by sacrebleu itself.
    score: float | np.floating = formula(cast("list[float]", columns)).score
    return score


def segment_statistics(
    metric: Metric, hypothesis: str, references: Sequence[str]
) -> tuple[int, ...]:
    """Compute the statistics of one segment by sacrebleu's own code: slow, for odd segments."""
    sacre = instance(metric.name, metric.target)
    (columns,) = sacre._extract_corpus_statistics([hypothesis], [[line] for line in references])  # noqa: SLF001 — no public door
    if metric.name is MetricName.TER:
        columns[1] *= metric.references
    return tuple(round(column) for column in columns)


def signature(metric: Metric) -> str:
    """Return sacrebleu's signature, as its own command would print it."""
    sacre = instance(metric.name, metric.target)
    sacre.num_refs = metric.references
    return str(sacre.get_signature().format())
