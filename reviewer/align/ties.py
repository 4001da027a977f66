"""What ties a bead, for a person to see: words, terms, figures and names that answer each other."""

from collections.abc import Container

import numpy as np

from reviewer.align.kit import Read
from reviewer.align.lattice import Lattice
from reviewer.align.links import Linked, link_words
from reviewer.align.names import NAME
from reviewer.align.words import Token
from reviewer.model.bead import Tie, TieKind

WEAKEST = 0.3
"""Strength from which a link is shown."""
MOST = 12
"""Ties shown for a bead, the most telling ones."""


def ties_of(page: Read, lattice: Lattice, terms: Container[str]) -> list[tuple[Tie, ...]]:
    """List the ties of each bead of a lattice, in the order of the Chinese."""
    linked = link_words(page.view.evidence, lattice)
    tokens_zh = [token for sentence in page.zh for token in sentence.tokens]
    tokens_en = [token for sentence in page.en for token in sentence.tokens]
    ties = []
    for bead in range(len(lattice)):
        entries = np.arange(linked.zh.first[bead], linked.zh.first[bead + 1])
        shown = sorted(_best(linked, entries))
        pairs = [
            (tokens_zh[linked.zh.token[n]], tokens_en[linked.en.token[linked.partner_zh[n]]])
            for n in shown
        ]
        found = (Tie(_kind(zh, en, terms), zh.raw, en.raw) for zh, en in pairs)
        ties.append(tuple(dict.fromkeys(found)))
    return ties


def _best(linked: Linked, entries: np.ndarray[tuple[int], np.dtype[np.intp]]) -> list[int]:
    strength = linked.strength_zh[entries]
    worth = np.where(strength >= WEAKEST, strength * linked.zh.weight[entries], 0.0)
    order = np.argsort(-worth, kind="stable")[:MOST]
    return [int(entries[n]) for n in order if worth[n] > 0]


def _kind(zh: Token, en: Token, terms: Container[str]) -> TieKind:
    if en.value:
        return TieKind.FIGURE
    if zh.word in terms:
        return TieKind.TERM
    if NAME.fullmatch(en.raw) and en.start > 0 and len(zh.word) == 1:
        return TieKind.NAME
    return TieKind.WORD
