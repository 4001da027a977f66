"""The place where English is written: the editor, and below it what it changes of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import TextArea

from reviewer.tui import pages
from reviewer.tui.widgets.column import Column
from reviewer.tui.widgets.editor import Editor
from reviewer.tui.widgets.paper import Paper
from reviewer.tui.widgets.written import Left, Paused, Rested, Saved, SuggestionWanted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.timer import Timer

    from reviewer.model.finding import Finding
    from reviewer.session.views import FindingView, SegmentView

PAUSE_SECONDS = 0.04
"""Without a key for so long, what is written is compared and checked."""
REST_SECONDS = 0.4
"""Without a key for so long, it is kept as a draft."""


class Writing(Column):
    """An editor over a segment's English, with the difference to the page below it."""

    SHARES: ClassVar[Mapping[str, int]] = {"editor": 3, "against": 2}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name
        super().__init__(id=id)
        self.findings: tuple[FindingView, ...] = ()
        """What the checks say of the English as it is written; the suggestions come from there."""
        self._page = ""
        self._pausing: Timer | None = None
        self._resting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Build the two."""
        yield Editor(id="editor")
        yield Paper("against the page", id="against")

    def begin(self, view: SegmentView, english: str | None = None) -> None:
        """Write the English of a segment, from its draft where there is one, or from other English."""
        self._page = view.en_page
        self.findings = view.findings
        editor = self.query_one(Editor)
        editor.begin(view.en if view.draft is None else view.draft)
        if english is not None:
            editor.rewrite(english)
        state = "writing" if view.draft is None else "writing on from the draft"
        editor.border_title = f" en {view.row.number:,} · {state} "
        editor.focus()
        self._compare()
        # Textual tells the terminal the cursor's place at the next repaint only, and an input method
        # opens its window there.
        self.call_after_refresh(self._place_input_method)

    def end(self) -> None:
        """Stop waiting for pauses."""
        for timer in (self._pausing, self._resting):
            if timer is not None:
                timer.stop()

    @on(TextArea.Changed)
    def _wait(self, event: TextArea.Changed) -> None:
        event.stop()
        self.end()
        self._pausing = self.set_timer(PAUSE_SECONDS, self._pause)
        self._resting = self.set_timer(REST_SECONDS, self._rest)

    @on(Editor.Saved)
    def _save(self, event: Editor.Saved) -> None:
        event.stop()
        self.post_message(Saved(self.english))

    @on(Editor.Left)
    def _leave(self, event: Editor.Left) -> None:
        event.stop()
        self.post_message(Left(self.english))

    @on(Editor.ResetWanted)
    def _reset(self, event: Editor.ResetWanted) -> None:
        event.stop()
        self.query_one(Editor).rewrite(self._page)

    @on(Editor.SuggestionWanted)
    def _ask_for_suggestion(self, event: Editor.SuggestionWanted) -> None:
        event.stop()
        self.post_message(SuggestionWanted(self.english))

    def put_in(self, finding: Finding) -> None:
        """Put a finding's suggestion where it belongs, or at the cursor where it has no place."""
        english = self.english
        editor = self.query_one(Editor)
        if finding.suggestion is None:
            return
        if finding.en is None or finding.en.end > len(english):
            editor.insert(finding.suggestion)
            return
        span = finding.en
        editor.rewrite(english[: span.start] + finding.suggestion + english[span.end :])

    @property
    def english(self) -> str:
        """The text as it is written now."""
        return self.query_one(Editor).english

    def _pause(self) -> None:
        self._compare()
        self.post_message(Paused(self.english))

    def _rest(self) -> None:
        self.post_message(Rested(self.english))

    def _compare(self) -> None:
        self.query_one(Paper).present(pages.difference(self._page, self.english))
        self.settle()

    def _place_input_method(self) -> None:
        self.app.cursor_position = self.query_one(Editor).cursor_screen_offset
