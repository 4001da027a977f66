"""Which elements stand in which, with which attributes: the grammar of the core."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.ingest.formats.xliff20_rules.names import (
    CODES,
    FORMAT_STYLE,
    LANGUAGE,
    NAME_TOKEN,
    XML,
    XML_LANG,
    XML_SPACE,
    Problem,
    core_name,
    is_of_module,
    line_of,
    namespace,
    parent_of,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_OWN_VALUE = re.compile(r"[^\s:]+:.+")
_FORMS = {
    "id": NAME_TOKEN,
    "ids": re.compile(rf"{NAME_TOKEN.pattern}(?:\s+{NAME_TOKEN.pattern})*"),
    "answer": re.compile("yes|no"),
    "reorder": re.compile("yes|firstNo|no"),
    "direction": re.compile("ltr|rtl|auto"),
    "space": re.compile("default|preserve"),
    "language": LANGUAGE,
    "state": re.compile("initial|translated|reviewed|final"),
    "side": re.compile("source|target"),
    "priority": re.compile(r"[1-9]|10"),
    "order": re.compile(r"[1-9]\d*"),
    "version": re.compile(r"2\.[0-9]"),
    "code type": re.compile("fmt|ui|quote|link|image|other"),
    "mark type": re.compile(rf"generic|comment|term|{_OWN_VALUE.pattern}"),
    "own": _OWN_VALUE,
    "hex": re.compile(r"[0-9A-Fa-f]{2,6}"),
    "text": re.compile(r".*", re.DOTALL),
}
_INLINE = "cp|ph|pc|sc|ec|mrk|sm|em"
_SHARED_CODE = (
    "id=id canCopy=answer canDelete=answer canReorder=reorder copyOf=id type=code_type subType=own"
)
_SPANNING = "canOverlap=answer dir=direction"
_DIRECTIONS = "srcDir=direction trgDir=direction"
_PLACED = f"canResegment=answer translate=answer {_DIRECTIONS}"


@dataclass(frozen=True, slots=True)
class _Element:
    """What the core says of one element."""

    attributes: dict[str, str]
    needed: frozenset[str]
    content: re.Pattern[str]
    """Of the names of its children, each followed by a space; `other` for foreign ones."""
    shown: str
    """Its content as people read it, with the marks of regular expressions."""
    holds_text: bool = False
    is_open: bool = False
    """It may have attributes of other namespaces."""


def _rule(
    attributes: str, content: str, *, needed: str = "", text: bool = False, is_open: bool = False
) -> _Element:
    pairs = (one.partition("=") for one in attributes.split())
    spaced = re.sub(r"[a-zA-Z]+", lambda name: f"(?:{name[0]} )", content)
    return _Element(
        {name: form.replace("_", " ") for name, _, form in pairs},
        frozenset(needed.split()),
        re.compile(spaced),
        re.sub(r"([?*+)])(?=[a-z(])", r"\1 ", content),
        holds_text=text,
        is_open=is_open,
    )


_ELEMENTS = {
    "xliff": _rule(
        "version=version srcLang=language trgLang=language",
        "file+",
        needed="version srcLang",
        is_open=True,
    ),
    "file": _rule(
        f"id=id original=text {_PLACED}",
        "skeleton?other*notes?(unit|group)+",
        needed="id",
        is_open=True,
    ),
    "skeleton": _rule("href=text", "other*", text=True),
    "group": _rule(
        f"id=id name=text type=own {_PLACED}",
        "other*notes?(unit|group)*",
        needed="id",
        is_open=True,
    ),
    "unit": _rule(
        f"id=id name=text type=own {_PLACED}",
        "other*notes?originalData?(segment|ignorable)+",
        needed="id",
        is_open=True,
    ),
    "notes": _rule("", "note+"),
    "note": _rule(
        "id=id appliesTo=side category=text priority=priority", "", text=True, is_open=True
    ),
    "originalData": _rule("", "data+"),
    "data": _rule("id=id dir=direction", "cp*", needed="id", text=True, is_open=True),
    "segment": _rule("id=id canResegment=answer state=state subState=own", "source(target)?"),
    "ignorable": _rule("id=id", "source(target)?"),
    "source": _rule("", f"({_INLINE})*", text=True),
    "target": _rule("order=order", f"({_INLINE})*", text=True),
    "cp": _rule("hex=hex", "", needed="hex"),
    "ph": _rule(
        f"{_SHARED_CODE} disp=text equiv=text dataRef=id subFlows=ids",
        "",
        needed="id",
        is_open=True,
    ),
    "pc": _rule(
        f"{_SHARED_CODE} {_SPANNING} dispStart=text dispEnd=text equivStart=text equivEnd=text"
        " dataRefStart=id dataRefEnd=id subFlowsStart=ids subFlowsEnd=ids",
        f"({_INLINE})*",
        needed="id",
        text=True,
        is_open=True,
    ),
    "sc": _rule(
        f"{_SHARED_CODE} {_SPANNING} disp=text equiv=text dataRef=id subFlows=ids isolated=answer",
        "",
        needed="id",
        is_open=True,
    ),
    "ec": _rule(
        f"{_SHARED_CODE} {_SPANNING} disp=text equiv=text dataRef=id subFlows=ids isolated=answer"
        " startRef=id",
        "",
        is_open=True,
    ),
    "mrk": _rule(
        "id=id type=mark_type translate=answer ref=text value=text",
        f"({_INLINE})*",
        needed="id",
        text=True,
        is_open=True,
    ),
    "sm": _rule(
        "id=id type=mark_type translate=answer ref=text value=text", "", needed="id", is_open=True
    ),
    "em": _rule("startRef=id", "", needed="startRef"),
}
_SPACED = words("xliff file group unit source target data")
_MODULE_ELEMENTS = {
    "validation:2.0": "validation",
    "glossary:2.0": "glossary",
    "matches:2.0": "matches",
    "metadata:2.0": "metadata",
    "resourcedata:2.0": "resourceData",
}
_STYLES = words(
    "a abbr acronym address applet area article aside audio b base basefont "
    "bdi bdo big blockquote body br button canvas caption center cite code "
    "col colgroup data datalist dd del details dfn dialog dir div dl "
    "dt em embed fieldset figcaption figure font footer form frame frameset h1 "
    "h2 h3 h4 h5 h6 head header hr html i iframe img "
    "input ins isindex kbd keygen label legend li link main map mark "
    "menu menuitem meta meter nav noframes noscript object ol optgroup option output "
    "p param pre progress q rb rp rt rtc ruby s samp "
    "script section select small source span strike strong style sub summary sup "
    "table tbody td template textarea tfoot th thead time title tr track "
    "tt u ul var video wbr "
)


def whole_problems(element: Element) -> Iterator[Problem]:
    """Yield what is wrong in an element that is read to its end, and in all that it holds."""
    for one in element.iter("*"):
        name = core_name(one)
        if name:
            yield from attribute_problems(one, name)
            children = [core_name(child) or "other" for child in one.iterchildren("*")]
            yield from content_problems(one, name, children, has_text=_has_text(one))
        elif core_name(parent_of(one)):
            yield from _module_element(one)


def content_problems(
    element: Element, name: str, children: list[str], *, has_text: bool
) -> Iterator[Problem]:
    """Yield what is wrong with the children of an element, given by their names, and its text."""
    rule = _ELEMENTS.get(name)
    if rule is None:
        return
    if not rule.content.fullmatch("".join(f"{one} " for one in children)):
        what = rule.shown or "no elements"
        yield Problem(f"{name} holds {what}, in this order", line_of(element))
    if has_text and not rule.holds_text:
        yield Problem(f"{name} holds no text of its own", line_of(element))
    if name == "skeleton" and (("href" in element.attrib) == (bool(children) or has_text)):
        yield Problem("skeleton either holds something or has the attribute href", line_of(element))
    if name == "unit" and "segment" not in children:
        yield Problem("unit holds at least one segment", line_of(element))


def attribute_problems(element: Element, name: str) -> Iterator[Problem]:
    """Yield what is wrong with a core element's own name and its attributes."""
    rule = _ELEMENTS.get(name)
    if rule is None:
        yield Problem(f"there is no element {name}", line_of(element))
        return
    yield from _attributes(element, name, rule)
    for missing in sorted(rule.needed.difference(element.keys())):
        yield Problem(f"{name} needs the attribute {missing}", line_of(element))


