"""Our own columns in any table, and as JSON rows: the form that loses nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reviewer.glossary.forms.headings import words_of
from reviewer.glossary.rows import COLUMNS, OTHER_NAMES, concepts_of, to_rows
from reviewer.model.errors import GlossaryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from reviewer.glossary.concepts import Glossary
    from reviewer.glossary.forms.reports import Tally
    from reviewer.glossary.forms.tables import Cell, Row
    from reviewer.model.term import Concept


NamedRow = tuple[str, dict[str, str]]
"""Words that tell where a row stands, and its cells under our names."""


def names_of(headings: Sequence[str]) -> tuple[str, ...]:
    """Give the headings in our own words."""
    names = ("_".join(words_of(heading)) for heading in headings)
    return tuple(OTHER_NAMES.get(name, name) for name in names)


def is_own(headings: Sequence[str]) -> bool:
    """Say whether these are our own headings, or words for them that are known."""
    return {"zh", "en"} <= set(names_of(headings))


def read_own(
    headings: Sequence[str],
    rows: Iterable[Row],
    path: Path,
    tally: Tally,
    faults: list[str] | None = None,
) -> tuple[Concept, ...]:
    """Read rows under our own headings; GlossaryError, with line and field, at the first fault.

    Where `faults` is given, each faulty row is told there and stays behind.
    """
    names = names_of(headings)
    for name, heading in zip(names, headings, strict=True):
        if name and name not in COLUMNS:
            tally.lose(f"the column '{heading[:40]}' has no place in this glossary", "")
    told = ((f"line {row.line}", dict(zip(names, row.cells, strict=False))) for row in rows)
    try:
        return concepts_of(told if faults is None else sound_rows(told, faults))
    except GlossaryError as error:
        raise GlossaryError(f"{path.name}: {error}") from None


def sound_rows(rows: Iterable[NamedRow], faults: list[str]) -> tuple[NamedRow, ...]:
    """Give the rows that make concepts, and add what is wrong with the others to `faults`."""
    sound: list[NamedRow] = []
    of_concept: dict[str, list[NamedRow]] = {}
    for row in rows:
        try:
            alone = concepts_of((row,))[0]
            before = of_concept.setdefault(alone.id, [])
            concepts_of((*before, row))
        except GlossaryError as error:
            faults.append(str(error))
        else:
            before.append(row)
            sound.append(row)
    return tuple(sound)


def own_rows(glossary: Glossary) -> Iterator[Sequence[Cell]]:
    """Give our headings, then a row for each English term."""
    yield COLUMNS
    for concept in glossary.concepts:
        for row in to_rows(concept):
            yield tuple(row.get(column, "") for column in COLUMNS)


def own_json(glossary: Glossary) -> str:
    """Give the rows as JSON, one on each line, without what is empty."""
    rows = (row for concept in glossary.concepts for row in to_rows(concept))
    lines = (
        json.dumps({name: value for name, value in row.items() if value}, ensure_ascii=False)
        for row in rows
    )
    return "[\n" + ",\n".join(lines) + "\n]\n"
