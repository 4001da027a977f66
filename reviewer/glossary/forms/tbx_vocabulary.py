"""How our concepts stand in TBX: what v2 and v3 call things, and notes for what neither can say.

ISO 30042:2019 with the TBX-Basic dialect (v3); ISO 30042:2008 with TBX-Basic (v2, MARTIF). Sense,
cues, body, strictness, case rule and dates of validity have no data category there: they travel in
notes such as `reviewer/case: exact`, which a person understands and other tools show as they are.
"""

import json
import re

from reviewer.model.term import Concept, Term, TermStatus

TBX3_NAMESPACE = "urn:iso:std:iso:30042:ed-2"

STATUS_WORDS = {
    TermStatus.PREFERRED: "preferredTerm-admn-sts",
    TermStatus.ADMITTED: "admittedTerm-admn-sts",
    TermStatus.FORBIDDEN: "deprecatedTerm-admn-sts",
}
SUPERSEDED = "supersededTerm-admn-sts"
"""A term that was right until a day and is forbidden from then on."""

STATUSES = {
    **{word: status for status, word in STATUS_WORDS.items()},
    SUPERSEDED: TermStatus.FORBIDDEN,
    "legalTerm-admn-sts": TermStatus.PREFERRED,
    "regulatedTerm-admn-sts": TermStatus.PREFERRED,
    "standardizedTerm-admn-sts": TermStatus.PREFERRED,
    # What tools write that never read the standard.
    "preferred": TermStatus.PREFERRED,
    "admitted": TermStatus.ADMITTED,
    "approved": TermStatus.PREFERRED,
    "notrecommended": TermStatus.FORBIDDEN,
    "deprecated": TermStatus.FORBIDDEN,
    "obsolete": TermStatus.FORBIDDEN,
    "forbidden": TermStatus.FORBIDDEN,
    "superseded": TermStatus.FORBIDDEN,
}
"""Every administrative status that is understood, and what it means here."""

ABBREVIATIONS = frozenset({"abbreviation", "acronym", "initialism"})
"""Term types that say that a term is short for another."""

_OWN_NOTE = re.compile(r"reviewer/([a-z-]+): (.*)\Z", re.DOTALL)
_SPACE = " \t\r\n"
_RUN_OF_SPACE = re.compile(f"[{_SPACE}]+")
_PLAIN = re.compile(rf'(?!")[^{_SPACE}]+(?: [^{_SPACE}]+)*\Z')
"""Text that survives a tool which re-indents XML: no edges, no runs of space, no line ends."""


def collapsed(text: str) -> str:
    """Give the text as it was before someone indented the XML; only XML's own white space counts."""
    return _RUN_OF_SPACE.sub(" ", text).strip(_SPACE)


def status_word(term: Term) -> str:
    """Give the administrative status of a term."""
    if term.status is TermStatus.FORBIDDEN and term.valid_until:
        return SUPERSEDED
    return STATUS_WORDS[term.status]


def note_for(key: str, value: str) -> str:
    """Give the note that keeps a field which TBX has no category for."""
    if _PLAIN.match(value):
        return f"reviewer/{key}: {value}"
    literal = json.dumps(value, ensure_ascii=False).replace("  ", " \\u0020")
    return f"reviewer/{key}: {literal}"


def free_note(text: str) -> str:
    """Give a note of a person's own words, told apart from `note_for` and safe from re-indenting."""
    is_safe = _PLAIN.match(text) and not text.startswith("reviewer/")
    return text if is_safe else note_for("note", text)


def read_note(text: str) -> tuple[str, str]:
    """Give the key and value of a note; a person's own words have the key `note`."""
    told = collapsed(text)
    own = _OWN_NOTE.match(told)
    if own is None:
        return "note", told
    key, value = own.groups()
    return key, _unquoted(value)


def _unquoted(value: str) -> str:
    if not value.startswith('"'):
        return value
    try:
        text = json.loads(value)
    except ValueError:
        return value
    return text if isinstance(text, str) else value


def concept_notes(concept: Concept) -> tuple[str, ...]:
    """Give the notes of a concept, its own words last."""
    fields = (
        ("sense", concept.sense),
        ("cues", "|".join(concept.cues)),
        ("body", concept.body),
        ("strictness", "" if concept.strictness == "enforce" else concept.strictness.value),
    )
    notes = tuple(note_for(key, value) for key, value in fields if value)
    return (*notes, free_note(concept.note)) if concept.note else notes


def term_notes(term: Term) -> tuple[str, ...]:
    """Give the notes of a term, its own words last."""
    fields = (
        ("case", "" if term.case == "any" else term.case.value),
        ("valid-from", term.valid_from),
        ("valid-until", term.valid_until),
        ("part-of-speech", "" if term.part_of_speech in _PARTS_V3 else term.part_of_speech),
    )
    notes = tuple(note_for(key, value) for key, value in fields if value)
    return (*notes, free_note(term.note)) if term.note else notes


_PARTS_V3 = frozenset({"", "noun", "verb", "adjective", "adverb", "other"})
_NEAREST_PART = {"proper noun": "noun"}


def part_word(term: Term) -> str:
    """Give the nearest part of speech that both versions of TBX-Basic know, or nothing."""
    if not term.part_of_speech:
        return ""
    if term.part_of_speech in _PARTS_V3:
        return term.part_of_speech
    return _NEAREST_PART.get(term.part_of_speech, "other")


def read_part(word: str) -> str:
    """Give the part of speech that a word of TBX, or of Phrase, means: `properNoun`, `PROPER_NOUN`."""
    plain = word.lower() if word.isupper() else word
    return {"properNoun": "proper noun", "proper_noun": "proper noun"}.get(plain, plain)
