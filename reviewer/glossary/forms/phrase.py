"""Phrase's term base as XLSX: rows of one concept share a CID; what follows a language is of its term."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from reviewer.glossary.forms.gathering import Gathering
from reviewer.glossary.forms.headings import has_both_languages, side_of, words_of
from reviewer.model.span import Side
from reviewer.model.term import CaseRule, TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.glossary.concepts import Glossary
    from reviewer.glossary.forms.reports import Tally
    from reviewer.glossary.forms.tables import Cell, Row
    from reviewer.model.term import Concept, Term

_CONCEPT = ("CID", "Domain", "URL", "Concept note")
_EN = ("en", "Forbidden", "Preferred", "Case sensitive", "POS", "Term type", "Note")
HEADINGS = (*_CONCEPT, "zh_cn", *_EN)

_TRUE = frozenset({"true", "1", "yes", "是", "wahr"})
_SHORT = frozenset({"abbreviation", "acronym", "short form"})
_MEANT = {
    "cid": "id",
    "concept id": "id",
    "domain": "subject",
    "url": "source",
    "concept note": "concept_note",
    "definition": "concept_note",
    "forbidden": "forbidden",
    "preferred": "preferred",
    "case": "case",
    "case sensitive": "case",
    "casesensitive": "case",
    "pos": "part_of_speech",
    "part of speech": "part_of_speech",
    "term type": "term_type",
    "note": "note",
    "usage": "usage",
}


@dataclass(slots=True)
class _Group:
    """The rows of one concept."""

    where: str
    fields: dict[str, str] = field(default_factory=dict)
    zh: list[str] = field(default_factory=list)
    en: list[dict[str, str]] = field(default_factory=list)


def is_phrase(headings: Sequence[str]) -> bool:
    """Say whether these are the headings of a Phrase table."""
    names = {" ".join(words_of(heading)) for heading in headings}
    marks = {"cid", "concept id", "forbidden", "case sensitive"}
    return has_both_languages(headings) and bool(names & marks)


def read_phrase(headings: Sequence[str], rows: Iterable[Row], tally: Tally) -> tuple[Concept, ...]:
    """Read rows under Phrase's headings, whichever of them are there."""
    columns = tuple(_columns(headings, tally))
    gathering = Gathering(tally)
    for group in _groups(columns, rows):
        if not group.en:
            gathering.add(group.where, group.zh, "")
        for term in group.en:
            gathering.add(
                group.where,
                group.zh,
                term.get("text", ""),
                _status(term),
                **group.fields,
                **_facts(term),
            )
    return gathering.concepts()


def _columns(headings: Sequence[str], tally: Tally) -> Iterator[tuple[int, Side | None, str]]:
    """Give for each column its number, whose it is (None: the concept's) and what it says."""
    side: Side | None = None
    for number, heading in enumerate(headings):
        language = side_of(heading)
        name = " ".join(words_of(heading))
        if language is not None:
            side = language
            yield number, side, "text"
        elif name in _MEANT:
            of_concept = _MEANT[name] in {"id", "subject", "source", "concept_note"}
            yield number, None if of_concept else side, _MEANT[name]
        elif name and name != "exact":
            tally.lose(f"the column '{heading[:40]}' has no place in this glossary", "")


def _groups(
    columns: tuple[tuple[int, Side | None, str], ...], rows: Iterable[Row]
) -> Iterator[_Group]:
    groups: dict[str, _Group] = {}
    for row in rows:
        said: dict[Side | None, dict[str, str]] = {None: {}, Side.ZH: {}, Side.EN: {}}
        for number, side, name in columns:
            if row.cell(number):
                said[side].setdefault(name, row.cell(number))
        where = f"line {row.line}"
        group = groups.setdefault(said[None].get("id") or where, _Group(where))
        group.fields = said[None] | group.fields
        if "text" in said[Side.ZH]:
            group.zh.append(said[Side.ZH]["text"])
        if "text" in said[Side.EN]:
            group.en.append(said[Side.EN])
    yield from groups.values()


def _status(term: dict[str, str]) -> TermStatus | None:
    if term.get("forbidden", "").lower() in _TRUE:
        return TermStatus.FORBIDDEN
    if "preferred" not in term:
        return None
    is_preferred = term["preferred"].lower() in _TRUE
    return TermStatus.PREFERRED if is_preferred else TermStatus.ADMITTED


def _facts(term: dict[str, str]) -> dict[str, str]:
    is_exact = term.get("case", "").lower() in _TRUE
    is_short = " ".join(words_of(term.get("term_type", ""))) in _SHORT
    notes = filter(None, (term.get("note"), term.get("usage")))
    return {
        "case": CaseRule.EXACT.value if is_exact else "",
        "abbreviation": "yes" if is_short else "",
        "part_of_speech": " ".join(words_of(term.get("part_of_speech", ""))),
        "note": "; ".join(notes),
    }


def phrase_rows(glossary: Glossary, tally: Tally) -> Iterator[Sequence[Cell]]:
    """Give the headings, then for each concept as many rows as its longer side has terms."""
    yield HEADINGS
    for concept in glossary.concepts:
        facts = (concept.id, concept.subject, concept.source, concept.note)
        for zh, term in zip_longest(concept.zh, concept.en):
            english = _english(term) if term else ("",) * len(_EN)
            yield (*facts, zh or "", *english)
        _tell_lost(concept, tally)


def _english(term: Term) -> tuple[Cell, ...]:
    # An empty cell is FALSE too, and half as long to write.
    return (
        term.text,
        term.status is TermStatus.FORBIDDEN or "",
        term.status is TermStatus.PREFERRED,
        term.case is not CaseRule.ANY or "",
        term.part_of_speech,
        "Abbreviation" if term.is_abbreviation else "",
        term.note,
    )


def _tell_lost(concept: Concept, tally: Tally) -> None:
    if concept.sense or concept.cues or concept.body or concept.strictness != "enforce":
        tally.lose("senses, cues, bodies and strictness have no place there", concept.id)
    if any(term.has_dates for term in concept.en):
        tally.lose("dates of validity have no place there", concept.id)
    if any(term.case is CaseRule.EXACT_IF_TITLE for term in concept.en):
        tally.change("a case rule for titles only becomes one for all", concept.id)
