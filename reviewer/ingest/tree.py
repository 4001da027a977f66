"""Small questions about elements of a page."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import XPath
    from lxml.etree import _Element as Element


def names(listed: str) -> frozenset[str]:
    """Make a set of tag or class names from a line of them."""
    return frozenset(listed.split())


def classes(element: Element) -> frozenset[str]:
    """Return the class names of an element, lower case."""
    return names((element.get("class") or "").lower())


def named(element: Element) -> frozenset[str]:
    """Return the class names and the id of an element, lower case."""
    return classes(element) | names((element.get("id") or "").lower())


def body_of(root: Element) -> Element:
    """Return the body of a page, or all of one that has none."""
    body = root.find(".//body")
    return root if body is None else body


def texts(element: Element) -> list[str]:
    """Return the texts inside an element that are more than white space and no script or style."""
    found = _texts()(element)
    return [str(text) for text in found] if isinstance(found, list) else []


@cache
def _texts() -> XPath:
    from lxml import etree  # noqa: PLC0415 — 35 ms, and already here

    path = ".//text()[normalize-space() and not(parent::script or parent::style)]"
    return etree.XPath(path, smart_strings=False)
