"""The three passes over a page: a coarse one gives a band, two fields score the beads in it."""

from dataclasses import dataclass, replace

import numpy as np

from reviewer.align.coarse import (
    COARSE_NAMES,
    USUAL_RATIO,
    Course,
    coarse_features,
    coarse_lattice,
    english_length,
    expected_length,
    find_course,
    pair_matches,
)
from reviewer.align.field import scores
from reviewer.align.lattice import Band, Floats, Lattice, Singles, beads_in
from reviewer.align.linked import linked_features
from reviewer.align.local import local_features
from reviewer.align.page import PageView, running
from reviewer.align.recurring import with_recurring
from reviewer.align.rivals import rival_features
from reviewer.align.weights import Weights

REACH = (2, 3, 1e-3)
"""Rows, columns and the least probability of a coarse bead that the band is drawn around."""
SURVIVES = 3e-4
"""Probability after the first field from which a bead is looked at more closely."""
MOST_SURVIVE = 8
"""Beads for each sentence that are looked at closely, where nothing tells beads apart."""
GAIN = 0.4
"""What a bead must be likelier than to be worth choosing: F1 is best a little under one half."""
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """The beads that were looked at closely, with the probability that each is right."""

    lattice: Lattice
    score: Floats
    """Log weight of each bead."""
    probability: Floats
    names: Names
    features: Singles

    def path(self) -> list[int]:
        """Choose beads by minimum risk: the path with the most probability above `GAIN`."""
        return self.lattice.best_path(self.probability - GAIN)

    def between(self, origin: tuple[int, int], end: tuple[int, int]) -> "Scored | None":
        """Give what holds of the paths between two cells; nothing where no bead leads there."""
        lattice, kept = self.lattice.between(origin, end)
        score = self.score[kept]
        total, probability = lattice.posteriors(score)
        if not np.isfinite(total):
            return None
        return Scored(lattice, score, probability, self.names, self.features[kept])


def find_band(view: PageView, weights: Weights) -> Course:
    """Run the coarse pass."""
    lattice = coarse_lattice(view.size_zh, view.size_en)
    pairs = pair_matches(view)
    table = coarse_features(view, lattice, pairs)
    _, probability = lattice.posteriors(scores(table, weights.of(weights.coarse, COARSE_NAMES)))
    return find_course(view, lattice, probability, pairs, REACH)


def describe(view: PageView, course: Course) -> tuple[Lattice, Names, Singles]:
    """List the beads of the band and what speaks for each by itself."""
    lattice = beads_in(view.size_zh, view.size_en, course.band)
    names, table = local_features(view, lattice, course)
    return lattice, names, table


def survivors(
    view: PageView, lattice: Lattice, described: tuple[Names, Singles], probability: Floats
) -> tuple[Lattice, Names, Singles]:
    """Keep the beads that may be right, and describe them by their links too.

    The path that the first field would choose always survives, so that there is one.
    """
    names, table = described
    most = MOST_SURVIVE * (view.size_zh + view.size_en)
    floor = -np.partition(-probability, most)[most] if len(probability) > most else 0.0
    keep = probability > max(SURVIVES, float(floor))
    keep[lattice.best_path(probability - GAIN)] = True
    kept = np.flatnonzero(keep)
    fewer = lattice.only(kept)
    evidence = with_recurring(view.evidence, fewer, probability[kept])
    linked_names, linked = linked_features(replace(view, evidence=evidence), fewer)
    rival_names, rivals = rival_features(view, fewer)
    prior = np.log(np.maximum(probability[kept], 1e-6)) / 5
    alone_zh, alone_en = _left_alone(view, fewer, probability[kept])
    more = np.stack([prior, alone_zh, alone_en], axis=1).astype(np.float32)
    together = np.concatenate([table[kept], linked, rivals, more], axis=1)
    more_names = ("prior", "omission by share left alone", "addition by share left alone")
    return fewer, (*names, *linked_names, *rival_names, *more_names), together


def _left_alone(view: PageView, lattice: Lattice, probability: Floats) -> tuple[Floats, Floats]:
    """Tell omissions and additions how much of the page the first field leaves without a partner."""
    zh, en = running(expected_length(view, USUAL_RATIO)), running(english_length(view))
    omits, adds = lattice.size_en == 0, lattice.size_zh == 0
    omitted = (probability * omits) @ (zh[lattice.end_zh] - zh[lattice.start_zh]) / zh[-1]
    added = (probability * adds) @ (en[lattice.end_en] - en[lattice.start_en]) / en[-1]
    return omits * (np.log(omitted + 0.01) + 3), adds * (np.log(added + 0.01) + 3)


def score_page(view: PageView, weights: Weights) -> Scored:
    """Run all passes over a page."""
    return _score(view, weights, *describe(view, find_band(view, weights)))


def score_between(
    view: PageView, weights: Weights, origin: tuple[int, int], end: tuple[int, int]
) -> Scored:
    """Run the two fields over every bead between two cells of a page."""
    course = find_band(view, weights)
    rows = np.arange(view.size_zh + 1)
    inside = (rows >= origin[0]) & (rows <= end[0])
    band = Band(np.where(inside, origin[1], 1), np.where(inside, end[1], 0))
    lattice, names, table = describe(view, Course(band, course.ratio, course.surplus))
    return _score(view, weights, lattice.between(origin, end)[0], names, table)


def _score(
    view: PageView, weights: Weights, lattice: Lattice, names: Names, table: Singles
) -> Scored:
    _, probability = lattice.posteriors(scores(table, weights.of(weights.first, names)))
    kept, more_names, more = survivors(view, lattice, (names, table), probability)
    score = scores(more, weights.of(weights.second, more_names))
    return Scored(kept, score, kept.posteriors(score)[1], more_names, more)
