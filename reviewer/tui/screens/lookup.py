"""Looking things up without leaving the segment: glossary, concordance, history."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from reviewer.session.views import CONCORDANCE_ROWS
from reviewer.text.shown import plain, shown
from reviewer.text.wrap import clip, width_cells
from reviewer.tui import pages
from reviewer.tui.asides import Asides
from reviewer.tui.marked import Look
from reviewer.tui.memory_pages import likeness, whence
from reviewer.tui.pages import difference
from reviewer.tui.signs import STATUS_SIGNS
from reviewer.tui.widgets.paper import Paper, says

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewer.model.term import Concept
    from reviewer.session.views import HistoryEntry, MatchView, SegmentRow
    from reviewer.tui.marked import Laid
    from reviewer.tui.widgets.paper import Paragraph

OVER_CSS = """
{name} {{ align: center middle; background: $background 30%; }}
{name} > Vertical {{ width: 110; max-width: 100%; height: 86%; background: $panel; padding: 1 1 0 1; }}
{name} Label {{ width: 100%; height: 1; padding: 0 1; }}
{name} .lookup--title {{ text-style: bold; }}
{name} .lookup--hint {{ color: $foreground 60%; }}
{name} Input {{ border: none; height: 1; padding: 0 1; background: $surface; }}
{name} Input:focus {{ border: none; background: $background; }}
{name} OptionList {{ height: 1fr; border: none; padding: 0; margin: 1 0 0 0; background: $panel; scrollbar-size-vertical: 1; }}
{name} OptionList:focus {{ border: none; background-tint: $panel 0%; }}
"""


class GlossaryScreen(ModalScreen[None]):
    """What the glossary says of a word, Chinese or English, as it is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss", "Close"),
        ("down,pagedown", "scroll(4)", "Down"),
        ("up,pageup", "scroll(-4)", "Up"),
    ]
    DEFAULT_CSS = OVER_CSS.format(name="GlossaryScreen")

    def __init__(self, lookup: Callable[[str], tuple[Concept, ...]], text: str) -> None:
        super().__init__()
        self._lookup = lookup
        self._text = plain(text)

    def compose(self) -> ComposeResult:
        """Build the line to ask in and the page that answers."""
        with Vertical():
            yield Label(Content("Glossary"), classes="lookup--title")
            yield Input(self._text, placeholder="Chinese or English")
            yield Paper(id="answers")
            yield Label(Content("↑↓ scrolls · Esc closes"), classes="lookup--hint")

    def on_mount(self) -> None:
        """Answer what was asked from outside."""
        self._answer(self._text)

    def action_scroll(self, lines: int) -> None:
        """Scroll the answers."""
        self.query_one(Paper).scroll_lines(lines)

    @on(Input.Changed)
    def _ask(self, event: Input.Changed) -> None:
        event.stop()
        self._answer(event.value.strip())

    def _answer(self, text: str) -> None:
        concepts = self._lookup(text) if text else ()
        paragraphs: list[Paragraph] = []
        for concept in concepts:
            paragraphs += [*pages.concept_lines(concept), says("")]
        if text and not concepts:
            paragraphs.append(
                says("The glossary has nothing of it. t proposes a term.", Look.ASIDE)
            )
        remark = f"{len(concepts)}" if concepts else ""
        self.query_one(Paper).present(tuple(paragraphs), title="concepts", remark=remark)


class Search(Protocol):
    """Finds segments with a text: the first, or those behind one."""

    def __call__(self, text: str, *, behind: int | None = None) -> tuple[SegmentRow, ...]:
        """Give some, in order; fewer than `CONCORDANCE_ROWS` at the end."""


