"""Writing TBX: v3 Basic in DCA style (ISO 30042:2019), and v2 MARTIF, which most tools read today."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.glossary.forms.markup import escaped, holdable, quoted
from reviewer.glossary.forms.tbx_vocabulary import (
    TBX3_NAMESPACE,
    concept_notes,
    note_for,
    part_word,
    status_word,
    term_notes,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.glossary.concepts import Glossary
    from reviewer.glossary.forms.reports import Tally
    from reviewer.model.term import Concept, Term

_XML_ID = re.compile(r"[A-Za-z_\u4e00-\u9fa5][A-Za-z0-9_.\u4e00-\u9fa5-]*\Z")
"""What every reader takes for an XML id; narrower than the standard's NCName."""
_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?"
    r"(?:[/?#](?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?\Z"
)
"""What every reader takes for an address."""

_HEAD_V3 = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="zh-CN" xmlns="{namespace}">
<tbxHeader><fileDesc>
<titleStmt><title>{title}</title></titleStmt>
<publicationStmt><p>{release}</p></publicationStmt>
<sourceDesc><p>Written by reviewer</p></sourceDesc>
</fileDesc></tbxHeader>
<text><body>
"""
_TAIL_V3 = "</body></text>\n</tbx>\n"
_HEAD_V2 = """<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX" xml:lang="zh-CN">
<martifHeader><fileDesc>
<titleStmt><title>{title}</title></titleStmt>
<publicationStmt><p>{release}</p></publicationStmt>
<sourceDesc><p>Written by reviewer</p></sourceDesc>
</fileDesc>
<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>
<text><body>
"""
_TAIL_V2 = "</body></text>\n</martif>\n"


@dataclass(frozen=True, slots=True)
class _Dialect:
    """The names that differ between the two versions."""

    head: str
    tail: str
    entry: str
    language: str
    section: str
    proper_noun: str


_V3 = _Dialect(_HEAD_V3, _TAIL_V3, "conceptEntry", "langSec", "termSec", "noun")
_V2 = _Dialect(_HEAD_V2, _TAIL_V2, "termEntry", "langSet", "tig", "properNoun")


def tbx3_lines(glossary: Glossary, tally: Tally) -> Iterator[str]:
    """Give a TBX v3 Basic file in DCA style, piece by piece."""
    return _lines(glossary, _V3, tally)


def tbx2_lines(glossary: Glossary, tally: Tally) -> Iterator[str]:
    """Give a TBX v2 (MARTIF) file, piece by piece."""
    return _lines(glossary, _V2, tally)


def _lines(glossary: Glossary, dialect: _Dialect, tally: Tally) -> Iterator[str]:
    yield dialect.head.format(
        namespace=TBX3_NAMESPACE,
        title=escaped(holdable(glossary.name or "glossary")),
        release=escaped(note_for("release", str(glossary.release))),
    )
    ids = _Ids({concept.id for concept in glossary.concepts})
    for concept in glossary.concepts:
        text = _entry(concept, ids, dialect)
        safe = holdable(text)
        if safe != text:
            tally.change("characters that XML can't hold are written as \ufffd", concept.id)
        yield safe
    yield dialect.tail


class _Ids:
    """Gives every concept an XML id of its own: its id where that can be one."""

    def __init__(self, wanted: set[str]) -> None:
        self._wanted = wanted
        self._used: set[str] = set()
        self._next = 1

    def for_concept(self, concept: Concept) -> str:
        if _XML_ID.match(concept.id) and concept.id not in self._used:
            self._used.add(concept.id)
            return concept.id
        while f"entry-{self._next}" in self._wanted:
            self._next += 1
        self._next += 1
        return f"entry-{self._next - 1}"


def _entry(concept: Concept, ids: _Ids, dialect: _Dialect) -> str:
    xml_id = ids.for_concept(concept)
    parts = [f"<{dialect.entry} id={quoted(xml_id)}>"]
    if concept.subject:
        parts.append(f'<descrip type="subjectField">{escaped(concept.subject)}</descrip>')
    if concept.source:
        parts.append(_source(concept.source))
    notes = concept_notes(concept)
    if xml_id != concept.id:
        notes = (note_for("id", concept.id), *notes)
    parts += [f"<note>{escaped(note)}</note>" for note in notes]
    if concept.zh:
        parts.append(_language("zh-CN", "\n".join(_chinese(concept.zh, dialect)), dialect))
    if concept.en:
        sections = (_section(term, dialect) for term in concept.en)
        parts.append(_language("en", "\n".join(sections), dialect))
    parts.append(f"</{dialect.entry}>\n")
    return "\n".join(parts)


def _source(source: str) -> str:
    if _ADDRESS.match(source):
        address = quoted(source)
        return f'<xref type="externalCrossReference" target={address}>{escaped(source)}</xref>'
    return f'<admin type="source">{escaped(source)}</admin>'


def _language(code: str, sections: str, dialect: _Dialect) -> str:
    name = dialect.language
    return f'<{name} xml:lang="{code}">\n{sections}\n</{name}>'


def _chinese(terms: tuple[str, ...], dialect: _Dialect) -> Iterator[str]:
    for number, text in enumerate(terms):
        status = "admittedTerm-admn-sts" if number else "preferredTerm-admn-sts"
        yield (
            f"<{dialect.section}><term>{escaped(text)}</term>"
            f'<termNote type="administrativeStatus">{status}</termNote></{dialect.section}>'
        )


def _section(term: Term, dialect: _Dialect) -> str:
    part = dialect.proper_noun if term.part_of_speech == "proper noun" else part_word(term)
    parts = [
        f"<{dialect.section}><term>{escaped(term.text)}</term>",
        f'<termNote type="administrativeStatus">{status_word(term)}</termNote>',
    ]
    if part:
        parts.append(f'<termNote type="partOfSpeech">{part}</termNote>')
    if term.is_abbreviation:
        parts.append('<termNote type="termType">abbreviation</termNote>')
    parts += [f"<note>{escaped(note)}</note>" for note in term_notes(term)]
    parts.append(f"</{dialect.section}>")
    return "".join(parts)
