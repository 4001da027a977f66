"""How much of each sentence a stretch of the other side accounts for, in nats of matched information."""

from dataclasses import dataclass

import numpy as np

from reviewer.align.evidence import LEVELS, NO_MATCH, Evidence, Tokens, level_of
from reviewer.align.lattice import WIDEST_EN, WIDEST_ZH, Booleans, Integers, Lattice, Singles

CHANNELS = len(LEVELS) + 1
"""One for each level of strength, and one for what is matched elsewhere on the page but not here."""


@dataclass(frozen=True, slots=True)
class Windows:
    """Running sums over sentences of what the stretches of the other side tell of them."""

    en: Singles
    """[English cut, first Chinese sentence, width - 1, channel]."""
    zh: Singles
    """[Chinese cut, first English sentence, width - 1, channel]."""


def look_through(evidence: Evidence) -> Windows:
    """Weigh every sentence against every stretch of up to `WIDEST` sentences of the other side."""
    return Windows(
        _tell(evidence.en, evidence.best_en, evidence.information_en, WIDEST_ZH),
        _tell(evidence.zh, evidence.best_zh, evidence.information_zh, WIDEST_EN),
    )


def _tell(side: Tokens, best: Singles, information: Singles, widest: int) -> Singles:
    sentences, others = len(side.bounds) - 1, best.shape[1]
    kinds = len(side.kinds)
    counts = np.zeros((sentences, kinds), dtype=np.float32)
    np.add.at(counts, (side.sentence, side.kind), 1.0)
    anywhere = level_of(best.max(1, initial=0.0))
    elsewhere = np.take_along_axis(information, anywhere[:, None].astype(np.intp), 1)
    told = np.zeros((sentences + 1, others, widest, CHANNELS), dtype=np.float32)
    if not kinds:
        return told
    here = best.copy()
    values = np.zeros((kinds, others, CHANNELS), dtype=np.float32)
    for width in range(widest):
        if 0 < width < others:
            np.maximum(here[:, : others - width], best[:, width:], out=here[:, : others - width])
        level = level_of(here)
        for channel in range(CHANNELS):
            worth = elsewhere if channel == NO_MATCH else information[:, channel : channel + 1]
            np.multiply(level == channel, worth, out=values[:, :, channel])
        told[1:, :, width] = (counts @ values.reshape(kinds, -1)).reshape(
            sentences, others, CHANNELS
        )
    np.cumsum(told, axis=0, out=told)
    return told


def of_beads(windows: Windows, lattice: Lattice) -> tuple[Singles, Singles]:
    """Give what each side of each bead tells of the other: beads by channels, English side first."""
    whole = (lattice.size_zh > 0) & (lattice.size_en > 0)
    return (
        _of_side(
            windows.en, (lattice.start_en, lattice.end_en), lattice.start_zh, lattice.size_zh, whole
        ),
        _of_side(
            windows.zh, (lattice.start_zh, lattice.end_zh), lattice.start_en, lattice.size_en, whole
        ),
    )


def _of_side(
    sums: Singles,
    lines: tuple[Integers, Integers],
    first: Integers,
    width: Integers,
    whole: Booleans,
) -> Singles:
    start, end = lines
    first = np.minimum(first, sums.shape[1] - 1)
    wide = np.maximum(width - 1, 0)
    told: Singles = sums[end, first, wide] - sums[start, first, wide]
    told[~whole] = 0.0
    return told
