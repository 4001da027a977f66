"""The review screen: what a reviewer says of segments, kept at once, and the English they write."""

from __future__ import annotations

from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

from textual import on

from reviewer.model.decision import Status
from reviewer.model.errors import DecisionError
from reviewer.text.han import has_han
from reviewer.tui import pages
from reviewer.tui.actions import Place
from reviewer.tui.keys import bindings
from reviewer.tui.opinions import Opinion, opinions
from reviewer.tui.screens.acting import ActingScreen
from reviewer.tui.screens.asking import Choice, Field, ask, choose
from reviewer.tui.screens.waivers import ask_waiver
from reviewer.tui.widgets.column import Column
from reviewer.tui.widgets.written import Left, Paused, Rested, Saved, SuggestionWanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType

    from reviewer.session.review import Review
    from reviewer.session.views import Outcome
    from reviewer.tui.widgets.writing import Writing

PREPARES_AFTER = 0.8
"""Seconds after the first frame when the checks are loaded, in the background, for the first edit."""


class ReviewScreen(ActingScreen):
    """Segments, one at a time, with a decision for each."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.REVIEW)]

    def __init__(self, review: Review, name: str, begins_at: int | None = None) -> None:
        super().__init__(review, name, begins_at)
        self._writing: Writing | None = None
        """Made when it is first needed."""
        self._preparing: Thread | None = None

    def on_mount(self) -> None:
        """Get ready for the first edit while the person reads."""
        self._preparing = Thread(target=self._prepare, name="prepare", daemon=True)
        self.set_timer(PREPARES_AFTER, self._preparing.start)

    def _prepare(self) -> None:
        # 40 ms of TextArea, which the first edit needs; not for the first frame.
        import reviewer.tui.widgets.writing  # noqa: F401, PLC0415

        self.review.prepare()

    def on_unmount(self) -> None:
        """Let what loads in the background end before the project is closed."""
        if self._preparing is not None and self._preparing.is_alive():
            self._preparing.join()

    def keep_writing(self) -> None:
        """Keep what is half written: the program is about to end."""
        if self.has_class("-writing") and self._writing is not None:
            self._keep_draft(Rested(self._writing.english))

    # Deciding

    def action_accept(self) -> None:
        """Accept the English as it stands; one that is decided already stays as it is."""
        view = self.view
        if view is None:
            return
        if view.row.status.is_done:
            self.say(f"{view.row.number} is {view.row.status} already")
            self.go_on()
        else:
            self.act(partial(self.review.accept, view.row.id), goes_on=True)

    def action_skip(self) -> None:
        """Leave it for later."""
        if self.view is not None:
            self.act(partial(self.review.skip, self.view.row.id), goes_on=True)

    def action_accept_clean(self) -> None:
        """Accept every open segment of the list without findings, when the person confirms it."""
        try:
            count = self.review.clean_count()
        except DecisionError as error:
            self.say(str(error), "warning")
            return
        if not count:
            self.say("no open segment in this list is without findings", "warning")
            return

        def take(number: int) -> None:
            if number == 0:
                label = f"accepting {count:,} segments"
                self.act_beside(label, lambda review: review.accept_clean(), goes_on=True)

        choices = (Choice(f"Accept {count:,}"), Choice("Leave them"))
        choose(self.app, f"Accept {count:,} open segments without findings?", choices, take)

    def action_settle(self) -> None:
        """Ask whose word stands where reviewers disagree, and say it again as one's own."""
        view = self.view
        if view is None or not view.row.has_conflict:
            self.say("nobody disagrees here", "warning")
            return
        found = opinions(view)

        def take(number: int) -> None:
            self.act(partial(self._say_again, view.row.id, found[number]), goes_on=True)

        choices = [Choice(f"{each.author} {each.status}: {each.english}") for each in found]
        choose(self.app, "Whose word stands?", choices, take, is_numbered=True)

    def _say_again(self, segment_id: int, opinion: Opinion) -> Outcome:
        if opinion.status is Status.FLAGGED:
            return self.review.flag(segment_id)
        if opinion.status is Status.REJECTED:
            return self.review.reject(segment_id)
        return self.review.edit(segment_id, opinion.english)

    def action_flag(self) -> None:
        """Ask for a note, flag, go on."""
        if (view := self.view) is not None:
            field = Field(placeholder="what to look at; may stay empty", is_needed=False)
            self._ask(
                f"Flag {view.row.number}",
                field,
                partial(self.review.flag, view.row.id),
                goes_on=True,
            )

    def action_reject(self) -> None:
        """Ask for a reason, reject, go on."""
        if (view := self.view) is not None:
            field = Field(placeholder="why it can't stand")
            self._ask(
                f"Reject {view.row.number}",
                field,
                partial(self.review.reject, view.row.id),
                goes_on=True,
            )

    def action_note(self) -> None:
        """Ask for the note."""
        if (view := self.view) is not None:
            field = Field(value=view.note, placeholder="empty takes it away", is_needed=False)
            self._ask(f"Note on {view.row.number}", field, partial(self.review.note, view.row.id))

    def action_undo(self) -> None:
        """Take the last act back and go where it was."""
        if self.review.undoing_is_long:
            self.act_beside("taking back", lambda review: review.undo(), goes_there=True)
        else:
            self.act(self.review.undo, goes_there=True)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        if self.review.redoing_is_long:
            self.act_beside("doing again", lambda review: review.redo(), goes_there=True)
        else:
            self.act(self.review.redo, goes_there=True)

    def action_apply(self, number: int) -> None:
        """Put a suggestion in place."""
        view = self.view
        if view is None:
            return
        if number > len(view.findings):
            self.say(f"there is no finding {number} here", "warning")
        else:
            self.act(partial(self.review.apply, view.row.id, number - 1))

    def action_waive(self) -> None:
        """Ask which finding to set aside."""
        if self.view is not None and self.view.findings:
            ask_waiver(self.app, self.view, self.act_beside)
        else:
            self.say("there is no finding here to set aside", "warning")

    def action_propose(self) -> None:
        """Ask for a term, beginning with what is selected or current."""
        view = self.view
        if view is None:
            return
        zh, en = pages.proposal_of(view, self.term)
        chosen = self.selected()
        zh, en = (chosen, "") if has_han(chosen) else (zh, chosen or en)
        fields = (Field("Chinese", zh), Field("English", en), Field("Note", is_needed=False))

        def take(texts: tuple[str, ...]) -> None:
            chinese, english, note = texts
            self.act(partial(self.review.propose, chinese, english, note, view.row.id))

        ask(self.app, "Propose a term", fields, take)

    def _ask(
        self, title: str, field: Field, act: Callable[[str], Outcome], *, goes_on: bool = False
    ) -> None:
        def take(texts: tuple[str, ...]) -> None:
            self.act(partial(act, texts[0]), goes_on=goes_on)

        ask(self.app, title, (field,), take)

    def action_mark(self) -> None:
        """Mark errors word by word, and come back to where one then is."""
        from reviewer.tui.screens.mark import MarkScreen  # noqa: PLC0415 — not for the first frame

        if self.view is not None:
            self.app.push_screen(MarkScreen(self.review, self.view.row.id), self.fill)

    def action_align(self) -> None:
        """Put right which sentences go together, and come back to where one then is."""
        from reviewer.tui.screens.align import AlignScreen  # noqa: PLC0415 — not for the first frame

        if self.view is not None:
            # Kept now: the timer that would keep it might meet a repair that is being written.
            self.keep_place()
            screen = AlignScreen(self.review, self.view.document, self.view.row.id)
            self.app.push_screen(screen, self.fill)

    # Writing

    async def action_edit(self) -> None:
        """Write the English, beginning with the draft if there is one."""
        await self._write()

    async def take_match(self, english: str | None) -> None:
        """Write on from the English of a match."""
        if english is not None:
            await self._write(english)

    async def _write(self, english: str | None = None) -> None:
        if self.view is None:
            return
        if self._writing is None:
            from reviewer.tui.widgets.writing import Writing  # noqa: PLC0415 — 40 ms of TextArea

            self._writing = Writing(id="writing")
            await self.query_one("#work").mount(self._writing, before="#findings")
        self.add_class("-writing")
        self.keys.show_place(Place.EDIT)
        self.say("")
        self._writing.begin(self.view, english)

    @on(Paused)
    def _present_writing(self, event: Paused) -> None:
        event.stop()
        if self.view is not None and self._writing is not None:
            found = self.review.recheck(self.view.row.id, event.english)
            self._writing.findings = found
            title = pages.findings_title(found)
            self.paper("findings").present(pages.findings(found, self.view.note), title=title)
            self.query_one("#work", Column).settle()

    @on(Rested)
    def _keep_draft(self, event: Rested) -> None:
        event.stop()
        if self.view is not None and event.english != self.view.en:
            self.review.keep_draft(self.view.row.id, event.english)

    @on(SuggestionWanted)
    def _offer_suggestions(self, event: SuggestionWanted) -> None:
        event.stop()
        writing = self._writing
        if writing is None:
            return
        found = [view.finding for view in writing.findings if view.finding.suggestion]
        if len(found) == 1:
            writing.put_in(found[0])
        elif found:
            choices = [Choice(finding.suggestion or "", finding.check) for finding in found]
            choose(
                self.app,
                "Put in",
                choices,
                lambda number: writing.put_in(found[number]),
                is_numbered=True,
            )
        else:
            self.say("no finding suggests anything here", "warning")

    @on(Saved)
    def _save(self, event: Saved) -> None:
        event.stop()
        view = self.view
        if view is None or not self.act(partial(self.review.edit, view.row.id, event.english)):
            return
        self._leave_writing()
        self.go_on()

    @on(Left)
    def _leave(self, event: Left) -> None:
        event.stop()
        view = self.view
        self._leave_writing()
        if view is None:
            return
        if event.english == view.en:
            self.review.drop_draft(view.row.id)
        else:
            self.review.keep_draft(view.row.id, event.english)
            self.say("draft kept; e goes on with it")
        self.show_segment(view.row.id)

    def _leave_writing(self) -> None:
        if self._writing is not None:
            self._writing.end()
        self.remove_class("-writing")
        self.keys.show_place(Place.REVIEW)
        self.segments.focus()
