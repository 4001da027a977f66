"""The coarse pass: roughly where the page's path runs, how long its English is, what may be missing."""

from dataclasses import dataclass

import numpy as np

from reviewer.align.evidence import NO_MATCH
from reviewer.align.lattice import (
    SHAPES,
    Band,
    Booleans,
    Floats,
    Lattice,
    Singles,
    beads_in,
)
from reviewer.align.page import PageView, running

SIMPLE = tuple(
    n
    for n, shape in enumerate(SHAPES)
    if shape in {(1, 0), (0, 1), (1, 1), (1, 2), (2, 1), (1, 3), (2, 2), (3, 1)}
)
"""Shapes that the coarse pass considers."""
WORTH = np.array([1.0, 0.7, 0.3, 0.1, 0.03], dtype=np.float32)
"""What a match of each level counts here."""
USUAL_RATIO, RATIO_BEADS = 3.2, 5.0
"""English characters for a Chinese one, and how many beads' evidence that is worth."""
COARSE_NAMES = (
    "matched",
    "matched per sentence",
    "length deviation",
    "log ratio",
    "log ratio squared",
    "english alone",
    "chinese alone",
    *(f"shape {SHAPES[n][0]}-{SHAPES[n][1]}" for n in SIMPLE),
)


def pair_matches(view: PageView) -> Floats:
    """Sum up the matched information of each pair of sentences, Chinese by English, both ways."""
    en = view.windows.en[:, :, 0, :NO_MATCH] @ WORTH
    zh = view.windows.zh[:, :, 0, :NO_MATCH] @ WORTH
    return (np.diff(en, axis=0).T + np.diff(zh, axis=0)).astype(np.float64)


def expected_length(view: PageView, ratio: float) -> Floats:
    """Give the English characters that each Chinese sentence lets expect."""
    return np.maximum(1.0, view.zh.han * ratio + view.zh.latin)


def english_length(view: PageView) -> Floats:
    """Give the characters of each English sentence."""
    return np.maximum(1.0, view.en.latin + view.en.han)


def coarse_lattice(zh: int, en: int) -> Lattice:
    """List the beads of the coarse pass, in a wide band around the diagonal."""
    missing, over = int((1.25 * zh - en) * 0.6), int(en - 0.9 * zh)
    width = max(25, int(0.15 * max(zh, en)) + 15, missing, over)
    middle = (np.arange(zh + 1) * en / max(1, zh)).astype(np.intp)
    first, last = np.maximum(0, middle - width), np.minimum(en, middle + width)
    first[0], last[-1] = 0, en
    return beads_in(zh, en, Band(first, last), SIMPLE)


def coarse_features(view: PageView, lattice: Lattice, pairs: Floats) -> Singles:
    """Describe the beads of the coarse pass: beads by `COARSE_NAMES`."""
    block = np.zeros((pairs.shape[0] + 1, pairs.shape[1] + 1))
    block[1:, 1:] = pairs.cumsum(0).cumsum(1)
    i, j, k, m = lattice.start_zh, lattice.start_en, lattice.end_zh, lattice.end_en
    matched = block[k, m] - block[i, m] - block[k, j] + block[i, j]
    zh, en = running(expected_length(view, USUAL_RATIO)), running(english_length(view))
    expected, length = zh[k] - zh[i], en[m] - en[j]
    whole = (k > i) & (m > j)
    log_ratio = np.log((length + 8) / (expected + 8))
    deviation = (length - expected) ** 2 / ((length + expected) / 2 + 10)
    columns = [
        matched,
        matched / np.maximum(1, lattice.size_zh * lattice.size_en),
        whole * np.minimum(deviation / 10, 8),
        whole * np.minimum(np.abs(log_ratio), 2),
        whole * np.minimum(log_ratio**2, 4),
        np.where(lattice.size_zh == 0, np.minimum(length, 200) / 50, 0),
        np.where(lattice.size_en == 0, np.minimum(expected, 200) / 50, 0),
        *((lattice.shape == n) for n in SIMPLE),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Course:
    """What the coarse pass found."""

    band: Band
    ratio: float
    """English characters for a Chinese one, where both sides speak."""
    surplus: float
    """Log of the English that the Chinese lets expect against what there is: over 0, English is missing."""


def find_course(
    view: PageView,
    lattice: Lattice,
    probability: Floats,
    pairs: Floats,
    reach: tuple[int, int, float],
) -> Course:
    """Sum up the coarse pass; `reach` is rows, columns and the least probability of a cell that counts."""
    rows, columns, least = reach
    likely = probability >= least
    band = _band(lattice, likely, rows, columns)
    ratio = _ratio(view, lattice, probability, pairs)
    surplus = np.log(expected_length(view, ratio).sum() / english_length(view).sum())
    return Course(band, ratio, float(surplus))


def _band(lattice: Lattice, likely: Booleans, rows: int, columns: int) -> Band:
    """Take every cell near the ends of likely beads."""
    zh, en = lattice.zh, lattice.en
    first = np.full(zh + 1, en + 1, dtype=np.intp)
    last = np.full(zh + 1, -1, dtype=np.intp)
    for i, j in (
        (lattice.start_zh[likely], lattice.start_en[likely]),
        (lattice.end_zh[likely], lattice.end_en[likely]),
    ):
        np.minimum.at(first, i, j)
        np.maximum.at(last, i, j)
    first[0], last[-1] = 0, en
    low, high = first.copy(), last.copy()
    for shift in range(1, rows + 1):
        low[shift:] = np.minimum(low[shift:], first[:-shift])
        low[:-shift] = np.minimum(low[:-shift], first[shift:])
        high[shift:] = np.maximum(high[shift:], last[:-shift])
        high[:-shift] = np.maximum(high[:-shift], last[shift:])
    low = np.minimum.accumulate(low[::-1])[::-1]
    high = np.maximum.accumulate(high)
    return Band(np.maximum(0, low - columns), np.minimum(en, high + columns))


def _ratio(view: PageView, lattice: Lattice, probability: Floats, pairs: Floats) -> float:
    """Estimate how long English is where beads are tied by words, by their probability."""
    i, j, k, m = lattice.start_zh, lattice.start_en, lattice.end_zh, lattice.end_en
    block = np.zeros((pairs.shape[0] + 1, pairs.shape[1] + 1))
    block[1:, 1:] = pairs.cumsum(0).cumsum(1)
    matched = block[k, m] - block[i, m] - block[k, j] + block[i, j]
    han, latin, en = running(view.zh.han), running(view.zh.latin), running(english_length(view))
    characters = han[k] - han[i]
    tied = (matched > 6) & (characters >= 6) & (m > j) & (probability > 0.05)
    english = np.maximum(1.0, en[m] - en[j] - (latin[k] - latin[i]))
    weight = probability[tied]
    logs = np.log(english[tied] / characters[tied])
    total = weight @ logs + RATIO_BEADS * np.log(USUAL_RATIO)
    return float(np.exp(total / (weight.sum() + RATIO_BEADS)))