def _attributes(element: Element, name: str, rule: _Element) -> Iterator[Problem]:
    line = line_of(element)
    for attribute, raw in element.items():
        key, value = str(attribute), str(raw)
        space = namespace(key)
        if not space:
            form = rule.attributes.get(key)
            if form is None:
                yield Problem(f"{name} has no attribute {key}", line)
            elif not _FORMS[form].fullmatch(value):
                yield Problem(f"{key}={value!r} of {name} is no value that it may have", line)
        elif space == XML:
            yield from _xml_attribute(key, value, name, line)
        elif not rule.is_open or (name in CODES and not is_of_module(space)):
            yield Problem(f"{name} has no attributes of other namespaces", line)
        elif space == FORMAT_STYLE:
            yield from _style(element, key, value, name)


def _xml_attribute(key: str, value: str, name: str, line: int) -> Iterator[Problem]:
    if key == XML_LANG and not (_ELEMENTS[name].is_open or name in {"source", "target"}):
        yield Problem(f"{name} has no attribute xml:lang", line)
    elif key == XML_LANG and not LANGUAGE.fullmatch(value):
        yield Problem(f"xml:lang={value!r} is no language tag", line)
    elif key == XML_SPACE and (name not in _SPACED or not _FORMS["space"].fullmatch(value)):
        yield Problem(f"{name} may not have xml:space={value!r}", line)


def _style(element: Element, key: str, value: str, name: str) -> Iterator[Problem]:
    """Check the attributes of the format style module."""
    line, local = line_of(element), key.rpartition("}")[2]
    if name == "ec" and element.get("isolated") != "yes":
        yield Problem("an ec that is not isolated has no format style", line)
    if local == "fs" and value not in _STYLES:
        yield Problem(f"fs:fs={value!r} is no element of HTML", line)
    elif local == "subFs" and f"{{{FORMAT_STYLE}}}fs" not in element.attrib:
        yield Problem("fs:subFs stands only beside fs:fs", line)
    elif local not in {"fs", "subFs"}:
        yield Problem(f"the format style module has no attribute {local}", line)


def _module_element(element: Element) -> Iterator[Problem]:
    """Check that an element of a module is one that stands in the core."""
    space, _, local = str(element.tag)[1:].partition("}")
    wanted = _MODULE_ELEMENTS.get(space.removeprefix("urn:oasis:names:tc:xliff:"))
    if wanted and local != wanted:
        yield Problem(
            f"the module {space} has {wanted}, not {local}, in the core", line_of(element)
        )


def _has_text(element: Element) -> bool:
    return bool((element.text or "").strip()) or any(
        (child.tail or "").strip() for child in element
    )
