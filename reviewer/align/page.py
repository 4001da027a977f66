"""A page made ready for aligning: everything that does not depend on which beads are considered."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reviewer.align.embed import Vectors
from reviewer.align.evidence import Evidence
from reviewer.align.lattice import Floats, Integers
from reviewer.align.surface import Surface
from reviewer.align.windows import Windows


@dataclass(frozen=True, slots=True)
class PageView:
    """Both sides of a page, read and weighed."""

    zh: Surface
    en: Surface
    evidence: Evidence
    windows: Windows
    breaks_zh: Integers
    """At each cut, whether a paragraph begins there; all 0 where paragraphs are not known."""
    breaks_en: Integers
    vectors: tuple[Vectors, Vectors] | None = None
    """Embeddings of the sentences, where there is a model."""

    @property
    def size_zh(self) -> int:
        """Chinese sentences."""
        return len(self.zh.han)

    @property
    def size_en(self) -> int:
        """English sentences."""
        return len(self.en.han)


def running(values: Floats) -> Floats:
    """Give the sums behind each cut."""
    return np.concatenate([[0.0], np.cumsum(values)])


def breaks(paragraphs: Sequence[int] | None, sentences: int) -> Integers:
    """Mark the cuts at which a paragraph begins, both ends of the page among them."""
    marks = np.zeros(sentences + 1, dtype=np.intp)
    if paragraphs is not None:
        marks[[0, -1]] = 1
        marks[1:-1] = np.diff(np.asarray(paragraphs, dtype=np.intp)) != 0
    return marks
