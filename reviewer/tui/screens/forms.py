"""Small questions at the foot of the screen: lines to fill in, and a menu to choose from."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from reviewer.text.shown import plain, shown
from reviewer.text.wrap import clip, fit, width_cells
from reviewer.tui.actions import DIGITS

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewer.tui.screens.asking import Choice, Field


class Form(ModalScreen[tuple[str, ...] | None]):
    """Asks for one line or a few; Enter goes on and at the last takes them, Escape takes none."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "Cancel")]
    DEFAULT_CSS = """
    Form { align: left bottom; background: $background 30%; }
    Form > Vertical { height: auto; width: 100%; background: $panel; padding: 0 1 0 1; }
    Form Label { width: 100%; height: 1; }
    Form .form--title { text-style: bold; }
    Form .form--hint { color: $foreground 60%; }
    Form Input { border: none; height: 1; padding: 0 1; background: $surface; width: 100%; margin: 0 0 0 0; }
    Form Input:focus { border: none; background: $background; }
    """

    def __init__(
        self, title: str, fields: tuple[Field, ...], hint: str = "", begins_at: int | None = None
    ) -> None:
        super().__init__()
        self._title = title
        self._fields = fields
        # Focus that a handler sets later can come after the first keys; this is there with the lines.
        self.AUTO_FOCUS = f"#field-{self._first_line(begins_at)}"  # type: ignore[misc] # Textual reads it from the instance
        self._hint = hint or "Enter takes it · Esc leaves"

    def compose(self) -> ComposeResult:
        """Build a line for each field."""
        with Vertical():
            yield Label(Content(shown(self._title, keep_lines=False)), classes="form--title")
            for number, field in enumerate(self._fields):
                if field.label:
                    yield Label(Content(field.label), classes="form--hint")
                yield Input(plain(field.value), placeholder=field.placeholder, id=f"field-{number}")
            yield Label(Content(self._hint), classes="form--hint")

    def on_mount(self) -> None:
        """Tell an input method where to open its window."""
        self.call_after_refresh(self._place_input_method)

    def half_done(self) -> str:
        """Say that what was typed would be lost; nothing where nothing was."""
        typed = [line.value for line in self.query(Input)]
        is_typed = typed != [plain(field.value) for field in self._fields]
        return f"{self._title}: what you typed is not kept" if is_typed else ""

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        lines = list(self.query(Input))
        texts = tuple(line.value.strip() for line in lines)
        for line, field, text in zip(lines, self._fields, texts, strict=True):
            if field.is_needed and not text:
                line.focus()
                return
        if event.input is lines[-1] or len(lines) == 1:
            self.dismiss(texts)
        else:
            lines[lines.index(event.input) + 1].focus()

    def _first_line(self, begins_at: int | None) -> int:
        values = [field.value for field in self._fields]
        if begins_at is not None:
            return begins_at
        return values.index("") if "" in values else len(values) - 1

    def _place_input_method(self) -> None:
        """Put the terminal's cursor where the candidate window of an input method should open."""
        if isinstance(self.focused, Input):
            self.app.cursor_position = self.focused.cursor_screen_offset


class Menu(ModalScreen[int | None]):
    """Lets one choose; Enter takes the line, Escape none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "Cancel"),
        ("j", "move(1)", "Down"),
        ("k", "move(-1)", "Up"),
    ]
    DEFAULT_CSS = """
    Menu { align: center middle; background: $background 30%; }
    Menu > Vertical { width: 54; max-width: 100%; height: auto; max-height: 90%; background: $panel; padding: 1 1; }
    Menu.-wide > Vertical { width: 96; }
    Menu Label { padding: 0 1; text-style: bold; height: 1; }
    Menu OptionList { height: auto; max-height: 100%; border: none; background: $panel; padding: 0; margin: 1 0 0 0; scrollbar-size-vertical: 1; }
    Menu OptionList:focus { border: none; background-tint: $panel 0%; }
    """

    def __init__(
        self,
        title: str,
        choices: tuple[Choice, ...],
        chosen: int = 0,
        *,
        is_numbered: bool = False,
        is_wide: bool = False,
    ) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._chosen = chosen
        digits = DIGITS if is_numbered else ()
        keys = [choice.key for choice in choices]
        self._keys = [key or digit for key, digit in zip_longest(keys, digits, fillvalue="")][
            : len(choices)
        ]
        if any(self._keys):
            self._keys = [key or " " for key in self._keys]
        self._is_wide = is_wide
        self.set_class(is_wide, "-wide")

    def compose(self) -> ComposeResult:
        """Build the list."""
        with Vertical():
            room = min(96 if self._is_wide else 54, self.app.size.width) - 6
            named = list(map(_named, self._choices, self._keys))
            yield Label(Content(clip(shown(self._title, keep_lines=False), room + 2)))
            names = max(map(width_cells, named), default=0) if self._is_wide else 0
            options = [
                _option(choice, name, min(names, room), room)
                for choice, name in zip(self._choices, named, strict=True)
            ]
            yield OptionList(*options, markup=False)

    def on_mount(self) -> None:
        """Begin at what holds now."""
        lines = self.query_one(OptionList)
        lines.highlighted = self._chosen
        lines.focus()

    def action_move(self, step: int) -> None:
        """Move by letters, as everywhere."""
        lines = self.query_one(OptionList)
        if step > 0:
            lines.action_cursor_down()
        else:
            lines.action_cursor_up()

    def on_key(self, event: events.Key) -> None:
        """Take the line that has this key."""
        if event.character and event.character.strip() and event.character in self._keys:
            event.stop()
            self.dismiss(self._keys.index(event.character))

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_index)


def _named(choice: Choice, key: str) -> str:
    """Set a line behind its key; in a menu that has no keys, where they would begin."""
    lead = "" if choice.is_heading else f"  {key}{' ' * bool(key)}"
    return lead + shown(choice.label, keep_lines=False)


def _option(choice: Choice, name: str, names: int, room: int) -> Option:
    """Set the detail in a column of its own where the menu has one, else at the right."""
    if choice.is_heading:
        heading = f"{fit(name, room - width_cells(choice.detail) - 1)} {choice.detail}".rstrip()
        return Option(Content(heading).stylize("dim"), disabled=True)
    if not choice.detail:
        return Option(Content(fit(name, room)))
    if names:
        detail = clip(choice.detail, max(0, room - names - 2))
        return Option(
            Content(f"{fit(name, names)}  {detail}").stylize("dim", len(fit(name, names)))
        )
    return Option(Content(f"{fit(name, room - width_cells(choice.detail) - 1)} {choice.detail}"))
