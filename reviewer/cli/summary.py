"""A project summed up for a person: each page, what was found on it, the worst in context."""

from __future__ import annotations

import shutil
from collections import Counter
from typing import TYPE_CHECKING

import click

from reviewer.cli.excerpts import COLOURS, SIGNS, bracketed
from reviewer.session.review import Review
from reviewer.text.han import visible
from reviewer.text.shown import shown
from reviewer.text.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.model.finding import Finding
    from reviewer.session.project import Project
    from reviewer.session.views import DocumentRow, SegmentView

_WORST = 3
_INDENT = 10
_CONTEXT_CELLS = 16
"""How much stands around a doubtful stretch, on each side, so that both languages fit in a line."""


def print_summary(project: Project, author: str) -> None:
    """Print what stands in the project, page by page, to stdout."""
    findings = 0
    for document in project.documents():
        found = _found(project, document, author)
        findings += len(found)
        _print_document(document, found)
    counts = project.counts()
    pages = len(project.documents())
    total = f"{pages} pages, {counts.total} segments, {findings} findings"
    state = f"{counts.done} decided, {counts.open} open, {counts.flagged} flagged"
    click.echo(f"{click.style(total, bold=True)}; {state}.")


def _found(
    project: Project, document: DocumentRow, author: str
) -> list[tuple[SegmentView, Finding]]:
    """Give the document's findings that nobody waived, the worst first."""
    review = Review.open(project, document.id, author=author)
    segments = (
        review.segment(row.id) for row in review.rows(0, review.size()) if row.finding_count
    )
    found = [
        (segment, view.finding)
        for segment in segments
        for view in segment.findings
        if not view.waived_by
    ]
    return sorted(found, key=lambda pair: pair[1].severity.rank)


def _print_document(document: DocumentRow, found: list[tuple[SegmentView, Finding]]) -> None:
    name = click.style(document.name, bold=True)
    click.echo(f"{name}  {visible(document.title_zh)}  {click.style(document.date, dim=True)}")
    kinds = _kinds(finding for _, finding in found)
    click.echo(f"     {document.total} segments, {kinds}")
    for segment, finding in found[:_WORST]:
        sign = click.style(SIGNS[finding.severity], fg=COLOURS[finding.severity], bold=True)
        message = shown(finding.message, keep_lines=False)
        width = shutil.get_terminal_size((100, 40)).columns - _INDENT
        lines = [message[start:end].rstrip() for start, end in wrap(message, max(40, width))]
        click.echo(f"  {sign} {segment.row.number:>3}  {lines[0]}")
        for line in lines[1:]:
            click.echo(" " * _INDENT + line)
        places = [
            bracketed(text, span, _CONTEXT_CELLS, COLOURS[finding.severity])
            for text, span in ((segment.zh, finding.zh), (segment.en, finding.en))
            if span
        ]
        if places:
            click.echo(f"          {'   '.join(places)}")
    click.echo()


def _kinds(findings: Iterable[Finding]) -> str:
    counts = Counter(finding.check for finding in findings)
    if not counts:
        return "no findings"
    kinds = " · ".join(f"{check} {count}" for check, count in counts.most_common())
    return f"{counts.total()} findings: {kinds}"
