"""Integer statistics of each segment; their sums give a corpus score to sacrebleu's last bit.

BLEU has 10 (two lengths, matches and totals of 4 orders), chrF2 18 and chrF2++ 24 (hypothesis,
reference, match for each order), TER 2 (edits, words of all references).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from reviewer.score import sacre
from reviewer.score.edits import edit_count
from reviewer.score.metric import Metric, MetricName
from reviewer.score.ngrams import Integers, Sequences, TooManySymbolsError, clipped_matches
from reviewer.score.symbols import character_sequences, chrf_words, word_sequences
from reviewer.score.values import values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

COLUMNS: Final = {
    MetricName.BLEU: 10,
    MetricName.CHRF: 18,
    MetricName.CHRF_WORDS: 24,
    MetricName.TER: 2,
}
_CHARACTER_ORDERS = 6
_WORD_ORDERS = 2
_BLEU_ORDERS = 4
_BATCH = 512
_BATCH_CHARACTERS = 400_000


def segment_statistics(
    metric: Metric,
    hypotheses: Sequence[str],
    references: Sequence[Sequence[str]],
    notify: Callable[[int], None] | None = None,
) -> NDArray[np.int32]:
    """Compute the statistics of each segment, of shape (segments, columns).

    `references` holds `metric.references` sequences, each as long as `hypotheses`; `notify` is told
    how many segments were done since it was last called.
    """
    parts = [np.zeros((0, COLUMNS[metric.name]), dtype=np.int32)]
    for batch in _batches(hypotheses):
        parts.extend(_batch(metric, hypotheses[batch], [lines[batch] for lines in references]))
        if notify is not None:
            notify(batch.stop - batch.start)
    return np.concatenate(parts)


def _batches(hypotheses: Sequence[str]) -> Iterator[slice]:
    """Cut segments into runs that need little memory: by their number, and by their characters."""
    start = characters = 0
    for place, line in enumerate(hypotheses):
        characters += len(line)
        if place - start == _BATCH or (characters > _BATCH_CHARACTERS and place > start):
            yield slice(start, place)
            start, characters = place, len(line)
    if start < len(hypotheses):
        yield slice(start, len(hypotheses))


def _batch(
    metric: Metric, hypotheses: Sequence[str], references: list[Sequence[str]]
) -> Iterator[NDArray[np.int32]]:
    """Yield the statistics of a batch, in halves where its symbols are too many for a key."""
    try:
        yield _COMPUTE[metric.name](metric, hypotheses, references).astype(np.int32)
    except TooManySymbolsError:
        middle = len(hypotheses) // 2
        if not middle:
            lines = [line for (line,) in references]
            columns = sacre.segment_statistics(metric, hypotheses[0], lines)
            yield np.array([columns], dtype=np.int32)
            return
        for part in (slice(middle), slice(middle, None)):
            yield from _batch(metric, hypotheses[part], [lines[part] for lines in references])


def _bleu(metric: Metric, hypotheses: Sequence[str], references: list[Sequence[str]]) -> Integers:
    split = sacre.tokenizer(metric)
    hypothesis, *others = word_sequences(
        *([split(line).split() for line in side] for side in (hypotheses, *references))
    )
    lengths = np.stack([other.lengths for other in others], axis=1)
    # The closest reference length counts, the shorter of two as close.
    distance = np.abs(lengths - hypothesis.lengths[:, None])
    order = np.lexsort((lengths, distance), axis=1)[:, :1]
    closest = np.take_along_axis(lengths, order, axis=1)
    return np.hstack(
        (
            hypothesis.lengths[:, None],
            closest,
            clipped_matches(hypothesis, tuple(others), _BLEU_ORDERS),
            hypothesis.totals(_BLEU_ORDERS),
        )
    )


def _chrf(metric: Metric, hypotheses: Sequence[str], references: list[Sequence[str]]) -> Integers:
    """Take for each segment the reference that it is most like; the first of equals."""
    with_words = metric.name is MetricName.CHRF_WORDS
    choices = [_chrf_one(hypotheses, lines, with_words=with_words) for lines in references]
    if len(choices) == 1:
        return choices[0]
    likeness = np.stack([values(metric, choice) for choice in choices])
    stacked = np.stack(choices)
    best: Integers = stacked[np.argmax(likeness, axis=0), np.arange(len(hypotheses))]
    return best


def _chrf_one(
    hypotheses: Sequence[str], references: Sequence[str], *, with_words: bool
) -> Integers:
    hypothesis, reference = character_sequences(hypotheses, references)
    blocks = [_triples(hypothesis, reference, _CHARACTER_ORDERS)]
    if with_words:
        hypothesis, reference = word_sequences(
            *([chrf_words(line) for line in side] for side in (hypotheses, references))
        )
        blocks.append(_triples(hypothesis, reference, _WORD_ORDERS))
    return np.hstack(blocks)


def _triples(hypothesis: Sequences, reference: Sequences, orders: int) -> Integers:
    own, wanted = hypothesis.totals(orders), reference.totals(orders)
    matches = clipped_matches(hypothesis, (reference,), orders)
    # sacrebleu counts no n-grams of an order that the reference has none of.
    return np.stack((np.where(wanted, own, 0), wanted, matches), axis=2).reshape(len(own), -1)


def _ter(metric: Metric, hypotheses: Sequence[str], references: list[Sequence[str]]) -> Integers:
    split = sacre.tokenizer(metric)
    rows = []
    for hypothesis, *others in zip(hypotheses, *references, strict=True):
        words = split(hypothesis).split()
        # sacrebleu splits references twice; normalising Chinese twice can part more words.
        wanted = [split(split(other)).split() for other in others]
        edits = min(edit_count(words, reference) for reference in wanted)
        rows.append((edits, sum(map(len, wanted))))
    return np.array(rows, dtype=np.int64)


_COMPUTE: dict[MetricName, Callable[[Metric, Sequence[str], list[Sequence[str]]], Integers]] = {
    MetricName.BLEU: _bleu,
    MetricName.CHRF: _chrf,
    MetricName.CHRF_WORDS: _chrf,
    MetricName.TER: _ter,
}
