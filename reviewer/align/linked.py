"""What speaks for or against a bead once its words are linked: coverage, order, edges, lures outside."""

import numpy as np

from reviewer.align.evidence import mark_figures
from reviewer.align.lattice import Booleans, Floats, Integers, Lattice, Singles
from reviewer.align.links import Linked, Side, link_words
from reviewer.align.page import PageView

CALM = 1.0
"""Added to every total that a share is taken of, so that few words make no bold claim."""
KEY = (
    "covers english",
    "covers chinese",
    "covers both",
    "weakest english",
    "weakest chinese",
    "english start",
    "english end",
    "chinese start",
    "chinese end",
    "disorder",
)
"""Features that also stand by themselves for beads of more than two sentences."""
Columns = dict[str, Floats]


def linked_features(view: PageView, lattice: Lattice) -> tuple[tuple[str, ...], Singles]:
    """Describe beads by their links: the names of the features, and beads by features."""
    linked = link_words(view.evidence, lattice)
    columns: Columns = {}
    _add_coverage(columns, linked, len(lattice))
    _add_order(columns, linked, lattice)
    _add_figures(columns, view, linked, len(lattice))
    _add_crossing(columns, linked, lattice)
    _add_lures(columns, view, linked, lattice)
    wide = (lattice.size_zh > 0) & (lattice.size_en > 0) & (lattice.size_zh + lattice.size_en > 2)
    for name in KEY:
        columns[f"wide {name}"] = columns[name] * wide
    whole = (np.diff(linked.zh.first) > 0) & (np.diff(linked.en.first) > 0)
    table = np.stack(list(columns.values()), axis=1) * whole[:, None]
    sided = (lattice.size_zh > 0) & (lattice.size_en > 0)
    table = np.concatenate([table, (sided & ~whole)[:, None]], axis=1)
    return (*columns, "no words"), table.astype(np.float32)


def _sum(side: Side, values: Floats, beads: int) -> Floats:
    return np.bincount(side.bead, values, minlength=beads).astype(np.float64)


def _share(side: Side, strength: Floats, of: Floats, beads: int) -> Floats:
    """Give the share of the bead's words (weighed by `of`) that is linked."""
    total = _sum(side, side.weight * of, beads)
    return _sum(side, side.weight * of * strength, beads) / (total + CALM)


def _at(values: Floats, partner: Integers) -> Floats:
    """Take the values of the words linked to, 0 for no word."""
    return np.append(values, 0.0)[partner]


def _add_coverage(columns: Columns, linked: Linked, beads: int) -> None:
    for name, side, strength in (
        ("english", linked.en, linked.strength_en),
        ("chinese", linked.zh, linked.strength_zh),
    ):
        everything = np.ones(len(side.bead))
        columns[f"covers {name}"] = _share(side, strength, everything, beads)
        columns[f"{name} start"] = _share(side, strength, (side.depth < 0.25).astype(float), beads)
        columns[f"{name} end"] = _share(side, strength, (side.depth > 0.75).astype(float), beads)
        columns[f"weakest {name}"] = _weakest(side, strength, beads)
        columns[f"{name} unlinked"] = np.log1p(_sum(side, side.weight * (1 - strength), beads))
        columns[f"{name} unlinked run"] = _longest_run(side, strength, beads)
    covered = _sum(linked.en, linked.en.weight * linked.strength_en, beads)
    columns["english linked"] = np.log1p(covered)
    columns["covers both"] = np.sqrt(columns["covers english"] * columns["covers chinese"])


def _weakest(side: Side, strength: Floats, beads: int) -> Floats:
    """Give the share that is linked of the bead's least linked sentence."""
    key = side.bead * 8 + side.sentence
    total = np.bincount(key, side.weight, minlength=beads * 8).reshape(beads, 8)
    linked = np.bincount(key, side.weight * strength, minlength=beads * 8).reshape(beads, 8)
    share: Floats = np.where(total > 0, linked / (total + CALM), 9.0).min(1)
    return np.where(share > 8, 0.0, share)


def _longest_run(side: Side, strength: Floats, beads: int) -> Floats:
    """Give the weight of the longest stretch of unlinked words, as a share of the bead's."""
    is_linked = strength >= 0.15
    starts = np.diff(side.bead, prepend=-1) != 0
    run = np.cumsum(starts | is_linked)
    weights = np.bincount(run, side.weight * ~is_linked, minlength=1)
    longest = np.zeros(beads)
    np.maximum.at(longest, side.bead, weights[run])
    return longest / (_sum(side, side.weight, beads) + CALM)


