"""A page and its translation to an alignment: the way from sentences to beads."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from reviewer.align import Terms
from reviewer.align.belonging import BELONGING_NAMES, belonging_features, belongs
from reviewer.align.calibration import confidences
from reviewer.align.embed import Encoder
from reviewer.align.gaps import Gap, gaps_between
from reviewer.align.kit import Kit, Read, kit_for, read
from reviewer.align.lattice import Lattice
from reviewer.align.long import LONG, align_long, shifted
from reviewer.align.moved import moved_pairs
from reviewer.align.passes import Scored, score_between, score_page
from reviewer.align.ties import ties_of
from reviewer.align.weights import shipped_weights
from reviewer.model.bead import Alignment, Bead, Tie
from reviewer.model.errors import InputError

ALIGNER = "reviewer-align-1"
Paragraphs = tuple[tuple[int, ...], tuple[int, ...]]


def align_page(
    zh_sentences: Sequence[str],
    en_sentences: Sequence[str],
    *,
    paragraphs: tuple[Sequence[int], Sequence[int]] | None,
    confirmed: Sequence[Bead],
    glossary: Terms | None,
    encoder: Encoder | None = None,
) -> Alignment:
    """Align two pages; see `reviewer.align.align`."""
    zh, en = tuple(zh_sentences), tuple(en_sentences)
    kept = None if paragraphs is None else (tuple(paragraphs[0]), tuple(paragraphs[1]))
    if kept and (len(kept[0]), len(kept[1])) != (len(zh), len(en)):
        raise InputError(
            "paragraphs do not fit the sentences: give one paragraph number a sentence"
        )
    gaps = gaps_between(confirmed, len(zh), len(en))
    if not zh or not en:
        return Alignment(tuple(_one_sided(gaps[-1])), belongs=0.0 if zh or en else 1.0)
    kit = kit_for(glossary.concepts if glossary else (), encoder)
    weights = shipped_weights()
    if max(len(zh), len(en)) > LONG:
        beads, together = _align_long(kit, (zh, en), kept, gaps)
        moved: tuple[tuple[int, int], ...] = ()
    else:
        page, scored = _scored(zh, en, kept, kit)
        beads = [bead for gap in gaps for bead in _filled(gap, page, scored)]
        together = _belonging(scored)
        moved = moved_pairs(page.view.evidence, beads)
    signature = f"{ALIGNER}|{weights.signature}|{kit.signature}"
    return Alignment(tuple(beads), moved, together, signature)


def _belonging(scored: Scored) -> float:
    weights = shipped_weights()
    features = belonging_features(scored, scored.path())
    return belongs(features, weights.of(weights.belonging, BELONGING_NAMES))


def _align_long(
    kit: Kit,
    texts: tuple[tuple[str, ...], tuple[str, ...]],
    paragraphs: Paragraphs | None,
    gaps: Sequence[Gap],
) -> tuple[list[Bead], float]:
    """Align a long document, gap by gap."""
    beads: list[Bead] = []
    together = 1.0
    for gap in gaps:
        zh, en = texts[0][slice(*gap.zh)], texts[1][slice(*gap.en)]
        if zh and en:
            numbers = (
                (paragraphs[0][slice(*gap.zh)], paragraphs[1][slice(*gap.en)])
                if paragraphs
                else None
            )
            found, judged = align_long(kit, zh, en, numbers, _align_read)
            beads += [shifted(bead, gap.zh[0], gap.en[0]) for bead in found]
            together = min(together, judged)
        else:
            beads += _one_sided(gap)
        beads += [gap.then] if gap.then else []
    return beads, together


def _align_read(page: Read) -> tuple[tuple[Bead, ...], float]:
    """Align a stretch of a long document."""
    scored = score_page(page.view, shipped_weights())
    return tuple(_beads(page, scored)), _belonging(scored)


@lru_cache(maxsize=2)
def _scored(
    zh: tuple[str, ...], en: tuple[str, ...], paragraphs: Paragraphs | None, kit: Kit
) -> tuple[Read, Scored]:
    """Read and score a page; kept, so that aligning it again between confirmed beads is instant."""
    page = read(kit, zh, en, paragraphs)
    return page, score_page(page.view, shipped_weights())


def _one_sided(gap: Gap) -> list[Bead]:
    omissions = [Bead((i,), (), 1.0) for i in range(*gap.zh)]
    return omissions + [Bead((), (j,), 1.0) for j in range(*gap.en)]


def _filled(gap: Gap, page: Read, scored: Scored) -> list[Bead]:
    """Align what stands before a confirmed bead, by what is known of the whole page; add the bead."""
    (start_zh, end_zh), (start_en, end_en) = gap.zh, gap.en
    then = [gap.then] if gap.then else []
    if start_zh == end_zh or start_en == end_en:
        return [*_one_sided(gap), *then]
    origin, end = (start_zh, start_en), (end_zh, end_en)
    found = scored.between(origin, end) or score_between(page.view, shipped_weights(), origin, end)
    return [*_beads(page, found), *then]


def _beads(page: Read, scored: Scored) -> list[Bead]:
    """Choose the beads and tell what ties them."""
    path = scored.path()
    ties = ties_of(page, scored.lattice.only(np.array(path, dtype=np.intp)), page.kit.terms)
    sure = confidences(scored, path, shipped_weights()).tolist()
    return [
        _bead(scored.lattice, number, confidence, tie)
        for number, confidence, tie in zip(path, sure, ties, strict=True)
    ]


def _bead(lattice: Lattice, number: int, confidence: float, ties: tuple[Tie, ...]) -> Bead:
    return Bead(
        tuple(range(int(lattice.start_zh[number]), int(lattice.end_zh[number]))),
        tuple(range(int(lattice.start_en[number]), int(lattice.end_en[number]))),
        confidence,
        ties,
    )
