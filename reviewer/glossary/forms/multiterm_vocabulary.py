"""What the fields of MultiTerm's termbases are called, in its tables and its XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.glossary.forms.headings import words_of
from reviewer.model.term import CaseRule, TermStatus

if TYPE_CHECKING:
    from reviewer.glossary.forms.reports import Tally

STATUSES = {
    "preferred": TermStatus.PREFERRED,
    "approved": TermStatus.PREFERRED,
    "admitted": TermStatus.ADMITTED,
    "allowed": TermStatus.ADMITTED,
    "synonym": TermStatus.ADMITTED,
    "forbidden": TermStatus.FORBIDDEN,
    "deprecated": TermStatus.FORBIDDEN,
    "obsolete": TermStatus.FORBIDDEN,
    "not recommended": TermStatus.FORBIDDEN,
    "superseded": TermStatus.FORBIDDEN,
}
OF_TERM = {
    "status": "status",
    "usage status": "status",
    "term status": "status",
    "case": "case",
    "type": "type",
    "term type": "type",
    "part of speech": "part_of_speech",
    "pos": "part_of_speech",
    "valid from": "valid_from",
    "valid until": "valid_until",
    "note": "note",
    "comment": "note",
    "备注": "note",
}
OF_ENTRY = {
    "entry id": "id",
    "concept id": "id",
    "id": "id",
    "subject": "subject",
    "domain": "subject",
    "source": "source",
    "note": "concept_note",
    "definition": "concept_note",
    "定义": "concept_note",
}
ENTRY_FIELDS = tuple(dict.fromkeys(OF_ENTRY.values()))
TERM_FIELDS = tuple(dict.fromkeys(OF_TERM.values()))


def status_of(facts: dict[str, str], where: str, tally: Tally) -> TermStatus | None:
    """Read a term's status; None where it has none that is known, which `tally` is told."""
    word = " ".join(words_of(facts["status"]))
    if word and word not in STATUSES:
        tally.change(f"the status '{word[:30]}' is not known here", where)
    return STATUSES.get(word)


def kept(facts: dict[str, str]) -> dict[str, str]:
    """Give a term's facts as columns of our own table."""
    case = facts["case"].lower()
    is_short = facts["type"].lower() in {"abbreviation", "acronym", "short form"}
    return {
        "case": case if case in tuple(CaseRule) else "",
        "abbreviation": "yes" if is_short else "",
        "part_of_speech": facts["part_of_speech"].lower(),
        "valid_from": facts["valid_from"],
        "valid_until": facts["valid_until"],
        "note": facts["note"],
    }
