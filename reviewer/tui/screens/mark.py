"""The marking screen: errors of a segment by MQM, word by word, with category and severity."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from reviewer.model.errors import ReviewerError
from reviewer.model.mark import MarkSeverity
from reviewer.model.span import Side, Span
from reviewer.text.shown import plain
from reviewer.tui import mark_pages, pages
from reviewer.tui.actions import Place
from reviewer.tui.keys import bindings
from reviewer.tui.marked import Look
from reviewer.tui.screens.asking import Choice, Field, ask, choose
from reviewer.tui.widgets.column import Column
from reviewer.tui.widgets.lines import KeyLine, TitleLine
from reviewer.tui.widgets.paper import Paper, says
from reviewer.tui.words import letters_for, trimmed_span, word_spans

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewer.session.review import Review
    from reviewer.session.views import MarkView, Outcome, SegmentView

_SEVERITIES = (
    (MarkSeverity.MINOR, "m"),
    (MarkSeverity.MAJOR, "M"),
    (MarkSeverity.CRITICAL, "!"),
    (MarkSeverity.NEUTRAL, "."),
)


class MarkScreen(Screen[int], inherit_bindings=False):
    """One segment's errors; leaves with the segment that is shown."""

    CSS_PATH = "mark.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.MARK)]

    def __init__(self, review: Review, segment_id: int) -> None:
        super().__init__()
        self._review = review
        self._view: SegmentView = review.segment(segment_id)
        self._side = Side.EN
        self._anchor = 0
        """Number of the word where the choice begins."""
        self._cursor = 0
        """Number of the word where it ends."""
        self._extends = False
        self._was_drawn = False
        """The mouse was drawn over words; the click that ends it chooses nothing else."""

    def compose(self) -> ComposeResult:
        """Build the panes."""
        yield TitleLine("marking errors", id="status")
        with Column(id="body"):
            yield Paper("zh", id="zh")
            yield Paper("en", id="en")
            yield Paper("marks", id="marks")
        yield KeyLine(Place.MARK, id="keys")

    def on_mount(self) -> None:
        """Show the segment."""
        self._show()

    # Choosing words

    def action_left(self) -> None:
        """Go to the word before."""
        self._go_to(self._cursor - 1, extends=self._extends)

    def action_right(self) -> None:
        """Go to the next word."""
        self._go_to(self._cursor + 1, extends=self._extends)

    def action_extend_left(self) -> None:
        """Take the word before in, or the last one out."""
        self._go_to(self._cursor - 1, extends=True)

    def action_extend_right(self) -> None:
        """Take the next word in."""
        self._go_to(self._cursor + 1, extends=True)

    def action_first(self) -> None:
        """Go to the first word."""
        self._go_to(0, extends=self._extends)

    def action_last(self) -> None:
        """Go to the last word."""
        self._go_to(len(self._words) - 1, extends=self._extends)

    def action_extend(self) -> None:
        """Begin or end to extend the choice as one moves."""
        self._extends = not self._extends
        self._say("moving extends the choice" if self._extends else "")

    def action_turn(self) -> None:
        """Go to the other side."""
        self._side = Side.ZH if self._side is Side.EN else Side.EN
        self._anchor = self._cursor = 0
        self._extends = False
        self._show()

    def on_text_selected(self) -> None:
        """Choose the words that the mouse was drawn over."""
        for side in Side:
            text = self._view.zh if side is Side.ZH else self._view.en
            span = self._paper(side).selected_span()
            if span is not None and (trimmed := trimmed_span(text, span)):
                self.clear_selection()
                self._was_drawn = True
                self._side = side
                self._anchor = self._word_at(trimmed.start)
                self._go_to(self._word_at(trimmed.end - 1), extends=True)
                return

    def on_click(self, event: events.Click) -> None:
        """Choose the word that was clicked on; with shift, all up to it."""
        was_drawn, self._was_drawn = self._was_drawn, False
        for side in Side:
            paper = self._paper(side)
            at = paper.offset_at(event.x, event.y) if event.widget is paper else None
            if at is not None and not was_drawn:
                extends = event.shift and side is self._side
                self._side = side
                self._go_to(self._word_at(at), extends=extends)

    # Marking

    def action_mark(self) -> None:
        """Ask for severity and category of what is chosen."""
        self._ask_severity((self._side, self._chosen))

    def action_minor(self) -> None:
        """Mark it as minor."""
        self._ask_category(MarkSeverity.MINOR, (self._side, self._chosen))

    def action_major(self) -> None:
        """Mark it as major."""
        self._ask_category(MarkSeverity.MAJOR, (self._side, self._chosen))

    def action_critical(self) -> None:
        """Mark it as critical."""
        self._ask_category(MarkSeverity.CRITICAL, (self._side, self._chosen))

    def action_neutral(self) -> None:
        """Mark it as worth telling, no more."""
        self._ask_category(MarkSeverity.NEUTRAL, (self._side, self._chosen))

    def action_omission(self) -> None:
        """Mark that something is missing on this side."""
        self._ask_severity((self._side, None))

    def action_remove(self) -> None:
        """Take a mark away."""
        self._choose_mark(
            "Take which mark away?",
            lambda mark: self._act(partial(self._review.unmark, self._view.row.id, mark.id)),
        )

    def action_change(self) -> None:
        """Give a mark another severity and category."""
        self._choose_mark("Change which mark?", self._change)

    def action_note(self) -> None:
        """Write a note on a mark."""
        self._choose_mark("Note on which mark?", self._note)

    def action_categories(self) -> None:
        """Keep the set of kinds of errors."""
        from reviewer.tui.screens.categories import CategoriesScreen  # noqa: PLC0415 — seldom wanted

        self.app.push_screen(CategoriesScreen(self._review.category_set()))

    def action_undo(self) -> None:
        """Take the last act back."""
        self._act(self._review.undo)

    def action_redo(self) -> None:
        """Do it again."""
        self._act(self._review.redo)

    # Moving on

    def action_down(self) -> None:
        """Go to the next segment of the list."""
        self._step(1)

    def action_up(self) -> None:
        """Go to the segment before."""
        self._step(-1)

    def action_back(self) -> None:
        """Go back to the review, at this segment."""
        self.dismiss(self._view.row.id)

    @property
    def _text(self) -> str:
        return self._view.zh if self._side is Side.ZH else self._view.en

    @property
    def _words(self) -> tuple[Span, ...]:
        is_zh = self._side is Side.ZH
        terms = tuple(term.span for term in self._view.terms) if is_zh else ()
        return word_spans(self._text, terms)

    @property
    def _chosen(self) -> Span | None:
        words = self._words
        if not words:
            return None
        first, last = sorted((self._anchor, self._cursor))
        return Span(words[first].start, words[last].end)

    def _word_at(self, offset: int) -> int:
        """Return the number of the word that holds a place, or of the next."""
        words = self._words
        return next((n for n, word in enumerate(words) if offset < word.end), len(words) - 1)

    def _paper(self, name: str) -> Paper:
        return self.query_one(f"#{name}", Paper)

    def _say(self, message: str, tone: str = "message") -> None:
        self.query_one(KeyLine).say(message, tone)

    def _go_to(self, number: int, *, extends: bool) -> None:
        self._cursor = max(0, min(number, len(self._words) - 1))
        if not extends:
            self._anchor = self._cursor
        self._show()

    def _step(self, step: int) -> None:
        index = self._review.known_index_of(self._view.row.id)
        wanted = 0 if index is None else index + step
        if 0 <= wanted < self._review.extent().rows:
            self._view = self._review.segment(self._review.id_at(wanted))
            self._anchor = self._cursor = 0
            self._extends = False
            self._say("")
            self._show()

    def _show(self) -> None:
        view = self._view
        facts = (("segment", f"{view.row.number:,}"), ("marks", f"{len(view.marks):,}"))
        self.query_one(TitleLine).present(facts)
        for side in Side:
            chosen = self._chosen if side is self._side else None
            title = f"▸ {side}" if side is self._side else str(side)
            if chosen is not None:
                title += f"  {plain(chosen.of(self._text))}"
            lines = mark_pages.with_choice(view, side, chosen)
            self._paper(side).present(lines, title=title, remark=pages.bead_remark(view))
        lines = mark_pages.mark_lines(view.marks)
        nothing = says(
            "Nothing is marked. Choose words, then m minor, M major, ! critical.", Look.ASIDE
        )
        self._paper("marks").present(
            lines or (nothing,), title=f"marks {len(lines) or ''}".rstrip()
        )
        self.query_one(Column).settle()

    def _ask_severity(self, what: tuple[Side, Span | None]) -> None:
        choices = [Choice(severity.value, key=key) for severity, key in _SEVERITIES]
        choose(
            self.app,
            f"How bad is it? {self._told(what)}",
            choices,
            lambda number: self._ask_category(_SEVERITIES[number][0], what, may_be_missing=True),
        )

    def _ask_category(
        self,
        severity: MarkSeverity,
        what: tuple[Side, Span | None],
        *,
        may_be_missing: bool = False,
    ) -> None:
        side, span = what
        if span is None and not may_be_missing:
            self._say("there are no words here: o marks what is missing", "warning")
            return

        def take(name: str) -> None:
            self._act(partial(self._review.mark, self._view.row.id, side, span, name, severity))

        wanted = "Accuracy/Omission" if span is None else ""
        title = f"{severity.value.capitalize()}, which kind of error? {self._told(what)}"
        self._choose_category(title, take, wanted)

    def _told(self, what: tuple[Side, Span | None]) -> str:
        """Name what is to be marked: its words, or that something is missing."""
        side, span = what
        text = self._view.zh if side is Side.ZH else self._view.en
        return mark_pages.told(side, "" if span is None else plain(span.of(text)))

    def _choose_category(self, title: str, then: Callable[[str], object], wanted: str) -> None:
        categories = self._review.categories()
        names = tuple(category.name for category in categories)
        choices = [
            Choice(category.name, category.meaning, key=letter)
            for category, letter in zip(categories, letters_for(names), strict=True)
        ]
        at = names.index(wanted) if wanted in names else 0
        choose(
            self.app, title, choices, lambda number: then(names[number]), chosen=at, is_wide=True
        )

    def _choose_mark(self, title: str, then: Callable[[MarkView], object]) -> None:
        marks = self._view.marks
        if not marks:
            self._say("nothing is marked here", "warning")
        elif len(marks) == 1:
            then(marks[0])
        else:
            choices = [
                Choice(
                    f"{mark.severity} {mark.category} {mark_pages.mark_words(mark)}",
                    key=mark_pages.letter_of(number),
                )
                for number, mark in enumerate(marks)
            ]
            choose(self.app, title, choices, lambda number: then(marks[number]), is_wide=True)

    def _change(self, mark: MarkView) -> None:
        change = partial(self._review.change_mark, self._view.row.id, mark.id)

        def take(number: int) -> None:
            severity = _SEVERITIES[number][0]
            self._choose_category(
                f"{severity.value.capitalize()}: which kind of error?",
                lambda name: self._act(partial(change, category=name, severity=severity)),
                mark.category,
            )

        held = [severity for severity, _ in _SEVERITIES].index(mark.severity)
        choices = [Choice(severity.value, key=key) for severity, key in _SEVERITIES]
        choose(self.app, "How bad is it?", choices, take, chosen=held)

    def _note(self, mark: MarkView) -> None:
        field = Field(value=mark.note, placeholder="empty takes it away", is_needed=False)
        note = partial(self._review.change_mark, self._view.row.id, mark.id)
        title = f"Note on {mark.category} {mark_pages.mark_words(mark)}"
        ask(self.app, title, (field,), lambda texts: self._act(partial(note, note=texts[0])))

    def _act(self, act: Callable[[], Outcome]) -> None:
        try:
            outcome = act()
        except ReviewerError as error:
            self._say(str(error), "warning")
            return
        self._view = self._review.segment(outcome.segment_id or self._view.row.id)
        self._extends = False
        self._anchor = self._cursor = min(self._cursor, max(0, len(self._words) - 1))
        self._say(outcome.message)
        self._show()
