"""Keys one at a time, each only after what the one before it did: typing ahead does what it says.

Textual hands a key to the widget that has the focus when the key is read, and its handlers run later:
with `e` and then `a` in one breath, the `a` goes to the list and not into the editor that `e` opens.

A key that would act while something long is under way waits for its end, and those behind it wait too.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.app import App

from reviewer.tui.long_acts import HasLongActs

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.dom import DOMNode
    from textual.timer import Timer

PATIENCE_SECONDS = 2.0
"""After this the next key goes its way, whatever became of the one before."""
_LOOK_AGAIN_SECONDS = 0.005


class InOrderApp(App[None]):
    """An app that holds keys and pasted text back until what came before them is done."""

    def __init__(self) -> None:
        super().__init__()
        self._held: deque[events.Key | events.Paste] = deque()
        self._under_way = 0
        """Number of the key that is being handled; 0 while none is."""
        self._handed_out = 0
        self._is_waiting = False
        """Whether the next key waits for the end of something long."""
        self._impatience: Timer | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a key is being handled or is about to be."""
        return bool(self._under_way or (self._held and not self._is_waiting))

    @property
    def has_keys(self) -> bool:
        """Whether keys are being handled or held, for whatever they wait."""
        return bool(self._under_way or self._held)

    def go_on_with_keys(self) -> None:
        """Handle the keys that waited for something long."""
        if self._is_waiting:
            self.call_later(self._take_up)

    async def _take_up(self) -> None:
        if not self._under_way:
            await self._hand_out()

    async def on_event(self, event: events.Event) -> None:
        """Hold keys and pasted text, and handle all else as Textual does."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            self._held.append(event)
            await self._take_up()
        else:
            await super().on_event(event)

    def _waits(self, event: events.Event) -> bool:
        """Say whether a key must wait for the end of something long."""
        if not isinstance(event, events.Key) or not isinstance(self.screen, HasLongActs):
            return False
        return not self.screen.long_acts.lets_pass(event.key)

    def _give_up(self) -> None:
        """Give up something long where Escape was typed behind it; so is all else that was."""
        escapes = sum(isinstance(key, events.Key) and key.key == "escape" for key in self._held)
        screen = self.screen
        if isinstance(screen, HasLongActs) and screen.long_acts.is_given_up_by(escapes):
            self._held.clear()
            self._is_waiting = False

    async def _hand_out(self) -> None:
        """Give the next key to what has the focus, and send a follower after it."""
        self._under_way = 0
        self._is_waiting = bool(self._held) and self._waits(self._held[0])
        if self._is_waiting:
            self._give_up()
        if self._is_waiting or not self._held:
            return
        self._handed_out += 1
        self._under_way = number = self._handed_out
        if not self.screen.is_mounted:
            self.set_timer(_LOOK_AGAIN_SECONDS, self._hand_out)
            return
        target: DOMNode = self.focused or self.screen
        self._impatience = self.set_timer(PATIENCE_SECONDS, partial(self._go_on, number))
        await super().on_event(self._held.popleft())
        self._follow(target, partial(self._follow, target, partial(self._go_on, number)))

    def _follow(self, node: DOMNode, then: Callable[[], object]) -> None:
        """Go the way that a key goes, from widget to parent, behind it in each queue; then do that.

        The first time behind the key; the second behind the messages that its action sent.
        """
        if node is self:
            # Once more round: focus and new screens come as messages of the app's own.
            self.call_later(self.call_later, then)
        elif not node.call_later(self._follow, node.parent or self, then):
            self.call_later(then)

    async def _go_on(self, number: int) -> None:
        """Hand out the next key, unless that was done already."""
        if number == self._under_way:
            if self._impatience is not None:
                self._impatience.stop()
            await self._hand_out()
