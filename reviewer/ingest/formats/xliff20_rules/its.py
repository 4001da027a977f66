"""The ITS module of XLIFF 2.1: attributes that go together, exclude each other, or lead somewhere.

OASIS, "XLIFF 2.1", module ITS, and W3C, "Internationalization Tag Set 2.0".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.ingest.formats.xliff20_rules.names import (
    CORE,
    ITS,
    MARKS,
    XML_ID,
    Problem,
    core_name,
    line_of,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_GENERIC = words(
    "annotatorsRef locQualityIssuesRef locQualityRatingScore locQualityRatingVote taIdentRef taSource"
    " taIdent taClassRef lang mtConfidence provenanceRecordsRef allowedCharacters localeFilterList"
)
"""On a mark they say all that it is: its type is its:generic, or none."""
_WITHOUT = {
    "locQualityIssuesRef": (
        *("locQualityIssueType", "locQualityIssueComment", "locQualityIssueSeverity"),
        *("locQualityIssueProfileRef", "locQualityIssueEnabled"),
    ),
    "locQualityRatingScore": ("locQualityRatingVote",),
    "taIdentRef": ("taSource", "taIdent"),
    "provenanceRecordsRef": (
        *("org", "orgRef", "person", "personRef", "tool", "toolRef", "revOrg", "revOrgRef"),
        *("revPerson", "revPersonRef", "revTool", "revToolRef"),
    ),
}
"""What does not stand beside an attribute."""
_WITH = {
    "taSource": "taIdent",
    "taIdent": "taSource",
}
_WITHIN = {
    "locQualityRatingScoreThreshold": "locQualityRatingScore",
    "locQualityRatingVoteThreshold": "locQualityRatingVote",
}
"""What stands beside or around an attribute."""
_PERCENT = re.compile(r"(?:100(?:\.0*)?|\d{1,2}(?:\.\d*)?|\.\d+)")
_FORMS = {
    "locQualityIssueSeverity": _PERCENT,
    "locQualityRatingScore": _PERCENT,
    "locQualityRatingVote": re.compile(r"[+-]?\d+"),
    "locQualityIssueEnabled": re.compile("yes|no"),
    "mtConfidence": re.compile(r"(?:1(?:\.0*)?|0?(?:\.\d+)|0)"),
    "locQualityIssuesRef": re.compile(r"#its=\S+"),
    "locQualityIssueType": re.compile(
        "terminology|mistranslation|omission|untranslated|addition|duplication|inconsistency|grammar"
        "|legal|register|locale-specific-content|locale-violation|style|characters|misspelling"
        "|typographical|formatting|inconsistent-entities|numbers|markup|pattern-problem|whitespace"
        "|internationalization|length|non-conformance|uncategorized|other"
    ),
}
_CATEGORIES = words(
    "allowed-characters directionality domain elements-within-text external-resource id-value"
    " language-information locale-filter localization-note localization-quality-issue"
    " localization-quality-rating mt-confidence preserve-space provenance storage-size target-pointer"
    " terminology text-analysis translate"
)
_LISTS = words("locQualityIssues provenanceRecords")


def its_attribute_problems(element: Element, key: str, value: str) -> Iterator[Problem]:
    """Yield what is wrong with an ITS attribute on a core element."""
    local, line = key.rpartition("}")[2], line_of(element)
    if local == "version":
        return
    if not any(_has(one, "version") for one in (element, *element.iterancestors("*"))):
        yield Problem(f"its:version stands on what has its:{local}, or around it", line)
    if local in _FORMS and not _FORMS[local].fullmatch(value):
        yield Problem(f"its:{local}={value!r} is no value that it may have", line)
    if local in _GENERIC and core_name(element) in MARKS:
        yield from _type(element, local, line)
    yield from _company(element, local, line)
    if local == "annotatorsRef":
        yield from _annotators(value, line)
    if local == "locQualityIssuesRef" and value.removeprefix("#its=") not in _issues(element):
        yield Problem("its:locQualityIssuesRef names the issues of its unit", line)


def _type(mark: Element, local: str, line: int) -> Iterator[Problem]:
    if mark.get("type") not in {None, "its:generic"}:
        yield Problem(f'a mark with its:{local} has type="its:generic"', line)


def _company(element: Element, local: str, line: int) -> Iterator[Problem]:
    """Check what stands beside and around an attribute."""
    for other in _WITHOUT.get(local, ()):
        if _has(element, other):
            yield Problem(f"its:{local} and its:{other} do not stand together", line)
    beside, around = _WITH.get(local), _WITHIN.get(local)
    if beside and not _has(element, beside):
        yield Problem(f"its:{local} stands only beside its:{beside}", line)
    if around and not any(_has(one, around) for one in (element, *element.iterancestors("*"))):
        yield Problem(f"its:{local} stands only within its:{around}", line)


def its_element_problems(element: Element) -> Iterator[Problem]:
    """Yield what is wrong with an element of ITS."""
    local, line = str(element.tag).rpartition("}")[2], line_of(element)
    if local == "locQualityIssue" and not (
        {"locQualityIssueType", "locQualityIssueComment"} & set(element.keys())
    ):
        yield Problem("a locQualityIssue has a type or a comment", line)
    if local == "provenanceRecord" and not set(_WITHOUT["provenanceRecordsRef"]) & set(
        element.keys()
    ):
        yield Problem("a provenanceRecord names an organisation, a person or a tool", line)
    if local in _LISTS and (identifier := element.get(XML_ID)) is not None:
        unit = next(element.iterancestors(f"{{{CORE}}}unit"), None)
        same = (
            [] if unit is None else [one for one in _lists(unit) if one.get(XML_ID) == identifier]
        )
        if len(same) > 1 and same[0] is not element:
            yield Problem(f"the id {identifier!r} is of one list of ITS in a unit only", line)


def _annotators(value: str, line: int) -> Iterator[Problem]:
    """Check `category|address category|address`, each category once."""
    named = [entry.partition("|") for entry in value.split()]
    known = [category for category, bar, address in named if bar and address]
    if len(known) != len(named) or not _CATEGORIES.issuperset(known):
        yield Problem("its:annotatorsRef is category|address, categories being those of ITS", line)
    elif len(set(known)) != len(known):
        yield Problem("its:annotatorsRef names each category once", line)


def _issues(element: Element) -> set[str | None]:
    unit = next(element.iterancestors(f"{{{CORE}}}unit"), None)
    return set() if unit is None else {one.get(XML_ID) for one in _lists(unit)}


def _lists(unit: Element) -> Iterator[Element]:
    return unit.iter(*(f"{{{ITS}}}{name}" for name in sorted(_LISTS)))


def _has(element: Element, local: str) -> bool:
    return f"{{{ITS}}}{local}" in element.attrib
