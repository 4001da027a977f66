"""The list of proposals: where each stands, and what it wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

from reviewer.text.wrap import fit
from reviewer.tui.ink import inks
from reviewer.tui.lead_pages import VERDICT_SIGNS, proposal_line
from reviewer.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from reviewer.session.proposals import Proposal
    from reviewer.tui.ink import Pieces

_AUTHOR_CELLS = 8


class ProposalList(RowList):
    """Rows of proposals."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name
        super().__init__(id=id)
        self._proposals: tuple[Proposal, ...] = ()

    def show_proposals(self, found: tuple[Proposal, ...], cursor: int, *, empty: str) -> None:
        """Show other proposals."""
        self._proposals = found
        self.fill(len(found), cursor, empty=empty)

    def row(self, index: int) -> Proposal | None:
        """Return a proposal; None beyond the end."""
        return self._proposals[index] if 0 <= index < len(self._proposals) else None

    def draw_row(self, index: int, width: int, *, is_cursor: bool) -> Pieces:
        """Return verdict, terms and author."""
        found = self._proposals[index]
        quiet = Style.null() if is_cursor else inks(self)["faint"]
        room = width - _AUTHOR_CELLS - 6
        return [
            ("▌" if is_cursor else " ", Style.null()),
            (VERDICT_SIGNS[found.verdict] + "  ", quiet),
            (fit(proposal_line(found, room), room) + " ", Style.null()),
            (fit(found.author, _AUTHOR_CELLS), quiet),
        ]
