"""Where the elements of an XML part stand, in bytes, so that one can be changed and no other byte."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.parsers import expat

from reviewer.model.errors import InputError

_TAG_END = re.compile(rb"(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")


@dataclass(slots=True)
class Place:
    """Where an element stands: `[start, end)`, what is in it `[inner, inner_end)`."""

    name: str
    """As it is written, with its prefix."""
    attributes: dict[str, str]
    start: int
    inner: int
    inner_end: int = -1
    end: int = -1


def tag_end(source: bytes, start: int) -> int:
    """Return where the tag that begins at `start` is over; `start` where it never is."""
    found = _TAG_END.match(source, start)
    return found.end() if found else start


def places_of(source: bytes, *names: str) -> list[Place]:
    """Return the places of the elements of some local names, in the order in which they begin.

    `source` is in UTF-8. Raises InputError where it is not well-formed.
    """
    wanted = frozenset(names)
    found: list[Place] = []
    opened: list[Place] = []
    parser = expat.ParserCreate("utf-8")

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] in wanted:
            at = parser.CurrentByteIndex
            place = Place(name, attributes, at, tag_end(source, at))
            found.append(place)
            opened.append(place)

    def end(name: str) -> None:
        if name.rpartition(":")[2] in wanted:
            place, at = opened.pop(), parser.CurrentByteIndex
            # The end of an empty element is told at its start.
            is_empty = at <= place.start
            place.inner_end = place.inner if is_empty else at
            place.end = place.inner if is_empty else tag_end(source, at)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(source, True)  # noqa: FBT003 — its second argument is positional only
    except expat.ExpatError as error:
        raise InputError(f"it is not well-formed XML: {error}") from None
    return found


def replaced(source: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """Return a text with stretches `[start, end)` replaced; they do not overlap."""
    pieces: list[bytes] = []
    place = 0
    for start, end, new in sorted(changes):
        pieces += [source[place:start], new]
        place = end
    return b"".join((*pieces, source[place:]))
