"""`reviewer score mqm`: ratings in, penalties by a named profile out."""

from __future__ import annotations

import json
from dataclasses import asdict
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.cli.project import in_folder, open_project
from reviewer.cli.score_options import (
    PROFILE_HELP,
    Gate,
    as_form,
    exit_code,
    profile_named,
    with_gates,
    with_resamples,
    with_seed,
)
from reviewer.cli.terminal import narrate, out
from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.score.compare import Comparison
    from reviewer.score.mqm import MqmScores
    from reviewer.score.mqm_agreement import MqmAgreement
    from reviewer.score.mqm_file import Rating


@click.command()
@click.argument(
    "ratings_path", metavar="[RATINGS]", type=click.Path(path_type=Path), required=False
)
@in_folder
@click.option(
    "--profile",
    "name",
    default="google-wmt",
    show_default=True,
    help=PROFILE_HELP,
)
@with_resamples
@with_seed
@with_gates
@as_form
def mqm(
    ratings_path: Path | None,
    *,
    folder: Path | None,
    name: str,
    resamples: int,
    seed: int,
    gates: tuple[Gate, ...],
    form: str,
) -> int:
    """Score the systems of RATINGS, a TSV of MQM ratings as Google or Marot write it.

    Without RATINGS: what people marked on the screen in the project, as the systems “page” (the
    English as it came) and “reviewed” (the English that people wrote).

    A segment is the mean over its raters of the weights of their marks; a system is the mean over
    its segments, or by mqm-2.0 the quality that is left of 100 by length. Intervals and tests draw
    whole documents.

    \b
    reviewer score mqm mqm_newstest2020_zhen.tsv
    reviewer score mqm ratings.tsv --profile mqm-2.0 --fail-under mqm=98
    reviewer score mqm --project work --profile mqm-2.0
    """
    from reviewer.score.compare import compare  # 100 ms of numpy
    from reviewer.score.mqm import mqm_systems, score_mqm
    from reviewer.score.mqm_agreement import mqm_agreement

    profile = profile_named(name)
    ratings = _ratings(ratings_path, folder)
    scores = score_mqm(ratings, profile)
    measure, systems = mqm_systems(scores, profile)
    comparison = compare(measure, systems, unit="document", resamples=resamples, seed=seed)
    agreement = mqm_agreement(ratings, profile)
    for label, count in scores.unknown:
        narrate(f"no weight for “{label}” in profile {profile.name}: {count:,} marks weigh nothing")
    (_write_json if form == "json" else _write_text)(scores, comparison, agreement)
    less = frozenset() if measure.more_is_better else frozenset({"mqm"})
    return exit_code(gates, [("mqm", system.score) for system in scores.systems], less)


def _ratings(path: Path | None, folder: Path | None) -> Sequence[Rating]:
    if path is not None and folder is not None:
        raise click.UsageError("give RATINGS or --project, not both")
    if path is not None:
        from reviewer.score.mqm_file import read_ratings

        return read_ratings(path)
    with open_project(folder) as project:
        ratings = project.ratings()
    if not ratings:
        raise InputError("nobody marked an error in this project yet: m marks one in the review")
    return ratings


def _write_json(scores: MqmScores, comparison: Comparison, agreement: MqmAgreement) -> None:
    from reviewer.cli.score_systems import interval_of, pairs_of

    told = {
        "system": {system.name: system.score for system in scores.systems},
        "segments": len(scores.segments),
        "signature": scores.signature,
        "interval": {one.name: interval_of(one) for one in comparison.standings},
        "letters": {one.name: one.letters for one in comparison.standings},
        "pairs": pairs_of([comparison]),
        "uncertainty": comparison.uncertainty,
        "details": {system.name: asdict(system) for system in scores.systems},
        "agreement": asdict(agreement),
        "unknown": dict(scores.unknown),
    }
    out(json.dumps(told, ensure_ascii=False))


def _write_text(scores: MqmScores, comparison: Comparison, agreement: MqmAgreement) -> None:
    from reviewer.cli.score_systems import cells
    from reviewer.cli.score_table import figure, table_lines  # 30 ms of rich

    with_pass = any(system.has_passed is not None for system in scores.systems)
    heads = ["system", "MQM", "per 1,000", "segments", *["passed"][:with_pass], "dearest"]
    rows = [
        [
            system.name,
            score,
            figure(system.penalty_per_1000),
            f"{system.segments:,}",
            *["yes" if system.has_passed else "no"][:with_pass],
            "".join(f"{d.severity} {d.category} {d.penalty:.2f}" for d in system.categories[:1]),
        ]
        for system, score in zip(scores.systems, cells(comparison.standings, 3), strict=True)
    ]
    for line in table_lines(heads, rows):
        out(line)
    out("")
    if agreement.segments:
        out(_agreement_line(agreement))
    out(f"MQM|{scores.signature}")
    out(f"intervals|{comparison.uncertainty}")
    if comparison.caution:
        narrate(comparison.caution)


def _agreement_line(agreement: MqmAgreement) -> str:
    from reviewer.cli.score_table import figure

    mild, *_, severe = (agreement.raters[0], agreement.raters[-1])
    return (
        f"agreement of {len(agreement.raters)} raters on {agreement.segments:,} segments: "
        f"alpha {figure(agreement.penalty, 2)} of penalties, "
        f"{figure(agreement.severity, 2)} of the worst severity; {_kappas(agreement)}"
        f"F1 of spans {figure(agreement.spans.exact, 2)} exact, "
        f"{figure(agreement.spans.characters, 2)} by characters; "
        f"mean penalty {mild.penalty:.2f} ({mild.rater}) to {severe.penalty:.2f} ({severe.rater})"
    )


def _kappas(agreement: MqmAgreement) -> str:
    from reviewer.cli.score_table import figure

    known = [(pair.kappa, pair) for pair in agreement.pairs if pair.kappa is not None]
    told = f"Fleiss' kappa {figure(agreement.fleiss, 2)} of {agreement.fleiss_raters} raters; "
    if known:
        low, high = (choose(known, key=itemgetter(0)) for choose in (min, max))
        told += f"Cohen's kappa of pairs {low[0]:.2f} ({low[1].first}, {low[1].second})"
        told += f" to {high[0]:.2f} ({high[1].first}, {high[1].second}); "
    return told
