"""The quality board: progress, findings, HTER and MQM by page and by reviewer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from reviewer.tui.actions import Place
from reviewer.tui.asides import Asides, Errand
from reviewer.tui.board import PROFILE_NAMES, Board, board_at_once, measure
from reviewer.tui.board_lines import BoardLines
from reviewer.tui.keys import bindings
from reviewer.tui.widgets.figures import Figures
from reviewer.tui.widgets.lines import KeyLine, TitleLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewer.session.project import Project


class BoardScreen(Screen[None], inherit_bindings=False):
    """Figures of a whole project."""

    CSS_PATH = "board.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.BOARD)]

    def __init__(self, project: Project) -> None:
        super().__init__()
        self._asides = Asides(self, self._tell)
        self._project = project
        self._profile = 0
        self._board: Board | None = None

    def compose(self) -> ComposeResult:
        """Build the page."""
        yield TitleLine("quality", id="status")
        yield Figures(id="figures")
        yield KeyLine(Place.BOARD, id="keys")

    def on_mount(self) -> None:
        """Show what is counted already, and begin to add up the rest."""
        self._board = board_at_once(self._project)
        self._measure(self._board)

    def on_unmount(self) -> None:
        """Want no figures any more."""
        self._asides.drop_all()

    def on_resize(self) -> None:
        """Draw the figures for the room that there is now."""
        self.call_after_refresh(self._draw)

    def action_profile(self) -> None:
        """Weigh error marks by the next profile."""
        self._profile = (self._profile + 1) % len(PROFILE_NAMES)
        if self._board is not None:
            self._measure(self._board)

    def action_down(self) -> None:
        """Scroll."""
        self._figures.scroll_lines(1)

    def action_up(self) -> None:
        """Scroll back."""
        self._figures.scroll_lines(-1)

    def action_page_down(self) -> None:
        """Scroll a page."""
        self._figures.scroll_lines(self._figures.size.height - 1)

    def action_page_up(self) -> None:
        """Scroll a page back."""
        self._figures.scroll_lines(1 - self._figures.size.height)

    def action_first(self) -> None:
        """Go to the project's figures."""
        self._figures.go_to_end(is_last=False)

    def action_last(self) -> None:
        """Go to how the figures were computed."""
        self._figures.go_to_end(is_last=True)

    def action_home(self) -> None:
        """Go back to the documents."""
        self.dismiss(None)

    @property
    def _figures(self) -> Figures:
        return self.query_one(Figures)

    def _measure(self, board: Board) -> None:
        profile = PROFILE_NAMES[self._profile]
        self.query_one(TitleLine).present((("MQM by", profile),))
        self.query_one(KeyLine).say("adding up …", "question")

        def work(errand: Errand) -> Board | None:
            return measure(
                self._project.for_figures,
                profile,
                board,
                lambda: self._asides.goes_on(errand),
                lambda so_far, words: self._asides.tell(errand, self._show, (so_far, words)),
            )

        self._asides.send("scores", work, self._present)

    def _tell(self, message: str) -> None:
        self.query_one(KeyLine).say(message, "warning")

    def _show(self, found: tuple[Board, str]) -> None:
        self._board, words = found
        self.query_one(KeyLine).say(words, "question")
        self._draw()

    def _present(self, board: Board | None) -> None:
        if board is not None:
            self._board = board
            self.query_one(KeyLine).say(f"{board.whole.segments:,} segments added up")
            self._draw()

    def _draw(self) -> None:
        if self._board is not None:
            self._figures.present(BoardLines(self._board, self._figures.room_cells))
