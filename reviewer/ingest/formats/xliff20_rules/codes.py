"""Inline codes: their data, their pairs, what may be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.ingest.formats.xliff20_rules.names import (
    CODES,
    Problem,
    children,
    core,
    core_name,
    line_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_DATA = ("dataRef", "dataRefStart", "dataRefEnd")
_FLOWS = ("subFlows", "subFlowsStart", "subFlowsEnd")
_SUBTYPES = {"fmt": {"lb", "pb", "b", "i", "u"}, "ui": {"var"}}
_XML_CONTROLS = frozenset({0x9, 0xA, 0xD})


def code_problems(unit: Element) -> Iterator[Problem]:
    """Yield what is wrong with the inline codes of a unit."""
    parts = children(unit, "segment", "ignorable")
    for side in ("source", "target"):
        contents = [content for part in parts for content in children(part, side)]
        yield from _of_side(unit, contents, is_source=side == "source")
    for point in core(unit, "cp"):
        yield from _code_point(point)


def flows_of(unit: Element) -> Iterator[tuple[str, int]]:
    """Yield the units that the codes of a unit name as their flows, with the line."""
    for code in core(unit, *CODES):
        for attribute in _FLOWS:
            yield from ((flow, line_of(code)) for flow in (code.get(attribute) or "").split())


def _of_side(unit: Element, contents: list[Element], *, is_source: bool) -> Iterator[Problem]:
    """Check the codes of all sources, or all targets, of a unit together: pairs may span segments."""
    data = {one.get("id") for held in children(unit, "originalData") for one in core(held, "data")}
    found = [code for content in contents for code in core(content, *CODES)]
    parts = children(unit, "segment", "ignorable")
    by_id = {code.get("id"): code for part in parts for code in core(part, *CODES)}
    for code in found:
        yield from _references(code, data, by_id)
        yield from _type(code)
        yield from _rights(code)
    yield from _pairs(found, is_source=is_source)
    for content in contents:
        yield from _sequence(list(core(content, *CODES)), is_source=is_source)


def _references(
    code: Element, data: set[str | None], by_id: dict[str | None, Element]
) -> Iterator[Problem]:
    line = line_of(code)
    for attribute in _DATA:
        if attribute in code.attrib and code.get(attribute) not in data:
            yield Problem(f"{attribute} names a data element of the unit", line)
    copied = code.get("copyOf")
    if copied is None:
        return
    base = by_id.get(copied)
    if base is None or base is code:
        yield Problem("copyOf names another code of the unit", line)
    elif base.get("canCopy") == "no":
        yield Problem("copyOf names a code that may be copied", line)
    if any(attribute in code.attrib for attribute in _DATA):
        yield Problem("a code has copyOf or original data, not both", line)


def _type(code: Element) -> Iterator[Problem]:
    kind, subtype = code.get("type"), code.get("subType")
    if subtype is None:
        return
    if kind is None:
        yield Problem("subType stands only beside type", line_of(code))
    elif subtype.startswith("xlf:") and subtype[4:] not in _SUBTYPES.get(kind, set()):
        yield Problem(f"subType={subtype!r} is none of type={kind!r}", line_of(code))


def _rights(code: Element) -> Iterator[Problem]:
    """Check that what may not be reordered may be neither copied nor deleted."""
    is_bound = code.get("canReorder") in {"firstNo", "no"}
    if (
        is_bound
        and not (code.get("canCopy") == "no" == code.get("canDelete"))
        and not _closes(code)
    ):
        yield Problem('canReorder="no" needs canCopy="no" and canDelete="no"', line_of(code))


def _closes(code: Element) -> bool:
    return core_name(code) == "ec" and code.get("isolated") != "yes"


def _pairs(found: list[Element], *, is_source: bool) -> Iterator[Problem]:
    """Check that sc and ec find each other, in this order, unless they say that they are isolated."""
    opened: dict[str, Element] = {}
    closed: set[str] = set()
    for code in found:
        name = core_name(code)
        if name == "sc" and code.get("isolated") != "yes":
            opened[code.get("id") or ""] = code
        elif name == "ec":
            start = code.get("startRef")
            yield from _end(code, opened)
            closed.add(start or "")
    for identifier, code in opened.items():
        # A target may lie in a segment that is not translated yet.
        if identifier not in closed and is_source:
            yield Problem('an sc without ec in the unit needs isolated="yes"', line_of(code))


def _end(code: Element, opened: dict[str, Element]) -> Iterator[Problem]:
    line, start = line_of(code), code.get("startRef")
    if code.get("isolated") == "yes":
        if start is not None or code.get("id") is None:
            yield Problem("an isolated ec has an id and no startRef", line)
        return
    if start is None or code.get("id") is not None:
        yield Problem("an ec that is not isolated has startRef and no id", line)
        return
    opening = opened.get(start)
    if opening is None:
        yield Problem("startRef names an sc before it that is not isolated", line)
        return
    for right in ("canCopy", "canDelete", "canOverlap"):
        if (opening.get(right) or "yes") != (code.get(right) or "yes"):
            yield Problem(f"sc and ec have the same {right}", line)
    wanted = "yes" if (opening.get("canReorder") or "yes") == "yes" else "no"
    if (code.get("canReorder") or "yes") != wanted:
        yield Problem(f'the ec of this sc has canReorder="{wanted}"', line)


def _sequence(found: list[Element], *, is_source: bool) -> Iterator[Problem]:
    """Check that each run of codes that keep their order begins with firstNo."""
    has_first = False
    for code in found:
        right = code.get("canReorder") or "yes"
        has_first = has_first or right == "firstNo"
        if right == "no" and not has_first and is_source and not _closes(code):
            yield Problem('canReorder="no" follows a code with canReorder="firstNo"', line_of(code))


def _code_point(point: Element) -> Iterator[Problem]:
    """Check that cp stands for a character that XML can't hold."""
    try:
        number = int(point.get("hex") or "", 16)
    except ValueError:
        return
    is_xml = (
        number in _XML_CONTROLS
        or 0x20 <= number <= 0xD7FF
        or 0xE000 <= number <= 0xFFFD
        or 0x10000 <= number <= 0x10FFFF
    )
    if is_xml:
        yield Problem("cp stands only for characters that XML can't hold", line_of(point))
