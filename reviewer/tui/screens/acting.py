"""Acts on segments from a list: done at once, or beside where they take long; and what is shown then."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reviewer.model.errors import ReviewerError
from reviewer.tui.actions import Group
from reviewer.tui.actions_review import REVIEW_ACTIONS
from reviewer.tui.long_acts import LongActs
from reviewer.tui.screens.looking import LookingScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.session.review import Review
    from reviewer.session.views import Outcome, Step

_FEW = 8
_PASSING = frozenset(
    action.act for action in REVIEW_ACTIONS if action.group is Group.MOVE and action.act != "home"
)
"""Acts that only show something: they need not wait for what takes long."""


class ActingScreen(LookingScreen):
    """Segments on which a person acts; apart from reviewing, which says what the acts are."""

    def __init__(self, review: Review, name: str, begins_at: int | None = None) -> None:
        super().__init__(review, name, begins_at)
        self.long_acts = LongActs(self, self.asides, self.say, _PASSING)

    def say(self, message: str, tone: str = "message") -> None:
        """Say something at the foot of the screen; else how far something long is."""
        progress = "" if message else self.long_acts.progress
        super().say(message or progress, "question" if progress else tone)

    def keep_place(self) -> None:
        """Keep it, but don't wait for something long that is being written."""
        if not self.long_acts.label:
            super().keep_place()

    def half_done(self) -> str:
        """Say what is under way and would be lost."""
        label = self.long_acts.label
        return f"{label} is under way, and would not be done" if label else ""

    def act(
        self, act: Callable[[], Outcome], *, goes_on: bool = False, goes_there: bool = False
    ) -> bool:
        """Do something that is kept, and say so; what can't be done is said too."""
        if self.long_acts.label:
            # By the mouse or the palette: a key would have waited.
            self.say(f"{self.long_acts.label} is still under way", "warning")
            return False
        try:
            outcome = act()
        except ReviewerError as error:
            self.say(str(error), "warning")
            return False
        self._take_outcome(outcome, goes_on=goes_on, goes_there=goes_there)
        return True

    def act_beside(
        self,
        label: str,
        act: Callable[[Review], Outcome],
        *,
        goes_on: bool = False,
        goes_there: bool = False,
    ) -> None:
        """Do something that may be about many segments on another thread."""

        def work(step: Step) -> Outcome:
            with self.review.beside(step) as review:
                return act(review)

        then = partial(self._take_outcome, goes_on=goes_on, goes_there=goes_there)
        self.long_acts.do(label, work, then)

    def _take_outcome(
        self, outcome: Outcome, *, goes_on: bool = False, goes_there: bool = False
    ) -> None:
        """Show what an act did."""
        self.say(outcome.message)
        self.segments.reread(self._rows_of(outcome.changed))
        self.show_status()
        if goes_on:
            self.go_on()
        elif goes_there and outcome.segment_id:
            self.show_segment(outcome.segment_id)
        elif self.view is not None:
            self.show_segment(self.view.row.id)

    def _rows_of(self, changed: tuple[int, ...]) -> list[int] | None:
        """Return the rows of segments; None where they are so many that all may be drawn."""
        if len(changed) > _FEW:
            return None
        rows = [self.review.known_index_of(segment_id) for segment_id in changed]
        return [row for row in rows if row is not None]

    def go_on(self) -> None:
        """Go to the next open segment; where there is none, stay and say how far it is."""
        here = None if self.view is None else self.view.row.id
        target = self.review.next_open(here)
        if target is None:
            sample = self.review.inspection() if self.review.filter.sample else None
            counts = self.review.counts()
            decided = f"Nothing open: {counts.done:,} of {counts.total:,} decided"
            self.say(sample.line() if sample else decided)
            self.show_segment(here)
            return
        self.show_segment(target)
