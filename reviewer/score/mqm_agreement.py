"""How far the raters of MQM files agree, and how severe each of them is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from math import fsum
from typing import TYPE_CHECKING, Final

from reviewer.score.agreement import (
    Level,
    SpanAgreement,
    alpha,
    alpha_of_labels,
    span_agreement,
)
from reviewer.score.mqm_profile import NO_PENALTY, Profile, label_of, weight_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.model.span import Span
    from reviewer.score.mqm_file import Rating

_RANKS: Final = {"trivial": 1, "minor": 2, "major": 3, "critical": 4}

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class RaterMean:
    """How severe a rater is; only comparable between raters who saw the same segments."""

    rater: str
    segments: int
    penalty: float
    """Mean of the rater's penalties of a segment."""


@dataclass(frozen=True, slots=True)
class MqmAgreement:
    """Agreement over all segments that more than one person rated."""

    segments: int
    """How many those are."""
    penalty: float | None
    """Krippendorff's alpha (interval) of the penalties of a segment."""
    severity: float | None
    """Krippendorff's alpha (ordinal) of the worst severity of a segment."""
    severity_label: float | None
    """Krippendorff's alpha (nominal) of the same."""
    spans: SpanAgreement
    """Of all pairs of raters together; exact ones need the same severity."""
    raters: tuple[RaterMean, ...]
    """The mildest first."""


def mqm_agreement(ratings: Iterable[Rating], profile: Profile) -> MqmAgreement:
    """Compare the raters of some ratings by a profile."""
    by_segment: defaultdict[Key, defaultdict[str, list[Rating]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for rating in ratings:
        by_segment[rating.system, rating.document, rating.segment][rating.rater].append(rating)
    shared = [raters for raters in by_segment.values() if len(raters) > 1]
    severities = [[_worst(marks) for marks in raters.values()] for raters in shared]
    penalties = [[_penalty(marks, profile) for marks in raters.values()] for raters in shared]
    return MqmAgreement(
        segments=len(shared),
        penalty=alpha(penalties),
        severity=alpha(severities, Level.ORDINAL),
        severity_label=alpha_of_labels(severities),
        spans=_spans(shared),
        raters=_means(by_segment.values(), profile),
    )


def _worst(marks: Sequence[Rating]) -> int:
    """Rank the worst severity, 0 for none."""
    return max(_rank(mark) for mark in marks)


def _rank(mark: Rating) -> int:
    if NO_PENALTY.search(label_of(mark.severity, mark.category)):
        return 0
    return _RANKS.get(mark.severity.strip().lower(), 0)


def _penalty(marks: Sequence[Rating], profile: Profile) -> float:
    return fsum(weight_of(profile, mark.severity, mark.category) or 0.0 for mark in marks)


def _spans(shared: Iterable[dict[str, list[Rating]]]) -> SpanAgreement:
    first: list[list[tuple[Span, str]]] = []
    second: list[list[tuple[Span, str]]] = []
    for raters in shared:
        for one, other in combinations(raters.values(), 2):
            # Spans can only be held against each other in the same text.
            if one[0].target_text == other[0].target_text:
                first.append(_marked(one))
                second.append(_marked(other))
    return span_agreement(first, second)


def _marked(marks: Iterable[Rating]) -> list[tuple[Span, str]]:
    return [(span, mark.severity.lower()) for mark in marks if _rank(mark) for span in mark.spans]


def _means(segments: Iterable[dict[str, list[Rating]]], profile: Profile) -> tuple[RaterMean, ...]:
    penalties: defaultdict[str, list[float]] = defaultdict(list)
    for raters in segments:
        for rater, marks in raters.items():
            penalties[rater].append(_penalty(marks, profile))
    means = (RaterMean(name, len(all_), fsum(all_) / len(all_)) for name, all_ in penalties.items())
    return tuple(sorted(means, key=lambda mean: (mean.penalty, mean.rater)))
