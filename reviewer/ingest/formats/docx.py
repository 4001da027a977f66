"""Bilingual Word documents: a table with Chinese beside English, to be corrected by hand and read again."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from reviewer.ingest.docx import DOCUMENT
from reviewer.ingest.files import read_bytes
from reviewer.ingest.formats.grid import HEADINGS, columns_of, from_rows, to_cells
from reviewer.ingest.formats.inline import escaped
from reviewer.ingest.package import LARGEST_PART, Package
from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from lxml.etree import _Element as Element

    from reviewer.ingest.formats.unit import Unit

FORM = "docx"
_LARGEST = 100_000_000
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_NAMESPACE}}}"
_WIDTHS = (900, 4000, 4700, 1000, 1500, 1200, 1500)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.wordprocessingml.document.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>'
    ),
}
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:color="BFBFBF"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
# A4 across, as two languages side by side need.
_PAGE = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" w:header="500" w:footer="500"'
    ' w:gutter="0"/></w:sectPr>'
)


def write_docx(path: Path, units: Iterable[Unit]) -> None:
    """Write a Word document with one table: id, Chinese, English, status, note, document, marks.

    Raises InputError where there are too many rows for one.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _PARTS.items():
            package.writestr(_entry(name), _DECLARATION + content)
        with package.open(_entry(DOCUMENT), "w", force_zip64=True) as file:
            size = 0
            for piece in _document(units):
                size += file.write(piece.encode())
                if size > LARGEST_PART:
                    raise InputError(
                        "a Word document of so many rows could not be opened again: write TMX or TSV"
                    )


def read_bilingual_docx(path: Path) -> Iterator[Unit]:
    """Yield the rows of the tables of a Word document whose first row names Chinese and English.

    Raises InputError where no table does.
    """
    try:
        document = Package(read_bytes(path, _LARGEST)).part(DOCUMENT)
    except InputError as error:
        raise InputError(f"{path}: {error}") from None
    bilingual = [] if document is None else bilingual_tables(document)
    if not bilingual:
        raise InputError(
            f"{path} has no table whose first row names the columns Chinese and English: as a page of one"
            " language `reviewer add` reads it"
        )
    for table in bilingual:
        yield from from_rows(rows_of(table))


def bilingual_tables(document: Element) -> list[Element]:
    """Return the tables of a document in which a row names Chinese and English."""
    return [table for table in document.iter(f"{_W}tbl") if any(map(columns_of, rows_of(table)))]


def _document(units: Iterable[Unit]) -> Iterator[str]:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    yield (
        f'{_DECLARATION}<w:document xmlns:w="{_NAMESPACE}"><w:body><w:tbl><w:tblPr>'
        f'<w:tblW w:w="0" w:type="auto"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
    yield _row(HEADINGS, is_heading=True)
    for unit in units:
        yield _row(to_cells(unit))
    yield f"</w:tbl><w:p/>{_PAGE}</w:body></w:document>"


def _row(cells: Sequence[str], *, is_heading: bool = False) -> str:
    properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if is_heading else ""
    bold = "<w:rPr><w:b/></w:rPr>" if is_heading else ""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraphs(cell, bold)}</w:tc>'
        for cell, width in zip(cells, _WIDTHS, strict=True)
    )
    return f"<w:tr>{properties}{written}</w:tr>"


def _paragraphs(text: str, properties: str) -> str:
    return "".join(
        f'<w:p><w:r>{properties}<w:t xml:space="preserve">{escaped(line)}</w:t></w:r></w:p>'
        for line in text.split("\n")
    )


def rows_of(table: Element) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a table as texts; what was deleted by tracked changes is left out."""
    for row in table.findall(f"{_W}tr"):
        yield tuple(
            "\n".join(
                "".join(text.text or "" for text in paragraph.iter(f"{_W}t"))
                for paragraph in cell.iter(f"{_W}p")
            )
            for cell in row.findall(f"{_W}tc")
        )


def _entry(name: str) -> zipfile.ZipInfo:
    """Date every part alike, so that the same units give the same bytes."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
