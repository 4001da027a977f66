"""`reviewer glossary import`, `export`, `validate`, `convert`: files in every form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.cli.project import author_name, in_folder, open_project
from reviewer.cli.terminal import narrate, out
from reviewer.glossary.forms.reports import Fate, Form
from reviewer.text.han import visible

if TYPE_CHECKING:
    from reviewer.glossary.concepts import Glossary
    from reviewer.glossary.forms.reports import Report
    from reviewer.session.project import Project

_FAULTY = 1

as_form = click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    help="The form to write; what the file's ending says otherwise.",
)


def tell(report: Report, doing: str) -> None:
    """Tell what reading or writing a file did; text from the file can't steer the terminal."""
    first, *others = report.lines()
    narrate(f"{doing}: {visible(first)}")
    for line in others:
        narrate(f"  {visible(line)}")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@in_folder
def import_glossary(file: Path, folder: Path | None) -> None:
    """Put the glossary in FILE in force in the project; its segments are checked again.

    FILE is CSV, TSV, JSON rows, XLSX (also as memoQ, Phrase and MultiTerm write it), an OmegaT or
    Weblate glossary, MultiTerm's XML, or TBX of either version: what stands in it decides.

    \b
    reviewer glossary import terms.csv
    reviewer glossary import export-from-memoq.xlsx
    """
    from reviewer.glossary.forms import read_any  # 40 ms

    glossary, report = read_any(file)
    with open_project(folder) as project:
        project.set_glossary(glossary)
    tell(report, f"In force from {file}")


@click.command("export")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--since", type=click.IntRange(0), help="Only concepts changed since this release.")
@as_form
@in_folder
def export_glossary(
    file: Path | None, *, since: int | None, form: str | None, folder: Path | None
) -> None:
    """Write the project's glossary to FILE, or as CSV to stdout: the whole, or what changed.

    \b
    reviewer glossary export terms.tbx                    TBX v3 Basic (ISO 30042:2019)
    reviewer glossary export --format tbx2 old.tbx        TBX v2 (MARTIF), what most tools read
    reviewer glossary export --format phrase terms.xlsx
    reviewer glossary export --since 4 changed.tbx        whole concepts, as they are now
    reviewer glossary export > terms.csv
    """
    from reviewer.glossary.forms import text_of, write_any  # 40 ms

    with open_project(folder) as project:
        glossary = project.glossary() if since is None else _changed(project, since)
    if file is not None:
        tell(write_any(glossary, file, Form(form) if form else None), f"Wrote {file}")
        return
    text, report = text_of(glossary, Form(form) if form else Form.CSV)
    click.echo(text.encode(), nl=False)
    tell(report, "Wrote to stdout")


def _changed(project: Project, since: int) -> Glossary:
    """Give the concepts that changed since a release, as they are now; tell those that are gone."""
    from reviewer.session.lead import Lead  # 20 ms of SQLite

    lead = Lead(project, author_name())
    ids = {change.concept for change in lead.changes_since(since)}
    working = lead.working_glossary()
    gone = sorted(ids - set(working.by_id))
    if gone:
        narrate(visible(f"No longer in the glossary: {', '.join(gone)}"))
    return working.with_concepts(one for one in working.concepts if one.id in ids)


@click.command()
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path))
@as_form
def convert(source: Path, target: Path, form: str | None) -> None:
    """Read the glossary IN, write it as OUT, and say what did not come over, and why.

    \b
    reviewer glossary convert memoq.xlsx terms.csv
    reviewer glossary convert terms.csv glossary.txt                   OmegaT's three columns
    reviewer glossary convert terms.csv --format multiterm terms.xlsx
    """
    from reviewer.glossary.forms import form_of_name, read_any, write_any  # 40 ms

    # Asked before anything is read, so that a wrong name is told at once.
    chosen = Form(form) if form else form_of_name(target)
    glossary, report = read_any(source)
    tell(report, f"Read {source}")
    tell(write_any(glossary, target, chosen), f"Wrote {target}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True
)
@click.option(
    "--fail-on",
    type=click.Choice(["fault", "conflict"]),
    default="fault",
    show_default=True,
    help="What makes it exit 1.",
)
def validate(file: Path, form: str, fail_on: str) -> int:
    """List everything that is wrong in the glossary FILE: where, which field, what to do.

    A fault keeps a row from being read. A conflict is two entries that contradict each other: two
    preferred terms, one Chinese term in two concepts, a term accepted here and forbidden there.
    Exits 1 where there are faults, 2 where FILE can't be read at all.

    \b
    reviewer glossary validate terms.csv
    reviewer glossary validate terms.xlsx --fail-on conflict
    """
    from reviewer.glossary.conflicts import conflicts_in  # 0.3 s of English lemmas when it compares
    from reviewer.glossary.forms import read_any  # 40 ms

    faults: list[str] = []
    glossary, report = read_any(file, faults)
    faults += [remark.line() for remark in report.remarks if remark.fate is Fate.SKIPPED]
    conflicts = [conflict.message for conflict in conflicts_in(glossary)]
    for kind, messages in (("fault", faults), ("conflict", conflicts)):
        for message in messages:
            row = json.dumps({"kind": kind, "message": message}, ensure_ascii=False)
            out(row if form == "jsonl" else visible(f"{kind}: {message}"))
    tell(report, f"Read {file}")
    narrate(f"{len(faults):,} faults, {len(conflicts):,} conflicts.")
    return _FAULTY if faults or (conflicts and fail_on == "conflict") else 0
