"""The sample that was drawn for acceptance as a queue: who looks through it sees how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.session.review import Review
from reviewer.session.sampling import draw_sample
from reviewer.session.views import Filter
from reviewer.tui.screens.filters import _offers
from reviewer.tui.widgets.lines import KeyLine, StatusLine

if TYPE_CHECKING:
    from reviewer.session.project import Project
    from reviewer.tui.program import ReviewerApp


def line(app: ReviewerApp, kind: type[StatusLine | KeyLine]) -> str:
    return app.screen.query_one(kind).render_line(0).text


def offered(project: Project) -> list[Filter | None]:
    return [chosen for _, chosen in _offers(Review.open(project, author="qa"))]


async def test_the_sample_is_chosen_in_the_menu_looked_through_and_judged(
    home: ReviewerApp, project: Project
) -> None:
    size = draw_sample(project, 0.1, 0.6, author="qa").plan.size
    assert 1 < size < project.counts().total
    place = offered(project).index(Filter(sample=True))
    async with home.run_test(size=(140, 36)) as pilot:
        await pilot.press("A", "F", *["down"] * place, "enter")
        assert f"sample 0/{size}, 0 faulty" in line(home, StatusLine)
        await pilot.press("home", *["enter"] * size)
        assert f"sample accepted {size}/{size}" in line(home, StatusLine)
        assert "sample accepted: 0 faulty" in line(home, KeyLine)
        await pilot.press("u")
        assert f" {size - 1}/{size} " in line(home, StatusLine)


def test_without_a_sample_the_menu_offers_none(project: Project) -> None:
    assert Filter(sample=True) not in offered(project)


async def test_a_key_among_the_documents_goes_through_the_sample(
    home: ReviewerApp, project: Project
) -> None:
    size = draw_sample(project, 0.1, 0.6, author="qa").plan.size
    async with home.run_test(size=(140, 36)) as pilot:
        assert "S sample" in line(home, KeyLine)
        await pilot.press("S")
        assert f"sample 0/{size}, 0 faulty" in line(home, StatusLine)
        await pilot.press("home", "enter", "escape", "S")
        assert f"sample 1/{size}, 0 faulty" in line(home, StatusLine)
        await pilot.press("escape", "A")
        assert "filter all" in line(home, StatusLine)


async def test_without_a_sample_the_key_says_how_one_is_drawn(home: ReviewerApp) -> None:
    async with home.run_test(size=(140, 36)) as pilot:
        await pilot.press("S")
        assert "no sample was drawn: 'reviewer score plan --draw' draws one" in line(home, KeyLine)
