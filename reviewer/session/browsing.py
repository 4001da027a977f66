"""A way through the segments of a document or of the project: lists, filters, places; nothing is said."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from reviewer.model.decision import Status
from reviewer.model.errors import DecisionError
from reviewer.session import shown
from reviewer.session.kept_filter import read_filter, write_filter
from reviewer.session.listing import Growing, listing
from reviewer.session.looking_up import LookingUp
from reviewer.session.sampling import SampleRows, inspect
from reviewer.session.views import Estimate, Extent, Filter
from reviewer.store import (
    counters,
    desk,
    documents,
    segments,
    selection,
)
from reviewer.store.schema import MOST_SEGMENTS
from reviewer.store.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.session.listing import Listing, Part
    from reviewer.session.sampling import Inspection
    from reviewer.session.views import Counts, SegmentRow
    from reviewer.store.database import Database

MOST_CLEAN: Final = 5_000
"""Segments that one act accepts, each a decision of its own in the log: two seconds."""
_COUNTED_AT_ONCE: Final = 1_000
"""Segments of a document up to which all that a menu offers is counted while it opens: 30 ms."""
_BEHIND_ALL: Final = 1 << 62


class Browsing(LookingUp):
    """What an author sees of a document, or of all where it is None; `Review` adds what is said."""

    def __init__(self, database: Database, document: str | int | None, author: str) -> None:
        super().__init__(database, author)
        self.filter = Filter()
        found = documents.find(database, document) if document is not None else None
        self._document, self._document_id = (found.name, found.id) if found else ("", 0)
        self._left_at, kept = desk.left(database, author, self._document)
        self._show(read_filter(kept))

    def counts(self) -> Counts:
        """Count the segments of the review's documents, whatever the filter."""
        return shown.counts_of(counters.counts(self._database, self._document_id))

    def size(self) -> int:
        """Count the rows of the filtered view; a text in a large project takes a second, so see `extent`."""
        return self._rows.size()

    def extent(self) -> Extent:
        """Tell how many rows of the filtered view are known by now, at once."""
        rows = self._rows
        return Extent(rows.known_size(), is_whole=rows.is_counted)

    def count_on(self) -> Iterator[Part]:
        """Read the rest of the filtered view, part by part: for a worker, while `take` is not."""
        rows = self._rows
        if isinstance(rows, Growing):
            with self._database.aside() as database:
                yield from rows.rest(database)

    def take(self, part: Part) -> bool:
        """Take in what was read; False where another filter was set meanwhile: there is no need to go on."""
        if part.listing is not self._rows:
            return False
        part.listing.take(part)
        return True

    def rows(self, start: int, count: int) -> tuple[SegmentRow, ...]:
        """Give rows `start` up to `start + count` of the filtered view; fewer at its end.

        The view is what matched when the filter was set: a row that no longer matches stays, with its
        new status, until the filter is set again, so that nothing jumps under the cursor.
        """
        return tuple(map(shown.segment_row, self._rows.lines(start, count)))

    def index_of(self, segment_id: int) -> int | None:
        """Tell at which row of the filtered view a segment stands, from 0."""
        return self._rows.index_of(segment_id)

    def known_index_of(self, segment_id: int) -> int | None:
        """Tell at which row a segment stands, among the rows that are known by now."""
        return self._rows.known_index_of(segment_id)

    def holds(self, segment_id: int) -> bool:
        """Say whether a segment is in the filtered view, at once."""
        rows = self._rows
        is_known = rows.known_index_of(segment_id) is not None
        return rows.holds(segment_id) if isinstance(rows, Growing) else is_known

    def id_at(self, index: int) -> int:
        """Tell which segment stands at a row; DecisionError beyond the end."""
        lines = self._rows.lines(index, 1) if index >= 0 else ()
        if not lines:
            raise DecisionError(f"there is no row {index + 1} in this list")
        return lines[0].id

    def set_filter(self, chosen: Filter) -> None:
        """Show what matches now; kept for the next time."""
        self._show(chosen)
        self._leave()

    @property
    def place(self) -> int | None:
        """The segment where the reviewer left off; None where it is gone or there was none."""
        segment_id = segments.id_of(self._database, self._left_at) if self._left_at else None
        if segment_id is None or segments.place_of(self._database, segment_id) is None:
            return None
        return segment_id

    def leave_at(self, segment_id: int) -> None:
        """Remember where the reviewer is, on the disk: for leaving a screen, not for every step."""
        key = self._body(segment_id).key
        if key != self._left_at:
            self._left_at = key
            self._leave()

    def next_open(self, segment_id: int | None) -> int | None:
        """Find the next open segment of the view after this one, from the start again at the end."""
        return self._nearest(segment_id, Status.OPEN)

    def previous_open(self, segment_id: int | None) -> int | None:
        """Find the open segment of the view before this one, from the end again at the start."""
        return self._nearest(segment_id, Status.OPEN, backwards=True)

    def next_flagged(self, segment_id: int | None) -> int | None:
        """Find the next flagged segment of the view, from the start again at the end."""
        return self._nearest(segment_id, Status.FLAGGED)

    def previous_flagged(self, segment_id: int | None) -> int | None:
        """Find the flagged segment of the view before this one, from the end again at the start."""
        return self._nearest(segment_id, Status.FLAGGED, backwards=True)

    def find(self, text: str, after_id: int | None, *, backwards: bool = False) -> int | None:
        """Find the next segment of the view with `text` on either side, round the end to `after_id`.

        In one document English matches anywhere; in the whole project from the beginning of a word.
        """
        if not text.strip():
            return None
        chosen = self._selection()
        sought = replace(chosen, texts=(text, *chosen.texts))
        return self._walk(after_id, sought, backwards=backwards)

    def go_to(self, number: int) -> int | None:
        """Find a segment by its number in the document (in the whole list, where there is none)."""
        if not 0 < number < MOST_SEGMENTS:
            return None
        if self._document_id:
            return segments.id_at(self._database, self._document_id * MOST_SEGMENTS + number)
        lines = self._whole.lines(number - 1, 1)
        return lines[0].id if lines else None

    def checks(self) -> tuple[tuple[str, int], ...]:
        """List the checks that have something to say, and on how many segments that are not done."""
        return self._counted("todo:")

    def authors(self) -> tuple[str, ...]:
        """List whose decisions stand here."""
        return tuple(name for name, _ in self.author_counts())

    def author_counts(self) -> tuple[tuple[str, int], ...]:
        """List whose decisions stand here, and on how many segments."""
        return self._counted("author:")

    def uncertain_count(self, confidence: float) -> int:
        """Count the segments of the review's documents whose alignment is no surer than that."""
        return selection.uncertain(self._database, self._document_id, confidence)

    def inspection(self) -> Inspection | None:
        """Say how far the sample is that was drawn last, and what follows; None where none was."""
        return inspect(self._database)

    def label(self) -> str:
        """Say in a few words what is shown, of a sample how far it is."""
        found = self.inspection() if self.filter.sample else None
        return found.label if found else self.filter.label()

    def label_count(self) -> str:
        """Say how many rows there are, where no other count says it: of a text, of several things at once."""
        is_told = not self.filter.text and len(self.filter.parts()) < 2
        return "" if is_told else str(self.extent())

    def would_show(self, chosen: Filter, at_most: int) -> Estimate:
        """Tell how many segments a filter would show, `at_most` being known: exactly if that is quick."""
        if len(chosen.parts()) < 2 and not chosen.text:
            return Estimate(at_most, is_exact=True)
        document = self._document_id
        if not document or counters.total(self._database, document) > _COUNTED_AT_ONCE:
            return Estimate(at_most, is_exact=False)
        found = selection.after(self._database, self._selection_of(chosen))
        return Estimate(len(found), is_exact=True)

    def clean_count(self) -> int:
        """Count the open segments of the view that have no finding: what `accept_clean` accepts.

        Raises DecisionError where they are too many for one act.
        """
        return len(self._clean())

    def refresh(self) -> None:
        """Show what matches now, by the same filter: after another program changed the project."""
        self._show(self.filter)

    @property
    def _rows(self) -> Listing:
        if self._layout != self._database.layout():
            # An import or a repair of the alignment: rows of before would be of other segments.
            self._show(self.filter)
        return self._listing

    def _show(self, chosen: Filter) -> None:
        self.filter = chosen
        self._layout = self._database.layout()
        self._listing = (
            SampleRows(self._database, self._document_id)
            if chosen.sample
            else listing(self._database, self._selection())
        )
        vars(self).pop("_whole", None)

    @cached_property
    def _whole(self) -> Listing:
        """All segments of the project, for their numbers."""
        return listing(self._database, Selection())

    def _leave(self) -> None:
        kept = write_filter(self.filter)
        desk.leave(
            self._database, self.author, self._document, subject=self._left_at, filtered=kept
        )

    def _selection(self) -> Selection:
        return self._selection_of(self.filter)

    def _selection_of(self, chosen: Filter) -> Selection:
        return Selection(
            document_id=self._document_id,
            status=chosen.status,
            check=chosen.check,
            author=chosen.author,
            texts=(chosen.text,) if chosen.text else (),
            max_confidence=chosen.max_confidence,
            conflict=chosen.conflict,
            marked=chosen.marked,
        )

    def _clean(self) -> list[tuple[int, int]]:
        if self.filter.status not in {None, Status.OPEN}:
            return []
        wanted = replace(self._selection(), status=Status.OPEN, clean=True)
        rows = self._rows
        if isinstance(rows, SampleRows):
            found = selection.after(self._database, wanted)
            return [one for one in found if rows.index_of(one[0]) is not None]
        found = selection.after(self._database, wanted, 0, MOST_CLEAN + 1)
        if len(found) > MOST_CLEAN:
            raise DecisionError(
                f"more than {MOST_CLEAN:,} open segments here have no finding: open a document, "
                "or show fewer with a filter"
            )
        return found

    def _nearest(
        self, segment_id: int | None, status: Status, *, backwards: bool = False
    ) -> int | None:
        if self.filter.status not in {None, status}:
            return None
        rows = self._rows
        if isinstance(rows, SampleRows) and status is Status.OPEN:
            place = self._place_of(segment_id, backwards=backwards)
            return rows.nearest_waiting(place, backwards=backwards)
        if isinstance(rows, Growing) and segment_id is not None:
            near = rows.next_with(segment_id, status, backwards=backwards)
            if near is not None or rows.is_counted:
                return near
        return self._walk(
            segment_id, replace(self._selection(), status=status), backwards=backwards
        )

    def _walk(self, segment_id: int | None, chosen: Selection, *, backwards: bool) -> int | None:
        place = self._place_of(segment_id, backwards=backwards)
        rows = self._rows
        if not isinstance(rows, SampleRows):
            return selection.nearest(self._database, chosen, place, backwards=backwards)
        fitting = {found for found, _ in selection.after(self._database, chosen)}
        return rows.nearest(place, lambda one: one.segment_id in fitting, backwards=backwards)

    def _place_of(self, segment_id: int | None, *, backwards: bool) -> int:
        """Tell where a walk begins; before all (behind all) where there is no such segment."""
        place = segments.place_of(self._database, segment_id) if segment_id is not None else None
        return (_BEHIND_ALL if backwards else 0) if place is None else place

    def _counted(self, beginning: str) -> tuple[tuple[str, int], ...]:
        counted = counters.counts(self._database, self._document_id)
        found = [
            (name.removeprefix(beginning), count)
            for name, count in counted.items()
            if name.startswith(beginning)
        ]
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))
