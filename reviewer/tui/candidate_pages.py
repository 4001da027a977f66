"""What is shown of term candidates: a row of the list, and one in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

from reviewer.model.span import Span
from reviewer.text.shown import plain, shown
from reviewer.text.wrap import fit
from reviewer.tui.ink import inks
from reviewer.tui.marked import Look, Mark, lay_out
from reviewer.tui.pages import styled
from reviewer.tui.widgets.paper import Paragraph, says

if TYPE_CHECKING:
    from reviewer.glossary.candidates import Candidate
    from reviewer.tui.ink import Pieces
    from reviewer.tui.widgets.rows import RowList

_COUNT_CELLS = 6


def candidate_row(list_: RowList, one: Candidate, width: int, is_cursor: bool) -> Pieces:  # noqa: FBT001 — as lists call it
    """Draw how often it stands, its Chinese and its likeliest English."""
    quiet = Style.null() if is_cursor else inks(list_)["faint"]
    room = width - _COUNT_CELLS - 3
    zh = max(8, room * 2 // 5)
    return [
        ("▌" if is_cursor else " ", Style.null()),
        (f"{one.count:>{_COUNT_CELLS},} ", quiet),
        (fit(shown(one.zh, keep_lines=False), zh) + " ", Style.null()),
        (fit(shown(one.en or "–", keep_lines=False), room - zh), quiet),
    ]


def candidate_lines(one: Candidate) -> tuple[Paragraph, ...]:
    """Return a candidate in full: its English and rivals, where it stands, examples."""
    head: list[tuple[str, Look | None]] = [
        (one.zh, Look.STRONG),
        ("  →  ", Look.MUTED),
        (one.en or "no English is likely", Look.RENDERING if one.en else Look.ASIDE),
    ]
    found = f"{one.count:,} times in {one.segments:,} segments"
    if one.en:
        found += f"; its English goes with it {min(99, int(one.strength * 100))}% of the time"
    lines = [Paragraph(styled(head)), says(found, Look.ASIDE)]
    if one.rivals:
        lines.append(says("or " + ", ".join(map(plain, one.rivals)), Look.ASIDE))
    for zh, en in one.examples:
        lines += [says(""), _with(zh, one.zh, exactly=True), _with(en, one.en, exactly=False)]
    return tuple(lines)


def _with(text: str, searched: str, *, exactly: bool) -> Paragraph:
    """Return a text with the first place of what it is an example of."""
    at = text.find(searched) if exactly else text.casefold().find(searched.casefold())
    is_there = bool(searched) and at >= 0 and at + len(searched) <= len(text)
    marks = (Mark(Span(at, at + len(searched)), Look.RENDERING),) if is_there else ()
    return Paragraph(lay_out(text, marks), indent=2)
