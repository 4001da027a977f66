"""The candidates: what may be terms in the accepted segments, each proposed or turned down with one key."""

from __future__ import annotations

from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container

from reviewer.model.errors import ReviewerError
from reviewer.tui.actions import Place
from reviewer.tui.candidate_pages import candidate_lines, candidate_row
from reviewer.tui.keys import bindings
from reviewer.tui.screens.asking import Field, ask
from reviewer.tui.screens.listed import ListedScreen
from reviewer.tui.screens.shape import take_shape
from reviewer.tui.widgets.lines import KeyLine, TitleLine
from reviewer.tui.widgets.paper import Paper
from reviewer.tui.widgets.simple_rows import SimpleRows

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewer.glossary.candidates import Candidate
    from reviewer.session.mining import Mined, Mining


class CandidatesScreen(ListedScreen, inherit_bindings=False):
    """Candidates, one at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.CANDIDATES)]

    def __init__(self, mining: Mining) -> None:
        super().__init__()
        self._mining = mining
        # A daemon: it takes up to 20 s that can't be cut short, and leaving must not wait for it.
        self.miner = Thread(target=self._mine, name="mine", daemon=True)
        self._found: Mined | None = None
        self._gone: list[tuple[int, Candidate]] = []
        """Those that were proposed or turned down, with their places, the last one last."""

    def compose(self) -> ComposeResult:
        """Build the panes."""
        take_shape(self)
        yield TitleLine("term candidates", id="status")
        with Container(id="body"):
            yield SimpleRows(candidate_row, id="candidates")
            yield Paper("candidate", id="work")
        yield KeyLine(Place.CANDIDATES, id="keys")

    def on_mount(self) -> None:
        """Begin to mine."""
        self._list.show_values((), -1, empty="Looking through what was accepted …")
        self.miner.start()

    def action_propose(self) -> None:
        """Propose it as it is."""
        one = self._list.value
        if one is not None and not one.en:
            self.action_amend()
        elif one is not None:
            self._propose(one, one.zh, one.en)

    def action_amend(self) -> None:
        """Propose it with other words."""
        one = self._list.value
        if one is None:
            return
        fields = (Field("Chinese", one.zh), Field("English", one.en))
        ask(
            self.app,
            "Propose with other words",
            fields,
            lambda texts: self._propose(one, *texts),
            begins_at=1,
        )

    def action_turn_down(self) -> None:
        """Say that it is no term."""
        if (one := self._list.value) is not None:
            example = one.examples[0][0] if one.examples else ""
            self._act(one, lambda: self._mining.turn_down(one.zh, one.en, example))

    def action_undo(self) -> None:
        """Take the last act back, and show its candidate again."""
        try:
            message, _ = self._mining.undo()
        except ReviewerError as error:
            self._warn(str(error))
            return
        if self._gone and self._found is not None:
            at, one = self._gone.pop()
            rows = self._found.candidates
            self._found = replace(self._found, candidates=(*rows[:at], one, *rows[at:]))
            self._show(at)
        self.say(message)

    @property
    def _list(self) -> SimpleRows[Candidate]:
        return self.query_one(SimpleRows)

    def _warn(self, message: str) -> None:
        self.say(message, "warning")

    def _mine(self) -> None:
        try:
            found = self._mining.mine()
        except ReviewerError as error:
            self.call_later(self._warn, str(error))
        else:
            self.call_later(self._take, found)

    def _take(self, found: Mined) -> None:
        self._found = found
        self._show(0)

    def _show(self, cursor: int) -> None:
        found = self._found
        if found is None:
            return
        empty = "Nothing is accepted yet: candidates come from accepted segments."
        if found.pairs:
            empty = "No expression here is regular enough to be a term."
        self._list.show_values(found.candidates, cursor, empty=empty)
        facts = (("found", f"{len(found.candidates):,}"), ("accepted segments", f"{found.pairs:,}"))
        self.query_one(TitleLine).present(facts)
        self.present()

    def present(self) -> None:
        """Show the candidate with where it stands."""
        one = self._list.value
        self.query_one(Paper).present(() if one is None else candidate_lines(one))

    def _propose(self, one: Candidate, zh: str, en: str) -> None:
        example = one.examples[0][0] if one.examples else ""
        self._act(one, lambda: self._mining.propose(zh, en, example))

    def _act(self, one: Candidate, act: Callable[[], str]) -> None:
        """Do something with a candidate, which leaves the list."""
        try:
            message = act()
        except ReviewerError as error:
            self._warn(str(error))
            return
        if self._found is not None:
            at = self._found.candidates.index(one)
            self._gone.append((at, one))
            rows = self._found.candidates
            self._found = replace(self._found, candidates=rows[:at] + rows[at + 1 :])
            self._show(at)
        self.say(message)
