"""The line above, with where the review stands, and the line below, with keys and what was done last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

from reviewer.text.shown import shown
from reviewer.text.wrap import clip, width_cells
from reviewer.tui.actions import Place
from reviewer.tui.ink import inks, pieces_width, spread, strip
from reviewer.tui.keys import in_footer, key_names, user_keys
from reviewer.tui.signs import bar
from reviewer.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual.strip import Strip

    from reviewer.session.views import Counts
    from reviewer.tui.ink import Pieces

_BAR_CELLS = 16
_BAR_FROM = 100
"""Width in cells from which the progress is drawn as a bar too."""
_TONES = {"message": "good", "warning": "warned", "question": "question"}


class StatusLine(Drawn):
    """Document, progress, open, flagged, filter."""

    DEFAULT_CSS = "StatusLine { height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name
        super().__init__(id=id)
        self._document = ""
        self._counts: Counts | None = None
        self._filter = ""
        self._rows = ""
        self._click = Style.from_meta({"@click": "screen.filter"})

    def present(self, name: str, counts: Counts, filter_label: str, rows: str = "") -> None:
        """Show other values, `rows` being how many the filter shows; drawn only if they differ."""
        before = (self._document, self._counts, self._filter, self._rows)
        if (name, counts, filter_label, rows) != before:
            self._document, self._counts = name, counts
            self._filter, self._rows = filter_label, rows
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 — it has one line
        """Draw it."""
        width = self.size.width
        if self._counts is None:
            return strip((), width, self.rich_style)
        right = self._right(self._counts)
        space = max(8, width - pieces_width(right) - 13)
        left: Pieces = [
            (" reviewer  ", inks(self)["quiet"]),
            (clip(shown(self._document, keep_lines=False), space), inks(self)["bold"]),
        ]
        return strip(spread(left, right, width), width, self.rich_style)

    def _right(self, counts: Counts) -> Pieces:
        quiet = inks(self)["quiet"]
        share = counts.done / counts.total if counts.total else 1.0
        pieces: Pieces = [
            (f"{counts.done:,}/{counts.total:,} ", Style.null()),
            (f"{percent(share)} ", quiet),
        ]
        if self.size.width >= _BAR_FROM:
            full, rest = bar(share, _BAR_CELLS)
            pieces += [(full, inks(self)["good"]), (rest + " ", quiet)]
        pieces += [("  open ", quiet), (f"{counts.open:,}", inks(self)["bold"])]
        pieces += [("  flagged ", quiet), (f"{counts.flagged:,}", inks(self)["warned"])]
        rows = f" {self._rows}" if self._rows else ""
        room = max(24, self.size.width // 3) - len(rows)
        label = clip(shown(self._filter, keep_lines=False), room) + rows
        return [
            *pieces,
            ("  filter ", quiet + self._click),
            (label + " ", inks(self)["accent"] + self._click),
        ]


class TitleLine(Drawn):
    """The name of a screen, and a few facts."""

    DEFAULT_CSS = "TitleLine { height: 1; }"

    def __init__(self, title: str, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name
        super().__init__(id=id)
        self._title = title
        self._facts: tuple[tuple[str, str], ...] = ()

    def present(self, facts: tuple[tuple[str, str], ...]) -> None:
        """Show other facts: their names and values."""
        self._facts = facts
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 — it has one line
        """Draw it."""
        table = inks(self)
        left: Pieces = [(" reviewer  ", table["quiet"]), (self._title, table["bold"])]
        right: Pieces = []
        for name, value in self._facts:
            right += [(f"  {name} ", table["quiet"]), (value, table["bold"])]
        return strip(
            spread(left, [*right, (" ", Style.null())], self.size.width),
            self.size.width,
            self.rich_style,
        )


class KeyLine(Drawn):
    """Keys of the place where one is, the most useful first; at the right what was done last."""

    DEFAULT_CSS = "KeyLine { height: 1; }"

    def __init__(
        self,
        place: Place,
        *,
        id: str | None = None,  # noqa: A002 — Textual's name
    ) -> None:
        super().__init__(id=id)
        self._place = place
        self._message = ""
        self._tone = "message"

    def show_place(self, place: Place) -> None:
        """Name the keys of another place."""
        self._place = place
        self.refresh()

    def say(self, message: str, tone: str = "message") -> None:
        """Say what was done (`message`), what can't be done (`warning`) or what is asked (`question`)."""
        message = shown(message, keep_lines=False)
        if (message, tone) != (self._message, self._tone):
            self._message, self._tone = message, tone
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 — it has one line
        """Draw as many keys as there is room for beside the message."""
        width = self.size.width
        message = clip(self._message, width - 2)
        right: Pieces = [(message + " ", inks(self)[_TONES[self._tone]])] if message else []
        left = self._keys(width - width_cells(message) - 3)
        return strip(spread(left, right, width), width, self.rich_style)

    def _keys(self, room: int) -> Pieces:
        pieces: Pieces = [(" ", Style.null())]
        used = 1
        own = user_keys(self.app)
        for action in in_footer(self._place):
            key = key_names(action, own)[0]
            used += width_cells(key) + width_cells(action.label) + 3
            if used > room:
                break
            click = Style.from_meta(
                {
                    "@click": f"screen.{action.act}"
                    if action.place is not Place.EVERYWHERE
                    else f"app.{action.act}"
                }
            )
            pieces += [
                (key, inks(self)["key"] + click),
                (f" {action.label}", inks(self)["quiet"] + click),
                ("  ", Style.null()),
            ]
        return pieces


def percent(share: float) -> str:
    """Return a share as whole per cent that says 100% only when all is done."""
    return f"{min(99, int(share * 100)) if share < 1 else 100}%"
