"""A list of segments and one of them in full: what is shown, and moving through it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen

from reviewer.model.errors import DecisionError
from reviewer.session.views import Filter
from reviewer.tui import pages
from reviewer.tui.actions import Place
from reviewer.tui.screens.asking import Field, ask
from reviewer.tui.screens.shape import take_shape
from reviewer.tui.widgets.column import Column
from reviewer.tui.widgets.lines import KeyLine, StatusLine
from reviewer.tui.widgets.paper import Paper
from reviewer.tui.widgets.rows import RowList
from reviewer.tui.widgets.segments import SegmentList
from reviewer.tui.widgets.side import SidePanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer

    from reviewer.session.review import Review
    from reviewer.session.views import SegmentRow, SegmentView, TermView

STAYS_AFTER = 1.5
"""Seconds on a segment after which it is kept as the place to come back to."""


class ReadingScreen(Screen[None], inherit_bindings=False):
    """Segments, one at a time."""

    CSS_PATH = "review.tcss"
    # Not ClassVar: Textual declares them as what an instance has.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide"), (170, "-ultra")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012
    AUTO_FOCUS = "SegmentList"

    class HomeWanted(Message):
        """The person wants the list of documents."""

        def __init__(self, document: str | None) -> None:
            self.document = document
            super().__init__()

    class ElsewhereWanted(Message):
        """The person wants a segment of another document."""

        def __init__(self, document: str, segment_id: int) -> None:
            self.document = document
            self.segment_id = segment_id
            super().__init__()

    def __init__(self, review: Review, name: str, begins_at: int | None = None) -> None:
        super().__init__()
        self.review = review
        self._begins_at = begins_at
        self.view: SegmentView | None = None
        """The segment that is shown."""
        self.term: TermView | None = None
        """The term that is looked up, proposed, shown in the side panel."""
        self._name_of_document = name
        self.searched = ""
        self._waiting: tuple[Timer, ...] = ()

    def compose(self) -> ComposeResult:
        """Build the panes."""
        take_shape(self)
        yield StatusLine(id="status")
        with Container(id="body"):
            yield SegmentList(self._known_rows, self._other_name, id="segments")
            with Column(id="work"):
                yield Paper("zh", id="zh")
                yield Paper("en", id="en")
                yield Paper("findings", id="findings")
            yield SidePanel(id="side")
        yield KeyLine(Place.REVIEW, id="keys")

    def _known_rows(self, start: int, count: int) -> tuple[SegmentRow, ...]:
        """Give rows that are known by now: drawing must not look for more."""
        return self.review.rows(start, min(count, self.review.extent().rows - start))

    def _other_name(self, document_id: int) -> str:
        """Name a document; the one that the list is all of goes without saying."""
        name = self.review.document_name(document_id)
        return "" if name == self._name_of_document else name

    def on_mount(self) -> None:
        """Open where the reviewer left off."""
        review = self.review
        start = review.place if self._begins_at is None else self._begins_at
        if start is None or not review.holds(start):
            start = self._anything()
        self.fill(start)
        counts = review.counts()
        if counts.total and not counts.done:
            self.say("Enter accepts, e edits, 1–9 take a suggestion, ? shows all keys", "question")

    def on_unmount(self) -> None:
        """Keep the place."""
        self.keep_place()

    # What is shown

    @property
    def segments(self) -> SegmentList:
        """The list."""
        return self.query_one(SegmentList)

    @property
    def keys(self) -> KeyLine:
        """The line at the foot."""
        return self.query_one(KeyLine)

    def paper(self, name: str) -> Paper:
        """Return one of the panes."""
        return self.query_one(f"#{name}", Paper)

    def say(self, message: str, tone: str = "message") -> None:
        """Say something at the foot of the screen."""
        self.keys.say(message, tone)

    def fill(self, segment_id: int | None) -> None:
        """Show the list as the filter has it, at a segment."""
        cursor = None if segment_id is None else self.review.known_index_of(segment_id)
        size = self.review.extent().rows
        self.segments.fill(size, -1 if cursor is None else cursor, empty=self.emptiness())
        self.show_segment(segment_id)
        self.show_status()

    def show_segment(self, segment_id: int | None, index: int | None = None) -> None:
        """Show a segment in the panes, and its row, `index` if known; None shows nothing."""
        if segment_id is None:
            self._show_nothing()
            return
        try:
            view = self.review.segment(segment_id)
        except DecisionError as error:
            self._begin_anew(str(error))
            return
        is_other = self.view is None or self.view.row.id != segment_id
        self.view = view
        if is_other or self.term not in view.terms:
            self.term = pages.wanted_term(view)
        index = self.review.known_index_of(segment_id) if index is None else index
        self.segments.move_to(-1 if index is None else index)
        self.present()
        for timer in self._waiting:
            timer.stop()
        self._waiting = tuple(self.set_timer(*each) for each in self.when_settled())

    def _show_nothing(self) -> None:
        self.view = self.term = None
        for timer in self._waiting:
            timer.stop()
        for paper in self.query(Paper):
            paper.empty()
        for column in self.query(Column):
            column.settle()

    def _begin_anew(self, reason: str) -> None:
        """Show what there is now: another program imported a page while this one was open."""
        self.review.refresh()
        self.view = None
        self.fill(self._anything())
        self.say(reason, "warning")

    def _anything(self) -> int | None:
        """Return the first open segment of the list, or else its first."""
        found = self.review.next_open(None)
        return self.review.id_at(0) if found is None and self.review.extent().rows else found

    def when_settled(self) -> tuple[tuple[float, Callable[[], object]], ...]:
        """Return what is done when the person stays on a segment, and after how many seconds."""
        return ((STAYS_AFTER, self.keep_place),)

    def show_status(self) -> None:
        """Show how far the review is."""
        line = self.query_one(StatusLine)
        review = self.review
        line.present(self._name_of_document, review.counts(), review.label(), review.label_count())

    def present(self) -> None:
        """Show the segment in the panes."""
        view = self.view
        if view is None:
            return
        title = f"zh {view.row.number:,}" + (" · title" if view.is_title else "")
        if view.document != self._name_of_document:
            title += f" · {view.document}"
        zh = pages.chinese(view, self.term, self.searched)
        self.paper("zh").present(zh, title=title, remark=pages.bead_remark(view))
        en = pages.english(view, self.term, self.searched)
        self.paper("en").present(en, title="en", remark=pages.standing(view))
        found = pages.findings(view.findings, view.note, view.marks)
        self.paper("findings").present(found, title=pages.findings_title(view.findings))
        self.query_one("#work", Column).settle()

    def keep_place(self) -> None:
        """Keep the segment as the place to come back to."""
        if self.view is not None:
            # A repair of the alignment may have taken the segment away while another screen was open.
            with suppress(DecisionError):
                self.review.leave_at(self.view.row.id)

    def emptiness(self) -> str:
        """Say why the list is empty; how far it was looked, while it is looked on."""
        counts, chosen = self.review.counts(), self.review.filter
        if not counts.total:
            return "No segments here yet."
        if chosen == Filter():
            return ""
        if not self.review.extent().is_whole:
            return f"Looking for {chosen.label()} …"
        return f"Nothing {chosen.label()}: {counts.done:,} of {counts.total:,} decided. F shows others."

    # Moving

    def action_down(self) -> None:
        """Go to the next row."""
        self._step(1)

    def action_up(self) -> None:
        """Go to the row before."""
        self._step(-1)

    def action_page_down(self) -> None:
        """Go a page on."""
        self._step(max(1, self.segments.page_rows - 1))

    def action_page_up(self) -> None:
        """Go a page back."""
        self._step(-max(1, self.segments.page_rows - 1))

    def action_first(self) -> None:
        """Go to the first row."""
        self._go_to_row(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self._go_to_row(self.segments.count - 1)

    def action_next_open(self) -> None:
        """Go to the next open segment."""
        self.go_to(self.review.next_open(self.here), "nothing is open")

    def action_previous_open(self) -> None:
        """Go to the open segment before."""
        self.go_to(self.review.previous_open(self.here), "nothing is open")

    def action_next_flagged(self) -> None:
        """Go to the next flagged segment."""
        self.go_to(self.review.next_flagged(self.here), "nothing is flagged")

    def action_previous_flagged(self) -> None:
        """Go to the flagged segment before."""
        self.go_to(self.review.previous_flagged(self.here), "nothing is flagged")

    def action_go_to(self) -> None:
        """Ask for a number and go there."""

        def take(texts: tuple[str, ...]) -> None:
            number = texts[0].replace(",", "")
            target = self.review.go_to(int(number)) if number.isdecimal() else None
            self.go_to(target, f"there is no segment {texts[0]}")

        ask(self.app, "Go to segment", (Field(placeholder="its number"),), take)

    def action_scroll_down(self) -> None:
        """Scroll the panes whose text is longer than they are."""
        self._scroll_texts(1)

    def action_scroll_up(self) -> None:
        """Scroll them back."""
        self._scroll_texts(-1)

    def _scroll_texts(self, lines: int) -> None:
        for name in ("zh", "en", "findings"):
            self.paper(name).scroll_lines(lines)

    @on(RowList.Picked)
    def _pick(self, event: RowList.Picked) -> None:
        event.stop()
        self._go_to_row(event.index)

    @property
    def here(self) -> int | None:
        """Id of the segment that is shown."""
        return None if self.view is None else self.view.row.id

    def _step(self, step: int) -> None:
        self._go_to_row(0 if self.segments.cursor < 0 else self.segments.cursor + step)

    def _go_to_row(self, index: int) -> None:
        index = max(0, min(index, self.segments.count - 1))
        row = self.segments.row(index) if self.segments.count else None
        if row is not None and row.id != self.here:
            self.say("")
            self.show_segment(row.id, index)

    def go_to(self, segment_id: int | None, otherwise: str) -> None:
        """Show a segment; where there is none, say so."""
        if segment_id is None:
            self.say(otherwise, "warning")
        else:
            self.say("")
            self.show_segment(segment_id)

    def action_home(self) -> None:
        """Go back to the documents."""
        self.keep_place()
        self.post_message(self.HomeWanted(self.view.document if self.view else None))
