"""`reviewer score text`: translations against references, line by line."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.cli.score_options import (
    METRICS,
    Gate,
    as_form,
    chosen_metrics,
    exit_code,
    with_gates,
    with_resamples,
    with_seed,
)
from reviewer.cli.terminal import out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reviewer.score.compare import Comparison
    from reviewer.score.metric import MetricName

_LONG = 10_000
"""Segments times metrics; some seconds."""


@click.command()
@click.option(
    "--source", type=click.Path(path_type=Path), help="What was translated; its lines are counted."
)
@click.option(
    "--reference",
    "reference_paths",
    type=click.Path(path_type=Path),
    multiple=True,
    required=True,
    help="A right translation; several may be given.",
)
@click.option(
    "--hypothesis",
    "hypothesis_paths",
    type=click.Path(path_type=Path),
    multiple=True,
    required=True,
    help="A translation to score; several are compared.",
)
@click.option(
    "--metric", "names", callback=chosen_metrics, default=",".join(METRICS), show_default=True
)
@click.option(
    "--documents",
    "documents_path",
    type=click.Path(path_type=Path),
    help="Document names, one a line (before a tab): what intervals and tests draw.",
)
@click.option(
    "--compat",
    type=click.Choice(["sacrebleu"]),
    help="Intervals and p-values as sacrebleu prints them: by segments, against the first.",
)
@with_resamples
@with_seed
@with_gates
@as_form
def text(
    *,
    source: Path | None,
    reference_paths: tuple[Path, ...],
    hypothesis_paths: tuple[Path, ...],
    names: tuple[str, ...],
    documents_path: Path | None,
    compat: str | None,
    resamples: int,
    seed: int,
    gates: tuple[Gate, ...],
    form: str,
) -> int:
    """Score translations against references: BLEU, chrF2, chrF2++, TER, as sacrebleu has them.

    All files are UTF-8 with one segment a line; folders hold a file for each document. Chinese
    references are split by characters.

    \b
    reviewer score text --reference ref.en --hypothesis ours.en
    reviewer score text --reference a.en --reference b.en --hypothesis x.en --hypothesis y.en
    reviewer score text --reference refs/ --hypothesis ours/ --fail-under bleu=30
    """
    from reviewer.score.lines import (
        corpus_hash,
        read_corpus,
        read_lines,
        require_same_documents,
        require_same_length,
    )
    from reviewer.score.metric import MetricName
    from reviewer.score.text import compare_lines  # 250 ms of numpy and sacrebleu

    paths = (*reference_paths, *hypothesis_paths, *((source,) if source else ()))
    corpora = {path: read_corpus(path) for path in paths}
    require_same_documents(list(corpora.values()))
    references = [corpora[path].lines for path in reference_paths]
    documents: Sequence[str] | None = corpora[reference_paths[0]].documents or None
    if documents_path is not None:
        rows = read_lines(documents_path)
        require_same_length([(reference_paths[0], references[0]), (documents_path, rows)])
        documents = _first_fields(rows)
    systems = dict(
        zip(
            _names(hypothesis_paths),
            (corpora[path].lines for path in hypothesis_paths),
            strict=True,
        )
    )
    wanted = tuple(map(MetricName, names))
    with _progress(len(references[0]) * len(systems) * len(wanted)) as notify:
        comparisons = compare_lines(
            systems,
            references,
            wanted,
            documents=documents,
            resamples=0 if compat else resamples,
            seed=seed,
            notify=notify,
        )
    corpus = corpus_hash(references)
    like_sacrebleu = _like_sacrebleu(systems, references, wanted, resamples, seed) if compat else {}
    if form == "json":
        _write_json(comparisons, len(references[0]), corpus, like_sacrebleu)
    else:
        _write_text(comparisons, len(references[0]), corpus, like_sacrebleu)
    return exit_code(gates, _told(comparisons, wanted), frozenset({"ter"}))


@contextmanager
def _progress(steps: int) -> Iterator[Callable[[int], None] | None]:
    """Show a bar on a terminal's stderr where there is something to wait for."""
    if steps < _LONG or not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=steps, label="scoring", file=sys.stderr) as bar:
        yield bar.update


def _names(paths: tuple[Path, ...]) -> list[str]:
    """Name systems by their files, with folders only where names alone would be the same."""
    names = [path.name for path in paths]
    if len(set(names)) < len(names):
        names = [str(path) for path in paths]
    if len(set(names)) < len(names):
        raise click.BadParameter("the same file is given twice", param_hint="--hypothesis")
    return names


def _first_fields(lines: Sequence[str]) -> list[str]:
    return [line.partition("\t")[0] for line in lines]


def _told(
    comparisons: Sequence[Comparison], wanted: Sequence[MetricName]
) -> list[tuple[str, float | None]]:
    return [
        (name.value, standing.score)
        for name, comparison in zip(wanted, comparisons, strict=True)
        for standing in comparison.standings
    ]


def _like_sacrebleu(
    systems: Mapping[str, Sequence[str]],
    references: Sequence[Sequence[str]],
    wanted: Sequence[MetricName],
    resamples: int,
    seed: int,
) -> dict[str, dict[str, dict[str, float]]]:
    """Compute for each system and metric what sacrebleu adds to a score."""
    from reviewer.score.compat import against_the_first
    from reviewer.score.statistics import segment_statistics
    from reviewer.score.text import metrics_for

    told: dict[str, dict[str, dict[str, float]]] = {name: {} for name in systems}
    for metric in metrics_for(wanted, references):
        statistics = {
            name: segment_statistics(metric, lines, references) for name, lines in systems.items()
        }
        for name, found in against_the_first(metric, statistics, resamples, seed).items():
            told[name][metric.name.label] = found
    return told


def _write_json(
    comparisons: Sequence[Comparison],
    segments: int,
    corpus: str,
    like_sacrebleu: dict[str, dict[str, dict[str, float]]],
) -> None:
    from reviewer.cli.score_systems import pairs_of, systems_of

    document: dict[str, object] = {
        "system": systems_of(comparisons),
        "segments": segments,
        "corpus": corpus,
        "uncertainty": comparisons[0].uncertainty,
        "pairs": pairs_of(comparisons),
    }
    if like_sacrebleu:
        document["sacrebleu"] = like_sacrebleu
    out(json.dumps(document, ensure_ascii=False))


def _write_text(
    comparisons: Sequence[Comparison],
    segments: int,
    corpus: str,
    like_sacrebleu: dict[str, dict[str, dict[str, float]]],
) -> None:
    from reviewer.cli.score_systems import write_comparisons

    write_comparisons(comparisons, f"{segments:,} segments|corpus:{corpus}")
    for name, metrics in like_sacrebleu.items():
        for metric, added in metrics.items():
            shown = []
            if "mean" in added:
                shown.append(f"μ = {added['mean']:.2f} ± {added['ci']:.2f}")
            if "p" in added:
                shown.append(f"p = {added['p']:.4f} (randomisation)")
            if "p_bs" in added:
                shown.append(f"p = {added['p_bs']:.4f} (bootstrap), against the first")
            out(f"sacrebleu|{name}|{metric}: {', '.join(shown)}")
