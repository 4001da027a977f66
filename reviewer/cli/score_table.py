"""Plain tables for scores: columns line up also beside Chinese names, and nothing is cut off."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from reviewer.text.han import visible

_GAP = "  "


def table_lines(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Lay out a table: the first column to the left, figures to the right."""
    shown = [[visible(cell) for cell in row] for row in (heads, *rows)]
    widths = [max(map(cell_len, column)) for column in zip(*shown, strict=True)]
    return [
        _GAP.join(
            _padded(cell, width, to_the_left=number == 0)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in shown
    ]


def _padded(cell: str, width: int, *, to_the_left: bool) -> str:
    space = " " * (width - cell_len(cell))
    return cell + space if to_the_left else space + cell


def figure(value: float | None, places: int = 1) -> str:
    """Write a figure, or a dash where there is none."""
    return "–" if value is None else f"{value:,.{places}f}"
