"""The baseline: alignment by lengths and figures alone, as Gale and Church (1993) did by lengths."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from reviewer.align.lattice import SHAPES, Band, Floats, Integers, Lattice, beads_in

VARIANCE = 6.8
"""Of the English length, for each character expected (Gale and Church 1993, table 2)."""
PRIORS = {(1, 1): 0.7, (1, 2): 0.11, (2, 1): 0.06, (1, 3): 0.03, (2, 2): 0.02, (1, 4): 0.01}
RARE, NOTHING = 0.002, 0.01
"""Prior of the shapes not listed, and of an omission or an addition."""
FIGURE_GAIN, FIGURE_LOSS = 2.0, 0.7
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def _lengths(sentences: Sequence[str]) -> Floats:
    return np.array([max(1, len(re.sub(r"\W", "", text))) for text in sentences], dtype=np.float64)


def _sums(values: Floats) -> Floats:
    return np.concatenate([[0.0], np.cumsum(values)])


def _figures(sentences: Sequence[str]) -> list[Counter[str]]:
    return [Counter(f.replace(",", "") for f in DIGITS.findall(text)) for text in sentences]


def _table(found: list[Counter[str]], columns: dict[str, int]) -> Floats:
    """Count the figures behind each cut: cuts by figures of the page."""
    table = np.zeros((len(found) + 1, len(columns)))
    for row, counts in enumerate(found):
        for figure, count in counts.items():
            table[row + 1, columns[figure]] = count
    return np.cumsum(table, 0)


def diagonal_band(behind_zh: Floats, behind_en: Floats, width: int) -> Band:
    """Give the cells within `width` English sentences of equal shares of the two texts."""
    share = behind_zh / behind_zh[-1]
    middle = np.searchsorted(behind_en / behind_en[-1], share).astype(np.intp)
    last = len(behind_en) - 1
    first = np.maximum(0, middle - width)
    first[0] = 0
    final = np.minimum(last, middle + width)
    final[-1] = last
    return Band(first, final)


def _figure_score(lattice: Lattice, zh: list[Counter[str]], en: list[Counter[str]]) -> Floats:
    columns = {figure: n for n, figure in enumerate(dict.fromkeys(f for c in zh + en for f in c))}
    behind_zh, behind_en = _table(zh, columns), _table(en, columns)
    score = np.zeros(len(lattice))
    for column in range(len(columns)):
        mine = behind_zh[lattice.end_zh, column] - behind_zh[lattice.start_zh, column]
        theirs = behind_en[lattice.end_en, column] - behind_en[lattice.start_en, column]
        score += FIGURE_GAIN * np.minimum(mine, theirs) - FIGURE_LOSS * np.abs(mine - theirs)
    return score


def _length_score(lattice: Lattice, behind_zh: Floats, behind_en: Floats) -> Floats:
    ratio = behind_en[-1] / behind_zh[-1]
    expected = (behind_zh[lattice.end_zh] - behind_zh[lattice.start_zh]) * ratio
    length = behind_en[lattice.end_en] - behind_en[lattice.start_en]
    deviation = (length - expected) ** 2 / (VARIANCE * np.maximum(1.0, (length + expected) / 2))
    prior = np.log([NOTHING if 0 in shape else PRIORS.get(shape, RARE) for shape in SHAPES])
    is_whole = (lattice.size_zh > 0) & (lattice.size_en > 0)
    return np.where(is_whole, -deviation / 2, -3.0) + prior[lattice.shape]


def align_by_length(
    zh_sentences: Sequence[str], en_sentences: Sequence[str]
) -> list[tuple[Integers, Integers, float]]:
    """Align two non-empty pages by lengths in characters and shared figures.

    Gives for each bead the numbers of its Chinese and of its English sentences and its probability.
    """
    behind_zh, behind_en = _sums(_lengths(zh_sentences)), _sums(_lengths(en_sentences))
    zh, en = len(zh_sentences), len(en_sentences)
    band = diagonal_band(behind_zh, behind_en, max(30, abs(en - zh), en // 8))
    lattice = beads_in(zh, en, band)
    score = _length_score(lattice, behind_zh, behind_en)
    score += _figure_score(lattice, _figures(zh_sentences), _figures(en_sentences))
    _, probability = lattice.posteriors(score)
    return [
        (
            np.arange(lattice.start_zh[bead], lattice.end_zh[bead]),
            np.arange(lattice.start_en[bead], lattice.end_en[bead]),
            float(probability[bead]),
        )
        for bead in lattice.best_path(score)
    ]
