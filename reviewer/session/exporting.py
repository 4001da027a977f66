"""A document of the project as a file for other tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.ingest.formats.tables import tsv_pieces
from reviewer.ingest.formats.tmx import tmx_pieces
from reviewer.ingest.formats.unit import Unit
from reviewer.ingest.formats.xliff20 import xliff20_pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reviewer.session.project import Project

_PIECES: dict[str, Callable[[Iterable[Unit]], Iterator[str]]] = {
    "tsv": tsv_pieces,
    "tmx": tmx_pieces,
    "xliff": xliff20_pieces,
}
FORMS = tuple(_PIECES)


def export_text(project: Project, document: str, form: str) -> str:
    """Give a document's segments as they stand now, in one of `FORMS`.

    Raises DecisionError where there is no such document.
    """
    return "".join(_PIECES[form](_units(project, document)))


def _units(project: Project, document: str) -> Iterator[Unit]:
    for row in project.export(document):
        yield Unit(
            id=f"{document}/{row.number}",
            zh=row.zh,
            en=row.en,
            note=row.note,
            status=row.status,
            document=document,
        )
