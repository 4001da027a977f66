"""All segments of a project in turn, and the same Chinese in several places, in flat memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewer.store import checked, segments
from reviewer.store.checked import read_hits
from reviewer.store.schema import MOST_SEGMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.model.segment import TermHit
    from reviewer.model.span import Span
    from reviewer.store.database import Database

_AT_ONCE: Final = 1_000
_HASHES_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class SegmentInTurn:
    """A segment with its English as it stands now."""

    place: int
    zh: str
    en: str
    hits: tuple[TermHit, ...]
    renderings: tuple[Span | None, ...]
    """For each hit: where the English renders it, if it does."""


@dataclass(frozen=True, slots=True)
class SameChinese:
    """One English of a Chinese text that stands in several places."""

    en: str
    times: int
    first: int
    """The first place that has it."""


def sweep(database: Database) -> Iterator[SegmentInTurn]:
    """Give the project's segments in order, but for rejected ones and those without English."""
    place = 0
    while True:
        rows = database.rows(
            "SELECT s.place, s.segment_id, s.status, s.text, g.zh, g.en, g.hits, c.renderings "
            "FROM state s CROSS JOIN segment g ON g.id = s.segment_id "
            "LEFT JOIN checked c ON c.segment_id = s.segment_id AND c.english = '' "
            "WHERE s.place > ? ORDER BY s.place LIMIT ?",
            (place, _AT_ONCE),
        )
        if not rows:
            return
        for place, segment_id, status, text, zh, en, hits, renderings in rows:
            now = en if text is None else text
            if status == "rejected" or not now.strip():
                continue
            spans = checked.read_spans(renderings or "[]")
            if text is not None:
                said = checked.find(database, segment_id, checked.english_name(text))
                spans = said.renderings if said else ()
            yield SegmentInTurn(place, zh, now, read_hits(hits), spans)


def same_chinese(database: Database) -> Iterator[tuple[SameChinese, ...]]:
    """Give the English texts of each Chinese text that stands more than once with more than one."""
    last = -(1 << 63)
    is_first = True
    while True:
        hashes = database.rows(
            f"SELECT hash FROM same_chinese WHERE hash {'>=' if is_first else '>'} ? "  # noqa: S608 — ours
            "GROUP BY hash HAVING count(*) > 1 ORDER BY hash LIMIT ?",
            (last, _HASHES_AT_ONCE),
        )
        if not hashes:
            return
        last, is_first = hashes[-1][0], False
        marks = ", ".join("?" * len(hashes))
        rows = database.rows(
            "SELECT h.hash, coalesce(s.text, g.en) AS english, count(*), min(h.place) "  # noqa: S608 — marks
            "FROM same_chinese h CROSS JOIN state s ON s.place = h.place "
            "CROSS JOIN segment g ON g.id = s.segment_id "
            f"WHERE h.hash IN ({marks}) AND s.status <> 'rejected' AND english <> '' "
            "GROUP BY h.hash, english ORDER BY h.hash, min(h.place)",
            [row[0] for row in hashes],
        )
        found: dict[int, list[SameChinese]] = {}
        for hashed, english, times, first in rows:
            found.setdefault(hashed, []).append(SameChinese(english, times, first))
        yield from (tuple(group) for group in found.values() if len(group) > 1)


def places_told(database: Database, check: str) -> Iterator[int]:
    """Give the places that have a finding of a check that nobody waived, in order."""
    place = 0
    while True:
        rows = database.rows(
            "SELECT place FROM queue WHERE check_name = ? AND place > ? ORDER BY place LIMIT ?",
            (check, place, _AT_ONCE),
        )
        if not rows:
            return
        yield from (row[0] for row in rows)
        place = rows[-1][0]


def document_of(place: int) -> int:
    """Tell the document of a place by its id."""
    return place // MOST_SEGMENTS


def body_at(database: Database, place: int) -> segments.SegmentBody:
    """Give what was imported of the segment at a place; LookupError where there is none."""
    segment_id = segments.id_at(database, place)
    body = segments.body(database, segment_id) if segment_id is not None else None
    if body is None:
        raise LookupError(place)
    return body
