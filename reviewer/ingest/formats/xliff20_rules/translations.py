"""Languages, white space and targets: whether what is translated fits what it translates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.ingest.formats.xliff20_rules.names import (
    CODES,
    XML_LANG,
    XML_SPACE,
    Problem,
    children,
    core,
    core_name,
    line_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element


def translation_problems(unit: Element, languages: dict[str, str]) -> Iterator[Problem]:
    """Yield what is wrong between the sources and targets of a unit.

    `languages` gives srcLang and trgLang, empty where the file does not say it, by `source` and `target`.
    """
    parts = children(unit, "segment", "ignorable")
    yield from _orders(parts)
    targets = [target for part in parts for target in children(part, "target")]
    translated = {code.get("id") for target in targets for code in core(target, *CODES)}
    around = {attribute: _inherited(unit, attribute) for attribute in (XML_LANG, XML_SPACE)}
    for part in parts:
        if "subState" in part.attrib and "state" not in part.attrib:
            yield Problem("subState stands only beside state", line_of(part))
        contents = {core_name(content): content for content in part.iterchildren("*")}
        for side, content in contents.items():
            yield from _language(content, side, languages[side], around[XML_LANG])
        if len(contents) == 2:
            source, target = contents["source"], contents["target"]
            spaces = [
                one.get(XML_SPACE) or around[XML_SPACE] or "default" for one in (source, target)
            ]
            if spaces[0] != spaces[1]:
                yield Problem("source and target have the same xml:space", line_of(target))
            if len(source):
                yield from _bound_codes(source, target, translated)


def _language(content: Element, side: str, language: str, around: str) -> Iterator[Problem]:
    own = content.get(XML_LANG) or around
    if not language:
        yield Problem("a file with targets says trgLang", line_of(content))
    elif own and own.lower() != language.lower():
        yield Problem(f"xml:lang of {side} is that of the file, {language!r}", line_of(content))


def _orders(parts: list[Element]) -> Iterator[Problem]:
    """Check that each target has a place of its own among those of the unit."""
    taken: set[int] = set()
    for place, part in enumerate(parts, start=1):
        for target in children(part, "target"):
            written = target.get("order") or str(place)
            order = int(written) if written.isdecimal() else place
            if order in taken or order > len(parts):
                yield Problem("order is one place of the unit's targets each", line_of(target))
            taken.add(order)


def _inherited(element: Element, attribute: str) -> str:
    """Return the value of xml:lang or xml:space that holds for an element."""
    for one in (element, *element.iterancestors()):
        value = one.get(attribute)
        if value is not None:
            return value
    return ""


def _bound_codes(
    source: Element, target: Element, translated: set[str | None]
) -> Iterator[Problem]:
    """Check that codes that may not be deleted are there, and runs that keep their order do."""
    for code in core(source, *CODES):
        if code.get("canDelete") == "no" and code.get("id") and code.get("id") not in translated:
            yield Problem(f"the code {code.get('id')!r} may not be deleted", line_of(target))
    order = [event for event, _ in _events(target)]
    for run in _runs(source):
        places = [order.index(event) for event in run if event in order]
        if places and places != list(range(places[0], places[0] + len(places))):
            yield Problem("codes that may not be reordered stand as in the source", line_of(target))


def _events(content: Element) -> Iterator[tuple[str, str]]:
    """Yield (beginning or end of a code, its canReorder), in order."""
    for child in content.iterchildren("*"):
        name = core_name(child)
        right = child.get("canReorder") or "yes"
        identifier = child.get("id") or child.get("startRef") or ""
        if name == "pc":
            yield f"({identifier}", right
            yield from _events(child)
            yield f"){identifier}", "yes" if right == "yes" else "no"
        elif name in CODES:
            yield f"{')' if name == 'ec' else '('}{identifier}", right
        else:
            yield from _events(child)


def _runs(source: Element) -> Iterator[list[str]]:
    """Yield the runs of codes that keep their order: one with firstNo, and those with no after it."""
    run: list[str] = []
    for event, right in _events(source):
        if right != "no" and len(run) > 1:
            yield run
        if right == "no" and run:
            run.append(event)
        else:
            run = [event] if right == "firstNo" else []
    if len(run) > 1:
        yield run
