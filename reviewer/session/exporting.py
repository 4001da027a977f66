"""A document of the project as a file for other tools."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer.ingest.formats import WRITERS, Unit, given_back, write_units

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reviewer.ingest.formats import Returned
    from reviewer.session.project import Project


def export_text(project: Project, document: str, form: str) -> str:
    """Give a document's segments as they stand now, in a form of `ingest.formats.WRITERS`.

    Raises DecisionError where there is no such document.
    """
    return "".join(WRITERS[form](_units(project, document)))


def export_file(project: Project, document: str, path: Path, form: str | None = None) -> None:
    """Write a document's segments as they stand now, in a form or in that of the file's name.

    The file is there whole or not at all. Raises DecisionError and InputError.
    """
    write_units(path, list(_units(project, document)), form)


def export_into(project: Project, document: str, original: Path) -> Returned:
    """Put a document's English as it stands now into the bitext file that it was added from.

    Raises DecisionError and InputError.
    """
    # The file's own ids are not known here: units are found by their Chinese, in order.
    return given_back(original, [replace(unit, id="") for unit in _units(project, document)])


def _units(project: Project, document: str) -> Iterator[Unit]:
    for row in project.export(document):
        yield Unit(
            id=f"{document}/{row.number}",
            zh=row.zh,
            en=row.en,
            note=row.note,
            status=row.status,
            document=document,
            author=row.author,
            at=row.at,
            marks=row.marks,
        )
