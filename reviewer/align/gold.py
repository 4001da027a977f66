"""Gold alignments as paths through a lattice, to learn from."""

from collections.abc import Sequence

import numpy as np

from reviewer.align.lattice import SHAPES, Integers, Lattice

Ids = tuple[int, ...]
GoldBead = tuple[Ids, Ids]


def gold_steps(gold: Sequence[GoldBead], zh: int, en: int) -> list[tuple[int, int, int]]:
    """Read gold beads as steps in order: start of both sides and shape; omissions fill what is left.

    A bead larger than every shape becomes its largest allowed part, then omissions or additions.
    """
    numbers = {shape: n for n, shape in enumerate(SHAPES)}
    steps: list[tuple[int, int, int]] = []
    i = j = 0
    for zh_ids, en_ids in [*sorted(b for b in gold if b[0] and b[1]), ((zh,), (en,))]:
        while i < zh_ids[0]:
            steps.append((i, j, numbers[1, 0]))
            i += 1
        while j < en_ids[0]:
            steps.append((i, j, numbers[0, 1]))
            j += 1
        if zh_ids[0] == zh:
            break
        wide_zh = min(len(zh_ids), 3)
        wide_en = min(len(en_ids), 7 - wide_zh, 6)
        whole = (len(zh_ids), len(en_ids))
        shape = whole if whole in numbers else (wide_zh, wide_en)
        steps.append((i, j, numbers[shape]))
        i, j = i + shape[0], j + shape[1]
        for _ in range(whole[0] - shape[0]):
            steps.append((i, j, numbers[1, 0]))
            i += 1
        for _ in range(whole[1] - shape[1]):
            steps.append((i, j, numbers[0, 1]))
            j += 1
    return steps


def gold_path(lattice: Lattice, steps: Sequence[tuple[int, int, int]]) -> Integers | None:
    """Find the steps in a lattice, as numbers of its beads; nothing where one is not there."""
    known = {
        bead: number
        for number, bead in enumerate(
            zip(
                lattice.start_zh.tolist(),
                lattice.start_en.tolist(),
                lattice.shape.tolist(),
                strict=True,
            )
        )
    }
    path = [known.get(step, -1) for step in steps]
    return None if -1 in path else np.array(path, dtype=np.intp)


def are_gold(lattice: Lattice, path: Sequence[int], gold: Sequence[GoldBead]) -> list[bool]:
    """Tell which beads of a path are gold; of an omission or addition each sentence counts by itself."""
    known: set[GoldBead] = {bead for bead in gold if bead[0] and bead[1]}
    known.update(((i,), ()) for zh, en in gold if not en for i in zh)
    known.update(((), (j,)) for zh, en in gold if not zh for j in en)
    return [
        (
            tuple(range(int(lattice.start_zh[n]), int(lattice.end_zh[n]))),
            tuple(range(int(lattice.start_en[n]), int(lattice.end_en[n]))),
        )
        in known
        for n in path
    ]


def simple_steps(steps: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Cut steps down to the shapes of the coarse pass, what is over as omissions and additions."""
    simple = []
    for i, j, shape in steps:
        zh, en = SHAPES[shape]
        part = (min(zh, 2), min(en, 2)) if zh > 1 and en > 1 else (min(zh, 3), min(en, 3))
        simple.append((i, j, SHAPES.index(part)))
        simple += [(k, j + part[1], 0) for k in range(i + part[0], i + zh)]
        simple += [(i + zh, k, 1) for k in range(j + part[1], j + en)]
    return simple
