"""Findings as JSON Lines, the form that other programs read (DESIGN §13)."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from reviewer.cli.terminal import out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.model.finding import Finding
    from reviewer.model.segment import Segment
    from reviewer.model.span import Span
    from reviewer.session.bulk import Checked


def write_jsonl(checked: Iterable[Checked]) -> None:
    """Write one finding a line, in the order of the segments."""
    for one in checked:
        for finding in one.findings:
            out(json.dumps(_row(one.segment, finding), ensure_ascii=False))


def _row(segment: Segment, finding: Finding) -> dict[str, object]:
    row: dict[str, object] = {
        "id": segment.id,
        "check": finding.check,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "zh": _stretch(finding.zh, segment.zh),
        "en": _stretch(finding.en, segment.en),
        "message": finding.message,
        "suggestion": finding.suggestion,
    }
    if finding.elsewhere:
        row["elsewhere"] = asdict(finding.elsewhere)
    return row


def _stretch(span: Span | None, text: str) -> dict[str, int | str] | None:
    return {"start": span.start, "end": span.end, "text": span.of(text)} if span else None
