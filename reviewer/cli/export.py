"""`reviewer export`: a document's segments as they stand now, in a file for others."""

from __future__ import annotations

from pathlib import Path

import click

from reviewer.cli.project import in_folder, open_project
from reviewer.cli.terminal import narrate, write_whole

_FORMS = ("tsv", "tmx", "xliff", "xliff12", "po", "html")
"""The keys of `ingest.formats.WRITERS`, told here so that `--help` loads nothing."""


@click.command()
@click.argument("document")
@click.option("--format", "form", type=click.Choice(_FORMS), default="tsv", show_default=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file to write; stdout otherwise.",
)
@in_folder
def export(document: str, *, form: str, output: Path | None, folder: Path | None) -> None:
    """Write DOCUMENT as it stands now: each segment's Chinese and reviewed English.

    \b
    reviewer export s01 > s01.tsv
    reviewer export s01 --format tmx -o s01.tmx
    """
    from reviewer.session.exporting import export_text  # 40 ms of lxml

    with open_project(folder) as project:
        data = export_text(project, document, form)
    if output is None:
        click.echo(data.encode("utf-8"), nl=False)
    else:
        write_whole(output, data)
        narrate(f"Wrote {output}.")
