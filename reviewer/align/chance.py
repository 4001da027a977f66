"""How rarely a word would be met or matched by chance: the page's counts, steadied by what pages usually show.

A page of four sentences can't tell a rare word from a common one; without what is usual, evidence on it
would look weak, and whole beads would look like omissions.
"""

import numpy as np

from reviewer.align.lattice import Floats

STEADY = 25.0
"""Sentences of a page whose counts weigh as much as what is usual."""
USUAL_WORD = 0.001
"""Share of sentences that have a given word; measured on the gold alignments, words of three sets left out."""
USUAL_MATCH = np.array([0.015, 0.03, 0.06, 0.1, 0.2])
"""Share of sentences where a given word of the page matches at least as strongly as each level."""
RAREST = 0.01
"""Share of sentences from which on rarer words are no more telling."""


def information(counts: Floats, sentences: int) -> Floats:
    """Tell in nats how unlikely a match is by chance: words by levels, from the sentences that match them."""
    told: Floats = -np.log(_steadied(counts, sentences, USUAL_MATCH))
    return told


def rarity(counts: Floats, sentences: int) -> Floats:
    """Weigh words by the share of sentences that have them, 0.04 to 2."""
    told = np.log(_steadied(counts, sentences, USUAL_WORD)) / np.log(RAREST)
    weight: Floats = 2.0 * np.clip(told, 0.02, 1.0)
    return weight


def _steadied(counts: Floats, sentences: int, usual: Floats | float) -> Floats:
    share: Floats = (counts + STEADY * usual) / (sentences + STEADY)
    return share
