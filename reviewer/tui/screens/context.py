"""A segment on its pages, over the review: the headings above it and what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label

from reviewer.tui.context_pages import context_lines
from reviewer.tui.screens.lookup import OVER_CSS
from reviewer.tui.widgets.paper import Paper

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewer.session.neighbours import Surroundings

_NEAR = 3


class ContextScreen(ModalScreen[None]):
    """Both pages around a segment."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,enter,space,p,ctrl+b", "dismiss", "Close"),
        ("j,down", "scroll(1)", "Down"),
        ("k,up", "scroll(-1)", "Up"),
    ]
    DEFAULT_CSS = OVER_CSS.format(name="ContextScreen")

    def __init__(self, number: int, around: tuple[Surroundings, ...]) -> None:
        super().__init__()
        self._number = number
        self._around = around

    def compose(self) -> ComposeResult:
        """Build the page."""
        with Vertical():
            yield Paper(f"{self._number} on its pages", id="context")
            yield Label(
                Content("# heading  ¶ paragraph  • list  ▦ cell · Esc closes"),
                classes="lookup--hint",
            )

    def on_mount(self) -> None:
        """Fill the page."""
        self.query_one(Paper).present(context_lines(self._around, _NEAR))

    def action_scroll(self, lines: int) -> None:
        """Scroll the page."""
        self.query_one(Paper).scroll_lines(lines)
