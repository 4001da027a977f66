"""How far people agree: Krippendorff's alpha, Cohen's and Fleiss' kappa, F1 of marked spans.

None stands for "can't be said": nothing was rated twice, or all ratings are the same.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from math import fsum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from reviewer.model.span import Span


class Level(StrEnum):
    """What the values of ratings mean."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


class Weighting(StrEnum):
    """How much worse a kappa takes values that lie further apart."""

    NONE = "none"
    LINEAR = "linear"
    QUADRATIC = "quadratic"


@dataclass(frozen=True, slots=True)
class SpanAgreement:
    """F1 of one person's spans against another's; the same whoever is asked first."""

    exact: float | None
    """Of spans with the same ends and the same label."""
    characters: float | None
    """Of marked code points, whatever their label."""


def alpha_of_labels(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Compute Krippendorff's alpha of labels without order (nominal).

    A unit holds the labels that its raters gave, in any number; those with fewer than two count
    for nothing. Krippendorff 2011, "Computing Krippendorff's alpha-reliability".
    """
    observed = []
    totals: Counter[Hashable] = Counter()
    for unit in units:
        if len(unit) > 1:
            counts = Counter(unit)
            totals.update(counts)
            unlike = sum(count * (len(unit) - count) for count in counts.values())
            observed.append(unlike / (len(unit) - 1))
    everything = totals.total()
    expected = sum(count * (everything - count) for count in totals.values())
    return 1 - (everything - 1) * fsum(observed) / expected if expected else None


def alpha(units: Iterable[Sequence[float]], level: Level = Level.INTERVAL) -> float | None:
    """Compute Krippendorff's alpha of numbers, at any level; see `alpha_of_labels`."""
    shared = [unit for unit in units if len(unit) > 1]
    if level is Level.NOMINAL:
        return alpha_of_labels(shared)
    if level is Level.ORDINAL:
        # The ordinal difference of Krippendorff is the interval difference of middle ranks.
        ranks = _middle_ranks(value for unit in shared for value in unit)
        shared = [[ranks[value] for value in unit] for unit in shared]
    observed = fsum(_squares(unit) / (len(unit) - 1) for unit in shared)
    values = [value for unit in shared for value in unit]
    expected = _squares(values)
    return 1 - (len(values) - 1) * observed / expected if expected else None


def _squares(values: Sequence[float]) -> float:
    """Sum the squared differences of all ordered pairs."""
    middle = fsum(values) / len(values) if values else 0.0
    return 2 * len(values) * fsum((value - middle) ** 2 for value in values)


def _middle_ranks(values: Iterable[float]) -> Mapping[float, float]:
    counts = Counter(values)
    ranks: dict[float, float] = {}
    below = 0
    for value in sorted(counts):
        ranks[value] = below + counts[value] / 2
        below += counts[value]
    return ranks


def cohen_kappa(
    pairs: Sequence[tuple[float, float]], weighting: Weighting = Weighting.NONE
) -> float | None:
    """Compute Cohen's kappa of two people over the same items (Cohen 1960, weighted: 1968).

    With weights, values are taken by their rank among those that occur.
    """
    ranks = {value: rank for rank, value in enumerate(sorted({v for pair in pairs for v in pair}))}

    def unlike(one: float, other: float) -> float:
        distance = abs(ranks[one] - ranks[other])
        match weighting:
            case Weighting.NONE:
                return float(distance > 0)
            case Weighting.LINEAR:
                return distance
            case Weighting.QUADRATIC:
                return distance**2

    first, second = (Counter(pair[side] for pair in pairs) for side in (0, 1))
    expected = fsum(
        count * others * unlike(one, other)
        for one, count in first.items()
        for other, others in second.items()
    )
    observed = fsum(unlike(*pair) for pair in pairs)
    return 1 - observed * len(pairs) / expected if expected else None


def fleiss_kappa(units: Sequence[Sequence[Hashable]]) -> float | None:
    """Compute Fleiss' kappa (Fleiss 1971); every unit needs the same number of raters, two or more."""
    if not units:
        return None
    raters = len(units[0])
    if raters < 2 or any(len(unit) != raters for unit in units):
        raise ValueError("Fleiss' kappa needs the same two or more raters for each unit")
    counts = [Counter(unit) for unit in units]
    totals = sum(counts, Counter[object]())
    everything = raters * len(units)
    alike = sum(count * (count - 1) for unit in counts for count in unit.values())
    agreement = alike / (everything * (raters - 1))
    chance = sum(count**2 for count in totals.values()) / everything**2
    return (agreement - chance) / (1 - chance) if chance < 1 else None


def span_agreement(
    first: Sequence[Sequence[tuple[Span, str]]], second: Sequence[Sequence[tuple[Span, str]]]
) -> SpanAgreement:
    """Hold the labelled spans that two people marked in the same texts against each other."""
    alike = sum(
        (Counter(one) & Counter(other)).total() for one, other in zip(first, second, strict=True)
    )
    spans = sum(map(len, first)) + sum(map(len, second))
    covered = [(_covered(one), _covered(other)) for one, other in zip(first, second, strict=True)]
    both = sum(len(one & other) for one, other in covered)
    marked = sum(len(one) + len(other) for one, other in covered)
    return SpanAgreement(
        exact=2 * alike / spans if spans else None,
        characters=2 * both / marked if marked else None,
    )


def _covered(spans: Iterable[tuple[Span, str]]) -> set[int]:
    return {place for span, _ in spans for place in range(span.start, span.end)}
