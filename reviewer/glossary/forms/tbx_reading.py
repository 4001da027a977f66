"""Reading TBX of both versions, in both styles, from whichever tool wrote it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reviewer.glossary.concepts import concept_id
from reviewer.glossary.forms.markup import elements, local_name, namespace, text_of
from reviewer.glossary.forms.tbx_vocabulary import (
    ABBREVIATIONS,
    STATUSES,
    SUPERSEDED,
    TBX3_NAMESPACE,
    collapsed,
    read_note,
    read_part,
)
from reviewer.glossary.rows import is_date
from reviewer.model.term import CaseRule, Concept, Strictness, Term, TermStatus

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from reviewer.glossary.forms.reports import Tally

_ENTRIES = frozenset({"conceptEntry", "termEntry"})
_LANGUAGES = frozenset({"langSec", "langSet"})
_SECTIONS = frozenset({"termSec", "tig", "ntig"})
_STRUCTURE = frozenset(
    {"term", "termGrp", "descripGrp", "adminGrp", "termNoteGrp", "hi", "foreign"}
)
"""Elements that hold others, or stand inside a text; none is a data category."""
_HISTORY = frozenset({"transacGrp", "transac", "transacNote", "date"})
_DIGITS = 10
"""A release number is shorter."""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CORE = frozenset({"", TBX3_NAMESPACE})


@dataclass(frozen=True, slots=True)
class TbxContents:
    """What stands in a TBX file."""

    concepts: tuple[Concept, ...]
    title: str
    release: int


@dataclass(slots=True)
class _Categories:
    """The data categories found at one level, each with its values in order."""

    values: dict[str, list[str]] = field(default_factory=dict)

    def add(self, category: str, value: str) -> None:
        if value:
            self.values.setdefault(category, []).append(value)

    def take(self, category: str) -> str:
        """Give the first value and forget it; nothing where there is none."""
        found = self.values.get(category)
        if not found:
            return ""
        value = found.pop(0)
        if not found:
            del self.values[category]
        return value

    def take_all(self, category: str, joint: str) -> str:
        """Give all values of a category as one text, and forget them."""
        return joint.join(self.values.pop(category, []))


@dataclass(frozen=True, slots=True)
class _Section:
    """One term with what is said of it."""

    text: str
    said: _Categories


def read_tbx(data: bytes, path: Path, tally: Tally) -> TbxContents:
    """Read the Chinese and English of every entry; what has no place here is told to `tally`.

    Raises InputError where `data` is not XML.
    """
    concepts: list[Concept] = []
    title, release = "", 0
    used: set[str] = set()
    for element in elements(data, (*_ENTRIES, "title", "publicationStmt"), path):
        name = local_name(element)
        if name == "title":
            title = title or collapsed(text_of(element))
        elif name == "publicationStmt":
            key, value = read_note(text_of(element))
            if key == "release" and value.isdecimal() and len(value) < _DIGITS:
                release = int(value)
        elif (concept := _concept(element, used, tally)) is not None:
            concepts.append(concept)
            used.add(concept.id)
    return TbxContents(tuple(concepts), title, release)


def _concept(entry: etree._Element, used: set[str], tally: Tally) -> Concept | None:
    said = _said(entry, stop=_LANGUAGES)
    where = entry.get("id") or f"line {entry.sourceline}"
    sections: dict[str, list[_Section]] = {"zh": [], "en": []}
    for language in entry:
        if local_name(language) in _LANGUAGES:
            _read_language(language, sections, said, where, tally)
    zh = _chinese(sections["zh"], where, tally)
    if not zh or not sections["en"]:
        missing = "Chinese" if not zh else "English"
        tally.skip(f"an entry needs a Chinese and an English term, and has no {missing} one", where)
        return None
    en = tuple(_term(section, where, tally) for section in sections["en"])
    sense = said.take("sense")
    identifier = said.take("id") or entry.get("id") or concept_id(zh[0], sense)
    return _with_fields(Concept(_free_id(identifier, used), zh, en, sense), said, where, tally)


def _free_id(wanted: str, used: set[str]) -> str:
    if wanted not in used:
        return wanted
    number = 2
    while f"{wanted}-{number}" in used:
        number += 1
    return f"{wanted}-{number}"


def _with_fields(concept: Concept, said: _Categories, where: str, tally: Tally) -> Concept:
    cues = said.take("cues")
    strictness = said.take("strictness")
    definition = said.take_all("definition", "; ")
    if definition:
        tally.change("definitions are kept in the note", where)
    told = replace(
        concept,
        cues=tuple(cues.split("|")) if cues else (),
        body=said.take("body"),
        strictness=Strictness.ADVISE if strictness == "advise" else Strictness.ENFORCE,
        subject=said.take_all("subjectField", "; "),
        source=said.take("externalCrossReference") or said.take("source"),
        note="; ".join(filter(None, (said.take_all("note", "; "), definition))),
    )
    _tell_rest(said, where, tally)
    return told


def _read_language(
    language: etree._Element,
    sections: dict[str, list[_Section]],
    said: _Categories,
    where: str,
    tally: Tally,
) -> None:
    code = (language.get(_XML_LANG) or language.get("lang") or "").lower()
    found = sections.get(code.replace("_", "-").partition("-")[0])
    for child in language:
        name = local_name(child)
        if name in _SECTIONS:
            if found is None:
                tally.lose(f"terms in '{code}': only Chinese and English are kept", where)
            elif (section := _section(child)) is not None:
                found.append(section)
            else:
                tally.lose("a term without text", where)
    for category, values in _said(language, stop=_SECTIONS).values.items():
        for value in values:
            said.add(category, value)


def _section(element: etree._Element) -> _Section | None:
    for term in element.iter("{*}term"):
        text = collapsed(text_of(term))
        return _Section(text, _said(element, stop=frozenset())) if text else None
    return None


def _said(parent: etree._Element, stop: frozenset[str]) -> _Categories:
    """Collect the data categories under an element, not going into those named in `stop`."""
    said = _Categories()
    for child in parent:
        name = local_name(child)
        if not name or name in stop:
            continue
        if name in _HISTORY:
            said.add("history (who and when)", name)
        elif name in _STRUCTURE and namespace(child) in _CORE:
            for category, values in _said(child, stop).values.items():
                # The source of a definition or example is not that of the entry.
                is_aside = name == "descripGrp" and category == "source"
                for value in values:
                    said.add("the source of a description" if is_aside else category, value)
        else:
            _add(said, child, name)
    return said


def _add(said: _Categories, element: etree._Element, name: str) -> None:
    if name == "note":
        said.add(*read_note(text_of(element)))
        return
    category = name if namespace(element) not in _CORE else element.get("type") or name
    value = collapsed(text_of(element))
    if category == "externalCrossReference":
        value = element.get("target") or value
    said.add(category, value)


def _chinese(sections: list[_Section], where: str, tally: Tally) -> tuple[str, ...]:
    """Give the Chinese terms, the preferred ones first; nothing else of them has a place here."""

    def rank(section: _Section) -> int:
        status = section.said.take("administrativeStatus")
        return 0 if STATUSES.get(status) is TermStatus.PREFERRED else 1

    ordered = sorted(sections, key=rank)
    for section in sections:
        _tell_rest(section.said, where, tally, of="a Chinese term's ")
    return tuple(dict.fromkeys(section.text for section in ordered))


def _term(section: _Section, where: str, tally: Tally) -> Term:
    said = section.said
    word = said.take("administrativeStatus")
    status = STATUSES.get(word.lower(), STATUSES.get(word)) or _answered_status(said)
    if word and status is None:
        tally.change(f"the status '{word}' is not known here; the term is preferred", where)
    part = read_part(said.take("partOfSpeech"))
    case = said.take("case") or ("exact" if _is_answered(said, "caseSensitive") else "")
    since, until = (_day(said, word, where, tally) for word in ("from", "until"))
    term = Term(
        text=section.text,
        status=status or TermStatus.PREFERRED,
        case=CaseRule(case) if case in tuple(CaseRule) else CaseRule.ANY,
        is_abbreviation=_is_abbreviation(said),
        valid_from=since,
        valid_until=until,
        part_of_speech=said.take("part-of-speech") or part,
        note=said.take_all("note", "; "),
    )
    if word == SUPERSEDED and not term.valid_until:
        tally.change("a superseded term without a date is forbidden on every page", where)
    _tell_rest(said, where, tally)
    return term


def _day(said: _Categories, word: str, where: str, tally: Tally) -> str:
    day = said.take(f"valid-{word}")
    if day and not is_date(day):
        tally.lose(f"'{day[:20]}' is no date to be valid {word}", where)
        return ""
    return day


def _answered_status(said: _Categories) -> TermStatus | None:
    """Read the status of a term as Phrase (Memsource) has it: `forbidden` and `preferred`, true or false."""
    is_told = "preferred" in said.values
    is_forbidden, is_preferred = (_is_answered(said, name) for name in ("forbidden", "preferred"))
    if is_forbidden:
        return TermStatus.FORBIDDEN
    if is_told:
        return TermStatus.PREFERRED if is_preferred else TermStatus.ADMITTED
    return None


def _is_answered(said: _Categories, category: str) -> bool:
    return said.take(category).lower() == "true"


def _is_abbreviation(said: _Categories) -> bool:
    kind = said.values.get("termType", [""])[0].lower().replace("_", "")
    if kind in ABBREVIATIONS or kind == "fullform":
        said.take("termType")
    return kind in ABBREVIATIONS


def _tell_rest(said: _Categories, where: str, tally: Tally, of: str = "") -> None:
    """Tell what was said and has no place here."""
    for category in said.values:
        if category != "administrativeStatus":
            tally.lose(f"{of}{category} has no place in this glossary", where)
