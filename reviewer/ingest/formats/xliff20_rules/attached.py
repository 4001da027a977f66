"""Attributes of modules that stand on core elements: format style, size and length restriction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.ingest.formats.xliff20_rules.its import its_attribute_problems
from reviewer.ingest.formats.xliff20_rules.names import (
    CORE,
    FORMAT_STYLE,
    ITS,
    SIZES,
    Problem,
    core_name,
    line_of,
    namespace,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

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
_LIMITS = re.compile(r"\*|\d+(?:,(?:\d+|\*))?")
_COUNT = re.compile(r"\d+")
_BROKEN_COUNT = re.compile(r"-\d.*|\d+[.,]\d+")
# (pattern, how it is told, the attribute of slr:profiles that says whose form it is)
_SIZES = {
    "sizeRestriction": (_LIMITS, "35, 35,40, 35,* or *", "generalProfile"),
    "storageRestriction": (_LIMITS, "35, 35,40, 35,* or *", "storageProfile"),
    "sizeInfo": (_COUNT, "a whole number", "generalProfile"),
    "equivStorage": (_COUNT, "a whole number", "storageProfile"),
}
_OF_CODES = words("sizeInfo sizeInfoRef equivStorage")


def attached_problems(element: Element, key: str, value: str) -> Iterator[Problem]:
    """Yield what is wrong with an attribute of another namespace on a core element."""
    space = namespace(key)
    if space == FORMAT_STYLE:
        yield from _style(element, key, value)
    elif space == SIZES:
        yield from _size(element, key, value)
    elif space == ITS:
        yield from its_attribute_problems(element, key, value)


def _style(element: Element, key: str, value: str) -> Iterator[Problem]:
    """Check the attributes of the format style module."""
    line, local = line_of(element), key.rpartition("}")[2]
    if _ends_a_pair(element):
        yield Problem("an ec that is not isolated has no format style", line)
    if local == "fs" and value not in _STYLES:
        yield Problem(f"fs:fs={value!r} is no element of HTML", line)
    elif local == "subFs" and f"{{{FORMAT_STYLE}}}fs" not in element.attrib:
        yield Problem("fs:subFs stands only beside fs:fs", line)
    elif local not in {"fs", "subFs"}:
        yield Problem(f"the format style module has no attribute {local}", line)


def _size(element: Element, key: str, value: str) -> Iterator[Problem]:
    """Check the attributes of the size and length restriction module.

    The forms of values are those of the profiles of the standard, xliff:codepoints and xliff:utf…;
    another profile has forms of its own, which are not known here. Where none is named, a size may be
    said in words, but no fraction of a character.
    """
    line, local = line_of(element), key.rpartition("}")[2]
    if local not in _SIZES and local != "sizeInfoRef":
        yield Problem(f"the size and length restriction module has no attribute {local}", line)
        return
    if local in _OF_CODES and _ends_a_pair(element):
        yield Problem(f"an ec that is not isolated has no slr:{local}", line)
    if local == "sizeInfoRef":
        if f"{{{SIZES}}}sizeInfo" in element.attrib:
            yield Problem("slr:sizeInfo and slr:sizeInfoRef do not stand together", line)
        if value not in _data_around(element):
            rule = "slr:sizeInfoRef names something in an slr:data beside or above its element"
            yield Problem(rule, line)
        return
    form, shown, named = _SIZES[local]
    profile = _profile(element, named)
    if profile and not profile.startswith("xliff:"):
        return
    is_in_words = not profile and form is _COUNT and not _BROKEN_COUNT.fullmatch(value)
    if not is_in_words and not form.fullmatch(value):
        yield Problem(f"slr:{local}={value!r} is not of the form {shown}", line)


def _ends_a_pair(element: Element) -> bool:
    return core_name(element) == "ec" and element.get("isolated") != "yes"


def _profile(element: Element, named: str) -> str:
    """Return the profile that a file names, empty where it names none."""
    file = next(element.iterancestors(f"{{{CORE}}}file"), element)
    profiles = file.find(f"{{{SIZES}}}profiles")
    return (profiles.get(named) if profiles is not None else None) or ""


def _data_around(element: Element) -> set[str]:
    """Return the ids in the data that stand beside an element or what it stands in."""
    return {
        identifier
        for holder in element.iterancestors()
        for data in holder.iterchildren(f"{{{SIZES}}}data")
        for one in data.iter("*")
        if (identifier := one.get("id")) is not None
    }
