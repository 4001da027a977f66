"""The checks at work for a project: whole documents when they come in, one segment when it is edited."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Protocol, TypeAlias

from reviewer.model.span import Span
from reviewer.store.checked import Checked, checked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewer.glossary.concepts import Glossary
    from reviewer.glossary.english import EnglishText
    from reviewer.glossary.matching import Matcher
    from reviewer.model.finding import Finding
    from reviewer.model.segment import Segment, TermHit


class Checking(Protocol):
    """What a session needs of the checks; `reviewer.check.Checker` is one."""

    def hits(self, zh: str) -> tuple[TermHit, ...]:
        """Find the glossary's terms in a Chinese text."""

    def check(self, segment: Segment) -> tuple[Finding, ...]:
        """Check one segment by itself."""

    def check_document(self, segments: Sequence[Segment]) -> tuple[tuple[Finding, ...], ...]:
        """Check a document's segments, by themselves and together."""


if TYPE_CHECKING:
    MakeChecker: TypeAlias = Callable[[Glossary], Checking]
    """Makes the checks for a glossary."""


def make_checker(glossary: Glossary) -> Checking:
    """Make the checks that there are, for a glossary."""
    from reviewer.check.runner import Checker  # noqa: PLC0415 — not for a first frame

    return Checker(glossary)


class Examiner:
    """Checks segments by one glossary, and finds where their English renders its terms."""

    def __init__(self, glossary: Glossary, make: MakeChecker = make_checker) -> None:
        self.glossary = glossary
        self._make = make
        # A method with a cache of its own, so that two examiners never share one.
        self._of_document = lru_cache(maxsize=64)(self._document_findings)

    def document(self, segments: Sequence[Segment]) -> tuple[tuple[Segment, Checked], ...]:
        """Check a document's segments; each comes back with its term hits."""
        found = [
            segment if segment.hits is not None else replace(segment, hits=self._hits(segment.zh))
            for segment in segments
        ]
        findings = self._checker.check_document(found)
        return tuple(
            (segment, checked(said, segment.zh, segment.en, self._renderings(segment)))
            for segment, said in zip(found, findings, strict=True)
        )

    def edited(self, page: Segment, page_findings: tuple[Finding, ...], english: str) -> Checked:
        """Check other English of a segment; `page` has the page's English and its term hits.

        What a check said of the segment among others (another English for the same Chinese, say) stays
        while the words that it points at stand.
        """
        segment = replace(page, en=english)
        among_others = tuple(
            moved
            for finding in self._of_document(page, page_findings)
            if (moved := _moved(finding, page.en, english))
        )
        findings = (*self._checker.check(segment), *among_others)
        ordered = sorted(findings, key=lambda finding: finding.severity.rank)
        return checked(ordered, page.zh, english, self._renderings(segment))

    def _document_findings(
        self, page: Segment, page_findings: tuple[Finding, ...]
    ) -> tuple[Finding, ...]:
        """Tell which findings of a segment it would not have by itself."""
        alone = Counter(self._checker.check(page))
        return tuple(finding for finding in page_findings if not alone[finding])

    def _hits(self, zh: str) -> tuple[TermHit, ...]:
        return self._checker.hits(zh)

    def _renderings(self, segment: Segment) -> tuple[Span | None, ...]:
        """Find for each hit where its concept stands in the English, first come first served."""
        if not segment.hits:
            return ()
        from reviewer.glossary import english as english_side  # noqa: PLC0415 — not for a first frame

        english = english_side.EnglishText(segment.en)
        waiting: dict[str, list[Span]] = {}
        spans = []
        for hit in segment.hits:
            if hit.concept not in waiting:
                waiting[hit.concept] = self._stretches(hit.concept, english)
            left = waiting[hit.concept]
            spans.append(left.pop(0) if left else None)
        return tuple(spans)

    def _stretches(self, concept_id: str, english: EnglishText) -> list[Span]:
        concept = self.glossary.by_id.get(concept_id)
        if concept is None:
            return []
        found = sorted({r.span for r in self._matcher.renderings(concept, english)})
        return [
            span
            for span in found
            if not any(other != span and other.covers(span) for other in found)
        ]

    @cached_property
    def _checker(self) -> Checking:
        return self._make(self.glossary)

    @cached_property
    def _matcher(self) -> Matcher:
        from reviewer.glossary.matching import Matcher  # noqa: PLC0415 — not for a first frame

        return Matcher(self.glossary)


def _moved(finding: Finding, before: str, after: str) -> Finding | None:
    """Move a finding to where its English words stand now; None where they are gone."""
    if finding.en is None:
        return finding if before == after else None
    words = finding.en.of(before)
    starts = [at for at in range(len(after)) if words and after.startswith(words, at)]
    if not starts:
        return None
    start = min(starts, key=lambda at: abs(at - finding.en.start) if finding.en else at)
    return replace(finding, en=Span(start, start + len(words)))
