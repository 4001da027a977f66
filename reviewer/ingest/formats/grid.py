"""The columns of a bilingual table that people edit in Word or Excel, as rows of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.ingest.formats.inline import without_placeholders
from reviewer.ingest.formats.marks import told
from reviewer.ingest.formats.unit import STATUSES, Unit
from reviewer.model.decision import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HEADINGS = ("ID", "Chinese", "English", "Status", "Note", "Document", "Marks")
_FIELDS = {
    "id": ("id", "#", "no", "no.", "编号", "序号"),
    "zh": ("chinese", "zh", "zh-cn", "source", "原文", "中文", "中文（简体）"),
    "en": ("english", "en", "en-us", "en-gb", "target", "译文", "英文"),
    "status": ("status", "状态"),
    "note": ("note", "notes", "comment", "comments", "备注"),
    "document": ("document", "doc", "file", "文档"),
}
_NAMED = {name: column for column, names in _FIELDS.items() for name in names}


def to_cells(unit: Unit) -> tuple[str, ...]:
    """Return the cells of a unit's row; inline codes are left out, and marks are told to people."""
    zh, en = without_placeholders(unit.zh), without_placeholders(unit.en)
    marks = "\n".join(told(unit, mark) for mark in unit.marks)
    return (unit.id, zh, en, unit.status.value, unit.note, unit.document, marks)


def columns_of(cells: Sequence[str]) -> dict[str, int] | None:
    """Return the place of each column where a row names both languages, else None."""
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        column = _NAMED.get(cell.strip().lower())
        if column:
            places.setdefault(column, place)
    return places if {"zh", "en"} <= places.keys() else None


def from_rows(rows: Iterable[Sequence[str]]) -> Iterator[Unit]:
    """Yield the units of a table, from the row after the one that names the columns."""
    for number, _, values in numbered_rows(rows):
        status = values.get("status", "")
        yield Unit(
            id=values.get("id") or str(number),
            zh=values["zh"],
            en=values["en"],
            note=values.get("note", ""),
            status=Status(status) if status in STATUSES else Status.OPEN,
            document=values.get("document", ""),
        )


def numbered_rows(
    rows: Iterable[Sequence[str]],
) -> Iterator[tuple[int, int, dict[str, str]]]:
    """Yield each row that is a unit: its number from 0, the place of its English, its cells by column."""
    places: dict[str, int] | None = None
    for number, cells in enumerate(rows):
        if places is None:
            places = columns_of(cells)
            continue
        values = {
            column: cells[place] if place < len(cells) else "" for column, place in places.items()
        }
        if values["zh"].strip() or values["en"].strip():
            yield number, places["en"], values
