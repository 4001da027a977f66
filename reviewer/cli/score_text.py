"""`reviewer score text`: translations against references, line by line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.cli.terminal import out

if TYPE_CHECKING:
    from reviewer.score.text import Score

_METRICS = ("bleu", "chrf", "chrf++", "ter")


def _chosen(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip().lower() for name in value.split(",") if name.strip()))
    for name in names:
        if name not in _METRICS:
            raise click.BadParameter(f"no metric {name!r}; there are {', '.join(_METRICS)}")
    if not names:
        raise click.BadParameter(f"name at least one of {', '.join(_METRICS)}")
    return names


@click.command()
@click.option(
    "--source",
    type=click.Path(path_type=Path),
    help="What was translated; only its lines are counted.",
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
    help="A translation to score; several may be given.",
)
@click.option("--metric", "names", callback=_chosen, default=",".join(_METRICS), show_default=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def text(
    *,
    source: Path | None,
    reference_paths: tuple[Path, ...],
    hypothesis_paths: tuple[Path, ...],
    names: tuple[str, ...],
    form: str,
) -> None:
    """Score translations against references: BLEU, chrF2, chrF2++, TER, as sacrebleu has them.

    All files are UTF-8 with one segment a line. Chinese references are split by characters.

    \b
    reviewer score text --reference ref.en --hypothesis ours.en
    reviewer score text --reference a.en --reference b.en --hypothesis x.en --hypothesis y.en
    """
    from reviewer.score.lines import corpus_hash, read_lines, require_same_length
    from reviewer.score.metric import MetricName  # with the rest
    from reviewer.score.text import score_lines  # 250 ms of numpy and sacrebleu

    paths = (*reference_paths, *hypothesis_paths, *((source,) if source else ()))
    lines = [read_lines(path) for path in paths]
    require_same_length(zip(paths, lines, strict=True))
    references = lines[: len(reference_paths)]
    wanted = tuple(map(MetricName, names))
    systems = {
        name: score_lines(hypotheses, references, wanted)
        for name, hypotheses in zip(
            _names(hypothesis_paths), lines[len(reference_paths) :], strict=False
        )
    }
    write = _write_json if form == "json" else _write_text
    write(systems, len(lines[0]), corpus_hash(references))


def _names(paths: tuple[Path, ...]) -> list[str]:
    """Name systems by their files, with folders only where names alone would be the same."""
    names = [path.name for path in paths]
    return names if len(set(names)) == len(names) else [str(path) for path in paths]


def _write_json(systems: dict[str, tuple[Score, ...]], segments: int, corpus: str) -> None:
    scores = {
        name: {score.metric: {"score": score.value, "signature": score.signature} for score in row}
        for name, row in systems.items()
    }
    out(json.dumps({"system": scores, "segments": segments, "corpus": corpus}, ensure_ascii=False))


def _write_text(systems: dict[str, tuple[Score, ...]], segments: int, corpus: str) -> None:
    from reviewer.cli.score_table import figure, table_lines  # 30 ms of rich

    (scores, *_) = systems.values()
    rows = [(name, *(figure(score.value, 2) for score in row)) for name, row in systems.items()]
    for line in table_lines(("", *(score.metric for score in scores)), rows):
        out(line)
    out("")
    for score in scores:
        out(f"{score.metric}|{score.signature}")
    out(f"{segments:,} segments|corpus:{corpus}")
