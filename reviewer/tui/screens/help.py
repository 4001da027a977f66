"""The help: every act with its keys, from the registry, and what the signs mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen

from reviewer.text.wrap import fit
from reviewer.tui.keys import grouped, key_names, user_keys
from reviewer.tui.marked import Look, lay_out
from reviewer.tui.signs import (
    CONFLICT_SIGN,
    MARKED_SIGN,
    NOTED_SIGN,
    SEVERITY_SIGNS,
    STATUS_SIGNS,
)
from reviewer.tui.widgets.paper import Paper, Paragraph, says

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

_KEY_CELLS = 22
_LEGEND = (
    (CONFLICT_SIGN, "reviewers disagree"),
    (MARKED_SIGN, "somebody marked an error"),
    (NOTED_SIGN, "it has a note"),
    ("[text]¹", "a finding, with its number in the list of findings"),
    ("underlined", "a term of the glossary, and where the English says it"),
    ("[-so-]{+so+}", "what an edit took away, and what it put in"),
    ("␛ ⇄ ␢", "control, direction and invisible characters of the page: shown, not obeyed"),
)


class HelpScreen(ModalScreen[None]):
    """All keys on one page; any of the keys that opened it closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,question_mark,fullwidth_question_mark,f1,enter", "dismiss", "Close"),
        ("j,down", "scroll(1)", "Down"),
        ("k,up", "scroll(-1)", "Up"),
        ("space,pagedown,ctrl+d", "scroll(12)", "A page down"),
        ("pageup,ctrl+u", "scroll(-12)", "A page up"),
        ("g,home", "scroll(-999)", "To the top"),
        ("G,end", "scroll(999)", "To the end"),
    ]
    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 30%; }
    HelpScreen > Vertical { width: 100; max-width: 96%; height: 94%; background: $background; padding: 0; }
    """

    def compose(self) -> ComposeResult:
        """Build the page."""
        with Vertical():
            yield Paper("keys", id="help")

    def on_mount(self) -> None:
        """Fill the page."""
        own = user_keys(self.app)
        paragraphs: list[Paragraph] = []
        for group, actions in grouped():
            paragraphs += [says(""), says(group, Look.STRONG)]
            for action in actions:
                names = "  ".join(key_names(action, own)) or "ctrl+p"
                paragraphs.append(_line(names, action.description))
        paragraphs += [says(""), says("Signs", Look.STRONG), *_signs()]
        self.query_one(Paper).present(tuple(paragraphs[1:]), remark="Esc closes")

    def action_scroll(self, step: int) -> None:
        """Scroll by letters, as everywhere."""
        self.query_one(Paper).scroll_lines(step)


def _line(keys: str, description: str) -> Paragraph:
    lead = ((f"  {fit(keys, _KEY_CELLS)}  ", Look.KEY),)
    return Paragraph(lay_out(description), lead=lead, indent=_KEY_CELLS + 4)


def _signs() -> list[Paragraph]:
    lines = [_line(sign, status.value) for status, sign in STATUS_SIGNS.items()]
    lines += [_line(sign, f"{severity.value} finding") for severity, sign in SEVERITY_SIGNS.items()]
    return lines + [_line(sign, meaning) for sign, meaning in _LEGEND]
