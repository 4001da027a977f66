"""Confidence: the probability of a chosen bead put right by how often such beads proved right.

The field is sure of the wrong things where a page as a whole is hard; the page's own level and the strongest
bead in a chosen one's way say so. The probabilities that choose the beads are left as they are.
"""

import numpy as np

from reviewer.align.lattice import Floats, Integers
from reviewer.align.passes import Scored
from reviewer.align.weights import Weights

CALIBRATION_NAMES = ("bias", "log odds", "log odds of the page", "log of the rival")
UNTAUGHT = np.array([0.0, 1.0, 0.0, 0.0])
"""Weights that leave the probabilities as they are, for want of gold to learn from."""
LEAST = 1e-6
"""The least probability that is told from none."""


def confidences(scored: Scored, path: list[int], weights: Weights) -> Floats:
    """Give the confidence of each bead of a path."""
    told = calibration_features(scored, path) @ weights.of(weights.calibration, CALIBRATION_NAMES)
    return 1.0 / (1.0 + np.exp(-told))


def calibration_features(scored: Scored, path: list[int]) -> Floats:
    """Describe the beads of a path by `CALIBRATION_NAMES`; in the page, beads count by their sentences."""
    chosen = np.array(path, dtype=np.intp)
    probability = scored.probability[chosen]
    size = (scored.lattice.size_zh + scored.lattice.size_en)[chosen]
    page = float(size @ probability) / max(1, int(size.sum()))
    ones = np.ones(len(chosen))
    rival = np.log(np.maximum(_rivals(scored, chosen), LEAST))
    return np.stack([ones, _log_odds(probability), ones * _log_odds(np.array(page)), rival], axis=1)


def _log_odds(probability: Floats) -> Floats:
    within = np.clip(probability, LEAST, 1 - LEAST)
    odds: Floats = np.log(within / (1 - within))
    return odds


def _rivals(scored: Scored, chosen: Integers) -> Floats:
    """Give the probability of the likeliest other bead that would take a sentence of each chosen one."""
    lattice = scored.lattice
    shares = np.zeros((len(chosen), len(lattice)), dtype=np.bool_)
    for start, end in (
        (lattice.start_zh, lattice.end_zh),
        (lattice.start_en, lattice.end_en),
    ):
        shares |= (start < end[chosen, None]) & (end > start[chosen, None])
    shares[np.arange(len(chosen)), chosen] = False
    strongest: Floats = np.max(shares * scored.probability, axis=1, initial=0.0)
    return strongest
