"""A list of segments and one of them in full: moving, looking up, choosing what is shown.

What is said of a segment is the review screen's; this one only reads.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container, Vertical
from textual.message import Message
from textual.screen import Screen

from reviewer.model.errors import DecisionError
from reviewer.session.views import Filter
from reviewer.tui import pages
from reviewer.tui.actions import Place
from reviewer.tui.screens.asking import Field, ask
from reviewer.tui.screens.filters import choose_filter
from reviewer.tui.shown import plain
from reviewer.tui.widgets.lines import KeyLine, StatusLine
from reviewer.tui.widgets.paper import Paper
from reviewer.tui.widgets.rows import RowList
from reviewer.tui.widgets.segments import SegmentList
from reviewer.tui.widgets.side import SidePanel

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from reviewer.session.review import Review
    from reviewer.session.views import SegmentView, TermView

LOOKS_UP_AFTER = 0.1
"""Seconds on a segment after which the side panel looks things up."""
STAYS_AFTER = 1.5
"""Seconds on a segment after which it is kept as the place to come back to."""
_SIDE_ROWS = 12
"""Rows of the concordance in the side panel."""
_LONGEST_TWIN = 400
"""Characters of a sentence up to which the same one is looked for elsewhere."""


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

    def __init__(self, review: Review, name: str) -> None:
        super().__init__()
        self.review = review
        self.view: SegmentView | None = None
        """The segment that is shown."""
        self.term: TermView | None = None
        """The term that is looked up, proposed, shown in the side panel."""
        self._name_of_document = name
        self._searched = ""
        self._waiting: tuple[Timer, ...] = ()

    def compose(self) -> ComposeResult:
        """Build the panes."""
        yield StatusLine(id="status")
        with Container(id="body"):
            yield SegmentList(self.review.rows, id="segments")
            with Vertical(id="work"):
                yield Paper("zh", id="zh")
                yield Paper("en", id="en")
                yield Vertical(id="writing")
                yield Paper("findings", id="findings")
            yield SidePanel(id="side")
        yield KeyLine(Place.REVIEW, id="keys")

    def on_mount(self) -> None:
        """Open where the reviewer left off."""
        review = self.review
        start = review.place
        if start is None or review.index_of(start) is None:
            start = self._anything()
        self.fill(start)
        counts = review.counts()
        if counts.total and not counts.done:
            self.say("Enter accepts, e edits, 1–9 take a suggestion, ? shows all keys", "question")

    def on_unmount(self) -> None:
        """Keep the place."""
        self._keep_place()

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
        cursor = None if segment_id is None else self.review.index_of(segment_id)
        size = self.review.size()
        self.segments.fill(size, -1 if cursor is None else cursor, empty=self._emptiness())
        self.show_segment(segment_id)
        self.show_status()

    def show_segment(self, segment_id: int | None, index: int | None = None) -> None:
        """Show a segment in the panes, and its row, `index` if known; None shows nothing."""
        if segment_id is None:
            self.view = self.term = None
            for paper in self.query(Paper):
                paper.present(())
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
        index = self.review.index_of(segment_id) if index is None else index
        self.segments.move_to(-1 if index is None else index)
        self._present()
        for timer in self._waiting:
            timer.stop()
        self._waiting = (
            self.set_timer(LOOKS_UP_AFTER, self._look_up),
            self.set_timer(STAYS_AFTER, self._keep_place),
        )

    def _begin_anew(self, reason: str) -> None:
        """Show what there is now: another program imported a page while this one was open."""
        self.review.refresh()
        self.view = None
        self.fill(self._anything())
        self.say(reason, "warning")

    def _anything(self) -> int | None:
        """Return the first open segment of the list, or else its first."""
        found = self.review.next_open(None)
        return self.review.id_at(0) if found is None and self.review.size() else found

    def show_status(self) -> None:
        """Show how far the review is."""
        line = self.query_one(StatusLine)
        line.present(self._name_of_document, self.review.counts(), self.review.filter.label())

    def _present(self) -> None:
        view = self.view
        if view is None:
            return
        title = f"zh {view.row.number:,}" + (" · title" if view.is_title else "")
        if view.document != self._name_of_document:
            title += f" · {view.document}"
        zh = pages.chinese(view, self.term, self._searched)
        self.paper("zh").present(zh, title=title, remark=pages.bead_remark(view))
        en = pages.english(view, self.term, self._searched)
        self.paper("en").present(en, title="en", remark=pages.standing(view))
        found = pages.findings(view.findings, view.note, view.marks)
        self.paper("findings").present(found, title=pages.findings_title(view.findings))

    def _look_up(self) -> None:
        """Fill the side panel, which need not keep up with the keys."""
        view, term = self.view, self.term
        if view is None or not self.has_class("-ultra"):
            return
        about = term.span.of(view.zh) if term else ""
        same_term = self.review.concordance(about, _SIDE_ROWS) if about else ()
        is_short = 0 < len(view.zh) <= _LONGEST_TWIN
        same_chinese = self.review.concordance(view.zh, _SIDE_ROWS) if is_short else ()
        self.query_one(SidePanel).present(view, term, same_chinese, same_term)

    def _keep_place(self) -> None:
        if self.view is not None:
            # A repair of the alignment may have taken the segment away while another screen was open.
            with suppress(DecisionError):
                self.review.leave_at(self.view.row.id)

    def _emptiness(self) -> str:
        counts, chosen = self.review.counts(), self.review.filter
        if not counts.total:
            return "No segments here yet."
        if chosen == Filter():
            return ""
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
        self._go_to(self.review.next_open(self._here), "nothing is open")

    def action_previous_open(self) -> None:
        """Go to the open segment before."""
        self._go_to(self.review.previous_open(self._here), "nothing is open")

    def action_next_flagged(self) -> None:
        """Go to the next flagged segment."""
        self._go_to(self.review.next_flagged(self._here), "nothing is flagged")

    def action_previous_flagged(self) -> None:
        """Go to the flagged segment before."""
        self._go_to(self.review.previous_flagged(self._here), "nothing is flagged")

    def action_go_to(self) -> None:
        """Ask for a number and go there."""

        def take(texts: tuple[str, ...]) -> None:
            number = texts[0].replace(",", "")
            target = self.review.go_to(int(number)) if number.isdecimal() else None
            self._go_to(target, f"there is no segment {texts[0]}")

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
    def _here(self) -> int | None:
        return None if self.view is None else self.view.row.id

    def _step(self, step: int) -> None:
        self._go_to_row(0 if self.segments.cursor < 0 else self.segments.cursor + step)

    def _go_to_row(self, index: int) -> None:
        index = max(0, min(index, self.segments.count - 1))
        row = self.segments.row(index) if self.segments.count else None
        if row is not None and row.id != self._here:
            self.say("")
            self.show_segment(row.id, index)

    def _go_to(self, segment_id: int | None, otherwise: str) -> None:
        if segment_id is None:
            self.say(otherwise, "warning")
        else:
            self.say("")
            self.show_segment(segment_id)

    def action_home(self) -> None:
        """Go back to the documents."""
        self._keep_place()
        self.post_message(self.HomeWanted(self.view.document if self.view else None))

    # Looking up

    def action_search(self) -> None:
        """Ask for a text and go to the next segment that has it."""
        field = Field(value=self._searched, placeholder="Chinese or English", is_needed=False)
        hint = "Enter finds the next · an empty line ends the search · Esc leaves"
        ask(self.app, "Find", (field,), lambda texts: self._search(texts[0]), hint=hint)

    def action_filter(self) -> None:
        """Ask what to show."""
        choose_filter(self.app, self.review, self._show_only)

    def action_next_term(self) -> None:
        """Make the next term of the Chinese the current one."""
        self._turn_term(1)

    def action_previous_term(self) -> None:
        """Make the term before the current one."""
        self._turn_term(-1)

    def action_glossary(self) -> None:
        """Look up the selection or the current term."""
        from reviewer.tui.screens.lookup import GlossaryScreen  # noqa: PLC0415 — 25 ms of Input

        self.app.push_screen(GlossaryScreen(self.review.lookup, self.wanted()))

    def action_concordance(self) -> None:
        """Show every segment that has the selection or the current term."""
        from reviewer.tui.screens.lookup import ConcordanceScreen  # noqa: PLC0415 — 25 ms of Input

        def take(segment_id: int | None) -> None:
            if segment_id is not None:
                self._go_to(segment_id, "")

        search, here = self.review.concordance, self._here
        self.app.push_screen(ConcordanceScreen(search, self.wanted(), here), take)

    def action_history(self) -> None:
        """Show who said what of the segment."""
        from reviewer.tui.screens.lookup import HistoryScreen  # noqa: PLC0415 — 25 ms of Input

        if self.view is not None:
            self.app.push_screen(HistoryScreen(self.view.row.number, self.view.history))

    def action_copy(self) -> None:
        """Copy what the mouse selected."""
        if text := self.get_selected_text():
            self.app.copy_to_clipboard(text)
            self.say("copied")

    def selected(self) -> str:
        """Return the text that the mouse selected, on one line."""
        return plain(self.get_selected_text() or "")

    def wanted(self) -> str:
        """Return what a person would look up now: the selection, else the current term."""
        if chosen := self.selected():
            return chosen
        return plain(self.term.span.of(self.view.zh)) if self.term and self.view else ""

    def _search(self, text: str) -> None:
        self._searched = text
        self._present()
        if not text:
            return
        target = self.review.find(text, self._here)
        if target is not None and target == self._here:
            self.say(f"“{text}” is only here")
        else:
            self._go_to(target, f"“{text}” is nowhere in this list")

    def _show_only(self, chosen: Filter) -> None:
        self.review.set_filter(chosen)
        here = self._here
        if here is None or self.review.index_of(here) is None:
            here = self.review.id_at(0) if self.review.size() else here
        self.say(f"showing {chosen.label()}: {self.review.size():,}")
        self.fill(here)

    def _turn_term(self, step: int) -> None:
        if self.view is None or not self.view.terms:
            self.say("no term of the glossary here", "warning")
            return
        terms = self.view.terms
        at = terms.index(self.term) if self.term in terms else -step
        self.term = terms[(at + step) % len(terms)]
        self._present()
        self._look_up()
