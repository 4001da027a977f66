"""The article of a page of a site that we have no rule for, found by trafilatura."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from reviewer.ingest.block import Block
from reviewer.ingest.tables import CELL_SEPARATOR
from reviewer.ingest.tidy import tidied
from reviewer.ingest.tree import texts
from reviewer.model.document import SentenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_KINDS = {"head": SentenceKind.HEADING, "item": SentenceKind.LIST, "p": SentenceKind.BODY}
_DEEP = frozenset({"head", "item", "p", "quote", "row", "ab", "code"})


def blocks_elsewhere(html: str) -> tuple[Block, ...]:
    """Return the blocks of the text proper, fewer rather than more, or none where there is no text."""
    import trafilatura  # noqa: PLC0415 — 190 ms, only for pages of other sites

    # Its remarks on what it leaves out would end on the terminal, in the middle of a screen.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    document = trafilatura.bare_extraction(
        html, favor_precision=True, include_tables=True, include_comments=False, with_metadata=False
    )
    body = getattr(document, "body", None)
    return tuple(_blocks(body)) if body is not None else ()


def _blocks(body: Element) -> Iterator[Block]:
    """Turn trafilatura's tree (p, head, list/item, quote, table/row/cell, lb) into blocks."""
    for element in body.iter(*_DEEP):
        if element.tag == "row":
            cells = [tidied(" ".join(texts(cell))) for cell in element.iter("cell")]
            text = CELL_SEPARATOR.join(cell for cell in cells if cell)
            if text:
                yield Block(text, SentenceKind.TABLE)
        elif not any(parent.tag in _DEEP for parent in element.iterancestors(*_DEEP)):
            yield from _paragraphs(element)


def _paragraphs(element: Element) -> Iterator[Block]:
    """Yield the lines of one element: `lb` and inner blocks end a line."""
    lines = [""]
    for node in element.iter():
        if node is not element and node.tag in {"lb", *_DEEP}:
            lines.append("")
        lines[-1] += node.text or ""
        if node is not element:
            lines[-1] += node.tail or ""
    kind = _KINDS.get(str(element.tag), SentenceKind.BODY)
    yield from (Block(text, kind) for line in lines if (text := tidied(line)))
