"""The kinds of errors that the project marks: added, renamed, retired, with who changed what."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual import on
from textual.screen import Screen

from reviewer.model.errors import ReviewerError
from reviewer.text.shown import shown
from reviewer.text.wrap import fit
from reviewer.tui.actions import Place
from reviewer.tui.ink import inks
from reviewer.tui.keys import bindings
from reviewer.tui.marked import Look
from reviewer.tui.pages import minute, styled
from reviewer.tui.screens.asking import Field, ask
from reviewer.tui.widgets.lines import KeyLine, TitleLine
from reviewer.tui.widgets.paper import Paper, Paragraph, says
from reviewer.tui.widgets.rows import RowList
from reviewer.tui.widgets.simple_rows import SimpleRows

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewer.session.categories import CategoryChange, CategorySet, CategoryView
    from reviewer.tui.ink import Pieces

_NAME_CELLS = 26
_STATE_CELLS = 9
_COUNT_CELLS = 7


class CategoriesScreen(Screen[None], inherit_bindings=False):
    """The set, and its history."""

    CSS_PATH = "categories.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.CATEGORIES)]
    AUTO_FOCUS = "SimpleRows"

    def __init__(self, kept: CategorySet) -> None:
        super().__init__()
        self._set = kept

    def compose(self) -> ComposeResult:
        """Build the list and the history."""
        yield TitleLine("kinds of errors", id="status")
        yield SimpleRows(_row, id="categories")
        yield Paper("changes", id="changes")
        yield KeyLine(Place.CATEGORIES, id="keys")

    def on_mount(self) -> None:
        """Show the set."""
        self._fill(0)

    def action_add(self) -> None:
        """Ask for a name and a meaning."""
        fields = (
            Field("Name", placeholder="dimension and type, as Accuracy/Omission"),
            Field("Meaning", placeholder="one line for those who choose", is_needed=False),
        )
        ask(
            self.app,
            "A new kind of error",
            fields,
            lambda texts: self._act(lambda: self._set.add(*texts), at=self._list.count),
        )

    def action_rename(self) -> None:
        """Ask for another name and meaning."""
        one = self._list.value
        if one is None or not one.is_known:
            self._say("only marks have this name: x brings it into the set", "warning")
            return
        fields = (Field("Name", one.name), Field("Meaning", one.meaning, is_needed=False))
        ask(
            self.app,
            f"Rename {one.name}",
            fields,
            lambda texts: self._act(lambda: self._set.rename(one.name, *texts)),
            begins_at=0,
        )

    def action_retire(self) -> None:
        """Retire it, or bring it back."""
        one = self._list.value
        if one is not None:
            act = self._set.bring_back if one.is_retired else self._set.retire
            self._act(lambda: act(one.name))

    def action_undo(self) -> None:
        """Take the last change back."""
        self._act(self._set.undo)

    def action_redo(self) -> None:
        """Do it again."""
        self._act(self._set.redo)

    def action_down(self) -> None:
        """Go to the next."""
        self._list.step(1)

    def action_up(self) -> None:
        """Go to the one before."""
        self._list.step(-1)

    def action_back(self) -> None:
        """Go back to the marks."""
        self.dismiss(None)

    @on(RowList.Picked)
    def _pick(self, event: RowList.Picked) -> None:
        event.stop()
        self._list.move_to(event.index)

    @property
    def _list(self) -> SimpleRows[CategoryView]:
        return self.query_one(SimpleRows)

    def _say(self, message: str, tone: str = "message") -> None:
        self.query_one(KeyLine).say(message, tone)

    def _act(self, act: Callable[[], str], *, at: int | None = None) -> None:
        try:
            message = act()
        except ReviewerError as error:
            self._say(str(error), "warning")
            return
        self._fill(self._list.cursor if at is None else at)
        self._say(message)

    def _fill(self, cursor: int) -> None:
        found = self._set.everything()
        self._list.show_values(found, cursor, empty="")
        used = sum(not one.is_retired for one in found)
        facts = (("in use", f"{used}"), ("marks", f"{sum(one.marks for one in found):,}"))
        self.query_one(TitleLine).present(facts)
        self.query_one(Paper).present(_changes(self._set.history()))


def _row(list_: RowList, one: CategoryView, width: int, is_cursor: bool) -> Pieces:  # noqa: FBT001 — as lists call it
    table = inks(list_)
    quiet = Style.null() if is_cursor else table["faint" if one.is_retired else "quiet"]
    state = "" if not one.is_retired else "retired" if one.is_known else "unknown"
    room = width - _NAME_CELLS - _STATE_CELLS - _COUNT_CELLS - 3
    count = f"{one.marks:,}" if one.marks else ""
    return [
        ("▌ " if is_cursor else "  ", Style.null()),
        (
            fit(shown(one.name, keep_lines=False), _NAME_CELLS) + " ",
            quiet if one.is_retired else Style.null(),
        ),
        (f"{count:>{_COUNT_CELLS - 2}}  ", quiet),
        (fit(state, _STATE_CELLS), quiet if is_cursor else table["mild"]),
        (fit(shown(one.meaning, keep_lines=False), room), quiet),
    ]


def _changes(history: tuple[CategoryChange, ...]) -> tuple[Paragraph, ...]:
    if not history:
        return (says("The set is the core of MQM, as it came.", Look.ASIDE),)
    return tuple(
        Paragraph(
            styled(
                [
                    (one.summary, Look.DELETED if one.undone else None),
                    ("  undone" if one.undone else "", Look.MUTED),
                    (f"  {one.author}, {minute(one.at)}", Look.MUTED),
                ]
            )
        )
        for one in reversed(history)
    )