class ConcordanceScreen(ModalScreen[int | None]):
    """Every segment that has a text on either side; Enter goes to one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "Close"),
        ("down", "into_list", "Down"),
    ]
    DEFAULT_CSS = OVER_CSS.format(name="ConcordanceScreen")

    def __init__(
        self,
        search: Search,
        text: str,
        here: int | None,
        name_of: Callable[[int], str],
    ) -> None:
        super().__init__()
        self._name_of = name_of
        self._asides = Asides(self, self._say)
        self._search = search
        self._text = plain(text)
        self._rows: tuple[SegmentRow, ...] = ()
        self._may_go_on = False
        self._here = here
        self.AUTO_FOCUS = "OptionList" if self._text else "Input"  # type: ignore[misc] # Textual reads it from the instance

    def compose(self) -> ComposeResult:
        """Build the line to ask in and the list that answers."""
        with Vertical():
            yield Label(Content("Concordance"), classes="lookup--title", id="title")
            yield Input(self._text, placeholder="Chinese or English, from one character on")
            yield OptionList(markup=False)
            yield Label(
                Content("Enter searches, ↓ then Enter goes there · Esc closes"),
                classes="lookup--hint",
            )

    def on_mount(self) -> None:
        """Answer what was asked from outside."""
        self._seek(self._text)

    def on_unmount(self) -> None:
        """Want no answer any more."""
        self._asides.drop_all()

    def action_into_list(self) -> None:
        """Go from the line into the list."""
        self.query_one(OptionList).focus()

    @on(Input.Submitted)
    def _ask(self, event: Input.Submitted) -> None:
        event.stop()
        self._seek(event.value.strip())
        self.query_one(OptionList).focus()

    @on(OptionList.OptionSelected)
    def _go(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id is not None:
            self.dismiss(int(event.option_id))

    @on(OptionList.OptionHighlighted)
    def _read_on(self, event: OptionList.OptionHighlighted) -> None:
        """Find more as the person comes to the end of what was found."""
        event.stop()
        is_last = event.option_index == len(self._rows) - 1
        if is_last and self._may_go_on and not self._asides.is_under_way("search"):
            text, last = self._text, self._rows[-1].id
            self._asides.send("search", lambda _: self._search(text, behind=last), self._add)

    def _seek(self, text: str) -> None:
        self._text = text
        self._asides.send("search", lambda _: self._search(text) if text else (), self._answer)

    def _say(self, message: str) -> None:
        self.query_one("#title", Label).update(Content(f"Concordance  {message}"))

    def _answer(self, rows: tuple[SegmentRow, ...]) -> None:
        self._rows = ()
        lines = self.query_one(OptionList)
        lines.clear_options()
        self._add(rows)
        if self._text and not rows:
            lines.add_option(Option(Content("Nowhere."), disabled=True))
        lines.highlighted = 0 if rows else None

    def _add(self, rows: tuple[SegmentRow, ...]) -> None:
        self._rows += rows
        self._may_go_on = len(rows) == CONCORDANCE_ROWS
        more = "+" if self._may_go_on else ""
        self._say(f"{len(self._rows):,}{more}" if self._rows else "")
        room = min(110, self.app.size.width) - 2 - _ROW_INDENT - 3
        names = {key: self._name_of(key) for key in {row.document_id for row in rows}}
        options = [
            Option(_row(row, self._text, room, self._here, names[row.document_id]), id=str(row.id))
            for row in rows
        ]
        self.query_one(OptionList).add_options(options)


class MemoryScreen(ModalScreen[str | None]):
    """The same Chinese elsewhere, and sentences like it; Enter takes the English of one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,w,ctrl+f", "dismiss(None)", "Close"),
        ("j", "move(1)", "Down"),
        ("k", "move(-1)", "Up"),
    ]
    DEFAULT_CSS = OVER_CSS.format(name="MemoryScreen")

    def __init__(self, zh: str, search: Callable[[], tuple[MatchView, ...]]) -> None:
        super().__init__()
        self._asides = Asides(self, self._say)
        self._zh = zh
        self._search = search
        self._matches: tuple[MatchView, ...] = ()
        self._takes_first = False
        """Enter was pressed before there was anything to take."""

    def compose(self) -> ComposeResult:
        """Build the list."""
        with Vertical():
            yield Label(Content("Memory  …"), classes="lookup--title", id="title")
            yield OptionList(markup=False)
            yield Label(Content("Enter writes on from it · Esc closes"), classes="lookup--hint")

    def on_mount(self) -> None:
        """Search the memory."""
        self._asides.send("search", lambda _: self._search(), self._answer)

    def on_unmount(self) -> None:
        """Want no answer any more."""
        self._asides.drop_all()

    def key_enter(self) -> None:
        """Take the first match as soon as there is one."""
        self._takes_first = self._asides.is_under_way("search")

    def action_move(self, step: int) -> None:
        """Move by letters, as everywhere."""
        lines = self.query_one(OptionList)
        if step > 0:
            lines.action_cursor_down()
        else:
            lines.action_cursor_up()

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id is not None:
            self.dismiss(self._matches[int(event.option_id)].en)

    def _say(self, message: str) -> None:
        self.query_one("#title", Label).update(Content(f"Memory  {message}"))

    def _answer(self, matches: tuple[MatchView, ...]) -> None:
        self._matches = matches
        if matches and self._takes_first:
            self.dismiss(matches[0].en)
            return
        self._say(f"{len(matches) or ''}")
        lines = self.query_one(OptionList)
        lines.add_options(self._options())
        lines.highlighted = 0 if matches else None

    def _options(self) -> list[Option]:
        if not self._matches:
            return [Option(Content("Nothing like it elsewhere in the project."), disabled=True)]
        room = min(110, self.app.size.width) - 2 - _ROW_INDENT - 3
        return [
            Option(_match(self._zh, match, room), id=str(number))
            for number, match in enumerate(self._matches)
        ]


