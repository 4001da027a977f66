"""`reviewer score shards`: a folder of very many segments, checked and scored shard by shard."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.cli.score_options import (
    Gate,
    as_form,
    chosen_metrics,
    exit_code,
    with_gates,
    with_resamples,
    with_seed,
)
from reviewer.cli.shard_work import (
    hash_of,
    make_folder,
    with_cluster,
    with_jobs,
    with_output,
    work_on,
)
from reviewer.cli.terminal import out, write_whole
from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.check.runner import Checker
    from reviewer.score.shard_rows import ShardRow
    from reviewer.score.shards import Merged, ShardResult, ShardSettings


@dataclass(frozen=True, slots=True)
class ShardTask:
    """One shard to do."""

    path: Path
    settings: ShardSettings


def _metrics_or_none(
    context: click.Context, parameter: click.Parameter, value: str
) -> tuple[str, ...]:
    if value.strip().lower() == "none":
        return ()
    return chosen_metrics(context, parameter, value)


@click.command()
@click.argument("folder", metavar="SHARDS", type=click.Path(path_type=Path))
@with_output
@click.option(
    "--metric",
    "names",
    callback=_metrics_or_none,
    default="bleu,chrf++,ter",
    show_default=True,
    help="Or none: then no references are needed.",
)
@click.option("--check", "with_checks", is_flag=True, help="Check each segment as well.")
@click.option("--glossary", type=click.Path(path_type=Path), help="Terms to check against.")
@with_jobs
@with_cluster
@with_resamples
@with_seed
@with_gates
@as_form
def shards(
    folder: Path,
    *,
    output: Path,
    names: tuple[str, ...],
    with_checks: bool,
    glossary: Path | None,
    jobs: int | None,
    cluster: str | None,
    resamples: int,
    seed: int,
    gates: tuple[Gate, ...],
    form: str,
) -> int:
    """Score a folder of shards: TSV of source, hypothesis, reference, document; JSONL; Parquet.

    Each shard's result is written whole or not at all. A run that was stopped goes on where it was;
    a worker that dies costs its shard another try. The scores are the same however the segments
    are cut into shards; so --check goes by segments, and leaves out what needs a whole document.

    \b
    reviewer score shards corpus/ --output results/ --check
    reviewer score shards corpus/ --output results/ --cluster tcp://scheduler:8786
    """
    from reviewer.score.metric import MetricName, target_side
    from reviewer.score.shard_rows import find_shards, read_shard
    from reviewer.score.shards import ShardSettings, merge

    paths = find_shards(folder)
    wanted = tuple(map(MetricName, names))
    first = read_shard(paths[0], with_references=bool(wanted))
    settings = ShardSettings(
        wanted,
        target_side(row.reference for row in first[:1000]),
        str(glossary.resolve() if glossary else "") if with_checks or glossary else None,
        hash_of(glossary),
    )
    results = _results(paths, settings, output, jobs, cluster)
    merged = merge(results, settings, resamples=resamples, seed=seed)
    (_write_json if form == "json" else _write_text)(merged)
    told = [
        (name.value, comparison.standings[0].score)
        for name, comparison in zip(wanted, merged.comparisons, strict=True)
    ]
    return exit_code(gates, told, frozenset({"ter"}))


def do_shard(task: ShardTask) -> str:
    """Score and check one shard; runs in a worker process."""
    from reviewer.score.shard_rows import read_shard
    from reviewer.score.shards import score_rows

    rows = read_shard(task.path, with_references=bool(task.settings.metrics))
    digest = task.settings.digest(task.path.read_bytes())
    result = score_rows(rows, task.settings, digest)
    if task.settings.glossary is not None:
        _check(rows, _checker(task.settings.glossary), result)
    return result.to_json()


@cache
def _checker(glossary: str) -> Checker:
    from reviewer.check.runner import Checker
    from reviewer.cli.glossaries import read_or_shipped
    from reviewer.glossary.matching import Matcher

    return Checker(Matcher(read_or_shipped(Path(glossary) if glossary else None)))


def _check(rows: Sequence[ShardRow], checker: Checker, result: ShardResult) -> None:
    from reviewer.model.segment import Segment

    for row in rows:
        segment = Segment(row.source, row.hypothesis, document=row.document)
        result.findings.update(
            (finding.check, finding.severity.value) for finding in checker.check(segment)
        )


def _results(
    paths: Sequence[Path],
    settings: ShardSettings,
    output: Path,
    jobs: int | None,
    cluster: str | None,
) -> Iterator[ShardResult]:
    """Yield the result of each shard, from its file where it is there."""
    from reviewer.score.shards import read_result

    make_folder(output)
    left = []
    for path in paths:
        kept = read_result(output / f"{path.name}.json")
        if kept is not None and kept.digest == settings.digest(path.read_bytes()):
            yield kept
        else:
            left.append(ShardTask(path.resolve(), settings))
    for task, text in work_on(do_shard, left, len(paths), jobs, cluster):
        file = output / f"{task.path.name}.json"
        write_whole(file, text)
        written = read_result(file)
        if written is None:
            raise InputError(f"{file} can't be read back: is the disk full?")
        yield written


def _write_json(merged: Merged) -> None:
    from reviewer.cli.score_systems import systems_of

    scores = list(systems_of(merged.comparisons).values())
    told = {
        "scores": scores[0] if scores else {},
        "segments": merged.segments,
        "words": merged.words,
        "uncertainty": merged.comparisons[0].uncertainty if scores else "none",
        "findings": [
            {"check": check, "severity": severity, "count": count}
            for check, severity, count in merged.findings
        ],
    }
    out(json.dumps(told, ensure_ascii=False))


def _write_text(merged: Merged) -> None:
    from reviewer.cli.score_systems import write_comparisons
    from reviewer.cli.score_table import table_lines

    size = f"{merged.segments:,} segments, {merged.words:,} words"
    if merged.comparisons:
        write_comparisons(merged.comparisons, size)
    else:
        out(size)
    if merged.findings:
        out("")
        rows = [
            (check, severity, f"{count:,}", f"{1000 * count / max(1, merged.words):.2f}")
            for check, severity, count in merged.findings
        ]
        for line in table_lines(("check", "severity", "findings", "per 1,000 words"), rows):
            out(line)
