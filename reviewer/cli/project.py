"""`reviewer new`, `add`, `review`, `backup`, `doctor`: a project and what belongs in it."""

from __future__ import annotations

import getpass
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.cli.terminal import is_on_terminal, narrate, out, tell_upgrade
from reviewer.model.errors import ProjectError

if TYPE_CHECKING:
    from reviewer.session.project import Project


def author_name() -> str:
    """Tell who decides: REVIEWER_AUTHOR, else the name that the user logged in with."""
    return os.environ.get("REVIEWER_AUTHOR") or getpass.getuser()


def find_project(folder: Path | None) -> Path:
    """Find the project's file in `folder`, or here or above; ProjectError where there is none."""
    if folder is not None:
        return folder / "review.db" if folder.is_dir() else folder
    here = Path.cwd()
    for place in (here, *here.parents):
        if (place / "review.db").is_file():
            return place / "review.db"
    raise ProjectError(
        "there is no project here: 'reviewer demo' makes a sample, 'reviewer new DIR' an empty one"
    )


def open_project(folder: Path | None) -> Project:
    """Open the project in `folder`, or here or above."""
    from reviewer.session.project import Project  # 20 ms of SQLite

    return Project.open(find_project(folder), told=tell_upgrade)


def open_screen(folder: Path | None, document: str | None) -> None:
    """Open the review screen on a project."""
    path = find_project(folder)
    # `reviewer serve` is the terminal of its screens and says so by Textual's own variable.
    if not is_on_terminal() and "TEXTUAL_DRIVER" not in os.environ:
        raise ProjectError("the screen needs a terminal: run 'reviewer review' in one")
    from reviewer.tui.app import run  # 300 ms of textual

    run(path, document=document, author=author_name(), told=tell_upgrade)


_PAGES = frozenset({".html", ".htm", ".shtml", ".txt"})

in_folder = click.option(
    "--project",
    "folder",
    type=click.Path(path_type=Path),
    help="The project's folder; the one here or above otherwise.",
)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--glossary",
    "glossary_path",
    type=click.Path(path_type=Path),
    help="CSV, JSON, XLSX or TBX; the shipped CNIPA glossary otherwise.",
)
def new(folder: Path, glossary_path: Path | None) -> None:
    """Make an empty project in FOLDER.

    \b
    reviewer new work
    reviewer new work --glossary terms.csv
    """
    from reviewer.cli.glossaries import read_or_shipped  # only where it is used
    from reviewer.session.project import Project  # 20 ms of SQLite

    glossary = read_or_shipped(glossary_path)
    with Project.create(folder) as project:
        project.set_glossary(glossary)
    narrate(
        f"Made {folder}/review.db with {len(glossary.concepts):,} concepts of '{glossary.name}'."
    )


@click.command()
@click.argument("zh", type=click.Path(path_type=Path))
@click.argument("en", type=click.Path(path_type=Path), required=False)
@click.option("--name", help="What the document is called; the English file's name otherwise.")
@click.option("--lines", is_flag=True, help="Each line is one sentence; nothing is segmented.")
@in_folder
def add(zh: Path, en: Path | None, *, name: str | None, lines: bool, folder: Path | None) -> None:
    """Add a Chinese page ZH and its English page EN (HTML, text or Word): aligned and checked.

    One file alone is a bitext file (TMX, XLIFF, SDLXLIFF, PO, a bilingual table): each of its units
    becomes a segment. `reviewer export --into` gives it back.

    A page that is added again keeps the decisions on what did not change.

    \b
    reviewer add page.zh.html page.en.html
    reviewer add --name art_92_2405 zh.txt en.txt
    reviewer add sent.sdlxliff
    """
    if en is None and zh.suffix.lower() in _PAGES:
        raise click.UsageError("a page goes with its page in the other language: name both")
    if en is None:
        _add_bitext(zh, name or "", folder)
        return
    from reviewer.align.lexicon import shared_lexicon  # what aligns needs it
    from reviewer.ingest.page import read_lines, read_page  # 40 ms of lxml
    from reviewer.model.document import Document  # with it
    from reviewer.model.span import Side  # with it

    read = read_lines if lines else read_page
    zh_page, en_page = read(zh, Side.ZH), read(en, Side.EN)
    document = Document(name or _stem(en), zh_page, en_page)
    shared_lexicon(narrate)
    with open_project(folder) as project:
        report = project.add(document)
    for line in report.lines():
        narrate(line)


def _add_bitext(path: Path, name: str, folder: Path | None) -> None:
    from reviewer.session.bitext import bitext_documents, take_over_marks  # 40 ms of lxml
    from reviewer.session.project import Project  # with it

    documents, skipped = bitext_documents(path, name)
    for bitext in documents:
        place = find_project(folder)
        with Project.open(place, aligner=bitext.aligner, told=tell_upgrade) as project:
            report = project.add(bitext.document)
            taken, left = take_over_marks(project, bitext, author_name())
        for line in report.lines():
            narrate(line)
        if taken or left:
            narrate(f"{taken:,} marked errors taken over, {left:,} left: there before, or gone.")
    if skipped:
        narrate(f"{len(skipped):,} units passed over: the first because {skipped[0]}")


def _stem(path: Path) -> str:
    """Name a page by its file without `.en.html` and the like."""
    return path.name.split(".")[0]


@click.command()
@click.argument("document", required=False)
@in_folder
def review(document: str | None, folder: Path | None) -> None:
    """Open the review screen, on DOCUMENT where one is named.

    It opens where you left off. Each decision is kept at once; there is nothing to save.
    """
    open_screen(folder, document)


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@in_folder
def backup(target: Path, folder: Path | None) -> None:
    """Copy the project to the file TARGET, also while people work in it."""
    with open_project(folder) as project:
        project.backup(target)
    narrate(f"Copied to {target}.")


@click.command()
@click.option("--rebuild", is_flag=True, help="Make the current state anew from the log.")
@in_folder
def doctor(*, rebuild: bool, folder: Path | None) -> int:
    """Test that the file is whole and that the current state equals the log of decisions.

    Exits 1 where something is wrong.
    """
    with open_project(folder) as project:
        report = project.doctor(rebuild=rebuild)
    for line in report.lines():
        out(line)
    return 0 if report.is_well else 1
