"""What was made of the same Chinese elsewhere is a key away, and can be written on from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.session.review import Review
from reviewer.tui.screens.lookup import MemoryScreen
from reviewer.tui.widgets.editor import Editor
from reviewer.tui.widgets.paper import Paper

if TYPE_CHECKING:
    from reviewer.session.project import Project
    from reviewer.tui.program import ReviewerApp


def write_elsewhere(project: Project) -> str:
    """Let another person write other English for a sentence that stands in two documents."""
    review = Review.open(project, "report", author="wang")
    english = "Patentees may comment within 15 days of this notice."
    review.edit(review.id_at(0), english)
    return english


async def test_the_english_of_the_same_sentence_is_taken_over(
    app: ReviewerApp, project: Project
) -> None:
    english = write_elsewhere(project)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(":", "4", "enter", "w")
        assert isinstance(app.screen, MemoryScreen)
        await pilot.press("enter")
        assert app.screen.query_one(Editor).english == english
        await pilot.press("enter")
    assert Review.open(project, "notice", author="someone").rows(3, 1)[0].en == english


async def test_wide_screens_show_the_memory_at_the_side(app: ReviewerApp, project: Project) -> None:
    english = write_elsewhere(project)
    async with app.run_test(size=(200, 50)) as pilot:
        await pilot.press(":", "4", "enter")
        await pilot.pause(0.4)
        await app.workers.wait_for_complete()
        await pilot.pause()
        paper = app.screen.query_one("#memory", Paper)
        lines = [paper.render_line(y).text.strip() for y in range(1, 4)]
    assert lines[0].startswith("100%  Patentees may comment")
    assert "✎ report 1, edited by wang" in lines
    assert english.split()[-1] in " ".join(lines)


async def test_nothing_like_it_is_told(app: ReviewerApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("w", "enter", "escape")
        assert not isinstance(app.screen, MemoryScreen)
