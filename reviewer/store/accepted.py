"""The pairs that people accepted, the newest first: what terms are mined from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.store.database import Database


@dataclass(frozen=True, slots=True)
class Accepted:
    """A segment that is done, and stands on its page."""

    key: str
    zh: str
    en: str
    """As it stands now."""


def accepted(database: Database, most: int) -> tuple[Accepted, ...]:
    """Give up to `most` accepted or edited segments with text on both sides, the newest first."""
    rows = database.rows(
        "SELECT g.key, g.zh, coalesce(s.text, g.en) AS english FROM state s "
        "CROSS JOIN segment g ON g.id = s.segment_id "
        "WHERE s.status IN ('accepted', 'edited') AND g.zh <> '' AND english <> '' "
        "ORDER BY s.at DESC, s.place LIMIT ?",
        (most,),
    )
    return tuple(Accepted(*row) for row in rows)
