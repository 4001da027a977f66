"""What all documents say against each other is seen by a lead, gone to, and set aside with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewer.tui.program import ReviewerApp
from reviewer.tui.screens.across import AcrossScreen
from reviewer.tui.screens.lead import LeadScreen
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.widgets.simple_rows import SimpleRows
from tests.tui.conftest import NOTICE, Clock

if TYPE_CHECKING:
    from reviewer.session.contradictions import Contradiction
    from reviewer.session.project import Project
    from tests.tui.conftest import MakeDocument

SIZE = (120, 36)


@pytest.fixture
def across(project: Project, make_document: MakeDocument) -> ReviewerApp:
    """Give the program at a project in which one sentence stands in three ways."""
    pairs = [
        (NOTICE[4][0], "Commissioner Shen Changyu was present and spoke."),
        (NOTICE[5][0], NOTICE[5][1]),
        (NOTICE[3][0], "[b]Opinions[/b] may be sent by the patentee within 15 days."),
    ]
    project.add(make_document("minutes", pairs, "会议纪要"))
    return ReviewerApp(project, "wu", clock=Clock())


def listed(app: ReviewerApp) -> list[tuple[str, int]]:
    assert isinstance(app.screen, AcrossScreen)
    rows: tuple[Contradiction, ...] = app.screen.query_one(SimpleRows)._values
    return [(row.told.segment.document, row.told.number) for row in rows]


def foot(app: ReviewerApp) -> str:
    return "".join(segment.text for segment in app.screen.query_one("#keys").render_line(0))


async def test_a_lead_goes_to_both_places_and_sets_one_aside(
    across: ReviewerApp, project: Project
) -> None:
    async with across.run_test(size=SIZE) as pilot:
        await pilot.press("p", "a")
        assert listed(across) == [("minutes", 1), ("minutes", 3)]
        await pilot.press("enter")
        screen = across.screen
        assert isinstance(screen, ReviewScreen)
        assert screen.view is not None
        assert (screen.view.document, screen.view.row.number) == ("minutes", 1)
        await pilot.press("escape", "tab")
        screen = across.screen
        assert isinstance(screen, ReviewScreen)
        assert screen.view is not None
        assert screen.view.document == "notice"
        await pilot.press("escape", "i", *"ok", "enter", "1")
        assert listed(across) == [("minutes", 3)]
        assert "waived repetition" in foot(across)
        (waiver,) = project.waivers()
        assert (waiver.scope, waiver.reason, waiver.author) == ("rule", "ok", "wu")
        await pilot.press("o", "i")
        assert len(listed(across)) == 2
        assert project.waivers() == ()
        await pilot.press("u")
        assert len(project.waivers()) == 1
        await pilot.press("escape")
        assert isinstance(across.screen, LeadScreen)
        await pilot.press("a")
        assert listed(across) == [("minutes", 3)]


async def test_what_is_mended_leaves_the_list(across: ReviewerApp) -> None:
    async with across.run_test(size=SIZE) as pilot:
        await pilot.press("p", "a")
        await pilot.press("enter", "e", *"x", "enter", "escape")
        assert listed(across) == [("minutes", 3)]
        assert "r compares all documents again" in foot(across)
        await pilot.press("r")
        assert ("minutes", 3) in listed(across)
