"""The alignment is put right on the screen, and the review goes on where one then is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewer.model.decision import Status
from reviewer.session.review import Review
from reviewer.tui.screens.align import AlignScreen, split_places
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.widgets.beads import BeadTable

if TYPE_CHECKING:
    from reviewer.session.project import Project
    from reviewer.tui.program import ReviewerApp

SIZE = (120, 36)


def shapes(project: Project) -> list[str]:
    review = Review.open(project, "notice", author="someone")
    return [f"{len(bead.zh)}-{len(bead.en)}" for bead in review.repairs.beads("notice")]


ONE_TO_ONE = ["1-1"] * 6 + ["1-0", "1-1"]


async def test_beads_are_merged_split_and_taken_back(app: ReviewerApp, project: Project) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "down", "a", "M")
        assert shapes(project) == ["1-1", "1-1", "2-2", *ONE_TO_ONE[4:]]
        await pilot.press("S", "1")
        assert shapes(project) == ONE_TO_ONE
        await pilot.press("u", "u")
        assert shapes(project) == ONE_TO_ONE
    rows = Review.open(project, "notice", author="someone").rows(0, 1)
    assert rows[0].status is Status.ACCEPTED


async def test_a_sentence_is_moved_on_either_side(app: ReviewerApp, project: Project) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("end", "a", "U")
        assert shapes(project)[-2:] == ["1-1", "1-0"]
        await pilot.press("u", "tab", "up", "D")
        assert shapes(project)[-1] == "2-1"


async def test_confirming_goes_to_the_next_that_asks_for_a_look(app: ReviewerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("a", "n")
        table = app.screen.query_one(BeadTable)
        assert table.bead is not None
        assert table.bead.number == 7
        await pilot.press("enter")
        assert table.bead.is_confirmed


async def test_the_review_goes_on_at_the_bead_where_one_left(app: ReviewerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("a", "down", "down", "M", "escape")
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        assert screen.view is not None
        assert (screen.view.row.number, screen.view.shape) == (3, "2-2")
        assert screen.segments.count == 7


async def test_a_click_chooses_bead_and_side(app: ReviewerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("a")
        assert isinstance(app.screen, AlignScreen)
        await pilot.click(BeadTable, offset=(20, 3))
        table = app.screen.query_one(BeadTable)
        assert (table.side, table.cursor) == ("zh", 0)


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        pytest.param(1, 1, ((0, 1), (1, 0)), id="an omission and an addition"),
        pytest.param(2, 2, ((1, 1),), id="the even way first"),
        pytest.param(1, 0, (), id="nothing to split"),
    ],
)
def test_splits_are_offered_the_most_even_first(
    zh: int, en: int, expected: tuple[tuple[int, int], ...]
) -> None:
    assert split_places(zh, en)[: len(expected) or None] == expected
