"""Glossary files: CSV (also tabs or semicolons) and JSON rows in; CSV out, safe for spreadsheets."""

import csv
import gc
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from reviewer.glossary.concepts import Glossary
from reviewer.glossary.rows import COLUMNS, OTHER_NAMES, concepts_of, enumerate_rows, to_rows
from reviewer.model.errors import GlossaryError, InputError
from reviewer.text.shipped import shipped_folder

SHIPPED_NAME: Final = "CNIPA"
_TO_CLEAN: Final = frozenset("' \t\r\n\u00a0\u3000")
"""What a cell begins with that is not as it was meant."""
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def read_glossary(path: Path | str) -> Glossary:
    """Read a glossary: CSV with a header row (`COLUMNS`), or a JSON list of rows.

    Raises InputError when the file can't be read, GlossaryError for its first faulty row; either
    tells the file, the line or row, the field and what to do.
    """
    path = Path(path)
    text = _read_text(path)
    was_collecting = gc.isenabled()
    # Nothing here can be garbage, and with 100,000 terms the collector would take half of the time.
    gc.disable()
    try:
        if text.lstrip().startswith(("[", "{")):
            concepts = concepts_of(enumerate_rows(_json_rows(text)))
        else:
            concepts = concepts_of(_csv_rows(text))
    except GlossaryError as error:
        raise GlossaryError(f"{path.name}: {error}") from None
    finally:
        if was_collecting:
            gc.enable()
    return Glossary(concepts, path.stem)


def shipped_glossary() -> Glossary:
    """Read the CNIPA glossary that ships with the program."""
    glossary = read_glossary(shipped_folder("glossary") / "cnipa.csv")
    return Glossary(glossary.concepts, SHIPPED_NAME, 1)


def glossary_as_csv(glossary: Glossary) -> str:
    """Write a glossary as CSV, one English term a row; reading it gives the same concepts."""
    rows = (row for concept in glossary.concepts for row in to_rows(concept))
    return table_as_csv(COLUMNS, rows)


def table_as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Write rows as CSV; a cell that a spreadsheet would take for a formula is quoted with '."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({column: safe_cell(row.get(column, "")) for column in columns})
    return out.getvalue()


def safe_cell(value: str) -> str:
    """Return a cell that no spreadsheet runs as a formula; `plain_cell` undoes it."""
    return f"'{value}" if value.lstrip("'").startswith(_FORMULA_STARTS) else value


def plain_cell(cell: str) -> str:
    """Return what `safe_cell` was given, without space around it."""
    cell = cell.strip()
    is_guarded = cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA_STARTS)
    return cell[1:] if is_guarded else cell


def _read_text(path: Path) -> str:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{path}: no such file: check the name of the glossary") from None
    except UnicodeDecodeError:
        raise InputError(
            f"{path}: is not UTF-8 text: save the glossary as CSV in UTF-8, or as JSON"
        ) from None
    except OSError as error:
        raise InputError(f"{path}: can't be read: {error.strerror}") from None
    if "\0" in text:
        raise InputError(f"{path}: is a binary file: save the glossary as CSV in UTF-8")
    return text


def _json_rows(text: str) -> list[Mapping[str, object]]:
    try:
        rows = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = f"line {error.lineno}: " if isinstance(error, json.JSONDecodeError) else ""
        raise GlossaryError(
            f"{line}is not JSON: give a list of rows, each with zh and en"
        ) from None
    if not isinstance(rows, list):
        raise GlossaryError("is not a list of rows: give [{…}, …], each with zh and en")
    return rows


def _csv_rows(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Read a table by its header; the separator is the one that makes the header known."""
    header_line = text.partition("\n")[0]
    delimiter = max(",;\t", key=header_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [_known_name(name) for name in next(reader, [])]
        if not {"zh", "en"} <= set(header):
            raise GlossaryError(
                f"line 1: the header has no zh and en: begin with {','.join(COLUMNS[:4])},…"
            )
        for cells in reader:
            if len(cells) > len(header):
                raise GlossaryError(
                    f"line {reader.line_num}: has {len(cells)} cells under {len(header)} "
                    "headings: quote the cells that hold a separator"
                )
            row = {
                name: cell if _TO_CLEAN.isdisjoint((cell[0], cell[-1])) else plain_cell(cell)
                for name, cell in zip(header, cells, strict=False)
                if cell
            }
            if row:
                yield f"line {reader.line_num}", row
    except csv.Error as error:
        raise GlossaryError(f"line {reader.line_num}: is not CSV: {error}") from None


def _known_name(heading: str) -> str:
    name = heading.strip().lower().replace(" ", "_")
    return OTHER_NAMES.get(name, name)
