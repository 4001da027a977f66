"""Adding segments up, stretch by stretch: what was kept is taken, the rest is read, measured and kept.

All of it goes in small steps, so that who waits for it can stop it, and nobody waits for its writing.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final, Generic, TypeVar

from reviewer.model.errors import BusyError
from reviewer.store import documents, tallies

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from reviewer.store.database import Database
    from reviewer.store.tallies import Stretch

Part = TypeVar("Part")
_SEGMENTS_AT_ONCE: Final = 1024
"""10 ms, or as long as it takes to measure those that were decided."""
_STRETCHES_KEPT: Final = 64
_TRIES: Final = 120
"""As often a write that finds the file busy is tried again: half a minute where each waits 250 ms."""


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


def by_document(kind: Kind[Part]) -> Generator[Step[Part], None, None]:
    """Give what each document adds up to, in the project's order, with steps in between.

    Raises BusyError where another program keeps the file busy for long.
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
            if keeper.has_many:
                for _ in patiently(keeper.write):
                    yield Step()
            yield Step(sum(stretch.segments for stretch in run))
        if document:
            yield Step(0, naming.name(document), tuple(parts))
    finally:
        # Who stops, or finds another program writing, does not wait for what can be added up again.
        with suppress(BusyError):
            keeper.write()


def patiently(write: Callable[[], None]) -> Iterator[None]:
    """Write something; while another program is writing, try again in steps.

    Raises BusyError where it goes on for too long.
    """
    for _ in range(_TRIES):
        try:
            write()
        except BusyError:
            yield
        else:
            return
    write()


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

    @property
    def has_many(self) -> bool:
        return len(self._waiting) >= _STRETCHES_KEPT

    def write(self) -> None:
        if self._waiting:
            with self._kind.database.writing():
                tallies.keep(
                    self._kind.database, self._kind.name, self._kind.measure, self._waiting
                )
            self._waiting.clear()
