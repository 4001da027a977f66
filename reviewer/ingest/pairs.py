"""Pairs of a Chinese and an English sentence from tables, one after the other in flat memory."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from reviewer.glossary.rows import from_rows
from reviewer.ingest.files import open_lines
from reviewer.model.errors import GlossaryError, InputError
from reviewer.model.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from reviewer.glossary.concepts import Glossary

_COLUMNS = {
    "id": ("id", "number", "no", "编号", "序号"),
    "zh": ("zh", "zh-cn", "chinese", "source", "中文", "原文"),
    "en": ("en", "en-us", "en-gb", "english", "target", "英文", "译文"),
    "doc": ("doc", "document", "page", "文档"),
    "date": ("date", "日期"),
    "status": ("status", "状态"),
    "note": ("note", "notes", "comment", "备注"),
    "marks": ("marks",),
}
_NAMED = {name: column for column, names in _COLUMNS.items() for name in names}
_DATE = re.compile(r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Pair:
    """A Chinese and an English text that answer each other, as a file gives them."""

    segment: Segment
    line: int
    """Of the file, from 1."""
    glossary: Glossary | None = None
    """Terms that replace the glossary's for this pair."""
    status: str = ""
    """What the file says that was decided, in its own word."""
    note: str = ""
    marks: str = ""
    """Errors that people marked, as JSON."""


def read_pairs(path: Path) -> Iterator[Pair]:
    """Yield the pairs of a TSV, CSV or JSON Lines file as they are read.

    TSV and CSV have two columns, Chinese and English, or three with an id before them; a first row of
    names (`id`, `zh`, `en`, `doc`, `date`, `source`, `target`, …) may say otherwise. A JSON line is
    `{id?, zh, en, doc?, date?, glossary?: [row…]}`. Blank lines are passed over; a pair without an id
    has its line's number. Raises InputError with the line's number at the first line that is wrong.
    """
    lines = _numbered(open_lines(path))
    first = next(lines, None)
    if first is None:
        raise InputError(f"{path} holds no pairs")
    read = _reader(path, first[1])
    try:
        yield from read(chain([first], lines))
    except _LineError as error:
        raise InputError(f"{path} {error}") from None


class _LineError(InputError):
    """A line is wrong; its message begins with the line's number and lacks the file's name."""


def _reader(path: Path, first: str) -> Callable[[Iterator[tuple[int, str]]], Iterator[Pair]]:
    suffix = path.suffix.lower()
    if suffix in {".jsonl", ".ndjson"} or (suffix != ".tsv" and first.lstrip().startswith("{")):
        return _json_pairs
    if suffix == ".csv":
        return _csv_pairs
    return _tsv_pairs


def _numbered(lines: Iterator[str]) -> Iterator[tuple[int, str]]:
    """Give each line its number, from 1, and pass over blank ones."""
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _json_pairs(lines: Iterator[tuple[int, str]]) -> Iterator[Pair]:
    for number, line in lines:
        try:
            row = json.loads(line)
        except RecursionError:
            raise _LineError(f"line {number}: its JSON is nested without end") from None
        except ValueError as error:
            raise _LineError(f"line {number}: is not JSON ({error})") from None
        if not isinstance(row, dict):
            raise _LineError(f'line {number}: is not an object like {{"zh": "…", "en": "…"}}')
        yield _pair(row, number)


def _tsv_pairs(lines: Iterator[tuple[int, str]]) -> Iterator[Pair]:
    yield from _rows((number, line.split("\t")) for number, line in lines)


def _csv_pairs(lines: Iterator[tuple[int, str]]) -> Iterator[Pair]:
    def numbered() -> Iterator[tuple[int, list[str]]]:
        number = 1

        def texts() -> Iterator[str]:
            nonlocal number
            for number, line in lines:  # noqa: B007 — read by the loop below
                yield line + "\n"

        reader = csv.reader(texts(), strict=True)
        try:
            for row in reader:
                yield number, row
        except csv.Error as error:
            raise _LineError(f"line {number}: is not CSV ({error})") from None

    yield from _rows(numbered())


def _rows(rows: Iterator[tuple[int, list[str]]]) -> Iterator[Pair]:
    columns: tuple[str, ...] = ()
    for number, cells in rows:
        if not columns:
            columns, is_header = _header(cells, number)
            if is_header:
                continue
        if len(cells) < len(columns) or any(map(str.strip, cells[len(columns) :])):
            raise _LineError(
                f"line {number}: has {_columns(len(cells))} where {len(columns)} are expected"
                " (a tab may stand in the text)"
            )
        yield _pair(dict(zip(columns, cells, strict=False)), number)


def _header(cells: list[str], number: int) -> tuple[tuple[str, ...], bool]:
    """Return the columns of a table, and whether its first row names them."""
    names = [cell.strip().lower().lstrip("\ufeff") for cell in cells]
    found = tuple(_NAMED.get(name, f"other {place}") for place, name in enumerate(names))
    if {"zh", "en"} <= set(found):
        return found, True
    if len(cells) not in {2, 3}:
        raise _LineError(
            f"line {number}: has {_columns(len(cells))}; two (Chinese, English) or three (id, Chinese,"
            " English) are expected, or a first row of names with zh and en"
        )
    zh, en = cells[-2:]
    if _HAN.search(en) and not _HAN.search(zh) and zh.strip():
        raise _LineError(f"line {number}: English stands before Chinese: swap the columns")
    return ("id", "zh", "en")[-len(cells) :], False


def _columns(count: int) -> str:
    return f"{count} column{'s' * (count != 1)}"


def _pair(row: Mapping[str, object], number: int) -> Pair:
    zh, en = (_text(row, name, number, needed=True) for name in ("zh", "en"))
    date = _text(row, "date", number).strip()
    if not _DATE.fullmatch(date):
        raise _LineError(f"line {number}: the date {date!r} is not of the form 2021-04-21")
    segment = Segment(
        zh=zh,
        en=en,
        id=_text(row, "id", number) or str(number),
        document=_text(row, "doc", number),
        date=date,
    )
    status, note = (_remark(row, name) for name in ("status", "note"))
    marks = row.get("marks")
    marks = marks if isinstance(marks, str) else json.dumps(marks or [])
    return Pair(segment, number, _own_glossary(row, number), status, note, marks)


def _remark(row: Mapping[str, object], name: str) -> str:
    """Read what only goes along: a file whose notes are no text is no worse for it."""
    value = row.get(name)
    return _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else ""


def _text(row: Mapping[str, object], name: str, number: int, *, needed: bool = False) -> str:
    value = row.get(name)
    if value is None and not needed:
        return ""
    if isinstance(value, int) and not isinstance(value, bool) and not needed:
        return str(value)
    if not isinstance(value, str):
        problem = "is missing" if name not in row else "is not text"
        raise _LineError(f"line {number}: {name} {problem}")
    if _SURROGATE.search(value):
        raise _LineError(f"line {number}: {name} holds half a character (a lone surrogate)")
    return value


def _own_glossary(row: Mapping[str, object], number: int) -> Glossary | None:
    rows = row.get("glossary")
    if rows is None:
        return None
    if not isinstance(rows, list) or not all(isinstance(one, dict) for one in rows):
        raise _LineError(f"line {number}: glossary is not a list of rows")
    try:
        return _glossary(json.dumps(rows, ensure_ascii=False))
    except GlossaryError as error:
        raise _LineError(f"line {number}: glossary: {error}") from None


@lru_cache(maxsize=4)
def _glossary(rows: str) -> Glossary:
    """Read glossary rows once where pairs that follow each other bring the same ones."""
    return from_rows(json.loads(rows))
