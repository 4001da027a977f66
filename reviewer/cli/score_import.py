"""`reviewer score import`: what another program said of each segment, compared as any metric."""

from __future__ import annotations

import json
from pathlib import Path

import click

from reviewer.cli.score_options import (
    Gate,
    as_form,
    exit_code,
    with_gates,
    with_resamples,
    with_seed,
)
from reviewer.cli.terminal import out


@click.command("import")
@click.argument(
    "score_paths", metavar="SCORES…", type=click.Path(path_type=Path), nargs=-1, required=True
)
@click.option("--less-is-better", is_flag=True, help="A lower score is a better translation.")
@with_resamples
@with_seed
@with_gates
@as_form
def import_(
    score_paths: tuple[Path, ...],
    *,
    less_is_better: bool,
    resamples: int,
    seed: int,
    gates: tuple[Gate, ...],
    form: str,
) -> int:
    """Compare systems by scores that another program gave their segments, as COMET does.

    SCORES are JSON Lines of {metric, system, segment, score, document?, signature?}. With documents
    intervals and tests draw documents, else segments.

    \b
    reviewer score import comet.jsonl
    """
    from reviewer.cli.score_systems import pairs_of, systems_of, write_comparisons
    from reviewer.score.compare import compare  # 100 ms of numpy
    from reviewer.score.outside import outside_measures, read_scores

    scores = [score for path in score_paths for score in read_scores(path)]
    by_document = all(score.document for score in scores)
    comparisons = [
        compare(
            measure,
            systems,
            unit="document" if by_document else "segment",
            resamples=resamples,
            seed=seed,
        )
        for measure, systems in outside_measures(
            scores, by_document=by_document, more_is_better=not less_is_better
        )
    ]
    if form == "json":
        told_of_all = {
            "system": systems_of(comparisons),
            "uncertainty": comparisons[0].uncertainty,
            "pairs": pairs_of(comparisons),
        }
        out(json.dumps(told_of_all, ensure_ascii=False))
    else:
        for comparison in comparisons:
            write_comparisons([comparison])
    told = [
        (comparison.measure.label.lower(), standing.score)
        for comparison in comparisons
        for standing in comparison.standings
    ]
    return exit_code(gates, told, frozenset(name for name, _ in told if less_is_better))
