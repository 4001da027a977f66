"""MQM from sums: segments that were rated alike are counted together, and weighed when they are asked for.

The figures that `project_mqm` has of all ratings, to the last bit: penalties are added up exactly.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain, repeat
from math import fsum
from typing import TYPE_CHECKING

from reviewer.model.span import Side
from reviewer.score.metric import side_by_letters
from reviewer.score.mqm import signature_of, system_score
from reviewer.score.mqm_profile import weight_of
from reviewer.score.project import english_word_count
from reviewer.score.project_mqm import PAGE
from reviewer.text.han import is_han

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.score.mqm_file import Rating
    from reviewer.score.mqm_profile import Profile

Said = tuple[str, str, str, str]
"""Rater, month, severity and category of one rating."""


@dataclass(frozen=True, slots=True)
class RatedAlike:
    """Segments whose English as it came got the same ratings from the same people."""

    ratings: tuple[Said, ...]
    segments: int
    words: int
    han: int
    """Han characters of their English."""
    letters: int
    """All its letters, Han characters too."""


def rated_alike(segments: Iterable[Sequence[Rating]]) -> tuple[RatedAlike, ...]:
    """Count segments by the ratings of their page's English; those without one are left out."""
    counted: defaultdict[tuple[Said, ...], Counter[str]] = defaultdict(Counter)
    for ratings in segments:
        mine = [one for one in ratings if one.system == PAGE]
        if mine:
            said = sorted((one.rater, one.at[:7], one.severity, one.category) for one in mine)
            counted[tuple(said)].update(_lengths(mine[0].target_text))
    return tuple(
        RatedAlike(said, *(counts[name] for name in ("segments", "words", "han", "letters")))
        for said, counts in counted.items()
    )


def _lengths(text: str) -> dict[str, int]:
    return {
        "segments": 1,
        "words": english_word_count(text),
        "han": sum(map(is_han, text)),
        "letters": sum(map(str.isalpha, text)),
    }


class _Group:
    """What the segments of a page, a rater or a month cost."""

    def __init__(self) -> None:
        self.penalties: Counter[float] = Counter()
        self.words = self.han = 0
        self.seen_han = self.seen_letters = 0
        """Of the English that ratings saw: once for each rating."""

    def add(self, alike: RatedAlike, ratings: Sequence[Said], weights: Sequence[float]) -> None:
        """Add segments with those of their ratings that belong to the group."""
        raters = len({rater for rater, *_ in ratings})
        self.penalties[fsum(weights) / raters] += alike.segments
        self.words += alike.words
        self.han += alike.han
        self.seen_han += alike.han * len(ratings)
        self.seen_letters += alike.letters * len(ratings)

    @property
    def side(self) -> Side:
        """The language that was rated."""
        return side_by_letters(self.seen_han, self.seen_letters)

    def score(self, profile: Profile) -> float | None:
        """Score the segments; None where there are none."""
        segments = self.penalties.total()
        if not segments:
            return None
        total = fsum(chain.from_iterable(repeat(one, n) for one, n in self.penalties.items()))
        length = self.han if self.side is Side.ZH else self.words
        return system_score(total, segments, length, profile)


class MqmTotals:
    """A project's ratings by a profile, added up document by document."""

    def __init__(self, profile: Profile) -> None:
        self.documents: dict[str, float] = {}
        self._profile = profile
        self._weights: dict[tuple[str, str], float] = {}
        self._whole = _Group()
        self._by_rater: defaultdict[str, _Group] = defaultdict(_Group)
        self._by_month: defaultdict[str, _Group] = defaultdict(_Group)

    def add(self, document: str, parts: Iterable[RatedAlike]) -> None:
        """Add a document, each once."""
        group = _Group()
        for alike in parts:
            for whole in (group, self._whole):
                whole.add(alike, alike.ratings, [self._weight(one) for one in alike.ratings])
            self._add_parts(alike, 0, self._by_rater)
            self._add_parts(alike, 1, self._by_month)
        score = group.score(self._profile)
        if score is not None:
            self.documents[document] = score

    def _add_parts(self, alike: RatedAlike, field: int, groups: defaultdict[str, _Group]) -> None:
        for name in {one[field] for one in alike.ratings}:
            mine = [one for one in alike.ratings if one[field] == name]
            groups[name].add(alike, mine, [self._weight(one) for one in mine])

    def _weight(self, said: Said) -> float:
        label = said[2], said[3]
        if label not in self._weights:
            self._weights[label] = weight_of(self._profile, *label) or 0.0
        return self._weights[label]

    @property
    def whole(self) -> float | None:
        """The score of all; None where nobody rated anything."""
        return self._whole.score(self._profile)

    @property
    def raters(self) -> dict[str, float]:
        """The score by each rater."""
        return self._scores(self._by_rater)

    @property
    def months(self) -> dict[str, float]:
        """The score by the month of the rating."""
        return self._scores(self._by_month)

    def interval(self) -> None:
        """Give none: sums by document do not tell in which order penalties were added."""

    def signature(self) -> str:
        """Say how the scores are computed, but not of which ratings."""
        return f"{signature_of(self._profile, self._whole.side)}|of:{PAGE}"

    def _scores(self, groups: dict[str, _Group]) -> dict[str, float]:
        scores = {name: group.score(self._profile) for name, group in groups.items()}
        return {name: score for name, score in scores.items() if score is not None}
