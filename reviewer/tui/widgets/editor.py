"""The editor of a segment's English: Enter saves, Escape keeps a draft, hostile characters lie still."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.message import Message
from textual.widgets import TextArea

from reviewer.text.shown import aliens, armoured, disarmed, stand_in
from reviewer.tui.actions import Place
from reviewer.tui.keys import bindings

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.widgets.text_area import Edit, EditResult


class Editor(TextArea):
    """A text area whose text is the English that is being written."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.EDIT)]

    class Saved(Message):
        """The person wants this text."""

    class Left(Message):
        """The person leaves without deciding."""

    class ResetWanted(Message):
        """The person wants to begin again from the page."""

    class SuggestionWanted(Message):
        """The person wants what a finding suggests."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name
        super().__init__(
            id=id, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, compact=True
        )
        self._back: dict[str, str] = {}
        self.cursor_blink = False

    @property
    def english(self) -> str:
        """The text as it will be stored."""
        return disarmed(self.text, self._back)

    def rows_wanted(self, width_cells: int) -> int:
        """Return the rows of the text, its title and one to write on."""
        wrapped = self.wrapped_document.height if self.size.width == width_cells else 0
        return wrapped + 2

    def begin(self, english: str) -> None:
        """Load a text, with the cursor at its end."""
        text, self._back = armoured(english)
        self.load_text(text)
        self.move_cursor(self.document.end)

    def rewrite(self, english: str) -> None:
        """Put another text in place of this one, so that it can be undone."""
        text, back = armoured(english)
        self._back |= back
        self.replace(text, (0, 0), self.document.end)

    def get_line(self, line_index: int) -> Text:
        """Draw a line; what a terminal would obey as its stand-in, of the same width."""
        line = self.document.get_line(line_index)
        drawn = "".join(stand_in(self._back.get(character, character)) for character in line)
        return Text(drawn, end="", no_wrap=True)

    def edit(self, edit: Edit) -> EditResult:
        """Take an edit without the unseen characters that pasted text may carry."""
        strange = set(aliens(edit.text))
        if strange:
            kept = "".join(c for at, c in enumerate(edit.text) if at not in strange)
            edit = replace(edit, text=kept)
        return super().edit(edit)

    def action_save(self) -> None:
        """Say that this is the English."""
        self.post_message(self.Saved())

    def action_leave(self) -> None:
        """Leave; what is written stays as a draft."""
        self.post_message(self.Left())

    def action_reset(self) -> None:
        """Begin again from the English of the page."""
        self.post_message(self.ResetWanted())

    def action_suggest(self) -> None:
        """Put in what a finding suggests."""
        self.post_message(self.SuggestionWanted())
