"""A file to a page: its sentences in order, and what it says of itself."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from reviewer.ingest.files import read_bytes
from reviewer.ingest.furniture import Furniture, without_furniture
from reviewer.ingest.language import check_side, side_of
from reviewer.ingest.plain import plain_blocks
from reviewer.model.document import Page, PageFacts, Sentence, SentenceKind
from reviewer.model.errors import InputError
from reviewer.model.span import Side
from reviewer.text.decoding import decode
from reviewer.text.sentences import split_sentences

if TYPE_CHECKING:
    from pathlib import Path

    from reviewer.ingest.block import Block

_HTML = re.compile(
    r"^\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,300}>\s*)*<(?:!doctype\s+html|html|head|body|meta|div|p|table|article|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".jhtml"})
_OTHER_XML = re.compile(
    r"^\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<!DOCTYPE[^>]{0,300}>\s*)?<(tmx|xliff|martif|tbx)\b",
    re.IGNORECASE,
)
_ZIP = b"PK\x03\x04"
_LONGEST_TITLE = {Side.ZH: 50, Side.EN: 150}
_UNSPLIT = frozenset({SentenceKind.TITLE, SentenceKind.HEADING, SentenceKind.TABLE})


def read_page(path: Path, side: Side | None = None) -> Page:
    """Read a web page, plain text or Word document, of the side that is asked for or else detected.

    The title is sentence 0 and a paragraph of its own; dates, sources and closing remarks are in
    `facts`, not among the sentences. Raises InputError, in one line with the file's name, for what
    is no text, holds none, or is in the other language.
    """
    data = read_bytes(path)
    try:
        return page_from_bytes(data, address=str(path), side=side, is_html=_is_named_html(path))
    except InputError as error:
        raise InputError(f"{path}: {error}") from None


def page_from_bytes(
    data: bytes,
    *,
    address: str,
    side: Side | None = None,
    declared: str | None = None,
    is_html: bool | None = None,
) -> Page:
    """Read a page from its bytes, HTML, text or DOCX; `declared` is the charset of HTTP, `address` its URL or file.

    HTML is told from plain text by how it begins where `is_html` does not say. Raises InputError.
    """
    if data.startswith(_ZIP):
        furniture, encoding = _titled(_docx(data)), ""
    else:
        furniture, encoding = _text(data, address, declared, is_html=is_html)
    facts = replace(
        furniture.facts, address=address, encoding=encoding, sha256=sha256(data).hexdigest()
    )
    texts = [facts.title, *(block.text for block in furniture.blocks)]
    if not any(texts):
        raise InputError("there is no text in it")
    check_side(texts, side)
    return _page(furniture.blocks, facts, side or side_of(texts))


def read_lines(path: Path, side: Side) -> Page:
    """Read a file of one sentence a line; nothing is segmented or left out. Raises InputError."""
    data = read_bytes(path)
    try:
        text, encoding = decode(data)
    except InputError as error:
        raise InputError(f"{path}: {error}") from None
    page = page_from_lines(text, side)
    facts = PageFacts(address=str(path), encoding=encoding, sha256=sha256(data).hexdigest())
    return replace(page, facts=facts)


def page_from_lines(text: str, side: Side) -> Page:
    """Make a page of one sentence a line, all in one paragraph since nothing tells them apart.

    A blank line is an empty sentence, so that the numbers of sentences are those of lines.
    """
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    return Page(side, tuple(Sentence(line.strip()) for line in lines))


def _text(
    data: bytes, address: str, declared: str | None, *, is_html: bool | None
) -> tuple[Furniture, str]:
    """Read HTML or plain text; returns its encoding too."""
    text, encoding = decode(data, declared)
    if named := _OTHER_XML.match(text):
        raise InputError(
            f"this is a {named[1].upper()} file, not a page: `reviewer convert` reads it"
        )
    reads_as_html = is_html or bool(_HTML.match(text))
    return (_html(text, address) if reads_as_html else _titled(_plain(text))), encoding


def _docx(data: bytes) -> Furniture:
    from reviewer.ingest.docx import read_docx  # noqa: PLC0415 — 40 ms of lxml

    return read_docx(data)


def _is_named_html(path: Path) -> bool | None:
    return True if path.suffix.lower() in _HTML_SUFFIXES else None


def _html(text: str, address: str) -> Furniture:
    from reviewer.ingest.web import read_html  # noqa: PLC0415 — 40 ms of lxml

    return read_html(text, address)


def _plain(text: str) -> Furniture:
    return without_furniture(plain_blocks(text), PageFacts())


def _titled(furniture: Furniture) -> Furniture:
    """Take a short first line without a stop as the title of a text that names none."""
    blocks = furniture.blocks
    if not furniture.facts.title and len(blocks) > 1 and _reads_as_title(blocks[0].text):
        facts = replace(furniture.facts, title=blocks[0].text)
        return Furniture(blocks[1:], facts)
    return furniture


def _reads_as_title(text: str) -> bool:
    return (
        len(text) <= _LONGEST_TITLE[side_of([text])]
        and text[-1] not in '。！？；：，、.!?;:,”"）)…'
    )


def _page(blocks: tuple[Block, ...], facts: PageFacts, side: Side) -> Page:
    sentences: list[Sentence] = []
    if facts.title:
        sentences.append(Sentence(facts.title, 0, SentenceKind.TITLE))
    for number, block in enumerate(blocks, start=len(sentences)):
        texts = (block.text,) if block.kind in _UNSPLIT else split_sentences(block.text, side)
        sentences += [Sentence(text, number, block.kind) for text in texts]
    return Page(side, tuple(sentences), facts)
