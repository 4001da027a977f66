"""Every check is held to the examples that stand beside it."""

import pytest

from reviewer.check.registry import Check, Example
from reviewer.check.runner import CHECKS, Checker
from reviewer.glossary.rows import from_rows
from reviewer.model.finding import Finding
from reviewer.model.segment import Segment
from reviewer.model.span import Span

ACCEPTED = [
    pytest.param(check, example, id=f"{check.name}: {example.zh} | {example.en}")
    for check in CHECKS
    for example in check.accepts
]
REJECTED = [
    pytest.param(check, example, id=f"{check.name}: {example.zh} | {example.en}")
    for check in CHECKS
    for example in check.rejects
]


def findings_of(check: Check, example: Example) -> list[Finding]:
    pairs = [*example.before, (example.zh, example.en)]
    segments = [
        Segment(zh=zh, en=en, id=str(number), document="example", date=example.date)
        for number, (zh, en) in enumerate(pairs)
    ]
    columns = ("zh", "en", "status", "case", "valid_until", "valid_from")
    rows = [dict(zip(columns, row, strict=False)) for row in example.glossary]
    found = Checker(from_rows(rows)).check_document(segments)[-1]
    return [finding for finding in found if finding.check == check.name]


def points_at(span: Span | None, text: str, words: str) -> bool:
    if not words:
        return True
    return span is not None and words in span.of(text)


@pytest.mark.parametrize(("check", "example"), ACCEPTED)
def test_a_check_is_silent_on_the_pairs_it_accepts(check: Check, example: Example) -> None:
    assert findings_of(check, example) == []


@pytest.mark.parametrize(("check", "example"), REJECTED)
def test_a_check_speaks_once_on_the_pairs_it_rejects(check: Check, example: Example) -> None:
    found = findings_of(check, example)
    assert len(found) == 1
    zh, en = example.points_at
    assert points_at(found[0].zh, example.zh, zh)
    assert points_at(found[0].en, example.en, en)


def test_names_of_checks_are_told_apart() -> None:
    names = [check.name for check in CHECKS]
    assert len(set(names)) == len(names)


def test_a_check_stands_after_all_that_it_yields_to() -> None:
    seen: set[str] = set()
    for check in CHECKS:
        assert check.yields_to <= seen
        seen.add(check.name)
