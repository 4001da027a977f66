"""One thing named by two accepted terms within a document."""

from collections.abc import Iterator, Sequence
from typing import Final

from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.check.terminology import FORBIDDEN, MISSING
from reviewer.glossary.renderings import Rendering
from reviewer.glossary.usage import TermUse
from reviewer.model.finding import Finding, Severity
from reviewer.model.span import Span
from reviewer.model.term import Concept, Strictness

_OWNER: Final = (
    ("专利权人", "patentee", "preferred"),
    ("专利权人", "patent holder", "admitted"),
)
_PRIORITY: Final = (
    ("优先审查", "prioritized examination", "preferred"),
    ("优先审查", "priority examination", "admitted"),
)


def find_inconsistent(readings: Sequence[Reading]) -> Iterator[tuple[int, Finding]]:
    """Yield (index, finding) where a thing first gets another name than it had before.

    Each other name is told once in a document.
    """
    names: dict[str, list[str]] = {}
    for index, reading in enumerate(readings):
        if reading.matcher is None:
            continue
        is_one_name = reading.matcher.is_one_name
        for use in reading.terms:
            if len(use.concepts) > 1 or not is_one_thing(use.concept):
                continue
            known = names.setdefault(use.concept.id, [])
            for rendering in _own(use, reading.terms):
                name = rendering.term.text
                if known and not any(is_one_name(name, other) for other in known):
                    yield index, _finding(use, rendering, reading, known[0])
                if name not in known:
                    known.append(name)


def is_one_thing(concept: Concept) -> bool:
    """Say whether a concept should have one name: not a title that each body has its own for."""
    return concept.strictness is Strictness.ENFORCE and not concept.body


def _own(use: TermUse, uses: Sequence[TermUse]) -> Iterator[Rendering]:
    """Yield the names that are surely this thing's: not part of another's, nor abbreviations.

    No more than the Chinese has it: a word may stand for something else as well.
    """
    others = [
        rendering.span
        for other in uses
        if other is not use
        for rendering in (*other.accepted, *other.forbidden)
    ]
    left = len(use.occurrences)
    for rendering in use.accepted:
        if left and not rendering.term.is_abbreviation and not _is_inside(rendering.span, others):
            left -= 1
            yield rendering


def _is_inside(span: Span, others: Sequence[Span]) -> bool:
    return any(other.covers(span) for other in others)


def _finding(use: TermUse, rendering: Rendering, reading: Reading, before: str) -> Finding:
    found = rendering.span.of(reading.segment.en)
    return Finding(
        check=INCONSISTENT.name,
        rule=use.concept.id,
        severity=INCONSISTENT.severity,
        message=f"{use.concept.zh[0]} is “{found}” here and “{before}” before",
        zh=use.occurrences[0],
        en=rendering.span,
        suggestion=before,
    )


INCONSISTENT: Final = Check(
    name="terminology.inconsistent",
    severity=Severity.MINOR,
    about="A thing that has another accepted name than before in the same document.",
    silent="For an abbreviation and its full form, another word order, a name with a word left out.",
    accepts=(
        Example(
            "专利权人的权益",
            "Patentees’ interests",
            _OWNER,
            before=(("专利权人", "The patentee"),),
        ),
        Example(
            "技术转移中心",
            "A center for technology transfer",
            (
                ("技术转移", "technology transfer", "preferred"),
                ("技术转移", "transfer of technology", "admitted"),
            ),
            before=(("技术转移", "Transfer of technology"),),
        ),
    ),
    rejects=(
        Example(
            "专利权人应当缴纳年费。",
            "The patent holder shall pay annual fees.",
            _OWNER,
            ("专利权人", "patent holder"),
            before=(("专利权人", "The patentee"),),
        ),
        Example(
            "优先审查申请",
            "Requests for priority examination",
            _PRIORITY,
            ("优先审查", "priority examination"),
            before=(("优先审查", "Prioritized examination"),),
        ),
    ),
    find_in_document=find_inconsistent,
    yields_to=frozenset({FORBIDDEN.name, MISSING.name}),
)
