"""XLIFF 2.0 and 2.1."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from reviewer.ingest.formats.codes import codes_in
from reviewer.ingest.formats.inline import escaped, join_codes
from reviewer.ingest.formats.issues import DECLARED, with_issues, without_issues
from reviewer.ingest.formats.languages import EN, ZH, check_languages
from reviewer.ingest.formats.marks import KEY, as_json, from_json
from reviewer.ingest.formats.unit import STATUSES, Skipped, Unit
from reviewer.ingest.formats.xliff20_rules import valid_units
from reviewer.ingest.formats.xml import inner_text
from reviewer.model.decision import Status
from reviewer.model.span import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

    from reviewer.model.mark import Mark

FORM = "xliff20"
_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_STATES = {
    Status.OPEN: "translated",
    Status.ACCEPTED: "final",
    Status.EDITED: "final",
    Status.FLAGGED: "translated",
    Status.REJECTED: "initial",
    Status.SKIPPED: "translated",
}
_READ_STATES = {"final": Status.ACCEPTED}
_SUBSTATE = "reviewer:"
_NAME_TOKEN = re.compile(r"[A-Za-z_][\w.:-]*", re.ASCII)
_OWN_ID = re.compile(r"u\d+")


def read_xliff20(path: Path) -> Iterator[Unit | Skipped]:
    """Yield the units of an XLIFF 2 file, one for each segment.

    Raises InputError with the rule and the line where the file is not valid.
    """
    for number, unit in enumerate(valid_units(path), start=1):
        if number == 1:
            root = unit.getroottree().getroot()
            check_languages(path, root.get("srcLang"), root.get("trgLang"))
        file = next(unit.iterancestors("{*}file"), unit)
        yield from _units(unit, file.get("original") or "", number)


def xliff20_pieces(units: Iterable[Unit]) -> Iterator[str]:
    """Yield an XLIFF 2.1 file piece by piece, one `file` for each run of a document's units."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff version="2.1" xmlns="{_NAMESPACE}" srcLang="{ZH}" trgLang="{EN}">\n'
    )
    groups = groupby(units, key=lambda unit: unit.document)
    for file_number, (document, group) in enumerate(groups, start=1):
        original = f' original="{escape(document)}"' if document else ""
        yield f'<file id="f{file_number}"{original}>\n'
        seen: set[str] = set()
        for number, unit in enumerate(group, start=1):
            yield _unit(unit, number, seen)
        yield "</file>\n"
    yield "</xliff>\n"


def _units(element: Element, document: str, number: int) -> Iterator[Unit | Skipped]:
    identifier = element.get("id") or str(number)
    if _OWN_ID.fullmatch(identifier):
        identifier = element.get("name") or identifier
    if element.get("translate") == "no":
        yield Skipped(f"unit {identifier} is not to be translated")
        return
    texts = [
        (note.get("category"), note.text)
        for note in element.findall("{*}notes/{*}note")
        if note.text
    ]
    notes = "\n".join(text for name, text in texts if name != KEY)
    aside = from_json(text for name, text in texts if name == KEY)
    segments = element.findall("{*}segment")
    for place, segment in enumerate(segments, start=1):
        source, target = segment.find("{*}source"), segment.find("{*}target")
        suffix = f"#{segment.get('id') or place}" if len(segments) > 1 else ""
        zh, zh_codes = ("", ()) if source is None else inner_text(source)
        en, en_codes = ("", ()) if target is None else inner_text(target)
        zh, zh_codes, zh_marks = without_issues(zh, zh_codes, Side.ZH, element)
        en, en_codes, en_marks = without_issues(en, en_codes, Side.EN, element)
        yield Unit(
            id=identifier + suffix,
            zh=zh,
            en=en,
            note=notes,
            status=_status(segment),
            document=document,
            zh_codes=zh_codes,
            en_codes=en_codes,
            marks=(*zh_marks, *en_marks, *aside),
            form=FORM,
        )


def _status(segment: Element) -> Status:
    own = (segment.get("subState") or "").removeprefix(_SUBSTATE)
    if own in STATUSES:
        return Status(own)
    return _READ_STATES.get(segment.get("state") or "", Status.OPEN)


def _unit(unit: Unit, number: int, seen: set[str]) -> str:
    is_name = (
        _NAME_TOKEN.fullmatch(unit.id) and unit.id not in seen and not _OWN_ID.fullmatch(unit.id)
    )
    identifier = unit.id if is_name else f"u{number}"
    seen.add(identifier)
    name = "" if is_name or not unit.id else f' name="{escape(unit.id)}"'
    zh, zh_left = _marked(unit, Side.ZH)
    en, en_left = _marked(unit, Side.EN)
    said = [f"<note>{escaped(unit.note)}</note>"] if unit.note else []
    said += [
        f'<note category="{KEY}">{escaped(as_json(unit, mark))}</note>'
        for mark in (*zh_left, *en_left)
    ]
    notes = f"<notes>{''.join(said)}</notes>\n" if said else ""
    state = f'state="{_STATES[unit.status]}" subState="{_SUBSTATE}{unit.status}"'
    declared = DECLARED if unit.marks else ""
    return (
        f'<unit id="{identifier}"{name} xml:space="preserve"{declared}>\n{notes}<segment {state}>\n'
        f"<source>{zh}</source>\n<target>{en}</target>\n</segment>\n</unit>\n"
    )


def _marked(unit: Unit, side: Side) -> tuple[str, tuple[Mark, ...]]:
    """Write a text with the marks that have a place in it; gives back those that have none."""
    codes = unit.zh_codes if side is Side.ZH else unit.en_codes
    own = codes_in(codes, unit.form, FORM)
    text, codes, left = with_issues(unit, side, own, may_cross=True)
    return join_codes(text, codes), left
