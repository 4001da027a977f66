"""`reviewer glossary candidates`: what may be a term, from what people accepted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from reviewer.cli.project import in_folder, open_project
from reviewer.cli.terminal import narrate, out
from reviewer.model.decision import Status
from reviewer.text.han import visible

if TYPE_CHECKING:
    from pathlib import Path

    from reviewer.glossary.candidates import Candidate
    from reviewer.session.project import Project

_COLUMNS = ("zh", "en", "count", "segments", "strength", "rivals", "example_zh", "example_en")
_WIDE = 24
"""Cells that Chinese takes in the list."""


@click.command()
@click.option("--most", type=click.IntRange(1), default=50, show_default=True, help="How many.")
@click.option(
    "--least",
    type=click.IntRange(2),
    default=2,
    show_default=True,
    help="In how many places a term must stand.",
)
@click.option("--all", "from_all", is_flag=True, help="Also from segments that nobody accepted.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "jsonl"]),
    default="text",
    show_default=True,
)
@in_folder
def candidates(*, most: int, least: int, from_all: bool, form: str, folder: Path | None) -> None:
    """List what may be terms in the accepted segments and is not in the glossary yet.

    With each: its likeliest English, in how many places it stands, how regularly the two go
    together (0 to 1), and a segment that shows it.

    \b
    reviewer glossary candidates
    reviewer glossary candidates --most 200 --format csv > candidates.csv
    """
    from reviewer.glossary.candidates import mine_candidates  # 0.5 s of jieba when it mines

    with open_project(folder) as project:
        pairs = _pairs(project, from_all=from_all)
        glossary = project.glossary()
    found = mine_candidates(pairs, glossary, most=most, least=least)
    _WRITERS[form](found)
    narrate(f"{len(found):,} candidates from {len(pairs):,} segments.")
    if not pairs:
        narrate("Nothing is accepted yet: review some segments first, or say --all.")


def _pairs(project: Project, *, from_all: bool) -> tuple[tuple[str, str], ...]:
    wanted = set(Status) if from_all else {Status.ACCEPTED, Status.EDITED}
    return tuple(
        (facts.zh, facts.en)
        for facts in project.statistics()
        if facts.status in wanted and facts.zh and facts.en
    )


def _write_text(found: tuple[Candidate, ...]) -> None:
    from rich.cells import cell_len  # 20 ms

    for one in found:
        space = " " * max(1, _WIDE - cell_len(one.zh))
        out(visible(f"{one.count:>5}  {one.zh}{space}{one.en}  {one.strength:.2f}"))


def _write_jsonl(found: tuple[Candidate, ...]) -> None:
    for one in found:
        row = {
            "zh": one.zh,
            "en": one.en,
            "count": one.count,
            "segments": one.segments,
            "strength": round(one.strength, 3),
            "rivals": one.rivals,
            "examples": [{"zh": zh, "en": en} for zh, en in one.examples],
        }
        out(json.dumps(row, ensure_ascii=False))


def _write_csv(found: tuple[Candidate, ...]) -> None:
    from reviewer.glossary.files import table_as_csv  # only here

    rows = (
        {
            "zh": one.zh,
            "en": one.en,
            "count": str(one.count),
            "segments": str(one.segments),
            "strength": f"{one.strength:.3f}",
            "rivals": "; ".join(one.rivals),
            "example_zh": one.examples[0][0] if one.examples else "",
            "example_en": one.examples[0][1] if one.examples else "",
        }
        for one in found
    )
    click.echo(table_as_csv(_COLUMNS, rows).encode(), nl=False)


_WRITERS = {"text": _write_text, "csv": _write_csv, "jsonl": _write_jsonl}
