"""Bitext as a table of tab-separated columns or JSON lines: read by `read_pairs`, written here."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

from reviewer.ingest.formats.inline import without_placeholders
from reviewer.ingest.formats.marks import all_as_json, from_json
from reviewer.ingest.formats.unit import STATUSES, Unit
from reviewer.ingest.pairs import read_pairs
from reviewer.model.decision import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_BREAK = re.compile(r"\s*[\t\r\n]\s*")
_FORMULA = re.compile(r"'*[=+\-@]")
_COLUMNS = ("id", "zh", "en", "doc", "status", "note", "marks")


def read_table(path: Path) -> Iterator[Unit]:
    """Yield the pairs of a TSV, CSV or JSON Lines file as units. Raises InputError with the line."""
    for pair in read_pairs(path):
        segment = pair.segment
        zh, en = _without_guard(segment.zh), _without_guard(segment.en)
        yield Unit(
            id=segment.id,
            zh=zh,
            en=en,
            note=_without_guard(pair.note),
            status=Status(pair.status) if pair.status in STATUSES else Status.OPEN,
            document=segment.document,
            marks=from_json([pair.marks]),
        )


def tsv_pieces(units: Iterable[Unit]) -> Iterator[str]:
    """Yield a TSV file with a header row; inline codes are left out, tabs and line ends become spaces."""
    yield "\t".join(_COLUMNS) + "\n"
    for unit in units:
        yield "\t".join(map(_cell, _cells(unit))) + "\n"


def csv_pieces(units: Iterable[Unit]) -> Iterator[str]:
    """Yield a CSV file with the same columns, with a mark by which spreadsheets know UTF-8."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\r\n")
    yield "\ufeff"
    writer.writerow(_COLUMNS)
    for unit in units:
        writer.writerow(map(_cell, _cells(unit)))
        yield line.getvalue()
        line.seek(0)
        line.truncate()
    yield line.getvalue()


def jsonl_pieces(units: Iterable[Unit]) -> Iterator[str]:
    """Yield a JSON object a line: {id, zh, en, doc, status, note, marks}; inline codes are left out."""
    for unit in units:
        row: dict[str, object] = {
            "id": unit.id,
            "zh": without_placeholders(unit.zh),
            "en": without_placeholders(unit.en),
            "doc": unit.document,
            "status": unit.status.value,
            "note": unit.note,
            "marks": json.loads(all_as_json(unit) or "[]"),
        }
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _cells(unit: Unit) -> tuple[str, ...]:
    said = (unit.status.value, unit.note, all_as_json(unit))
    return (unit.id, unit.zh, unit.en, unit.document, *said)


def _cell(text: str) -> str:
    """Return a cell in one line that no spreadsheet takes for a formula."""
    plain = _BREAK.sub(" ", without_placeholders(text))
    return f"'{plain}" if _FORMULA.match(plain) else plain


def _without_guard(text: str) -> str:
    """Take off the apostrophe that `_cell` put before what looks like a formula."""
    return text[1:] if text[:1] == "'" and _FORMULA.match(text[1:]) else text
