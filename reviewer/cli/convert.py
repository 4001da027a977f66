"""`reviewer convert`: a bitext file in another form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.cli.terminal import narrate, write_whole
from reviewer.text.han import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.ingest.formats import Returned, Skipped, Unit

_MOST_SHOWN = 10


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option(
    "--into",
    "original",
    metavar="ORIGINAL",
    type=click.Path(path_type=Path),
    help="Give this file back as TARGET with SOURCE's English; every other byte of it stays.",
)
def convert(source: Path, target: Path, original: Path | None) -> None:
    """Write the bitext file SOURCE in the form that TARGET's name asks for.

    Reads TMX, XLIFF 1.2 and 2, SDLXLIFF, PO, bilingual DOCX and XLSX, TSV, CSV and JSON Lines; writes
    TMX, XLIFF 2, PO, DOCX, XLSX, TSV, CSV, JSON Lines and HTML. What could not be read is told, with the reason.

    With --into, what was reviewed in another form goes back into the file that it came from: only
    the English that differs is written, in place, with the inline codes of the file.

    \b
    reviewer convert memory.tmx memory.tsv
    reviewer convert pairs.tsv pairs.xlf
    reviewer convert reviewed.xlsx back.sdlxliff --into sent.sdlxliff
    """
    from reviewer.ingest.formats import read_units, write_units  # 40 ms of lxml

    report = _Report()
    units = report.watch(read_units(source))
    if original is None:
        write_units(target, units)
        narrate(f"Read {report.units:,} units of {source}, wrote {target}.")
    else:
        from reviewer.ingest.formats import given_back  # it is loaded by now

        tell_returned(given_back(original, units), original, target)
    _tell("passed over", report.skipped, report.reasons)


def tell_returned(back: Returned, original: Path, target: Path) -> None:
    """Write a file that is given back, and tell what is different in it."""
    write_whole(target, back.data)
    narrate(f"Wrote {target}: {original} with {len(back.changed):,} English texts changed.")
    _tell("look at its inline codes, put in place again", len(back.placed), back.placed)
    _tell(f"not in {original}", len(back.unknown), back.unknown)


def _tell(what: str, count: int, examples: Sequence[str]) -> None:
    for example in examples[:_MOST_SHOWN]:
        narrate(visible(f"  {what}: {example}"))
    if count > _MOST_SHOWN:
        narrate(f"  … and {count - _MOST_SHOWN:,} more")


class _Report:
    """What was read and what was passed over."""

    def __init__(self) -> None:
        self.units = 0
        self.skipped = 0
        self.reasons: list[str] = []

    def watch(self, read: Iterable[Unit | Skipped]) -> Iterator[Unit]:
        """Pass the units on, counted."""
        from reviewer.ingest.formats import Unit  # it is loaded by now

        for one in read:
            if isinstance(one, Unit):
                self.units += 1
                yield one
                continue
            self.skipped += 1
            if self.skipped <= _MOST_SHOWN:
                self.reasons.append(one.reason)
