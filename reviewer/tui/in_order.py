"""Keys one at a time, each only after what the one before it did: typing ahead does what it says.

Textual hands a key to the widget that has the focus when the key is read, and its handlers run later:
with `e` and then `a` in one breath, the `a` goes to the list and not into the editor that `e` opens.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.app import App

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
        self._impatience: Timer | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a key is being handled or held."""
        return bool(self._held or self._under_way)

    async def on_event(self, event: events.Event) -> None:
        """Hold keys and pasted text, and handle all else as Textual does."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            self._held.append(event)
            if not self._under_way:
                await self._hand_out()
        else:
            await super().on_event(event)

    async def _hand_out(self) -> None:
        """Give the next key to what has the focus, and send a follower after it."""
        self._under_way = 0
        if not self._held:
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
