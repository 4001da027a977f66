"""Looking things up from a segment: search, filters, terms, glossary, concordance, memory, history."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from reviewer.model.errors import DecisionError
from reviewer.text.shown import plain
from reviewer.tui.asides import Asides
from reviewer.tui.screens.asking import Field, ask
from reviewer.tui.screens.filters import choose_filter
from reviewer.tui.screens.reading import ReadingScreen
from reviewer.tui.widgets.side import SidePanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.session.listing import Part
    from reviewer.session.review import Review
    from reviewer.session.views import Filter
    from reviewer.tui.asides import Errand

LOOKS_UP_AFTER = 0.1
"""Seconds on a segment after which the side panel looks things up."""
REMEMBERS_AFTER = 0.3
"""Seconds on a segment after which the memory is searched for it."""
MATCHES = 12
"""Matches of the memory that are offered."""
_SIDE_ROWS = 12
"""Rows of the concordance in the side panel."""


class LookingScreen(ReadingScreen):
    """Segments, and what is known of them elsewhere; apart from reading, which is long enough."""

    def __init__(self, review: Review, name: str, begins_at: int | None = None) -> None:
        super().__init__(review, name, begins_at)
        self.asides = Asides(self, partial(self.say, tone="warning"))

    def on_unmount(self) -> None:
        """Want nothing more of what is done aside."""
        self.asides.drop_all()

    def fill(self, segment_id: int | None) -> None:
        """Show what is known of the list, and read the rest of it aside."""
        super().fill(segment_id)
        self.asides.drop("rest")
        if not self.review.extent().is_whole:
            self.asides.send("rest", self._read_the_rest, lambda _: self._end_of_list())

    def _read_the_rest(self, errand: Errand) -> None:
        for part in self.review.count_on():
            if not errand.is_wanted:
                return
            self.asides.tell(errand, self._take, part)

    def _take(self, part: Part) -> None:
        if not self.review.take(part):
            self.asides.drop("rest")
            return
        self._grow()

    def _end_of_list(self) -> None:
        """Show all that there is; where that is nothing, say so."""
        self._grow()
        if not self.segments.count:
            self.segments.fill(0, -1, empty=self.emptiness())

    def _grow(self) -> None:
        """Show how long the list is by now, whoever read it."""
        self.segments.grow(self.review.extent().rows)
        if self.segments.cursor < 0 and self.here is not None:
            index = self.review.known_index_of(self.here)
            self.segments.move_to(-1 if index is None else index)
        if self.here is None and self.segments.count:
            # Nothing was found at first of what little there is.
            self.show_segment(self.review.id_at(0))
        self.show_status()

    def when_settled(self) -> tuple[tuple[float, Callable[[], object]], ...]:
        """Fill the side panel when the person stays; what was sought for another segment is not wanted."""
        self.asides.drop("term")
        self.asides.drop("memory")
        waiting = ((LOOKS_UP_AFTER, self._look_up), (REMEMBERS_AFTER, self._remember))
        return (*super().when_settled(), *waiting)

    def action_search(self) -> None:
        """Ask for a text and go to the next segment that has it."""
        field = Field(value=self.searched, placeholder="Chinese or English", is_needed=False)
        hint = "Enter finds the next · an empty line ends the search · Esc leaves"
        ask(self.app, "Find", (field,), lambda texts: self._search(texts[0]), hint=hint)

    def action_filter(self) -> None:
        """Ask what to show."""
        choose_filter(self.app, self.review, self._show_only)

    def action_widen(self) -> None:
        """Take the last part of the filter away."""
        parts = self.review.filter.parts()
        if parts:
            self._show_only(parts[-1][1])
        else:
            self.say("the list shows everything", "warning")

    def action_next_term(self) -> None:
        """Make the next term of the Chinese the current one."""
        self._turn_term(1)

    def action_previous_term(self) -> None:
        """Make the term before the current one."""
        self._turn_term(-1)

    def action_glossary(self) -> None:
        """Look up the selection or the current term."""
        from reviewer.tui.screens.lookup import GlossaryScreen  # noqa: PLC0415 — 25 ms of Input

        self.app.push_screen(GlossaryScreen(self.review.lookup, self.wanted()))

    def action_concordance(self) -> None:
        """Show every segment that has the selection or the current term."""
        from reviewer.tui.screens.lookup import ConcordanceScreen  # noqa: PLC0415 — 25 ms of Input

        def take(segment_id: int | None) -> None:
            if segment_id is not None:
                self._go_anywhere(segment_id)

        review = self.review
        screen = ConcordanceScreen(
            review.concordance, self.wanted(), self.here, review.document_name
        )
        self.app.push_screen(screen, take)

    def _go_anywhere(self, segment_id: int) -> None:
        """Go to a segment of the project; one of another document is shown in that."""
        try:
            document = self.review.segment(segment_id).document
        except DecisionError as error:
            self.say(str(error), "warning")
            return
        is_here = self.view is not None and self.view.document == document
        if is_here or self.review.known_index_of(segment_id) is not None:
            self.go_to(segment_id, "")
        else:
            self.keep_place()
            self.post_message(self.ElsewhereWanted(document, segment_id))

    def action_context(self) -> None:
        """Show the segment on its pages."""
        from reviewer.tui.screens.context import ContextScreen  # noqa: PLC0415 — 25 ms of Input

        if self.view is not None:
            around = self.review.surroundings(self.view.row.id)
            self.app.push_screen(ContextScreen(self.view.row.number, around))

    def action_memory(self) -> None:
        """Show what was made of the same Chinese elsewhere, and of sentences like it."""
        from reviewer.tui.screens.lookup import MemoryScreen  # noqa: PLC0415 — 25 ms of Input

        if self.view is not None:
            matches = partial(self.review.matches, self.view.row.id, MATCHES)
            self.app.push_screen(MemoryScreen(self.view.zh, matches), self.take_match)

    async def take_match(self, english: str | None) -> None:
        """Do what is to be done with the English of a match; reading does nothing with it."""

    def action_history(self) -> None:
        """Show who said what of the segment."""
        from reviewer.tui.screens.lookup import HistoryScreen  # noqa: PLC0415 — 25 ms of Input

        if self.view is not None:
            self.app.push_screen(HistoryScreen(self.view.row.number, self.view.history))

    def action_copy(self) -> None:
        """Copy what the mouse selected."""
        if text := self.get_selected_text():
            self.app.copy_to_clipboard(text)
            self.say("copied")
        else:
            self.say("nothing is selected to copy; ctrl+q leaves", "warning")

    def selected(self) -> str:
        """Return the text that the mouse selected, on one line."""
        return plain(self.get_selected_text() or "")

    def wanted(self) -> str:
        """Return what a person would look up now: the selection, else the current term."""
        if chosen := self.selected():
            return chosen
        return plain(self.term.span.of(self.view.zh)) if self.term and self.view else ""

    def _search(self, text: str) -> None:
        self.searched = text
        self.present()
        if not text:
            return
        target = self.review.find(text, self.here)
        if target is not None and target == self.here:
            self.say(f"“{text}” is only here")
        else:
            self.go_to(target, f"“{text}” is nowhere in this list")

    def _show_only(self, chosen: Filter) -> None:
        self.keep_place()
        self.review.set_filter(chosen)
        # Where a filter shows nothing, nothing can be decided; the next one comes back to the place.
        here = self.review.place if self.here is None else self.here
        if here is None or not self.review.holds(here):
            here = self.review.id_at(0) if self.review.extent().rows else None
        extent = self.review.extent()
        self.say(f"showing {chosen.label()}" + (f": {extent}" if extent.is_whole else ""))
        self.fill(here)

    def _turn_term(self, step: int) -> None:
        if self.view is None or not self.view.terms:
            self.say("no term of the glossary here", "warning")
            return
        terms = self.view.terms
        at = terms.index(self.term) if self.term in terms else -step
        self.term = terms[(at + step) % len(terms)]
        self.present()
        self._look_up()

    def _show_nothing(self) -> None:
        super()._show_nothing()
        self.asides.drop("term")
        self.asides.drop("memory")

    def _look_up(self) -> None:
        """Fill the side panel, which need not keep up with the keys."""
        view, term = self.view, self.term
        if view is None or not self.has_class("-ultra"):
            return
        about = term.span.of(view.zh) if term else ""
        self.asides.send(
            "term",
            lambda _: self.review.concordance(about, _SIDE_ROWS) if about else (),
            partial(self.query_one(SidePanel).present, view, term, self.review.document_name),
        )
        with suppress(DecisionError):
            self.query_one(SidePanel).present_context(self.review.surroundings(view.row.id))

    def _remember(self) -> None:
        """Search the memory for the segment."""
        view = self.view
        if view is None or not self.has_class("-ultra"):
            return
        self.asides.send(
            "memory",
            lambda _: self.review.matches(view.row.id),
            partial(self.query_one(SidePanel).present_matches, view),
        )
