"""A pane that shows paragraphs of marked text under a title rule, wrapped for Chinese, scrolled by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from reviewer.model.span import Span
from reviewer.text.shown import shown
from reviewer.text.wrap import clip, width_cells, width_of
from reviewer.tui.ink import inks, pieces_width, strip
from reviewer.tui.marked import Laid, Look, lay_out
from reviewer.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual import events
    from textual.selection import Selection

    from reviewer.tui.ink import Pieces

_ORDER = {look: rank for rank, look in enumerate(Look)}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A marked text that begins a line of its own."""

    laid: Laid
    lead: tuple[tuple[str, Look], ...] = ()
    """Drawn before its first line, within the indent."""
    indent: int = 0
    """Cells before each of its lines."""
    is_corpus: bool = False
    """Its text is a side of the segment; what is selected in it may become a term."""


def says(text: str, look: Look | None = None, *, indent: int = 0) -> Paragraph:
    """Make a paragraph of the program's own words, or of corpus text that has no marks."""
    laid = lay_out(text)
    if look is not None and text:
        laid = Laid(laid.text, laid.sources, ((0, len(laid.text), frozenset({look})),))
    return Paragraph(laid, indent=indent)


@dataclass(frozen=True, slots=True)
class _Line:
    paragraph: int
    start: int
    end: int
    is_first: bool


