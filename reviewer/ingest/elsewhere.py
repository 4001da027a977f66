"""The article of a page of a site that we have no rule for: located by trafilatura, read whole by us.

trafilatura tells well where the text is, but leaves out list items, headings and what stands in inline
elements: a sentence that is left out is one that nobody reviews.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from reviewer.ingest.facts import ends_article, is_button, is_foot, is_related
from reviewer.ingest.markup import placed_blocks_of
from reviewer.ingest.tree import body_of, named, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element as Element

    from reviewer.ingest.block import Block

_ASIDE_TAGS = names("aside footer nav form dialog")
_ASIDE_NAMES = re.compile(
    r"(?:foot|copyright|side(?:bar)?\b|comment|cookie|nav|menu|banner|toolbar|login|subscri|newsletter|advert|ads?\b|top-?bar)"
)
_LETTERS = re.compile(r"\W+")
_PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}")
_SHORTEST_ANCHOR = 8
"""Letters of a block that can't well stand on a page twice by chance."""


def blocks_elsewhere(root: Element, html: str, title: str) -> tuple[Block, ...]:
    """Return the blocks of the text proper, in order, or none where there is no text.

    The text begins after its title where that stands on the page, lies in the element that holds all
    blocks which trafilatura takes for text, and ends before comments, other articles and the like.
    """
    placed = placed_blocks_of(body_of(root))
    located = _located(html)
    anchors = [n for n, (block, _) in enumerate(placed) if _letters(block.text) in located]
    start = _after_title(placed, title)
    if start is None:
        start = anchors[0] if anchors else 0
    end = _end(placed, start)
    inside = [number for number in anchors if start <= number < end]
    container = _common_container([placed[number][1] for number in inside])
    return tuple(
        block
        for block, element in placed[start:end]
        if not block.is_link
        and not is_button(block.text)
        and not _PLACEHOLDER.fullmatch(block.text)
        and _lies_in(element, container)
    )


def _located(html: str) -> frozenset[str]:
    """Return the letters of each line that trafilatura takes for a part of the text."""
    import trafilatura  # noqa: PLC0415 — 190 ms, only for pages of other sites

    # Its remarks on what it leaves out would end on the terminal, in the middle of a screen.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = trafilatura.extract(
        html, favor_precision=True, include_tables=True, include_comments=False, with_metadata=False
    )
    lines = map(_letters, (text or "").splitlines())
    return frozenset(line for line in lines if len(line) >= _SHORTEST_ANCHOR)


def _letters(text: str) -> str:
    return _LETTERS.sub("", text)


def _after_title(placed: Sequence[tuple[Block, Element]], title: str) -> int | None:
    """Return where the text begins, if the title stands on the page in a block of its own."""
    if not title:
        return None
    found = [n for n, (block, _) in enumerate(placed) if block.text == title and not block.is_link]
    return found[0] + 1 if found else None


def _end(placed: Sequence[tuple[Block, Element]], start: int) -> int:
    """Return where the text ends: at the first block after some text that only leads elsewhere."""
    has_text = False
    for number in range(start, len(placed)):
        block = placed[number][0]
        leads_on = ends_article(block.text) or is_related(block.text) or is_foot(block.text)
        if has_text and leads_on:
            return number
        has_text = has_text or not block.is_link
    return len(placed)


def _common_container(elements: Iterable[Element]) -> Element | None:
    """Return the innermost element that holds all of some; one alone is held by its parent."""
    paths = [[*reversed(list(element.iterancestors())), element] for element in elements]
    if not paths:
        return None
    shared: list[Element] = [
        steps[0] for steps in zip(*paths, strict=False) if all(step is steps[0] for step in steps)
    ]
    is_alone = len({id(path[-1]) for path in paths}) == 1 and len(shared) > 1
    return shared[-2] if is_alone else shared[-1]


def _lies_in(element: Element, container: Element | None) -> bool:
    """Say whether an element is in the container, and in nothing within it that is no text."""
    for one in (element, *element.iterancestors()):
        if one is container:
            return True
        if one.tag in _ASIDE_TAGS or any(map(_ASIDE_NAMES.match, named(one))):
            return False
    return container is None
