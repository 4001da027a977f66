"""`reviewer gold`: alignments that people stand for, for the aligner to learn from."""

from __future__ import annotations

from pathlib import Path

import click

from reviewer.cli.project import in_folder, open_project
from reviewer.cli.terminal import narrate


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.option(
    "--accepted",
    "from_accepted",
    is_flag=True,
    help="Segments too whose English was accepted or edited, though nobody spoke of the alignment.",
)
@in_folder
def gold(target: Path, *, from_accepted: bool, folder: Path | None) -> None:
    """Write the alignments that people confirmed, merged, split or moved to the folder TARGET.

    What nobody touched is left out. The aligner learns its weights from such folders, and from as many
    as there are:

    \b
    reviewer gold gold/mine
    python -m reviewer.align.learn gold/mine gold/others --output weights.json
    """
    from reviewer.align.folders import write_folder  # 100 ms of numpy
    from reviewer.session.gold import FEWEST, gold_of  # with it

    with open_project(folder) as project:
        found = gold_of(project, from_accepted=from_accepted)
    if found.documents:
        write_folder(target, found.documents)
        narrate(f"Wrote {found.beads:,} beads in {len(found.documents):,} documents to {target}.")
    else:
        narrate("Nothing to write: confirm beads first (a, then Enter), or say --accepted.")
    if found.left_out:
        narrate(f"{found.left_out:,} beads stand alone: fewer than {FEWEST} in a row are left out.")
