"""A segment on its pages, as paragraphs: the path of headings, and what stands beside it."""

from collections.abc import Sequence

from reviewer.model.document import SentenceKind
from reviewer.session.neighbours import Neighbour, Surroundings
from reviewer.text.shown import plain
from reviewer.text.wrap import clip
from reviewer.tui.marked import Look, lay_out
from reviewer.tui.widgets.paper import Paragraph, says

_SIGNS = {
    SentenceKind.TITLE: "#",
    SentenceKind.HEADING: "#",
    SentenceKind.BODY: "¶",
    SentenceKind.LIST: "•",
    SentenceKind.TABLE: "▦",
}
_INDENT = 3
_OWN_CELLS = 60
"""Cells of the segment's own sentence: it stands in full elsewhere."""


def context_lines(around: Sequence[Surroundings], near: int) -> tuple[Paragraph, ...]:
    """Return each page around a segment: its path, then up to `near` sentences before and behind."""
    lines: list[Paragraph] = []
    for page in around:
        if not page.sentences:
            continue
        path = " › ".join(map(plain, page.path)) or "at the top of the page"
        lines.append(
            Paragraph(lay_out(path), lead=((f"{page.side} ", Look.STRONG),), indent=_INDENT)
        )
        own = [number for number, one in enumerate(page.sentences) if one.is_own]
        shown = page.sentences[max(0, own[0] - near) : own[-1] + near + 1]
        lines += map(_line, shown)
    return tuple(lines) or (says("Its pages have nothing beside it.", Look.ASIDE),)


def _line(one: Neighbour) -> Paragraph:
    sign = _SIGNS[one.kind] if one.begins_paragraph else " "
    if one.is_own:
        text = clip(plain(one.text), _OWN_CELLS)
        return Paragraph(says(text).laid, lead=((f"▸{sign} ", Look.KEY),), indent=_INDENT)
    return Paragraph(
        says(plain(one.text), Look.ASIDE).laid, lead=((f" {sign} ", Look.MUTED),), indent=_INDENT
    )
