"""The program on the screen: which screen is open, colours, and what is the same everywhere."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from textual import on

from reviewer.session.clock import utc_now
from reviewer.session.review import Review
from reviewer.session.views import Filter
from reviewer.tui.actions import Place
from reviewer.tui.config import Config, config_path, keep_theme
from reviewer.tui.in_order import InOrderApp
from reviewer.tui.keys import bindings, keymap
from reviewer.tui.screens.asking import Choice, choose
from reviewer.tui.screens.home import HomeScreen
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.themes import OWN_THEMES, THEME_NAMES

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.command import Provider
    from textual.screen import Screen

    from reviewer.session.contradictions import Contradictions
    from reviewer.session.project import Project
    from reviewer.session.views import Clock


def _palette() -> type[Provider]:
    from reviewer.tui.palette import ActionProvider  # noqa: PLC0415 — 50 ms of Textual's palette

    return ActionProvider


@runtime_checkable
class HasHalfDone(Protocol):
    """A screen that may hold something that isn't kept yet."""

    def half_done(self) -> str:
        """Say what would be lost; empty for nothing."""


def _half_done(screen: Screen[object]) -> str:
    return screen.half_done() if isinstance(screen, HasHalfDone) else ""


class ReviewerApp(InOrderApp):
    """A project on the screen: its documents, and the review of one or all of them."""

    TITLE = "reviewer"
    CSS_PATH = "looks.tcss"
    # A default screen's own CSS is loaded only where it belongs to a mode (Textual 8.2, `_init_mode`).
    DEFAULT_MODE = "project"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.EVERYWHERE)]
    COMMANDS = {_palette}  # noqa: RUF012 — Textual's own form

    def __init__(
        self,
        project: Project,
        author: str,
        document: str | None = None,
        *,
        config: Config | None = None,
        clock: Clock = utc_now,
    ) -> None:
        super().__init__()
        self._project = project
        self._author = author
        self._document = document
        self._clock = clock
        self._reviews: dict[str | None, Review] = {}
        """Kept while the program runs: what was done in a document can be undone on coming back to it."""
        self._contradictions: Contradictions | None = None
        self._filter_before_sample: Filter | None = None
        self.thaws_collector = False
        """Whether Python's collector was stopped for the first frame."""
        self._modes["project"] = self._first_screen
        for theme in OWN_THEMES:
            self.register_theme(theme)
        config = config or Config()
        self.theme = THEME_NAMES.get(config.theme, config.theme)
        self.user_keys = config.keys

    def on_mount(self) -> None:
        """Give the acts the person's own keys."""
        self.set_keymap(keymap(self.user_keys))

    def on_ready(self) -> None:
        """Let the collector look at what comes from now on, and at nothing that is there already."""
        if self.thaws_collector:
            gc.freeze()
            gc.enable()

    async def action_quit(self) -> None:
        """Leave; asked is only where something is half done that would be lost."""
        half_done = [one for one in map(_half_done, self.screen_stack) if one]

        def take(number: int) -> None:
            if number == 0:
                self._leave()

        if half_done:
            choose(
                self, half_done[-1], (Choice("Leave all the same"), Choice("Stay")), take, chosen=1
            )
        else:
            self._leave()

    def _leave(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, ReviewScreen):
                screen.keep_writing()
        self.exit()

    def action_help(self) -> None:
        """Show every key."""
        from reviewer.tui.screens.help import HelpScreen  # noqa: PLC0415 — not for the first frame

        self.push_screen(HelpScreen())

    def action_choose_theme(self) -> None:
        """Choose the colours."""
        names = tuple(THEME_NAMES)
        held = [number for number, name in enumerate(THEME_NAMES.values()) if name == self.theme]

        def take(number: int) -> None:
            self.theme = THEME_NAMES[names[number]]
            keep_theme(config_path(), names[number])

        choices = [Choice(name) for name in names]
        choose(self, "Colours", choices, take, chosen=held[0] if held else 0)

    @on(HomeScreen.Opened)
    def _open(self, event: HomeScreen.Opened) -> None:
        if event.document is None and self._filter_before_sample is not None:
            # Who wants all documents now does not want the sample that was looked at in between.
            self._review(None).set_filter(self._filter_before_sample)
            self._filter_before_sample = None
        self.push_screen(self._review_screen(event.document))

    @on(ReviewScreen.ElsewhereWanted)
    def _open_elsewhere(self, event: ReviewScreen.ElsewhereWanted) -> None:
        """Show a segment in its document; leaving that comes back to the one before."""
        self.push_screen(self._review_screen(event.document, event.segment_id))

    @on(HomeScreen.SampleWanted)
    async def _open_sample(self) -> None:
        review = self._review(None)
        if review.inspection() is None:
            if isinstance(self.screen, HomeScreen):
                self.screen.say_that_none_is_drawn()
            return
        if not review.filter.sample:
            self._filter_before_sample = review.filter
            review.set_filter(Filter(sample=True))
        await self.push_screen(self._review_screen(None))

    @on(HomeScreen.LeadWanted)
    def _open_lead(self) -> None:
        from reviewer.session.lead import Lead  # noqa: PLC0415 — not for the first frame
        from reviewer.tui.screens.lead import LeadScreen  # noqa: PLC0415 — the same

        lead = Lead(self._project, self._author, clock=self._clock)
        screen = LeadScreen(lead, lambda: self._project.counts().conflicts)
        self.push_screen(screen)

    async def on_lead_screen_conflicts_wanted(self) -> None:
        """Show all segments on which reviewers disagree; leaving them comes back to the proposals."""
        self._review(None).set_filter(Filter(conflict=True))
        await self.push_screen(self._review_screen(None))

    async def on_lead_screen_across_wanted(self) -> None:
        """Show what all documents say against each other; it is compared once, and again when asked."""
        from reviewer.session.contradictions import Contradictions  # noqa: PLC0415 — seldom wanted
        from reviewer.tui.screens.across import AcrossScreen  # noqa: PLC0415 — the same

        if self._contradictions is None:
            self._contradictions = Contradictions(self._project, self._author, clock=self._clock)
        await self.push_screen(AcrossScreen(self._contradictions))

    @on(ReviewScreen.HomeWanted)
    async def _go_home(self, event: ReviewScreen.HomeWanted) -> None:
        if len(self.screen_stack) > 1:
            self.pop_screen()
            return
        # The screen that a mode begins with can't be switched: the documents get a mode of their own.
        self.add_mode("documents", lambda: self._home_screen(event.document))
        await self.switch_mode("documents")
        await self.remove_mode(self.DEFAULT_MODE)

    def _first_screen(self) -> Screen[None]:
        documents = self._project.documents() if self._document is None else ()
        if self._document is not None or len(documents) == 1:
            return self._review_screen(self._document)
        return self._home_screen(None)

    def _review_screen(self, document: str | None, begins_at: int | None = None) -> Screen[None]:
        return ReviewScreen(self._review(document), document or self._project_name, begins_at)

    def _review(self, document: str | None) -> Review:
        """Return the review of a document, or of all: the one that there was, brought up to date."""
        review = self._reviews.get(document)
        if review is None:
            review = Review.open(self._project, document, author=self._author, clock=self._clock)
            self._reviews[document] = review
        else:
            review.refresh()
        return review

    def _home_screen(self, document: str | None) -> Screen[None]:
        return HomeScreen(self._project, self._project_name, document)

    @property
    def _project_name(self) -> str:
        path = self._project.path
        return path.parent.name if path.name == "review.db" else path.stem
