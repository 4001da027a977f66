"""`reviewer check`: pairs of sentences in, findings out."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.cli.glossaries import read_or_shipped
from reviewer.cli.terminal import narrate
from reviewer.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reviewer.session.bulk import Checked

_FOUND_OVER_GATE = 1
_LONG = 2_000
"""Pairs from which a bar is shown."""


@click.command()
@click.argument("pairs", type=click.Path(path_type=Path))
@click.option(
    "--glossary",
    "glossary_path",
    type=click.Path(path_type=Path),
    help="Terms to check against (CSV, JSON, XLSX, TBX); the shipped CNIPA glossary otherwise.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl", "sarif"]),
    default="text",
    show_default=True,
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    help="Exit 1 where a finding is at least as severe.",
)
@click.option(
    "--jobs", type=click.IntRange(1), help="Processes; as many as there are cores by default."
)
def check(
    pairs: Path, *, glossary_path: Path | None, form: str, fail_on: str | None, jobs: int | None
) -> int:
    """Check the English of PAIRS against its Chinese, a glossary, and common sense.

    PAIRS is TSV (Chinese, English) or JSON Lines {id, zh, en, doc?, date?, glossary?}; pairs that
    follow each other with the same doc are checked together as one document.

    \b
    reviewer check pairs.tsv
    reviewer check pairs.jsonl --glossary terms.csv --format sarif --fail-on major
    """
    from reviewer.session.bulk import check_stream  # 60 ms

    tally = _Tally()
    stream = check_stream(pairs, read_or_shipped(glossary_path), jobs=jobs)
    with _progress(pairs) as shown:
        _WRITERS[form](tally.watch(stream, shown), pairs)
    if form == "text":
        narrate(tally.line())
    return _FOUND_OVER_GATE if fail_on and tally.has_at_least(Severity(fail_on)) else 0


class _Tally:
    """Counts of what went by."""

    def __init__(self) -> None:
        self.segments = 0
        self.flagged = 0
        self.findings: dict[Severity, int] = dict.fromkeys(Severity, 0)

    def watch(self, checked: Iterable[Checked], show: Callable[[int], None]) -> Iterator[Checked]:
        """Pass everything on, counted and shown."""
        for one in checked:
            self.segments += 1
            show(1)
            self.flagged += bool(one.findings)
            for finding in one.findings:
                self.findings[finding.severity] += 1
            yield one

    def has_at_least(self, severity: Severity) -> bool:
        """Say whether a finding was at least as severe."""
        return any(n for found, n in self.findings.items() if found.rank <= severity.rank)

    def line(self) -> str:
        """Sum it up in one line."""
        kinds = ", ".join(f"{n:,} {severity}" for severity, n in self.findings.items() if n)
        share = f"{self.flagged:,} of {self.segments:,} segments have findings"
        return f"{share}: {kinds}." if kinds else f"No findings in {self.segments:,} segments."


@contextmanager
def _progress(pairs: Path) -> Iterator[Callable[[int], None]]:
    """Show a bar on stderr where a person watches, the findings go elsewhere, and it takes long."""
    is_watched = sys.stderr.isatty() and not sys.stdout.isatty()
    lines = _count_lines(pairs) if is_watched else 0
    if lines < _LONG:
        yield lambda _: None
        return
    with click.progressbar(length=lines, label="checking", file=sys.stderr) as bar:
        yield bar.update


def _count_lines(path: Path) -> int:
    try:
        with path.open("rb") as file:
            return sum(1 for _ in file)
    except OSError:
        return 0  # the reader of the pairs says what is wrong


def _write_text(checked: Iterable[Checked], pairs: Path) -> None:  # noqa: ARG001 — one form for all
    from reviewer.cli.findings_text import write_findings  # 70 ms of rich

    write_findings(checked)


def _write_jsonl(checked: Iterable[Checked], pairs: Path) -> None:  # noqa: ARG001 — one form for all
    from reviewer.cli.findings_json import write_jsonl  # only here

    write_jsonl(checked)


def _write_sarif(checked: Iterable[Checked], pairs: Path) -> None:
    from reviewer.cli.sarif import write_sarif  # only here

    write_sarif(checked, pairs)


_WRITERS = {"text": _write_text, "jsonl": _write_jsonl, "sarif": _write_sarif}
