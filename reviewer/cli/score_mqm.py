"""`reviewer score mqm`: ratings in, penalties by a named profile out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.cli.terminal import narrate, out

if TYPE_CHECKING:
    from reviewer.score.mqm import CategoryPenalty, MqmScores


@click.command()
@click.argument("ratings", type=click.Path(path_type=Path))
@click.option(
    "--profile",
    "name",
    default="google-wmt",
    show_default=True,
    help="google-wmt, marot, mqm-2.0, or a TOML file with one of your own.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def mqm(ratings: Path, *, name: str, form: str) -> None:
    """Score the systems of RATINGS, a TSV of MQM ratings as Google or Marot write it.

    A segment is the mean over its raters of the weights of their marks; a system is the mean over
    its segments, or by mqm-2.0 the quality that is left of 100 by length.

    \b
    reviewer score mqm mqm_newstest2020_zhen.tsv
    reviewer score mqm ratings.tsv --profile mqm-2.0 --format json
    """
    from reviewer.score.mqm import score_mqm  # with numpy
    from reviewer.score.mqm_file import read_ratings  # with the rest
    from reviewer.score.mqm_profile import profile_by  # with the rest

    profile = profile_by(name)
    scores = score_mqm(read_ratings(ratings), profile)
    for label, count in scores.unknown:
        narrate(f"no weight for “{label}” in profile {profile.name}: {count:,} marks weigh nothing")
    (_write_json if form == "json" else _write_text)(scores)


def _write_json(scores: MqmScores) -> None:
    told = {
        "system": {system.name: system.score for system in scores.systems},
        "segments": len(scores.segments),
        "signature": scores.signature,
        "details": {
            system.name: {
                "segments": system.segments,
                "penalty_per_1000": system.penalty_per_1000,
                "critical": system.critical,
                "passed": system.has_passed,
                "categories": [
                    {
                        "severity": part.severity,
                        "category": part.category,
                        "count": part.count,
                        "penalty": part.penalty,
                    }
                    for part in system.categories
                ],
            }
            for system in scores.systems
        },
    }
    out(json.dumps(told, ensure_ascii=False))


def _write_text(scores: MqmScores) -> None:
    from reviewer.cli.score_table import figure, table_lines  # 30 ms of rich

    passes = any(system.has_passed is not None for system in scores.systems)
    heads = ("system", "score", "per 1,000", "segments", "dearest")
    rows = [
        (
            system.name,
            figure(system.score, 3),
            figure(system.penalty_per_1000, 1),
            f"{system.segments:,}",
            *(("pass" if system.has_passed else "fail",) if passes else ()),
            _dearest(system.categories[:1]),
        )
        for system in scores.systems
    ]
    shown = (*heads[:-1], "passed", heads[-1]) if passes else heads
    for line in table_lines(shown, rows):
        out(line)
    out("")
    out(f"MQM|{scores.signature}")


def _dearest(categories: tuple[CategoryPenalty, ...]) -> str:
    return "".join(f"{part.severity} {part.category} {part.penalty:.2f}" for part in categories)
