"""Which elements stand in which, with which attributes: the grammar of the core."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.ingest.formats.xliff20_rules.attached import attached_problems
from reviewer.ingest.formats.xliff20_rules.grammar import (
    FORMS,
    has_text,
    holding_problems,
    rule_of,
    value_problems,
)
from reviewer.ingest.formats.xliff20_rules.its import its_element_problems
from reviewer.ingest.formats.xliff20_rules.modules import module_of, module_problems
from reviewer.ingest.formats.xliff20_rules.names import (
    CODES,
    ITS,
    LANGUAGE,
    XML,
    XML_LANG,
    XML_SPACE,
    Problem,
    core_name,
    is_of_module,
    line_of,
    namespace,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_INLINE = "cp|ph|pc|sc|ec|mrk|sm|em"
_SHARED_CODE = (
    "id=id canCopy=answer canDelete=answer canReorder=reorder copyOf=id type=code_type subType=own"
)
_SPANNING = "canOverlap=answer dir=direction"
_DIRECTIONS = "srcDir=direction trgDir=direction"
_PLACED = f"canResegment=answer translate=answer {_DIRECTIONS}"


_ELEMENTS = {
    "xliff": rule_of(
        "version=version srcLang=language trgLang=language",
        "file+",
        needed="version srcLang",
        is_open=True,
    ),
    "file": rule_of(
        f"id=id original=text {_PLACED}",
        "skeleton?other*notes?(unit|group)+",
        needed="id",
        is_open=True,
    ),
    "skeleton": rule_of("href=text", "other*", text=True),
    "group": rule_of(
        f"id=id name=text type=own {_PLACED}",
        "other*notes?(unit|group)*",
        needed="id",
        is_open=True,
    ),
    "unit": rule_of(
        f"id=id name=text type=own {_PLACED}",
        "other*notes?originalData?(segment|ignorable)+",
        needed="id",
        is_open=True,
    ),
    "notes": rule_of("", "note+"),
    "note": rule_of(
        "id=id appliesTo=side category=text priority=priority", "", text=True, is_open=True
    ),
    "originalData": rule_of("", "data+"),
    "data": rule_of("id=id dir=direction", "cp*", needed="id", text=True, is_open=True),
    "segment": rule_of("id=id canResegment=answer state=state subState=own", "source(target)?"),
    "ignorable": rule_of("id=id", "source(target)?"),
    "source": rule_of("", f"({_INLINE})*", text=True),
    "target": rule_of("order=order", f"({_INLINE})*", text=True),
    "cp": rule_of("hex=hex", "", needed="hex"),
    "ph": rule_of(
        f"{_SHARED_CODE} disp=text equiv=text dataRef=id subFlows=ids",
        "",
        needed="id",
        is_open=True,
    ),
    "pc": rule_of(
        f"{_SHARED_CODE} {_SPANNING} dispStart=text dispEnd=text equivStart=text equivEnd=text"
        " dataRefStart=id dataRefEnd=id subFlowsStart=ids subFlowsEnd=ids",
        f"({_INLINE})*",
        needed="id",
        text=True,
        is_open=True,
    ),
    "sc": rule_of(
        f"{_SHARED_CODE} {_SPANNING} disp=text equiv=text dataRef=id subFlows=ids isolated=answer",
        "",
        needed="id",
        is_open=True,
    ),
    "ec": rule_of(
        f"{_SHARED_CODE} {_SPANNING} disp=text equiv=text dataRef=id subFlows=ids isolated=answer"
        " startRef=id",
        "",
        is_open=True,
    ),
    "mrk": rule_of(
        "id=id type=mark_type translate=answer ref=text value=text",
        f"({_INLINE})*",
        needed="id",
        text=True,
        is_open=True,
    ),
    "sm": rule_of(
        "id=id type=mark_type translate=answer ref=text value=text", "", needed="id", is_open=True
    ),
    "em": rule_of("startRef=id", "", needed="startRef"),
}
_SPACED = words("xliff file group unit source target data")


def whole_problems(element: Element) -> Iterator[Problem]:
    """Yield what is wrong in an element that is read to its end, and in all that it holds."""
    for one in element.iter("*"):
        name = core_name(one)
        if name:
            yield from attribute_problems(one, name)
            children = [core_name(child) or "other" for child in one.iterchildren("*")]
            yield from content_problems(one, name, children, holds_text=has_text(one))
        elif module_of(one):
            yield from module_problems(one)
        elif namespace(str(one.tag)) == ITS:
            yield from its_element_problems(one)


def content_problems(
    element: Element, name: str, children: list[str], *, holds_text: bool
) -> Iterator[Problem]:
    """Yield what is wrong with the children of an element, given by their names, and its text."""
    rule = _ELEMENTS.get(name)
    if rule is None:
        return
    yield from holding_problems(element, name, rule, children, has_text=holds_text)
    if name == "skeleton" and (("href" in element.attrib) == (bool(children) or holds_text)):
        yield Problem("skeleton either holds something or has the attribute href", line_of(element))
    if name == "unit" and "segment" not in children:
        yield Problem("unit holds at least one segment", line_of(element))


def attribute_problems(element: Element, name: str) -> Iterator[Problem]:
    """Yield what is wrong with a core element's own name and its attributes."""
    rule = _ELEMENTS.get(name)
    if rule is None:
        yield Problem(f"there is no element {name}", line_of(element))
        return
    yield from value_problems(element, name, rule)
    qualified = [str(key) for key in element.attrib if str(key).startswith("{")]
    if not qualified:
        return
    line = line_of(element)
    for key in qualified:
        value, space = element.get(key) or "", namespace(key)
        if space == XML:
            yield from _xml_attribute(key, value, name, line)
        elif not rule.is_open or (name in CODES and not is_of_module(space)):
            yield Problem(f"{name} has no attributes of other namespaces", line)
        else:
            yield from attached_problems(element, key, value)


def _xml_attribute(key: str, value: str, name: str, line: int) -> Iterator[Problem]:
    if key == XML_LANG and not (_ELEMENTS[name].is_open or name in {"source", "target"}):
        yield Problem(f"{name} has no attribute xml:lang", line)
    elif key == XML_LANG and not LANGUAGE.fullmatch(value):
        yield Problem(f"xml:lang={value!r} is no language tag", line)
    elif key == XML_SPACE and (name not in _SPACED or not FORMS["space"].fullmatch(value)):
        yield Problem(f"{name} may not have xml:space={value!r}", line)
