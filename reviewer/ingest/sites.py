"""Where the article stands on a page of the sites we know, and what surrounds it says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from reviewer.ingest.facts import (
    date_of_address,
    find_date,
    find_source,
    is_date_line,
    labelled_date,
)
from reviewer.ingest.tidy import tidied
from reviewer.ingest.tree import body_of, classes, names, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

# The first that holds text is the article: from what only the CNIPA sites have to what public
# bodies' systems (JCMS, TRS) have in common.
_ARTICLES = (
    "//*[contains(concat(' ', @class, ' '), ' article-content ')]",
    "//comment()[contains(., '[CONTENT]') and contains(., 'begin')]/parent::*",
    "//*[@id='UCAP-CONTENT' or @id='zoom' or @id='Zoom' or @id='ContentArea']",
    "//*[contains(concat(' ', @class, ' '), ' TRS_Editor ')]",
    "//*[contains(concat(' ', @class, ' '), ' TRS_UEDITOR ')]",
    "//*[contains(concat(' ', @class, ' '), ' Custom_UnionStyle ')]",
    "//*[contains(concat(' ', @class, ' '), ' pages_content ')]",
    "//*[contains(concat(' ', @class, ' '), ' article_con ') or contains(concat(' ', @class, ' '), ' article-con ')]",
    "//*[@id='content' and not(.//h1)]",
    "//*[@id='Content' or @id='js_content' or @itemprop='articleBody']",
    *(
        f"//*[contains(concat(' ', @class, ' '), ' {name} ')]"
        for name in (
            *("entry-content", "post-content", "article-body", "article_body", "story-body"),
            *("news_content", "news-content", "content_text", "detail-content", "article_content"),
        )
    ),
)
_TITLE_CLASSES = names("title tit bt article-title article_title con_title")
# A site's name before or after the title proper.
_SITE_NAME = re.compile(
    r"\s*[-_|–—]\s*(?:国家知识产权局|中国国家知识产权局|CNIPA|China National Intellectual Property Administration)[^-_|]*$"
    r"|^(?:国家知识产权局)\s+(?:\S+\s+)(?=\S)"
)
_BETWEEN_PARTS = re.compile(
    r"\s+[-–—|]\s+|\s*[|｜_]\s*|(?<=[\u3400-\u9fff）》”])-(?=[\u3400-\u9fff（《“])|\s+[-–—]{2}\s+"
)
_SURROUNDING = 400
_MOST_OF_PAGE = 0.6


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a page says of its article outside of it."""

    title: str = ""
    date: str = ""
    source: str = ""


def find_articles(root: Element) -> tuple[Element, ...]:
    """Return the elements that hold the article, outermost ones, or none on a page of another site."""
    for rule in _ARTICLES:
        found = [element for element in _elements(root, rule) if _holds_text(element)]
        outermost = [
            one for one in found if not any(other in found for other in one.iterancestors())
        ]
        if outermost:
            return tuple(outermost)
    return _layout_cell(root)


def _layout_cell(root: Element) -> tuple[Element, ...]:
    """Return the table cell that holds most of the text on a page laid out with tables."""
    cells = [
        cell
        for cell in root.iter("td")
        if cell.find("p") is not None or cell.find("div/p") is not None
    ]
    lengths = {cell: sum(map(len, texts(cell))) for cell in cells}
    cell = max(cells, key=lambda one: lengths[one], default=None)
    if cell is None or lengths[cell] < _MOST_OF_PAGE * sum(map(len, texts(root))):
        return ()
    return (cell,)


def surroundings(root: Element, article: Element | None, address: str) -> Surroundings:
    """Read title, date and source off what stands above the article and in the page's head."""
    pieces = _texts_above(root, article) if article is not None else []
    above = "\u3000".join(reversed(pieces))
    meta = _meta(root)
    return Surroundings(
        title=_title(root, article, meta),
        date=labelled_date(above)
        or next((find_date(text) for text in pieces if is_date_line(text)), "")
        or find_date(meta.get("pubdate", "") or meta.get("article:published_time", ""))
        or date_of_address(meta.get("og:url", ""))
        or date_of_address(address),
        source=find_source(above) or meta.get("contentsource", ""),
    )


def _elements(root: Element, rule: str) -> list[Element]:
    # What the rules select are elements: none of them ends in an attribute or a text.
    return cast("list[Element]", root.xpath(rule))


def _holds_text(element: Element) -> bool:
    """Say whether an element holds text that is more than links: menus have the same names elsewhere."""
    length = sum(map(len, texts(element)))
    linked = sum(len(text) for link in element.iter("a") for text in texts(link))
    return length > 2 * linked


def _meta(root: Element) -> dict[str, str]:
    """Return the page's meta data by lower-case name; the first of each name counts."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").lower()
        content = tidied(meta.get("content") or "")
        if name and content:
            found.setdefault(name, content)
    return found


def _texts_above(root: Element, article: Element) -> list[str]:
    """Return the texts just above the article, the nearest first, where date and source are told."""
    pieces: list[str] = []
    length = 0
    for text in _texts_before(article, root):
        pieces.append(text)
        length += len(text)
        if length > _SURROUNDING:
            break
    return pieces


def _texts_before(article: Element, root: Element) -> Iterator[str]:
    """Yield the texts before an element, the nearest first."""
    for element in (article, *article.iterancestors()):
        if element is root:
            return
        for sibling in element.itersiblings("*", preceding=True):
            text = "\u3000".join(filter(None, map(tidied, texts(sibling))))
            if text and sibling.tag not in {"script", "style"}:
                yield text


def _title(root: Element, article: Element | None, meta: dict[str, str]) -> str:
    """Return the title: the heading nearest above the article, else what the head says."""
    named = meta.get("articletitle", "")
    candidates = [text for heading in root.iter("h1") if (text := _heading_text(heading))]
    if named and (named in candidates or not candidates):
        return named
    if article is not None and (above := _heading_above(root, article)):
        return above
    declared = named or meta.get("og:title", "")
    return declared or (candidates[0] if candidates else "") or _page_title(root)


def _heading_above(root: Element, article: Element) -> str:
    """Return the text of the last heading, or element of class `title`, before the article."""
    last = ""
    for element in root.iter("*"):
        if element is article:
            break
        if element.tag == "h1" or not _TITLE_CLASSES.isdisjoint(classes(element)):
            last = _heading_text(element) or last
    return last


def _heading_text(heading: Element) -> str:
    # A line break in a Chinese title is nothing, in an English one a space: tidied knows.
    return tidied("\n".join(texts(heading)))


def _page_title(root: Element) -> str:
    """Return what the head gives as the title, without names of site and section around it.

    Of its parts the one that stands on the page by itself is the title, else the longest.
    """
    title = root.find(".//title")
    text = _SITE_NAME.sub("", tidied(title.text or "") if title is not None else "").strip()
    parts = [part for piece in _BETWEEN_PARTS.split(text) if (part := piece.strip())]
    if len(parts) < 2:
        return text
    shown = {tidied(one) for one in _texts_of_no_link(body_of(root))}
    if text in shown:
        return text
    return max([part for part in parts if part in shown] or parts, key=len)


def _texts_of_no_link(body: Element) -> list[str]:
    found = body.xpath(".//text()[normalize-space() and not(ancestor::a)]")
    return [str(text) for text in found] if isinstance(found, list) else []
