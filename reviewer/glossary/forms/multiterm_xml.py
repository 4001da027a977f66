"""MultiTerm's own XML (MTF): concepts, in them languages, in them terms, each with its fields.

Source: RWS, "XML Schema: MTF" of the MultiTerm API documentation; memoQ, "Term base in SDL MultiTerm
XML format".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.glossary.forms.gathering import Gathering
from reviewer.glossary.forms.headings import side_of, words_of
from reviewer.glossary.forms.markup import elements, escaped, holdable, local_name, quoted, text_of
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
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

    from reviewer.glossary.concepts import Glossary
    from reviewer.glossary.forms.reports import Tally
    from reviewer.model.term import Concept, Term

ROOT = "mtf"
_LANGUAGES = {Side.ZH: ("Chinese (PRC)", "ZH-CN"), Side.EN: ("English", "EN")}


def read_multiterm_xml(data: bytes, path: Path, tally: Tally) -> tuple[Concept, ...]:
    """Read the Chinese and English of every entry. Raises InputError where `data` is not XML."""
    gathering = Gathering(tally)
    for entry in elements(data, ("conceptGrp",), path):
        _entry(entry, gathering, tally)
    return gathering.concepts()


def _entry(entry: Element, gathering: Gathering, tally: Tally) -> None:
    where = f"line {entry.sourceline}"
    said = _fields(entry, OF_ENTRY, tally)
    zh: list[str] = []
    en: list[tuple[str, dict[str, str]]] = []
    for language in _children(entry, "languageGrp"):
        side = _side(language)
        if side is None:
            continue
        for name, value in _fields(language, OF_ENTRY, tally).items():
            said[name] = "; ".join(filter(None, (said.get(name), value)))
        for group in _children(language, "termGrp"):
            text = "".join(text_of(term) for term in _children(group, "term")).strip()
            if side is Side.ZH:
                zh.append(text)
            elif text:
                en.append((text, _fields(group, OF_TERM, tally)))
    if not any(zh) or not en:
        gathering.add(where, zh, en[0][0] if en else "")
        return
    facts = {name: said.get(name, "") for name in ENTRY_FIELDS}
    number = "".join(text_of(one) for one in _children(entry, "concept")).strip()
    facts["id"] = facts["id"] or gathering.own_id(next(filter(None, zh)), number or where)
    for text, of_term in en:
        term = {name: of_term.get(name, "") for name in TERM_FIELDS}
        gathering.add(where, zh, text, status_of(term, where, tally), **facts, **kept(term))


def _side(group: Element) -> Side | None:
    """Tell the language of a group by its code, else by its name."""
    for language in _children(group, "language"):
        for attribute in ("lang", "type"):
            side = side_of(language.get(attribute) or "")
            if side is not None:
                return side
    return None


def _fields(holder: Element, known: dict[str, str], tally: Tally) -> dict[str, str]:
    """Read the fields of one level by our names; the first of each counts, others are joined to it."""
    found: dict[str, str] = {}
    for group in _children(holder, "descripGrp"):
        for descrip in _children(group, "descrip"):
            called = descrip.get("type") or ""
            name = known.get(" ".join(words_of(called)))
            value = " ".join(text_of(descrip).split())
            if name and value:
                found[name] = f"{found[name]}; {value}" if name in found else value
            elif value:
                tally.lose(f"the field '{called[:40]}' has no place in this glossary", "")
    return found


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if local_name(child) == name)


def multiterm_xml_lines(glossary: Glossary, tally: Tally) -> Iterator[str]:
    """Give a file that MultiTerm imports, piece by piece."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<mtf>\n'
    for number, concept in enumerate(glossary.concepts, start=1):
        _tell_lost(concept, tally)
        yield f"<conceptGrp><concept>{number}</concept>\n"
        yield _written(
            {
                "Entry ID": concept.id,
                "Subject": concept.subject,
                "Source": concept.source,
                "Note": concept.note,
            }
        )
        yield _language(Side.ZH, (_term(text, {}) for text in concept.zh))
        yield _language(Side.EN, (_term(term.text, _facts(term)) for term in concept.en))
        yield "</conceptGrp>\n"
    yield "</mtf>\n"


def _language(side: Side, terms: Iterator[str]) -> str:
    name, code = _LANGUAGES[side]
    group = "".join(terms)
    return f'<languageGrp><language type="{name}" lang="{code}"/>\n{group}</languageGrp>\n'


def _term(text: str, facts: dict[str, str]) -> str:
    return f"<termGrp><term>{escaped(holdable(text))}</term>{_written(facts)}</termGrp>\n"


def _facts(term: Term) -> dict[str, str]:
    return {
        "Status": term.status.value,
        "Case": "" if term.case is CaseRule.ANY else term.case.value,
        "Type": "abbreviation" if term.is_abbreviation else "",
        "Part of speech": term.part_of_speech,
        "Valid from": term.valid_from,
        "Valid until": term.valid_until,
        "Note": term.note,
    }


def _written(fields: dict[str, str]) -> str:
    return "".join(
        f"<descripGrp><descrip type={quoted(name)}>{escaped(holdable(value))}</descrip></descripGrp>\n"
        for name, value in fields.items()
        if value
    )


def _tell_lost(concept: Concept, tally: Tally) -> None:
    if concept.sense or concept.cues or concept.body or concept.strictness != "enforce":
        tally.lose("senses, cues, bodies and strictness have no place there", concept.id)
