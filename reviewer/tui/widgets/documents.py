"""The list of documents: how far each is, and what the checks say of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from rich.style import Style

from reviewer.model.finding import Severity
from reviewer.text.shown import shown
from reviewer.text.wrap import fit, width_cells
from reviewer.tui.ink import inks, pieces_width, strip
from reviewer.tui.signs import FLAG_SIGN, SEVERITY_SIGNS, bar
from reviewer.tui.widgets.drawn import Drawn
from reviewer.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from textual.strip import Strip

    from reviewer.session.views import DocumentRow
    from reviewer.tui.ink import Pieces

_MOST_NAME_CELLS = 18
_BAR_CELLS = 10
_FINDING_CELLS = 14
_TITLE_CELLS = 20
"""Room that a title wants at least; without it the bar goes."""
_ENGLISH_FROM = 140
"""Width in cells from which the English title is shown too."""
_SEVERE = {Severity.CRITICAL, Severity.MAJOR}


@dataclass(frozen=True, slots=True)
class Columns:
    """Cells of each column; what is left is the title's."""

    name: int
    bar: int
    done: int
    open: int
    flagged: int

    @classmethod
    def of(cls, rows: tuple[DocumentRow, ...], width: int) -> Columns:
        """Fit the columns to what stands in them."""
        done = max([5, *(len(_done(row)) for row in rows)])
        flagged = max(rows, key=attrgetter("flagged"), default=None)
        cells = max(7, len(_flagged(flagged)) if flagged else 0)
        columns = cls(_name_cells(rows), _BAR_CELLS, done, 6, cells)
        return columns if columns.title(width) >= _TITLE_CELLS else replace(columns, bar=0)

    def title(self, width: int) -> int:
        """Return the cells that are left for the title, with the space behind it."""
        others = self.name + self.bar + self.done + self.open + self.flagged + _FINDING_CELLS
        return width - others - 10 - (2 if self.bar else 0)


class _Fitted:
    """The columns of some rows, worked out once: there may be 25,000."""

    def __init__(self, rows: tuple[DocumentRow, ...]) -> None:
        self._rows = rows
        self._columns: dict[int, Columns] = {}

    def columns(self, width: int) -> Columns:
        """Give the columns for a width in cells."""
        if width not in self._columns:
            self._columns = {width: Columns.of(self._rows, width)}
        return self._columns[width]


class DocumentHeading(Drawn):
    """The names of the columns."""

    DEFAULT_CSS = "DocumentHeading { height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name
        super().__init__(id=id)
        self._fitted = _Fitted(())

    def name_columns(self, rows: tuple[DocumentRow, ...]) -> None:
        """Stand above these documents."""
        self._fitted = _Fitted(rows)
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 — it has one line
        """Draw them where the list has its columns."""
        width = self.size.width - 1
        columns = self._fitted.columns(width)
        text = "  " + fit("document", columns.name + 2 + columns.title(width))
        text += " " * (columns.bar + 2) if columns.bar else ""
        text += (
            f"{'done':>{columns.done}}  {'open':>{columns.open}}  {'flagged':>{columns.flagged}}"
        )
        text += "  " + "findings"
        return strip([(text, inks(self)["quiet"])], self.size.width, self.rich_style)


class DocumentList(RowList):
    """Rows of documents, all of them in memory."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name
        super().__init__(id=id)
        self._rows: tuple[DocumentRow, ...] = ()
        self._fitted = _Fitted(())

    def show_documents(self, rows: tuple[DocumentRow, ...], cursor: int, *, empty: str) -> None:
        """Show other documents."""
        self._rows, self._fitted = rows, _Fitted(rows)
        self.fill(len(rows), cursor, empty=empty)

    def row(self, index: int) -> DocumentRow | None:
        """Return a row; None beyond the end."""
        return self._rows[index] if 0 <= index < len(self._rows) else None

    def draw_row(self, index: int, width: int, *, is_cursor: bool) -> Pieces:
        """Return name and title at the left, progress and findings at the right."""
        row = self._rows[index]
        columns = self._fitted.columns(width)
        quiet = Style.null() if is_cursor else inks(self)["faint"]
        right = self._standing(row, columns)
        if is_cursor:
            right = [(text, style.without_color) for text, style in right]
        left: Pieces = [
            ("▌ " if is_cursor else "  ", Style.null()),
            (fit(shown(row.name, keep_lines=False), columns.name) + "  ", quiet),
        ]
        room = columns.title(width)
        titles = [row.title_zh or row.title_en]
        if width >= _ENGLISH_FROM:
            titles = [row.title_zh, row.title_en]
        cells = [room // len(titles)] * len(titles)
        cells[-1] += room - sum(cells)
        left += [
            (fit(fit(shown(title, keep_lines=False), share - 2), share), Style.null())
            for title, share in zip(titles, cells, strict=True)
        ]
        return [*left, *right]

    def _standing(self, row: DocumentRow, columns: Columns) -> Pieces:
        quiet = inks(self)["faint"]
        pieces: Pieces = []
        if columns.bar:
            full, rest = bar(row.done / row.total if row.total else 1.0, columns.bar)
            pieces += [(full, inks(self)["good"]), (rest + "  ", quiet)]
        pieces += [
            (f"{_done(row):>{columns.done}}  ", quiet),
            (f"{row.open:>{columns.open},}  ", Style.null() if row.open else quiet),
            (f"{_flagged(row):>{columns.flagged}}  ", inks(self)["warned"]),
        ]
        return pieces + self._findings(row)

    def _findings(self, row: DocumentRow) -> Pieces:
        pieces: Pieces = []
        for severity, count in row.findings:
            style = inks(self)["bad" if severity in _SEVERE else "mild"]
            text = f"{SEVERITY_SIGNS[severity]}{count:,} "
            if pieces_width(pieces) + width_cells(text) <= _FINDING_CELLS:
                pieces.append((text, style))
        return [*pieces, (" " * (_FINDING_CELLS - pieces_width(pieces)), Style.null())]


def _name_cells(rows: tuple[DocumentRow, ...]) -> int:
    most = 8
    for row in rows:
        most = max(most, width_cells(shown(row.name, keep_lines=False)))
        if most >= _MOST_NAME_CELLS:
            return _MOST_NAME_CELLS
    return most


def _done(row: DocumentRow) -> str:
    return f"{row.done:,}/{row.total:,}"


def _flagged(row: DocumentRow) -> str:
    return f"{FLAG_SIGN} {row.flagged:,}" if row.flagged else ""
