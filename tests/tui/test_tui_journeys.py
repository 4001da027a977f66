"""Journeys that a person makes with the keyboard, on a real project."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from textual import events

from reviewer.model.decision import Status
from reviewer.session.review import Review
from reviewer.tui.program import ReviewerApp
from reviewer.tui.screens.forms import Form, Menu
from reviewer.tui.screens.help import HelpScreen
from reviewer.tui.screens.home import HomeScreen
from reviewer.tui.screens.reading import ReadingScreen
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.widgets.documents import DocumentList
from reviewer.tui.widgets.editor import Editor
from reviewer.tui.widgets.lines import KeyLine, StatusLine
from reviewer.tui.widgets.segments import SegmentList

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from reviewer.session.project import Project

SIZE = (100, 30)


def here(app: ReviewerApp) -> int:
    """Return the number of the segment that is shown."""
    screen = app.screen_stack[0]
    assert isinstance(screen, ReadingScreen)
    assert screen.view is not None
    return screen.view.row.number


def statuses(project: Project, name: str = "notice") -> list[Status]:
    review = Review.open(project, name, author="someone")
    return [row.status for row in review.rows(0, 99)]


def english(project: Project, number: int) -> str:
    review = Review.open(project, "notice", author="someone")
    return review.rows(number - 1, 1)[0].en


def said(app: ReviewerApp) -> str:
    line = app.screen_stack[0].query_one(KeyLine)
    return line._message


async def typed(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


async def test_enter_accepts_and_goes_on_to_the_next_open(
    app: ReviewerApp, project: Project
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "down", "enter")
        assert here(app) == 4
    assert statuses(project)[:4] == [Status.ACCEPTED, Status.OPEN, Status.ACCEPTED, Status.OPEN]


async def test_every_decision_has_its_key(app: ReviewerApp, project: Project) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "space", "f", "enter", "x")
        await typed(pilot, "wrong")
        await pilot.press("enter")
        assert here(app) == 5
    expected = [Status.ACCEPTED, Status.SKIPPED, Status.FLAGGED, Status.REJECTED, Status.OPEN]
    assert statuses(project)[:5] == expected


async def test_with_an_input_method_on_function_keys_suffice(
    app: ReviewerApp, project: Project
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "space", "f4", "enter", "f7", "不", "enter", "f12")
        assert here(app) == 4
        await pilot.press("？")
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape", "、")
        assert isinstance(app.screen, Form)
        await pilot.press("escape", "【")
        assert here(app) == 3
        await pilot.press("：", "7", "enter")
        assert here(app) == 7
    expected = [Status.ACCEPTED, Status.SKIPPED, Status.FLAGGED, Status.OPEN]
    assert statuses(project)[:4] == expected


async def test_a_digit_puts_the_suggestion_in_and_undo_takes_it_out(
    app: ReviewerApp, project: Project
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        before = english(project, 2)
        await pilot.press("down", "1")
        assert english(project, 2) == before.replace("three patents", "three categories of patents")
        await pilot.press("1")
        assert "China National Intellectual Property Administration" in english(project, 2)
        await pilot.press("u", "u")
        assert english(project, 2) == before
        await pilot.press("ctrl+y")
        assert "three categories of patents" in english(project, 2)


async def test_undo_goes_where_the_act_was(app: ReviewerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "end", "u")
        assert here(app) == 1
        await pilot.press("u")
        assert said(app)
        assert here(app) == 1


async def test_what_is_written_is_checked_compared_saved_and_goes_on(
    app: ReviewerApp, project: Project
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "down", "e", "ctrl+u")
        await typed(pilot, "In 2024, 4.756 million were valid.")
        await pilot.pause(0.1)
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        drawn = "".join(screen.paper("findings").render_line(1).text)
        assert "noticed nothing" in drawn
        await pilot.press("enter")
        assert here(app) == 4
        assert not screen.has_class("-writing")
    assert english(project, 3).endswith("4.756 million were valid.")
    assert statuses(project)[2] is Status.EDITED


async def test_escape_keeps_a_draft_that_the_next_session_finds(
    app: ReviewerApp, project: Project
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("e")
        await typed(pilot, " now")
        await pilot.press("escape")
    again = ReviewerApp(project, "li", "notice")
    async with again.run_test(size=SIZE) as pilot:
        await pilot.press("e")
        assert again.screen.query_one(Editor).english.endswith("Three Patents now")
        await pilot.press("enter")
    assert english(project, 1).endswith("Three Patents now")


async def test_quitting_while_writing_keeps_the_draft(app: ReviewerApp, project: Project) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("e", "!", "ctrl+q")
    review = Review.open(project, "notice", author="li")
    assert (review.segment(review.id_at(0)).draft or "").endswith("Patents!")


async def test_an_empty_translation_is_refused_and_the_editor_stays(
    app: ReviewerApp, project: Project
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        before = english(project, 1)
        await pilot.press("e", "f7", "delete", "ctrl+j")
        assert here(app) == 1
        assert app.screen.has_class("-writing")
        assert "empty" in said(app)
    assert english(project, 1) == before


async def test_a_suggestion_is_put_in_while_writing(app: ReviewerApp, project: Project) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "e", "ctrl+t", "1")
        await pilot.pause(0.1)
        await pilot.press("ctrl+t", "enter")
    assert "three categories of patents, requiring" in english(project, 2)
    assert "the China National Intellectual Property Administration issued" in english(project, 2)


async def test_a_finding_is_set_aside_with_a_reason_and_taken_up_again(app: ReviewerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        await pilot.press("down", "i", "1")
        await typed(pilot, "a title")
        await pilot.press("enter", "1")
        await pilot.pause()
        assert screen.view is not None
        assert screen.view.findings[0].waiver_reason == "a title"
        await pilot.press("i", "1")
        await pilot.pause()
        assert screen.view.findings[0].waived_by == ""


async def test_the_place_and_the_filter_survive_a_restart(
    app: ReviewerApp, project: Project
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "F", "down", "enter", "down", "down")
        assert here(app) == 4
    again = ReviewerApp(project, "li", "notice")
    async with again.run_test(size=SIZE):
        assert here(again) == 4
        screen = again.screen
        assert isinstance(screen, ReviewScreen)
        assert screen.review.filter.label() == "open"


async def test_search_finds_either_side_and_repeats(app: ReviewerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("/")
        await typed(pilot, "知识产权局")
        await pilot.press("enter")
        assert here(app) == 2
        await pilot.press("/", "enter")
        assert here(app) == 8
        await pilot.press("/")
        await pilot.press("ctrl+u")
        await typed(pilot, "nowhere")
        await pilot.press("enter")
        assert here(app) == 8
        assert "nowhere" in said(app)


async def test_flagged_segments_are_next_to_each_other(app: ReviewerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "f", "enter", ":", "6", "enter", "f", "enter", "home")
        await pilot.press("]")
        assert here(app) == 2
        await pilot.press("]")
        assert here(app) == 6
        await pilot.press("[")
        assert here(app) == 2


async def test_a_term_is_proposed_from_what_is_current(app: ReviewerApp, project: Project) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("tab", "t")
        form = app.screen
        assert isinstance(form, Form)
        await pilot.press("enter")
        assert "proposed" in said(app)
    assert any('"proposal"' in line for line in project.log())


async def test_the_concordance_leads_to_another_segment(app: ReviewerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+k")
        await app.workers.wait_for_complete()
        await pilot.press("down", "enter")
        assert here(app) == 2


async def test_a_document_is_opened_from_the_list_and_left_again(home: ReviewerApp) -> None:
    async with home.run_test(size=SIZE) as pilot:
        shown = [type(home.screen)]
        for key in ("enter", "escape", "A"):
            await pilot.press(key)
            shown.append(type(home.screen))
        assert shown == [HomeScreen, ReviewScreen, HomeScreen, ReviewScreen]
        assert home.screen.query_one(SegmentList).count == 15


async def test_the_list_of_documents_is_reached_from_a_document_opened_by_name(
    app: ReviewerApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        shown = [type(app.screen)]
        for key in ("escape", "enter", "escape"):
            await pilot.press(key)
            shown.append(type(app.screen))
        assert shown == [ReviewScreen, HomeScreen, ReviewScreen, HomeScreen]


async def test_the_palette_does_every_act_by_its_name(app: ReviewerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause(0.1)
        await typed(pilot, "next flagged")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause(0.1)
        assert said(app) == "nothing is flagged"


async def test_a_click_goes_to_a_row(app: ReviewerApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.click("#segments", offset=(10, 4))
        assert here(app) == 5


async def test_colours_are_chosen_from_a_menu(app: ReviewerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await app.run_action("choose_theme")
        await pilot.pause()
        assert isinstance(app.screen, Menu)
        await pilot.press("down", "enter")
        assert app.theme == "reviewer-light"


@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=["80x24", "200x50"])
async def test_nothing_of_a_page_reaches_the_terminal_to_be_obeyed(
    home: ReviewerApp, size: tuple[int, int]
) -> None:
    async with home.run_test(size=size) as pilot:
        await pilot.press("end", "enter")
        for keys in ((), ("down",), ("down",), ("down",), ("e",), ("x", "escape"), ("up", "e")):
            await pilot.press(*keys)
            await pilot.pause(0.12)
            lines = home.screen._compositor.render_strips()
            drawn = "".join(segment.text for line in lines for segment in line)
            obeyed = {c for c in drawn if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
            assert obeyed == set()
            assert {line.cell_length for line in lines} == {size[0]}


async def test_unseen_characters_that_were_not_touched_are_saved_as_they_were(
    home: ReviewerApp, project: Project
) -> None:
    async with home.run_test(size=SIZE) as pilot:
        await pilot.press("end", "enter", "down", "e", "end", "!", "enter")
    row = Review.open(project, "strange", author="someone").rows(1, 1)[0]
    assert row.en.startswith("left\u202eright\u200b and ")
    assert row.en.endswith("here!")


async def test_clean_segments_are_accepted_together_and_taken_back_together(
    app: ReviewerApp, project: Project
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("A", "down", "enter")
        assert Status.ACCEPTED not in statuses(project)
        await pilot.press("A", "enter")
        assert [status for status in statuses(project) if status is Status.OPEN] == [
            Status.OPEN
        ] * 4
        await pilot.press("u")
        assert set(statuses(project)) == {Status.OPEN}


async def test_what_was_done_can_be_undone_on_coming_back_to_the_document(
    home: ReviewerApp, project: Project
) -> None:
    async with home.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "enter", "escape")
        assert isinstance(home.screen, HomeScreen)
        await pilot.press("enter", "u")
        assert statuses(project)[0] is Status.OPEN
        await pilot.press("escape", "enter", "ctrl+y")
        assert statuses(project)[0] is Status.ACCEPTED


async def test_leaving_asks_only_where_something_typed_would_be_lost(app: ReviewerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("t", *["shift+tab"] * 2, "x", "ctrl+q")
        assert isinstance(app.screen, Menu)
        await pilot.press("enter")
        assert isinstance(app.screen, Form)
        await pilot.press("ctrl+q", "up", "enter")
        assert not app.is_running


async def test_leaving_in_the_middle_of_an_edit_asks_nothing_and_keeps_it(
    app: ReviewerApp, project: Project
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("e", "x", "ctrl+q")
        assert not app.is_running
    review = Review.open(project, "notice", author="li")
    draft = review.segment(review.id_at(0)).draft
    assert draft is not None
    assert draft.endswith("x")


async def test_documents_are_found_by_name_and_title(home: ReviewerApp) -> None:
    async with home.run_test(size=SIZE) as pilot:
        await pilot.press("/")
        await typed(pilot, "年度")
        await pilot.press("enter")
        assert home.screen.query_one(DocumentList).count == 1
        assert home.screen.query_one(StatusLine)._filter == "“年度”"
        await pilot.press("/", "ctrl+u")
        await typed(pilot, "nowhere")
        await pilot.press("enter")
        said = home.screen.query_one(DocumentList).render_line(1).text
        assert "No document has “nowhere”" in said
        await pilot.press("enter", "/", "ctrl+u", "enter")
        assert home.screen.query_one(DocumentList).count == 3
