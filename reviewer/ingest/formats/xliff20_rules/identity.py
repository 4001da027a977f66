"""Identifiers: unique where they must be."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reviewer.ingest.formats.xliff20_rules.names import (
    CODES,
    MARKS,
    XML_ID,
    Problem,
    children,
    core,
    core_name,
    line_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element


def identity_problems(unit: Element) -> Iterator[Problem]:
    """Yield what in a unit has the id of another thing of its kind."""
    parts = children(unit, "segment", "ignorable")
    yield from unique_problems(parts, "segment or ignorable in a unit")
    yield from extension_problems([child for child in unit if core_name(child) != "segment"])
    if len(unit) == len(parts):
        inline = any(len(content) for part in parts for content in part)
        if not inline:
            return
    for data in core(unit, "originalData"):
        yield from unique_problems(
            children(data, "data"), "data in the original data of one element"
        )
    for notes in children(unit, "notes"):
        yield from note_problems(notes)
    for side in ("source", "target"):
        marked = (
            code
            for part in parts
            for content in children(part, side)
            for code in core(content, *CODES, *MARKS)
        )
        yield from unique_problems(marked, f"inline element in the {side} of a unit")


def note_problems(notes: Element) -> Iterator[Problem]:
    """Yield the notes of one element that have the same id."""
    yield from unique_problems(children(notes, "note"), "note among the notes of one element")


def extension_problems(elements: Iterable[Element]) -> Iterator[Problem]:
    """Yield the extension elements of one file, group or unit that have the same id."""
    foreign = (
        one
        for element in elements
        if not core_name(element) and not str(element.tag).startswith("{urn:oasis:")
        for one in element.iter("*")
    )
    yield from unique_problems(foreign, "extension element in one file, group or unit")


def unique_problems(elements: Iterable[Element], what: str) -> Iterator[Problem]:
    """Yield each element that has the id of one before it."""
    seen: Counter[str] = Counter()
    for element in elements:
        for key in ("id", XML_ID):
            value = element.get(key)
            if value is not None:
                seen[value] += 1
                if seen[value] == 2:
                    yield Problem(f"the id {value!r} is of one {what} only", line_of(element))
