"""MQM of a project from what people marked on the screen: the whole, by page, by rater, by month."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from reviewer.score.mqm_profile import Basis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewer.score.mqm_file import Rating
    from reviewer.score.mqm_profile import Profile
    from reviewer.score.resample import Interval

PAGE: Final = "page"
"""System of the ratings of the English as the page came."""
REVIEWED: Final = "reviewed"
"""System of the ratings of English that people wrote, where it stands now."""


@dataclass(frozen=True)
class ProjectMqm:
    """The ratings of a project's pages as they came, with a profile to score them by."""

    ratings: tuple[Rating, ...]
    profile: Profile

    @property
    def whole(self) -> float | None:
        """The score of all; None where nobody rated anything."""
        return self._score(self.ratings)

    @cached_property
    def documents(self) -> dict[str, float]:
        """The score of each page."""
        return self._by(lambda rating: rating.document)

    @cached_property
    def raters(self) -> dict[str, float]:
        """The score by each rater; only comparable between those who rated the same segments."""
        return self._by(lambda rating: rating.rater)

    @cached_property
    def months(self) -> dict[str, float]:
        """The score by the month of the rating."""
        return self._by(lambda rating: rating.at[:7])

    @property
    def more_is_better(self) -> bool:
        """Say whether the profile gives quality rather than a penalty."""
        return self.profile.basis is Basis.LENGTH

    def signature(self) -> str:
        """Say how the scores were computed."""
        from reviewer.score.mqm import score_mqm  # noqa: PLC0415 — 100 ms of numpy

        return f"{score_mqm(self.ratings, self.profile).signature}|of:{PAGE}"

    def interval(self) -> Interval | None:
        """Say where the whole lies with 95% confidence; None for fewer than two pages."""
        from reviewer.score.mqm import mqm_systems, score_mqm  # noqa: PLC0415 — 100 ms of numpy
        from reviewer.score.resample import interval  # noqa: PLC0415 — with numpy

        if len({rating.document for rating in self.ratings}) < 2:
            return None
        measure, (system,) = mqm_systems(score_mqm(self.ratings, self.profile), self.profile)
        return interval(system.sums, measure.formula)

    def _by(self, key: Callable[[Rating], str]) -> dict[str, float]:
        members: defaultdict[str, list[Rating]] = defaultdict(list)
        for rating in self.ratings:
            members[key(rating)].append(rating)
        scores = {name: self._score(ratings) for name, ratings in members.items()}
        return {name: score for name, score in scores.items() if score is not None}

    def _score(self, ratings: Sequence[Rating]) -> float | None:
        from reviewer.score.mqm import score_mqm  # noqa: PLC0415 — 100 ms of numpy

        systems = score_mqm(ratings, self.profile).systems if ratings else ()
        return systems[0].score if systems else None


def project_mqm(ratings: Iterable[Rating], profile: Profile) -> ProjectMqm:
    """Take a project's ratings of its pages as they came."""
    return ProjectMqm(tuple(one for one in ratings if one.system == PAGE), profile)
