"""The beads of a document with their sentences side by side; draws those that are in sight."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.style import Style

from reviewer.model.span import Side
from reviewer.text.shown import shown
from reviewer.text.wrap import fit, wrap
from reviewer.tui.ink import inks, strip
from reviewer.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual import events
    from textual.strip import Strip

    from reviewer.session.repairs import BeadView
    from reviewer.tui.ink import Pieces

_GUTTER_CELLS = 17
_GAP = "  "


@dataclass(frozen=True, slots=True)
class _Line:
    bead: int
    order: int
    """0 for the first line of its bead; the last one is blank."""
    zh: str
    en: str


class BeadTable(Drawn, can_focus=True):
    """Beads in rows, sentences in cells; the cursor is a bead and one of its sides."""

    DEFAULT_CSS = "BeadTable { height: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name
        super().__init__(id=id)
        self._beads: tuple[BeadView, ...] = ()
        self.cursor = 0
        """Number of the bead, from 0."""
        self.side = Side.EN
        """The side whose sentences are moved."""
        self._top = 0
        self._sight: tuple[_Line, ...] = ()

    def show_beads(self, beads: tuple[BeadView, ...], cursor: int) -> None:
        """Show other beads, with the cursor on one of them."""
        self._beads = beads
        self.move_to(cursor)

    @property
    def bead(self) -> BeadView | None:
        """The bead of the cursor."""
        return self._beads[self.cursor] if self._beads else None

    def move_to(self, cursor: int) -> None:
        """Put the cursor on a bead and bring all of it into sight."""
        self.cursor = max(0, min(cursor, len(self._beads) - 1))
        self._reveal()
        self.refresh()

    def turn(self) -> None:
        """Make the other side the one whose sentences are moved."""
        self.side = Side.ZH if self.side is Side.EN else Side.EN
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line of the heading or of a bead."""
        width = self.size.width
        if y == 0:
            return strip(self._heading(), width, self.rich_style)
        if y - 1 >= len(self._sight):
            return strip((), width, self.rich_style)
        return strip(self._pieces(self._sight[y - 1]), width, self.rich_style)

    def on_resize(self) -> None:
        """Wrap anew."""
        self._reveal()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Go to the bead and side under the mouse."""
        if 0 < event.y <= len(self._sight):
            zh_cells, _ = self._cells()
            self.side = Side.ZH if event.x < _GUTTER_CELLS + zh_cells else Side.EN
            self.move_to(self._sight[event.y - 1].bead)

    def _cells(self) -> tuple[int, int]:
        room = max(8, self.size.width - _GUTTER_CELLS - len(_GAP) - 1)
        zh = room * 2 // 5
        return zh, room - zh

    def _lines_of(self, number: int) -> tuple[_Line, ...]:
        zh_cells, en_cells = self._cells()
        bead = self._beads[number]
        zh, en = _cell_lines(bead.zh, zh_cells), _cell_lines(bead.en, en_cells)
        count = max(len(zh), len(en)) + 1
        return tuple(
            _Line(
                number,
                order,
                zh[order] if order < len(zh) else "",
                en[order] if order < len(en) else "",
            )
            for order in range(count)
        )

    def _reveal(self) -> None:
        """Choose the first bead in sight so that the cursor's bead is seen whole."""
        room = self.size.height - 1
        if not self._beads or room < 1:
            self._sight = ()
            return
        top, needed = self.cursor, len(self._lines_of(self.cursor))
        # From the cursor back: a document may have 10,000 beads, and wrapping one takes 0.1 ms.
        while top > min(self._top, self.cursor):
            needed += len(self._lines_of(top - 1))
            if needed > room:
                break
            top -= 1
        self._top = top
        lines: list[_Line] = []
        number = self._top
        while len(lines) < room and number < len(self._beads):
            lines += self._lines_of(number)
            number += 1
        self._sight = tuple(lines[:room])

    def _heading(self) -> Pieces:
        table = inks(self)
        zh_cells, _ = self._cells()
        zh, en = ("◂ zh", "en") if self.side is Side.ZH else ("zh", "◂ en")
        return [
            (fit("   bead", _GUTTER_CELLS), table["quiet"]),
            (fit(zh, zh_cells), table["key" if self.side is Side.ZH else "quiet"]),
            (_GAP + en, table["key" if self.side is Side.EN else "quiet"]),
        ]

    def _pieces(self, line: _Line) -> Pieces:
        table = inks(self)
        zh_cells, en_cells = self._cells()
        is_here = line.bead == self.cursor and (line.zh or line.en or line.order == 0)
        looks = {side: Style.null() for side in Side}
        if is_here:
            looks[self.side] = table["cursor"]
        gutter = self._gutter(line) if line.order == 0 else ""
        style = table["key"] if is_here else table["quiet"]
        return [
            (fit(("▌" if is_here else " ") + gutter, _GUTTER_CELLS), style),
            (fit(line.zh, zh_cells), looks[Side.ZH]),
            (_GAP, Style.null()),
            (fit(line.en, en_cells), looks[Side.EN]),
        ]

    def _gutter(self, line: _Line) -> str:
        bead = self._beads[line.bead]
        sure = "✓" if bead.is_confirmed else f"{int(bead.confidence * 100)}%"
        mark = "?" if bead.asks_for_a_look else " "
        return f"{bead.number:>4}{mark} {len(bead.zh)}-{len(bead.en)} {sure}"


@lru_cache(maxsize=4096)
def _cell_lines(sentences: tuple[str, ...], cells: int) -> tuple[str, ...]:
    """Wrap the sentences of one side; each begins a line, with a dot where there are several."""
    lead = 2 if len(sentences) > 1 else 0
    lines: list[str] = []
    for sentence in sentences:
        text = shown(sentence)
        for order, (start, end) in enumerate(wrap(text, max(2, cells - lead))):
            begin = ("· " if order == 0 else "  ") if lead else ""
            lines.append(begin + text[start:end].rstrip(" "))
    return tuple(lines) or ("(none)",)
