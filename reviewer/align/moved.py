"""Sentences that stand elsewhere on the other page: an omission and an addition that match."""

from collections.abc import Sequence

from reviewer.align.evidence import Evidence
from reviewer.model.bead import Bead

ENOUGH = 0.45
"""Share of both sentences' words, by rarity, that must answer each other."""
FEWEST_WORDS = 4


def moved_pairs(evidence: Evidence, beads: Sequence[Bead]) -> tuple[tuple[int, int], ...]:
    """Pair omissions with additions that look like the same sentence, the best matches first served."""
    omitted = [n for n, bead in enumerate(beads) if bead.zh and not bead.en]
    added = [n for n, bead in enumerate(beads) if bead.en and not bead.zh]
    weight_zh, weight_en = evidence.rarity_zh, evidence.rarity_en
    matches = []
    for omission in omitted:
        i = beads[omission].zh[0]
        kinds_zh = evidence.zh.kind[evidence.zh.bounds[i] : evidence.zh.bounds[i + 1]]
        for addition in added:
            j = beads[addition].en[0]
            kinds_en = evidence.en.kind[evidence.en.bounds[j] : evidence.en.bounds[j + 1]]
            if min(len(kinds_zh), len(kinds_en)) < FEWEST_WORDS:
                continue
            weights = weight_zh[kinds_zh], weight_en[kinds_en]
            share = min(
                float(weights[0] @ evidence.best_zh[kinds_zh, j]) / float(weights[0].sum()),
                float(weights[1] @ evidence.best_en[kinds_en, i]) / float(weights[1].sum()),
            )
            if share >= ENOUGH:
                matches.append((-share, omission, addition))
    taken: set[int] = set()
    pairs = []
    for _, omission, addition in sorted(matches):
        if omission not in taken and addition not in taken:
            taken |= {omission, addition}
            pairs.append((omission, addition))
    return tuple(sorted(pairs))
