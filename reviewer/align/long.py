"""Long documents, a stretch at a time: memory and time grow with the length, not with its square."""

from collections.abc import Callable, Sequence

from reviewer.align.anchors import Expected, expected_cuts
from reviewer.align.kit import Kit, Read, read_sentences
from reviewer.align.lattice import Floats
from reviewer.align.words import read_en
from reviewer.model.bead import Bead

LONG = 600
"""Sentences of a side from which a document is cut into stretches."""
STRETCH, AHEAD = 120, 40
"""Chinese sentences that are kept of each stretch, and how many more are looked at."""
DRIFT = 40
"""English sentences that a bead may lie further on than the anchors let expect."""
LEAST = 3
"""Chinese sentences by which every stretch goes on, whatever the anchors say."""
MARGIN = 60
"""English sentences beyond where the stretch is expected to end."""
Paragraphs = tuple[Sequence[int], Sequence[int]]
AlignRead = Callable[[Read], tuple[tuple[Bead, ...], float]]


def align_long(
    kit: Kit,
    zh: Sequence[str],
    en: Sequence[str],
    paragraphs: Paragraphs | None,
    align_read: AlignRead,
) -> tuple[tuple[Bead, ...], float]:
    """Align a long document; give its beads and the probability that its sides belong together."""
    zh_read, en_read = tuple(map(kit.reader.zh, zh)), tuple(map(read_en, en))
    expected = expected_cuts(zh_read, en_read, kit.meanings)
    pace = len(en) / len(zh)
    beads: list[Bead] = []
    judged: list[tuple[float, int]] = []
    i = j = 0
    while i < len(zh) and j < len(en):
        k = min(len(zh), i + STRETCH + AHEAD)
        if len(zh) - k < AHEAD:
            k = len(zh)
        m = len(en) if k == len(zh) else min(len(en), _reach(expected, (i, j), k, pace))
        part = read_sentences(
            kit,
            (zh[i:k], en[j:m]),
            (zh_read[i:k], en_read[j:m]),
            (paragraphs[0][i:k], paragraphs[1][j:m]) if paragraphs else None,
        )
        found, belongs = align_read(part)
        kept = found if k == len(zh) else _kept(found, expected.cuts[i:] + expected.slack[i:], j)
        beads += [shifted(bead, i, j) for bead in kept]
        judged.append((belongs, k - i))
        i += sum(len(bead.zh) for bead in kept)
        j += sum(len(bead.en) for bead in kept)
    beads += [Bead((n,), (), 1.0) for n in range(i, len(zh))]
    beads += [Bead((), (n,), 1.0) for n in range(j, len(en))]
    total = sum(size for _, size in judged)
    return tuple(beads), sum(belongs * size for belongs, size in judged) / total


def _reach(expected: Expected, here: tuple[int, int], k: int, pace: float) -> int:
    """Tell how far to look into the English: to beyond where anchors let expect the Chinese cut `k`.

    Far from any anchor it is as much as so much Chinese takes in this document.
    """
    i, j = here
    if expected.slack[k] < DRIFT:
        return max(j + AHEAD, int(expected.cuts[k]) + MARGIN)
    return j + int(pace * (k - i)) + MARGIN


def _kept(found: Sequence[Bead], expected: Floats, behind: int) -> list[Bead]:
    """Keep the beads of a stretch that begin before its end, not those of the look ahead.

    `expected` gives the furthest English cuts from the stretch's first Chinese sentence on, `behind` the English
    sentences before the stretch. Beads that run ahead of what is expected, as where much English is
    missing, end what is kept; where they come first, their Chinese is left out.
    """
    i = 0
    kept: list[Bead] = []
    leaves_out = False
    for bead in found:
        runs_ahead = behind + max(bead.en, default=-1) + 1 - expected[i + len(bead.zh)] > DRIFT
        is_back = leaves_out and bool(bead.en) and not runs_ahead
        if i >= STRETCH or (i >= LEAST and (is_back or (runs_ahead and not leaves_out))):
            break
        leaves_out = leaves_out or bool(runs_ahead)
        kept += [Bead((n,), (), bead.confidence) for n in bead.zh] if leaves_out else [bead]
        i += len(bead.zh)
    answered = max((n for n, bead in enumerate(kept) if bead.zh and bead.en), default=-1)
    return kept[: answered + 1] + [bead for bead in kept[answered + 1 :] if bead.zh]


def shifted(bead: Bead, zh: int, en: int) -> Bead:
    """Count a bead's sentences from the beginning of the document."""
    return Bead(
        tuple(i + zh for i in bead.zh), tuple(j + en for j in bead.en), bead.confidence, bead.ties
    )
