"""MQM: ratings to penalties; a segment is the mean over its raters, a system over its segments."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

import numpy as np

from reviewer import __version__
from reviewer.model.span import Side
from reviewer.score.compare import Measure, System
from reviewer.score.lines import corpus_hash
from reviewer.score.metric import target_side
from reviewer.score.mqm_profile import Basis, Profile, weight_of
from reviewer.score.project import english_word_count
from reviewer.text.han import is_han

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.score.mqm_file import Rating
    from reviewer.score.resample import Floats, Numbers


@dataclass(frozen=True, slots=True)
class SegmentPenalty:
    """What one translation of one segment costs."""

    system: str
    document: str
    segment: str
    penalty: float
    """Mean over raters of the sum of a rater's weights."""
    raters: int
    length: int
    """Words of the translation, or its Han characters where it is Chinese."""
    critical: int
    """Errors that any rater called critical."""


@dataclass(frozen=True, slots=True)
class CategoryPenalty:
    """What one kind of error costs a system."""

    severity: str
    category: str
    count: int
    """Marks of all raters."""
    penalty: float
    """Its part of the mean penalty of a segment."""


@dataclass(frozen=True, slots=True)
class SystemPenalty:
    """A system's score."""

    name: str
    score: float
    """Mean penalty of a segment (0 at best), or quality 0 to 100 where the profile goes by length."""
    segments: int
    penalty_per_1000: float | None
    """Penalty of 1,000 words, or Han characters; None without any."""
    critical: int
    has_passed: bool | None
    """Whether the score reaches the profile's threshold without a critical error; None without one."""
    categories: tuple[CategoryPenalty, ...]
    """The dearest first."""


@dataclass(frozen=True, slots=True)
class MqmScores:
    """All systems of a file, in the order of their first rating."""

    systems: tuple[SystemPenalty, ...]
    segments: tuple[SegmentPenalty, ...]
    signature: str
    unknown: tuple[tuple[str, int], ...]
    """Labels that the profile has no rule for, and how often they came; they weigh nothing."""


def score_mqm(ratings: Sequence[Rating], profile: Profile) -> MqmScores:
    """Score every system of some ratings by a profile."""
    marked = _Marked(ratings, profile)
    segments = tuple(marked.segment(members) for members in marked.by_segment.values())
    by_system: defaultdict[str, list[SegmentPenalty]] = defaultdict(list)
    for segment in segments:
        by_system[segment.system].append(segment)
    return MqmScores(
        systems=tuple(marked.system(name, members) for name, members in by_system.items()),
        segments=segments,
        signature=marked.signature(),
        unknown=marked.unknown(),
    )


def system_score(penalties: float, segments: float, length: float, profile: Profile) -> float:
    """Score a system by the sum of its segments' penalties, their number, and their length."""
    if profile.basis is Basis.SEGMENT:
        return penalties / segments if segments else 0.0
    if length:
        return 100 * (1 - penalties / length)
    return 0.0 if penalties else 100.0


def signature_of(profile: Profile, side: Side, corpus: str = "") -> str:
    """Say how scores are computed, and of which ratings where their hash is given."""
    unit = "zh-characters" if side is Side.ZH else "en-words"
    by_length = profile.basis is Basis.LENGTH
    return "|".join(
        (
            profile.signature,
            "segment:mean-of-raters",
            f"system:{'100-per-' + unit if by_length else 'mean-of-segments'}",
            *([f"corpus:{corpus}"] if corpus else []),
            f"version:{__version__}",
        )
    )


