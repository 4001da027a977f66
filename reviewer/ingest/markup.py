"""HTML to a tree, and the part of a tree that is the article to blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.ingest.block import Block
from reviewer.ingest.tables import is_data_table, rows
from reviewer.ingest.tidy import tidied
from reviewer.ingest.tree import named, names
from reviewer.model.document import SentenceKind
from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_ENTITIES = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_SKIPPED = names(
    "script style noscript template iframe object embed input select button textarea "
    "nav svg audio video canvas map head title rt rp"
)
_NOISE_CLASSES = names(
    "share bdsharebuttonbox fontsize print pagination erweima ewm crumb position footer "
    "header related prev-next"
)
_NOISE_BEGINNINGS = re.compile(
    r"(?:related|recommend|share|bdshare|bshare|jiathis|social|breadcrumb|crumbs|paginat|pagenav|page[-_](?:div|nav|bar))"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)", re.IGNORECASE)
_HEADINGS = names("h1 h2 h3 h4 h5 h6 legend caption")
_INLINE = names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q "
    "ruby rb s samp small span strike strong sub sup time tt u var wbr img o:p "
    "center-inline"
)
_BOLD = frozenset({"b", "strong"})
_STOPPED = re.compile(r"[。！？!?.；;，,、][”’\"')）]*$")
_INDENT = re.compile(r"^[\xa0\u2002-\u2005\u3000]{2,}")
_LONGEST_LABEL = 16
"""Characters before a link that name it: "Attachment 1: "."""
_LONGEST_HEADING = {True: 90, False: 40}


def parse_html(text: str) -> Element:
    """Parse a page as browsers do, without network, DTD, own entities or trees without end.

    Raises InputError where it defines entities, or nothing of it can be read.
    """
    from lxml import etree  # noqa: PLC0415 — 35 ms

    if _ENTITIES.search(text[:100_000]):
        raise InputError("it defines entities of its own, which no web page does: it is not read")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"it can't be read as HTML: {error}") from None
    if root is None:
        raise InputError("there is nothing in it that can be read as HTML")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # What stood beyond the limit is not in the tree: half a page must not pass for a whole one.
        raise InputError("its elements are nested more than 256 deep, or one holds 10 MB of text")
    return root


def blocks_of(article: Element) -> tuple[Block, ...]:
    """Return the blocks of an article's element, in order, none of them empty."""
    return tuple(block for block, _ in placed_blocks_of(article))


def placed_blocks_of(article: Element) -> tuple[tuple[Block, Element], ...]:
    """Return the blocks of an element, in order, each with the element that holds it."""
    from lxml import etree  # noqa: PLC0415 — 35 ms, and already here

    walk = _Walk()
    blocks: list[tuple[Block, Element]] = []
    steps = etree.iterwalk(article, events=("start", "end", "comment", "pi"))
    for event, element in steps:
        if event == "start":
            blocks += walk.enter(element)
            if walk.passes_over(element):
                steps.skip_subtree()
        else:
            if event == "end":
                blocks += walk.leave(element)
            if element is not article:
                walk.add(element.tail)
    return tuple(blocks)


@dataclass(slots=True)
class _Place:
    """What the walk is in: the element that opened the block, and what that makes of the text."""

    element: Element
    kind: SentenceKind = SentenceKind.BODY
    is_right: bool = False


class _Walk:
    """A walk through an article in document order that gathers text until its block ends."""

    def __init__(self) -> None:
        self._places: list[_Place] = []
        self._pieces: list[str] = []
        self._inline: list[int] = []
        self._length = self._bold = self._linked = 0

    def passes_over(self, element: Element) -> bool:
        """Say whether what is inside an element is not walked."""
        return _is_noise(element) or (element.tag == "table" and is_data_table(element))

    def add(self, text: str | None) -> None:
        """Add text to the block that is open."""
        if text:
            self._pieces.append(text)
            self._length += len(text)

    def enter(self, element: Element) -> Iterator[tuple[Block, Element]]:
        """Begin an element; yields the blocks that it ends, and the rows of a data table."""
        if _is_noise(element) and self._places:
            return
        if element.tag == "br":
            yield from self._break(element)
        elif element.tag in _INLINE and self._places:
            self._inline.append(self._length)
            self.add(element.text)
        else:
            yield from self._flush()
            self._places.append(self._place(element))
            if self.passes_over(element):
                yield from ((Block(row, SentenceKind.TABLE), element) for row in rows(element))
            else:
                self.add(element.text)

    def leave(self, element: Element) -> Iterator[tuple[Block, Element]]:
        """End an element; yields the block that ends with it."""
        if self._places[-1].element is element:
            yield from self._flush()
            self._places.pop()
        elif element.tag in _INLINE and not _is_noise(element):
            length = max(0, self._length - self._inline.pop())
            self._bold += length if element.tag in _BOLD else 0
            self._linked += length if element.tag == "a" else 0

    def _place(self, element: Element) -> _Place:
        around = self._places[-1] if self._places else _Place(element)
        kind = _kind(element.tag, around.kind) if self._places else SentenceKind.BODY
        return _Place(element, kind, _stands_right(element, is_right=around.is_right))

    def _break(self, element: Element) -> Iterator[tuple[Block, Element]]:
        """End the block at a line break, unless it only wraps a sentence."""
        before = tidied("".join(self._pieces[-3:]))
        following = element.getnext()
        is_double = (
            following is not None and following.tag == "br" and not (element.tail or "").strip()
        )
        if before and not is_double and _only_wraps(before, element.tail or ""):
            self.add("\n")
        else:
            yield from self._flush()

    def _flush(self) -> Iterator[tuple[Block, Element]]:
        """End the block that is open, if it holds anything."""
        raw = "".join(self._pieces)
        bold, linked = self._bold, self._linked
        self._pieces = []
        self._length = self._bold = self._linked = 0
        text = tidied(raw)
        if not text:
            return
        place, length = self._places[-1], len(raw.strip())
        kind = place.kind
        if kind is SentenceKind.BODY and bold >= 0.9 * length and _reads_as_heading(text):
            kind = SentenceKind.HEADING
        is_link = bool(linked) and linked >= length - _LONGEST_LABEL
        yield Block(text, kind, place.is_right, is_link), place.element


def _is_noise(element: Element) -> bool:
    if element.tag in _SKIPPED or "hidden" in element.attrib:
        return True
    if _HIDDEN.search(element.get("style") or ""):
        return True
    known_as = named(element)
    return not _NOISE_CLASSES.isdisjoint(known_as) or any(map(_NOISE_BEGINNINGS.match, known_as))


def _kind(tag: str, around: SentenceKind) -> SentenceKind:
    if tag in _HEADINGS:
        return SentenceKind.HEADING
    if tag in {"li", "dd", "dt"}:
        return SentenceKind.LIST
    return around


def _stands_right(element: Element, *, is_right: bool) -> bool:
    align = (element.get("align") or "").lower()
    style = element.get("style") or ""
    if align or "text-align" in style:
        return align == "right" or bool(_RIGHT.search(style))
    return is_right


def _only_wraps(before: str, after: str) -> bool:
    """Say whether a line break stands in mid-sentence."""
    following = after.lstrip(" \t\r\n")
    if not following or _INDENT.match(following):
        return False
    if before[-1] in "，、（《“,":
        return True
    return following[0].islower() and before[-1].isascii() and before[-1] not in ".!?:;"


def _reads_as_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING[text.isascii()] and not _STOPPED.search(text)
