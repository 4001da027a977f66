"""Errors that people marked, in the text of XLIFF files: ITS 2.0, Localization Quality Issue.

W3C, "Internationalization Tag Set 2.0", section 8.17; OASIS, "XLIFF 2.1", module ITS. In XLIFF 2 a mark
goes from `sm` to `em`, which may cross others; XLIFF 1.2 has only `mrk`, which may not. An omission has
no words of its own: it stands as an empty mark at the end. Our own attributes keep what ITS has no
place for: the category in full, who marked, when.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape
from typing import TYPE_CHECKING

from reviewer.ingest.formats.inline import FIRST, placeholder
from reviewer.ingest.formats.marks import fits
from reviewer.model.mark import Mark, MarkSeverity
from reviewer.model.span import Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element as Element

    from reviewer.ingest.formats.unit import Unit

ITS = "http://www.w3.org/2005/11/its"
OWN = "urn:reviewer:marks:1"
DECLARED = f' xmlns:its="{ITS}" xmlns:rm="{OWN}" its:version="2.0"'
"""What an element around such marks says."""
_TYPES = {
    "Accuracy/Mistranslation": "mistranslation",
    "Accuracy/Omission": "omission",
    "Accuracy/Addition": "addition",
    "Accuracy/Untranslated": "untranslated",
    "Terminology": "terminology",
    "Fluency/Grammar": "grammar",
    "Fluency/Spelling": "misspelling",
    "Fluency/Punctuation": "typographical",
    "Fluency/Register": "register",
    "Fluency/Inconsistency": "inconsistency",
    "Fluency/Unintelligible": "uncategorized",
    "Style": "style",
    "Locale conventions": "locale-violation",
    "Design and markup": "markup",
}
_CATEGORIES = {
    **{kind: category for category, kind in _TYPES.items()},
    "duplication": "Accuracy/Addition",
    "numbers": "Accuracy/Mistranslation",
    "inconsistent-entities": "Fluency/Inconsistency",
    "formatting": "Design and markup",
    "characters": "Design and markup",
    "whitespace": "Fluency/Punctuation",
    "locale-specific-content": "Locale conventions",
}
_WEIGHTS = {
    MarkSeverity.NEUTRAL: 0,
    MarkSeverity.MINOR: 25,
    MarkSeverity.MAJOR: 75,
    MarkSeverity.CRITICAL: 100,
}
_IN_QUOTES = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
_TAG = re.compile(
    r"<(?P<close>/)?(?:[\w.-]+:)?(?P<name>mrk|sm|em)\b(?P<rest>[^>]*?)(?P<empty>/)?>", re.DOTALL
)
_ATTRIBUTE = re.compile(r"(?P<name>[\w.:-]+)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*')")
_WRAPPING = re.compile(r"</?(?:[\w.-]+:)?(?:g|hi|mrk|pc)\b")


def with_issues(
    unit: Unit, side: Side, codes: tuple[str, ...], *, may_cross: bool
) -> tuple[str, tuple[str, ...], tuple[Mark, ...]]:
    """Return a text of a unit with its marks as codes, all its codes, and the marks that found no place.

    `codes` are those of the text in the form that is written.
    """
    text = unit.zh if side is Side.ZH else unit.en
    mine = [(number, mark) for number, mark in enumerate(unit.marks, 1) if mark.side is side]
    placed: list[tuple[int, Mark]] = []
    left: list[Mark] = []
    for number, mark in sorted(mine, key=_outer_first):
        is_placed = fits(unit, mark) and (may_cross or _nests(text, codes, mark, placed))
        placed += [(number, mark)] if is_placed else []
        left += [] if is_placed else [mark]
    if not placed:
        return text, codes, tuple(left)
    all_codes = list(codes)
    inserted: list[tuple[tuple[int, int, int, int], str]] = []
    for order, (number, mark) in enumerate(placed):
        start, end = (mark.span.start, mark.span.end) if mark.span else (len(text), len(text))
        opening, closing = _crossing(number, mark) if may_cross else _nested(mark)
        # What ends at a place does so before anything begins there, the inner one first; an empty
        # mark comes last of all, whole.
        empty = 2 if start == end else 1
        inserted.append(((start, empty, order, 0), opening))
        after = (end, 0, -order, 0) if start < end else (end, empty, order, 1)
        inserted.append((after, closing))
    pieces, last = [], 0
    for (place, *_), code in sorted(inserted):
        pieces += [text[last:place], placeholder(len(all_codes))]
        all_codes.append(code)
        last = place
    return "".join((*pieces, text[last:])), tuple(all_codes), tuple(left)


def _outer_first(numbered: tuple[int, Mark]) -> tuple[int, int]:
    span = numbered[1].span
    return (span.start, -span.end) if span else (1 << 60, 0)


def _nests(text: str, codes: tuple[str, ...], mark: Mark, placed: list[tuple[int, Mark]]) -> bool:
    """Say whether a mark crosses neither another nor a wrapping code."""
    span = mark.span
    if span is None:
        return True
    wraps = any(
        ord(letter) - FIRST in range(len(codes)) and _WRAPPING.match(codes[ord(letter) - FIRST])
        for letter in span.of(text)
    )
    crosses = any(
        other.span
        and span.overlaps(other.span)
        and not (other.span.covers(span) or span.covers(other.span))
        for _, other in placed
    )
    return not wraps and not crosses


def _crossing(number: int, mark: Mark) -> tuple[str, str]:
    """Write the two ends of a mark in XLIFF 2."""
    name = f"rm{number}"
    return f'<sm id="{name}" type="its:generic"{_attributes(mark)}/>', f'<em startRef="{name}"/>'


def _nested(mark: Mark) -> tuple[str, str]:
    """Write the two ends of a mark in XLIFF 1.2; a number would name a segment."""
    return f'<mrk mtype="x-its"{_attributes(mark)}>', "</mrk>"


def _attributes(mark: Mark) -> str:
    said = {
        "its:locQualityIssueType": _TYPES.get(mark.category, "other"),
        "its:locQualityIssueComment": mark.note,
        "its:locQualityIssueSeverity": str(_WEIGHTS[mark.severity]),
        "rm:category": mark.category,
        "rm:author": mark.author,
        "rm:at": mark.at,
    }
    return "".join(
        f' {name}="{escape(value).translate(_IN_QUOTES)}"' for name, value in said.items() if value
    )


@dataclass(slots=True)
class _Found:
    """A mark that begins at a code."""

    code: int
    start: int
    attributes: dict[str, str] = field(default_factory=dict)
    name: str = ""


def without_issues(
    text: str, codes: tuple[str, ...], side: Side, element: Element
) -> tuple[str, tuple[str, ...], tuple[Mark, ...]]:
    """Return a text and its codes without the ITS marks in it, and these; others' marks are kept.

    `element` is where they stand, which knows what the prefixes of the file stand for.
    """
    if not any("locQualityIssue" in code for code in codes):
        return text, codes, ()
    spaces = {prefix or "": space for prefix, space in element.nsmap.items()}
    pairs = list(_pairs(text, codes, spaces))
    taken = {number for opening, closing, _ in pairs for number in (opening.code, closing)}
    kept_codes = tuple(code for number, code in enumerate(codes) if number not in taken)
    kept: list[str] = []
    moved: list[int] = []
    renumbered = 0
    for letter in text:
        moved.append(len(kept))
        number = ord(letter) - FIRST
        if 0 <= number < len(codes):
            if number in taken:
                continue
            letter = placeholder(renumbered)  # noqa: PLW2901 — the same code under its new number
            renumbered += 1
        kept.append(letter)
    marks = [_mark(opening, side, moved, end) for opening, _, end in pairs]
    return "".join(kept), kept_codes, tuple(marks)


def _pairs(
    text: str, codes: tuple[str, ...], spaces: Mapping[str, str]
) -> Iterator[tuple[_Found, int, int]]:
    """Yield each mark with the number of the code that ends it, and the place of that in the text."""
    by_name: dict[str, _Found] = {}
    wrapped: list[_Found | None] = []
    for place, letter in enumerate(text):
        number = ord(letter) - FIRST
        tag = _TAG.fullmatch(codes[number]) if 0 <= number < len(codes) else None
        if tag is None:
            continue
        attributes = _read_attributes(tag["rest"], spaces)
        found = _Found(number, place, attributes) if _is_issue(attributes) else None
        if tag["name"] == "em":
            opened = by_name.pop(attributes.get("startRef", ""), None)
            if opened:
                yield opened, number, place
        elif tag["name"] == "sm" and found:
            by_name[attributes.get("id", "")] = found
        elif tag["close"]:
            opened = wrapped.pop() if wrapped else None
            if opened:
                yield opened, number, place
        elif tag["empty"] and found:
            yield found, number, place
        elif not tag["empty"] and tag["name"] == "mrk":
            wrapped.append(found)


def _read_attributes(text: str, spaces: Mapping[str, str]) -> dict[str, str]:
    """Read the attributes of a tag; those of ITS and our own go by `its:` and `rm:`."""
    found: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(text):
        prefix, colon, local = one["name"].rpartition(":")
        known = {ITS: "its:", OWN: "rm:"}.get(spaces.get(prefix, "")) if colon else ""
        found[f"{prefix}:{local}" if known is None else f"{known}{local}"] = unescape(
            one["value"][1:-1]
        )
    return found


def _is_issue(attributes: Iterable[str]) -> bool:
    return any(
        f"its:locQualityIssue{what}" in attributes for what in ("Type", "Comment", "Severity")
    )


def _mark(found: _Found, side: Side, moved: list[int], end: int) -> Mark:
    said = found.attributes
    start, last = moved[found.start], moved[end]
    kind = said.get("its:locQualityIssueType", "")
    return Mark(
        id="",
        side=side,
        span=Span(start, last) if start < last else None,
        category=said.get("rm:category") or _CATEGORIES.get(kind, "Other"),
        severity=_severity(said.get("its:locQualityIssueSeverity", "")),
        note=said.get("its:locQualityIssueComment", ""),
        english=None,
        author=said.get("rm:author", ""),
        at=said.get("rm:at", ""),
    )


def _severity(text: str) -> MarkSeverity:
    """Read a severity of 0 to 100; major where a file does not say."""
    try:
        weight = float(text)
    except ValueError:
        return MarkSeverity.MAJOR
    if weight <= 0:
        return MarkSeverity.NEUTRAL
    if weight < 50:
        return MarkSeverity.MINOR
    return MarkSeverity.MAJOR if weight < 90 else MarkSeverity.CRITICAL
