"""A list of values with one of them in full, as a lead has several: moving through it, and leaving."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.screen import Screen

from reviewer.tui.widgets.lines import KeyLine
from reviewer.tui.widgets.rows import RowList
from reviewer.tui.widgets.simple_rows import SimpleRows


class ListedScreen(Screen[None], inherit_bindings=False):
    """Values, one at a time; what is shown of one, the screen itself knows."""

    CSS_PATH = "lead.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 — Textual's form
    AUTO_FOCUS = "SimpleRows"

    def present(self) -> None:
        """Show the value of the cursor in full."""
        raise NotImplementedError

    def say(self, message: str, tone: str = "message") -> None:
        """Say something at the foot of the screen."""
        self.query_one(KeyLine).say(message, tone)

    def step(self, step: int) -> None:
        """Move the cursor, as far as there are rows."""
        self._rows.step(step)
        self.say("")
        self.present()

    def action_down(self) -> None:
        """Go to the next."""
        self.step(1)

    def action_up(self) -> None:
        """Go to the one before."""
        self.step(-1)

    def action_first(self) -> None:
        """Go to the first."""
        self.step(-self._rows.count)

    def action_last(self) -> None:
        """Go to the last."""
        self.step(self._rows.count)

    def action_page_down(self) -> None:
        """Go a page on."""
        self.step(max(1, self._rows.page_rows - 1))

    def action_page_up(self) -> None:
        """Go a page back."""
        self.step(-max(1, self._rows.page_rows - 1))

    def action_back(self) -> None:
        """Go back to the proposals."""
        self.dismiss(None)

    @on(RowList.Picked)
    def _pick(self, event: RowList.Picked) -> None:
        event.stop()
        if event.again:
            self.pick_again()
        else:
            self.step(event.index - self._rows.cursor)

    def pick_again(self) -> None:
        """Do what a click on the row of the cursor asks for: nothing, where a screen knows no better."""

    @property
    def _rows(self) -> SimpleRows[Any]:
        return self.query_one(SimpleRows)
