"""What a project's segments add up to: what was reviewed, and what was rated."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final

from reviewer import __version__
from reviewer.session import rating
from reviewer.session.tallying import Kind, patiently
from reviewer.store import log, segments, statistics, sums, tallies
from reviewer.store.keys import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from reviewer.score.mqm_file import Rating
    from reviewer.score.mqm_sums import RatedAlike
    from reviewer.score.project_sums import Sums
    from reviewer.store.database import Database
    from reviewer.store.statistics import Unmeasured
    from reviewer.store.tallies import Stretch

_MEASURED_AT_ONCE: Final = 256
_JUDGED_AT_ONCE: Final = 200


class ReviewedKind(Kind["Sums"]):
    """Decisions, words, findings, HTER, BLEU and time at work, by person and month."""

    name = "reviewed"

    def __init__(
        self, database: Database, notify: Callable[[int], object] = lambda _: None
    ) -> None:
        """`notify` is told how many segments were measured."""
        super().__init__(database)
        self._notify = notify
        self.measured_by = measured_by()
        self._measure = digest(self.measured_by, __version__)

    @property
    def measure(self) -> str:
        """The metrics, and the version that counts words."""
        return self._measure

    def add_up(self, run: Sequence[Stretch]) -> Generator[None, None, dict[int, list[Sums]]]:
        """Measure what was decided anew, then let SQLite add up."""
        from reviewer.score.project import english_word_count  # noqa: PLC0415 — where scores are
        from reviewer.score.project_sums import Adding  # noqa: PLC0415 — the same

        first, end = tallies.places(run)
        yield from self._measure_new(first, end)
        groups: defaultdict[sums.Group, Adding] = defaultdict(Adding)
        for group, status, count, text in sums.texts(self.database, first, end):
            groups[group].count(status, count, english_word_count(text))
            yield
        for group, findings in sums.findings(self.database, first, end):
            groups[group].count_findings(findings)
        yield
        for group, count, columns in sums.statistics(self.database, self.measured_by, first, end):
            groups[group].count_scored(count, columns)
        yield
        for group, at in sums.moments(self.database, first, end):
            groups[group].decided(at)
        found: dict[int, list[Sums]] = {}
        for group, adding in groups.items():
            found.setdefault(group.stretch_id, []).append(adding.sums(group.author, group.month))
        return found

    def _measure_new(self, first: int, end: int) -> Iterator[None]:
        from reviewer.score.pair_statistics import pair_statistics  # noqa: PLC0415 — 130 ms

        waiting = statistics.unmeasured(self.database, self.measured_by, first, end)
        measured: list[tuple[Unmeasured, tuple[int, ...]]] = []
        for start in range(0, len(waiting), _MEASURED_AT_ONCE):
            part = waiting[start : start + _MEASURED_AT_ONCE]
            found = pair_statistics([(one.page, one.reviewed) for one in part])
            measured += zip(part, found, strict=True)
            yield
        if measured:
            yield from patiently(partial(self._keep, measured))
            self._notify(len(measured))

    def _keep(self, measured: Sequence[tuple[Unmeasured, tuple[int, ...]]]) -> None:
        with self.database.writing():
            statistics.keep(self.database, self.measured_by, measured)

    def written(self, parts: Sequence[Sums]) -> str:
        """Write sums as JSON."""
        return _json([[one.author, one.month, one.numbers, one.spells] for one in parts])

    def read(self, text: str) -> list[Sums]:
        """Read sums."""
        from reviewer.score.project_sums import Sums  # noqa: PLC0415 — where scores are

        return [
            Sums(author, month, tuple(numbers), tuple(map(tuple, spells)))
            for author, month, numbers, spells in json.loads(text)
        ]


class RatedKind(Kind["RatedAlike"]):
    """Segments by what raters said of their English as it came: marks, and looks without one."""

    name = "rated"

    def __init__(self, database: Database, raters: frozenset[str]) -> None:
        super().__init__(database)
        self._raters = raters
        self._measure = digest(__version__, *sorted(raters))

    @property
    def measure(self) -> str:
        """The raters, and the version that counts words: who begins to mark has looked before."""
        return self._measure

    def add_up(self, run: Sequence[Stretch]) -> Generator[None, None, dict[int, list[RatedAlike]]]:
        """Read what was said of each segment that a rater decided or marked."""
        from reviewer.score.mqm_sums import rated_alike  # noqa: PLC0415 — 100 ms of numpy

        said: defaultdict[int, list[Sequence[Rating]]] = defaultdict(list)
        judged = sums.judged(self.database, *tallies.places(run))
        for start in range(0, len(judged), _JUDGED_AT_ONCE):
            for body in segments.bodies_of(self.database, judged[start : start + _JUDGED_AT_ONCE]):
                events = log.of_subject(self.database, body.key)
                stretch_id = tallies.stretch_of(body.place or 0)
                said[stretch_id].append(tuple(rating.of_segment(body, events, self._raters)))
            yield
        return {stretch_id: list(rated_alike(rows)) for stretch_id, rows in said.items()}

    def written(self, parts: Sequence[RatedAlike]) -> str:
        """Write counts as JSON."""
        return _json(
            [[one.ratings, one.segments, one.words, one.han, one.letters] for one in parts]
        )

    def read(self, text: str) -> list[RatedAlike]:
        """Read counts."""
        from reviewer.score.mqm_sums import RatedAlike  # noqa: PLC0415 — 100 ms of numpy

        return [
            RatedAlike(tuple(map(tuple, ratings)), *counts) for ratings, *counts in json.loads(text)
        ]


def measured_by() -> str:
    """Name the way in which a segment is measured; what was kept by another one is measured anew."""
    from reviewer.score.pair_statistics import METRICS  # noqa: PLC0415 — 130 ms with sacrebleu
    from reviewer.score.sacre import signature  # noqa: PLC0415 — the same

    return digest(*(f"{signature(metric)}|hyp:page|ref:reviewed" for metric in METRICS))


def _json(value: Sequence[object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
