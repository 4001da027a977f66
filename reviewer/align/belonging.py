"""Whether two pages are translations of each other at all, judged by how well their best path holds."""

import numpy as np

from reviewer.align.lattice import Floats
from reviewer.align.passes import Scored

BELONGING_NAMES = (
    "bias",
    "covered",
    "least covered side",
    "strong density",
    "left alone",
    "confidence",
    "size",
)


def belonging_features(scored: Scored, path: list[int]) -> Floats:
    """Describe a path as a whole, by `BELONGING_NAMES`; sentences count by the bead they are in."""
    column = {name: number for number, name in enumerate(scored.names)}
    lattice = scored.lattice
    table = scored.features[path].astype(np.float64)
    size = (lattice.size_zh + lattice.size_en)[path].astype(np.float64)
    size /= size.sum()
    whole = (lattice.size_zh[path] > 0) & (lattice.size_en[path] > 0)
    held = size * whole
    english = held @ table[:, column["covers english"]]
    chinese = held @ table[:, column["covers chinese"]]
    return np.array(
        [
            1.0,
            held @ table[:, column["covers both"]],
            min(english, chinese),
            held @ table[:, column["strong density"]],
            1.0 - held.sum(),
            size @ scored.probability[path],
            np.log(len(path)),
        ]
    )


def belongs(features: Floats, weights: Floats) -> float:
    """Give the probability that the pages belong together."""
    return float(1.0 / (1.0 + np.exp(-np.clip(features @ weights, -30, 30))))
