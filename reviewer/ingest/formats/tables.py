"""Bitext as a table of tab-separated columns: read by `read_pairs`, written here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.ingest.formats.inline import without_placeholders
from reviewer.ingest.formats.unit import Unit
from reviewer.ingest.pairs import read_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_BREAK = re.compile(r"\s*[\t\r\n]\s*")
_FORMULA = re.compile(r"'*[=+\-@]")
_COLUMNS = ("id", "zh", "en", "doc", "status", "note")


def read_table(path: Path) -> Iterator[Unit]:
    """Yield the pairs of a TSV, CSV or JSON Lines file as units. Raises InputError with the line."""
    for pair in read_pairs(path):
        segment = pair.segment
        zh, en = _without_guard(segment.zh), _without_guard(segment.en)
        yield Unit(id=segment.id, zh=zh, en=en, document=segment.document)


def tsv_pieces(units: Iterable[Unit]) -> Iterator[str]:
    """Yield a TSV file with a header row; inline codes are left out, tabs and line ends become spaces."""
    yield "\t".join(_COLUMNS) + "\n"
    for unit in units:
        cells = (unit.id, unit.zh, unit.en, unit.document, unit.status.value, unit.note)
        yield "\t".join(map(_cell, cells)) + "\n"


def _cell(text: str) -> str:
    """Return a cell in one line that no spreadsheet takes for a formula."""
    plain = _BREAK.sub(" ", without_placeholders(text))
    return f"'{plain}" if _FORMULA.match(plain) else plain


def _without_guard(text: str) -> str:
    """Take off the apostrophe that `_cell` put before what looks like a formula."""
    return text[1:] if text[:1] == "'" and _FORMULA.match(text[1:]) else text
