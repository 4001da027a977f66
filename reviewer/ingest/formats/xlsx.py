"""Bilingual workbooks: Chinese beside English, to be corrected by hand and read again."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from reviewer.glossary.forms.reports import Tally
from reviewer.glossary.forms.tables import read_workbook
from reviewer.ingest.files import read_bytes
from reviewer.ingest.formats.grid import HEADINGS, columns_of, from_rows, to_cells
from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reviewer.ingest.formats.unit import Unit

FORM = "xlsx"
_LARGEST = 100_000_000
_WIDTHS = (8, 60, 70, 12, 30, 24, 40)
_MOST_ROWS = 1_048_576
_LONGEST_CELL = 32_767


def write_xlsx(path: Path, units: Iterable[Unit]) -> None:
    """Write a workbook with one sheet; texts stay texts, never formulas. Raises InputError where it is full."""
    import xlsxwriter  # noqa: PLC0415 — 60 ms

    options = {"constant_memory": True, "in_memory": False}
    with xlsxwriter.Workbook(path, options) as workbook:
        sheet = workbook.add_worksheet("Bitext")
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        bold = workbook.add_format({"bold": True})
        for column, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width, wrapped)
            sheet.write_string(0, column, heading, bold)
        sheet.freeze_panes(1, 0)
        for number, unit in enumerate(units, start=1):
            if number >= _MOST_ROWS:
                raise InputError(f"a sheet holds {_MOST_ROWS:,} rows: write TMX or TSV instead")
            for column, cell in enumerate(to_cells(unit)):
                if len(cell) > _LONGEST_CELL:
                    raise InputError(
                        f"unit {unit.id} is longer than a cell may be: write TMX or TSV"
                    )
                sheet.write_string(number, column, cell, wrapped)


def read_xlsx(path: Path) -> Iterator[Unit]:
    """Yield the rows of a workbook's first sheet, whose first row names Chinese and English.

    Raises InputError where it is none, or no row names them.
    """
    data = read_bytes(path, _LARGEST)
    if not zipfile.is_zipfile(path):
        raise InputError(f"{path} is no XLSX workbook: save it again as XLSX")
    rows = [row.cells for row in read_workbook(data, path, Tally())]
    if not any(map(columns_of, rows[:20])):
        raise InputError(
            f"{path} has no row that names the columns Chinese and English (or zh and en)"
        )
    yield from from_rows(rows)
