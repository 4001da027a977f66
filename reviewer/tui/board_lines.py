"""The quality board as lines, each made when it is drawn: a project may have 25,000 pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from reviewer.text.shown import shown
from reviewer.text.wrap import fit, width_cells, wrap
from reviewer.tui.marked import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewer.tui.board import Board, BoardRow

Pieces = list[tuple[str, Look | None]]
"""Stretches of a line with their looks, left to right."""
_NAME_CELLS: Final = ((180, 30), (116, 18), (0, 12))
"""Cells of names by the least room that they need."""
_MOST_BAR_CELLS: Final = 10
_LEAST_BAR_CELLS: Final = 2
_FIGURE_CELLS: Final = 9
_LEAST_DONE_CELLS: Final = 10


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    value: Callable[[BoardRow], float | None]
    digits: int
    is_pending: bool = False


@dataclass(frozen=True, slots=True)
class _Table:
    title: str
    rows: Sequence[BoardRow]
    columns: tuple[_Column, ...]
    tops: tuple[float, ...]
    """The most of each column."""


class BoardLines:
    """A board laid out for some room."""

    def __init__(self, board: Board, room_cells: int) -> None:
        columns = _columns(board)
        paced = (*columns, _Column("decided/h", lambda row: row.pace, 0))
        widest = len(paced if board.reviewers else columns)
        self._name = next(cells for least, cells in _NAME_CELLS if room_cells >= least)
        self._done = max(_LEAST_DONE_CELLS, len(_done(board.whole)) + 1)
        fixed = self._name + 2 + self._done + widest * _FIGURE_CELLS
        bar = min(_MOST_BAR_CELLS, (room_cells - fixed) // (widest + 1))
        self._bar = bar if bar >= _LEAST_BAR_CELLS else 0
        self._parts: list[tuple[int, Callable[[int], Pieces]]] = []
        self.count = 0
        """How many lines there are."""
        self._add_table(_table("the project", (board.whole,), columns))
        self._add([[(line, Look.MUTED)] for line in board.standing])
        if board.reviewers:
            self._add([[]])
            self._add_table(_table("reviewers", board.reviewers, paced))
        if board.pages:
            self._add([[]])
            self._add_table(_table("pages", board.pages, columns, (board.most,)))
        if board.signatures:
            self._add([[], *_signatures(board.signatures, room_cells)])

    def pieces(self, index: int) -> Pieces:
        """Give a line."""
        for count, line in self._parts:
            if index < count:
                return line(index)
            index -= count
        return []

    def text(self) -> str:
        """Give all lines, without their looks."""
        lines = (self.pieces(index) for index in range(self.count))
        return "\n".join("".join(text for text, _ in line).rstrip() for line in lines)

    def _add(self, lines: Sequence[Pieces]) -> None:
        self._parts.append((len(lines), lines.__getitem__))
        self.count += len(lines)

    def _add_table(self, table: _Table) -> None:
        head = fit(table.title, self._name) + "  " + fit("done", self._bar + self._done)
        head += "".join(fit(one.name, self._bar + _FIGURE_CELLS) for one in table.columns)
        self._add([[(head, Look.STRONG)]])
        self._parts.append((len(table.rows), partial(self._row, table)))
        self.count += len(table.rows)

    def _row(self, table: _Table, index: int) -> Pieces:
        row = table.rows[index]
        name = fit(shown(row.name or "all", keep_lines=False), self._name)
        pieces: Pieces = [
            (name + "  ", None),
            (bar_of(row.done, row.segments, self._bar), Look.RATE),
            (fit(_done(row) if row.segments else "", self._done), None),
        ]
        for column, top in zip(table.columns, table.tops, strict=True):
            value = column.value(row) if row.is_known else None
            told = "–" if value is None else f"{value:,.{column.digits}f}"
            if not row.is_known or column.is_pending:
                value, told = None, "…"
            pieces += [
                (bar_of(value or 0.0, top, self._bar), Look.RATE),
                (fit(f" {told}", _FIGURE_CELLS), None),
            ]
        return pieces


def bar_of(value: float, most: float, cells: int) -> str:
    """Return a bar as long as a value is against the most, in halves of a cell."""
    halves = round(cells * 2 * min(1.0, value / most)) if most > 0 else 0
    return fit("━" * (halves // 2) + "╸" * (halves % 2), cells)


def _columns(board: Board) -> tuple[_Column, ...]:
    mqm = _Column("MQM", lambda row: row.mqm, 2, is_pending=not board.is_rated)
    return (
        _Column("finds/1,000", lambda row: row.findings, 1),
        _Column("HTER", lambda row: row.hter, 1),
        *([mqm] if board.has_mqm else []),
    )


def _table(
    title: str,
    rows: Sequence[BoardRow],
    columns: tuple[_Column, ...],
    highest: Sequence[BoardRow] = (),
) -> _Table:
    tops = (max((one.value(row) or 0.0 for row in highest or rows), default=0.0) for one in columns)
    return _Table(title, rows, columns, tuple(tops))


def _done(row: BoardRow) -> str:
    return f" {row.done:,}/{row.segments:,}"


def _signatures(signatures: Sequence[tuple[str, str]], room_cells: int) -> list[Pieces]:
    width = max(width_cells(name) for name, _ in signatures)
    room = max(10, room_cells - width - 1)
    return [
        [(fit("" if order else name, width) + " ", Look.MUTED), (text[start:end], None)]
        for name, text in signatures
        for order, (start, end) in enumerate(wrap(text, room))
    ]
