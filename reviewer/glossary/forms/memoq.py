"""memoQ's term base as a table: one entry a row, a block of columns for each term of a language.

The headings are those of memoQ's CSV export; `Term_Info` holds words between semicolons.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reviewer.glossary.concepts import concept_id
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

_ENTRY = ("Entry_ID", "Entry_Subject", "Entry_Domain", "Entry_ClientID", "Entry_ProjectID")
_HISTORY = ("Entry_Created", "Entry_Creator", "Entry_LastModified", "Entry_Modifier")
_ALTERNATIVES = "|"
"""What people tell memoQ to split alternatives in one cell by."""


@dataclass(slots=True)
class _Entry:
    """What stands in one row."""

    fields: dict[str, str] = field(default_factory=dict)
    zh: list[str] = field(default_factory=list)
    en: list[dict[str, str]] = field(default_factory=list)


def is_memoq(headings: Sequence[str]) -> bool:
    """Say whether these are the headings of a memoQ table."""
    names = {" ".join(words_of(heading)) for heading in headings}
    return has_both_languages(headings) and bool(names & {"entry id", "term info"})


def read_memoq(headings: Sequence[str], rows: Iterable[Row], tally: Tally) -> tuple[Concept, ...]:
    """Read rows under memoQ's headings, whichever of them are there.

    The first English term of an entry that is not forbidden is preferred.
    """
    gathering = Gathering(tally)
    for row in rows:
        where = f"line {row.line}"
        entry = _entry(headings, row)
        if not entry.zh or not entry.en:
            gathering.add(where, entry.zh, "")
            continue
        identifier = gathering.own_id(entry.zh[0], entry.fields.pop("number", "") or where)
        for term in entry.en:
            info = {word.strip().lower() for word in term.pop("info", "").split(";")}
            gathering.add(
                where,
                entry.zh,
                term["text"],
                TermStatus.FORBIDDEN if "forbidden" in info else None,
                id=identifier,
                case=CaseRule.EXACT.value if info & {"casesense", "casesensitive"} else "",
                note=term.get("example", ""),
                **entry.fields,
            )
    return gathering.concepts()


def _entry(headings: Sequence[str], row: Row) -> _Entry:
    entry = _Entry()
    side: Side | None = None
    notes = []
    for number, heading in enumerate(headings):
        cell = row.cell(number)
        name = " ".join(words_of(heading))
        language = side_of(heading)
        if language is not None:
            side = language if cell else None
            texts = [text for text in map(str.strip, cell.split(_ALTERNATIVES)) if text]
            if side is Side.ZH:
                entry.zh += texts
            elif side is Side.EN:
                entry.en += [{"text": text} for text in texts]
        elif cell and name in {"term info", "term example"} and side is Side.EN:
            entry.en[-1][name.removeprefix("term ")] = cell
        elif cell and (name == "entry note" or name.endswith(" def")):
            notes.append(cell)
        elif cell and name in {"entry subject", "entry domain"}:
            entry.fields.setdefault("subject", cell)
        elif name == "entry id":
            entry.fields["number"] = cell
    entry.fields["concept_note"] = "; ".join(notes)
    return entry


def memoq_rows(glossary: Glossary, tally: Tally) -> Iterator[Sequence[Cell]]:
    """Give the headings, then a row for each concept."""
    most_zh = max((len(concept.zh) for concept in glossary.concepts), default=1)
    most_en = max((len(concept.en) for concept in glossary.concepts), default=1)
    block = ("Term_Info", "Term_Example")
    yield (
        *_ENTRY,
        *_HISTORY,
        "Entry_Note",
        "Chinese_PRC_Def",
        *("Chinese_PRC", *block) * most_zh,
        "English_Def",
        *("English", *block) * most_en,
    )
    for number, concept in enumerate(glossary.concepts, start=1):
        _tell_lost(concept, tally)
        zh = [cell for text in concept.zh for cell in (text, "", "")]
        zh += [""] * (3 * most_zh - len(zh))
        en = [cell for term in _ordered(concept) for cell in (term.text, _info(term), term.note)]
        history = ("",) * len(_HISTORY)
        yield (str(number), concept.subject, "", "", "", *history, concept.note, "", *zh, "", *en)


def _ordered(concept: Concept) -> tuple[Term, ...]:
    """Give the English terms with the preferred one first: memoQ knows no other rank."""
    return concept.with_status(TermStatus.PREFERRED) + concept.with_status(
        TermStatus.ADMITTED, TermStatus.FORBIDDEN
    )


def _info(term: Term) -> str:
    # "Permissive" would want the capitals of the term.
    words = ["CaseInsense" if term.case is CaseRule.ANY else "CaseSense", "HalfPrefix"]
    return ";".join([*words, "Forbidden"] if term.status is TermStatus.FORBIDDEN else words)


def _tell_lost(concept: Concept, tally: Tally) -> None:
    if concept.id != concept_id(concept.zh[0] if concept.zh else ""):
        tally.lose("ids are numbers there", concept.id)
    if concept.sense or concept.cues or concept.body or concept.strictness != "enforce":
        tally.lose("senses, cues, bodies and strictness have no place there", concept.id)
    if concept.source:
        tally.lose("sources have no place there", concept.id)
    if any(term.has_dates or term.part_of_speech or term.is_abbreviation for term in concept.en):
        tally.lose("dates, parts of speech and abbreviations have no place there", concept.id)
    if any(term.case is CaseRule.EXACT_IF_TITLE for term in concept.en):
        tally.change("a case rule for titles only becomes one for all", concept.id)
    if any(_ALTERNATIVES in term.text for term in concept.en):
        tally.change(f"a term with '{_ALTERNATIVES}' in it comes back as two", concept.id)
