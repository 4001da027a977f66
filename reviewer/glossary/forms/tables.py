"""Tables as rows of texts, from delimited text or a workbook, and back; never a formula."""

from __future__ import annotations

import csv
import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.glossary.files import plain_cell, safe_cell
from reviewer.model.errors import InputError
from reviewer.text.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from reviewer.glossary.forms.reports import Tally

Cell = str | bool
"""What stands in a cell that is written; a bool becomes TRUE or FALSE."""

_LONGEST_CELL = 32_767
"""Characters that a cell of a workbook holds."""
_MOST_ROWS = 1_048_576
"""Rows that a sheet holds."""
_LARGEST_WORKBOOK = 500_000_000
"""Bytes of an unpacked workbook; a 100,000-term glossary needs about 30 million."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table that is not empty."""

    line: int
    """Where it ends in the file, from 1."""
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """Give the text in a column; nothing where the row is too short."""
        return self.cells[column] if column < len(self.cells) else ""


def decoded(data: bytes, path: Path, tally: Tally) -> str:
    """Give the text of a delimited file in whatever encoding it is, and tell where it was guessed.

    Raises InputError where it is no text.
    """
    try:
        text, encoding = decode(data)
    except InputError as error:
        raise InputError(f"{path} is no text that can be read ({error})") from None
    if "\0" in text:
        raise InputError(f"{path} is no text that can be read: save it as UTF-8")
    if not encoding.startswith("utf"):
        tally.change(f"it is not UTF-8 and was read as {encoding.upper()}", "")
    return text


def read_delimited(text: str, delimiter: str, path: Path) -> Iterator[Row]:
    """Give the rows of delimited text; InputError, which names the line, where it breaks off."""
    csv.field_size_limit(_LONGEST_CELL * 4)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            if any(cells):
                yield Row(reader.line_num, tuple(map(plain_cell, cells)))
    except csv.Error as error:
        raise InputError(
            f"{path} can't be read in line {reader.line_num}: {error}; export it again"
        ) from error


def read_tabs(text: str) -> Iterator[Row]:
    """Give the rows of a text in which quotes mean nothing: cells between tabs, rows on lines."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield Row(number, tuple(map(plain_cell, line.split("\t"))))


def delimiter_of(text: str) -> str:
    """Tell what stands between the cells by the first line that is no comment.

    A tab hardly ever means another thing.
    """
    lines = (line for line in io.StringIO(text) if line.strip() and not line.startswith("#"))
    first = next(lines, "")
    return "\t" if "\t" in first else max(",;", key=first.count)


def write_delimited(rows: Iterable[Sequence[Cell]], delimiter: str, tally: Tally) -> str:
    """Give rows as delimited text; a cell that begins like a formula gets an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerows(_safe(row, tally) for row in rows)
    return out.getvalue()


def write_tabs(rows: Iterable[Sequence[Cell]], tally: Tally) -> str:
    """Give rows as lines with tabs between the cells, which hold neither; quotes mean nothing."""
    return "".join("\t".join(_safe(row, tally)) + "\n" for row in rows)


def _safe(row: Sequence[Cell], tally: Tally) -> list[str]:
    texts = [_text(cell) for cell in row]
    safe = [safe_cell(text) for text in texts]
    if safe != texts:
        tally.change("a cell that begins like a formula gets an apostrophe", texts[0])
    return safe


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else str(cell).upper()


def read_workbook(data: bytes, path: Path, tally: Tally) -> Iterator[Row]:
    """Give the rows of a workbook's first sheet that has any, as texts.

    Raises InputError where it is no workbook, needs a password, or would unpack to more than
    500 MB.
    """
    sheets = _sheets(data, path)
    for name, _ in sheets[1:]:
        tally.skip("only the first sheet is read", f"sheet '{name}'")
    for number, cells in enumerate(sheets[0][1] if sheets else (), start=1):
        texts = tuple(_cell_text(cell) for cell in cells)
        if any(texts):
            yield Row(number, texts)


def first_sheet(data: bytes, path: Path) -> str:
    """Give the name of the sheet that `read_workbook` reads; nothing where all are empty."""
    return next((name for name, _ in _sheets(data, path)), "")


def _sheets(data: bytes, path: Path) -> list[tuple[str, Sequence[Sequence[object]]]]:
    """Give the sheets that have any rows."""
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 — 10 ms

    _refuse_bomb(data, path)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [
            (name, rows)
            for name in workbook.sheet_names
            if (rows := workbook.get_sheet_by_name(name).to_python(skip_empty_area=False))
        ]
    except (CalamineError, OSError, ValueError) as error:
        raise InputError(_no_workbook(path, str(error))) from error


def _cell_text(cell: object) -> str:
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip().removesuffix(" 00:00:00")


def _refuse_bomb(data: bytes, path: Path) -> None:
    """Refuse a workbook that is none, or that unpacks to more than it may."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _LARGEST_WORKBOOK:
                raise InputError(f"{path} unpacks to more than 500 MB: cut it into smaller files")
            # A part that is longer than it says fails here, before anything reads it whole.
            damaged = archive.testzip()
    except (zipfile.BadZipFile, zlib.error, struct.error, OSError, ValueError, EOFError) as error:
        raise InputError(_no_workbook(path, str(error))) from error
    except (NotImplementedError, RuntimeError, lzma.LZMAError) as error:
        raise InputError(_no_workbook(path, f"it is packed unusually: {error}")) from error
    if damaged:
        raise InputError(_no_workbook(path, f"{damaged} in it is damaged"))


def _no_workbook(path: Path, reason: str) -> str:
    told = " ".join(reason.split())[:120]
    return f"{path} is no XLSX workbook that can be read ({told}): save it again as XLSX"


def write_workbook(rows: Iterable[Sequence[Cell]], path: Path, tally: Tally) -> None:
    """Write rows as a workbook, its first row as headings; texts stay texts, never formulas."""
    import xlsxwriter  # noqa: PLC0415 — 60 ms

    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Glossary")
        bold = workbook.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows):
            if number >= _MOST_ROWS:
                raise InputError(f"a sheet holds {_MOST_ROWS:,} rows: write CSV or TBX instead")
            for column, cell in enumerate(row):
                if isinstance(cell, bool):
                    sheet.write_boolean(number, column, cell)
                elif cell:
                    if len(cell) > _LONGEST_CELL:
                        tally.lose(f"a cell holds {_LONGEST_CELL:,} characters", cell[:20])
                    text = cell[:_LONGEST_CELL]
                    sheet.write_string(number, column, text, None if number else bold)