class _Marked:
    """Ratings by system and segment, and what each of their labels weighs."""

    def __init__(self, ratings: Sequence[Rating], profile: Profile) -> None:
        self.ratings = ratings
        self.profile = profile
        self.labels = Counter((rating.severity, rating.category) for rating in ratings)
        self.weights = {label: weight_of(profile, *label) for label in self.labels}
        self.side = target_side(rating.target_text for rating in ratings[:200])
        self.by_segment: defaultdict[tuple[str, str, str], list[Rating]] = defaultdict(list)
        for rating in ratings:
            self.by_segment[rating.system, rating.document, rating.segment].append(rating)
        self.categories: defaultdict[str, _Categories] = defaultdict(_Categories)

    def segment(self, ratings: Sequence[Rating]) -> SegmentPenalty:
        """Score the ratings of one system's segment."""
        first = ratings[0]
        raters = len({rating.rater for rating in ratings})
        weights = [self.weights[rating.severity, rating.category] or 0.0 for rating in ratings]
        for rating, weight in zip(ratings, weights, strict=True):
            if weight:
                self.categories[first.system].add(rating, weight / raters)
        # Raters may have touched the text that they saw: the commonest stands for all.
        ((text, _),) = Counter(rating.target_text for rating in ratings).most_common(1)
        return SegmentPenalty(
            system=first.system,
            document=first.document,
            segment=first.segment,
            penalty=fsum(weights) / raters,
            raters=raters,
            length=sum(map(is_han, text)) if self.side is Side.ZH else english_word_count(text),
            critical=sum(rating.severity.lower() == "critical" for rating in ratings),
        )

    def system(self, name: str, segments: Sequence[SegmentPenalty]) -> SystemPenalty:
        """Score a system by its segments."""
        total = fsum(segment.penalty for segment in segments)
        length = sum(segment.length for segment in segments)
        critical = sum(segment.critical for segment in segments)
        score = system_score(total, len(segments), length, self.profile)
        pass_at = self.profile.pass_at
        return SystemPenalty(
            name=name,
            score=score,
            segments=len(segments),
            penalty_per_1000=1000 * total / length if length else None,
            critical=critical,
            has_passed=None if pass_at is None else score >= pass_at and not critical,
            categories=self.categories[name].penalties(len(segments)),
        )

    def signature(self) -> str:
        """Say how the scores were computed, and of which ratings."""
        columns = zip(
            *(
                (r.system, r.document, r.segment, r.rater, r.severity, r.category)
                for r in self.ratings
            ),
            strict=True,
        )
        return signature_of(self.profile, self.side, corpus_hash(columns))

    def unknown(self) -> tuple[tuple[str, int], ...]:
        """List the labels without a weight, the commonest first."""
        return tuple(
            (f"{severity} {category}".strip(), count)
            for (severity, category), count in self.labels.most_common()
            if self.weights[severity, category] is None
        )


class _Categories:
    """Marks of one system by severity and category."""

    def __init__(self) -> None:
        self.parts: defaultdict[tuple[str, str], list[float]] = defaultdict(list)

    def add(self, rating: Rating, part: float) -> None:
        """Count one mark, and its part of its segment's penalty."""
        self.parts[rating.severity, rating.category].append(part)

    def penalties(self, segments: int) -> tuple[CategoryPenalty, ...]:
        """Return the parts of the mean penalty of a segment, the dearest first."""
        found = (
            CategoryPenalty(severity, category, len(parts), fsum(parts) / segments)
            for (severity, category), parts in self.parts.items()
        )
        return tuple(sorted(found, key=lambda one: (-one.penalty, one.severity, one.category)))


def mqm_systems(
    scores: MqmScores, profile: Profile, *, by_document: bool = True
) -> tuple[Measure, tuple[System, ...]]:
    """Return the systems ready to be compared, document by document or segment by segment."""
    documents = sorted(
        {(one.document, "" if by_document else one.segment) for one in scores.segments}
    )
    place = {cluster: number for number, cluster in enumerate(documents)}
    sums = {system.name: np.zeros((len(documents), 3)) for system in scores.systems}
    for one in scores.segments:
        cluster = place[one.document, "" if by_document else one.segment]
        sums[one.system][cluster] += (one.penalty, 1.0, one.length)

    def formula(rows: Numbers) -> Floats:
        divisor = rows[:, 1 if profile.basis is Basis.SEGMENT else 2]
        mean: Floats = rows[:, 0] / np.maximum(divisor, np.finfo(np.float64).tiny)
        return mean if profile.basis is Basis.SEGMENT else 100 * (1 - mean)

    measure = Measure(
        "MQM", formula, scores.signature, more_is_better=profile.basis is Basis.LENGTH
    )
    return measure, tuple(
        System(system.name, system.score, sums[system.name]) for system in scores.systems
    )
