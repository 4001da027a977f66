"""Systems side by side: scores with intervals, pairs with p-values, letters that sum them up."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from reviewer import __version__
from reviewer.score.letters import significance_letters
from reviewer.score.randomise import holm, p_value, swapped_sums, trials_for
from reviewer.score.resample import RESAMPLES, SEED, Interval, interval, method

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.score.resample import Formula, Numbers

_SIGNIFICANT = 0.05
_FEW_CLUSTERS = 10


@dataclass(frozen=True, slots=True)
class Measure:
    """A kind of score that every system of a comparison gets."""

    label: str
    formula: Formula
    signature: str
    more_is_better: bool


@dataclass(frozen=True, slots=True)
class System:
    """What a system has earned, ready for any measure."""

    name: str
    score: float
    """The score itself, to the last bit as its metric has it."""
    sums: Numbers
    """Statistics by cluster, of shape (clusters, columns); the same clusters for all systems."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A system's score among others."""

    name: str
    score: float
    interval: Interval | None
    """None where there are fewer than two clusters to draw from."""
    letters: str
    """Systems that share a letter were not shown to differ; empty for a single system."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Whether two systems differ."""

    first: str
    second: str
    p: float
    p_holm: float
    """Adjusted for all pairs of the comparison."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One measure over all systems, in the order in which they were given."""

    measure: Measure
    standings: tuple[Standing, ...]
    pairs: tuple[Pair, ...]
    uncertainty: str
    """Signature of intervals and tests."""
    caution: str
    """What to keep in mind of them, in one sentence; empty if nothing."""


def compare(
    measure: Measure,
    systems: Sequence[System],
    *,
    unit: str,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Comparison:
    """Compare systems by one measure; `unit` names what a cluster is: `document`, `segment` or both."""
    clusters = len(systems[0].sums)
    pairs = _pairs(measure, systems, seed) if clusters > 1 and resamples else ()
    best_first = sorted(systems, key=lambda system: system.score, reverse=measure.more_is_better)
    letters = significance_letters(
        [system.name for system in best_first],
        [(pair.first, pair.second) for pair in pairs if pair.p_holm < _SIGNIFICANT],
    )
    standings = tuple(
        Standing(
            name=system.name,
            score=system.score,
            interval=_interval(measure, system, resamples, seed),
            letters=letters[system.name] if pairs else "",
        )
        for system in systems
    )
    return Comparison(
        measure=measure,
        standings=standings,
        pairs=pairs,
        uncertainty=uncertainty(clusters, unit, resamples, seed, has_pairs=bool(pairs)),
        caution=_caution(clusters, unit) if resamples else "",
    )


def _interval(measure: Measure, system: System, resamples: int, seed: int) -> Interval | None:
    if len(system.sums) < 2 or not resamples:
        return None
    return interval(system.sums, measure.formula, resamples, seed)


def _pairs(measure: Measure, systems: Sequence[System], seed: int) -> tuple[Pair, ...]:
    if len(systems) < 2:
        return ()
    couples = list(combinations(systems, 2))
    swapped = {system.name: swapped_sums(system.sums, seed) for system in systems}
    chances = [
        p_value(swapped[one.name], swapped[other.name], measure.formula) for one, other in couples
    ]
    return tuple(
        Pair(one.name, other.name, chance, adjusted)
        for (one, other), chance, adjusted in zip(couples, chances, holm(chances), strict=True)
    )


def uncertainty(
    clusters: int,
    unit: str,
    resamples: int = RESAMPLES,
    seed: int = SEED,
    *,
    has_pairs: bool = False,
) -> str:
    """Write the signature of intervals and tests."""
    if not resamples or clusters < 2:
        return "none"
    parts = [f"bs:{resamples}", f"draw:{method(clusters)}"]
    if has_pairs:
        parts += [f"ar:{trials_for(clusters)}", "p:two-sided+holm"]
    parts += [f"cluster:{unit}", f"clusters:{clusters}", f"seed:{seed}", f"version:{__version__}"]
    return "|".join(parts)


def _caution(clusters: int, unit: str) -> str:
    if clusters < 2:
        return f"only one {unit}: nothing can be said of how sure these scores are"
    if clusters < _FEW_CLUSTERS:
        return f"only {clusters} {unit}s: intervals are narrower than they should be"
    if "segment" in unit:
        return "segments of one document are alike: by document the intervals will be wider"
    return ""
