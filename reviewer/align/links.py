"""Links between the words of a bead: each word with at most one other, the most telling first."""

from dataclasses import dataclass

import numpy as np

from reviewer.align.evidence import LEVELS, Evidence, Tokens
from reviewer.align.lattice import Booleans, Floats, Integers, Lattice

SPREAD = 2.0
"""How fast a link loses weight as its ends lie at different depths of the bead."""
SHARED = 0.5
"""What a link to a word that is linked already counts."""


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one side of all beads, bead after bead; one entry a word of a bead."""

    bead: Integers
    token: Integers
    sentence: Integers
    """Number of its sentence within the bead, from 0."""
    depth: Floats
    """Where it stands in the bead's text, 0 to 1."""
    weight: Floats
    """How rare the word is on the page, 0.04 to 2."""
    first: Integers
    """For each bead, where its words begin; and the end."""


@dataclass(frozen=True, slots=True)
class Linked:
    """All words of all beads with what they are linked to."""

    zh: Side
    en: Side
    strength_zh: Floats
    """Of each Chinese word's link, 0 where it has none."""
    strength_en: Floats
    partner_zh: Integers
    """Entry in `en` that a Chinese word is linked to, -1 for none."""
    partner_en: Integers


def ragged(first: Integers, count: Integers) -> tuple[Integers, Integers]:
    """List `first[n]`, `first[n] + 1`, … `count[n]` times for each n, with the n of each."""
    owner = np.repeat(np.arange(len(count)), count)
    begins = np.cumsum(count) - count
    return owner, np.arange(len(owner)) - begins[owner] + first[owner]


def _lay_out(tokens: Tokens, start: Integers, end: Integers, weight: Floats) -> Side:
    first, last = tokens.bounds[start], tokens.bounds[end]
    bead, token = ragged(first, last - first)
    behind = np.concatenate([[0.0], np.cumsum(tokens.size, dtype=np.float64)])
    sentence = tokens.sentence[token]
    base = behind[start][bead]
    size = np.maximum(1.0, behind[end] - behind[start])[bead]
    depth = (behind[sentence] - base + tokens.place[token]) / size
    return Side(
        bead,
        token,
        sentence - start[bead],
        depth,
        weight[tokens.kind[token]],
        np.concatenate([[0], np.cumsum(last - first)]).astype(np.intp),
    )


def _page_pairs(evidence: Evidence, lattice: Lattice) -> tuple[Integers, Integers, Floats]:
    """List matching words of all sentence pairs that some bead holds, in order of the Chinese words."""
    zh, en = evidence.zh, evidence.en
    sentences = lattice.zh
    low = np.full(sentences, lattice.en, dtype=np.intp)
    high = np.zeros(sentences, dtype=np.intp)
    for step in range(int(lattice.size_zh.max(initial=0))):
        holds = lattice.size_zh > step
        np.minimum.at(low, lattice.start_zh[holds] + step, lattice.start_en[holds])
        np.maximum.at(high, lattice.start_zh[holds] + step, lattice.end_en[holds])
    rows, columns, strengths = [], [], []
    for i in np.flatnonzero(low < high).tolist():
        p, q = zh.bounds[i], zh.bounds[i + 1]
        r, s = en.bounds[low[i]], en.bounds[high[i]]
        block = evidence.strength[zh.kind[p:q, None], en.kind[None, r:s]]
        row, column = np.nonzero(block >= LEVELS[-1])
        rows.append(row + p)
        columns.append(column + r)
        strengths.append(block[row, column])
    if not rows:
        return np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros(0)
    return (
        np.concatenate(rows),
        np.concatenate(columns),
        np.concatenate(strengths).astype(np.float64),
    )


def link_words(evidence: Evidence, lattice: Lattice) -> Linked:
    """Link the words of every bead by competitive linking (Melamed 2000), all beads at once."""
    zh = _lay_out(evidence.zh, lattice.start_zh, lattice.end_zh, evidence.rarity_zh)
    en = _lay_out(evidence.en, lattice.start_en, lattice.end_en, evidence.rarity_en)
    row, column, strength = _bead_pairs(evidence, lattice, zh, en)
    weight = strength * (0.3 + 0.5 * (zh.weight[row] + en.weight[column]))
    weight *= np.exp(-SPREAD * (zh.depth[row] - en.depth[column]) ** 2)
    order = np.lexsort((column, row, -weight))
    row, column, strength = row[order], column[order], strength[order]
    linked = Linked(
        zh,
        en,
        np.zeros(len(zh.bead)),
        np.zeros(len(en.bead)),
        np.full(len(zh.bead), -1, dtype=np.intp),
        np.full(len(en.bead), -1, dtype=np.intp),
    )
    _compete(linked, row, column, strength)
    _share(linked, row, column, strength)
    return linked


def _bead_pairs(
    evidence: Evidence, lattice: Lattice, zh: Side, en: Side
) -> tuple[Integers, Integers, Floats]:
    """List the matching words of each bead as entries of its two sides."""
    token_zh, token_en, strength = _page_pairs(evidence, lattice)
    bounds = evidence.zh.bounds
    low = np.searchsorted(token_zh, bounds[lattice.start_zh])
    high = np.searchsorted(token_zh, bounds[lattice.end_zh])
    bead, pair = ragged(low, np.where(lattice.size_en > 0, high - low, 0))
    first_en = evidence.en.bounds[lattice.start_en][bead]
    inside = (token_en[pair] >= first_en) & (
        token_en[pair] < evidence.en.bounds[lattice.end_en][bead]
    )
    bead, pair = bead[inside], pair[inside]
    row = zh.first[bead] + token_zh[pair] - bounds[lattice.start_zh][bead]
    column = en.first[bead] + token_en[pair] - first_en[inside]
    return row, column, strength[pair]


def _first_of(keys: Integers, size: int) -> Integers:
    """Find where each key stands first."""
    first = np.full(size, len(keys), dtype=np.intp)
    first[keys[::-1]] = np.arange(len(keys) - 1, -1, -1)
    return first


def _compete(linked: Linked, row: Integers, column: Integers, strength: Floats) -> None:
    """Link pairs that are the best of both their words until none is left; pairs come best first."""
    free_zh: Booleans = np.ones(len(linked.partner_zh), dtype=np.bool_)
    free_en: Booleans = np.ones(len(linked.partner_en), dtype=np.bool_)
    while len(row):
        here = np.arange(len(row))
        best = (_first_of(row, len(free_zh))[row] == here) & (
            _first_of(column, len(free_en))[column] == here
        )
        r, c = row[best], column[best]
        linked.partner_zh[r], linked.partner_en[c] = c, r
        linked.strength_zh[r] = linked.strength_en[c] = strength[best]
        free_zh[r] = free_en[c] = False
        left = free_zh[row] & free_en[column]
        row, column, strength = row[left], column[left], strength[left]


def _share(linked: Linked, row: Integers, column: Integers, strength: Floats) -> None:
    """Let each word that is left share the best word it matches."""
    for mine, theirs, partner, level in (
        (row, column, linked.partner_zh, linked.strength_zh),
        (column, row, linked.partner_en, linked.strength_en),
    ):
        left = partner[mine] < 0
        keys, others, strengths = mine[left], theirs[left], strength[left]
        first = _first_of(keys, len(partner))
        found = np.flatnonzero(first < len(keys))
        partner[found] = others[first[found]]
        level[found] = SHARED * strengths[first[found]]
