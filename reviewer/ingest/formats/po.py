"""gettext PO files whose messages and translations are Chinese and English, either way round."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reviewer.ingest.files import open_lines
from reviewer.ingest.formats.languages import side_of_tag
from reviewer.ingest.formats.marks import KEY, as_json, from_json
from reviewer.ingest.formats.unit import STATUSES, Skipped, Unit
from reviewer.ingest.language import side_of
from reviewer.model.decision import Status
from reviewer.model.errors import InputError
from reviewer.model.span import Side
from reviewer.text.decoding import codec_of, decode, mark_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

FORM = "po"
_FIELD = re.compile(r'(?P<name>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s+(?P<text>".*")\s*')
_QUOTED = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*)"\s*')
_ESCAPES = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    '"': '"',
    "\\": "\\",
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "v": "\v",
}
_ESCAPE = re.compile(r"\\(.)")
_WRITTEN = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})
_LANGUAGE = re.compile(r"^Language:\s*(?P<tag>\S+)", re.MULTILINE | re.IGNORECASE)
_HEADER = (
    'msgid ""\nmsgstr ""\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n"Language: en\\n"\n"X-Generator: reviewer\\n"\n'
)
_STATUS = "reviewer: "
_MARK = f"{KEY}: "


@dataclass(slots=True)
class _Entry:
    """What has been read of one entry."""

    line: int = 0
    fields: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    """The first and the last line of each field, from 1."""
    comments: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    references: list[str] = field(default_factory=list)
    is_obsolete: bool = False


def read_po(path: Path) -> Iterator[Unit | Skipped]:
    """Yield the messages of a PO file; obsolete ones and plurals beyond the first are told and passed over.

    Which side is Chinese is told by the header or the first message that has both. Raises InputError with the line.
    """
    for message in _messages(path):
        yield message if isinstance(message, Skipped) else _unit(*message)


def po_with_edits(path: Path, edits: Mapping[int, str]) -> bytes:
    """Return a PO file with the English of some units replaced, by their numbers from 0.

    Every line but theirs stays as it is. Raises InputError.
    """
    data = path.read_bytes()
    text, encoding = decode(data)
    lines = text.split("\n")
    units = [message for message in _messages(path) if not isinstance(message, Skipped)]
    for number in sorted(edits, reverse=True):
        entry, is_english_first = units[number]
        name = "msgid" if is_english_first else _translated_field(entry)
        first, last = entry.places[name]
        end = "\r" if lines[first - 1].endswith("\r") else ""
        written = f"{name} {_quoted(edits[number])}".split("\n")
        lines[first - 1 : last] = [line + end for line in written]
    try:
        return mark_of(data) + "\n".join(lines).encode(codec_of(encoding))
    except UnicodeEncodeError:
        raise InputError(f"{path} is in {encoding}, which lacks some of these characters") from None


def _messages(path: Path) -> Iterator[tuple[_Entry, bool] | Skipped]:
    """Yield each message, with whether its English is the message and not the translation."""
    is_english_first: bool | None = None
    number = 0
    for entry in _entries(path):
        message, translation = entry.fields.get("msgid", ""), _translation(entry)
        if not message and "msgctxt" not in entry.fields:
            language = _LANGUAGE.search(translation)
            is_english_first = side_of_tag(language["tag"]) is Side.ZH if language else None
            continue
        number += 1
        if entry.is_obsolete:
            yield Skipped(f"line {entry.line}: obsolete")
            continue
        if is_english_first is None and message and translation:
            is_english_first = side_of([message]) is Side.EN and side_of([translation]) is Side.ZH
        if "msgid_plural" in entry.fields:
            yield Skipped(f"line {entry.line}: of a plural only the first form is read")
        yield entry, bool(is_english_first)
    if not number:
        raise InputError(f"{path} holds no messages: it may be no PO file")


def po_pieces(units: Iterable[Unit]) -> Iterator[str]:
    """Yield a PO file piece by piece: Chinese messages, English translations."""
    yield _HEADER
    for unit in units:
        lines = [f"# {line}" for line in unit.note.splitlines()]
        if unit.status is not Status.OPEN:
            lines.append(f"#. {_STATUS}{unit.status}")
        lines += [f"#. {_MARK}{as_json(unit, mark)}" for mark in unit.marks]
        if unit.document:
            lines.append("#: " + re.sub(r"\s", "_", unit.document))
        if unit.status in {Status.FLAGGED, Status.REJECTED}:
            lines.append("#, fuzzy")
        if unit.id:
            lines.append(f"msgctxt {_quoted(unit.id)}")
        lines += [f"msgid {_quoted(unit.zh)}", f"msgstr {_quoted(unit.en)}"]
        yield "\n" + "\n".join(lines) + "\n"


def _unit(entry: _Entry, is_english_first: bool) -> Unit:  # noqa: FBT001 — a pair of `_messages`
    message, translation = entry.fields.get("msgid", ""), _translation(entry)
    zh, en = (translation, message) if is_english_first else (message, translation)
    own = [line.removeprefix(_STATUS) for line in entry.comments if line.startswith(_STATUS)]
    marks = [line.removeprefix(_MARK) for line in entry.comments if line.startswith(_MARK)]
    notes = [line for line in entry.comments if not line.startswith((_STATUS, _MARK))]
    status = Status(own[0]) if own and own[0] in STATUSES else Status.OPEN
    return Unit(
        id=entry.fields.get("msgctxt") or str(entry.line),
        zh=zh,
        en=en,
        note="\n".join(notes),
        status=Status.FLAGGED if status is Status.OPEN and "fuzzy" in entry.flags else status,
        document=entry.references[0] if entry.references else "",
        marks=from_json(marks),
        form=FORM,
    )


def _translation(entry: _Entry) -> str:
    return entry.fields.get(_translated_field(entry)) or ""


def _translated_field(entry: _Entry) -> str:
    return "msgstr[0]" if "msgstr[0]" in entry.fields else "msgstr"


def _entries(path: Path) -> Iterator[_Entry]:
    entry, name = _Entry(), ""
    for number, full_line in enumerate(open_lines(path), start=1):
        line = full_line.strip()
        is_obsolete = line.startswith("#~")
        line = line.removeprefix("#~").strip() if is_obsolete else line
        starts_anew = line.startswith(("#", "msgctxt", "msgid ")) and any(
            key.startswith("msgstr") for key in entry.fields
        )
        if entry.fields and (not line or starts_anew):
            yield entry
            entry, name = _Entry(), ""
        if not line:
            continue
        if line.startswith("#"):
            _comment(entry, line)
            continue
        entry.line = entry.line or number
        entry.is_obsolete |= is_obsolete
        name = _field(entry, name, line, f"{path} line {number}")
        entry.places[name] = (entry.places.get(name, (number, number))[0], number)
    if entry.fields:
        yield entry


def _comment(entry: _Entry, line: str) -> None:
    kind, text = line[1:2], line[2:].strip()
    if kind == ",":
        entry.flags |= {flag.strip() for flag in text.split(",")}
    elif kind == ":":
        entry.references += text.split()
    elif kind == "." or kind.isspace():
        entry.comments.append(text)


def _field(entry: _Entry, name: str, line: str, where: str) -> str:
    """Read a line of a field; returns the name of the field that goes on."""
    found = _FIELD.fullmatch(line)
    name, text = (found["name"], found["text"]) if found else (name, line)
    quoted = _QUOTED.fullmatch(text)
    if not name or not quoted:
        raise InputError(f'{where}: is no line of a PO file: msgid "…" or msgstr "…" is expected')
    part = _ESCAPE.sub(lambda escape: _ESCAPES.get(escape[1], escape[0]), quoted["text"])
    entry.fields[name] = ("" if found else entry.fields.get(name, "")) + part
    return name


def _quoted(text: str) -> str:
    """Write a text as PO does, each of its lines on a line of its own."""
    lines = text.splitlines(keepends=True)
    if len(lines) < 2:
        return f'"{text.translate(_WRITTEN)}"'
    return '""\n' + "\n".join(f'"{line.translate(_WRITTEN)}"' for line in lines)
