"""`reviewer export`: a document's segments as they stand now, in a file for others."""

from __future__ import annotations

from pathlib import Path

import click

from reviewer.cli.convert import tell_returned
from reviewer.cli.project import in_folder, open_project
from reviewer.cli.terminal import narrate

_TEXT_FORMS = ("tsv", "csv", "jsonl", "tmx", "xliff", "xliff12", "po", "html")
"""The keys of `ingest.formats.WRITERS`, told here so that `--help` loads nothing."""
_FILE_FORMS = ("docx", "xlsx")
"""Those of `OFFICE_WRITERS`: they are files, never a stream."""


@click.command()
@click.argument("document")
@click.option(
    "--format",
    "form",
    type=click.Choice((*_TEXT_FORMS, *_FILE_FORMS)),
    help="That of the file's name otherwise; tsv on stdout.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file to write; stdout otherwise.",
)
@click.option(
    "--into",
    "original",
    metavar="ORIGINAL",
    type=click.Path(path_type=Path),
    help="The bitext file that DOCUMENT was added from: it is written with the new English in place.",
)
@in_folder
def export(
    document: str,
    *,
    form: str | None,
    output: Path | None,
    original: Path | None,
    folder: Path | None,
) -> None:
    """Write DOCUMENT as it stands now: each segment's Chinese and reviewed English, and marked errors.

    Marks stand in XLIFF's text as ITS 2.0 quality issues, in TMX and PO as properties and comments, in
    TSV and JSON Lines as JSON; Word, Excel and HTML tell them to people only.

    \b
    reviewer export s01 > s01.tsv
    reviewer export s01 -o s01.tmx
    reviewer export s01 --format xliff12 -o s01.xlf
    reviewer export sent --into sent.sdlxliff -o back.sdlxliff
    """
    if original is not None:
        _give_back(document, original, output, folder)
        return
    if output is None and form in _FILE_FORMS:
        raise click.UsageError(f"{form} is written to a file: name one with --output")
    from reviewer.session.exporting import export_file, export_text  # 40 ms of lxml

    with open_project(folder) as project:
        if output is None:
            click.echo(export_text(project, document, form or "tsv").encode("utf-8"), nl=False)
        else:
            export_file(project, document, output, form)
            narrate(f"Wrote {output}.")


def _give_back(document: str, original: Path, output: Path | None, folder: Path | None) -> None:
    from reviewer.session.exporting import export_into  # 40 ms of lxml

    if output is None:
        raise click.UsageError("name the file to write with --output")
    with open_project(folder) as project:
        tell_returned(export_into(project, document, original), original, output)
