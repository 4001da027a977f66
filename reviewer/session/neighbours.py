"""A segment on its pages: the headings above it, and what stands before and behind it on each side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewer.model.document import SentenceKind
from reviewer.model.span import Side
from reviewer.store import neighbours

if TYPE_CHECKING:
    from reviewer.model.document import Sentence
    from reviewer.store.database import Database
    from reviewer.store.segments import SegmentBody

_NEAR: Final = 3
"""Sentences before and behind that are shown."""
_MOST_HEADINGS: Final = 24
"""Headings above that are looked at: a page that is nothing but headings has a short path too."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A sentence of the page beside or in a segment."""

    text: str
    kind: SentenceKind
    is_own: bool
    """It is in the segment."""
    begins_paragraph: bool
    """A paragraph, list item or cell begins with it."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """One page around a segment."""

    side: Side
    path: tuple[str, ...]
    """The page's title and the heading above, outermost first."""
    sentences: tuple[Neighbour, ...]
    """In the order of the page; empty where the segment has nothing on this side."""


def surroundings(database: Database, body: SegmentBody) -> tuple[Surroundings, ...]:
    """Give both pages around a segment, the Chinese first."""
    return tuple(_around(database, body, side) for side in Side)


def _around(database: Database, body: SegmentBody, side: Side) -> Surroundings:
    own = body.zh_sentences if side is Side.ZH else body.en_sentences
    if not own:
        return Surroundings(side, (), ())
    first, last = min(own), max(own)
    found = neighbours.between(database, body.document_id, side, first - _NEAR - 1, last + _NEAR)
    before = {number: sentence.paragraph for number, sentence in found}
    near = [(number, sentence) for number, sentence in found if number >= first - _NEAR]
    return Surroundings(
        side,
        _path(database, body.document_id, side, first),
        tuple(
            Neighbour(
                sentence.text,
                sentence.kind,
                number in own,
                before.get(number - 1, -1) != sentence.paragraph,
            )
            for number, sentence in near
        ),
    )


def _path(database: Database, document_id: int, side: Side, number: int) -> tuple[str, ...]:
    """Give the title and the nearest heading; what stands above an own heading is its path."""
    above = neighbours.headings_before(database, document_id, side, number, _MOST_HEADINGS)
    titles = neighbours.between(database, document_id, side, 0, 0)
    title = [one.text for _, one in titles if one.kind is SentenceKind.TITLE and number > 0]
    heading: list[Sentence] = [one for _, one in above if one.kind is SentenceKind.HEADING]
    return (*title, *(one.text for one in heading[-1:]))
