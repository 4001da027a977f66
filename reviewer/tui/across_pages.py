"""What is shown of a finding over all documents: a row of the list, and both of its places in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

from reviewer.text.shown import shown
from reviewer.text.wrap import fit, width_cells
from reviewer.tui.ink import inks
from reviewer.tui.marked import Look, Mark, lay_out
from reviewer.tui.pages import styled
from reviewer.tui.signs import SEVERITY_SIGNS
from reviewer.tui.widgets.paper import Paragraph, says

if TYPE_CHECKING:
    from reviewer.model.span import Span
    from reviewer.session.contradictions import Contradiction
    from reviewer.tui.ink import Pieces
    from reviewer.tui.widgets.rows import RowList

_PLACE_CELLS = 16
_WAIVED_SIGN = "∅"


def contradiction_row(
    list_: RowList,
    one: Contradiction,
    width: int,
    is_cursor: bool,  # noqa: FBT001 — as lists call it
) -> Pieces:
    """Draw where it is, how bad, and what it says."""
    quiet = Style.null() if is_cursor else inks(list_)["faint"]
    sign = _WAIVED_SIGN if one.waived_by else SEVERITY_SIGNS[one.told.finding.severity]
    where = f"{one.told.segment.document} {one.told.number}"
    # The end tells pages apart, and the number is there.
    while width_cells(where) > _PLACE_CELLS:
        where = "…" + where[2:]
    room = max(8, width - _PLACE_CELLS - 6)
    said = shown(one.told.finding.message, keep_lines=False)
    return [
        ("▌" if is_cursor else " ", Style.null()),
        (f"{sign:<2} ", quiet if one.waived_by else Style.null()),
        (fit(where, _PLACE_CELLS) + " ", quiet),
        (fit(said, room), quiet if one.waived_by else Style.null()),
    ]


def contradiction_lines(one: Contradiction) -> tuple[Paragraph, ...]:
    """Return a finding in full: what it says, its place, the other place, and who set it aside."""
    told = one.told
    finding = told.finding
    lines = [
        Paragraph(styled([(finding.message, Look.STRONG)])),
        says(f"{finding.check} · {finding.severity}", Look.ASIDE),
    ]
    if one.waived_by:
        lines.append(says(f"set aside by {one.waived_by}: {one.waiver_reason}", Look.MINOR))
    lines += [
        says(""),
        says(f"{told.segment.document} {told.number}", Look.KEY),
        _with(told.segment.zh, finding.zh),
        _with(told.segment.en, finding.en),
    ]
    if other := finding.elsewhere:
        lines += [
            says(""),
            says(f"{other.document} {other.segment}", Look.KEY),
            *(says(text, indent=2) for text in (other.zh, other.en) if text),
        ]
    return tuple(lines)


def _with(text: str, span: Span | None) -> Paragraph:
    marks = (Mark(span, Look.RENDERING),) if span and 0 < len(span) < len(text) else ()
    return Paragraph(lay_out(text, marks), indent=2)
