"""How far the raters of MQM files agree, and how severe each of them is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from math import fsum
from typing import TYPE_CHECKING, Final

from reviewer.score.agreement import (
    Level,
    SpanAgreement,
    Weighting,
    alpha,
    alpha_of_labels,
    cohen_kappa,
    fleiss_kappa,
    span_agreement,
)
from reviewer.score.mqm_profile import NO_PENALTY, Profile, label_of, weight_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reviewer.model.span import Span
    from reviewer.score.mqm_file import Rating

    Marked = list[tuple[Span, str]]
    """Marked spans with their severities."""

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
class PairAgreement:
    """How far two raters agree on the segments that both rated."""

    first: str
    second: str
    segments: int
    kappa: float | None
    """Cohen's kappa, with linear weights, of the worst severity of a segment."""
    spans: SpanAgreement
    """Exact ones need the same severity."""


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
    fleiss: float | None
    """Fleiss' kappa of the same, over the segments that as many people rated as is commonest."""
    fleiss_raters: int
    """How many people that is; 0 where no segment was rated twice."""
    spans: SpanAgreement
    """Of all pairs of raters together; exact ones need the same severity."""
    pairs: tuple[PairAgreement, ...]
    """By the names of the two."""
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
    commonest = Counter(map(len, severities)).most_common(1)[0][0] if severities else 0
    couples = [couple for raters in shared for couple in _couples(raters, ranks)]
    return MqmAgreement(
        segments=len(shared),
        penalty=alpha([list(raters.values()) for raters in penalties]),
        severity=alpha(severities, Level.ORDINAL),
        severity_label=alpha_of_labels(severities),
        fleiss=fleiss_kappa([unit for unit in severities if len(unit) == commonest]),
        fleiss_raters=commonest,
        spans=_span_agreement(couples),
        pairs=tuple(_pairs(couples)),
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


@dataclass(frozen=True, slots=True)
class _Said:
    """What one rater said of one segment."""

    rater: str
    worst: int
    text: str
    spans: Marked


_Couple = tuple[_Said, _Said]
"""What two raters said of one segment, by their names."""


def _couples(raters: Mapping[str, list[Rating]], ranks: Mapping[Label, int]) -> Iterator[_Couple]:
    said = [
        _Said(
            rater,
            max(ranks[mark.severity, mark.category] for mark in marks),
            marks[0].target_text,
            _marked(marks, ranks),
        )
        for rater, marks in sorted(raters.items())
    ]
    return combinations(said, 2)


def _pairs(couples: Iterable[_Couple]) -> Iterator[PairAgreement]:
    by_names: defaultdict[tuple[str, str], list[_Couple]] = defaultdict(list)
    for one, other in couples:
        by_names[one.rater, other.rater].append((one, other))
    for names, own in sorted(by_names.items()):
        kappa = cohen_kappa([(one.worst, other.worst) for one, other in own], Weighting.LINEAR)
        yield PairAgreement(*names, len(own), kappa, _span_agreement(own))


def _span_agreement(couples: Iterable[_Couple]) -> SpanAgreement:
    # Spans can only be held against each other in the same text.
    same = [(one.spans, other.spans) for one, other in couples if one.text == other.text]
    return span_agreement([one for one, _ in same], [other for _, other in same])


def _marked(marks: Iterable[Rating], ranks: Mapping[Label, int]) -> Marked:
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
