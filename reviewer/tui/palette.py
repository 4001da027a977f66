"""The command palette: the acts of the registry, found by their names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Provider
from textual.content import Content

from reviewer.tui.actions import ACTIONS, Action, Place
from reviewer.tui.keys import key_names, user_keys

if TYPE_CHECKING:
    from textual.command import Hits


class ActionProvider(Provider):
    """Offers every act that can be done from the screen below the palette."""

    async def discover(self) -> Hits:
        """Offer all of them, in the order of the registry."""
        for action in self._offered():
            yield DiscoveryHit(
                Content(self._title(action)), partial(self._run, action), help=action.description
            )

    async def search(self, query: str) -> Hits:
        """Offer those whose name or description matches."""
        matcher = self.matcher(query)
        for action in self._offered():
            score = max(matcher.match(action.label), matcher.match(action.description) * 0.8)
            if score > 0:
                display = matcher.highlight(self._title(action))
                yield Hit(score, display, partial(self._run, action), help=action.description)

    def _offered(self) -> list[Action]:
        return [
            action
            for action in ACTIONS
            if action.in_palette and (action.place is Place.EVERYWHERE or self._has(action))
        ]

    def _has(self, action: Action) -> bool:
        """Say whether the screen binds the act; another place may have one of the same name."""
        bound = (found.id for found in self.screen.BINDINGS if isinstance(found, Binding))
        return action.id in bound

    async def _run(self, action: Action) -> None:
        node = self.app if action.place is Place.EVERYWHERE else self.screen
        await node.run_action(action.act)

    def _title(self, action: Action) -> str:
        keys = "  ".join(key_names(action, user_keys(self.app)))
        return f"{action.label.capitalize()}   {keys}" if keys else action.label.capitalize()
