"""MultiTerm's tables: one entry a row, synonyms in one cell between bars, their facts beside them.

Headings may carry a level, as Glossary Converter writes them: `>>E<<` entry, `>>L<<` language,
`>>I<<` index, `>>T<<` term. Plain headings ("Chinese", "English", "Note") are read too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.glossary.forms.gathering import Gathering
from reviewer.glossary.forms.headings import side_of, words_of
from reviewer.glossary.forms.multiterm_vocabulary import (
    ENTRY_FIELDS,
    OF_ENTRY,
    OF_TERM,
    TERM_FIELDS,
    kept,
    status_of,
)
from reviewer.model.span import Side
from reviewer.model.term import CaseRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.glossary.concepts import Glossary
    from reviewer.glossary.forms.reports import Tally
    from reviewer.glossary.forms.tables import Cell, Row
    from reviewer.model.term import Concept, Term

HEADINGS = (
    ">>E<<Entry ID",
    ">>E<<Subject",
    ">>E<<Source",
    ">>E<<Note",
    ">>L<<Chinese (PRC)",
    ">>L<<English",
    ">>T<<Status",
    ">>T<<Case",
    ">>T<<Type",
    ">>T<<Part of speech",
    ">>T<<Valid from",
    ">>T<<Valid until",
    ">>T<<Note",
)
_BAR = "|"
_LEVEL = re.compile(r">>(?P<level>X?[ELIT])<<(?P<name>.*)\Z", re.IGNORECASE | re.DOTALL)


def heading_of(heading: str) -> tuple[str, str]:
    """Split a heading into its level (E, L, I, T, or nothing) and its name."""
    found = _LEVEL.match(heading.strip())
    return (found["level"].upper(), found["name"].strip()) if found else ("", heading.strip())


def is_multiterm(headings: Sequence[str]) -> bool:
    """Say whether a table has a column for each language, with or without levels."""
    sides = {side_of(heading_of(heading)[1]) for heading in headings}
    return sides >= {Side.ZH, Side.EN}


def read_multiterm(
    headings: Sequence[str], rows: Iterable[Row], tally: Tally
) -> tuple[Concept, ...]:
    """Read rows under such headings; the nth fact of a cell is of the nth synonym."""
    columns = tuple(_columns(headings, tally))
    gathering = Gathering(tally)
    for row in rows:
        where = f"line {row.line}"
        said: dict[str, list[str]] = {}
        for number, name in columns:
            said.setdefault(name, []).extend(_synonyms(row.cell(number), name))
        zh, en = ([text for text in said.get(side, []) if text] for side in (Side.ZH, Side.EN))
        if not zh or not en:
            gathering.add(where, zh, "")
            continue
        entry = {name: "; ".join(filter(None, said.get(name, []))) for name in ENTRY_FIELDS}
        entry["id"] = entry["id"] or gathering.own_id(zh[0], where)
        for number, text in enumerate(en):
            facts = {name: _nth(said.get(name, []), number) for name in TERM_FIELDS}
            gathering.add(where, zh, text, status_of(facts, where, tally), **entry, **kept(facts))
    return gathering.concepts()


def _columns(headings: Sequence[str], tally: Tally) -> Iterator[tuple[int, str]]:
    """Give for each column its number and what it holds: a side, or a field of entry or term."""
    side: Side | None = None
    for number, heading in enumerate(headings):
        level, name = heading_of(heading)
        said = " ".join(words_of(name))
        language = side_of(name) if level in {"", "L"} else None
        if level.startswith("X"):
            continue
        if language is not None:
            side = language
            yield number, side
        elif level == "T" and side is Side.EN and said in OF_TERM:
            yield number, OF_TERM[said]
        elif level in {"E", "L", "I"} and said in OF_ENTRY:
            yield number, OF_ENTRY[said]
        elif not level and said in OF_TERM | OF_ENTRY:
            yield number, OF_TERM.get(said) or OF_ENTRY[said]
        elif said:
            tally.lose(f"the column '{name[:40]}' has no place in this glossary", "")


def _synonyms(cell: str, name: str) -> list[str]:
    if name in ENTRY_FIELDS:
        return [cell]
    return [part.strip() for part in cell.split(_BAR)]


def _nth(values: list[str], number: int) -> str:
    return values[number] if number < len(values) else ""


def multiterm_rows(glossary: Glossary, tally: Tally) -> Iterator[Sequence[Cell]]:
    """Give the headings, then a row for each concept."""
    yield HEADINGS
    for concept in glossary.concepts:
        _tell_lost(concept, tally)
        facts = zip(*map(_facts, concept.en), strict=True)
        yield (
            concept.id,
            concept.subject,
            concept.source,
            concept.note,
            _BAR.join(_barless(text) for text in concept.zh),
            *(_BAR.join(values) if any(values) else "" for values in facts),
        )


def _facts(term: Term) -> tuple[str, ...]:
    return (
        _barless(term.text),
        term.status.value,
        "" if term.case is CaseRule.ANY else term.case.value,
        "abbreviation" if term.is_abbreviation else "",
        _barless(term.part_of_speech),
        term.valid_from,
        term.valid_until,
        _barless(term.note),
    )


def _barless(text: str) -> str:
    return text.replace(_BAR, "/")


def _tell_lost(concept: Concept, tally: Tally) -> None:
    if concept.sense or concept.cues or concept.body or concept.strictness != "enforce":
        tally.lose("senses, cues, bodies and strictness have no place there", concept.id)
    if any(_BAR in term.text + term.note + term.part_of_speech for term in concept.en):
        tally.change("a bar in a text becomes a slash, as bars stand between synonyms", concept.id)
