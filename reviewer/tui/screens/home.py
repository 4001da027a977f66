"""The home screen: the documents of a project, how far each is, and the way into them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.message import Message
from textual.screen import Screen

from reviewer.tui.actions import Place
from reviewer.tui.asides import Asides, uncollected
from reviewer.tui.keys import bindings
from reviewer.tui.screens.asking import Choice, Field, ask, choose
from reviewer.tui.widgets.documents import DocumentHeading, DocumentList
from reviewer.tui.widgets.lines import KeyLine, StatusLine
from reviewer.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewer.session.project import Project
    from reviewer.session.reports import AddReport
    from reviewer.session.views import DocumentRow
    from reviewer.tui.asides import Errand


@dataclass(frozen=True, slots=True)
class Order:
    """A way to sort documents."""

    name: str
    key: Callable[[DocumentRow], tuple[object, ...]] | None
    """None leaves them in the order in which they were added."""


ORDERS = (
    Order("as added", None),
    Order("most open first", lambda row: (-row.open, row.id)),
    Order("worst findings first", lambda row: (*_severities(row), row.id)),
    Order("newest page first", lambda row: (_reversed(row.date), row.id)),
    Order("by name", lambda row: (row.name, row.id)),
)


class HomeScreen(Screen[None], inherit_bindings=False):
    """Documents, one a row."""

    CSS_PATH = "home.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.HOME)]
    AUTO_FOCUS = "DocumentList"

    class Opened(Message):
        """The person wants a document, or all where it is None."""

        def __init__(self, document: str | None) -> None:
            self.document = document
            super().__init__()

    class LeadWanted(Message):
        """The person wants the proposals for the glossary."""

    class SampleWanted(Message):
        """The person wants the sample that was drawn for acceptance."""

    def __init__(self, project: Project, name: str, document: str | None = None) -> None:
        super().__init__()
        self._asides = Asides(self, self._say_not_added)
        self._project = project
        self._project_name = name
        self._document = document
        self._order = ORDERS[0]
        self._hides_done = False
        self._searched = ""
        self._adding = ""
        """Name or address of the page that is being brought in."""

    def half_done(self) -> str:
        """Say that a page is being brought in."""
        return f"{self._adding} is being added, and would not be" if self._adding else ""

    def compose(self) -> ComposeResult:
        """Build the list."""
        yield StatusLine(id="status")
        yield DocumentHeading(id="heading")
        yield DocumentList(id="documents")
        yield KeyLine(Place.HOME, id="keys")

    def on_unmount(self) -> None:
        """Want no word any more of what is done aside."""
        self._asides.drop_all()

    def on_screen_resume(self) -> None:
        """Show the documents as they are now."""
        self._fill()

    def action_open(self) -> None:
        """Open the document of the cursor."""
        row = self._documents.row(self._documents.cursor)
        if row is not None:
            self._document = row.name
            self.post_message(self.Opened(row.name))

    def action_add(self) -> None:
        """Ask for two pages and bring them in."""
        fields = (
            Field("Chinese page: a file or an address"),
            Field("English page"),
            Field("Name", placeholder="the English file's where it stays empty", is_needed=False),
        )
        ask(self.app, "Add a page and its English", fields, self._add)

    def action_board(self) -> None:
        """Go to the figures."""
        from reviewer.tui.screens.board import BoardScreen  # noqa: PLC0415 — not for the first frame

        self.app.push_screen(BoardScreen(self._project))

    def action_lead(self) -> None:
        """Go to the proposals for the glossary."""
        self.post_message(self.LeadWanted())

    def action_sample(self) -> None:
        """Go through the sample that was drawn last."""
        self.post_message(self.SampleWanted())

    def say_that_none_is_drawn(self) -> None:
        """Say that there is no sample, and how one is drawn."""
        self._say("no sample was drawn: 'reviewer score plan --draw' draws one", "warning")

    def action_open_all(self) -> None:
        """Open all documents as one list."""
        self.post_message(self.Opened(None))

    def action_down(self) -> None:
        """Go to the next document."""
        self._step(1)

    def action_up(self) -> None:
        """Go to the document before."""
        self._step(-1)

    def action_page_down(self) -> None:
        """Go a page on."""
        self._step(self._documents.page_rows - 1)

    def action_page_up(self) -> None:
        """Go a page back."""
        self._step(1 - self._documents.page_rows)

    def action_first(self) -> None:
        """Go to the first document."""
        self._step(-self._documents.count)

    def action_last(self) -> None:
        """Go to the last document."""
        self._step(self._documents.count)

    def action_sort(self) -> None:
        """Ask for the order."""

        def take(number: int) -> None:
            self._order = ORDERS[number]
            self._fill()

        choices = [Choice(order.name) for order in ORDERS]
        choose(self.app, "Sort documents", choices, take, chosen=ORDERS.index(self._order))

    def action_search(self) -> None:
        """Ask for a text that names or titles must have."""

        def take(texts: tuple[str, ...]) -> None:
            self._searched = texts[0]
            self._fill()

        field = Field(value=self._searched, placeholder="empty shows all", is_needed=False)
        ask(self.app, "Show documents with this in their name or titles", (field,), take)

    def action_filter(self) -> None:
        """Show only documents with something open, or all again."""
        self._hides_done = not self._hides_done
        self._fill()

    @on(RowList.Picked)
    def _pick(self, event: RowList.Picked) -> None:
        event.stop()
        if event.again:
            self.action_open()
        else:
            self._go_to(event.index)

    @property
    def _documents(self) -> DocumentList:
        return self.query_one(DocumentList)

    def _fill(self) -> None:
        everything = self._project.documents()
        rows = everything
        if self._hides_done:
            rows = tuple(row for row in rows if row.open or row.flagged)
        if self._searched:
            rows = tuple(row for row in rows if _has(row, self._searched.casefold()))
        if self._order.key is not None:
            rows = tuple(sorted(rows, key=self._order.key))
        names = [row.name for row in rows]
        cursor = names.index(self._document) if self._document in names else 0
        empty = "No documents yet: a brings a page and its English in."
        if everything:
            empty = f"Nothing open: all {len(everything):,} documents are decided."
        if self._searched:
            empty = f"No document has “{self._searched}”; / with an empty line shows all."
        self.query_one(DocumentHeading).name_columns(rows)
        self._documents.show_documents(rows, cursor if rows else -1, empty=empty)
        label = "open" if self._hides_done else "" if self._searched else "all"
        label = ", ".join(filter(None, (label, self._searched and f"“{self._searched}”")))
        self.query_one(StatusLine).present(self._project_name, self._project.counts(), label)

    def _add(self, texts: tuple[str, ...]) -> None:
        """Bring pages in on another thread, so that the screen stays alive."""
        zh, en, name = texts
        self._adding = name or en

        def work(errand: Errand) -> AddReport:
            from reviewer.tui.adding import add_pages  # noqa: PLC0415 — not for the first frame

            tell = partial(self._asides.tell, errand, partial(self._say, tone="question"))
            with uncollected():
                return add_pages(self._project, zh, en, name, tell)

        self._asides.send("adding", work, self._show_added)

    def _say_not_added(self, why: str) -> None:
        self._adding = ""
        self._say(why, "warning")

    def _show_added(self, report: AddReport) -> None:
        self._adding = ""
        self._document = report.name
        self._fill()
        self._say(f"added {report.name}: {report.segments:,} segments")

    def _say(self, message: str, tone: str = "message") -> None:
        self.query_one(KeyLine).say(message, tone)

    def _step(self, step: int) -> None:
        self._go_to(self._documents.cursor + step)

    def _go_to(self, index: int) -> None:
        index = max(0, min(index, self._documents.count - 1))
        row = self._documents.row(index)
        if row is not None:
            self._document = row.name
            self._documents.move_to(index)


def _has(row: DocumentRow, text: str) -> bool:
    return any(text in each.casefold() for each in (row.name, row.title_zh, row.title_en))


def _severities(row: DocumentRow) -> tuple[int, ...]:
    counted = {severity.rank: count for severity, count in row.findings}
    return tuple(-counted.get(rank, 0) for rank in range(4))


def _reversed(date: str) -> tuple[int, ...]:
    return tuple(-ord(character) for character in date)
