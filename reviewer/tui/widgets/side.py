"""The side panel of wide screens: the term, where else it stands, what was said of the segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from reviewer.tui import pages
from reviewer.tui.widgets.paper import Paper

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reviewer.session.views import SegmentRow, SegmentView, TermView


class SidePanel(Vertical):
    """Three panes that follow the segment at a little distance."""

    def compose(self) -> ComposeResult:
        """Build them."""
        yield Paper("term", id="term")
        yield Paper("concordance", id="concordance")
        yield Paper("history", id="history")

    def present(
        self,
        view: SegmentView,
        term: TermView | None,
        same_chinese: tuple[SegmentRow, ...],
        same_term: tuple[SegmentRow, ...],
    ) -> None:
        """Show a segment's term and history; rows of the segment itself are left out."""
        about = term.span.of(view.zh) if term else ""
        concept = pages.concept_lines(term.concept) if term else ()
        self._paper("term").present(concept, title=f"term {about}".rstrip())
        self._paper("history").present(pages.history_lines(view.history))
        twins = [row for row in same_chinese if row.zh == view.zh and row.id != view.row.id]
        known = {view.row.id, *(row.id for row in twins)}
        others = [row for row in same_term if row.id not in known]
        paper = self._paper("concordance")
        lines = pages.twin_lines(twins)
        if about:
            lines += pages.concordance_lines(others, about, paper.size.width - 3)
        paper.present(lines, title=f"concordance {len(others)}" if others else "concordance")

    def _paper(self, name: str) -> Paper:
        return self.query_one(f"#{name}", Paper)
