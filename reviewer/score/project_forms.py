"""A project's scores as JSON has them: one contract for `score project` and `score report`."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.score.project import GroupScores, ProjectScores


def project_values(scores: ProjectScores) -> dict[str, object]:
    """Return the whole and each group with plain keys; numbers are unrounded."""
    return {
        "project": _group_values(scores.whole),
        "documents": [_group_values(group) for group in scores.documents],
        "reviewers": [_group_values(group) for group in scores.reviewers],
        "months": [_group_values(group) for group in scores.months],
        "interval": {name: [one.low, one.high] for name, one in scores.intervals},
        "signature": dict(scores.signatures),
    }


def _group_values(group: GroupScores) -> dict[str, object]:
    values: dict[str, object] = {one.name: getattr(group, one.name) for one in fields(group)}
    values["decisions"] = {status.value: count for status, count in group.decisions}
    values["findings_per_1000_words"] = group.findings_per_1000_words
    return values
