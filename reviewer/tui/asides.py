"""Slow things, done on another thread so that no key waits: what comes back late is dropped."""

from __future__ import annotations

import gc
import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from reviewer.model.errors import ReviewerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.screen import Screen

    from reviewer.tui.in_order import InOrderApp

Value = TypeVar("Value")
_GIVES_WAY_SECONDS: Final = 0.003


@dataclass(slots=True, eq=False)
class Errand:
    """Work under way on another thread."""

    is_wanted: bool = True
    """False when nobody waits for it any more: long work looks here, and ends."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python's collector from looking at all that there is while much is made aside.

    That would be 0.1 s and more in which no key is answered. What there is in the end it need not look
    at again.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


class Asides:
    """What a screen has done aside: of each kind only the last errand is wanted."""

    def __init__(self, screen: Screen[Any], fail: Callable[[str], object]) -> None:
        self._screen = screen
        self._fail = fail
        self._errands: dict[str, Errand] = {}

    def send(
        self, kind: str, work: Callable[[Errand], Value], then: Callable[[Value], object]
    ) -> None:
        """Do work on another thread and handle what it gives on this one; an error is told.

        Work reads through connections of its own and touches no widget. Neither its result nor its
        error is handled when another errand of its kind was sent meanwhile, or the screen is gone.
        """
        self.drop(kind)
        errand = self._errands[kind] = Errand()
        run = partial(self._run, errand, work, then)
        self._screen.run_worker(run, thread=True, group=kind, name=kind)

    def tell(self, errand: Errand, handle: Callable[[Value], object], value: Value) -> None:
        """Handle something on the screen's thread while the errand goes on; called on its own."""
        self._screen.call_later(self._handle, errand, handle, value)

    def goes_on(self, errand: Errand) -> bool:
        """Wait while a key is handled, then say whether the errand is wanted; called on its thread.

        Python runs one thread at a time: work that asks between its steps leaves keys as quick as ever.
        """
        app = cast("InOrderApp", self._screen.app)
        while errand.is_wanted and app.is_busy:
            time.sleep(_GIVES_WAY_SECONDS)
        return errand.is_wanted

    def is_under_way(self, kind: str) -> bool:
        """Say whether an errand of a kind is waited for."""
        return kind in self._errands

    def drop(self, kind: str) -> None:
        """Want what is under way no longer."""
        if errand := self._errands.pop(kind, None):
            errand.is_wanted = False

    def drop_all(self) -> None:
        """Want nothing any more: the screen goes."""
        for kind in tuple(self._errands):
            self.drop(kind)

    def _run(
        self, errand: Errand, work: Callable[[Errand], Value], then: Callable[[Value], object]
    ) -> None:
        try:
            value = work(errand)
        except ReviewerError as error:
            self.tell(errand, partial(self._end, errand, self._fail), str(error))
        else:
            self.tell(errand, partial(self._end, errand, then), value)

    def _end(self, errand: Errand, then: Callable[[Value], object], value: Value) -> None:
        self._errands = {
            kind: other for kind, other in self._errands.items() if other is not errand
        }
        then(value)

    def _handle(self, errand: Errand, handle: Callable[[Value], object], value: Value) -> None:
        # A screen that goes is no longer displayed, and hears of it only when its widgets have gone.
        if errand.is_wanted and self._screen.display:
            handle(value)
