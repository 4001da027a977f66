"""A web page to blocks and facts: by the rule of its site, else by trafilatura."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.ingest.elsewhere import blocks_elsewhere
from reviewer.ingest.furniture import Furniture, without_furniture
from reviewer.ingest.markup import blocks_of, parse_html
from reviewer.ingest.sites import find_articles, surroundings
from reviewer.ingest.tree import body_of
from reviewer.model.document import PageFacts

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from reviewer.ingest.block import Block


def read_html(text: str, address: str) -> Furniture:
    """Read the article of a page. Raises InputError where the page can't be read as HTML."""
    root = parse_html(text)
    articles = find_articles(root)
    said = surroundings(root, articles[0] if articles else None, address)
    facts = PageFacts(title=said.title, date=said.date, source=said.source)
    blocks = _distinct(articles) if articles else _elsewhere(root, text, said.title)
    return without_furniture(blocks, facts)


def _distinct(articles: tuple[Element, ...]) -> tuple[Block, ...]:
    """Return the blocks of all parts of an article; a copy of a part, for print, counts once."""
    parts: list[tuple[Block, ...]] = []
    for article in articles:
        blocks = blocks_of(article)
        if blocks not in parts:
            parts.append(blocks)
    return tuple(block for part in parts for block in part)


def _elsewhere(root: Element, text: str, title: str) -> tuple[Block, ...]:
    """Return the text of a page of another site, or everything on one too small or strange for that."""
    return blocks_elsewhere(root, text, title) or blocks_of(body_of(root))
