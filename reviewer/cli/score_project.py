"""`reviewer score project`: what people's decisions say of the pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from reviewer.cli.project import in_folder, open_project
from reviewer.cli.score_options import (
    Gate,
    as_form,
    exit_code,
    profile_named,
    with_gates,
    with_profile,
)
from reviewer.cli.terminal import out
from reviewer.model.decision import Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reviewer.score.project import GroupScores, ProjectScores
    from reviewer.score.project_mqm import ProjectMqm


@click.command()
@in_folder
@with_profile
@with_gates
@as_form
def project(folder: Path | None, *, profile: str, gates: tuple[Gate, ...], form: str) -> int:
    """Score a project: the whole, by page, by reviewer, by month.

    HTER says how many words in a hundred people changed; BLEU compares the page as it came with
    the reviewed English; both are of accepted and edited segments. MQM weighs the errors that
    people marked on the screen in the pages as they came.

    \b
    reviewer score project
    reviewer score project --project work --format json --fail-under hter=20
    """
    from reviewer.score.project_mqm import project_mqm
    from reviewer.session.scoring import project_scores

    weights = profile_named(profile)
    with open_project(folder) as opened:
        mqm = project_mqm(opened.ratings(), weights)
        scores = project_scores(opened, mqm)
    (_write_json if form == "json" else _write_text)(scores)
    return gate_code(scores, gates, mqm)


def gate_code(scores: ProjectScores, gates: tuple[Gate, ...], mqm: ProjectMqm) -> int:
    """Return 1 where a score of the whole project misses its gate, else 0."""
    whole = scores.whole
    told = [
        ("hter", whole.hter),
        ("bleu", whole.bleu),
        ("findings", whole.findings_per_1000_words),
        ("mqm", whole.mqm),
    ]
    less = {"hter", "findings"} | (set() if mqm.more_is_better else {"mqm"})
    return exit_code(gates, told, frozenset(less))


def _write_json(scores: ProjectScores) -> None:
    from reviewer.score.project_forms import project_values

    out(json.dumps(project_values(scores), ensure_ascii=False))


def _write_text(scores: ProjectScores) -> None:
    for title, groups in (
        ("page", scores.documents),
        ("reviewer", scores.reviewers),
        ("month", scores.months),
    ):
        if groups:
            _write_groups(title, (*groups, scores.whole) if title == "page" else groups)
    for name, interval in scores.intervals:
        out(f"{name} of all pages: {interval.low:.1f} to {interval.high:.1f} (95%)")
    for name, signature in scores.signatures:
        out(f"{name}|{signature}")


def _write_groups(title: str, groups: Iterable[GroupScores]) -> None:
    from reviewer.cli.score_table import figure, table_lines  # 30 ms of rich

    shown = tuple(groups)
    with_mqm = any(group.mqm is not None for group in shown)
    heads = ("HTER", "BLEU", "findings/1,000 words", "decisions/h", *["MQM"][:with_mqm])
    rows = [
        (
            group.name or "all",
            f"{group.segments:,}",
            *(f"{count:,}" for _, count in group.decisions),
            figure(group.hter),
            figure(group.bleu),
            figure(group.findings_per_1000_words),
            figure(group.decisions_per_hour, 0),
            *[figure(group.mqm, 2)][:with_mqm],
        )
        for group in shown
    ]
    for line in table_lines((title, "segments", *Status, *heads), rows):
        out(line)
    out("")
