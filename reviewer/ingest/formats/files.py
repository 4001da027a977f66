"""Which form a bitext file has, by its name and how it begins; reading and writing by that."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from reviewer.ingest.files import beginning
from reviewer.ingest.formats.docx import read_bilingual_docx, write_docx
from reviewer.ingest.formats.html import html_pieces
from reviewer.ingest.formats.po import po_pieces, read_po
from reviewer.ingest.formats.tables import csv_pieces, jsonl_pieces, read_table, tsv_pieces
from reviewer.ingest.formats.tmx import read_tmx, tmx_pieces
from reviewer.ingest.formats.xliff12 import read_xliff12, xliff12_pieces
from reviewer.ingest.formats.xliff20 import read_xliff20, xliff20_pieces
from reviewer.ingest.formats.xlsx import read_xlsx, write_xlsx
from reviewer.model.errors import InputError
from reviewer.text.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from reviewer.ingest.formats.unit import Skipped, Unit

    Reader = Callable[[Path], Iterator[Unit | Skipped]]
    Writer = Callable[[Iterable[Unit]], Iterator[str]]

READERS: Mapping[str, Reader] = {
    "tmx": read_tmx,
    "xliff12": read_xliff12,
    "xliff20": read_xliff20,
    "po": read_po,
    "table": read_table,
    "docx": read_bilingual_docx,
    "xlsx": read_xlsx,
}
WRITERS: Mapping[str, Writer] = {
    "tmx": tmx_pieces,
    "xliff": xliff20_pieces,
    "xliff12": xliff12_pieces,
    "tsv": tsv_pieces,
    "csv": csv_pieces,
    "jsonl": jsonl_pieces,
    "po": po_pieces,
    "html": html_pieces,
}
"""Forms that are written piece by piece, as text."""
OFFICE_WRITERS: Mapping[str, Callable[[Path, Iterable[Unit]], None]] = {
    "docx": write_docx,
    "xlsx": write_xlsx,
}
"""Forms that are packages and need a file."""
_WRITTEN_SUFFIXES = {
    ".tmx": "tmx",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".po": "po",
    ".tsv": "tsv",
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".html": "html",
    ".docx": "docx",
    ".xlsx": "xlsx",
}
_TABLES = frozenset({".tsv", ".csv", ".jsonl", ".ndjson"})
_ROOT = re.compile(r"<(?!\?|!)(?:[\w.-]+:)?(?P<name>[\w.-]+)(?P<attributes>[^>]*)>")
_VERSION = re.compile(r"\bversion\s*=\s*[\"'](?P<version>[\d.]+)")


def form_of(path: Path) -> str:
    """Tell the form of a file, a key of `READERS`. Raises InputError where it has none of them."""
    suffix = path.suffix.lower()
    if suffix in _TABLES:
        return "table"
    if suffix in {".po", ".pot"}:
        return "po"
    if suffix in {".docx", ".xlsx"}:
        return suffix[1:]
    try:
        head = decode(beginning(path, 20_000))[0]
    except InputError as error:
        raise InputError(str(error) if str(path) in str(error) else f"{path}: {error}") from None
    root = _ROOT.search(head)
    name = root["name"].lower() if root else ""
    if name == "tmx":
        return "tmx"
    if root and name == "xliff":
        version = _VERSION.search(root["attributes"])
        return "xliff20" if version and version["version"].startswith("2") else "xliff12"
    forms = "TMX, XLIFF, PO, DOCX, XLSX, TSV, CSV or JSON Lines"
    raise InputError(f"{path} is no bitext file that is known here: {forms} is expected")


def read_units(path: Path) -> Iterator[Unit | Skipped]:
    """Yield what a bitext file holds, as it is read, and what of it is passed over.

    Raises InputError where the file can't be read as what it seems to be.
    """
    return READERS[form_of(path)](path)


def write_units(path: Path, units: Iterable[Unit], form: str | None = None) -> None:
    """Write a bitext file in the form of its name or in `form`, a key of `WRITERS` or `OFFICE_WRITERS`.

    The file is there whole or not at all. Raises InputError for an unknown form.
    """
    chosen = form or _WRITTEN_SUFFIXES.get(path.suffix.lower(), "")
    if chosen not in WRITERS and chosen not in OFFICE_WRITERS:
        known = ", ".join(_WRITTEN_SUFFIXES)
        raise InputError(f"{path}: files of this form are not written; these are: {known}")
    temporary = path.with_name(f".{os.getpid()}.{path.name}")
    try:
        if chosen in OFFICE_WRITERS:
            OFFICE_WRITERS[chosen](temporary, units)
        else:
            _write_pieces(temporary, WRITERS[chosen](units))
        temporary.replace(path)
    except OSError as error:
        raise InputError(f"{path} can't be written: {error.strerror or error}") from None
    finally:
        temporary.unlink(missing_ok=True)


def _write_pieces(path: Path, pieces: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for piece in pieces:
            file.write(piece)
