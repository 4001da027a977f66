"""What a person did in this session: said in the log at once, taken back and said again in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.model.decision import EventKind
from reviewer.model.errors import DecisionError
from reviewer.session.views import Outcome
from reviewer.store import checked, log
from reviewer.store.log import Saying

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewer.model.decision import Event
    from reviewer.session.views import Clock, NewId
    from reviewer.store.checked import Checked
    from reviewer.store.database import Database

    Follow = Callable[[Sequence[Event]], tuple[int, ...]]
    """Brings a project up to date with events; gives the segments that changed."""


@dataclass(frozen=True, slots=True)
class _Act:
    """Something that was said, and can be taken back."""

    events: tuple[tuple[str, str], ...]
    """Id and subject of each."""
    label: str
    segment_id: int


class Acts:
    """One author's acts, the last of which can be undone."""

    def __init__(
        self, database: Database, follow: Follow, author: str, clock: Clock, new_id: NewId
    ) -> None:
        self._database = database
        self._follow = follow
        self._author = author
        self._clock = clock
        self._new_id = new_id
        self._done: list[_Act] = []
        self._undone: list[tuple[_Act, _Act]] = []

    def do(
        self,
        sayings: Callable[[], Sequence[Saying]],
        label: str,
        segment_id: int = 0,
        *,
        kept: Iterable[tuple[int, str, Checked]] = (),
    ) -> Outcome:
        """Say something as one act; `sayings` is asked within the transaction.

        When this returns the act is on the disk. Nothing to say is no act.
        """
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
        with self._database.writing():
            back, changed = self._say(_taken_back(act), label, act.segment_id)
        self._done.pop()
        self._undone.append((act, back))
        return Outcome(act.segment_id, label, changed)

    def redo(self) -> Outcome:
        """Do again what was undone last."""
        if not self._undone:
            raise DecisionError("there is nothing to do again")
        act, back = self._undone[-1]
        label = f"did again: {act.label}"
        with self._database.writing():
            _, changed = self._say(_taken_back(back), label, act.segment_id)
        self._undone.pop()
        self._done.append(act)
        return Outcome(act.segment_id, label, changed)

    def _say(
        self, sayings: Sequence[Saying], label: str, segment_id: int
    ) -> tuple[_Act, tuple[int, ...]]:
        events = log.say(
            self._database, sayings, author=self._author, clock=self._clock, new_id=self._new_id
        )
        changed = self._follow(events)
        return _Act(tuple((e.id, e.subject) for e in events), label, segment_id), changed


def _taken_back(act: _Act) -> tuple[Saying, ...]:
    """Undo each event of an act, the last first."""
    return tuple(
        Saying(EventKind.UNDO, subject, answers=event_id) for event_id, subject in act.events[::-1]
    )
