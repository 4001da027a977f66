"""TMX 1.1 to 1.4: translation memories."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import TYPE_CHECKING

from reviewer.ingest.formats.codes import written
from reviewer.ingest.formats.inline import escaped
from reviewer.ingest.formats.languages import EN, ZH, side_of_tag
from reviewer.ingest.formats.marks import KEY, as_json, from_json
from reviewer.ingest.formats.unit import STATUSES, Skipped, Unit
from reviewer.ingest.formats.xml import XML_LANG, elements, inner_text, local_name
from reviewer.model.decision import Status
from reviewer.model.errors import InputError
from reviewer.model.span import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

FORM = "tmx"
_STATUS = "x-reviewer-status"
_DOCUMENT = "x-reviewer-document"
_MARK = f"x-{KEY}"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
    '<header creationtool="reviewer" creationtoolversion="1" segtype="sentence" o-tmf="reviewer"'
    f' adminlang="en" srclang="{ZH}" datatype="plaintext"/>\n<body>\n'
)
_TAIL = "</body>\n</tmx>\n"


def read_tmx(path: Path) -> Iterator[Unit | Skipped]:
    """Yield the units of a TMX file, and for each that lacks a language a line that says so.

    Of several texts in one language the first counts. Raises InputError.
    """
    number = 0
    for event, element in elements(path, "tmx", "tu", "xliff"):
        name = local_name(element)
        if event == "start" and name == "xliff":
            raise InputError(f"{path} is an XLIFF file: name it .xlf")
        if event == "end" and name == "tu":
            number += 1
            yield _unit(element, number)
    if not number:
        raise InputError(f"{path} holds no translation units: it may be no TMX file")


def write_tmx(units: Iterable[Unit]) -> bytes:
    """Return a TMX 1.4 file of the units, UTF-8."""
    return "".join(tmx_pieces(units)).encode()


def tmx_pieces(units: Iterable[Unit]) -> Iterator[str]:
    """Yield a TMX 1.4 file piece by piece; valid by `tmx14.dtd`."""
    yield _HEAD
    yield from map(_tu, units)
    yield _TAIL


def _unit(tu: Element, number: int) -> Unit | Skipped:
    """Read a `tu`."""
    texts: dict[Side, tuple[str, tuple[str, ...]]] = {}
    properties: dict[str, str] = {}
    marks: list[str] = []
    notes: list[str] = []
    for child in tu:
        name = local_name(child)
        if name == "tuv":
            side = side_of_tag(child.get(XML_LANG) or child.get("lang") or "")
            seg = child.find("{*}seg")
            if side and side not in texts and seg is not None:
                texts[side] = inner_text(seg)
        elif name == "prop" and child.get("type") == _MARK:
            marks.append(child.text or "")
        elif name == "prop":
            properties[child.get("type") or ""] = child.text or ""
        elif name == "note" and child.text:
            notes.append(child.text)
    if len(texts) < 2:
        return Skipped(f"unit {tu.get('tuid') or number} is not in Chinese and English")
    (zh, zh_codes), (en, en_codes) = texts[Side.ZH], texts[Side.EN]
    return Unit(
        id=tu.get("tuid") or str(number),
        zh=zh,
        en=en,
        note="\n".join(notes),
        status=_status(properties.get(_STATUS, "")),
        document=properties.get(_DOCUMENT, ""),
        author=tu.get("changeid") or "",
        at=_time(tu.get("changedate") or ""),
        zh_codes=zh_codes,
        en_codes=en_codes,
        marks=from_json(marks),
        form=FORM,
    )


def _tu(unit: Unit) -> str:
    attributes = f' tuid="{escape(unit.id)}"'
    if unit.at:
        attributes += f' changedate="{_stamp(unit.at)}"'
    if unit.author:
        attributes += f' changeid="{escape(unit.author)}"'
    note = f"<note>{escaped(unit.note)}</note>" if unit.note else ""
    properties = [(_DOCUMENT, unit.document)] if unit.document else []
    if unit.status is not Status.OPEN:
        properties.append((_STATUS, unit.status.value))
    properties += [(_MARK, as_json(unit, mark)) for mark in unit.marks]
    props = "".join(f'<prop type="{name}">{escaped(value)}</prop>' for name, value in properties)
    zh = written(unit.zh, unit.zh_codes, unit.form, FORM)
    en = written(unit.en, unit.en_codes, unit.form, FORM)
    return (
        f"<tu{attributes}>{note}{props}\n"
        f'<tuv xml:lang="{ZH}"><seg>{zh}</seg></tuv>\n'
        f'<tuv xml:lang="{EN}"><seg>{en}</seg></tuv>\n</tu>\n'
    )


def _status(value: str) -> Status:
    return Status(value) if value in STATUSES else Status.OPEN


def _time(stamp: str) -> str:
    """Read TMX's `20210421T093000Z`."""
    try:
        return f"{datetime.strptime(stamp, '%Y%m%dT%H%M%SZ').isoformat()}Z"  # noqa: DTZ007 — Z is UTC
    except ValueError:
        return ""


def _stamp(at: str) -> str:
    """Write `2021-04-21T09:30:00.000000Z` as TMX does."""
    return at.partition(".")[0].rstrip("Z").replace("-", "").replace(":", "") + "Z"
