"""The alignment screen: which sentences go together, put right by hand, decisions staying elsewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from reviewer.text.shown import plain
from reviewer.text.wrap import clip
from reviewer.tui.actions import Place
from reviewer.tui.asides import Asides
from reviewer.tui.keys import bindings
from reviewer.tui.long_acts import LongActs
from reviewer.tui.screens.asking import Choice, choose
from reviewer.tui.widgets.beads import BeadTable
from reviewer.tui.widgets.lines import KeyLine, TitleLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewer.session.repairs import BeadView, Realigned, Repairs
    from reviewer.session.review import Review
    from reviewer.session.views import Outcome, Step


_PASSING = frozenset({"down", "up", "first", "last", "next", "previous"})
"""Acts that only show something."""


class AlignScreen(Screen[int | None], inherit_bindings=False):
    """Beads of one document; leaves with the segment of the cursor."""

    CSS_PATH = "align.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.ALIGN)]
    AUTO_FOCUS = "BeadTable"

    def __init__(self, review: Review, document: str, segment_id: int) -> None:
        super().__init__()
        self._asides = Asides(self, partial(self._say, tone="warning"))
        self.long_acts = LongActs(self, self._asides, self._say, _PASSING)
        self._review = review
        self._document = document
        self._begins_at = segment_id
        self._beads: tuple[BeadView, ...] = ()

    def compose(self) -> ComposeResult:
        """Build the table."""
        yield TitleLine(f"alignment of {self._document}", id="status")
        yield BeadTable(id="beads")
        yield KeyLine(Place.ALIGN, id="keys")

    def on_mount(self) -> None:
        """Begin at the segment that one came from; a long document takes a moment to read."""
        repairs = self._review.repairs
        self.long_acts.do(
            "reading the alignment",
            lambda _: repairs.beads(self._document),
            partial(self._show, self._begins_at),
            holds_all=True,
        )

    def on_unmount(self) -> None:
        """Want nothing more of what is done aside: what isn't kept yet never was."""
        self._asides.drop_all()

    def half_done(self) -> str:
        """Say what is under way and would be lost."""
        label = self.long_acts.label if self._beads else ""
        return f"{label} is under way, and would not be done" if label else ""

    # Repairing

    def action_confirm(self) -> None:
        """Say that the bead is right, and go to the next that asks for a look."""
        if (bead := self._table.bead) is None:
            return
        if bead.is_confirmed:
            self.action_next()
        else:
            label = f"confirming {bead.number}"
            self._act(label, lambda repairs: repairs.confirm(bead.segment_id), goes_on=True)

    def action_merge(self) -> None:
        """Make one bead of this and the next."""
        if (bead := self._table.bead) is not None:
            label = f"merging {bead.number} and {bead.number + 1}"
            self._act(label, lambda repairs: repairs.merge(bead.segment_id))

    def action_move_down(self) -> None:
        """Move the last sentence of the side into the next bead."""
        self._move(down=True)

    def action_move_up(self) -> None:
        """Move the first sentence of the side into the bead before."""
        self._move(down=False)

    def action_split(self) -> None:
        """Ask where, the most even place first, and split."""
        bead = self._table.bead
        if bead is None:
            return
        places = split_places(len(bead.zh), len(bead.en))
        if not places:
            self._say("one sentence with one can't be split", "warning")
            return

        def take(number: int) -> None:
            label = f"splitting {bead.number}"
            self._act(label, lambda repairs: repairs.split(bead.segment_id, *places[number]))

        choices = [Choice(_first_part(bead, *place), _shapes(bead, *place)) for place in places]
        choose(self.app, "Split: what stays in the first part?", choices, take, is_numbered=True)

    def action_realign(self) -> None:
        """Align again between the confirmed beads around this one; Escape gives it up."""
        if (bead := self._table.bead) is None:
            return
        repairs = self._review.repairs

        def put(found: Realigned) -> None:
            self._act(f"realigning around {bead.number}", lambda own: own.put_in_place(found))

        self.long_acts.do(
            f"aligning again around {bead.number}",
            lambda _: repairs.align_again(bead.segment_id),
            put,
            only_reads=True,
        )

    def action_undo(self) -> None:
        """Take the last act back."""
        self._act_beside("taking back", lambda review: review.undo())

    def action_redo(self) -> None:
        """Do it again."""
        self._act_beside("doing again", lambda review: review.redo())

    # Moving

    def action_down(self) -> None:
        """Go to the next bead."""
        self._go_to(self._table.cursor + 1)

    def action_up(self) -> None:
        """Go to the bead before."""
        self._go_to(self._table.cursor - 1)

    def action_first(self) -> None:
        """Go to the first bead."""
        self._go_to(0)

    def action_last(self) -> None:
        """Go to the last bead."""
        self._go_to(len(self._beads) - 1)

    def action_next(self) -> None:
        """Go to the next bead that asks for a look, round the end."""
        self._seek(1)

    def action_previous(self) -> None:
        """Go to the one before."""
        self._seek(-1)

    def action_turn(self) -> None:
        """Make the other side the one that moves."""
        self._table.turn()

    def action_back(self) -> None:
        """Go back to the review, at this bead's segment."""
        bead = self._table.bead
        self.dismiss(bead.segment_id if bead else None)

    @property
    def _table(self) -> BeadTable:
        return self.query_one(BeadTable)

    def _say(self, message: str, tone: str = "message") -> None:
        if not message and (progress := self.long_acts.progress):
            message, tone = progress, "question"
        self.query_one(KeyLine).say(message, tone)

    def _go_to(self, number: int) -> None:
        self._say("")
        self._table.move_to(number)

    def _seek(self, step: int) -> None:
        count = len(self._beads)
        for distance in range(1, count + 1):
            number = (self._table.cursor + step * distance) % count
            if self._beads[number].asks_for_a_look:
                self._go_to(number)
                return
        self._say("every bead is one to one and sure, or confirmed")

    def _move(self, *, down: bool) -> None:
        if (bead := self._table.bead) is not None:
            side = self._table.side
            label = f"moving a sentence of {bead.number}"
            self._act(label, lambda repairs: repairs.move(bead.segment_id, side, down=down))

    def _act(self, label: str, act: Callable[[Repairs], Outcome], *, goes_on: bool = False) -> None:
        self._act_beside(label, lambda review: act(review.repairs), goes_on=goes_on)

    def _act_beside(
        self, label: str, act: Callable[[Review], Outcome], *, goes_on: bool = False
    ) -> None:
        """Do something on another thread: a long document is checked again as a whole.

        Where the person has moved on meanwhile, the cursor stays with them.
        """
        began_at = self._table.cursor

        def work(step: Step) -> tuple[Outcome, tuple[BeadView, ...]]:
            with self._review.beside(step) as review:
                return act(review), review.repairs.beads(self._document)

        def take(found: tuple[Outcome, tuple[BeadView, ...]]) -> None:
            outcome, beads = found
            bead = self._table.bead
            has_moved = bead is not None and self._table.cursor != began_at
            self._show(bead.segment_id if bead and has_moved else outcome.segment_id, beads)
            if goes_on and not has_moved:
                self.action_next()
            else:
                self._say(outcome.message)

        self.long_acts.do(label, work, take)

    def _show(self, segment_id: int, beads: tuple[BeadView, ...]) -> None:
        """Show the beads as they are now, at a segment; where it is gone, at the same place."""
        self._beads = beads
        ids = [bead.segment_id for bead in beads]
        cursor = ids.index(segment_id) if segment_id in ids else self._table.cursor
        self._table.show_beads(beads, cursor)
        looks = sum(bead.asks_for_a_look for bead in beads)
        sure = sum(bead.is_confirmed for bead in beads)
        facts = (
            ("beads", f"{len(ids):,}"),
            ("confirmed", f"{sure:,}"),
            ("to look at", f"{looks:,}"),
        )
        self.query_one(TitleLine).present(facts)


