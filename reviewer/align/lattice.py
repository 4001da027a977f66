"""Candidate beads of a page as a lattice, and exact sums and maxima over its paths.

A cell is a cut of the page: `i` Chinese and `j` English sentences are behind it. A bead goes from one
cell to a later one. All cells with the same `i + j` are worked at once, so that a page costs a few array
operations for each of its diagonals.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Singles: TypeAlias = NDArray[np.float32]
Integers: TypeAlias = NDArray[np.intp]
Booleans: TypeAlias = NDArray[np.bool_]

WIDEST_ZH, WIDEST_EN = 4, 6
SHAPES: tuple[tuple[int, int], ...] = (
    (1, 0),
    (0, 1),
    *((a, b) for a in range(1, WIDEST_ZH + 1) for b in range(1, WIDEST_EN + 1) if a + b <= 7),
)
"""Chinese by English sentences of every bead that is considered; omission and addition first."""
SHAPE_ZH: Integers = np.array([a for a, _ in SHAPES], dtype=np.intp)
SHAPE_EN: Integers = np.array([b for _, b in SHAPES], dtype=np.intp)


@dataclass(frozen=True, slots=True)
class Band:
    """Which cells of a page are considered: for each `i` the English cuts `first[i]` to `last[i]`."""

    first: Integers
    last: Integers

    @property
    def size(self) -> int:
        """Number of cells."""
        return int((self.last - self.first + 1).sum())


def whole(zh: int, en: int) -> Band:
    """Give the band that holds every cell of a page of `zh` by `en` sentences."""
    return Band(np.zeros(zh + 1, dtype=np.intp), np.full(zh + 1, en, dtype=np.intp))


@dataclass(frozen=True, slots=True)
class _Sweep:
    """Beads ordered by the diagonal of one of their cells, for a sweep over the page."""

    order: Integers
    """Numbers of the beads, sorted by cell."""
    other: Integers
    """For each bead in that order, the cell at its other end."""
    groups: Integers
    """Where in that order the beads of each cell begin."""
    cells: Integers
    """The cell of each group."""
    diagonals: tuple[tuple[int, int, int, int], ...]
    """For each diagonal: its groups and its beads, both half open."""


@dataclass(frozen=True)
class Lattice:
    """Candidate beads between two cells of a page; equally long arrays, one entry a bead."""

    origin: tuple[int, int]
    """The cell where paths begin: (0, 0) for a whole page."""
    zh: int
    """Chinese sentences behind the cell where paths end."""
    en: int
    start_zh: Integers
    start_en: Integers
    shape: Integers
    """Number of the bead's shape in `SHAPES`."""

    def __len__(self) -> int:
        """Count the beads."""
        return len(self.shape)

    @cached_property
    def size_zh(self) -> Integers:
        """Chinese sentences of each bead."""
        return SHAPE_ZH[self.shape]

    @cached_property
    def size_en(self) -> Integers:
        """English sentences of each bead."""
        return SHAPE_EN[self.shape]

    @cached_property
    def end_zh(self) -> Integers:
        """Chinese sentences behind each bead's end."""
        return self.start_zh + self.size_zh

    @cached_property
    def end_en(self) -> Integers:
        """English sentences behind each bead's end."""
        return self.start_en + self.size_en

    def between(self, origin: tuple[int, int], end: tuple[int, int]) -> tuple["Lattice", Integers]:
        """Give the beads of the paths from one cell to a later one, and their numbers in this lattice."""
        inside = (self.start_zh >= origin[0]) & (self.start_en >= origin[1])
        inside &= (self.end_zh <= end[0]) & (self.end_en <= end[1])
        kept = np.flatnonzero(inside)
        part = self.only(kept)
        return Lattice(origin, *end, part.start_zh, part.start_en, part.shape), kept

    def only(self, keep: Booleans | Integers) -> "Lattice":
        """Give the lattice of some of the beads."""
        return Lattice(
            self.origin,
            self.zh,
            self.en,
            self.start_zh[keep],
            self.start_en[keep],
            self.shape[keep],
        )

    @cached_property
    def _cells(self) -> tuple[int, Integers, Integers]:
        """Number the cells by diagonal: how many, and each bead's start and end."""
        rows = self.zh + 1
        start = (self.start_zh + self.start_en) * rows + self.start_zh
        end = (self.end_zh + self.end_en) * rows + self.end_zh
        first = sum(self.origin) * rows + self.origin[0]
        last = (self.zh + self.en) * rows + self.zh
        used, place = np.unique(np.concatenate([[first, last], start, end]), return_inverse=True)
        return len(used), place[2 : 2 + len(start)], place[2 + len(start) :]

    def _sweep(self, here: Integers, other: Integers, diagonal: Integers) -> _Sweep:
        order = np.argsort(here, kind="stable")
        sorted_cells = here[order]
        groups = np.flatnonzero(np.diff(sorted_cells, prepend=-1))
        of_group = diagonal[order][groups]
        bounds = np.flatnonzero(np.diff(of_group, prepend=-1, append=-1)).tolist()
        begins = [*groups.tolist(), len(order)]
        return _Sweep(
            order,
            other[order],
            groups,
            sorted_cells[groups],
            tuple((g, h, begins[g], begins[h]) for g, h in pairwise(bounds)),
        )

    @cached_property
    def _forward(self) -> _Sweep:
        _, start, end = self._cells
        return self._sweep(end, start, self.end_zh + self.end_en)

    @cached_property
    def _backward(self) -> _Sweep:
        _, start, end = self._cells
        return self._sweep(start, end, self.start_zh + self.start_en)

    def posteriors(self, score: Floats) -> tuple[float, Floats]:
        """Sum over all paths: the log of the total weight, and the probability of each bead.

        `score` is the log weight of each bead. Exact forward–backward of a semi-Markov field
        (Sarawagi and Cohen 2004). The page must have a path: a lattice from `beads_in` always has one.
        """
        count, start, end = self._cells
        ahead = np.full(count, -np.inf)
        ahead[0] = 0.0
        behind = np.full(count, -np.inf)
        behind[-1] = 0.0
        for sweep, sums, diagonals in (
            (self._forward, ahead, self._forward.diagonals),
            (self._backward, behind, self._backward.diagonals[::-1]),
        ):
            ordered = score[sweep.order]
            for g, h, p, q in diagonals:
                weights = sums[sweep.other[p:q]] + ordered[p:q]
                sums[sweep.cells[g:h]] = np.logaddexp.reduceat(weights, sweep.groups[g:h] - p)
        total = float(ahead[-1])
        return total, np.exp(np.minimum(ahead[start] + score + behind[end] - total, 0.0))

    def best_path(self, gain: Floats) -> list[int]:
        """Find the path whose gains add up to most, as numbers of beads in order."""
        count, start, _ = self._cells
        best = np.full(count, -np.inf)
        best[0] = 0.0
        chosen = np.full(count, -1, dtype=np.intp)
        sweep = self._forward
        ordered = gain[sweep.order]
        for g, h, p, q in sweep.diagonals:
            weights = best[sweep.other[p:q]] + ordered[p:q]
            cuts = sweep.groups[g:h] - p
            highest = np.maximum.reduceat(weights, cuts)
            best[sweep.cells[g:h]] = highest
            is_best = weights == np.repeat(highest, np.diff(np.append(cuts, q - p)))
            places = np.flatnonzero(is_best)
            first = places[np.searchsorted(places, cuts)]
            chosen[sweep.cells[g:h]] = sweep.order[p + first]
        path: list[int] = []
        cell = count - 1
        while cell:
            path.append(int(chosen[cell]))
            cell = int(start[path[-1]])
        return path[::-1]


def beads_in(
    zh: int, en: int, band: Band, shapes: Sequence[int] = tuple(range(len(SHAPES)))
) -> Lattice:
    """List every bead of the given shapes whose two cells lie in the band, ordered by its start."""
    starts_zh, starts_en, kinds = [], [], []
    widths = band.last - band.first + 1
    rows = np.repeat(np.arange(zh + 1), widths)
    columns = np.arange(len(rows)) - np.repeat(np.cumsum(widths) - widths, widths)
    columns = columns + band.first[rows]
    for number in shapes:
        a, b = SHAPES[number]
        target = np.minimum(rows + a, zh)
        fits = (rows + a <= zh) & (columns + b >= band.first[target])
        fits &= columns + b <= band.last[target]
        starts_zh.append(rows[fits])
        starts_en.append(columns[fits])
        kinds.append(np.full(int(fits.sum()), number, dtype=np.intp))
    start_zh, start_en = np.concatenate(starts_zh), np.concatenate(starts_en)
    shape = np.concatenate(kinds)
    order = np.lexsort((shape, start_en, start_zh))
    return Lattice((0, 0), zh, en, start_zh[order], start_en[order], shape[order])
