"""A quality report for other programs: JSON with everything, CSV by page, reviewer and month."""

from __future__ import annotations

import csv
import json
from dataclasses import asdict
from io import StringIO
from typing import TYPE_CHECKING

from reviewer.score.project_forms import project_values

if TYPE_CHECKING:
    from reviewer.score.report import Report, ShownSegment

_FIGURES = ("findings_per_1000_words", "hter", "bleu", "decisions_per_hour", "mqm")
_WITH_INTERVALS = ("findings", "hter", "bleu", "mqm")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def report_json(report: Report) -> str:
    """Write a report as one JSON object; numbers are unrounded."""
    told = {
        "title": report.title,
        "made_at": report.made_at,
        **project_values(report.scores),
        "checks": [
            {
                "check": check.check,
                "findings": check.total,
                "documents": check.documents,
                **{severity.value: count for severity, count in check.severities},
            }
            for check in report.checks
        ],
        "worst": [_segment(one) for one in report.worst],
        "waivers": [
            {
                "document": row.document,
                "number": row.number,
                "check": finding.check,
                "message": finding.message,
                "reason": finding.waiver_reason,
                "author": finding.waived_by,
            }
            for row, finding in report.waivers
        ],
    }
    told["signature"] = dict(report.signatures)
    told["figures"] = [
        {
            "name": figure.name,
            "value": figure.value,
            "unit": figure.unit,
            "interval": [figure.interval.low, figure.interval.high] if figure.interval else None,
        }
        for figure in report.figures
    ]
    if report.acceptance is not None:
        told["sample"] = {
            "verdict": report.acceptance.verdict.value,
            "inspected": report.acceptance.inspected,
            "faulty": report.acceptance.faulty,
            "n": report.acceptance.plan.size,
            "c": report.acceptance.plan.faults,
        }
    if report.mqm is not None:
        told["mqm"] = {
            "system": {system.name: asdict(system) for system in report.mqm.systems},
            "signature": report.mqm.signature,
        }
    if report.agreement is not None:
        told["agreement"] = asdict(report.agreement)
    return json.dumps(told, ensure_ascii=False) + "\n"


def _segment(one: ShownSegment) -> dict[str, object]:
    row = one.segment
    return {
        "document": row.document,
        "number": row.number,
        "status": row.status.value,
        "author": row.author,
        "zh": row.zh,
        "page": row.page,
        "reviewed": row.reviewed,
        "edits": one.edits,
        "findings": [
            {"check": finding.check, "severity": finding.severity, "message": finding.message}
            for finding in one.findings
            if not finding.waived_by
        ],
    }


def report_csv(report: Report) -> str:
    """Write one row a page, reviewer and month, and one for all; no cell can become a formula.

    Only the row for all has intervals: `hter_low`, `hter_high` and so on.
    """
    scores = report.scores
    target = StringIO()
    writer = csv.writer(target)
    writer.writerow(
        (
            "group",
            "name",
            "segments",
            *(status.value for status, _ in scores.whole.decisions),
            "words",
            "findings",
            *_FIGURES,
            *(f"{name}_{end}" for name in _WITH_INTERVALS for end in ("low", "high")),
        )
    )
    groups = {
        "all": (scores.whole,),
        "page": scores.documents,
        "reviewer": scores.reviewers,
        "month": scores.months,
    }
    for kind, members in groups.items():
        for group in members:
            found = [scores.interval(name) for name in _WITH_INTERVALS if kind == "all"]
            writer.writerow(
                (
                    kind,
                    _cell(group.name),
                    group.segments,
                    *(count for _, count in group.decisions),
                    group.words,
                    group.findings,
                    *(getattr(group, name) for name in _FIGURES),
                    *(end for one in found for end in ((one.low, one.high) if one else ("", ""))),
                    *([""] * 2 * len(_WITH_INTERVALS) if kind != "all" else []),
                )
            )
    return target.getvalue()


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
