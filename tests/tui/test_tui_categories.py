"""The kinds of errors are kept on the screen: added, renamed, retired, brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from reviewer.session.review import Review
from reviewer.tui.screens.categories import CategoriesScreen
from reviewer.tui.screens.mark import MarkScreen
from reviewer.tui.widgets.lines import KeyLine
from reviewer.tui.widgets.paper import Paper

if TYPE_CHECKING:
    from reviewer.session.project import Project
    from reviewer.tui.program import ReviewerApp

SIZE = (100, 30)


def names(project: Project) -> list[str]:
    return [category.name for category in project.categories()]


async def test_a_kind_is_added_and_given_to_a_mark(app: ReviewerApp, project: Project) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("m", "C", "a")
        for text in ("House style", "not as we write it"):
            app.post_message(events.Paste(text))
            await pilot.press("enter")
        assert names(project)[-1] == "House style"
        await pilot.press("escape", "m", "up", "enter")
        assert isinstance(app.screen, MarkScreen)
    review = Review.open(project, "notice", author="someone")
    assert [mark.category for mark in review.marks(review.id_at(0))] == ["House style"]


async def test_a_retired_kind_keeps_its_marks_on_the_screen(
    app: ReviewerApp, project: Project
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("m", "m", "m", "C", "x")
        assert isinstance(app.screen, CategoriesScreen)
        assert "Accuracy/Mistranslation" not in names(project)
        await pilot.press("escape")
        assert (
            "Accuracy/Mistranslation" in app.screen.query_one("#marks", Paper).render_line(1).text
        )
        await pilot.press("C", "x")
        assert "Accuracy/Mistranslation" in names(project)


async def test_a_name_is_changed_taken_back_and_changed_again(
    app: ReviewerApp, project: Project
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("m", "C", "enter", "ctrl+u")
        app.post_message(events.Paste("Accuracy/Wrong"))
        await pilot.press("enter", "enter")
        assert names(project)[0] == "Accuracy/Wrong"
        changes = app.screen.query_one("#changes", Paper)
        assert (
            "renamed Accuracy/Mistranslation to Accuracy/Wrong  li," in changes.render_line(1).text
        )
        await pilot.press("u")
        assert names(project)[0] == "Accuracy/Mistranslation"
        assert "undone" in changes.render_line(1).text
        await pilot.press("ctrl+y")
        assert names(project)[0] == "Accuracy/Wrong"


async def test_two_kinds_can_not_have_one_name(app: ReviewerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("m", "C", "a")
        app.post_message(events.Paste("Style"))
        await pilot.press("enter", "enter")
        said = app.screen.query_one(KeyLine)._message
        assert said == "there is a category Style already"
