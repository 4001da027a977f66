"""Annotations: their ends, comments, and what their references may look like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.ingest.formats.xliff20_rules.names import (
    CORE,
    MARKS,
    NAME_TOKEN,
    Problem,
    children,
    core,
    core_name,
    line_of,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_CONTAINERS = ("f", "g", "u")
_LEAVES = frozenset({"n", "d", "t"})
# Those that are registered: the modules of the specification, and TBX.
_MODULES = words("gls mtc mda res slr val ctr fs its tbx")
_NOTE = re.compile(
    r"#(?:/?f=(?P<file>[^/=]+)/)?(?:(?:g=[^/=]+/)*u=(?P<unit>[^/=]+)/)?n=(?P<note>[^/=]+)"
)


def annotation_problems(unit: Element) -> Iterator[Problem]:
    """Yield what is wrong with the mrk, sm and em of a unit."""
    parts = children(unit, "segment", "ignorable")
    for side in ("source", "target"):
        contents = [content for part in parts for content in children(part, side)]
        yield from _pairs(contents, is_source=side == "source")
    file = next(unit.iterancestors(f"{{{CORE}}}file"), unit)
    for mark in core(unit, *MARKS):
        yield from _mark(mark, unit, file)


def _pairs(contents: list[Element], *, is_source: bool) -> Iterator[Problem]:
    opened: dict[str, Element] = {}
    for content in contents:
        for mark in core(content, "sm", "em"):
            if core_name(mark) == "sm":
                opened[mark.get("id") or ""] = mark
            elif opened.pop(mark.get("startRef") or "", None) is None and is_source:
                yield Problem("startRef of em names an sm before it", line_of(mark))
    if is_source:
        for mark in opened.values():
            yield Problem("an sm has its em in the unit", line_of(mark))


def _mark(mark: Element, unit: Element, file: Element) -> Iterator[Problem]:
    line, reference = line_of(mark), mark.get("ref")
    if reference is not None and reference.startswith("#"):
        yield from _fragment(reference[1:], line)
    if mark.get("type") != "comment":
        return
    if (reference is None) == (mark.get("value") is None):
        yield Problem("a comment has either value or ref", line)
    elif reference is not None and not _is_note(reference, unit, file):
        yield Problem("ref of a comment names a note of its unit", line)


def _is_note(reference: str, unit: Element, file: Element) -> bool:
    found = _NOTE.fullmatch(reference)
    notes = {
        note.get("id") for holder in children(unit, "notes") for note in children(holder, "note")
    }
    if found is None or found["note"] not in notes:
        return False
    if found["file"] and found["file"] != file.get("id"):
        return False
    # A file without a unit leads to a note of the file.
    return found["unit"] == unit.get("id") if found["unit"] else not found["file"]


def _fragment(fragment: str, line: int) -> Iterator[Problem]:
    """Check a fragment identifier: `f=…/u=…/gls=…`, containers from the outside in, one leaf, last."""
    selectors = fragment.removeprefix("/").split("/")
    depth = -1
    for place, selector in enumerate(selectors):
        prefix, equals, identifier = selector.rpartition("=")
        is_last = place == len(selectors) - 1
        if not NAME_TOKEN.fullmatch(identifier) or (equals and not prefix):
            yield Problem(f"{fragment!r} is no fragment identifier", line)
            return
        if prefix in _CONTAINERS:
            rank = _CONTAINERS.index(prefix)
            if rank < depth or (rank == depth and prefix != "g"):
                yield Problem(
                    f"in {fragment!r} a file goes before groups, groups before a unit", line
                )
                return
            depth = rank
        elif not is_last:
            yield Problem(f"{fragment!r} names something in what holds nothing", line)
            return
        elif prefix and prefix not in _LEAVES | _MODULES:
            yield Problem(f"the prefix {prefix!r} of {fragment!r} is not registered", line)
