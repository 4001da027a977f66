"""`reviewer check`: pairs of sentences in, or a whole project; findings out."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.cli.glossaries import read_or_shipped
from reviewer.cli.project import find_project, in_folder, open_project
from reviewer.cli.terminal import narrate
from reviewer.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reviewer.session.bulk import Checked

_FOUND_OVER_GATE = 1
_LONG = 2_000
"""Pairs from which a bar is shown."""


@click.command()
@click.argument("pairs", type=click.Path(path_type=Path), required=False)
@click.option(
    "--across",
    is_flag=True,
    help="Instead of PAIRS: compare all documents of the project with each other.",
)
@in_folder
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
    pairs: Path | None,
    *,
    across: bool,
    folder: Path | None,
    glossary_path: Path | None,
    form: str,
    fail_on: str | None,
    jobs: int | None,
) -> int:
    """Check the English of PAIRS against its Chinese, a glossary, and common sense.

    PAIRS is TSV (Chinese, English) or JSON Lines {id, zh, en, doc?, date?, glossary?}; pairs that
    follow each other with the same doc are checked together as one document.

    \b
    reviewer check pairs.tsv
    reviewer check pairs.jsonl --glossary terms.csv --format sarif --fail-on major

    --across tells what no single document shows: a term or a person under two names, the same
    Chinese with different English, an acronym that no document spells out; with both places. What
    a lead set aside on the screen (proposals, then a) is left out and counted.

    \b
    reviewer check --across
    reviewer check --across --format jsonl --fail-on minor
    """
    if (pairs is None) != across:
        raise click.UsageError("give PAIRS, or --across in a project for all its documents")
    if folder and not across:
        raise click.UsageError("--project goes with --across: pairs are checked by themselves")
    if across and glossary_path:
        raise click.UsageError("--across goes by the project's glossary: 'glossary import' sets it")
    tally = _Tally()
    if pairs is None:
        _check_project(folder, form, tally)
    else:
        from reviewer.session.bulk import check_stream  # 60 ms

        stream = check_stream(pairs, read_or_shipped(glossary_path), jobs=jobs)
        with _progress(lambda: _count_lines(pairs)) as shown:
            _WRITERS[form](tally.watch(_each(stream, tally.counting(shown))), pairs)
    if form == "text":
        narrate(tally.line())
    return _FOUND_OVER_GATE if fail_on and tally.has_at_least(Severity(fail_on)) else 0


class _Tally:
    """Counts of what went by."""

    def __init__(self) -> None:
        self.segments = 0
        self.flagged = 0
        self.set_aside = 0
        self.findings: dict[Severity, int] = dict.fromkeys(Severity, 0)

    def counting(self, shown: Callable[[int], None]) -> Callable[[int], None]:
        """Count the segments that are read as they are shown."""

        def count(number: int) -> None:
            self.segments += number
            shown(number)

        return count

    def leave_out(self, number: int) -> None:
        """Count findings that somebody set aside."""
        self.set_aside += number

    def watch(self, checked: Iterable[Checked]) -> Iterator[Checked]:
        """Pass everything on, its findings counted."""
        for one in checked:
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
        aside = f" {self.set_aside:,} set aside." if self.set_aside else ""
        share = f"{self.flagged:,} of {self.segments:,} segments have findings"
        told = f"{share}: {kinds}." if kinds else f"No findings in {self.segments:,} segments."
        return told + aside


def _each(checked: Iterable[Checked], count: Callable[[int], None]) -> Iterator[Checked]:
    for one in checked:
        count(1)
        yield one


def _check_project(folder: Path | None, form: str, tally: _Tally) -> None:
    """Compare the documents of a project with each other."""
    from reviewer.session.across import check_across  # 60 ms

    path = find_project(folder)
    with open_project(folder) as project:
        with _progress(lambda: project.counts().total) as shown:
            found = check_across(project, tally.counting(shown), tally.leave_out)
        _WRITERS[form](tally.watch(found), path)


@contextmanager
def _progress(measure: Callable[[], int]) -> Iterator[Callable[[int], None]]:
    """Show a bar on stderr where a person watches, the findings go elsewhere, and it takes long.

    `measure` tells how many segments there are; it is asked only where a bar may be shown.
    """
    is_watched = sys.stderr.isatty() and not sys.stdout.isatty()
    length = measure() if is_watched else 0
    if length < _LONG:
        yield lambda _: None
        return
    with click.progressbar(length=length, label="checking", file=sys.stderr) as bar:
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
