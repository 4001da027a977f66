"""One reviewer at work on one document or the whole project; what the screen talks to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.model.finding import WaiverScope
from reviewer.session.clock import new_id, utc_now
from reviewer.session.views import Filter

if TYPE_CHECKING:
    from reviewer.model.term import Concept
    from reviewer.session.project import Project
    from reviewer.session.views import (
        Clock,
        Counts,
        FindingView,
        NewId,
        Outcome,
        SegmentRow,
        SegmentView,
    )


class Review:
    """A reviewer's way through segments. Each act is kept at once and can be undone."""

    author: str
    filter: Filter

    @classmethod
    def open(
        cls,
        project: Project,
        document: str | int | None = None,
        *,
        author: str,
        clock: Clock = utc_now,
        ids: NewId = new_id,
    ) -> Review:
        """Start where the author left off: in one document (name or id), or in all of them.

        Raises DecisionError where there is no such document.
        """
        raise NotImplementedError

    def counts(self) -> Counts:
        """Count the segments of the review's documents, whatever the filter."""
        raise NotImplementedError

    def size(self) -> int:
        """Count the rows of the filtered view."""
        raise NotImplementedError

    def rows(self, start: int, count: int) -> tuple[SegmentRow, ...]:
        """Give rows `start` up to `start + count` of the filtered view; fewer at its end.

        The view is what matched when the filter was set: a row that no longer matches stays, with its
        new status, until the filter is set again, so that nothing jumps under the cursor.
        """
        raise NotImplementedError

    def segment(self, segment_id: int) -> SegmentView:
        """Give everything about a segment; DecisionError where there is none."""
        raise NotImplementedError

    def index_of(self, segment_id: int) -> int | None:
        """Tell at which row of the filtered view a segment stands, from 0."""
        raise NotImplementedError

    def id_at(self, index: int) -> int:
        """Tell which segment stands at a row; DecisionError beyond the end."""
        raise NotImplementedError

    def set_filter(self, chosen: Filter) -> None:
        """Show what matches now; kept for the next time."""
        raise NotImplementedError

    @property
    def place(self) -> int | None:
        """The segment where the reviewer left off; None where it is gone or there was none."""
        raise NotImplementedError

    def leave_at(self, segment_id: int) -> None:
        """Remember where the reviewer is."""
        raise NotImplementedError

    def next_open(self, segment_id: int | None) -> int | None:
        """Find the next open segment after this one, from the start again at the end."""
        raise NotImplementedError

    def previous_open(self, segment_id: int | None) -> int | None:
        """Find the open segment before this one, from the end again at the start."""
        raise NotImplementedError

    def next_flagged(self, segment_id: int | None) -> int | None:
        """Find the next flagged segment, from the start again at the end."""
        raise NotImplementedError

    def previous_flagged(self, segment_id: int | None) -> int | None:
        """Find the flagged segment before this one, from the end again at the start."""
        raise NotImplementedError

    def find(self, text: str, after_id: int | None, *, backwards: bool = False) -> int | None:
        """Find the next segment of the filtered view with `text` on either side, round the end."""
        raise NotImplementedError

    def go_to(self, number: int) -> int | None:
        """Find a segment by its number in the document (in the whole list, where there is none)."""
        raise NotImplementedError

    def accept(self, segment_id: int) -> Outcome:
        """Say that the English as it stands is right."""
        raise NotImplementedError

    def edit(self, segment_id: int, text: str) -> Outcome:
        """Say what the English should be."""
        raise NotImplementedError

    def flag(self, segment_id: int, note: str = "") -> Outcome:
        """Ask for somebody's look."""
        raise NotImplementedError

    def reject(self, segment_id: int, note: str = "") -> Outcome:
        """Say that the English can't stand."""
        raise NotImplementedError

    def skip(self, segment_id: int) -> Outcome:
        """Leave it for later."""
        raise NotImplementedError

    def note(self, segment_id: int, text: str) -> Outcome:
        """Write a note on a segment; an empty one takes the note away."""
        raise NotImplementedError

    def accept_clean(self) -> Outcome:
        """Accept every open segment of the filtered view that has no finding, in one undoable act."""
        raise NotImplementedError

    def clean_count(self) -> int:
        """Count the segments that `accept_clean` would accept."""
        raise NotImplementedError

    def apply(self, segment_id: int, finding_index: int) -> Outcome:
        """Put a finding's suggestion in place: an edit. DecisionError where it has none to place."""
        raise NotImplementedError

    def waive(
        self,
        segment_id: int,
        finding_index: int,
        reason: str,
        scope: WaiverScope = WaiverScope.SEGMENT,
    ) -> Outcome:
        """Set a finding aside with a reason: here, in this document, or wherever the rule says it."""
        raise NotImplementedError

    def unwaive(self, segment_id: int, finding_index: int) -> Outcome:
        """Take a waiver back."""
        raise NotImplementedError

    def undo(self) -> Outcome:
        """Take back the last act of this session; DecisionError when nothing is left."""
        raise NotImplementedError

    def redo(self) -> Outcome:
        """Do again what was last undone; DecisionError when nothing is left."""
        raise NotImplementedError

    def keep_draft(self, segment_id: int, text: str) -> None:
        """Keep what is being typed, at once."""
        raise NotImplementedError

    def drop_draft(self, segment_id: int) -> None:
        """Forget what was being typed."""
        raise NotImplementedError

    def recheck(self, segment_id: int, english: str) -> tuple[FindingView, ...]:
        """Find what the checks would say of other English; loads no jieba, writes nothing."""
        raise NotImplementedError

    def propose(self, zh: str, en: str, note: str = "", segment_id: int | None = None) -> Outcome:
        """Propose a term for the glossary, with the segment as its evidence."""
        raise NotImplementedError

    def lookup(self, text: str) -> tuple[Concept, ...]:
        """Find concepts of the glossary by Chinese or English text."""
        raise NotImplementedError

    def concordance(self, text: str, limit: int = 50) -> tuple[SegmentRow, ...]:
        """Find segments of the whole project with `text` on either side; exact from one character."""
        raise NotImplementedError

    def checks(self) -> tuple[tuple[str, int], ...]:
        """List the checks that have something to say, and on how many segments that are not done."""
        raise NotImplementedError

    def authors(self) -> tuple[str, ...]:
        """List who decided something here."""
        raise NotImplementedError
