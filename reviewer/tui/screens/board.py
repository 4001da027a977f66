"""The quality board: progress, findings, HTER and MQM by page and by reviewer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from reviewer.tui.actions import Place
from reviewer.tui.asides import Asides
from reviewer.tui.board import PROFILE_NAMES, board_lines, scores_of
from reviewer.tui.keys import bindings
from reviewer.tui.widgets.lines import KeyLine, TitleLine
from reviewer.tui.widgets.paper import Paper

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewer.score.project import ProjectScores
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
        self._scores: ProjectScores | None = None

    def compose(self) -> ComposeResult:
        """Build the page."""
        yield TitleLine("quality", id="status")
        yield Paper("scores", id="scores")
        yield KeyLine(Place.BOARD, id="keys")

    def on_mount(self) -> None:
        """Begin to measure."""
        self._measure()

    def on_unmount(self) -> None:
        """Want no figures any more."""
        self._asides.drop_all()

    def on_resize(self) -> None:
        """Draw the figures for the room that there is now."""
        if self._scores is not None:
            self.call_after_refresh(self._draw, self._scores)

    def action_profile(self) -> None:
        """Weigh error marks by the next profile."""
        self._profile = (self._profile + 1) % len(PROFILE_NAMES)
        self._measure()

    def action_down(self) -> None:
        """Scroll."""
        self.query_one(Paper).scroll_lines(1)

    def action_up(self) -> None:
        """Scroll back."""
        self.query_one(Paper).scroll_lines(-1)

    def action_page_down(self) -> None:
        """Scroll a page."""
        self.query_one(Paper).scroll_lines(self.size.height - 4)

    def action_page_up(self) -> None:
        """Scroll a page back."""
        self.query_one(Paper).scroll_lines(4 - self.size.height)

    def action_home(self) -> None:
        """Go back to the documents."""
        self.dismiss(None)

    def _measure(self) -> None:
        profile = PROFILE_NAMES[self._profile]
        self.query_one(TitleLine).present((("MQM by", profile),))
        self.query_one(KeyLine).say("measuring …", "question")
        self._asides.send(
            "scores", lambda _: scores_of(self._project.for_figures, profile), self._present
        )

    def _tell(self, message: str) -> None:
        self.query_one(KeyLine).say(message, "warning")

    def _present(self, scores: ProjectScores) -> None:
        self.query_one(KeyLine).say("")
        self._scores = scores
        self._draw(scores)

    def _draw(self, scores: ProjectScores) -> None:
        paper = self.query_one(Paper)
        paper.present(board_lines(scores, paper.size.width - 3))
