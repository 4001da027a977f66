"""The side panel of wide screens: term, memory, concordance, and what was said of the segment."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reviewer.tui import pages
from reviewer.tui.context_pages import context_lines
from reviewer.tui.marked import Look
from reviewer.tui.memory_pages import match_lines
from reviewer.tui.widgets.column import Column
from reviewer.tui.widgets.paper import Paper, says

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

    from reviewer.session.neighbours import Surroundings
    from reviewer.session.views import MatchView, SegmentRow, SegmentView, TermView

_NEAR = 1
"""Sentences of the page before and behind that are shown."""


class SidePanel(Column):
    """Panes that follow the segment at a little distance."""

    SHARES: ClassVar[Mapping[str, int]] = {
        "term": 2,
        "context": 3,
        "memory": 2,
        "concordance": 3,
        "history": 2,
    }

    def compose(self) -> ComposeResult:
        """Build them."""
        yield Paper("term", id="term")
        yield Paper("on the page", id="context")
        yield Paper("memory", id="memory")
        yield Paper("concordance", id="concordance")
        yield Paper("history", id="history")

    def present(
        self,
        view: SegmentView,
        term: TermView | None,
        name_of: Callable[[int], str],
        same_term: tuple[SegmentRow, ...],
    ) -> None:
        """Show a segment's term and history; the segment itself is left out of the concordance."""
        about = term.span.of(view.zh) if term else ""
        nothing = says("No term of the glossary here; t proposes one.", Look.ASIDE)
        concept = pages.concept_lines(term.concept) if term else (nothing,)
        self._paper("term").present(concept, title=f"term {about}".rstrip())
        self._paper("history").present(pages.history_lines(view.history))
        others = [row for row in same_term if row.id != view.row.id]
        paper = self._paper("concordance")
        names = {
            key: name_of(key)
            for key in {row.document_id for row in others}
            if key != view.row.document_id
        }
        room = paper.size.width - 3
        lines = pages.concordance_lines(others, about, room, names) if about else ()
        paper.present(lines, title=f"concordance {len(others)}" if others else "concordance")
        self.settle()

    def present_context(self, around: tuple[Surroundings, ...]) -> None:
        """Show the segment on its pages."""
        self._paper("context").present(context_lines(around, _NEAR))
        self.settle()

    def present_matches(self, view: SegmentView, matches: tuple[MatchView, ...]) -> None:
        """Show what the memory has."""
        title = f"memory {len(matches)}" if matches else "memory"
        self._paper("memory").present(match_lines(view.zh, matches), title=title)
        self.settle()

    def _paper(self, name: str) -> Paper:
        return self.query_one(f"#{name}", Paper)
