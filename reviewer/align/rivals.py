"""Rivals of a bead: whether its first and last sentences would fit the sentence just outside better."""

from dataclasses import dataclass

import numpy as np

from reviewer.align.lattice import Floats, Integers, Lattice, Singles
from reviewer.align.page import PageView

NEAR = np.array([1.0, 0.8, 0.5, 0.2, 0.03, 0.0], dtype=np.float32)
"""What a match counts here, by its level."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """The sentence at one edge of each bead, and where its rival stands on the other side."""

    name: str
    sums: Singles
    words: Integers
    """Words of each sentence of this side."""
    sentence: Integers
    size: Integers
    """Sentences of this side in the bead."""
    partner: Integers
    """First sentence of the other side in the bead."""
    width: Integers
    rival: Integers
    """The sentence of the other side just outside; may be none of the page."""


def rival_features(view: PageView, lattice: Lattice) -> tuple[tuple[str, ...], Singles]:
    """Compare each edge sentence's match inside the bead and just outside: names, beads by features.

    Edges of one sentence and of several are told apart: only the latter can be given away.
    """
    whole = (lattice.size_zh > 0) & (lattice.size_en > 0)
    columns: dict[str, Floats] = {}
    for edge in _edges(view, lattice):
        inside, outside = _match(edge, edge.partner, edge.width), _match_rival(edge)
        for name, fits in (("only", edge.size == 1), ("one of several", edge.size > 1)):
            held = whole & fits
            columns[f"{edge.name}, {name}, inside"] = held * np.log((inside + 1) / (outside + 1))
            columns[f"{edge.name}, {name}, outside"] = held * np.maximum(0.0, outside - inside)
    return tuple(columns), np.stack(list(columns.values()), axis=1).astype(np.float32)


def _edges(view: PageView, lattice: Lattice) -> tuple[_Edge, ...]:
    zh, en = np.diff(view.evidence.zh.bounds), np.diff(view.evidence.en.bounds)
    first_zh = np.minimum(lattice.start_zh, view.size_zh - 1)
    first_en = np.minimum(lattice.start_en, view.size_en - 1)
    last_zh, last_en = np.maximum(lattice.end_zh - 1, 0), np.maximum(lattice.end_en - 1, 0)
    of_en = (lattice.size_en, lattice.start_zh, lattice.size_zh)
    of_zh = (lattice.size_zh, lattice.start_en, lattice.size_en)
    sums = view.windows
    return (
        _Edge("english first", sums.en, en, first_en, *of_en, lattice.start_zh - 1),
        _Edge("english last", sums.en, en, last_en, *of_en, lattice.end_zh),
        _Edge("chinese first", sums.zh, zh, first_zh, *of_zh, lattice.start_en - 1),
        _Edge("chinese last", sums.zh, zh, last_zh, *of_zh, lattice.end_en),
    )


def _match(edge: _Edge, first: Integers, width: Integers) -> Floats:
    """Give how well the edge sentence matches a stretch of the other side, for its words."""
    first = np.clip(first, 0, edge.sums.shape[1] - 1)
    wide = np.maximum(width - 1, 0)
    told = edge.sums[edge.sentence + 1, first, wide] - edge.sums[edge.sentence, first, wide]
    match: Floats = (told @ NEAR) / np.sqrt(edge.words[edge.sentence] + 1.0)
    return match


def _match_rival(edge: _Edge) -> Floats:
    there = (edge.rival >= 0) & (edge.rival < edge.sums.shape[1])
    match: Floats = there * _match(edge, edge.rival, np.ones_like(edge.rival))
    return match
