"""Writing a glossary in any form: whole or not at all, and telling what the form can't hold."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.glossary.forms import (
    memoq,
    multiterm,
    multiterm_xml,
    omegat,
    own,
    phrase,
    tables,
    tbx_writing,
    weblate,
)
from reviewer.glossary.forms.reports import Form, Report, Tally, report_on
from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reviewer.glossary.concepts import Glossary
    from reviewer.glossary.forms.tables import Cell

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
    ".xml": Form.MULTITERM_XML,
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
    return report_on(glossary, chosen, tally)


def text_of(glossary: Glossary, form: Form) -> tuple[str, Report]:
    """Give a glossary as the text of a form, as for standard output; InputError for a workbook."""
    tally = Tally()
    text = "".join(_text_pieces(glossary, form, Path(f"out.{form.value}"), tally))
    return text, report_on(glossary, form, tally)


def _text_pieces(glossary: Glossary, form: Form, path: Path, tally: Tally) -> Iterable[str]:
    if form is Form.TBX:
        return tbx_writing.tbx3_lines(glossary, tally)
    if form is Form.TBX2:
        return tbx_writing.tbx2_lines(glossary, tally)
    if form is Form.MULTITERM_XML:
        return multiterm_xml.multiterm_xml_lines(glossary, tally)
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