def _add_order(columns: Columns, linked: Linked, lattice: Lattice) -> None:
    zh, beads = linked.zh, len(lattice)
    tied = (linked.partner_zh >= 0) & (linked.strength_zh > 0.3)
    weight = zh.weight * linked.strength_zh * tied
    apart = np.abs(zh.depth - _at(linked.en.depth, linked.partner_zh))
    columns["disorder"] = _sum(zh, weight * apart, beads) / (_sum(zh, weight, beads) + 0.5)
    columns["english order broken"] = _broken_order(
        linked.en, (linked.partner_en, linked.strength_en), zh, lattice.size_zh == 1, beads
    )
    columns["chinese order broken"] = _broken_order(
        zh, (linked.partner_zh, linked.strength_zh), linked.en, lattice.size_en == 1, beads
    )


def _broken_order(
    side: Side, link: tuple[Integers, Floats], other: Side, one: Booleans, beads: int
) -> Floats:
    """Where several sentences face one: by how much the places they are linked to go backwards."""
    partner, strength = link
    tied = (partner >= 0) & (strength > 0.2)
    weight = side.weight * strength * tied
    key = side.bead * 8 + side.sentence
    total = np.bincount(key, weight, minlength=beads * 8).reshape(beads, 8)
    places = np.bincount(key, weight * _at(other.depth, partner), minlength=beads * 8).reshape(
        beads, 8
    )
    mean = np.where(total > 0.5, places / np.maximum(total, 0.5), -1.0)
    furthest = np.maximum.accumulate(mean, axis=1)
    back = np.where(mean >= 0, furthest - mean, 0.0).sum(1)
    broken: Floats = back * one
    return broken


def _add_figures(columns: Columns, view: PageView, linked: Linked, beads: int) -> None:
    for name, side, strength, tokens, is_zh in (
        ("chinese", linked.zh, linked.strength_zh, view.evidence.zh, True),
        ("english", linked.en, linked.strength_en, view.evidence.en, False),
    ):
        figure = mark_figures(tokens, is_zh=is_zh)[tokens.kind[side.token]].astype(np.float64)
        missing = _sum(side, figure * (strength < 0.5), beads)
        columns[f"{name} figures missing"] = np.minimum(3, missing)
        columns[f"{name} figures linked"] = np.minimum(4, _sum(side, figure, beads) - missing)


def _add_crossing(columns: Columns, linked: Linked, lattice: Lattice) -> None:
    """For n-m beads: the share of links that the best cut into two beads would break."""
    beads = len(lattice)
    zh = linked.zh
    tied = (linked.partner_zh >= 0) & (linked.strength_zh > 0.2)
    weight = zh.weight * linked.strength_zh * tied
    total = _sum(zh, weight, beads)
    there = _at(linked.en.sentence.astype(np.float64), linked.partner_zh)
    least = np.ones(beads)
    for cut_zh in range(1, int(lattice.size_zh.max(initial=1))):
        for cut_en in range(1, int(lattice.size_en.max(initial=1))):
            fits = (lattice.size_zh > cut_zh) & (lattice.size_en > cut_en) & (total > 0)
            crosses = (zh.sentence < cut_zh) != (there < cut_en)
            share = _sum(zh, weight * crosses, beads) / np.maximum(total, 1e-9)
            least = np.where(fits, np.minimum(least, share), least)
    many = (lattice.size_zh > 1) & (lattice.size_en > 1)
    columns["crossing"] = least * many
    columns["could be cut"] = (1 - least) * many


def _add_lures(columns: Columns, view: PageView, linked: Linked, lattice: Lattice) -> None:
    """Weigh unlinked words at the bead's edges that the sentence just outside would match."""
    evidence = view.evidence
    for name, side, strength, tokens, best, start, end, size in (
        (
            "english",
            linked.en,
            linked.strength_en,
            evidence.en,
            evidence.best_en,
            lattice.start_zh,
            lattice.end_zh,
            lattice.size_en,
        ),
        (
            "chinese",
            linked.zh,
            linked.strength_zh,
            evidence.zh,
            evidence.best_zh,
            lattice.start_en,
            lattice.end_en,
            lattice.size_zh,
        ),
    ):
        bead, kind = side.bead, tokens.kind[side.token]
        outside = best.shape[1]
        before, after = start[bead] - 1, end[bead]
        tempted = (before >= 0) & (side.sentence == 0) & (best[kind, np.maximum(before, 0)] > 0.5)
        tempted |= (
            (after < outside)
            & (side.sentence == size[bead] - 1)
            & (best[kind, np.minimum(after, outside - 1)] > 0.5)
        )
        tempted &= (strength < 0.3) & (side.weight > 1.0)
        lured = _sum(side, side.weight * tempted, len(lattice))
        columns[f"{name} lured away"] = lured / (_sum(side, side.weight, len(lattice)) + CALM)