class HistoryScreen(ModalScreen[None]):
    """Who said what of a segment, and when."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,enter,space,v,ctrl+o", "dismiss", "Close"),
        ("j,down", "scroll(1)", "Down"),
        ("k,up", "scroll(-1)", "Up"),
    ]
    DEFAULT_CSS = OVER_CSS.format(name="HistoryScreen")

    def __init__(self, number: int, history: tuple[HistoryEntry, ...]) -> None:
        super().__init__()
        self._number = number
        self._history = history

    def compose(self) -> ComposeResult:
        """Build the page."""
        with Vertical():
            yield Paper(f"history of {self._number}", id="history")
            yield Label(Content("Esc closes"), classes="lookup--hint")

    def on_mount(self) -> None:
        """Fill the page."""
        self.query_one(Paper).present(pages.history_lines(self._history))

    def action_scroll(self, lines: int) -> None:
        """Scroll the page."""
        self.query_one(Paper).scroll_lines(lines)


_ROW_INDENT = 10
_NAME_CELLS = 18
"""Cells of a document's name beside what is found in it."""


def _row(row: SegmentRow, text: str, room: int, here: int | None, name: str) -> Content:
    mark = "▸" if row.id == here else " "
    head = Content(f"{mark}{row.number:>5} {STATUS_SIGNS[row.status]}  ").stylize("dim")
    told = clip(shown(name, keep_lines=False), _NAME_CELLS)
    beside = room - width_cells(told) - 2
    zh, en = (_content(pages.around(side, text, beside)) for side in (row.zh, row.en))
    gap = Content(" " * (room - width_cells(zh.plain) - width_cells(told)))
    lines = [head, zh, gap, Content(told).stylize("dim"), Content("\n" + " " * _ROW_INDENT), en]
    return Content("").join(lines)


def _match(zh: str, match: MatchView, room: int) -> Content:
    head = Content(f" {likeness(match):>5}   ").stylize("bold")
    lines = [Content("").join([head, Content(clip(shown(match.en, keep_lines=False), room))])]
    if not match.is_same:
        changed = difference(zh, match.zh)[0].laid.text
        lines.append(Content(" " * _ROW_INDENT + clip(changed, room)))
    lines.append(Content(" " * _ROW_INDENT + clip(shown(whence(match)), room)).stylize("dim"))
    return Content("\n").join(lines)


def _content(laid: Laid) -> Content:
    content = Content(laid.text)
    for start, end, looks in laid.runs:
        if Look.HIT in looks:
            content = content.stylize("reverse", start, end)
    return content
