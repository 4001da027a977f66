"""Beads for people: Chinese beside English, each bead coloured by how sure it is."""

from __future__ import annotations

import shutil
from itertools import zip_longest
from typing import TYPE_CHECKING

import click

from reviewer.model.bead import TieKind
from reviewer.model.document import joined
from reviewer.model.span import Side
from reviewer.text.shown import shown
from reviewer.text.wrap import fit, width_cells, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.model.bead import Alignment, Bead
    from reviewer.model.document import Page

_SURE = 0.95
_DOUBTFUL = 0.7
_NOTHING = "(nothing)"
_LEFT_CELLS = 12
"""Number, shape and confidence of the bead."""
_GAP = "  "
_KINDS = {
    TieKind.FIGURE: "figures",
    TieKind.NAME: "names",
    TieKind.TERM: "terms",
    TieKind.WORD: "words",
}
_KIND_CELLS = 9


def show_beads(alignment: Alignment, zh: Page, en: Page, *, explain: bool) -> None:
    """Print each bead: what it is, the Chinese, the English; with `explain` what ties it."""
    total_cells = max(60, min(shutil.get_terminal_size((120, 40)).columns, 200))
    zh_cells = (total_cells - _LEFT_CELLS - 2 * len(_GAP)) * 2 // 5
    en_cells = total_cells - _LEFT_CELLS - 2 * len(_GAP) - zh_cells
    moved = alignment.partners_of_moved
    for number, bead in enumerate(alignment.beads):
        texts = _texts(bead, zh, en)
        for line in _lines(number + 1, bead, texts, (zh_cells, en_cells)):
            click.echo(line)
        notes = list(_ties(bead)) if explain else []
        if number in moved:
            notes.append(("moved?", [f"says the same as bead {moved[number] + 1}"]))
        for line in _noted(notes, total_cells):
            click.secho(line, dim=True)
    click.echo(_verdict(alignment))


def _ties(bead: Bead) -> Iterator[tuple[str, list[str]]]:
    """Tell by kind what ties a bead, the most telling kinds first."""
    for kind, name in _KINDS.items():
        ties = [f"{shown(tie.zh)} = {shown(tie.en)}" for tie in bead.ties if tie.kind is kind]
        if ties:
            yield name, ties
    if bead.zh and bead.en and not bead.ties:
        yield "no words", ["its length and place alone speak for it"]


def _noted(notes: list[tuple[str, list[str]]], total_cells: int) -> Iterator[str]:
    """Yield the lines of notes under a bead, each with its heading; what stands in one is not torn."""
    margin = " " * (_LEFT_CELLS + len(_GAP))
    for name, notes_of in notes:
        line = f"{margin}{name:<{_KIND_CELLS}}"
        begun = False
        for note in notes_of:
            if begun and width_cells(line) + 2 + width_cells(note) > total_cells:
                yield f"{line},"
                line, begun = f"{margin}{'':<{_KIND_CELLS}}", False
            line, begun = f"{line}, {note}" if begun else line + note, True
        yield line


def _texts(bead: Bead, zh: Page, en: Page) -> tuple[str, str]:
    return (
        shown(joined(Side.ZH, tuple(zh.texts[i] for i in bead.zh)), keep_lines=False) or _NOTHING,
        shown(joined(Side.EN, tuple(en.texts[j] for j in bead.en)), keep_lines=False) or _NOTHING,
    )


def _lines(
    number: int, bead: Bead, texts: tuple[str, str], cells: tuple[int, int]
) -> Iterator[str]:
    """Yield the lines of one bead."""
    sign = " " if bead.confidence >= _SURE else "." if bead.confidence >= _DOUBTFUL else "!"
    colour = {" ": None, ".": "yellow", "!": "red"}[sign]
    left = f"{number:>3}{sign}{bead.shape} {bead.confidence:.2f}"
    columns = [
        [text[start:end].rstrip() for start, end in wrap(text, width)]
        for text, width in zip(texts, cells, strict=True)
    ]
    for row, (zh, en) in enumerate(zip_longest(*columns, fillvalue="")):
        head = fit(left if row == 0 else "", _LEFT_CELLS)
        if colour:
            head = click.style(head, fg=colour, bold=sign == "!" or None)
        yield f"{head}{_GAP}{fit(zh, cells[0])}{_GAP}{en}".rstrip()


def _verdict(alignment: Alignment) -> str:
    beads = [bead for bead in alignment.beads if bead.zh or bead.en]
    doubtful = sum(bead.confidence < _DOUBTFUL for bead in beads)
    one_sided = sum(not (bead.zh and bead.en) for bead in beads)
    said = f"{len(beads)} beads, {doubtful} doubtful (!), {one_sided} with one side only."
    return click.style(said, dim=True)
