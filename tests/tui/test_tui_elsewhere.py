"""What is found in other documents is named and gone to; a segment is seen on its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from reviewer.tui.screens.context import ContextScreen
from reviewer.tui.screens.lookup import ConcordanceScreen
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.widgets.lines import StatusLine
from reviewer.tui.widgets.paper import Paper
from reviewer.tui.widgets.segments import SegmentList

if TYPE_CHECKING:
    from textual.app import App

    from reviewer.tui.program import ReviewerApp

SIZE = (100, 30)


def shown(app: App[None]) -> tuple[str, int]:
    """Return the document and number of the segment that is shown."""
    screen = app.screen
    assert isinstance(screen, ReviewScreen)
    assert screen.view is not None
    return screen.view.document, screen.view.row.number


async def test_enter_on_a_row_of_another_document_goes_there_and_escape_comes_back(
    app: ReviewerApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(":", "4", "enter", "ctrl+k")
        await app.workers.wait_for_complete()
        assert isinstance(app.screen, ConcordanceScreen)
        await pilot.press("end", "enter")
        assert shown(app) == ("report", 1)
        assert app.screen.query_one(StatusLine)._document == "report"
        await pilot.press("enter")
        assert shown(app) == ("report", 2)
        await pilot.press("escape")
        assert shown(app) == ("notice", 4)
        await pilot.press("j")
        assert shown(app) == ("notice", 5)


async def test_rows_of_the_same_document_are_gone_to_within_it(app: ReviewerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+k", "shift+tab", "ctrl+u")
        app.post_message(events.Paste("局长"))
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.press("enter")
        assert shown(app) == ("notice", 5)


async def test_a_segment_is_seen_on_its_pages(app: ReviewerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "p")
        assert isinstance(app.screen, ContextScreen)
        paper = app.screen.query_one(Paper)
        lines = [paper.render_line(y).text.rstrip() for y in range(1, 12)]
        assert lines[0].startswith(" zh 国家知识产权局发布关于加强三种专利审查质量的通知")
        assert any(line.startswith(" ▸") and "近日" in line for line in lines)
        assert any("发明专利授权量" in line for line in lines)
        await pilot.press("escape")
        assert shown(app) == ("notice", 2)


async def test_the_side_panel_names_other_documents_and_shows_the_page(app: ReviewerApp) -> None:
    async with app.run_test(size=(200, 50)) as pilot:
        await pilot.press(":", "4", "enter")
        await pilot.pause(0.3)
        await app.workers.wait_for_complete()
        await pilot.pause()
        concordance = app.screen.query_one("#concordance", Paper)
        assert concordance.render_line(1).text.rstrip().endswith("report")
        assert "▸" in "".join(
            app.screen.query_one("#context", Paper).render_line(y).text for y in range(1, 9)
        )


async def test_in_the_list_of_all_the_first_row_of_a_document_names_it(home: ReviewerApp) -> None:
    async with home.run_test(size=SIZE) as pilot:
        await pilot.press("A")
        rows = home.screen.query_one(SegmentList)
        drawn = [
            "".join(text for text, _ in rows.draw_row(row, 60, is_cursor=False))
            for row in (0, 1, 8)
        ]
        assert ["notice 国" in drawn[0], "notice" in drawn[1], "report 专" in drawn[2]] == [
            True,
            False,
            True,
        ]


async def test_a_list_without_rows_says_why_in_full(app: ReviewerApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("F", "f")
        rows = app.screen.query_one(SegmentList)
        said = " ".join(rows.render_line(y).text.strip() for y in range(6))
        assert "Nothing flagged: 0 of 8 decided. F shows others." in " ".join(said.split())


async def test_a_list_without_rows_decides_nothing_and_the_next_one_comes_back(
    app: ReviewerApp,
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("j", "j")
        before = shown(app)
        await pilot.press("F", "f", "enter", "f", "x", "e", "j", "k")
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.view is None
        assert app.screen.review.counts().done == 0
        await pilot.press("F", "a")
        assert before == shown(app)
