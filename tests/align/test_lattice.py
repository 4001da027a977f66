"""Sums and maxima over paths, against counting them one by one."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest

from reviewer.align.lattice import SHAPES, Lattice, beads_in, whole


def all_paths(lattice: Lattice, cell: tuple[int, int] = (0, 0)) -> Iterator[list[int]]:
    if cell == (lattice.zh, lattice.en):
        yield []
    for bead in np.flatnonzero((lattice.start_zh == cell[0]) & (lattice.start_en == cell[1])):
        end = int(lattice.end_zh[bead]), int(lattice.end_en[bead])
        for rest in all_paths(lattice, end):
            yield [int(bead), *rest]


@pytest.mark.parametrize(("zh", "en"), [(1, 1), (2, 3), (3, 2), (1, 4)])
def test_posteriors_are_the_share_of_all_paths(zh: int, en: int) -> None:
    lattice = beads_in(zh, en, whole(zh, en))
    score = np.random.default_rng(3).normal(size=len(lattice))
    paths = list(all_paths(lattice))
    weights = np.exp([score[path].sum() for path in paths])
    wanted = np.zeros(len(lattice))
    for path, weight in zip(paths, weights, strict=True):
        wanted[path] += weight / weights.sum()
    total, probability = lattice.posteriors(score)
    assert total == pytest.approx(np.log(weights.sum()))
    assert probability == pytest.approx(wanted)


@pytest.mark.parametrize(("zh", "en"), [(2, 2), (2, 3), (3, 2)])
def test_the_best_path_is_the_best_of_all(zh: int, en: int) -> None:
    lattice = beads_in(zh, en, whole(zh, en))
    gain = np.random.default_rng(5).normal(size=len(lattice))
    best = max(all_paths(lattice), key=lambda path: float(gain[path].sum()))
    assert lattice.best_path(gain) == best


def test_paths_between_two_cells_join() -> None:
    lattice = beads_in(5, 6, whole(5, 6))
    part, kept = lattice.between((1, 2), (4, 5))
    path = part.best_path(np.zeros(len(part)) - 1.0)
    starts = [(int(part.start_zh[n]), int(part.start_en[n])) for n in path]
    ends = [(int(part.end_zh[n]), int(part.end_en[n])) for n in path]
    assert (starts[0], ends[-1]) == ((1, 2), (4, 5))
    assert all(end == start for end, start in pairwise([starts[0], *ends]) if start in starts)
    assert len(kept) == len(part)


def test_every_shape_is_listed_once() -> None:
    assert len(set(SHAPES)) == len(SHAPES) == 20
