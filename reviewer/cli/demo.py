"""`reviewer demo`: the whole journey on the sample pages."""

from __future__ import annotations

from pathlib import Path

import click

from reviewer.cli.terminal import is_on_terminal, narrate

_FOLDER = Path("reviewer-demo")


@click.command()
@click.option("--no-tui", is_flag=True, help="Stop after the summary.")
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path),
    default=_FOLDER,
    show_default=True,
    help="Where the project is made; one that is there is kept, with its decisions.",
)
def demo(*, no_tui: bool, folder: Path) -> None:
    """Make a project from eight sample pages with known faults, sum it up, and open it.

    The pages are CNIPA-style articles with their English, into which 31 errors were put. The
    project stays, so what you decide in it is there the next time.
    """
    from reviewer.cli.project import author_name, open_screen  # used only here
    from reviewer.cli.summary import print_summary  # 50 ms of rich
    from reviewer.session.samples import open_samples  # aligner and checks

    with open_samples(folder, notify=narrate) as project:
        print_summary(project, author_name())
    narrate(f"The project is {folder}/review.db: 'reviewer review --project {folder}' opens it.")
    if not no_tui and is_on_terminal():
        open_screen(folder, None)
