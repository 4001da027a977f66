"""The program on the screen: its modes, colours and what is the same everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import App

from reviewer.session.project import Project
from reviewer.session.review import Review
from reviewer.tui.actions import Place
from reviewer.tui.keys import bindings
from reviewer.tui.palette import ActionProvider
from reviewer.tui.screens.forms import Choice, Menu
from reviewer.tui.screens.help import HelpScreen
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.themes import OWN_THEMES, THEME_NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from textual.binding import BindingType
    from textual.screen import Screen


class ReviewerApp(App[None]):
    """One review on the screen."""

    TITLE = "reviewer"
    CSS_PATH = "looks.tcss"
    # A default screen's own CSS is loaded for a mode only (Textual 8.2, `_init_mode`).
    DEFAULT_MODE = "review"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.EVERYWHERE)]
    COMMANDS = {ActionProvider}  # noqa: RUF012 — Textual's own form
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, review: Review, name: str) -> None:
        super().__init__()
        self._review = review
        self._document = name
        self._modes["review"] = self._review_screen
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self.theme = THEME_NAMES["dark"]

    def _review_screen(self) -> Screen[None]:
        return ReviewScreen(self._review, self._document)

    def action_help(self) -> None:
        """Show every key."""
        self.push_screen(HelpScreen())

    def action_choose_theme(self) -> None:
        """Choose the colours; they are shown while one moves through the menu."""
        names = tuple(THEME_NAMES)
        held = [number for number, name in enumerate(THEME_NAMES.values()) if name == self.theme]

        def take(number: int | None) -> None:
            if number is not None:
                self.theme = THEME_NAMES[names[number]]

        choices = tuple(Choice(name) for name in names)
        self.push_screen(Menu("Colours", choices, held[0] if held else 0), take)


def run(project_path: Path, document: str | None = None, *, author: str) -> None:
    """Open the screen on a project, at one document or all of them, until the person leaves."""
    with Project.open(project_path) as project:
        review = Review.open(project, document, author=author)
        ReviewerApp(review, document or project_path.name).run()
