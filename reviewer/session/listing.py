"""The rows of a filtered list: by arithmetic where nothing is filtered, else a snapshot that grows."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Protocol

from reviewer.store import counters, documents, segments, selection
from reviewer.store.schema import MOST_SEGMENTS

if TYPE_CHECKING:
    from reviewer.store.database import Database
    from reviewer.store.segments import Line
    from reviewer.store.selection import Selection

_FIRST_CHUNK: Final = 500
_CHUNK: Final = 50_000


class Listing(Protocol):
    """Rows in order."""

    def size(self) -> int:
        """Count the rows."""

    def lines(self, start: int, count: int) -> tuple[Line, ...]:
        """Give rows, fewer at the end."""

    def index_of(self, segment_id: int) -> int | None:
        """Tell at which row a segment stands."""


def listing(database: Database, chosen: Selection) -> Listing:
    """Choose the way to list what was chosen."""
    if chosen == selection.Selection(document_id=chosen.document_id):
        return Everything(database, chosen.document_id)
    return Snapshot(database, chosen)


class Everything:
    """All segments of a document or of the project: a row is a sum away from its place."""

    def __init__(self, database: Database, document_id: int) -> None:
        self._database = database
        ids = [document_id] if document_id else documents.ids(database)
        totals = counters.totals(database)
        self._documents = [(i, totals[i]) for i in ids if totals.get(i)]
        self._ends = list(accumulate(total for _, total in self._documents))

    def size(self) -> int:
        """Count the rows."""
        return self._ends[-1] if self._ends else 0

    def lines(self, start: int, count: int) -> tuple[Line, ...]:
        """Give rows, fewer at the end."""
        wanted = min(count, self.size() - start)
        if wanted <= 0 or start < 0:
            return ()
        at = bisect_right(self._ends, start)
        document_id, total = self._documents[at]
        number = start - (self._ends[at] - total) + 1
        return segments.lines_from(self._database, document_id * MOST_SEGMENTS + number, wanted)

    def index_of(self, segment_id: int) -> int | None:
        """Tell at which row a segment stands."""
        place = segments.place_of(self._database, segment_id)
        if place is None:
            return None
        document_id, number = divmod(place, MOST_SEGMENTS)
        at = bisect_left(self._documents, (document_id, 0))
        if at == len(self._documents) or self._documents[at][0] != document_id:
            return None
        return self._ends[at] - self._documents[at][1] + number - 1


class Snapshot:
    """What fitted a filter when it was set; read as far as somebody looked.

    A row that no longer fits stays, so that nothing jumps under the cursor.
    """

    def __init__(self, database: Database, chosen: Selection) -> None:
        self._database = database
        self._chosen = chosen
        self._ids = array("q")
        self._places = array("q")
        self._is_whole = False
        self._expected = selection.size(database, chosen)

    def size(self) -> int:
        """Count the rows."""
        if self._expected is None or self._is_whole:
            self._read_to(None)
            return len(self._ids)
        return max(self._expected, len(self._ids))

    def lines(self, start: int, count: int) -> tuple[Line, ...]:
        """Give rows, fewer at the end."""
        self._read_to(start + count)
        return segments.lines(self._database, self._ids[start : start + count])

    def index_of(self, segment_id: int) -> int | None:
        """Tell at which row a segment stands."""
        place = segments.place_of(self._database, segment_id)
        if place is None:
            return None
        while not self._is_whole and (not self._places or self._places[-1] < place):
            self._read_more()
        at = bisect_left(self._places, place)
        return at if at < len(self._ids) and self._ids[at] == segment_id else None

    def _read_to(self, end: int | None) -> None:
        if end is None and not self._is_whole:
            self._keep(selection.after(self._database, self._chosen, self._last))
            self._is_whole = True
        while end is not None and not self._is_whole and len(self._ids) < end:
            self._read_more()

    @property
    def _last(self) -> int:
        return self._places[-1] if self._places else 0

    def _read_more(self) -> None:
        chunk = _CHUNK if self._ids else _FIRST_CHUNK
        found = selection.after(self._database, self._chosen, self._last, chunk)
        self._keep(found)
        self._is_whole = len(found) < chunk

    def _keep(self, found: list[tuple[int, int]]) -> None:
        self._ids.extend(segment_id for segment_id, _ in found)
        self._places.extend(place for _, place in found)
