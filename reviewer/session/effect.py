"""What a change of the glossary would do to segments that are there: which would pass, which fail."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reviewer.session.checking import make_checker
from reviewer.text.han import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.glossary.concepts import Glossary
    from reviewer.model.finding import Finding
    from reviewer.model.segment import Segment
    from reviewer.session.checking import Checking, MakeChecker

_OF_GLOSSARY = ("terminology.", "case.")
"""Beginnings of the names of the checks that go by the glossary."""


@dataclass(frozen=True, slots=True)
class Affected:
    """A segment that the change would be felt in."""

    segment: Segment
    gone: tuple[Finding, ...]
    """Findings of the glossary's checks that it would no longer have."""
    new: tuple[Finding, ...]
    """Findings that it would newly have."""
    weighed: tuple[Finding, ...] = ()
    """Findings that would stay, with the severity that they would have."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change of the glossary would do."""

    looked_at: int
    """Segments with a Chinese term of a concept that changes."""
    affected: tuple[Affected, ...]

    @property
    def passing(self) -> tuple[Affected, ...]:
        """Those that would lose findings and gain none."""
        return tuple(one for one in self.affected if one.gone and not one.new)

    @property
    def failing(self) -> tuple[Affected, ...]:
        """Those that would gain findings."""
        return tuple(one for one in self.affected if one.new)

    @property
    def weighed(self) -> tuple[Affected, ...]:
        """Those whose findings would only have another severity."""
        return tuple(one for one in self.affected if not one.gone and not one.new)

    def line(self) -> str:
        """Tell it to a person: `42 would pass, 3 would newly fail`."""
        others = f"{len(self.weighed):,} would change in severity, " if self.weighed else ""
        return (
            f"{len(self.passing):,} would pass, {len(self.failing):,} would newly fail, {others}"
            f"of {self.looked_at:,} segments with the term"
        )


def effect_of(
    segments: Iterable[Segment],
    before: Glossary,
    after: Glossary,
    *,
    make: MakeChecker = make_checker,
) -> Effect:
    """Compare what the glossary's checks say of each segment before and after a change.

    Only segments that hold a Chinese term of a concept that changes are checked, each by itself.
    """
    terms = changed_chinese(before, after)
    checkers = make(before), make(after)
    looked_at = 0
    affected = []
    for segment in segments:
        zh = normalise(segment.zh)
        if not any(term in zh for term in terms):
            continue
        looked_at += 1
        one = _compare(segment, *checkers)
        if one.gone or one.new or one.weighed:
            affected.append(one)
    return Effect(looked_at, tuple(affected))


def changed_chinese(before: Glossary, after: Glossary) -> tuple[str, ...]:
    """Give the Chinese terms of concepts that are not the same in both glossaries, normalised."""
    old, new = set(before.concepts), set(after.concepts)
    terms = {normalise(zh) for concept in old ^ new for zh in concept.zh}
    return tuple(sorted(terms - {""}))


def _compare(segment: Segment, before: Checking, after: Checking) -> Affected:
    # Hits that were stored belong to the glossary that they were found with.
    fresh = replace(segment, hits=None)
    old, new = (
        [finding for finding in checker.check(fresh) if finding.check.startswith(_OF_GLOSSARY)]
        for checker in (before, after)
    )
    severities = {(_place(finding), finding.severity) for finding in old}
    new_findings = _without(new, old)
    weighed = tuple(
        finding
        for finding in new
        if finding not in new_findings and (_place(finding), finding.severity) not in severities
    )
    return Affected(segment, _without(old, new), new_findings, weighed)


def _without(findings: list[Finding], others: list[Finding]) -> tuple[Finding, ...]:
    """Leave out the findings that are among others too, whatever their words."""
    left = Counter(map(_place, others))
    kept = []
    for finding in findings:
        place = _place(finding)
        if left[place]:
            left[place] -= 1
        else:
            kept.append(finding)
    return tuple(kept)


def _place(finding: Finding) -> tuple[object, ...]:
    return finding.check, finding.zh, finding.en