class Paper(Drawn):
    """Paragraphs under a title; draws only the lines that are seen."""

    DEFAULT_CSS = """
    Paper { height: 1fr; }
    """

    def __init__(self, title: str = "", *, id: str | None = None) -> None:  # noqa: A002 — Textual's name
        super().__init__(id=id)
        self._title = self._first_title = title
        self._remark = ""
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._lines: tuple[_Line, ...] = ()
        self._lines_for: int = -1
        self._top = 0

    def present(
        self, paragraphs: tuple[Paragraph, ...], *, title: str | None = None, remark: str = ""
    ) -> None:
        """Show other paragraphs from their beginning; nothing is drawn when nothing changed."""
        title = self._title if title is None else title
        if (paragraphs, title, remark) == (self._paragraphs, self._title, self._remark):
            if self._top:
                self.scroll_lines(-self._top)
            return
        before = len(self._wrapped())
        self._paragraphs, self._title, self._remark = paragraphs, title, remark
        self._lines_for, self._top = -1, 0
        # What stood empty and stays so is not drawn again: half the work of a key.
        drawn = 1 + max(before, len(self._wrapped()))
        self.refresh(Region(0, 0, self.size.width, min(drawn, self.size.height)))

    def empty(self) -> None:
        """Show nothing, under the title that it began with."""
        self.present((), title=self._first_title)

    def scroll_lines(self, count: int) -> None:
        """Move the text by so many lines, as far as there are any."""
        top = max(0, min(self._top + count, len(self._wrapped()) - self._room))
        if top != self._top:
            self._top = top
            self.refresh()

    def rows_wanted(self, width_cells: int) -> int:
        """Return the rows of all that it has to show, its title too."""
        return 1 + len(self._wrapped(width_cells))

    def render_line(self, y: int) -> Strip:
        """Draw the title rule, then the lines that are in sight."""
        ground = self.rich_style
        width = self.size.width
        if y == 0:
            return strip(self._rule(width), width, ground)
        index = self._top + y - 1
        lines = self._wrapped()
        if index >= len(lines):
            return strip((), width, ground)
        line = lines[index]
        lead, text = self._lead(line), Strip(self._segments(line, index, ground))
        drawn = Strip.join([strip(lead, pieces_width(lead), ground), text.apply_offsets(0, index)])
        more = strip([self._more(y, index, len(lines))], 1, ground)
        return drawn.adjust_cell_length(width - 1, ground) + more

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll as the wheel says."""
        event.stop()
        self.scroll_lines(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll as the wheel says."""
        event.stop()
        self.scroll_lines(-1)

    def offset_at(self, x: int, y: int) -> int | None:
        """Return the place in the stored text that is drawn at a cell; None where no corpus text is."""
        index = self._top + y - 1
        lines = self._wrapped()
        if y < 1 or index >= len(lines):
            return None
        line = lines[index]
        paragraph = self._paragraphs[line.paragraph]
        cells = 1 + paragraph.indent
        if not paragraph.is_corpus or x < cells:
            return None
        for at in range(line.start, line.end):
            cells += width_of(paragraph.laid.text[at])
            if x < cells:
                return paragraph.laid.sources[at]
        return None

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the corpus text that the mouse selected, without what the screen put into it."""
        parts = []
        for index, line in enumerate(self._wrapped()):
            paragraph = self._paragraphs[line.paragraph]
            if (selected := _within(selection, index, line)) and paragraph.is_corpus:
                pieces = paragraph.laid.pieces(*selected)
                parts += [text for text, looks in pieces if Look.BRACKET not in looks]
        return "".join(parts), "\n"

    def selected_span(self) -> Span | None:
        """Return the stretch of the stored text that the mouse selected, in the first corpus text."""
        selection = self.text_selection
        if selection is None:
            return None
        spans = [
            self._paragraphs[line.paragraph].laid.source_span(*drawn)
            for index, line in enumerate(self._wrapped())
            if self._paragraphs[line.paragraph].is_corpus
            and (drawn := _within(selection, index, line))
            and drawn[0] < drawn[1]
        ]
        return Span(spans[0].start, spans[-1].end) if spans else None

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 — Textual's form
        """Draw the selection."""
        self.refresh()

    @property
    def _room(self) -> int:
        return max(1, self.size.height - 1)

    def _wrapped(self, width_cells: int = 0) -> tuple[_Line, ...]:
        width = max(2, (width_cells or self.size.width) - 2)
        if self._lines_for != width:
            self._lines = tuple(
                _Line(number, start, end, is_first=not order)
                for number, paragraph in enumerate(self._paragraphs)
                for order, (start, end) in enumerate(
                    paragraph.laid.lines(max(2, width - paragraph.indent))
                )
            )
            self._lines_for = width
        return self._lines

    def _lead(self, line: _Line) -> Pieces:
        paragraph = self._paragraphs[line.paragraph]
        lead = paragraph.lead if line.is_first else ()
        pieces = [(text, self._style(frozenset({look}))) for text, look in lead]
        rest = 1 + paragraph.indent - pieces_width(pieces)
        return [(" ", Style.null()), *pieces, (" " * (rest - 1), Style.null())]

    def _segments(self, line: _Line, index: int, ground: Style) -> list[Segment]:
        laid = self._paragraphs[line.paragraph].laid
        selected = self._selected(index, line)
        if selected is None:
            stretches = [(line.start, line.end, Style.null())]
        else:
            chosen = self.screen.get_component_rich_style("screen--selection")
            stretches = [
                (line.start, selected[0], Style.null()),
                (*selected, chosen),
                (selected[1], line.end, Style.null()),
            ]
        return [
            Segment(text, ground + self._style(looks) + extra)
            for start, end, extra in stretches
            for text, looks in laid.pieces(start, end)
        ]

    def _selected(self, index: int, line: _Line) -> tuple[int, int] | None:
        selection = self.text_selection
        return None if selection is None else _within(selection, index, line)

    def _style(self, looks: frozenset[Look]) -> Style:
        style, table = Style.null(), inks(self)
        for look in sorted(looks, key=_ORDER.__getitem__):
            style += table[look]
        return style

    def _rule(self, width: int) -> Pieces:
        rule, title = inks(self)["rule"], inks(self)["title"]
        remark = shown(f" {self._remark} ─", keep_lines=False) if self._remark else ""
        words = clip(shown(self._title, keep_lines=False), max(1, width - 4))
        gap = width - 3 - width_cells(words) - width_cells(remark)
        if gap < 1:
            gap, remark = width - 3 - width_cells(words), ""
        return [
            ("─ ", rule),
            (words, title),
            (" " + "─" * gap, rule),
            (remark, inks(self)["faint"]),
        ]

    def _more(self, y: int, index: int, total: int) -> tuple[str, Style]:
        if y == 1 and self._top:
            return "▲", inks(self)["title"]
        if y == self._room and index + 1 < total:
            return "▼", inks(self)["title"]
        return " ", Style.null()


def _within(selection: Selection, index: int, line: _Line) -> tuple[int, int] | None:
    """Return the drawn stretch of a line that lies in the selection."""
    span = selection.get_span(index)
    if span is None:
        return None
    start, end = span
    last = line.end if end == -1 else min(line.end, line.start + end)
    return min(line.start + start, last), last
