"""Pairs in the manner of CNIPA's pages, faulty and correct, are told as they were labelled.

They were written without a look at the checks; what the first runs said stands in docs/decisions.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from reviewer.check.runner import Checker
from reviewer.glossary.files import shipped_glossary
from reviewer.glossary.rows import from_rows
from reviewer.model.finding import Finding
from reviewer.model.segment import Segment
from reviewer.model.span import Span

CASES = [
    json.loads(line)
    for path in sorted((Path(__file__).parent / "cases").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


@cache
def checker() -> Checker:
    return Checker(shipped_glossary())


def findings_of(case: dict[str, object]) -> tuple[Finding, ...]:
    """Check a case behind its context, with its own glossary or the one that ships."""
    context = case.get("context", [])
    assert isinstance(context, list)
    segments = [
        Segment(str(pair["zh"]), str(pair["en"]), document="case", date=str(case.get("date", "")))
        for pair in (*context, case)
    ]
    rows = case.get("glossary")
    assert rows is None or isinstance(rows, list)
    at_work = checker() if rows is None else checker().with_glossary(from_rows(rows))
    return at_work.check_document(segments)[-1]


def fits(wanted: dict[str, str], finding: Finding, case: dict[str, str]) -> bool:
    """Say whether a finding is the one that was labelled: its check, and words that overlap."""
    return finding.check in {wanted["check"], *wanted.get("accept", ())} and all(
        is_near(wanted.get(f"span_{side}"), span, case[side])
        for side, span in (("zh", finding.zh), ("en", finding.en))
    )


def is_near(words: str | None, span: Span | None, text: str) -> bool:
    if not words or span is None:
        return True
    starts = (at for at in range(len(text)) if text.startswith(words, at))
    return any(Span(start, start + len(words)).overlaps(span) for start in starts)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_case_is_told_as_it_is_labelled(case: dict[str, object]) -> None:
    left = list(findings_of(case))
    expected = case["expect"]
    assert isinstance(expected, list)
    texts = {side: str(case[side]) for side in ("zh", "en")}
    for wanted in expected:
        found = next((finding for finding in left if fits(wanted, finding, texts)), None)
        assert found is not None, wanted
        left.remove(found)
    assert [] == left
