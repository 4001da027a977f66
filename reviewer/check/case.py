"""Proper names and abbreviations that are written in another case than theirs."""

from collections.abc import Iterator
from typing import Final

from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.glossary.renderings import Rendering
from reviewer.model.finding import Finding, Severity

_WIPO: Final = (
    ("世界知识产权组织", "World Intellectual Property Organization", "preferred", "exact"),
    ("世界知识产权组织", "WIPO", "admitted", "exact"),
)
_LAW: Final = (("专利法", "Patent Law", "preferred", "exact-if-title"),)


def find_miscased(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each name that stands in the English only in another case."""
    for use in reading.terms:
        miscased = [found for found in use.miscased if _looks_meant(found, reading)]
        if use.accepted or not miscased:
            continue
        rendering = miscased[0]
        found = rendering.span.of(reading.segment.en)
        yield Finding(
            check=MISCASED.name,
            rule=use.concept.id,
            severity=MISCASED.severity,
            message=f"“{found}” is a name: write “{rendering.term.text}”",
            zh=use.occurrences[0],
            en=rendering.span,
            suggestion=rendering.term.text,
        )


def _looks_meant(rendering: Rendering, reading: Reading) -> bool:
    """Say whether a word is the abbreviation at all: "it" is not IT, "us" not US."""
    found = rendering.span.of(reading.segment.en)
    return len(found) > 2 or not rendering.term.is_abbreviation or not found.islower()


MISCASED: Final = Check(
    name="case.mismatch",
    severity=Severity.MINOR,
    about="A proper name or abbreviation written in another case than its own.",
    silent="In headings all in capitals, in generic use (各国专利法: patent laws), and where it also stands right.",
    accepts=(
        Example("世界知识产权组织的代表", "WIPO’s representative", _WIPO),
        Example(
            "世界知识产权组织报告", "REPORT OF THE WORLD INTELLECTUAL PROPERTY ORGANIZATION", _WIPO
        ),
        Example("各国专利法存在差异。", "Patent laws vary from country to country.", _LAW),
    ),
    rejects=(
        Example(
            "世界知识产权组织的代表",
            "The representative of Wipo",
            _WIPO,
            ("世界知识产权组织", "Wipo"),
        ),
        Example(
            "新修改的《专利法》施行。",
            "The amended patent law is in force.",
            _LAW,
            ("专利法", "patent law"),
        ),
    ),
    find=find_miscased,
    yields_to=frozenset({"terminology.forbidden"}),
)
