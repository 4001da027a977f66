"""Findings as SARIF 2.1.0, the form that code hosts and editors show (OASIS, 2020)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reviewer import __version__
from reviewer.check.runner import CHECKS
from reviewer.cli.terminal import out
from reviewer.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reviewer.model.finding import Elsewhere, Finding
    from reviewer.session.bulk import Checked

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.INFO: "note",
}


def write_sarif(checked: Iterable[Checked], pairs: Path) -> None:
    """Write one run; its results are written as they come, so that a long input needs no memory."""
    driver = {
        "name": "reviewer",
        "version": __version__,
        "rules": [_rule(check) for check in CHECKS],
    }
    head = json.dumps({"driver": driver}, ensure_ascii=False)
    out(f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"tool": {head},')
    out('"columnKind": "unicodeCodePoints", "results": [')
    separator = ""
    for one in checked:
        for finding in one.findings:
            out(separator + json.dumps(_result(one, finding, pairs), ensure_ascii=False))
            separator = ","
    out("]}]}")


def _rule(check: object) -> dict[str, object]:
    name, about, silent = (str(getattr(check, field)) for field in ("name", "about", "silent"))
    return {"id": name, "shortDescription": {"text": about}, "help": {"text": f"Silent: {silent}"}}


def _result(one: Checked, finding: Finding, pairs: Path) -> dict[str, object]:
    place: dict[str, object] = {
        "physicalLocation": {
            "artifactLocation": {"uri": pairs.as_posix()},
            "region": {"startLine": one.line},
        },
        "logicalLocations": [{"name": one.segment.id, "fullyQualifiedName": one.segment.document}],
    }
    spans = {
        side: {"start": span.start, "end": span.end, "text": span.of(text)}
        for side, span, text in (
            ("zh", finding.zh, one.segment.zh),
            ("en", finding.en, one.segment.en),
        )
        if span
    }
    related = [_related(finding.elsewhere, pairs)] if finding.elsewhere else []
    return {
        "ruleId": finding.check,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [place],
        **({"relatedLocations": related} if related else {}),
        "properties": {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "suggestion": finding.suggestion,
            **spans,
        },
    }


def _related(elsewhere: Elsewhere, pairs: Path) -> dict[str, object]:
    """Write the other place of a finding over a whole project."""
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": pairs.as_posix()},
            "region": {"startLine": int(elsewhere.segment) if elsewhere.segment.isdecimal() else 1},
        },
        "logicalLocations": [{"name": elsewhere.segment, "fullyQualifiedName": elsewhere.document}],
        "message": {"text": f"{elsewhere.zh} “{elsewhere.en}”"},
    }
