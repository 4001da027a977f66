"""What may be a term is offered from what was accepted: proposed or turned down with one key."""

from __future__ import annotations

import asyncio
from threading import Event
from typing import TYPE_CHECKING

import pytest
from textual import events

from reviewer.glossary.candidates import Candidate
from reviewer.session.lead import Lead
from reviewer.session.mining import Mined, Mining
from reviewer.session.proposals import Verdict
from reviewer.session.review import Review
from reviewer.tui.program import ReviewerApp
from reviewer.tui.screens.candidates import CandidatesScreen
from reviewer.tui.screens.lead import LeadScreen
from reviewer.tui.widgets.lines import KeyLine
from reviewer.tui.widgets.proposals import ProposalList
from reviewer.tui.widgets.simple_rows import SimpleRows

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from reviewer.session.project import Project
    from tests.tui.conftest import MakeDocument

SIZE = (120, 36)
PAIRS = (
    ("惩罚性赔偿制度已经建立。", "A punitive damages system is in place."),
    ("完善惩罚性赔偿制度。", "The punitive damages system will be improved."),
    ("各地落实惩罚性赔偿制度。", "All places put the punitive damages system into effect."),
    ("我们重视惩罚性赔偿制度的作用。", "We value what the punitive damages system does."),
)


@pytest.fixture
def mined(project: Project, make_document: MakeDocument) -> ReviewerApp:
    """Give the program over a project in which a term was accepted again and again."""
    project.add(make_document("law", PAIRS, PAIRS[0][0]))
    review = Review.open(project, "law", author="li")
    for row in range(review.size()):
        review.accept(review.id_at(row))
    return ReviewerApp(project, "chen")


def verdicts(project: Project) -> list[tuple[str, str, Verdict]]:
    return [(one.zh, one.en, one.verdict) for one in Lead(project, "chen").proposals()]


async def at_candidates(pilot: Pilot[None]) -> SimpleRows[object]:
    await pilot.press("p", "c")
    assert isinstance(pilot.app.screen, CandidatesScreen)
    await asyncio.to_thread(pilot.app.screen.miner.join)
    await pilot.pause()
    return pilot.app.screen.query_one(SimpleRows)


def first(rows: SimpleRows[object]) -> Candidate:
    assert isinstance(rows.value, Candidate)
    return rows.value


async def test_one_key_makes_a_proposal_that_the_lead_then_sees(
    mined: ReviewerApp, project: Project
) -> None:
    async with mined.run_test(size=SIZE) as pilot:
        rows = await at_candidates(pilot)
        count, wanted = rows.count, first(rows).zh
        await pilot.press("enter")
        assert rows.count == count - 1
        said = [(zh, verdict) for zh, _, verdict in verdicts(project)]
        assert said == [(wanted, Verdict.PROPOSED)]
        await pilot.press("escape")
        assert isinstance(mined.screen, LeadScreen)
        assert mined.screen.query_one(ProposalList).count == 1


async def test_other_words_can_be_proposed(mined: ReviewerApp, project: Project) -> None:
    async with mined.run_test(size=SIZE) as pilot:
        wanted = first(await at_candidates(pilot)).zh
        await pilot.press("e", "ctrl+u")
        mined.post_message(events.Paste("system of punitive damages"))
        await pilot.press("enter")
    assert verdicts(project) == [(wanted, "system of punitive damages", Verdict.PROPOSED)]


async def test_what_is_no_term_is_turned_down_for_good_and_taken_back_with_undo(
    mined: ReviewerApp, project: Project
) -> None:
    async with mined.run_test(size=SIZE) as pilot:
        rows = await at_candidates(pilot)
        count = rows.count
        await pilot.press("x")
        assert [verdict for _, _, verdict in verdicts(project)] == [Verdict.REJECTED]
        assert rows.count == count - 1
        await pilot.press("u", "u")
        assert verdicts(project) == []
        assert rows.count == count
        said = mined.screen.query_one(KeyLine)._message
        assert said == "there is nothing to undo among the candidates"


async def test_where_nothing_is_accepted_the_screen_says_so(home: ReviewerApp) -> None:
    async with home.run_test(size=SIZE) as pilot:
        rows = await at_candidates(pilot)
        assert rows.count == 0
        assert "Nothing is accepted yet" in rows.render_line(1).text
        await pilot.press("enter", "x", "e", "down", "escape")
        assert isinstance(home.screen, LeadScreen)


async def test_leaving_does_not_wait_for_what_is_still_being_mined(
    home: ReviewerApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = Event()
    monkeypatch.setattr(Mining, "mine", lambda _: may_end.wait(30) and Mined((), 0))
    async with home.run_test(size=SIZE) as pilot:
        await pilot.press("p", "c")
        assert isinstance(home.screen, CandidatesScreen)
        assert home.screen.miner.daemon
        await pilot.press("escape", "down", "ctrl+q")
        assert not home.is_running
    may_end.set()
