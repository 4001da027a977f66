"""`reviewer log`: what people decided, to take elsewhere and to bring together."""

from __future__ import annotations

from pathlib import Path

import click

from reviewer.cli.project import in_folder, open_project
from reviewer.cli.terminal import narrate, out


@click.group()
def log() -> None:
    """Export or merge what people decided.

    \b
    reviewer log export > wang.jsonl          everything that was said, one JSON object a line
    reviewer log merge wang.jsonl             join it into the project here
    """


@log.command("export")
@in_folder
def export_log(folder: Path | None) -> None:
    """Write every event of the project to stdout, one canonical JSON object a line."""
    with open_project(folder) as project:
        for line in project.log():
            out(line)


@log.command("merge")
@click.argument("other", type=click.Path(path_type=Path))
@in_folder
def merge_log(other: Path, folder: Path | None) -> None:
    """Join OTHER, a log or another project's file, into the project here.

    Merging twice, or in any order, gives the same. Where two reviewers disagree on a segment, both
    decisions stand and the segment shows a conflict.
    """
    with open_project(folder) as project:
        report = project.merge(other)
    for line in report.lines():
        narrate(line)
