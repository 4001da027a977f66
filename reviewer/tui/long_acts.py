"""Acts that take long: done on another thread, with a word of how far they are; what must wait, waits."""

from __future__ import annotations

from concurrent.futures import Future, wait
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Final, Protocol, TypeVar, cast, runtime_checkable

from reviewer.model.errors import DecisionError, ReviewerError
from reviewer.tui.asides import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from textual.screen import Screen

    from reviewer.session.views import Step
    from reviewer.tui.asides import Asides, Errand
    from reviewer.tui.in_order import InOrderApp

Value = TypeVar("Value")
TOLD_AFTER: Final = 0.05
"""Seconds after which it is told what is under way: what is done sooner need not flicker."""
_LOOKS_EACH: Final = 0.05
"""Seconds after which it is looked whether somebody still waits."""


def _apart(work: Callable[[], Value], errand: Errand) -> Value:
    """Do work on a thread that nobody waits for when the program ends; give up where it isn't wanted.

    An alignment of 10,000 sentences takes 20 s that can't be cut short. It only reads.
    """
    future: Future[Value] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 — handed on to who waits, whatever it is
            future.set_exception(error)

    Thread(target=run, name="long", daemon=True).start()
    while not future.done():
        wait([future], _LOOKS_EACH)
        if not errand.is_wanted:
            raise DecisionError("nobody waits for this any more")
    return future.result()


@runtime_checkable
class HasLongActs(Protocol):
    """A screen that may be in the middle of something long."""

    @property
    def long_acts(self) -> LongActs:
        """What it is in the middle of."""


class LongActs:
    """What a screen does that takes long, one at a time.

    As soon as it is told that it goes on, the keys of `passing` acts are answered as ever. Any other
    key waits until it is done, and so do those behind it: none is lost, none acts on what it was not
    meant for.
    """

    def __init__(
        self,
        screen: Screen[int | None] | Screen[None],
        asides: Asides,
        say: Callable[[str, str], object],
        passing: Collection[str],
    ) -> None:
        self._screen = screen
        self._asides = asides
        self._say = say
        self._passing = frozenset(passing)
        self._label = ""
        self._message = ""
        self._is_told = False
        self._is_given_up = False
        self._only_reads = False
        self._holds_all = False

    @property
    def label(self) -> str:
        """What is under way; empty where nothing is."""
        return self._label

    @property
    def progress(self) -> str:
        """How far it is, in place of no other message; empty where there is nothing to be told."""
        if not self._label or not self._is_told:
            return ""
        if self._is_given_up:
            return f"giving up {self._label} …"
        how = "Esc gives up" if self._only_reads else "Esc Esc gives up"
        return " ".join(filter(None, (f"{self._label} …", self._message, how)))

    def do(
        self,
        label: str,
        work: Callable[[Step], Value],
        then: Callable[[Value], object],
        *,
        only_reads: bool = False,
        holds_all: bool = False,
    ) -> None:
        """Do work on another thread, then handle what it gives on this one; an error is told.

        `work` reads and writes through connections of its own; the step that it is given ends it when
        the person gives it up: by Escape where it only reads, else by Escape twice, the first of which
        waits as other keys do. `holds_all` is for work before which there is nothing to be shown.
        """
        if self._label:
            self._say(f"{self._label} is still under way", "warning")
            return
        self._label, self._only_reads, self._holds_all = label, only_reads, holds_all
        self._message, self._is_told, self._is_given_up = "", False, False
        self._asides.send("long", partial(self._work, work), partial(self._end, then))
        self._screen.set_timer(TOLD_AFTER, partial(self._begin_telling, label))

    def lets_pass(self, key: str) -> bool:
        """Say whether a key can be answered now: nothing is under way, or it only shows something."""
        if not self._label:
            return True
        bound = self._screen.active_bindings.get(key)
        if bound is None or bound.node is self._screen.app:
            return True
        is_shown = self._is_told and not self._holds_all
        return is_shown and bound.binding.action in self._passing

    def is_given_up_by(self, escapes: int) -> bool:
        """Give up what is under way where Escape was pressed often enough, and say whether it is."""
        if not self._label or escapes < (1 if self._only_reads else 2):
            return False
        if self._only_reads:
            self._asides.drop("long")
            self._say(self._given_up(), "warning")
            self._label = ""
            self._go_on_with_keys()
        else:
            # It may be written this very moment: whether it is, its end says.
            self._is_told = self._is_given_up = True
            self._say(self.progress, "question")
        return True

    def _given_up(self) -> str:
        return f"gave up {self._label}: everything is as it was"

    def _work(self, work: Callable[[Step], Value], errand: Errand) -> Value | ReviewerError:
        only_reads = self._only_reads

        def step(message: str) -> None:
            # Who writes must not wait for a key, which may wait for what is written.
            is_wanted = self._asides.goes_on(errand) if only_reads else errand.is_wanted
            if self._is_given_up or not is_wanted:
                raise DecisionError(self._given_up())
            self._asides.tell(errand, self._tell, message)

        try:
            with uncollected():
                return _apart(partial(work, step), errand) if only_reads else work(step)
        except ReviewerError as error:
            return error

    def _begin_telling(self, label: str) -> None:
        if self._label == label:
            self._is_told = True
            self._tell(self._message)
            self._go_on_with_keys()

    def _tell(self, message: str) -> None:
        self._message = message
        if self.progress:
            self._say(self.progress, "question")

    def _end(self, then: Callable[[Value], object], found: Value | ReviewerError) -> None:
        self._label = ""
        if isinstance(found, ReviewerError):
            self._say(str(found), "warning")
        else:
            then(found)
        self._go_on_with_keys()

    def _go_on_with_keys(self) -> None:
        cast("InOrderApp", self._screen.app).go_on_with_keys()