def split_places(zh: int, en: int) -> tuple[tuple[int, int], ...]:
    """Return every way to split so many sentences with so many, the most even way first."""
    places = [
        (first, other)
        for first in range(zh + 1)
        for other in range(en + 1)
        if 0 < first + other < zh + en
    ]
    return tuple(sorted(places, key=lambda place: _unevenness(place, zh, en)))


def _unevenness(place: tuple[int, int], zh: int, en: int) -> tuple[float, ...]:
    """Tell how far a split is from cutting both sides at the same share, near the middle."""
    shares = [taken / count if count else 0.5 for taken, count in zip(place, (zh, en), strict=True)]
    is_one_sided = not all(place) or place[0] == zh or place[1] == en
    return is_one_sided, abs(shares[0] - shares[1]), abs(sum(shares) - 1), *place


def _first_part(bead: BeadView, zh: int, en: int) -> str:
    """Name the first part by the ends of what stays in it."""
    parts = []
    for sentences, count in ((bead.zh, zh), (bead.en, en)):
        text = plain(sentences[count - 1]) if count else "(none)"
        parts.append(clip("…" + text[-14:] if len(text) > 15 else text, 30))
    return " | ".join(parts)


def _shapes(bead: BeadView, zh: int, en: int) -> str:
    return f"{zh}-{en} + {len(bead.zh) - zh}-{len(bead.en) - en}"
