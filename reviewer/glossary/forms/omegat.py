"""OmegaT's glossary: source, target and comment between tabs; `#` begins a comment line.

It offers every target it finds, so a forbidden term must never stand in such a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.glossary.forms.gathering import Gathering
from reviewer.model.term import TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.glossary.concepts import Glossary
    from reviewer.glossary.forms.reports import Tally
    from reviewer.glossary.forms.tables import Cell, Row
    from reviewer.model.term import Concept, Term


def read_omegat(rows: Iterable[Row], tally: Tally) -> tuple[Concept, ...]:
    """Read rows of source, target, comment; the first target of a source is preferred."""
    gathering = Gathering(tally)
    for row in rows:
        if row.cell(0).startswith("#"):
            continue
        where = f"line {row.line}"
        gathering.add(where, (row.cell(0),), row.cell(1), note=row.cell(2))
        if any(row.cells[3:]):
            tally.lose("cells after the comment", where)
    return gathering.concepts()


def omegat_rows(glossary: Glossary, tally: Tally) -> Iterator[Sequence[Cell]]:
    """Give a row for each Chinese term with each accepted English one."""
    for concept in glossary.concepts:
        accepted = concept.with_status(TermStatus.PREFERRED) + concept.with_status(
            TermStatus.ADMITTED
        )
        for term in concept.with_status(TermStatus.FORBIDDEN):
            tally.lose("OmegaT would offer forbidden terms, so they stay out", term.text)
        if not accepted:
            tally.skip("no accepted English term", concept.id)
        for chinese in concept.zh:
            if chinese.startswith("#"):
                tally.skip("a source that begins with # would be a comment", chinese)
                continue
            for term in accepted:
                yield tuple(map(_on_one_line, (chinese, term.text, term.note)))
        _tell_lost(concept, accepted, tally)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _tell_lost(concept: Concept, accepted: tuple[Term, ...], tally: Tally) -> None:
    if concept.sense or concept.cues or concept.body:
        tally.lose("senses, cues and bodies have no place there", concept.id)
    if concept.subject or concept.source or concept.note:
        tally.lose("subjects, sources and notes of concepts have no place there", concept.id)
    if any(term.case != "any" or term.is_abbreviation or term.has_dates for term in accepted):
        tally.lose("case rules, abbreviations and dates have no place there", concept.id)
