"""What a comparison of all documents shows: gone to, or set aside with a reason."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container

from reviewer.tui.across_pages import contradiction_lines, contradiction_row
from reviewer.tui.actions import Place
from reviewer.tui.asides import Asides
from reviewer.tui.keys import bindings
from reviewer.tui.long_acts import LongActs
from reviewer.tui.marked import Look
from reviewer.tui.screens.asking import Field, ask
from reviewer.tui.screens.listed import ListedScreen
from reviewer.tui.screens.reading import ReadingScreen
from reviewer.tui.screens.shape import take_shape
from reviewer.tui.screens.waivers import EVERYWHERE_FIRST, ask_scope
from reviewer.tui.widgets.lines import KeyLine, TitleLine
from reviewer.tui.widgets.paper import Paper, says
from reviewer.tui.widgets.simple_rows import SimpleRows

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewer.session.across import Told
    from reviewer.session.contradictions import Contradiction, Contradictions
    from reviewer.session.views import Outcome, Step

_TOLD_EACH = 500
"""Segments after which it is told how far a comparison is."""
_PASSING = frozenset({"down", "up", "first", "last", "page_down", "page_up"})


class AcrossScreen(ListedScreen, inherit_bindings=False):
    """Findings over all documents, one at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.ACROSS)]

    def __init__(self, contradictions: Contradictions) -> None:
        super().__init__()
        self._asides = Asides(self, partial(self.say, tone="warning"))
        self.long_acts = LongActs(self, self._asides, self.say, _PASSING)
        self._contradictions = contradictions
        self._shows_all = False
        self._visited: Told | None = None

    def compose(self) -> ComposeResult:
        """Build the panes."""
        take_shape(self)
        yield TitleLine("across documents", id="status")
        with Container(id="body"):
            yield SimpleRows(contradiction_row, id="contradictions")
            yield Paper("both places", id="work")
        yield KeyLine(Place.ACROSS, id="keys")

    def on_mount(self) -> None:
        """Show what was found last, or compare."""
        self._list.show_values((), -1, empty="Comparing all documents …")
        if self._contradictions.found is None:
            self.action_compare()

    def on_screen_resume(self) -> None:
        """Leave out what was mended, when the person comes back from where it stood."""
        visited, self._visited = self._visited, None
        found = self._contradictions.found
        if visited and found and not self._contradictions.still_stands(visited):
            self._contradictions.found = tuple(one for one in found if one is not visited)
            self.say("its words have changed; r compares all documents again")
        if found is not None:
            self._show(self._list.cursor)

    def on_unmount(self) -> None:
        """Want nothing more of what is done aside."""
        self._asides.drop_all()

    def action_compare(self) -> None:
        """Compare all documents, and show what is found."""
        total = self._contradictions.total()

        def work(step: Step) -> tuple[Told, ...]:
            seen = 0

            def shown(count: int) -> None:
                nonlocal seen
                seen += count
                if seen % _TOLD_EACH == 0:
                    step(f"{seen:,} of {total:,} segments")

            return self._contradictions.compare(shown)

        self.long_acts.do("comparing all documents", work, self._take, only_reads=True)

    def action_open(self) -> None:
        """Go to the segment."""
        if (one := self._list.value) is not None:
            self._visited = one.told
            self._go_to(one.told.segment.document, one.told.segment_id)

    def action_other(self) -> None:
        """Go to the other place."""
        one = self._list.value
        other = one.told.finding.elsewhere if one else None
        if one is None or other is None or one.told.other_id is None:
            self.say("it is compared with no single other place", "warning")
        else:
            self._visited = one.told
            self._go_to(other.document, one.told.other_id)

    def action_waive(self) -> None:
        """Ask why and how far, and set it aside; or take it up again."""
        one = self._list.value
        if one is None:
            return
        told = one.told
        if one.waived_by:
            self._act("taking a waiver back", lambda own: own.unwaive(told))
            return

        def take(texts: tuple[str, ...]) -> None:
            ask_scope(
                self.app,
                lambda scope: self._act(
                    "setting a finding aside", lambda own: own.waive(told, texts[0], scope)
                ),
                EVERYWHERE_FIRST,
            )

        field = Field(placeholder="why it is right as it stands")
        ask(self.app, f"Why set aside: {told.finding.message}", (field,), take)

    def action_undo(self) -> None:
        """Take the last act back."""
        self._act("taking back", lambda own: own.undo())

    def action_redo(self) -> None:
        """Do it again."""
        self._act("doing again", lambda own: own.redo())

    def action_show_all(self) -> None:
        """Show what was set aside too, or not."""
        self._shows_all = not self._shows_all
        self._show(self._list.cursor)

    @property
    def _list(self) -> SimpleRows[Contradiction]:
        return self.query_one(SimpleRows)

    def say(self, message: str, tone: str = "message") -> None:
        """Say something; else how far a comparison is."""
        progress = "" if message else self.long_acts.progress
        super().say(message or progress, "question" if progress else tone)

    def _go_to(self, document: str, segment_id: int) -> None:
        self.post_message(ReadingScreen.ElsewhereWanted(document, segment_id))

    def _act(self, label: str, act: Callable[[Contradictions], Outcome]) -> None:
        def work(step: Step) -> Outcome:
            with self._contradictions.beside(step) as beside:
                return act(beside)

        def take(outcome: Outcome) -> None:
            self._show(self._list.cursor)
            self.say(outcome.message)

        self.long_acts.do(label, work, take)

    def _take(self, found: tuple[Told, ...]) -> None:
        self._contradictions.found = found
        self.say("")
        self._show(0)

    def _show(self, cursor: int) -> None:
        standing = self._contradictions.standing()
        open_ones = tuple(one for one in standing if not one.waived_by)
        empty = "Nothing contradicts itself across the documents."
        if standing:
            empty = f"All {len(standing):,} were set aside; o shows them."
        self._list.show_values(standing if self._shows_all else open_ones, cursor, empty=empty)
        aside = len(standing) - len(open_ones)
        facts = [("found", f"{len(open_ones):,}")]
        if aside:
            facts.append(("set aside", f"{aside:,}"))
        self.query_one(TitleLine).present(tuple(facts))
        self.present()

    def pick_again(self) -> None:
        """Go to the segment that was clicked."""
        self.action_open()

    def present(self) -> None:
        """Show both of its places."""
        one = self._list.value
        hint = (says("What one document shows by itself its own findings tell.", Look.ASIDE),)
        self.query_one(Paper).present(hint if one is None else contradiction_lines(one))
