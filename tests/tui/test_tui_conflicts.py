"""Where two reviewers disagree, both are shown, and one word can be made the last."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from reviewer.model.decision import Status
from reviewer.session.project import Project
from reviewer.session.review import Review
from reviewer.tui.screens.lead import LeadScreen
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.widgets.lines import KeyLine, TitleLine
from reviewer.tui.widgets.paper import Paper

if TYPE_CHECKING:
    from pathlib import Path

    from reviewer.tui.program import ReviewerApp


def disagree(project: Project, folder: Path) -> None:
    """Let two people review copies of the project and join their logs."""
    other = folder / "other.db"
    shutil.copy(project.path, other)
    mine = Review.open(project, "notice", author="li")
    mine.accept(mine.id_at(0))
    with Project.open(other) as copy:
        theirs = Review.open(copy, "notice", author="wang")
        theirs.edit(theirs.id_at(0), "CNIPA Issues a Notice on Patent Examination")
    project.merge(other)


async def test_both_words_are_shown_and_one_is_taken(
    app: ReviewerApp, project: Project, tmp_path: Path
) -> None:
    disagree(project, tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("home")
        paper = app.screen.query_one("#en", Paper)
        drawn = "\n".join(paper.render_line(y).text.rstrip() for y in range(1, 9))
        assert "✓ li accepted the page's English" in drawn
        assert "✎ wang CNIPA Issues {+a +}Notice" in drawn
        await pilot.press("=", "2")
        await pilot.press("home")
    review = Review.open(project, "notice", author="someone")
    row = review.rows(0, 1)[0]
    assert (row.status, row.has_conflict) == (Status.EDITED, False)
    assert row.en == "CNIPA Issues a Notice on Patent Examination"


async def test_a_lead_goes_through_what_reviewers_disagree_on_and_settles_it(
    home: ReviewerApp, project: Project, tmp_path: Path
) -> None:
    disagree(project, tmp_path)
    async with home.run_test(size=(120, 36)) as pilot:
        await pilot.press("p")
        assert "conflicts 1" in home.screen.query_one(TitleLine).render_line(0).text
        await pilot.press("C")
        assert isinstance(home.screen, ReviewScreen)
        assert home.screen.segments.count == 1
        await pilot.press("=", "1", "escape")
        assert isinstance(home.screen, LeadScreen)
        await pilot.pause()
        assert "conflicts" not in home.screen.query_one(TitleLine).render_line(0).text
        await pilot.press("C")
        assert home.screen.query_one(KeyLine)._message == "nobody disagrees"
