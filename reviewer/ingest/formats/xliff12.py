"""XLIFF 1.2, and the SDLXLIFF of Trados Studio, which is read only."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from reviewer.ingest.formats.codes import codes_in
from reviewer.ingest.formats.inline import escaped, join_codes
from reviewer.ingest.formats.issues import DECLARED, with_issues, without_issues
from reviewer.ingest.formats.languages import EN, ZH, check_languages
from reviewer.ingest.formats.marks import KEY, as_json, from_json
from reviewer.ingest.formats.unit import Skipped, Unit
from reviewer.ingest.formats.xml import elements, inner_text, local_name
from reviewer.model.decision import Status
from reviewer.model.span import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

    from reviewer.model.mark import Mark

FORM = "xliff12"
_CONFIRMATIONS = {
    "ApprovedTranslation": Status.ACCEPTED,
    "ApprovedSignOff": Status.ACCEPTED,
    "RejectedTranslation": Status.REJECTED,
    "RejectedSignOff": Status.REJECTED,
}
_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_STATES = {
    Status.OPEN: "needs-review-translation",
    Status.ACCEPTED: "signed-off",
    Status.EDITED: "final",
    Status.FLAGGED: "x-reviewer-flagged",
    Status.REJECTED: "needs-translation",
    Status.SKIPPED: "x-reviewer-skipped",
}
_STATUSES = {state: status for status, state in _STATES.items()}


def read_xliff12(path: Path) -> Iterator[Unit | Skipped]:
    """Yield the units of an XLIFF 1.x file, one for each segment where it is segmented.

    A unit that is not to be translated is passed over; one without a target has an empty English.
    Raises InputError.
    """
    document, number = "", 0
    for event, element in elements(path, "file", "trans-unit"):
        if event == "start" and local_name(element) == "file":
            check_languages(path, element.get("source-language"), element.get("target-language"))
            document = element.get("original") or ""
        elif event == "end" and local_name(element) == "trans-unit":
            number += 1
            yield from _units(element, document, number)


def xliff12_pieces(units: Iterable[Unit]) -> Iterator[str]:
    """Yield an XLIFF 1.2 file piece by piece, one `file` for each run of a document's units."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="{_NAMESPACE}">\n'
    for document, group in groupby(units, key=lambda unit: unit.document):
        yield (
            f'<file original="{escape(document)}" source-language="{ZH}"'
            f' target-language="{EN}" datatype="plaintext">\n<body>\n'
        )
        seen: set[str] = set()
        for number, unit in enumerate(group, start=1):
            yield _trans_unit(unit, number, seen)
        yield "</body>\n</file>\n"
    yield "</xliff>\n"


def _units(element: Element, document: str, number: int) -> Iterator[Unit | Skipped]:
    identifier = element.get("id") or str(number)
    source, target = element.find("{*}source"), element.find("{*}target")
    if element.get("translate") == "no":
        yield Skipped(f"unit {identifier} is not to be translated")
        return
    if source is None:
        yield Skipped(f"unit {identifier} has no source")
        return
    texts = [(note.get("from"), note.text) for note in element.findall("{*}note") if note.text]
    notes = "\n".join(text for name, text in texts if name != KEY)
    aside = from_json(text for name, text in texts if name == KEY)
    state = "" if target is None else target.get("state") or ""
    status = _STATUSES.get(state, Status.OPEN)
    if status is Status.OPEN and element.get("approved") == "yes":
        status = Status.ACCEPTED
    confirmed = _confirmations(element)
    for suffix, zh, en in _segments(element, source, target):
        zh_text, zh_codes = inner_text(zh)
        en_text, en_codes = ("", ()) if en is None else inner_text(en)
        zh_text, zh_codes, zh_marks = without_issues(zh_text, zh_codes, Side.ZH, element)
        en_text, en_codes, en_marks = without_issues(en_text, en_codes, Side.EN, element)
        yield Unit(
            id=identifier + suffix,
            zh=zh_text,
            en=en_text,
            note=notes,
            status=confirmed.get(zh.get("mid") or "", status),
            document=document,
            zh_codes=zh_codes,
            en_codes=en_codes,
            marks=(*zh_marks, *en_marks, *aside),
            form=FORM,
        )


def _confirmations(element: Element) -> dict[str, Status]:
    """Read what Trados Studio says of each segment, by its number: `sdl:seg conf="ApprovedSignOff"`."""
    found = {}
    for segment in element.iterfind("{*}seg-defs/{*}seg"):
        status = _CONFIRMATIONS.get(segment.get("conf") or "")
        if status:
            found[segment.get("id") or ""] = status
    return found


def _segments(
    element: Element, source: Element, target: Element | None
) -> Iterator[tuple[str, Element, Element | None]]:
    """Yield (suffix of the id, Chinese, English) of each segment, or of the whole where there are none."""
    segmented = element.find("{*}seg-source")
    marks = [] if segmented is None else _segment_marks(segmented)
    if not marks:
        yield "", source, target
        return
    english = {} if target is None else {mark.get("mid"): mark for mark in _segment_marks(target)}
    for mark in marks:
        number = mark.get("mid") or ""
        suffix = f"#{number}" if len(marks) > 1 else ""
        yield suffix, mark, english.get(number)


def _segment_marks(element: Element) -> list[Element]:
    return [mark for mark in element.iter("{*}mrk") if mark.get("mtype") == "seg"]


def _trans_unit(unit: Unit, number: int, seen: set[str]) -> str:
    identifier = unit.id if unit.id and unit.id not in seen else f"{unit.id or 'unit'}-{number}"
    seen.add(identifier)
    approved = ' approved="yes"' if unit.status in {Status.ACCEPTED, Status.EDITED} else ""
    note = f"<note>{escaped(unit.note)}</note>\n" if unit.note else ""
    zh, zh_left = _marked(unit, Side.ZH)
    en, en_left = _marked(unit, Side.EN)
    note += "".join(
        f'<note from="{KEY}">{escaped(as_json(unit, mark))}</note>\n'
        for mark in (*zh_left, *en_left)
    )
    declared = DECLARED if unit.marks else ""
    return (
        f'<trans-unit id="{escape(identifier)}"{approved} xml:space="preserve"{declared}>\n'
        f"<source>{zh}</source>\n"
        f'<target state="{_STATES[unit.status]}">{en}</target>\n{note}</trans-unit>\n'
    )


def _marked(unit: Unit, side: Side) -> tuple[str, tuple[Mark, ...]]:
    """Write a text with the marks that have a place in it; gives back those that have none."""
    codes = unit.zh_codes if side is Side.ZH else unit.en_codes
    own = codes_in(codes, unit.form, FORM)
    text, codes, left = with_issues(unit, side, own, may_cross=False)
    return join_codes(text, codes), left
