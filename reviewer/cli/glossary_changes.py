"""`reviewer glossary changes`: what changed since a release, for people, tables and programs."""

from __future__ import annotations

import json
from dataclasses import asdict, astuple, fields, replace
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from reviewer.cli.glossary_proposals import counted
from reviewer.cli.project import author_name, in_folder, open_project
from reviewer.cli.terminal import narrate, write_whole
from reviewer.text.han import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reviewer.session.amending import GlossaryChange
    from reviewer.session.project import Project

_ENDINGS = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".xlsx": "xlsx",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
}
_MARKUP = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>|#"})


@click.command()
@click.option("--since", type=click.IntRange(0), help="Number of a release; the last otherwise.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "tsv", "xlsx", "markdown", "json"]),
    help="What the output's name says otherwise; csv on stdout.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file to write; stdout otherwise."
)
@in_folder
def changes(
    *, since: int | None, form: str | None, output: Path | None, folder: Path | None
) -> None:
    """Tell how the glossary, with all that is approved, differs from an earlier release.

    Each change with its old and new value, who proposed and approved it, when, why, and a segment:
    the one that the proposal came from, else one of the project that has the Chinese.

    \b
    reviewer glossary changes                                  what the next release will bring
    reviewer glossary changes --since 4 > changes.csv          for other tools
    reviewer glossary changes --since 4 -o CHANGES.md          for people
    reviewer glossary changes --since 4 -o changes.xlsx
    """
    chosen = form or _ENDINGS.get(output.suffix.lower() if output else "", "csv")
    if output is None and chosen == "xlsx":
        raise click.UsageError("a workbook is written to a file: name one with --output")
    from reviewer.session.lead import Lead  # 20 ms of SQLite

    with open_project(folder) as project:
        found = Lead(project, author_name()).changes_since(since)
        found = tuple(_with_examples(project, found))
    if output is None:
        click.echo(_FORMS[chosen](found, since).encode(), nl=False)
    else:
        written = _as_workbook(found) if chosen == "xlsx" else _FORMS[chosen](found, since)
        write_whole(output, written)
        narrate(f"Wrote {output}.")
    narrate(counted(len(found), "change"))


def _with_examples(project: Project, found: Iterable[GlossaryChange]) -> Iterator[GlossaryChange]:
    """Give each change that came from no segment one of the project that has its Chinese."""
    from reviewer.session.review import Review  # it is loaded by now

    review = Review.open(project, author=author_name())
    examples: dict[str, str] = {}
    for change in found:
        if not change.evidence and change.zh not in examples:
            rows = review.concordance(change.zh, 1)
            examples[change.zh] = f"{rows[0].zh} | {rows[0].en}" if rows else ""
        yield replace(change, evidence=change.evidence or examples[change.zh])


def _rows(found: Iterable[GlossaryChange]) -> Iterator[tuple[str, ...]]:
    """Give the headings, then a row for each change."""
    from reviewer.session.amending import GlossaryChange  # only here

    yield tuple(field.name for field in fields(GlossaryChange))
    yield from map(astuple, found)


def _as_csv(found: Sequence[GlossaryChange], since: int | None) -> str:  # noqa: ARG001 — one form for all
    from reviewer.glossary.forms.reports import Tally  # only here
    from reviewer.glossary.forms.tables import write_delimited  # only here

    return write_delimited(_rows(found), ",", Tally())


def _as_tsv(found: Sequence[GlossaryChange], since: int | None) -> str:  # noqa: ARG001 — as above
    from reviewer.glossary.forms.reports import Tally  # only here
    from reviewer.glossary.forms.tables import write_delimited  # only here

    return write_delimited(_rows(found), "\t", Tally())


def _as_workbook(found: Sequence[GlossaryChange]) -> bytes:
    """Give the changes as an XLSX file; texts stay texts, never formulas."""
    from reviewer.glossary.forms.reports import Tally  # only here
    from reviewer.glossary.forms.tables import write_workbook  # only here

    with TemporaryDirectory() as folder:
        path = Path(folder, "changes.xlsx")
        write_workbook(_rows(found), path, Tally())
        return path.read_bytes()


def _as_json(found: Sequence[GlossaryChange], since: int | None) -> str:
    changed = [asdict(change) for change in found]
    return json.dumps({"since": since, "changes": changed}, ensure_ascii=False, indent=1) + "\n"


def _as_markdown(found: Sequence[GlossaryChange], since: int | None) -> str:
    head = "the last release" if since is None else f"release {since}"
    lines = [f"# Glossary changes since {head}", ""]
    for (_, zh), of_concept in groupby(found, key=lambda change: (change.concept, change.zh)):
        changes_here = tuple(of_concept)
        lines += [f"## {_plain(zh)}", ""]
        lines += [f"- {_told(change)}" for change in changes_here]
        lines += ["", *_reasons(changes_here)]
    if not found:
        lines += ["Nothing changed.", ""]
    return "\n".join(lines)


def _told(change: GlossaryChange) -> str:
    old, new = _plain(change.old), _plain(change.new)
    what = "" if change.field in {"term", "concept"} else f"{_plain(change.field)}: "
    if old and new:
        return f"{what}~~{old}~~ → **{new}**"
    return f"{what}new: **{new}**" if new else f"{what}removed: ~~{old}~~"


def _reasons(found: Sequence[GlossaryChange]) -> list[str]:
    """Say who wanted it and why, once for changes that came together."""
    said = dict.fromkeys(map(_signed, found))
    return [line for one in said for line in (one, "")]


def _signed(change: GlossaryChange) -> str:
    said = f"Proposed by {_plain(change.author)}"
    if change.approved_by:
        said += f", approved by {_plain(change.approved_by)} on {change.at[:10]}"
    said += f": {_plain(change.reason)}" if change.reason else "."
    said = said if change.author else "Came with a file that was imported."
    return f"{said}\n\n> {_plain(change.evidence)}" if change.evidence else said


def _plain(text: str) -> str:
    """Give text that Markdown shows as it is, on one line."""
    return visible(" ".join(text.split())).translate(_MARKUP)


_FORMS: dict[str, Callable[[Sequence[GlossaryChange], int | None], str]] = {
    "csv": _as_csv,
    "tsv": _as_tsv,
    "json": _as_json,
    "markdown": _as_markdown,
}
