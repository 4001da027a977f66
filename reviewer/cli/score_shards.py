"""`reviewer score shards`: a folder of very many segments, checked and scored shard by shard."""

from __future__ import annotations

import itertools
import json
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
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
from reviewer.cli.terminal import narrate, out, write_whole
from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reviewer.check.runner import Checker
    from reviewer.score.shard_rows import ShardRow
    from reviewer.score.shards import Merged, ShardResult, ShardSettings


@dataclass(frozen=True, slots=True)
class ShardTask:
    """One shard to do."""

    path: Path
    settings: ShardSettings


@click.command()
@click.argument("folder", metavar="SHARDS", type=click.Path(path_type=Path))
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="A folder for the result of each shard; those that are there and fit are kept.",
)
@click.option(
    "--metric", "names", callback=chosen_metrics, default="bleu,chrf++,ter", show_default=True
)
@click.option("--check", "with_checks", is_flag=True, help="Check each segment as well.")
@click.option("--glossary", type=click.Path(path_type=Path), help="Terms to check against.")
@click.option(
    "--jobs", type=click.IntRange(1), help="Processes; as many as there are cores by default."
)
@click.option("--cluster", metavar="ADDRESS", help="A Dask scheduler to work on instead.")
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
    are cut into shards.

    \b
    reviewer score shards corpus/ --output results/ --check
    reviewer score shards corpus/ --output results/ --cluster tcp://scheduler:8786
    """
    from reviewer.score.metric import MetricName, target_side
    from reviewer.score.shard_rows import find_shards, read_shard
    from reviewer.score.shards import ShardSettings, merge

    paths = find_shards(folder)
    wanted = tuple(map(MetricName, names))
    first = read_shard(paths[0])
    settings = ShardSettings(
        wanted,
        target_side(row.reference for row in first[:1000]),
        str(glossary.resolve() if glossary else "") if with_checks or glossary else None,
        _hash(glossary),
    )
    results = _results(paths, settings, output, jobs or os.cpu_count() or 1, cluster)
    merged = merge(results, settings, resamples=resamples, seed=seed)
    (_write_json if form == "json" else _write_text)(merged)
    told = [
        (name.value, comparison.standings[0].score)
        for name, comparison in zip(wanted, merged.comparisons, strict=True)
    ]
    return exit_code(gates, told, frozenset({"ter"}))


def _hash(glossary: Path | None) -> str:
    """Identify a glossary by its bytes; the shipped one goes by the program's version."""
    if glossary is None:
        return ""
    try:
        return sha256(glossary.read_bytes()).hexdigest()
    except OSError as error:
        raise InputError(f"can't read {glossary}: {error.strerror}") from error


def do_shard(task: ShardTask) -> str:
    """Score and check one shard; runs in a worker process."""
    from reviewer.score.shard_rows import read_shard
    from reviewer.score.shards import score_rows

    rows = read_shard(task.path)
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
    paths: Sequence[Path], settings: ShardSettings, output: Path, jobs: int, cluster: str | None
) -> Iterator[ShardResult]:
    """Yield the result of each shard, from its file where it is there."""
    from reviewer.score.shards import read_result
    from reviewer.score.workers import work_here, work_on_cluster

    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"can't make the folder {output}: {error.strerror}") from error
    left = []
    for path in paths:
        kept = read_result(output / f"{path.name}.json")
        if kept is not None and kept.digest == settings.digest(path.read_bytes()):
            yield kept
        else:
            left.append(ShardTask(path.resolve(), settings))
    if len(left) < len(paths):
        narrate(f"{len(paths) - len(left):,} of {len(paths):,} shards were done before")
    done = work_on_cluster(do_shard, left, cluster) if cluster else work_here(do_shard, left, jobs)
    with _progress(len(left)) as tell:
        for task, text in done:
            file = output / f"{task.path.name}.json"
            write_whole(file, text)
            tell(task.path.name)
            written = read_result(file)
            if written is None:
                raise InputError(f"{file} can't be read back: is the disk full?")
            yield written


@contextmanager
def _progress(count: int) -> Iterator[Callable[[str], None]]:
    """Tell each shard that is done: by a bar on a terminal, by a line elsewhere."""
    if sys.stderr.isatty():
        with click.progressbar(length=count, label="shards", file=sys.stderr) as bar:
            yield lambda _: bar.update(1)
        return
    done = itertools.count(1)
    yield lambda name: narrate(f"{next(done):,} of {count:,} shards: {name}")


def _write_json(merged: Merged) -> None:
    from reviewer.cli.score_systems import systems_of

    (scores,) = systems_of(merged.comparisons).values()
    told = {
        "scores": scores,
        "segments": merged.segments,
        "words": merged.words,
        "uncertainty": merged.comparisons[0].uncertainty,
        "findings": [
            {"check": check, "severity": severity, "count": count}
            for check, severity, count in merged.findings
        ],
    }
    out(json.dumps(told, ensure_ascii=False))


def _write_text(merged: Merged) -> None:
    from reviewer.cli.score_systems import write_comparisons
    from reviewer.cli.score_table import table_lines

    write_comparisons(merged.comparisons, f"{merged.segments:,} segments, {merged.words:,} words")
    if merged.findings:
        out("")
        rows = [
            (check, severity, f"{count:,}", f"{1000 * count / max(1, merged.words):.2f}")
            for check, severity, count in merged.findings
        ]
        for line in table_lines(("check", "severity", "findings", "per 1,000 words"), rows):
            out(line)
