"""Names and small forms of XLIFF 2 that several rules need."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

CORE = "urn:oasis:names:tc:xliff:document:2.0"
XML = "http://www.w3.org/XML/1998/namespace"
XML_LANG, XML_SPACE, XML_ID = (f"{{{XML}}}{name}" for name in ("lang", "space", "id"))
FORMAT_STYLE = "urn:oasis:names:tc:xliff:fs:2.0"
SIZES = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
ITS = "http://www.w3.org/2005/11/its"
OASIS = "urn:oasis:names:tc:xliff:"
CODES = ("ph", "pc", "sc", "ec")
MARKS = ("mrk", "sm")
NAME_TOKEN = re.compile(r"[\w.:·-]+")
LANGUAGE = re.compile(r"(?:[A-Za-z]{2,8}|[ixX])(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that a file breaks, and where."""

    rule: str
    """What is asked, as a sentence."""
    line: int


def words(listed: str) -> frozenset[str]:
    """Make a set of words from a line of them."""
    return frozenset(listed.split())


def core_name(element: Element) -> str:
    """Return the name of a core element; empty for one of another namespace, a comment and the like."""
    # A comment's tag is a function, not a name.
    return _core_name(element.tag)


@lru_cache(maxsize=1024)
def _core_name(tag: object) -> str:
    space, _, name = str(tag).rpartition("}")
    return name if space == f"{{{CORE}" else ""


def namespace(name: str) -> str:
    """Return the namespace of an element's or attribute's name."""
    return name[1:].partition("}")[0] if name.startswith("{") else ""


def is_of_module(space: str) -> bool:
    """Say whether a namespace is one of the modules of XLIFF."""
    return space.startswith(OASIS) or space == ITS


def core(element: Element, *names: str) -> Iterator[Element]:
    """Yield the core elements of some names below an element, in document order."""
    return element.iter(*(f"{{{CORE}}}{name}" for name in names))


def children(element: Element, *names: str) -> list[Element]:
    """Return the core children of some names."""
    return [child for child in element if core_name(child) in names]


def parent_of(element: Element) -> Element:
    """Return what an element stands in; the root itself."""
    parent = element.getparent()
    return element if parent is None else parent


def line_of(element: Element) -> int:
    """Return the line that an element begins on, from 1."""
    return cast("int | None", element.sourceline) or 0
