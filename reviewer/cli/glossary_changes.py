"""`reviewer glossary changes`: what changed since a release, for people, tables and programs."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from itertools import groupby
from pathlib import Path
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

_MARKUP = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>|#"})


@click.command()
@click.option("--since", type=click.IntRange(0), help="Number of a release; the last otherwise.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "markdown", "json"]),
    default="csv",
    show_default=True,
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file to write; stdout otherwise."
)
@in_folder
def changes(*, since: int | None, form: str, output: Path | None, folder: Path | None) -> None:
    """Tell how the glossary, with all that is approved, differs from an earlier release.

    Each change with its old and new value, who proposed and approved it, when, why, and a segment:
    the one that the proposal came from, else one of the project that has the Chinese.

    \b
    reviewer glossary changes                                  what the next release will bring
    reviewer glossary changes --since 4 > changes.csv          for other tools
    reviewer glossary changes --since 4 --format markdown -o CHANGES.md
    """
    from reviewer.session.lead import Lead  # 20 ms of SQLite

    with open_project(folder) as project:
        found = Lead(project, author_name()).changes_since(since)
        found = tuple(_with_examples(project, found))
    text = _FORMS[form](found, since)
    if output is None:
        click.echo(text.encode(), nl=False)
    else:
        write_whole(output, text)
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


def _as_csv(found: Sequence[GlossaryChange], since: int | None) -> str:  # noqa: ARG001 — one form for all
    from reviewer.glossary.files import table_as_csv  # only here
    from reviewer.session.amending import GlossaryChange  # only here

    columns = [field.name for field in fields(GlossaryChange)]
    return table_as_csv(columns, (asdict(change) for change in found))


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
    what = "" if change.field in {"term", "concept"} else f"{change.field}: "
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
    "json": _as_json,
    "markdown": _as_markdown,
}
