"""The elements of the modules of XLIFF 2: their grammar, and where in the core they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.ingest.formats.xliff20_rules.grammar import (
    has_text,
    holding_problems,
    rule_of,
    value_problems,
)
from reviewer.ingest.formats.xliff20_rules.module_relations import RELATIONS
from reviewer.ingest.formats.xliff20_rules.names import (
    OASIS,
    XML_LANG,
    Problem,
    core_name,
    line_of,
    namespace,
    parent_of,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_ENTRY = "id=id ref=text source=text"
_SHARES = "matchQuality=share matchSuitability=share similarity=share"
_ELEMENTS = {
    "glossary": {
        "glossary": rule_of("", "glossEntry+"),
        "glossEntry": rule_of(
            "id=id ref=text", "term(translation+definition?|definition)other*", is_open=True
        ),
        "term": rule_of("source=text", "", text=True, is_open=True),
        "translation": rule_of(_ENTRY, "", text=True, is_open=True),
        "definition": rule_of("source=text", "", text=True, is_open=True),
    },
    "matches": {
        "matches": rule_of("", "match+"),
        "match": rule_of(
            f"id=id ref=text origin=text reference=answer type=match_type subType=own {_SHARES}",
            "metadata?originalData?source(target)other*",
            needed="ref",
            is_open=True,
        ),
    },
    "metadata": {
        "metadata": rule_of("id=id", "metaGroup+"),
        "metaGroup": rule_of("id=id category=text appliesTo=part", "(metaGroup|meta)+"),
        "meta": rule_of("type=text", "", needed="type", text=True),
    },
    "resourcedata": {
        "resourceData": rule_of("", "(resourceItemRef|resourceItem)*"),
        "resourceItemRef": rule_of("id=id ref=id", "", needed="ref", is_open=True),
        "resourceItem": rule_of(
            "id=id mimeType=text context=answer", "source?target?reference*", is_open=True
        ),
        "source": rule_of("href=text", "other*", is_open=True),
        "target": rule_of("href=text", "other*", is_open=True),
        "reference": rule_of("href=text", "", needed="href", is_open=True),
    },
    "sizerestriction": {
        "profiles": rule_of("generalProfile=text storageProfile=text", "normalization?other*"),
        "normalization": rule_of("general=normal_form storage=normal_form", ""),
        "data": rule_of("profile=text", "other*", needed="profile", is_open=True),
    },
    "validation": {
        "validation": rule_of("", "rule+", is_open=True),
        "rule": rule_of(
            "isPresent=text isNotPresent=text startsWith=text endsWith=text occurs=order"
            " existsInSource=answer caseSensitive=answer normalization=normal_form disabled=answer",
            "",
            is_open=True,
        ),
    },
    "changetracking": {
        "changeTrack": rule_of("", "revisions+"),
        "revisions": rule_of(
            "appliesTo=text ref=id currentVersion=text",
            "revision+",
            needed="appliesTo",
            is_open=True,
        ),
        "revision": rule_of("author=text datetime=text version=text", "item+", is_open=True),
        "item": rule_of("property=text", "", needed="property", text=True, is_open=True),
    },
}
_IN_CORE = {
    "glossary": {"glossary": words("unit")},
    "matches": {"matches": words("unit")},
    "metadata": {"metadata": words("file group unit")},
    "resourcedata": {"resourceData": words("file group unit")},
    "sizerestriction": {"profiles": words("file"), "data": words("file group unit")},
    "validation": {"validation": words("file group unit")},
    "changetracking": {"changeTrack": words("file group unit")},
}
"""Which elements of a module stand in which of the core."""
_LANGUAGED = words("source target reference")


def module_of(element: Element) -> str:
    """Return the module that an element is of, a key of its rules; empty for any other element."""
    space = namespace(str(element.tag)).removeprefix(OASIS)
    name, _, version = space.partition(":")
    return name if version == "2.0" and name in _ELEMENTS else ""


def module_problems(element: Element) -> Iterator[Problem]:
    """Yield what is wrong with an element of a module, which `module_of` knows."""
    module, name, line = module_of(element), _local(element), line_of(element)
    rule = _ELEMENTS[module].get(name)
    holder = core_name(parent_of(element))
    # In a match stand elements of the core, and one of another module.
    places = _IN_CORE[module].get(name, frozenset())
    if rule is None:
        yield Problem(f"the module {module} has no element {name}", line)
        return
    if holder and holder not in places:
        where = " and ".join(sorted(places)) or "elements of its module"
        yield Problem(f"{name} of the module {module} stands in {where}, not in {holder}", line)
    if XML_LANG in element.attrib and not (module == "resourcedata" and name in _LANGUAGED):
        yield Problem(f"{name} has no attribute xml:lang", line)
    children = [_name_in(child, element) for child in element.iterchildren("*")]
    yield from holding_problems(element, name, rule, children, has_text=has_text(element))
    yield from value_problems(element, name, rule)
    if any(namespace(str(key)) == namespace(str(element.tag)) for key in element.attrib):
        yield Problem(f"attributes of {name} are written without a prefix", line)
    if relation := RELATIONS.get(name):
        yield from relation(element)


def _name_in(child: Element, holder: Element) -> str:
    """Name a child as the rule of its holder does."""
    is_of_same = namespace(str(child.tag)) == namespace(str(holder.tag))
    is_of_match = _local(holder) == "match" and bool(core_name(child) or module_of(child))
    return _local(child) if is_of_same or is_of_match else "other"


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
