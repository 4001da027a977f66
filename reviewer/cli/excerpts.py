"""Doubtful stretches shown in their surroundings, measured in terminal cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.cells import cell_len

from reviewer.model.finding import Severity
from reviewer.text.han import visible

if TYPE_CHECKING:
    from reviewer.model.span import Span

COLOURS = {
    Severity.CRITICAL: "red",
    Severity.MAJOR: "red",
    Severity.MINOR: "yellow",
    Severity.INFO: "cyan",
}
SIGNS = {Severity.CRITICAL: "!!", Severity.MAJOR: " !", Severity.MINOR: " .", Severity.INFO: " i"}


def cut(text: str, span: Span, cells: int) -> tuple[str, str, str]:
    """Cut what stands before, in and after a span, with at most `cells` on each side of it.

    All three are made safe to print; a cut is shown by an ellipsis.
    """
    before = visible(text[: span.start])
    after = visible(text[span.end :])
    short_before = _last(before, cells)
    short_after = _first(after, cells)
    lead = "…" if len(short_before) < len(before) else ""
    tail = "…" if len(short_after) < len(after) else ""
    return lead + short_before, visible(span.of(text)), short_after + tail


def bracketed(text: str, span: Span, cells: int, colour: str) -> str:
    """Show a stretch in brackets and in colour, so that it is seen without colour too."""
    before, inside, after = cut(text, span, cells)
    return f"{before}{click.style(f'[{inside}]', fg=colour, bold=True)}{after}"


def _last(text: str, cells: int) -> str:
    while cell_len(text) > cells:
        text = text[max(1, (cell_len(text) - cells) // 2) :]
    return text


def _first(text: str, cells: int) -> str:
    while cell_len(text) > cells:
        text = text[: len(text) - max(1, (cell_len(text) - cells) // 2)]
    return text
