"""Errors that people marked, in files: as JSON for forms with room for a text, as words for people."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from reviewer.model.mark import Mark, MarkSeverity
from reviewer.model.span import Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reviewer.ingest.formats.unit import Unit

KEY = "reviewer-mark"
"""What properties, notes and comments that hold a mark are called."""
_MOST = 100
"""Marks that one text of a file may bring; more than any segment has."""


def as_json(unit: Unit, mark: Mark) -> str:
    """Write a mark on one line, with the words that it is of for those who read."""
    said: dict[str, object] = {
        "side": mark.side.value,
        "category": mark.category,
        "severity": mark.severity.value,
    }
    if mark.span is not None:
        said |= {"start": mark.span.start, "end": mark.span.end, "words": words_of(unit, mark)}
    extra = {"note": mark.note, "english": mark.english, "author": mark.author, "at": mark.at}
    said |= {name: value for name, value in extra.items() if value}
    return json.dumps(said, ensure_ascii=False)


def all_as_json(unit: Unit) -> str:
    """Write the marks of a unit as one line; nothing where it has none."""
    return f"[{', '.join(as_json(unit, mark) for mark in unit.marks)}]" if unit.marks else ""


def from_json(texts: Iterable[str]) -> tuple[Mark, ...]:
    """Read marks, each text one of them or a list; what is none is passed over."""
    found: list[Mark] = []
    for text in texts:
        with suppress(ValueError, TypeError, RecursionError):
            read = json.loads(text) if text else []
            listed = (read if isinstance(read, list) else [read])[:_MOST]
            found += [_mark(one) for one in listed if isinstance(one, dict)]
    return tuple(found)


def _mark(said: Mapping[str, object]) -> Mark:
    """Read one mark; ValueError or TypeError where it is none."""

    def text(name: str) -> str:
        value = said.get(name) or ""
        if not isinstance(value, str):
            raise TypeError(f"{name} is no text")
        return value

    start, end = said.get("start"), said.get("end")
    has_span = isinstance(start, int) and isinstance(end, int)
    return Mark(
        id="",
        side=Side(text("side") or "en"),
        span=Span(start, end) if has_span else None,  # type: ignore[arg-type]
        category=text("category") or "Other",
        severity=MarkSeverity(text("severity")),
        note=text("note"),
        english=text("english") or None,
        author=text("author"),
        at=text("at"),
    )


def words_of(unit: Unit, mark: Mark) -> str:
    """Return the words that a mark is of; nothing for an omission."""
    text = unit.zh if mark.side is Side.ZH else (mark.english or unit.en)
    return mark.span.of(text) if mark.span else ""


def told(unit: Unit, mark: Mark) -> str:
    """Tell a mark to a person, on one line."""
    words = words_of(unit, mark)
    where = f" “{words}”" if words else ""
    earlier = " in earlier English" if mark.english else ""
    said = f"{mark.severity} {mark.category}{where}{earlier}"
    said += f": {mark.note}" if mark.note else ""
    return " ".join((f"{said} ({mark.author})" if mark.author else said).split())


def fits(unit: Unit, mark: Mark) -> bool:
    """Say whether a mark is of a text that the unit has."""
    text = unit.zh if mark.side is Side.ZH else unit.en
    return mark.english is None and (mark.span is None or mark.span.end <= len(text))
