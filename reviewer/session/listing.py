"""The rows of a filtered list: by arithmetic where counters know how many there are, else as far as read."""

from __future__ import annotations

import time
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Protocol

from reviewer.store import counters, segments, selection
from reviewer.store.schema import MOST_SEGMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.model.decision import Status
    from reviewer.store.database import Database
    from reviewer.store.segments import Line
    from reviewer.store.selection import Selection

_FIRST_CHUNK: Final = 200
"""Rows that are read before a list is shown, and at a time where somebody waits for them."""
_CHUNK: Final = 20_000
_LARGEST_CHUNK: Final = 320_000
_FIRST_STRETCH: Final = 4_000
"""Segments that are looked through at first: at most 15 ms."""
_PATIENCE_SECONDS: Final = 0.03
"""How long it is looked for rows before a list is shown, whether or not there are any by then."""
_AT_ONCE: Final = 500
_LOOKED_THROUGH: Final = 5_000
"""Segments of a document up to which it is read to its end before its list is shown: 15 ms at most."""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that were read aside, for the list that they are of: `Growing.take` puts them behind its own."""

    listing: Growing
    found: Found
    seen: int
    """Place up to which all were looked at."""
    is_last: bool


class Listing(Protocol):
    """Rows in order."""

    @property
    def is_counted(self) -> bool:
        """Whether it is known how many rows there are."""

    def known_size(self) -> int:
        """Count the rows that are known by now."""

    def size(self) -> int:
        """Count the rows, reading on to the end where that must be."""

    def lines(self, start: int, count: int) -> tuple[Line, ...]:
        """Give rows, fewer at the end."""

    def known_index_of(self, segment_id: int) -> int | None:
        """Tell at which row a segment stands, among those that are known by now."""

    def index_of(self, segment_id: int) -> int | None:
        """Tell at which row a segment stands, reading on where that must be."""


def listing(database: Database, chosen: Selection) -> Listing:
    """Choose the way to list what was chosen."""
    if chosen == selection.Selection(document_id=chosen.document_id):
        return Everything(database, chosen.document_id)
    sizes = selection.sizes(database, chosen)
    return Growing(database, chosen) if sizes is None else ByDocument(database, chosen, sizes)


class _Counted:
    """Lists of which it is known how many rows each document has."""

    is_counted = True

    def __init__(self, sizes: dict[int, int]) -> None:
        self._documents = list(sizes)
        self._ends = list(accumulate(sizes.values()))

    def known_size(self) -> int:
        """Count the rows."""
        return self._ends[-1] if self._ends else 0

    def size(self) -> int:
        """Count the rows."""
        return self.known_size()

    def _start(self, at: int) -> int:
        return self._ends[at - 1] if at else 0

    def _number(self, document_id: int) -> int | None:
        """Tell the number of a document among those of the list."""
        at = bisect_left(self._documents, document_id)
        is_there = at < len(self._documents) and self._documents[at] == document_id
        return at if is_there else None


class Everything(_Counted):
    """All segments of a document or of the project: a row is a sum away from its place."""

    def __init__(self, database: Database, document_id: int) -> None:
        self._database = database
        totals = counters.totals(database)
        super().__init__({document_id: totals.get(document_id, 0)} if document_id else totals)

    def lines(self, start: int, count: int) -> tuple[Line, ...]:
        """Give rows, fewer at the end."""
        wanted = min(count, self.size() - start)
        if wanted <= 0 or start < 0:
            return ()
        at = bisect_right(self._ends, start)
        place = self._documents[at] * MOST_SEGMENTS + start - self._start(at) + 1
        return segments.lines_from(self._database, place, wanted)

    def known_index_of(self, segment_id: int) -> int | None:
        """Tell at which row a segment stands."""
        return self.index_of(segment_id)

    def index_of(self, segment_id: int) -> int | None:
        """Tell at which row a segment stands."""
        place = segments.place_of(self._database, segment_id)
        at = None if place is None else self._number(place // MOST_SEGMENTS)
        if place is None or at is None:
            return None
        return self._start(at) + segments.number_of(place) - 1


class ByDocument(_Counted):
    """What fits a filter of which each document keeps a count: read by documents, from anywhere on.

    What fitted when its document was first looked at; a row that no longer fits stays, so that
    nothing jumps under the cursor.
    """

    def __init__(self, database: Database, chosen: Selection, sizes: dict[int, int]) -> None:
        super().__init__({document: size for document, size in sizes.items() if size})
        self._database = database
        self._chosen = chosen
        self._read: dict[int, Growing] = {}

    def lines(self, start: int, count: int) -> tuple[Line, ...]:
        """Give rows, fewer at the end."""
        ids: list[int] = []
        while start >= 0 and len(ids) < count and start + len(ids) < self.size():
            row = start + len(ids)
            at = bisect_right(self._ends, row)
            ids += self._of(at).ids(row - self._start(at), count - len(ids))
            self._settle(at)
        return segments.lines(self._database, ids)

    def known_index_of(self, segment_id: int) -> int | None:
        """Tell at which row a segment stands."""
        return self.index_of(segment_id)

    def index_of(self, segment_id: int) -> int | None:
        """Tell at which row a segment stands."""
        place = segments.place_of(self._database, segment_id)
        at = None if place is None else self._number(place // MOST_SEGMENTS)
        if at is None:
            return None
        row = self._of(at).index_of(segment_id)
        self._settle(at)
        return None if row is None else self._start(at) + row

    def _of(self, at: int) -> Growing:
        document_id = self._documents[at]
        if document_id not in self._read:
            chosen = replace(self._chosen, document_id=document_id)
            self._read[document_id] = Growing(self._database, chosen)
        return self._read[document_id]

    def _settle(self, at: int) -> None:
        """Count anew where another program has changed how many of a document fit."""
        part = self._of(at)
        more = part.known_size() - (self._ends[at] - self._start(at))
        if more > 0 or (more and part.is_counted):
            self._ends[at:] = [end + more for end in self._ends[at:]]


@dataclass(slots=True)
class Found:
    """Segments in order: their ids and their places."""

    ids: array[int] = field(default_factory=lambda: array("q"))
    places: array[int] = field(default_factory=lambda: array("q"))

    @property
    def last(self) -> int:
        """The last place; 0 before the first."""
        return self.places[-1] if self.places else 0

    def extend(self, other: Found) -> None:
        """Put what stands behind the last place behind it."""
        start = bisect_right(other.places, self.last)
        self.ids.extend(other.ids[start:])
        self.places.extend(other.places[start:])


class Growing:
    """What fitted a filter when it was read; read as far as somebody looked.

    A row that no longer fits stays, so that nothing jumps under the cursor. The project is looked
    through by stretches: where little fits, as where several things are asked for, what is found in
    a moment is shown, and the rest is read aside.
    """

    def __init__(self, database: Database, chosen: Selection) -> None:
        self._database = database
        self._chosen = chosen
        self._found = Found()
        self._seen = 0
        """Place up to which all were looked at."""
        self.is_counted = False
        if selection.is_short(database, chosen):
            self._take_all()
            return
        self._read_more(_FIRST_CHUNK, time.perf_counter() + _PATIENCE_SECONDS)
        if chosen.document_id and not self.is_counted:
            known = counters.total(database, chosen.document_id)
            self._read_more(_CHUNK if known <= _LOOKED_THROUGH else 0)

    def known_size(self) -> int:
        """Count the rows that were read."""
        return len(self._found.ids)

    def size(self) -> int:
        """Count the rows, reading to the end."""
        while not self.is_counted:
            self._read_more(_CHUNK)
        return self.known_size()

    def ids(self, start: int, count: int) -> array[int]:
        """Give the ids of rows, fewer at the end."""
        while not self.is_counted and self.known_size() < start + count:
            self._read_more(max(_FIRST_CHUNK, start + count - self.known_size()))
        return self._found.ids[start : start + count]

    def lines(self, start: int, count: int) -> tuple[Line, ...]:
        """Give rows, fewer at the end."""
        return segments.lines(self._database, self.ids(start, count))

    def known_index_of(self, segment_id: int) -> int | None:
        """Tell at which row a segment stands, among those that were read."""
        place = segments.place_of(self._database, segment_id)
        return None if place is None else self._row(segment_id, place)

    def index_of(self, segment_id: int) -> int | None:
        """Tell at which row a segment stands, reading as far as that."""
        place = segments.place_of(self._database, segment_id)
        if place is None:
            return None
        while not self.is_counted and self._seen < place:
            self._read_more(_CHUNK)
        return self._row(segment_id, place)

    def rest(self, database: Database) -> Iterator[Part]:
        """Read on to the end through another connection, for another thread; `take` takes each part."""
        seen: int | None = self._seen
        count = _CHUNK
        most = _LARGEST_CHUNK if database.lets_write_while_reading() else _CHUNK
        is_last = self.is_counted
        while not is_last:
            found, seen = _read(database, self._chosen, seen or 0, count, count)
            is_last = seen is None
            yield Part(self, found, seen or 0, is_last)
            # To begin anew where a word may go on costs 10 to 100 ms each time.
            count = min(2 * count, most)

    def holds(self, segment_id: int) -> bool:
        """Say whether a segment is among the rows, also those that were not read yet."""
        place = segments.place_of(self._database, segment_id)
        if place is None or self.is_counted or place <= self._seen:
            return place is not None and self._row(segment_id, place) is not None
        found = selection.after(self._database, self._chosen, place - 1, 1, before=place + 1)
        return bool(found) and found[0][0] == segment_id

    def next_with(self, segment_id: int, status: Status, *, backwards: bool) -> int | None:
        """Find the nearest segment with a status among the rows before or behind one, as far as known.

        Where all rows are known, round the end to the row itself.
        """
        place = segments.place_of(self._database, segment_id)
        if place is None:
            return None
        behind, before = (cut(self._found.places, place) for cut in (bisect_right, bisect_left))
        count = len(self._found.ids)
        ways = ((0, before), (before, count)) if backwards else ((behind, count), (0, behind))
        for start, end in ways if self.is_counted else ways[:1]:
            found = self._nearest(start, end, status, backwards=backwards)
            if found is not None:
                return found
        return None

    def _nearest(self, start: int, end: int, status: Status, *, backwards: bool) -> int | None:
        """Find the first (or last) of some rows with a status, looking at a few at a time."""
        starts = range(start, end, _AT_ONCE)
        for at in reversed(starts) if backwards else starts:
            ids = self._found.ids[at : min(at + _AT_ONCE, end)]
            fitting = selection.among(self._database, ids, status)
            if fitting:
                return next(one for one in (reversed(ids) if backwards else ids) if one in fitting)
        return None

    def take(self, part: Part) -> None:
        """Take a part in, unless it was read here meanwhile."""
        self._found.extend(part.found)
        self._seen = max(self._seen, part.seen, self._found.last)
        self.is_counted = self.is_counted or part.is_last

    def _take_all(self) -> None:
        for segment_id, place in selection.after(self._database, self._chosen):
            self._found.ids.append(segment_id)
            self._found.places.append(place)
        self.is_counted = True

    def _row(self, segment_id: int, place: int) -> int | None:
        at = bisect_left(self._found.places, place)
        is_there = at < len(self._found.ids) and self._found.ids[at] == segment_id
        return at if is_there else None

    def _read_more(self, count: int, until: float | None = None) -> None:
        """Read so many rows more; only those that are found by a moment, where it is given."""
        wanted, looked_at = count, _FIRST_STRETCH
        while wanted > 0 and not self.is_counted:
            found, seen = _read(self._database, self._chosen, self._seen, wanted, looked_at)
            self._found.extend(found)
            self.is_counted = seen is None
            self._seen = seen or self._seen
            wanted -= len(found.ids)
            looked_at = min(2 * looked_at, _CHUNK)
            if until is not None and time.perf_counter() > until:
                return


def _read(
    database: Database, chosen: Selection, place: int, limit: int, looked_at: int
) -> tuple[Found, int | None]:
    """Look through some segments behind a place for up to `limit` that fit.

    Also gives the place up to which all were looked at; None at the end.
    """
    found = Found()
    whole = selection.is_indexed(chosen)
    end = None if whole else selection.behind_some(database, chosen.document_id, place, looked_at)
    for segment_id, stands_at in selection.after(database, chosen, place, limit, before=end):
        found.ids.append(segment_id)
        found.places.append(stands_at)
    if len(found.ids) == limit:
        return found, found.last
    return found, None if end is None else end - 1
