"""`reviewer convert`: a bitext file in another form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.cli.terminal import narrate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.ingest.formats import Skipped, Unit

_MOST_SHOWN = 10


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
def convert(source: Path, target: Path) -> None:
    """Write the bitext file SOURCE in the form that TARGET's name asks for.

    Reads TMX, XLIFF 1.2 and 2, PO, TSV, CSV and JSON Lines; writes TMX, XLIFF 2, PO, TSV and HTML.
    What could not be read is told, with the reason.

    \b
    reviewer convert memory.tmx memory.tsv
    reviewer convert pairs.tsv pairs.xlf
    """
    from reviewer.ingest.formats import read_units, write_units  # 40 ms of lxml

    report = _Report()
    write_units(target, report.watch(read_units(source)))
    narrate(f"Read {report.units:,} units of {source}, wrote {target}.")
    for reason in report.reasons[:_MOST_SHOWN]:
        narrate(f"  passed over: {reason}")
    if report.skipped > _MOST_SHOWN:
        narrate(f"  … and {report.skipped - _MOST_SHOWN:,} more")


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
