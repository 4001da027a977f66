"""Which form a glossary file is in, by what stands in it, and reading it."""

from __future__ import annotations

import json
import re
from itertools import chain
from typing import TYPE_CHECKING

from reviewer.glossary.concepts import Glossary
from reviewer.glossary.files import read_glossary
from reviewer.glossary.forms import (
    memoq,
    multiterm,
    multiterm_xml,
    omegat,
    own,
    phrase,
    tables,
    tbx_reading,
    weblate,
)
from reviewer.glossary.forms.markup import root_name
from reviewer.glossary.forms.reports import Form, Report, Tally, report_on
from reviewer.glossary.rows import concepts_of, enumerate_rows
from reviewer.model.errors import GlossaryError, InputError
from reviewer.text.han import has_han

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reviewer.glossary.forms.tables import Row
    from reviewer.model.term import Concept

_LARGEST_FILE = 200_000_000
"""Bytes; 100,000 terms as TBX are about 40 million."""
_XML_START = re.compile(rb"<[?!A-Za-z]")


def read_any(path: Path, faults: list[str] | None = None) -> tuple[Glossary, Report]:
    """Read a glossary in whatever form it is; what stands in it decides, not its name.

    Raises InputError where it can't be read at all, GlossaryError for a fault in our own form, or
    adds each such fault to `faults` where that is given. In other tools' forms a faulty entry stays
    behind, and the report says which and why.
    """
    data = _bytes_of(path)
    tally = Tally()
    if data.startswith(b"PK"):
        form, concepts = _read_table(tables.read_workbook(data, path, tally), path, tally, faults)
        form = Form.XLSX if form is Form.CSV else form
        return _told(Glossary(concepts, path.stem), form, tally)
    if _looks_like_xml(data):
        return _read_xml(data, path, tally)
    text = tables.decoded(data, path, tally)
    if text.lstrip()[:1] in {"[", "{"}:
        return _told(_read_json(text, path, faults), Form.JSON, tally)
    form, concepts = _read_text(text, path, tally, faults)
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
    if root == multiterm_xml.ROOT:
        concepts = multiterm_xml.read_multiterm_xml(data, path, tally)
        return _told(Glossary(concepts, path.stem), Form.MULTITERM_XML, tally)
    if root not in {"tbx", "martif", ""}:
        raise InputError(
            f"{path} is XML, but neither TBX nor MultiTerm's (it begins with <{root[:40]}>): export it"
            " as TBX"
        )
    contents = tbx_reading.read_tbx(data, path, tally)
    glossary = Glossary(contents.concepts, contents.title or path.stem, contents.release)
    return _told(glossary, Form.TBX2 if root == "martif" else Form.TBX, tally)


def _read_json(text: str, path: Path, faults: list[str] | None) -> Glossary:
    try:
        return read_glossary(path)
    except GlossaryError as error:
        if faults is None:
            raise
        told = str(error)
    try:
        rows = own.sound_rows(enumerate_rows(json.loads(text)), faults)
    except (ValueError, TypeError, RecursionError, GlossaryError):
        # It is no list of rows, so what was told first is all there is to tell.
        faults.append(told)
        rows = ()
    return Glossary(concepts_of(rows), path.stem)


def _read_text(
    text: str, path: Path, tally: Tally, faults: list[str] | None
) -> tuple[Form, tuple[Concept, ...]]:
    delimiter = tables.delimiter_of(text)
    first = next(tables.read_delimited(text, delimiter, path), None)
    if delimiter == "\t" and (first is None or not _has_headings(first.cells)):
        return _read_table(tables.read_tabs(text), path, tally, faults)
    rows = tables.read_delimited(text, delimiter, path)
    form, concepts = _read_table(rows, path, tally, faults)
    return Form.TSV if form is Form.CSV and delimiter == "\t" else form, concepts


def _has_headings(cells: Sequence[str]) -> bool:
    """Say whether a row can be headings: any cell of Chinese terms in it would say Chinese."""
    return own.is_own(cells) or weblate.is_weblate(cells) or multiterm.is_multiterm(cells)


def _read_table(
    rows: Iterator[Row], path: Path, tally: Tally, faults: list[str] | None
) -> tuple[Form, tuple[Concept, ...]]:
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
        return Form.CSV, own.read_own(headings, rows, path, tally, faults)
    if multiterm.is_multiterm(headings):
        return Form.MULTITERM, multiterm.read_multiterm(headings, rows, tally)
    if first.cell(0).startswith("#") or (has_han(first.cell(0)) and first.cell(1)):
        return Form.OMEGAT, omegat.read_omegat(chain((first,), rows), tally)
    raise InputError(
        f"{path}: its first row has neither headings that are known (zh, en, …) nor a Chinese term "
        "with its English: begin with a row 'zh,en'"
    )


def _told(glossary: Glossary, form: Form, tally: Tally) -> tuple[Glossary, Report]:
    return glossary, report_on(glossary, form, tally)
