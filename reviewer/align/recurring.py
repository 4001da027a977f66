"""Words that keep meeting on a page: names and terms that the lexicon can't know, learned from its surest beads."""

from dataclasses import replace

import numpy as np

from reviewer.align.evidence import Evidence, Tokens
from reviewer.align.lattice import Floats, Integers, Lattice, Singles
from reviewer.align.links import ragged

SURE, LARGEST = 0.6, 3
"""Probability from which a bead is learned from, and its most sentences."""
FEWEST = 8
"""Beads from which a page is learned from at all."""
OFTEN, TOGETHER = 3, 0.5
"""Beads that two words must share, and their share of the beads that have either (Dice 1945)."""
KNOWN = 0.3
"""Strength from which two words match without this."""
STRENGTH = 0.8
"""Strength of words that always meet."""


def with_recurring(evidence: Evidence, lattice: Lattice, probability: Floats) -> Evidence:
    """Give the evidence with matches of words that recur together added to its strengths alone."""
    whole = (lattice.size_zh > 0) & (lattice.size_en > 0)
    few = lattice.size_zh + lattice.size_en <= LARGEST
    sure = np.flatnonzero(whole & few & (probability > SURE))
    if len(sure) < FEWEST:
        return evidence
    zh = _presence(evidence.zh, lattice.start_zh[sure], lattice.end_zh[sure])
    en = _presence(evidence.en, lattice.start_en[sure], lattice.end_en[sure])
    in_zh, in_en = zh.sum(0), en.sum(0)
    often = np.ix_(np.flatnonzero(in_zh >= OFTEN), np.flatnonzero(in_en >= OFTEN))
    shared = zh[:, often[0][:, 0]].T @ en[:, often[1][0]]
    dice = 2 * shared / (in_zh[often[0]] + in_en[often[1]])
    known = evidence.strength[often]
    is_new = (shared >= OFTEN) & (dice >= TOGETHER) & (known < KNOWN)
    strength = evidence.strength.copy()
    strength[often] = np.where(is_new, np.maximum(known, STRENGTH * dice), known)
    return replace(evidence, strength=strength)


def _presence(tokens: Tokens, start: Integers, end: Integers) -> Singles:
    """Tell which kinds of words each bead has: beads by kinds, 1 or 0."""
    first = tokens.bounds[start]
    bead, token = ragged(first, tokens.bounds[end] - first)
    table = np.zeros((len(start), len(tokens.kinds)), dtype=np.float32)
    table[bead, tokens.kind[token]] = 1.0
    return table
