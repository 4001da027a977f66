"""Word documents and workbooks with the English of some rows changed; every other part stays as it is."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from reviewer.glossary.forms.reports import Tally
from reviewer.glossary.forms.tables import first_sheet, read_workbook
from reviewer.ingest.docx import DOCUMENT
from reviewer.ingest.files import read_bytes
from reviewer.ingest.formats.docx import bilingual_tables, rows_of
from reviewer.ingest.formats.grid import numbered_rows
from reviewer.ingest.formats.inline import escaped
from reviewer.ingest.formats.offsets import Place, places_of, replaced
from reviewer.ingest.package import Package
from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from lxml.etree import _Element as Element

_LARGEST = 100_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(r"(?P<column>[A-Z]+)(?P<row>\d+)")


def docx_with_edits(path: Path, edits: Mapping[int, str]) -> bytes:
    """Return a bilingual Word document with some English cells changed, by their units from 0."""
    data = read_bytes(path, _LARGEST)
    package = Package(data)
    document, source = package.part(DOCUMENT), package.bytes_of(DOCUMENT)
    if document is None:
        raise InputError(f"{path} is no Word document")
    cells = list(document.iter(f"{_W}tc"))
    places = places_of(source, "tc", "p", "pPr", "rPr", "tcPr")
    cell_places = [place for place in places if place.name.endswith("tc")]
    number_of = {cell: number for number, cell in enumerate(cells)}
    changes = []
    for number, cell in enumerate(_english_cells(document)):
        if number in edits:
            if cell is None:
                raise InputError(f"row {number + 1} of {path} has no cell for its English")
            place = cell_places[number_of[cell]]
            inside = [one for one in places if place.inner <= one.start < place.inner_end]
            changes.append(
                (place.inner, place.inner_end, _cell_content(source, inside, edits[number]))
            )
    return _with_part(data, DOCUMENT, replaced(source, changes))


def _english_cells(document: Element) -> Iterator[Element | None]:
    for table in bilingual_tables(document):
        rows = table.findall(f"{_W}tr")
        for number, column, _ in numbered_rows(rows_of(table)):
            cells = rows[number].findall(f"{_W}tc")
            yield cells[column] if column < len(cells) else None


def _cell_content(source: bytes, inside: list[Place], text: str) -> bytes:
    """Write the paragraphs of a cell in the dress of its first paragraph and its first run."""
    first = {place.name.rpartition(":")[2]: place for place in reversed(inside)}
    paragraph = first.get("p")
    prefix = paragraph.name.removesuffix("p") if paragraph else "w:"
    properties = first.get("pPr")
    after = properties.end if properties else 0
    runs = [one for one in inside if one.name.endswith("rPr") and one.start >= after]
    dress = [source[one.start : one.end].decode() for one in (properties, *runs[:1]) if one]
    of_paragraph = dress.pop(0) if properties else ""
    of_run = dress[0] if dress else ""
    cell = first.get("tcPr")
    head = source[cell.start : cell.end].decode() if cell else ""
    return (
        head
        + "".join(
            f"<{prefix}p>{of_paragraph}<{prefix}r>{of_run}"
            f'<{prefix}t xml:space="preserve">{escaped(line)}</{prefix}t></{prefix}r></{prefix}p>'
            for line in text.split("\n")
        )
    ).encode()


def xlsx_with_edits(path: Path, edits: Mapping[int, str]) -> bytes:
    """Return a bilingual workbook with some English cells changed, by their units from 0."""
    data = read_bytes(path, _LARGEST)
    rows = list(read_workbook(data, path, Tally()))
    package = Package(data)
    part = _sheet_part(package, first_sheet(data, path))
    source = package.bytes_of(part)
    places = places_of(source, "row", "c")
    by_row = _cells_by_row(places)
    changes = []
    for number, (row, column, _) in enumerate(numbered_rows(one.cells for one in rows)):
        if number in edits:
            changes.append(_cell_change(by_row, rows[row].line, column, edits[number]))
    return _with_part(data, part, replaced(source, changes))


def _sheet_part(package: Package, name: str) -> str:
    """Find the part that holds the sheet of a name."""
    workbook = package.part("xl/workbook.xml")
    relations = package.part("xl/_rels/workbook.xml.rels")
    if workbook is not None and relations is not None:
        targets = {one.get("Id"): one.get("Target") or "" for one in relations}
        for sheet in workbook.iter("{*}sheet"):
            if sheet.get("name") == name:
                target = targets.get(sheet.get(_RELATION), "")
                return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    raise InputError(f"the sheet '{name}' is not where a workbook has it: save it again as XLSX")


def _cells_by_row(places: list[Place]) -> dict[int, tuple[Place, dict[int, Place]]]:
    """Return each row's place, and its cells by their columns from 0; rows count from 1."""
    found: dict[int, tuple[Place, dict[int, Place]]] = {}
    row, column = 0, -1
    for place in places:
        if place.name.rpartition(":")[2] == "row":
            written = place.attributes.get("r", "")
            row, column = int(written) if written.isdecimal() else row + 1, -1
            found[row] = place, {}
            continue
        named = _CELL.fullmatch(place.attributes.get("r", ""))
        column = _number(named["column"]) if named else column + 1
        if row in found:
            found[row][1][column] = place
    return found


def _cell_change(
    by_row: dict[int, tuple[Place, dict[int, Place]]],
    row: int,
    column: int,
    text: str,
) -> tuple[int, int, bytes]:
    """Return the bytes of a cell, or where it would stand, and what stands there now."""
    if row not in by_row:
        raise InputError(f"row {row} is not where a workbook has it: save it again as XLSX")
    whole, cells = by_row[row]
    prefix = whole.name.removesuffix("row")
    cell = cells.get(column)
    style = cell.attributes.get("s", "") if cell else ""
    dress = f' s="{style}"' if style.isdecimal() else ""
    written = (
        f'<{prefix}c r="{_letters(column)}{row}"{dress} t="inlineStr"><{prefix}is>'
        f'<{prefix}t xml:space="preserve">{escaped(text)}</{prefix}t></{prefix}is></{prefix}c>'
    ).encode()
    if cell:
        return cell.start, cell.end, written
    later = [place.start for number, place in cells.items() if number > column]
    at = min(later, default=whole.inner_end)
    return at, at, written


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _letters(number: int) -> str:
    letters, rest = "", number + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return a package with one part replaced; the others, their order and dates stay."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for entry in before.infolist():
            after.writestr(entry, content if entry.filename == name else before.read(entry))
    return out.getvalue()
