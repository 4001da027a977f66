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
    from collections.abc import Iterable, Mapping, Sequence

    from reviewer.model.span import Span
    from reviewer.score.mqm_file import Rating

_RANKS: Final = {"trivial": 1, "minor": 2, "major": 3, "critical": 4}

Key = tuple[str, str, str]
Label = tuple[str, str]
"""Severity and category."""


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


def mqm_agreement(ratings: Sequence[Rating], profile: Profile) -> MqmAgreement:
    """Compare the raters of some ratings by a profile."""
    weights, ranks = _weights(ratings, profile), _ranks(ratings)
    by_segment: defaultdict[Key, defaultdict[str, list[Rating]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for rating in ratings:
        by_segment[rating.system, rating.document, rating.segment][rating.rater].append(rating)
    penalties = [
        {
            rater: fsum(weights[mark.severity, mark.category] for mark in marks)
            for rater, marks in raters.items()
        }
        for raters in by_segment.values()
    ]
    shared = [raters for raters in by_segment.values() if len(raters) > 1]
    severities = [
        [max(ranks[mark.severity, mark.category] for mark in marks) for marks in raters.values()]
        for raters in shared
    ]
    return MqmAgreement(
        segments=len(shared),
        penalty=alpha([list(raters.values()) for raters in penalties]),
        severity=alpha(severities, Level.ORDINAL),
        severity_label=alpha_of_labels(severities),
        spans=_spans(shared, ranks),
        raters=_means(penalties),
    )


def _weights(ratings: Sequence[Rating], profile: Profile) -> Mapping[Label, float]:
    labels = {(rating.severity, rating.category) for rating in ratings}
    return {label: weight_of(profile, *label) or 0.0 for label in labels}


def _ranks(ratings: Sequence[Rating]) -> Mapping[Label, int]:
    """Rank each label's severity; 0 where a rater found nothing that counts."""
    labels = {(rating.severity, rating.category) for rating in ratings}
    return {
        label: 0 if NO_PENALTY.search(label_of(*label)) else _RANKS.get(label[0].strip().lower(), 0)
        for label in labels
    }


def _spans(
    shared: Iterable[Mapping[str, list[Rating]]], ranks: Mapping[Label, int]
) -> SpanAgreement:
    first: list[list[tuple[Span, str]]] = []
    second: list[list[tuple[Span, str]]] = []
    for raters in shared:
        seen = [(marks[0].target_text, _marked(marks, ranks)) for marks in raters.values()]
        for (text, one), (other_text, other) in combinations(seen, 2):
            # Spans can only be held against each other in the same text.
            if text == other_text:
                first.append(one)
                second.append(other)
    return span_agreement(first, second)


def _marked(marks: Iterable[Rating], ranks: Mapping[Label, int]) -> list[tuple[Span, str]]:
    return [
        (span, mark.severity.lower())
        for mark in marks
        if ranks[mark.severity, mark.category]
        for span in mark.spans
    ]


def _means(segments: Iterable[Mapping[str, float]]) -> tuple[RaterMean, ...]:
    penalties: defaultdict[str, list[float]] = defaultdict(list)
    for raters in segments:
        for rater, penalty in raters.items():
            penalties[rater].append(penalty)
    means = (RaterMean(name, len(all_), fsum(all_) / len(all_)) for name, all_ in penalties.items())
    return tuple(sorted(means, key=lambda mean: (mean.penalty, mean.rater)))
