"""Glossary files in every form that people have: which one it is, reading it, writing it."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING

from reviewer.glossary.concepts import Glossary
from reviewer.glossary.files import read_glossary
from reviewer.glossary.forms import (
    memoq,
    multiterm,
    omegat,
    own,
    phrase,
    tables,
    tbx_reading,
    tbx_writing,
    weblate,
)
from reviewer.glossary.forms.markup import root_name
from reviewer.glossary.forms.reports import Fate, Form, Remark, Report, Tally
from reviewer.model.errors import InputError
from reviewer.text.han import has_han

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from reviewer.glossary.forms.tables import Cell, Row
    from reviewer.model.term import Concept

__all__ = ["Fate", "Form", "Remark", "Report", "form_of_name", "read_any", "write_any"]

_LARGEST_FILE = 200_000_000
"""Bytes; 100,000 terms as TBX are about 40 million."""

_XML_START = re.compile(rb"<[?!A-Za-z]")

_EXTENSIONS = {
    ".csv": Form.CSV,
    ".tsv": Form.TSV,
    ".tab": Form.TSV,
    ".json": Form.JSON,
    ".xlsx": Form.XLSX,
    ".txt": Form.OMEGAT,
    ".utf8": Form.OMEGAT,
    ".tbx": Form.TBX,
    ".martif": Form.TBX2,
}

_TABLES: dict[Form, Callable[[Glossary, Tally], Iterator[Sequence[Cell]]]] = {
    Form.CSV: lambda glossary, _: own.own_rows(glossary),
    Form.TSV: lambda glossary, _: own.own_rows(glossary),
    Form.XLSX: lambda glossary, _: own.own_rows(glossary),
    Form.OMEGAT: omegat.omegat_rows,
    Form.WEBLATE: weblate.weblate_rows,
    Form.MEMOQ: memoq.memoq_rows,
    Form.PHRASE: phrase.phrase_rows,
    Form.MULTITERM: multiterm.multiterm_rows,
}


def form_of_name(path: Path) -> Form:
    """Tell which form is written under a name; InputError, which lists them, where none is."""
    form = _EXTENSIONS.get(path.suffix.lower())
    if form is None:
        known = ", ".join(_EXTENSIONS)
        raise InputError(f"{path}: its ending does not tell the form: use one of {known}")
    return form


def read_any(path: Path) -> tuple[Glossary, Report]:
    """Read a glossary in whatever form it is; what stands in it decides, not its name.

    Raises InputError where it can't be read at all, GlossaryError for a fault in our own form. In
    other tools' forms a faulty entry stays behind, and the report says which and why.
    """
    data = _bytes_of(path)
    tally = Tally()
    if data.startswith(b"PK"):
        form, concepts = _read_table(tables.read_workbook(data, path, tally), path, tally)
        form = Form.XLSX if form is Form.CSV else form
        return _told(Glossary(concepts, path.stem), form, tally)
    if _looks_like_xml(data):
        return _read_xml(data, path, tally)
    text = tables.decoded(data, path, tally)
    if text.lstrip()[:1] in {"[", "{"}:
        return _told(read_glossary(path), Form.JSON, tally)
    form, concepts = _read_text(text, path, tally)
    return _told(Glossary(concepts, path.stem), form, tally)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise InputError(f"{path} is larger than 200 MB: cut it into smaller files")
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file: check the name of the glossary") from None
    except OSError as error:
        raise InputError(f"{path}: can't be read: {error.strerror}") from None


def _looks_like_xml(data: bytes) -> bool:
    head = data[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return _XML_START.match(head) is not None


def _read_xml(data: bytes, path: Path, tally: Tally) -> tuple[Glossary, Report]:
    root = root_name(data)
    if root not in {"tbx", "martif", ""}:
        raise InputError(
            f"{path} is XML, but no TBX (it begins with <{root[:40]}>): export it as TBX"
        )
    contents = tbx_reading.read_tbx(data, path, tally)
    glossary = Glossary(contents.concepts, contents.title or path.stem, contents.release)
    return _told(glossary, Form.TBX2 if root == "martif" else Form.TBX, tally)


def _read_text(text: str, path: Path, tally: Tally) -> tuple[Form, tuple[Concept, ...]]:
    delimiter = tables.delimiter_of(text)
    first = next(tables.read_delimited(text, delimiter, path), None)
    if delimiter == "\t" and (first is None or not _has_headings(first.cells)):
        return _read_table(tables.read_tabs(text), path, tally)
    form, concepts = _read_table(tables.read_delimited(text, delimiter, path), path, tally)
    return Form.TSV if form is Form.CSV and delimiter == "\t" else form, concepts


def _has_headings(cells: Sequence[str]) -> bool:
    """Say whether a row can be headings: any cell of Chinese terms in it would say Chinese."""
    return own.is_own(cells) or weblate.is_weblate(cells) or multiterm.is_multiterm(cells)


def _read_table(rows: Iterator[Row], path: Path, tally: Tally) -> tuple[Form, tuple[Concept, ...]]:
    """Read a table by its headings, or as source, target, comment where it has none."""
    first = next(rows, None)
    if first is None:
        raise InputError(f"{path} is empty: export it again from its tool")
    headings = first.cells
    if weblate.is_weblate(headings):
        return Form.WEBLATE, weblate.read_weblate(headings, rows, tally)
    if memoq.is_memoq(headings):
        return Form.MEMOQ, memoq.read_memoq(headings, rows, tally)
    if phrase.is_phrase(headings):
        return Form.PHRASE, phrase.read_phrase(headings, rows, tally)
    if own.is_own(headings):
        return Form.CSV, own.read_own(headings, rows, path, tally)
    if multiterm.is_multiterm(headings):
        return Form.MULTITERM, multiterm.read_multiterm(headings, rows, tally)
    if first.cell(0).startswith("#") or (has_han(first.cell(0)) and first.cell(1)):
        return Form.OMEGAT, omegat.read_omegat(chain((first,), rows), tally)
    raise InputError(
        f"{path}: its first row has neither headings that are known (zh, en, …) nor a Chinese term "
        "with its English: begin with a row 'zh,en'"
    )


def _told(glossary: Glossary, form: Form, tally: Tally) -> tuple[Glossary, Report]:
    return glossary, _report(glossary, form, tally)


def _report(glossary: Glossary, form: Form, tally: Tally) -> Report:
    terms = sum(len(concept.en) for concept in glossary.concepts)
    return Report(form, len(glossary.concepts), terms, tally.remarks())


def write_any(glossary: Glossary, path: Path, form: Form | None = None) -> Report:
    """Write a glossary in a form, by default the one that its name tells.

    The file is there whole or not at all. Raises InputError where it can't be written. The report
    counts the glossary, and remarks on all that the form can't hold.
    """
    chosen = form or form_of_name(path)
    tally = Tally()
    try:
        with _replacing(path) as place:
            if chosen in _TABLES and path.suffix.lower() == ".xlsx":
                tables.write_workbook(_TABLES[chosen](glossary, tally), place, tally)
            else:
                with place.open("w", encoding="utf-8", newline="") as file:
                    file.writelines(_text_pieces(glossary, chosen, path, tally))
    except OSError as error:
        raise InputError(f"{path} can't be written: {error.strerror or error}") from error
    return _report(glossary, chosen, tally)


def _text_pieces(glossary: Glossary, form: Form, path: Path, tally: Tally) -> Iterable[str]:
    if form is Form.TBX:
        return tbx_writing.tbx3_lines(glossary, tally)
    if form is Form.TBX2:
        return tbx_writing.tbx2_lines(glossary, tally)
    if form is Form.JSON:
        return (own.own_json(glossary),)
    if form is Form.XLSX:
        raise InputError(f"{path}: a workbook's name ends in .xlsx")
    rows = _TABLES[form](glossary, tally)
    if form is Form.OMEGAT:
        return (tables.write_tabs(rows, tally),)
    has_tabs = form is Form.TSV or path.suffix.lower() in {".tsv", ".tab", ".txt"}
    return (tables.write_delimited(rows, "\t" if has_tabs else ",", tally),)


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """Give a name to write under; what was written gets its true name when all went well."""
    place = path.with_name(f".{path.stem}-{os.getpid()}{path.suffix}")
    try:
        yield place
        place.replace(path)
    finally:
        place.unlink(missing_ok=True)
