"""A lead judges proposals on the screen, sees what each would do, and releases the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from reviewer.model.term import Strictness
from reviewer.session.lead import Lead
from reviewer.session.proposals import Verdict
from reviewer.session.review import Review
from reviewer.tui.screens.home import HomeScreen
from reviewer.tui.screens.lead import LeadScreen
from reviewer.tui.widgets.lines import KeyLine
from reviewer.tui.widgets.paper import Paper

if TYPE_CHECKING:
    from reviewer.session.project import Project
    from reviewer.tui.program import ReviewerApp

SIZE = (120, 36)


@pytest.fixture
def proposed(project: Project) -> Lead:
    """Three proposals by two translators."""
    review = Review.open(project, "notice", author="li")
    review.propose("三种专利", "patents in all three categories", "shorter", review.id_at(1))
    review.propose("专利权人", "patent holder")
    Review.open(project, "notice", author="wang").propose(
        "知识产权保护体系", "IP protection system"
    )
    return Lead(project, "chen")


async def test_a_row_that_is_to_be_advice_is_judged_as_any_other_proposal(
    home: ReviewerApp, project: Project
) -> None:
    lead = Lead(project, "chen")
    lead.propose_strictness("专利权人", Strictness.ADVISE, "followed in 1 of 6 places")
    async with home.run_test(size=SIZE) as pilot:
        await pilot.press("p", "e")
        assert "changes no term" in said(home)
        change = home.screen.query_one("#change", Paper)
        assert "{+advise+}" in change.render_line(1).text
        await pilot.press("enter")
    assert [Verdict.APPROVED] == [found.verdict for found in lead.proposals()]


def verdicts(lead: Lead) -> dict[str, Verdict]:
    return {found.en: found.verdict for found in lead.proposals()}


def said(app: ReviewerApp) -> str:
    return app.screen.query_one(KeyLine)._message


async def test_a_proposal_is_approved_rejected_deferred_and_reopened(
    home: ReviewerApp, proposed: Lead
) -> None:
    async with home.run_test(size=SIZE) as pilot:
        await pilot.press("p", "enter", "x")
        home.post_message(events.Paste("patentee is the term"))
        await pilot.press("enter", "d")
        assert verdicts(proposed) == {
            "patents in all three categories": Verdict.APPROVED,
            "patent holder": Verdict.REJECTED,
            "IP protection system": Verdict.DEFERRED,
        }
        await pilot.press("o", "up", "up", "u")
    assert verdicts(proposed)["patents in all three categories"] is Verdict.PROPOSED


async def test_a_proposal_is_approved_with_other_words_and_released(
    home: ReviewerApp, project: Project, proposed: Lead
) -> None:
    async with home.run_test(size=SIZE) as pilot:
        await pilot.press("p", "e", "ctrl+u")
        home.post_message(events.Paste("all three categories of patents"))
        await pilot.press("enter", "enter", "R", "enter")
        assert said(home).startswith("release 1 is in force")
    assert project.glossary().by_id["三种专利"].preferred == "all three categories of patents"
    assert len(proposed.releases()) == 1


async def test_the_effect_is_computed_before_the_verdict(home: ReviewerApp, proposed: Lead) -> None:
    async with home.run_test(size=SIZE) as pilot:
        before = verdicts(proposed)
        await pilot.press("p", "w")
        await pilot.pause(0.1)
        line = home.screen.query_one("#effect", Paper).render_line(1).text
        assert line.split(",")[2].strip().startswith("of 2 segments with the term")
        assert verdicts(proposed) == before


async def test_escape_leads_back_to_the_documents(home: ReviewerApp) -> None:
    async with home.run_test(size=SIZE) as pilot:
        await pilot.press("p")
        assert isinstance(home.screen, LeadScreen)
        await pilot.press("escape")
        assert isinstance(home.screen_stack[-1], HomeScreen)


async def test_where_several_senses_have_the_chinese_the_lead_is_asked(
    home: ReviewerApp, project: Project
) -> None:
    glossary = project.glossary()
    commissioner = glossary.by_id["局长"]
    director = type(commissioner)("局长/省", commissioner.zh, commissioner.en, sense="province")
    project.set_glossary(glossary.with_concepts((*glossary.concepts, director)))
    Review.open(project, None, author="li").propose("局长", "Director")
    async with home.run_test(size=SIZE) as pilot:
        await pilot.press("p", "enter", "2")
    found = Lead(project, "chen").proposals(Verdict.APPROVED)
    assert [one.concept for one in found] == ["局长/省"]
