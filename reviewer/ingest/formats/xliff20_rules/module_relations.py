"""What the modules of XLIFF 2 ask beyond their grammar: ids, references, attributes that exclude others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.ingest.formats.xliff20_rules.identity import unique_problems
from reviewer.ingest.formats.xliff20_rules.names import (
    CORE,
    MARKS,
    XML_LANG,
    Problem,
    children,
    core,
    core_name,
    line_of,
    namespace,
    parent_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lxml.etree import _Element as Element

_RULES = ("isPresent", "isNotPresent", "startsWith", "endsWith")


def _glossary(glossary: Element) -> Iterator[Problem]:
    yield from unique_problems(_own(glossary, "glossEntry", "translation"), "entry in a glossary")


def _with_reference(element: Element) -> Iterator[Problem]:
    """Check a reference to a stretch of text of the unit, which may be left out."""
    reference = element.get("ref")
    if reference is None:
        return
    unit = next(element.iterancestors(f"{{{CORE}}}unit"), None)
    if unit is None or _last(reference) not in _stretches(unit):
        rule = "ref names a segment or a mark of its unit, as in ref='#s1'"
        yield Problem(rule, line_of(element))


def _matches(matches: Element) -> Iterator[Problem]:
    yield from unique_problems(_own(matches, "match"), "match in the matches of a unit")


def _match(match: Element) -> Iterator[Problem]:
    yield from _with_reference(match)
    line = line_of(match)
    if "subType" in match.attrib and "type" not in match.attrib:
        yield Problem("subType stands only beside type", line)
    root = match.getroottree().getroot()
    for side, attribute in (("source", "srcLang"), ("target", "trgLang")):
        for content in children(match, side):
            language = content.get(XML_LANG)
            is_free = side == "target" and match.get("reference") == "yes"
            if language and not is_free and language.lower() != (root.get(attribute) or "").lower():
                rule = f"xml:lang of a match's {side} is that of the file"
                yield Problem(rule, line_of(content))
            inline = (one for one in content.iter("*") if one.get("id") is not None)
            yield from unique_problems(inline, f"inline element in the {side} of a match")
    yield from _ends(match)


def _ends(match: Element) -> Iterator[Problem]:
    """Check that what begins in a match ends in it."""
    ends = {one.get("startRef") for one in core(match, "ec", "em")}
    for start in core(match, "sc", "sm"):
        is_isolated = core_name(start) == "sc" and start.get("isolated") == "yes"
        if not is_isolated and start.get("id") not in ends:
            yield Problem(f"what {core_name(start)} begins in a match ends in it", line_of(start))


def _metadata(metadata: Element) -> Iterator[Problem]:
    groups = (metadata, *_own(metadata, "metaGroup"))
    yield from unique_problems(groups, "metadata or metaGroup in one metadata")


def _resource_data(data: Element) -> Iterator[Problem]:
    items = _own(data, "resourceItem", "resourceItemRef")
    yield from unique_problems(items, "resource in the resource data of an element")


def _resource_item(item: Element) -> Iterator[Problem]:
    contents = list(_own(item, "source", "target"))
    if "mimeType" not in item.attrib and not any(len(content) for content in contents):
        yield Problem("a resource whose text is elsewhere has a mimeType", line_of(item))


def _resource_text(content: Element) -> Iterator[Problem]:
    line, is_source = line_of(content), str(content.tag).endswith("}source")
    if ("href" in content.attrib) == bool(len(content)):
        yield Problem("source or target of a resource either holds it or has href", line)
    language = content.get(XML_LANG)
    wanted = content.getroottree().getroot().get("srcLang") or ""
    if is_source and language and language.lower() != wanted.lower():
        yield Problem(f"xml:lang of a resource's source is that of the file, {wanted!r}", line)


def _rule(rule: Element) -> Iterator[Problem]:
    line = line_of(rule)
    said = [name for name in _RULES if name in rule.attrib]
    said += [str(key) for key in rule.attrib if namespace(str(key))]
    if len(said) != 1:
        listed = ", ".join(_RULES)
        yield Problem(f"a rule has one of {listed} and attributes of others' rules", line)
    if "occurs" in rule.attrib and "isPresent" not in rule.attrib:
        yield Problem("occurs stands only beside isPresent", line)
    if rule.get("existsInSource") is not None and "isNotPresent" in rule.attrib:
        yield Problem("existsInSource stands only beside isPresent, startsWith or endsWith", line)
    if rule.get("disabled") == "yes" and core_name(parent_of(parent_of(rule))) == "file":
        yield Problem("a rule of a whole file is not disabled in it", line)


def _revisions(revisions: Element) -> Iterator[Problem]:
    """Check what a list of revisions is of: the ref of one of several, and properties that it has."""
    holder = next((one for one in revisions.iterancestors("*") if core_name(one)), None)
    reference, kind, line = (
        revisions.get("ref"),
        revisions.get("appliesTo") or "",
        line_of(revisions),
    )
    if holder is None:
        return
    if reference is not None:
        meant = [one for one in holder.iter("*") if one.get("id") == reference]
        if not meant:
            yield Problem(f"ref={reference!r} of revisions is the id of something here", line)
            return
    else:
        meant = [one for one in core(holder, kind) if one is not holder] if kind.isalpha() else []
        if sum(one.get("id") is not None for one in meant) > 1:
            yield Problem(f"revisions of one {kind} of several name it with ref", line)
            return
    if len(meant) == 1 and core_name(meant[0]) == kind:
        yield from _properties(revisions, meant[0])


def _properties(revisions: Element, meant: Element) -> Iterator[Problem]:
    for revision in _own(revisions, "revision"):
        said: set[str] = set()
        for item in _own(revision, "item"):
            named = item.get("property") or ""
            if named != "content" and named not in meant.attrib:
                rule = f"property is content or an attribute that the {core_name(meant)} has"
                yield Problem(f"{rule}, not {named!r}", line_of(item))
            if named in said:
                yield Problem(f"a revision says {named!r} once", line_of(item))
            said.add(named)


def _own(element: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of the same module below an element, in order."""
    space = namespace(str(element.tag))
    return element.iter(*(f"{{{space}}}{name}" for name in names))


def _stretches(unit: Element) -> set[str]:
    """Return the ids of the segments of a unit and of what stands in their text."""
    parts = children(unit, "segment", "ignorable")
    return {
        identifier
        for part in parts
        for one in (part, *core(part, "pc", "sc", "ph", "ec", *MARKS))
        if (identifier := one.get("id")) is not None
    }


def _last(reference: str) -> str:
    """Return what a fragment identifier leads to; nothing where it is none.

    The specification's own example writes `t=#m2` for `#t=m2`: both are read.
    """
    if "#" not in reference:
        return ""
    return reference.rpartition("/")[2].rpartition("#")[2].rpartition("=")[2]


RELATIONS: Mapping[str, Callable[[Element], Iterator[Problem]]] = {
    "glossary": _glossary,
    "glossEntry": _with_reference,
    "translation": _with_reference,
    "matches": _matches,
    "match": _match,
    "metadata": _metadata,
    "resourceData": _resource_data,
    "resourceItem": _resource_item,
    "source": _resource_text,
    "target": _resource_text,
    "rule": _rule,
    "revisions": _revisions,
}
"""By the name of an element; no two modules have one of the same name."""
