"""Findings for people: the Chinese and the English with the doubtful stretches underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.cells import cell_len

from reviewer.cli.excerpts import COLOURS, SIGNS, cut
from reviewer.text.han import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.model.finding import Finding
    from reviewer.model.segment import Segment
    from reviewer.model.span import Span
    from reviewer.session.bulk import Checked

_CONTEXT_CELLS = 34
"""How much is shown on each side of a doubtful stretch."""


def write_findings(checked: Iterable[Checked]) -> None:
    """Write each segment that has findings, and under it what was found."""
    for one in checked:
        if one.findings:
            click.secho(visible(one.segment.id) or f"line {one.line}", bold=True)
            for finding in one.findings:
                for line in _finding_lines(one.segment, finding):
                    click.echo(line)
            click.echo()


def _finding_lines(segment: Segment, finding: Finding) -> Iterator[str]:
    """Yield what a finding says, and where on each side that it points at."""
    colour = COLOURS[finding.severity]
    sign = click.style(SIGNS[finding.severity], fg=colour, bold=True)
    name = click.style(f"{finding.check}, {finding.severity}", dim=True)
    yield f" {sign}  {visible(finding.message)}  {name}"
    for side, text, span in (("zh", segment.zh, finding.zh), ("en", segment.en, finding.en)):
        if span is not None:
            yield from _underlined(side, text, span, colour)
    if finding.elsewhere:
        place = f"{finding.elsewhere.document} {finding.elsewhere.segment}"
        words = f"{finding.elsewhere.zh} “{finding.elsewhere.en}”"
        yield f"     {click.style('see', dim=True)} {visible(place)}: {visible(words)}"
    if finding.suggestion:
        yield f"     {click.style('put', dim=True)} {visible(finding.suggestion)}"


def _underlined(side: str, text: str, span: Span, colour: str) -> Iterator[str]:
    before, inside, after = cut(text, span, _CONTEXT_CELLS)
    label = click.style(side, dim=True)
    yield f"     {label}  {before}{click.style(inside, fg=colour, bold=True)}{after}"
    marks = click.style("^" * max(1, cell_len(inside)), fg=colour)
    yield f"         {' ' * cell_len(before)}{marks}"
