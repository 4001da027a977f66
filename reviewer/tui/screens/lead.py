"""The lead's screen: proposals for the glossary, what each would do, and a verdict on each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen

from reviewer.model.errors import GlossaryError, ReviewerError
from reviewer.session.proposals import WAITING, Verdict
from reviewer.tui import lead_pages
from reviewer.tui.actions import Place
from reviewer.tui.asides import Asides, uncollected
from reviewer.tui.keys import bindings
from reviewer.tui.marked import Look
from reviewer.tui.screens.asking import Choice, Field, ask, choose
from reviewer.tui.screens.shape import take_shape
from reviewer.tui.widgets.column import Column
from reviewer.tui.widgets.lines import KeyLine, TitleLine
from reviewer.tui.widgets.paper import Paper, says
from reviewer.tui.widgets.proposals import ProposalList
from reviewer.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewer.session.effect import Effect
    from reviewer.session.lead import Lead
    from reviewer.session.proposals import Proposal, Release
    from reviewer.tui.asides import Errand
    from reviewer.tui.widgets.paper import Paragraph


_TOLD_EACH = 200
"""Segments after which it is told how far an effect is."""


class _Work(Column):
    """What is shown of a proposal."""

    SHARES: ClassVar[Mapping[str, int]] = {"proposal": 3, "change": 3, "effect": 4}


class LeadScreen(Screen[None], inherit_bindings=False):
    """Proposals, one at a time."""

    CSS_PATH = "lead.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.LEAD)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 — Textual's form
    AUTO_FOCUS = "ProposalList"

    class ConflictsWanted(Message):
        """The person wants the segments on which reviewers disagree."""

    class AcrossWanted(Message):
        """The person wants what a comparison of all documents shows."""

    def __init__(self, lead: Lead, conflicts: Callable[[], int]) -> None:
        super().__init__()
        self._count_conflicts = conflicts
        self._asides = Asides(self, partial(self._say, tone="warning"))
        self._lead = lead
        self._shows_all = False
        self._current = ""
        """Id of the proposal that is shown."""

    def compose(self) -> ComposeResult:
        """Build the panes."""
        take_shape(self)
        yield TitleLine("proposals", id="status")
        with Container(id="body"):
            yield ProposalList(id="proposals")
            with _Work(id="work"):
                yield Paper("proposal", id="proposal")
                yield Paper("the glossary with it", id="change")
                yield Paper("effect", id="effect")
        yield KeyLine(Place.LEAD, id="keys")

    def on_screen_resume(self) -> None:
        """Show what waits now."""
        self._fill()

    def on_unmount(self) -> None:
        """Want nothing more of what is done aside."""
        self._asides.drop_all()

    # Judging

    def action_approve(self) -> None:
        """Approve as it is."""
        if (found := self._found) is not None:
            self._approve(found)

    def action_amend(self) -> None:
        """Approve with other words."""
        found = self._found
        if found is None:
            return
        if found.strictness is not None:
            self._say("it changes no term: approve it as it is, or reject it", "warning")
            return
        fields = (
            Field("Chinese", found.zh),
            Field("English", found.en),
            Field("Why", found.reason, is_needed=False),
        )

        def take(texts: tuple[str, ...]) -> None:
            chinese, english, reason = texts
            self._approve(found, zh=chinese, en=english, reason=reason)

        ask(self.app, "Approve with other words", fields, take, begins_at=1)

    def action_reject(self) -> None:
        """Ask why, and reject."""
        if (found := self._found) is not None:
            field = Field(placeholder="why; who proposed it will read it")
            title = f"Reject {found.zh} → {found.en or found.wanted}"
            ask(
                self.app,
                title,
                (field,),
                lambda texts: self._judge(partial(self._lead.reject, found.id, texts[0])),
            )

    def action_defer(self) -> None:
        """Leave it for later."""
        if (found := self._found) is not None:
            self._judge(partial(self._lead.defer, found.id))

    def action_undo(self) -> None:
        """Take the verdict back."""
        if (found := self._found) is not None:
            self._judge(partial(self._lead.reopen, found.id))

    def action_candidates(self) -> None:
        """Go to what may be terms; what was proposed there waits here then."""
        from reviewer.tui.screens.candidates import CandidatesScreen  # noqa: PLC0415 — seldom wanted

        self.app.push_screen(CandidatesScreen(self._lead.mining()))

    def action_conflicts(self) -> None:
        """Go to the segments on which reviewers disagree."""
        if self._count_conflicts():
            self.post_message(self.ConflictsWanted())
        else:
            self._say("nobody disagrees")

    def action_across(self) -> None:
        """Go to what only a comparison of all documents shows."""
        self.post_message(self.AcrossWanted())

    def action_release(self) -> None:
        """Ask for a note and make the next release."""
        if self._is_releasing():
            return
        waiting = [one for one in self._lead.proposals(Verdict.APPROVED) if not one.release]
        if not waiting:
            self._say("nothing was approved since the last release", "warning")
            return
        field = Field(placeholder="a note for those who use the glossary", is_needed=False)
        title = f"Release the glossary with {len(waiting)} approved: every segment is checked again"
        ask(self.app, title, (field,), lambda texts: self._release(texts[0]))

    def action_effect(self) -> None:
        """Compute what approving would do; it can take seconds, so say so first."""
        if (found := self._found) is not None:
            self._say("checking the segments with the term …", "question")
            self._asides.send("effect", partial(self._effect_of, found.id), self._show_effect)

    # Moving

    def action_down(self) -> None:
        """Go to the next proposal."""
        self._go_to(self._list.cursor + 1)

    def action_up(self) -> None:
        """Go to the proposal before."""
        self._go_to(self._list.cursor - 1)

    def action_scroll_down(self) -> None:
        """Scroll the effect."""
        self._paper("effect").scroll_lines(3)

    def action_scroll_up(self) -> None:
        """Scroll it back."""
        self._paper("effect").scroll_lines(-3)

    def action_show_all(self) -> None:
        """Show judged proposals too, or not."""
        self._shows_all = not self._shows_all
        self._fill()

    def action_home(self) -> None:
        """Go back."""
        if not self._is_releasing():
            self.dismiss(None)

    @on(RowList.Picked)
    def _pick(self, event: RowList.Picked) -> None:
        event.stop()
        self._go_to(event.index)

    @property
    def _list(self) -> ProposalList:
        return self.query_one(ProposalList)

    @property
    def _found(self) -> Proposal | None:
        return self._list.row(self._list.cursor)

    def _paper(self, name: str) -> Paper:
        return self.query_one(f"#{name}", Paper)

    def _say(self, message: str, tone: str = "message") -> None:
        self.query_one(KeyLine).say(message, tone)

    def _fill(self) -> None:
        found = self._lead.proposals(*(() if self._shows_all else WAITING))
        approved = [one for one in self._lead.proposals(Verdict.APPROVED) if not one.release]
        waiting = len(self._lead.proposals(*WAITING))
        facts: list[tuple[str, str]] = [
            ("waiting", f"{waiting:,}"),
            ("approved, not released", f"{len(approved):,}"),
        ]
        if conflicts := self._count_conflicts():
            facts.append(("conflicts", f"{conflicts:,}"))
        self.query_one(TitleLine).present(tuple(facts))
        ids = [one.id for one in found]
        at = (
            ids.index(self._current)
            if self._current in ids
            else min(self._list.cursor, len(ids) - 1)
        )
        self._list.show_proposals(found, max(0, at) if found else -1, empty="Nothing waits.")
        self._show()

    def _go_to(self, index: int) -> None:
        index = max(0, min(index, self._list.count - 1))
        if self._list.count and index != self._list.cursor:
            self._list.move_to(index)
            self._say("")
            self._show()

    def _show(self) -> None:
        self._asides.drop("effect")
        found = self._found
        self._current = found.id if found else ""
        if found is None:
            for paper in self.query(Paper):
                paper.present(())
            hint = "In a review, t proposes a term; o shows what was judged."
            self._paper("proposal").present((says(hint, Look.ASIDE),))
            return
        lead = self._lead
        lines = lead_pages.proposal_lines(found, lead.evidence(found), lead.conflicts(found.id))
        self._paper("proposal").present(lines)
        self._paper("change").present(self._change(found))
        self._paper("effect").present(
            (says("w checks the stored segments with and without it.", Look.ASIDE),)
        )
        self.query_one(_Work).settle()

    def _change(self, found: Proposal) -> tuple[Paragraph, ...]:
        try:
            before, after = self._lead.with_proposal(found.id)
        except GlossaryError as error:
            return (says(str(error), Look.MINOR),)
        old = before.by_id
        changed = next((one for one in after.concepts if old.get(one.id) != one), None)
        return lead_pages.change_lines(old.get(changed.id) if changed else None, changed)

    def _effect_of(self, proposal_id: str, errand: Errand) -> Effect:
        def goes_on(looked_at: int) -> bool:
            if looked_at and looked_at % _TOLD_EACH == 0:
                told = f"checking the segments with the term: {looked_at:,} …"
                self._asides.tell(errand, partial(self._say, tone="question"), told)
            return self._asides.goes_on(errand)

        with self._lead.aside() as lead:
            return lead.effect(proposal_id, goes_on=goes_on)

    def _show_effect(self, effect: Effect) -> None:
        paper = self._paper("effect")
        paper.present(lead_pages.effect_lines(effect, paper.size.width - 3))
        self.query_one(_Work).settle()
        self._say("")

    def _approve(
        self, found: Proposal, *, zh: str = "", en: str = "", reason: str = "", concept: str = ""
    ) -> None:
        """Approve; where several senses have the Chinese, ask which is meant and approve that."""
        act = partial(self._lead.approve, found.id, reason, zh=zh, en=en, concept=concept)
        senses = [
            one for one in self._lead.working_glossary().concepts if (zh or found.zh) in one.zh
        ]
        if len(senses) < 2 or concept or found.concept:
            self._judge(act)
            return
        choices = [Choice(f"{one.id}: {one.preferred}", one.body) for one in senses]

        def take(number: int) -> None:
            self._approve(found, zh=zh, en=en, reason=reason, concept=senses[number].id)

        choose(self.app, f"Which {found.zh} is meant?", choices, take, is_numbered=True)

    def _is_releasing(self) -> bool:
        """Say so while a release is made: what is half done can't be left, nor judged upon."""
        is_releasing = self._asides.is_under_way("release")
        if is_releasing:
            self._say("the release is under way: every segment is checked again", "warning")
        return is_releasing

    def _judge(self, act: Callable[[], Proposal]) -> None:
        if self._is_releasing():
            return
        try:
            judged = act()
        except ReviewerError as error:
            self._say(str(error), "warning")
            return
        self._say(f"{judged.verdict}: {judged.zh} → {judged.en or judged.wanted}")
        self._fill()

    def _release(self, note: str) -> None:
        self._say("checking every segment again …", "question")
        self._asides.send("release", partial(self._released, note), self._show_release)

    def _released(self, note: str, errand: Errand) -> Release:
        def notify(message: str) -> None:
            self._asides.tell(errand, partial(self._say, tone="question"), f"{message} …")

        with uncollected(), self._lead.aside(writes=True) as lead:
            return lead.release(note, notify)

    def _show_release(self, release: Release) -> None:
        count = len(release.approvals)
        self._say(f"release {release.number} is in force: {count} change{'s' * (count != 1)}")
        self._fill()
