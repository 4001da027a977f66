"""Segments that a sample may be drawn from, and where those that were drawn stand now."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.store.schema import MOST_SEGMENTS
from reviewer.store.segments import number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.store.database import Database


@dataclass(frozen=True, slots=True)
class Drawable:
    """A segment that may be drawn."""

    key: str
    document: str
    number: int
    """Its place in its document, from 1."""
    author: str
    """Whose decision stands; empty while it is open."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A segment that was drawn and is still on its pages."""

    segment_id: int
    key: str
    place: int

    @property
    def document_id(self) -> int:
        """Of its document."""
        return self.place // MOST_SEGMENTS


def drawable(database: Database) -> tuple[Drawable, ...]:
    """Give every segment of the project, in order."""
    rows = database.rows(
        "SELECT g.key, d.name, s.place, s.author FROM state s "
        "CROSS JOIN segment g ON g.id = s.segment_id CROSS JOIN document d ON d.id = g.document_id "
        "ORDER BY s.place"
    )
    return tuple(
        Drawable(key, document, number_of(place), author) for key, document, place, author in rows
    )


def drawn(database: Database, keys: Sequence[str]) -> tuple[Drawn, ...]:
    """Find those of some segments that are still on their pages, in order."""
    rows = database.rows(
        "SELECT s.segment_id, g.key, s.place FROM json_each(?) j "
        "CROSS JOIN segment g ON g.key = j.value CROSS JOIN state s ON s.segment_id = g.id "
        "ORDER BY s.place",
        (json.dumps(list(keys)),),
    )
    return tuple(Drawn(*row) for row in rows)
