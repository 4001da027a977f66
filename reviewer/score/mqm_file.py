"""Reading MQM ratings: Google's TSV of 9 columns and Marot's of 10."""

from __future__ import annotations

from dataclasses import dataclass
from sys import intern
from typing import TYPE_CHECKING, Final

from reviewer.model.errors import InputError
from reviewer.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OPEN, _CLOSE = "<v>", "</v>"
_COLUMNS: Final = {
    "system": "system",
    "doc": "document",
    "seg_id": "segment",
    "docsegid": "segment",
    "doc_seg_id": "segment",
    "rater": "rater",
    "source": "source",
    "target": "target",
    "category": "category",
    "severity": "severity",
}
_FIELDS: Final = (
    "system",
    "document",
    "segment",
    "rater",
    "source",
    "target",
    "category",
    "severity",
)
_HEADERLESS: Final = [
    "system",
    "doc",
    "docsegid",
    "globalsegid",
    "rater",
    "source",
    "target",
    "category",
    "severity",
    "metadata",
]


@dataclass(frozen=True, slots=True)
class Rating:
    """One error that one rater marked in one segment, or that there was none."""

    system: str
    document: str
    segment: str
    """Its name within the document."""
    rater: str
    source: str
    target: str
    """With `<v>` and `</v>` around what is wrong."""
    category: str
    severity: str
    at: str = ""
    """When it was said, UTC, ISO 8601; empty where a file does not tell."""

    @property
    def target_text(self) -> str:
        """The translation without marks."""
        return self.target.replace(_OPEN, "").replace(_CLOSE, "")

    @property
    def spans(self) -> tuple[Span, ...]:
        """The marked stretches of the translation, in code points of `target_text`."""
        return tuple(_spans(self.target))


def _spans(marked: str) -> Iterator[Span]:
    """Yield what stands between an opening and a closing mark; a mark without its partner is none."""
    plain = 0
    for piece in marked.split(_CLOSE)[:-1]:
        before, opened, inside = piece.rpartition(_OPEN)
        start = plain + len(before.replace(_OPEN, ""))
        plain = start + len(inside)
        if opened:
            yield Span(start, plain)


def read_ratings(path: Path) -> list[Rating]:
    """Read all ratings of a file; tabs and line feeds part fields and rows, quotes mean nothing.

    The first row names the columns; a file without such a row is read as Marot's. Rows that neither
    name a rater nor rate anything only carry metadata and are left out. Raises InputError with the
    line that is wrong, also where it has text beyond the last column: a tab within a text.
    """
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except OSError as error:
        raise InputError(f"can't read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 (byte {error.start + 1})") from error
    head = [name.strip().lower() for name in lines[0].split("\t")]
    has_head = "system" in head and "category" in head
    names = head if has_head else _HEADERLESS
    places = _places(names, path)
    read = (
        _rating(line.rstrip("\r"), places, len(names), f"{path}, line {number}")
        for number, line in enumerate(lines[has_head:], 1 + has_head)
        if line.strip()
    )
    ratings = [one for one in read if one.rater or one.severity or one.category]
    if not ratings:
        raise InputError(f"{path} has no ratings: it needs rows of system, doc, …, severity")
    return ratings


def _places(head: list[str], path: Path) -> list[int]:
    """Find the column of each field of a Rating."""
    found = {_COLUMNS[name]: place for place, name in enumerate(head) if name in _COLUMNS}
    missing = [name for name in dict.fromkeys(_COLUMNS.values()) if name not in found]
    if missing:
        raise InputError(
            f"{path} lacks the columns {', '.join(missing)}: Google's MQM files have system, doc, "
            "doc_id, seg_id, rater, source, target, category, severity"
        )
    return [found[name] for name in _FIELDS]


def _rating(line: str, places: list[int], columns: int, where: str) -> Rating:
    fields = line.split("\t")
    if any(fields[columns:]):
        raise InputError(
            f"{where}: {len(fields)} columns where there are {columns}: a tab too many?"
        )
    try:
        system, document, segment, rater, source, target, category, severity = (
            fields[place] for place in places
        )
    except IndexError as error:
        raise InputError(
            f"{where}: {len(fields)} columns where at least {max(places) + 1} "
            "are needed; fields are parted by tabs"
        ) from error
    return Rating(
        intern(system),
        intern(document),
        intern(segment),
        intern(rater),
        intern(source),
        target,
        intern(category),
        intern(severity),
    )
