"""One finding for one mistake: where several checks speak of the same words, the most specific is kept.

Two findings speak of one mistake when their Chinese spans overlap or their English spans overlap; but
one that points at English words is not explained by one that says English is missing.
Of two such findings the one whose check yields to the other's (`Check.yields_to`) is dropped; checks
that don't yield to each other both speak, for two things may be wrong with the same words. A finding
that was dropped itself silences nothing, so `CHECKS` stands in the order of who yields: a check comes
after all that it yields to.
"""

from collections.abc import Iterable, Mapping

from reviewer.check.registry import Check
from reviewer.model.finding import Finding
from reviewer.model.span import Span


def arbitrate(findings: Iterable[Finding], checks: Mapping[str, Check]) -> tuple[Finding, ...]:
    """Drop what a more specific check tells as well; sort the worst first, then by position.

    `checks` are all that could have spoken, by name, in the order of who yields.
    """
    order = {name: position for position, name in enumerate(checks)}
    kept: list[Finding] = []
    for finding in sorted(set(findings), key=lambda finding: order[finding.check]):
        yields_to = checks[finding.check].yields_to
        if not any(other.check in yields_to and same_mistake(finding, other) for other in kept):
            kept.append(finding)
    return tuple(sorted(kept, key=reading_order))


def same_mistake(one: Finding, other: Finding) -> bool:
    """Say whether `one` speaks of the Chinese or English words that `other` explains."""
    if one.en and not other.en:
        return False
    return _share(one.zh, other.zh) or _share(one.en, other.en)


def _share(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.overlaps(other)


def reading_order(finding: Finding) -> tuple[int, int, int, str, str]:
    """Order findings: the worst first, then as they stand in the Chinese and in the English."""
    zh = finding.zh.start if finding.zh else -1
    en = finding.en.start if finding.en else -1
    return (finding.severity.rank, zh, en, finding.check, finding.rule)
