"""Translation memory: where the same Chinese, or Chinese much like it, stands with which English.

The same Chinese is found by its hash. Stretches of the sentence are looked up in the index of the
concordance, and what shares most of them is compared with it character by character. Nothing reads
through the project.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from reviewer.model.decision import Status
from reviewer.store import concordance

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reviewer.store.database import Database, Row

LEAST: Final = 0.7
"""Likeness below which two sentences have little to tell each other."""
_STRETCHES: Final = 8
"""Stretches that are looked up; each costs some milliseconds at a million segments."""
_OF_A_STRETCH: Final = 400
"""Segments with a stretch that are counted: of a common one, those that were imported first."""
_COMPARED: Final = 150
"""Segments that are compared character by character: those that share most stretches."""
_SEEN_OF_THE_SAME: Final = 20_000
"""Segments with the same Chinese among which decided ones are looked for."""
_LONGEST: Final = 1_000
"""Characters of a sentence that are compared."""


@dataclass(frozen=True, slots=True)
class Match:
    """A segment with the same Chinese, or much like it."""

    segment_id: int
    document: str
    place: int
    zh: str
    en: str
    """As it stands now."""
    status: Status
    author: str
    at: str
    likeness: float
    """1 for the same characters, else the share that both have in order (Ratcliff and Obershelp 1988)."""


def sameness(zh: str) -> int:
    """Hash Chinese so that the same sentence, whatever its width and spacing, has the same number."""
    hashed = hashlib.blake2b(_plain(zh).encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(hashed.digest(), "big", signed=True)


def add(database: Database, rows: Iterable[tuple[int, str]]) -> None:
    """Let segments be found by their Chinese: place, Chinese."""
    database.run_many(
        "INSERT INTO same_chinese VALUES (?, ?)",
        [(sameness(zh), place) for place, zh in rows if zh],
    )


def take_out(database: Database, rows: Iterable[tuple[int, str]]) -> None:
    """Let segments no longer be found: place, Chinese."""
    database.run_many(
        "DELETE FROM same_chinese WHERE hash = ? AND place = ?",
        [(sameness(zh), place) for place, zh in rows],
    )


def same(database: Database, zh: str) -> list[int]:
    """Give places with the same Chinese, decided ones first, the latest first."""
    rows = database.rows(
        "SELECT s.place FROM (SELECT place FROM same_chinese WHERE hash = ? LIMIT ?) h "
        "CROSS JOIN state s ON s.place = h.place "
        "ORDER BY s.status IN ('accepted', 'edited', 'rejected') DESC, s.at DESC, s.place LIMIT ?",
        (sameness(zh), _SEEN_OF_THE_SAME, _COMPARED),
    )
    return [row[0] for row in rows]


def matches(database: Database, place: int, zh: str, limit: int) -> tuple[Match, ...]:
    """Find segments whose Chinese is the same or much alike, the most alike first.

    Of the same Chinese with the same English only one is given: a decided one, the latest. Width of
    characters and spacing do not matter. Of a stretch that is very common not all segments are seen,
    but the same Chinese is always found.
    """
    shared = _sharing(database, zh)
    identical = frozenset(same(database, zh)) - {place}
    shared = Counter({other: count for other, count in shared.items() if other not in identical})
    del shared[place]
    order = sorted(shared, key=lambda other: (-shared[other], other))[:_COMPARED]
    found = sorted(
        (
            *_alike(zh, _rows(database, order)),
            *_alike(zh, _rows(database, identical), least=1.0),
        ),
        key=attrgetter("at"),
        reverse=True,
    )
    found.sort(key=lambda match: (-match.likeness, not match.status.is_done))
    first: dict[tuple[str, str], Match] = {}
    for match in found:
        first.setdefault((_plain(match.zh), match.en), match)
    return tuple(first.values())[:limit]


def _sharing(database: Database, zh: str) -> Counter[int]:
    """Count by place how many stretches of a sentence it has too."""
    shared: Counter[int] = Counter()
    for stretch in _stretches(zh):
        shared.update(_having(database, stretch))
    return shared


def _stretches(zh: str) -> Iterator[str]:
    """Choose stretches all over a sentence: of four characters, or of two where it is short."""
    text = "".join(zh.split())[:_LONGEST]
    length = 4 if len(text) >= 16 else min(2, len(text))
    last = len(text) - length
    if not text:
        return
    count = min(_STRETCHES, last + 1)
    starts = {round(number * last / max(1, count - 1)) for number in range(count)}
    yield from dict.fromkeys(text[start : start + length] for start in sorted(starts))


def _having(database: Database, stretch: str) -> list[int]:
    rows = database.rows(
        "SELECT rowid FROM wording WHERE wording MATCH ? LIMIT ?",
        (concordance.chinese_query(stretch), _OF_A_STRETCH),
    )
    return [row[0] for row in rows]


def _rows(database: Database, places: Collection[int]) -> list[Row]:
    marks = ", ".join("?" * len(places))
    return database.rows(
        "SELECT s.segment_id, d.name, s.place, g.zh, coalesce(s.text, g.en), s.status, "  # noqa: S608 — marks
        "s.author, s.at FROM state s CROSS JOIN segment g ON g.id = s.segment_id "
        "CROSS JOIN document d ON d.id = g.document_id "
        f"WHERE s.place IN ({marks}) ORDER BY s.place",
        tuple(places),
    )


def _alike(zh: str, rows: Iterable[Row], least: float = LEAST) -> Iterator[Match]:
    wanted = _plain(zh)
    matcher = SequenceMatcher(None, "", wanted[:_LONGEST], autojunk=False)
    for segment_id, document, place, other, en, status, author, at in rows:
        plain = _plain(other)
        if least == 1 and plain != wanted:
            continue
        likeness = _likeness(matcher, wanted, plain)
        if likeness >= least:
            yield Match(
                segment_id, document, place, other, en, Status(status), author, at, likeness
            )


def _likeness(matcher: SequenceMatcher[str], wanted: str, other: str) -> float:
    if wanted == other:
        return 1.0
    matcher.set_seq1(other[:_LONGEST])
    if matcher.real_quick_ratio() < LEAST or matcher.quick_ratio() < LEAST:
        return 0.0
    return min(matcher.ratio(), 0.99)


def _plain(zh: str) -> str:
    return "".join(unicodedata.normalize("NFKC", zh).split())
