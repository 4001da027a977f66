"""Weblate's glossary as CSV: one row a term, by its headings; `context` tells equal sources apart.

Its CSV has no column for "forbidden", and what it holds is offered: forbidden terms stay out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.glossary.forms.gathering import Gathering
from reviewer.glossary.forms.headings import words_of
from reviewer.model.term import TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.glossary.concepts import Glossary
    from reviewer.glossary.forms.reports import Tally
    from reviewer.glossary.forms.tables import Cell, Row
    from reviewer.model.term import Concept, Term

HEADINGS = (
    "location",
    "source",
    "target",
    "id",
    "fuzzy",
    "context",
    "translator_comments",
    "developer_comments",
)
_ADMITTED = re.compile(r"(?:(?P<sense>.+): )?admitted(?: \d+)?\Z")
_TRUE = frozenset({"1", "true", "yes", "fuzzy"})


def is_weblate(headings: Sequence[str]) -> bool:
    """Say whether these are the headings of a Weblate table."""
    names = {"_".join(words_of(heading)) for heading in headings}
    return {"source", "target"} <= names


def read_weblate(headings: Sequence[str], rows: Iterable[Row], tally: Tally) -> tuple[Concept, ...]:
    """Read rows under Weblate's headings, in any order; a context is the sense."""
    columns = {"_".join(words_of(heading)): number for number, heading in enumerate(headings)}

    def cell(row: Row, name: str) -> str:
        return row.cell(columns[name]) if name in columns else ""

    gathering = Gathering(tally)
    for row in rows:
        where = f"line {row.line}"
        if cell(row, "fuzzy").lower() in _TRUE:
            tally.skip("it is marked as needing editing", where)
            continue
        context = cell(row, "context")
        admitted = _ADMITTED.match(context)
        gathering.add(
            where,
            (cell(row, "source"),),
            cell(row, "target"),
            TermStatus.ADMITTED if admitted else None,
            id=cell(row, "id"),
            sense=(admitted["sense"] or "") if admitted else context,
            note=cell(row, "translator_comments"),
            concept_note=cell(row, "developer_comments"),
        )
    return gathering.concepts()


def weblate_rows(glossary: Glossary, tally: Tally) -> Iterator[Sequence[Cell]]:
    """Give the headings, then a row for each Chinese term with each accepted English one."""
    yield HEADINGS
    for concept in glossary.concepts:
        for term in concept.with_status(TermStatus.FORBIDDEN):
            tally.lose("Weblate would offer forbidden terms, so they stay out", term.text)
        preferred = concept.with_status(TermStatus.PREFERRED)
        accepted = preferred + concept.with_status(TermStatus.ADMITTED)
        if not accepted:
            tally.skip("no accepted English term", concept.id)
        for chinese in concept.zh:
            for number, term in enumerate(accepted):
                context = _context(concept.sense, number, is_preferred=term in preferred)
                yield ("", chinese, term.text, concept.id, "", context, term.note, concept.note)
        _tell_lost(concept, accepted, tally)


def _context(sense: str, number: int, *, is_preferred: bool) -> str:
    """Tell terms of one source apart, as Weblate wants it."""
    if is_preferred and not number:
        return sense
    admitted = f"admitted {number}" if number > 1 else "admitted"
    return f"{sense}: {admitted}" if sense else admitted


def _tell_lost(concept: Concept, accepted: tuple[Term, ...], tally: Tally) -> None:
    if concept.cues or concept.body or concept.subject or concept.source:
        tally.lose("cues, bodies, subjects and sources have no place there", concept.id)
    if any(term.case != "any" or term.is_abbreviation or term.has_dates for term in accepted):
        tally.lose("case rules, abbreviations and dates have no place there", concept.id)
