"""Adding segments up, stretch by stretch: what was kept is taken, the rest is read, measured and kept.

All of it goes in small steps, so that who waits for it can stop it, and nobody waits for its writing.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final, Generic, TypeVar

from reviewer import __version__
from reviewer.session import rating
from reviewer.store import documents, log, segments, statistics, sums, tallies
from reviewer.store.keys import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from reviewer.score.mqm_file import Rating
    from reviewer.score.mqm_sums import RatedAlike
    from reviewer.score.project_sums import Sums
    from reviewer.store.database import Database
    from reviewer.store.tallies import Stretch

Part = TypeVar("Part")
_SEGMENTS_AT_ONCE: Final = 1024
"""10 ms, or as long as it takes to measure those that were decided."""
_MEASURED_AT_ONCE: Final = 256
_JUDGED_AT_ONCE: Final = 200
_STRETCHES_KEPT: Final = 64


@dataclass(frozen=True, slots=True)
class Step(Generic[Part]):
    """A little work that was done."""

    segments: int = 0
    """Segments that were added up in it, or taken from what was kept."""
    document: str = ""
    """The document that is complete with it, if one is."""
    parts: tuple[Part, ...] = ()
    """What that document adds up to."""


class Kind(ABC, Generic[Part]):
    """Something that segments add up to."""

    name: ClassVar[str]

    def __init__(self, database: Database) -> None:
        self.database = database

    @property
    @abstractmethod
    def measure(self) -> str:
        """What its sums depend on beside the segments: another one makes them anew."""

    @abstractmethod
    def add_up(self, run: Sequence[Stretch]) -> Generator[None, None, dict[int, list[Part]]]:
        """Add a run of stretches up in steps; give what each, by its id, adds up to."""

    @abstractmethod
    def written(self, parts: Sequence[Part]) -> str:
        """Write sums as they are kept."""

    @abstractmethod
    def read(self, text: str) -> list[Part]:
        """Read sums that were kept."""


def by_document(kind: Kind[Part]) -> Iterator[Step[Part]]:
    """Give what each document adds up to, in the project's order, with steps in between.

    Raises ProjectError where another program keeps the file busy.
    """
    naming, keeper = _Naming(kind.database), _Keeper(kind)
    document = 0
    parts: list[Part] = []
    try:
        every = tallies.every(kind.database, kind.name, kind.measure)
        for run in tallies.runs(every, _SEGMENTS_AT_ONCE):
            found: dict[int, list[Part]] = {}
            if run[0].sums is None:
                found = yield from _in_steps(kind.add_up(run))
            for stretch in run:
                if stretch.document_id != document:
                    if document:
                        yield Step(0, naming.name(document), tuple(parts))
                    document, parts = stretch.document_id, []
                if stretch.sums is None:
                    keeper.keep(stretch, found.get(stretch.id, []))
                    parts += found.get(stretch.id, [])
                else:
                    parts += kind.read(stretch.sums)
            yield Step(sum(stretch.segments for stretch in run))
        if document:
            yield Step(0, naming.name(document), tuple(parts))
    finally:
        keeper.write()


def _in_steps(
    work: Generator[None, None, dict[int, list[Part]]],
) -> Generator[Step[Part], None, dict[int, list[Part]]]:
    while True:
        try:
            next(work)
        except StopIteration as end:
            found: dict[int, list[Part]] = end.value
            return found
        yield Step()


class _Naming:
    """The names of documents; some may be added meanwhile."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._names: dict[int, str] = {}

    def name(self, document_id: int) -> str:
        if document_id not in self._names:
            self._names = documents.names(self._database)
        return self._names[document_id]


class _Keeper(Generic[Part]):
    """Sums that wait to be written, many in one short transaction."""

    def __init__(self, kind: Kind[Part]) -> None:
        self._kind = kind
        self._waiting: list[tuple[Stretch, str]] = []

    def keep(self, stretch: Stretch, parts: Sequence[Part]) -> None:
        self._waiting.append((stretch, self._kind.written(parts)))
        if len(self._waiting) >= _STRETCHES_KEPT:
            self.write()

    def write(self) -> None:
        if self._waiting:
            with self._kind.database.writing():
                tallies.keep(
                    self._kind.database, self._kind.name, self._kind.measure, self._waiting
                )
            self._waiting.clear()


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
        for start in range(0, len(waiting), _MEASURED_AT_ONCE):
            part = waiting[start : start + _MEASURED_AT_ONCE]
            found = pair_statistics([(one.page, one.reviewed) for one in part])
            with self.database.writing():
                rows = zip(part, found, strict=True)
                statistics.keep(self.database, self.measured_by, rows)
            self._notify(len(part))
            yield

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
