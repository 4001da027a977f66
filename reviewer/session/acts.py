"""What a person did in this session: said in the log at once, taken back and said again in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from reviewer.model.decision import EventKind
from reviewer.model.errors import DecisionError
from reviewer.session.clock import new_id, utc_now
from reviewer.session.views import Outcome
from reviewer.store import checked, log
from reviewer.store.keys import EVERYWHERE, document_name
from reviewer.store.log import Saying

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewer.model.decision import Event
    from reviewer.session.views import Clock, NewId
    from reviewer.store.checked import Checked
    from reviewer.store.database import Database

    Follow = Callable[[Sequence[Event]], tuple[int, ...]]
    """Brings a project up to date with events; gives the segments that changed."""


_FEW: Final = 20
"""Segments that an act is about, up to which it is done before a key's answer is drawn."""


class Keeper(Protocol):
    """What keeps what is said, and brings everything up to date with it; a `Project` does."""

    @property
    def database(self) -> Database:
        """Where it is written."""

    def follow(self, events: Sequence[Event]) -> tuple[int, ...]:
        """Bring everything up to date with events, within their transaction."""

    def foresee(self, events: Sequence[Event]) -> None:
        """Work out what takes long of what will follow events, before they are said."""


@dataclass(frozen=True, slots=True)
class _Act:
    """Something that was said, and can be taken back."""

    events: tuple[tuple[str, str], ...]
    """Id and subject of each."""
    label: str
    segment_id: int
    is_long: bool
    """It is about many segments, so that taking it back takes long too."""


class Acts:
    """One author's acts, the last of which can be undone."""

    def __init__(self, keeper: Keeper, author: str, clock: Clock, new_id: NewId) -> None:
        self._keeper = keeper
        self._database = keeper.database
        self._author = author
        self._clock = clock
        self._new_id = new_id
        self._done: list[_Act] = []
        self._undone: list[tuple[_Act, _Act]] = []

    def through(self, keeper: Keeper) -> Acts:
        """Give the same acts, said through another connection: for another thread, while this one waits."""
        other = Acts(keeper, self._author, self._clock, self._new_id)
        other._done, other._undone = self._done, self._undone
        return other

    @property
    def undoing_is_long(self) -> bool:
        """Whether taking the last act back takes so long that it is better done aside."""
        return bool(self._done) and self._done[-1].is_long

    @property
    def redoing_is_long(self) -> bool:
        """Whether doing again what was taken back last takes so long."""
        return bool(self._undone) and self._undone[-1][0].is_long

    def do(
        self,
        sayings: Callable[[], Sequence[Saying]],
        label: str,
        segment_id: int = 0,
        *,
        kept: Iterable[tuple[int, str, Checked]] = (),
        coming: Sequence[Saying] = (),
    ) -> Outcome:
        """Say something as one act; `sayings` is asked within the transaction.

        When this returns the act is on the disk. Nothing to say is no act. `coming` is what will
        surely be said, where working out what follows from it would keep others from writing.
        """
        self._foresee(coming)
        with self._database.writing():
            checked.keep(self._database, kept)
            act, changed = self._say(sayings(), label, segment_id)
        if act.events:
            self._done.append(act)
            self._undone.clear()
        return Outcome(segment_id, label, changed)

    def undo(self) -> Outcome:
        """Take the last act back."""
        if not self._done:
            raise DecisionError("there is nothing to undo in this session")
        act = self._done[-1]
        label = f"undid: {act.label}"
        sayings = _taken_back(act)
        self._foresee(sayings)
        with self._database.writing():
            back, changed = self._say(sayings, label, act.segment_id)
        self._done.pop()
        self._undone.append((act, back))
        return Outcome(act.segment_id, label, changed)

    def redo(self) -> Outcome:
        """Do again what was undone last."""
        if not self._undone:
            raise DecisionError("there is nothing to do again")
        act, back = self._undone[-1]
        label = f"did again: {act.label}"
        sayings = _taken_back(back)
        self._foresee(sayings)
        with self._database.writing():
            _, changed = self._say(sayings, label, act.segment_id)
        self._undone.pop()
        self._done.append(act)
        return Outcome(act.segment_id, label, changed)

    def _say(
        self, sayings: Sequence[Saying], label: str, segment_id: int
    ) -> tuple[_Act, tuple[int, ...]]:
        events = log.say(
            self._database, sayings, author=self._author, clock=self._clock, new_id=self._new_id
        )
        changed = self._keeper.follow(events)
        is_wide = any(_is_wide(event.subject) for event in events)
        is_long = is_wide or max(len(changed), len(events)) > _FEW
        said = tuple((event.id, event.subject) for event in events)
        return _Act(said, label, segment_id, is_long), changed

    def _foresee(self, sayings: Sequence[Saying]) -> None:
        if any(_is_wide(saying.subject) for saying in sayings):
            self._keeper.foresee(
                log.next_events(
                    self._database, sayings, author=self._author, clock=utc_now, new_id=new_id
                )
            )


def _is_wide(subject: str) -> bool:
    """Say whether what is said of a subject is about more than a segment."""
    return bool(document_name(subject)) or subject == EVERYWHERE


def _taken_back(act: _Act) -> tuple[Saying, ...]:
    """Undo each event of an act, the last first."""
    return tuple(
        Saying(EventKind.UNDO, subject, answers=event_id) for event_id, subject in act.events[::-1]
    )
