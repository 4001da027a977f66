"""Sentence embeddings as one more feature, for those who have a model (the extra `reviewer[embed]`).

Nothing here is imported unless a model is asked for: the aligner needs none.
"""

import logging
from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from reviewer.align.lattice import Floats, Lattice
from reviewer.model.errors import InputError

LOG = logging.getLogger(__name__)
CLOSENESS = "closeness"
"""Name of the feature."""
USUAL_WEIGHT = 8.0
"""Its weight where the weights were learned without a model."""
Vectors = NDArray[np.float32] | NDArray[np.float64]


class Encoder(Protocol):
    """Turns sentences into vectors, alike for sentences that mean the same in either language."""

    @property
    def name(self) -> str:
        """What it is, for the signature."""

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """Give one vector a sentence."""


class SentenceTransformersEncoder:
    """A model of sentence-transformers, by its name or folder, such as LaBSE."""

    def __init__(self, name: str, notify: Callable[[str], None] = LOG.info) -> None:
        """Load a model, which takes seconds: `notify` is told. InputError where it can't be loaded."""
        try:
            from sentence_transformers import SentenceTransformer  # noqa: PLC0415 — an extra
        except ImportError:
            raise InputError(
                "embeddings need the extra: pip install 'reviewer[embed]', or leave out --embed"
            ) from None
        notify(f"Loading the model {name} …")
        try:
            self._model = SentenceTransformer(name)
        except (OSError, ValueError) as error:
            reason = str(error).partition("\n")[0].rstrip(".")
            raise InputError(f"the model {name} can't be loaded: {reason}") from None
        self.name = name

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """Give one vector a sentence."""
        return np.asarray(self._model.encode(list(sentences), show_progress_bar=False))


def closeness(zh: Vectors, en: Vectors, lattice: Lattice) -> Floats:
    """Tell how much closer the two sides of each bead are than sentences of the page usually are.

    The cosine of the sums of their sentences' unit vectors, less the mean over all pairs of sentences.
    """
    unit_zh, unit_en = _unit(zh), _unit(en)
    usual = float(unit_zh.mean(0) @ unit_en.mean(0))
    one = _stretches(unit_zh, lattice.start_zh, lattice.end_zh)
    other = _stretches(unit_en, lattice.start_en, lattice.end_en)
    cosine = np.einsum("ij,ij->i", one, other)
    whole = (lattice.size_zh > 0) & (lattice.size_en > 0)
    return np.where(whole, cosine - usual, 0.0)


def _unit(vectors: Vectors) -> Floats:
    table = np.asarray(vectors, dtype=np.float64)
    unit: Floats = table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-12)
    return unit


def _stretches(unit: Floats, start: NDArray[np.intp], end: NDArray[np.intp]) -> Floats:
    sums = np.concatenate([np.zeros((1, unit.shape[1])), np.cumsum(unit, axis=0)])
    return _unit(sums[end] - sums[start])
