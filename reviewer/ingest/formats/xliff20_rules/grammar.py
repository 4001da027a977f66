"""How the rules of an element are written down: its attributes, what it holds, and the forms of values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.ingest.formats.xliff20_rules.names import (
    LANGUAGE,
    NAME_TOKEN,
    Problem,
    line_of,
    namespace,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element

_OWN_VALUE = re.compile(r"[^\s:]+:.+")
FORMS = {
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
    "normal form": re.compile("none|nfc|nfd"),
    "match type": re.compile("am|mt|icm|idm|tb|tm|other"),
    "part": re.compile("source|target|ignorable"),
    "share": re.compile(r"\+?(?:100(?:\.0*)?|\d{1,2}(?:\.\d*)?|\.\d+)"),
}


@dataclass(frozen=True, slots=True)
class ElementRule:
    """What the core, or a module, says of one element."""

    attributes: dict[str, str]
    needed: frozenset[str]
    content: re.Pattern[str]
    """Of the names of its children, each followed by a space; `other` for foreign ones."""
    shown: str
    """Its content as people read it, with the marks of regular expressions."""
    holds_text: bool = False
    is_open: bool = False
    """It may have attributes of other namespaces."""


def rule_of(
    attributes: str, content: str, *, needed: str = "", text: bool = False, is_open: bool = False
) -> ElementRule:
    """Write down a rule: `name=form` of each attribute, and the content as a regular expression of names."""
    pairs = (one.partition("=") for one in attributes.split())
    spaced = re.sub(r"[a-zA-Z]+", lambda name: f"(?:{name[0]} )", content)
    return ElementRule(
        {name: form.replace("_", " ") for name, _, form in pairs},
        frozenset(needed.split()),
        re.compile(spaced),
        re.sub(r"([?*+)])(?=[a-z(])", r"\1 ", content),
        holds_text=text,
        is_open=is_open,
    )


def holding_problems(
    element: Element, name: str, rule: ElementRule, children: Sequence[str], *, has_text: bool
) -> Iterator[Problem]:
    """Yield what is wrong with the children of an element, given by their names, and its text."""
    if not rule.content.fullmatch("".join(f"{one} " for one in children)):
        what = rule.shown or "no elements"
        yield Problem(f"{name} holds {what}, in this order", line_of(element))
    if has_text and not rule.holds_text:
        yield Problem(f"{name} holds no text of its own", line_of(element))


def value_problems(element: Element, name: str, rule: ElementRule) -> Iterator[Problem]:
    """Yield what is wrong with the attributes of an element that are in no namespace."""
    line = line_of(element)
    for attribute, raw in element.items():
        key, value = str(attribute), str(raw)
        if namespace(key):
            continue
        form = rule.attributes.get(key)
        if form is None:
            yield Problem(f"{name} has no attribute {key}", line)
        elif not FORMS[form].fullmatch(value):
            yield Problem(f"{key}={value!r} of {name} is no value that it may have", line)
    for missing in sorted(rule.needed.difference(element.keys())):
        yield Problem(f"{name} needs the attribute {missing}", line)


def has_text(element: Element) -> bool:
    """Say whether an element holds text of its own."""
    return bool((element.text or "").strip()) or any(
        (child.tail or "").strip() for child in element
    )
