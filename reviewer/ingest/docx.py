"""Word documents (DOCX): their paragraphs, lists and tables as blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.ingest.block import Block
from reviewer.ingest.furniture import Furniture, without_furniture
from reviewer.ingest.package import Package
from reviewer.ingest.tables import CELL_SEPARATOR
from reviewer.ingest.tidy import tidied
from reviewer.model.document import PageFacts, SentenceKind
from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

DOCUMENT = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The same text again for older programs, text that was moved away, field codes.
_PASSED_OVER = frozenset({"Fallback", "moveFrom", "del", "instrText", "delText", "pPr", "rPr"})
_BREAKS = frozenset({"br", "cr"})
_LONGEST_CELL = 200
_HEADING_STYLES = ("heading", "1", "2", "3", "标题")


def read_docx(data: bytes) -> Furniture:
    """Read the text of a Word document with its foot- and endnotes. Raises InputError."""
    package = Package(data)
    document = package.part(DOCUMENT)
    if document is None:
        raise InputError("it is an Office file, but no Word document: save it as DOCX, HTML or TXT")
    blocks = list(_blocks(document))
    for name in _NOTES:
        notes = package.part(name)
        blocks += [] if notes is None else _blocks(notes)
    title = blocks[0].text if blocks and blocks[0].kind is SentenceKind.TITLE else ""
    body = tuple(block for block in blocks[1 if title else 0 :])
    return without_furniture(body, PageFacts(title=title))


def _blocks(part: Element) -> Iterator[Block]:
    """Yield the blocks of a part in reading order; a table that only lays out text is its cells."""
    for element in part.iter(f"{_W}p", f"{_W}tbl"):
        if element.tag == f"{_W}p":
            table = next(element.iterancestors(f"{_W}tbl"), None)
            if table is None or not _holds_data(table):
                yield from _paragraph(element)
        elif _holds_data(element):
            yield from _rows(element)


def _paragraph(paragraph: Element) -> Iterator[Block]:
    """Yield a paragraph; text boxes that are anchored in it are paragraphs of their own."""
    if any(_name(one) == "Fallback" for one in paragraph.iterancestors()):
        return
    kind, is_right = _properties(paragraph)
    for line in "".join(_texts(paragraph)).split("\v"):
        if text := tidied(line):
            yield Block(text, kind, is_right)


def _texts(element: Element) -> Iterator[str]:
    """Yield what a paragraph says; a manual line break is a vertical tab."""
    for child in element:
        name = _name(child)
        if name in _PASSED_OVER or name == "txbxContent":
            continue
        if name == "t":
            yield child.text or ""
        elif name == "tab":
            yield " "
        elif name in _BREAKS:
            yield "\v"
        elif name == "noBreakHyphen":
            yield "-"
        else:
            yield from _texts(child)


def _properties(paragraph: Element) -> tuple[SentenceKind, bool]:
    """Tell the kind of a paragraph by its style, and whether it stands at the right."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    named = (style.get(f"{_W}val") or "").lower() if style is not None else ""
    align = paragraph.find(f"{_W}pPr/{_W}jc")
    is_right = align is not None and align.get(f"{_W}val") in {"right", "end"}
    if named == "title":
        return SentenceKind.TITLE, is_right
    if named.startswith(_HEADING_STYLES):
        return SentenceKind.HEADING, is_right
    is_listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    return (SentenceKind.LIST if is_listed else SentenceKind.BODY), is_right


def _holds_data(table: Element) -> bool:
    rows = table.findall(f"{_W}tr")
    widths = [len(row.findall(f"{_W}tc")) for row in rows]
    if len(rows) < 2 or max(widths) < 2 or table.find(f".//{_W}tbl") is not None:
        return False
    return all(len(_cell(cell)) <= _LONGEST_CELL for cell in table.iter(f"{_W}tc"))


def _rows(table: Element) -> Iterator[Block]:
    for row in table.iter(f"{_W}tr"):
        cells = [_cell(cell) for cell in row.findall(f"{_W}tc")]
        text = CELL_SEPARATOR.join(cell for cell in cells if cell)
        if text:
            yield Block(text, SentenceKind.TABLE)


def _cell(cell: Element) -> str:
    return tidied(" ".join("".join(_texts(one)) for one in cell.iter(f"{_W}p")))


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
