"""With a Chinese input method on, what it commits arrives at once and whole, in every field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import Input

from reviewer.session.review import Review
from reviewer.tui.screens.lookup import ConcordanceScreen, GlossaryScreen
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.widgets.editor import Editor

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from reviewer.session.project import Project
    from reviewer.tui.program import ReviewerApp

SIZE = (100, 30)


def commit(pilot: Pilot[None], text: str, *, as_paste: bool) -> None:
    """Send what an input method commits: bracketed paste, or one key event for each character."""
    if as_paste:
        pilot.app.post_message(events.Paste(text))
        return
    for character in text:
        pilot.app.post_message(events.Key(character, character))


ways = pytest.mark.parametrize("as_paste", [True, False], ids=["pasted", "typed"])


@ways
async def test_composed_text_goes_into_the_editor_in_order(
    app: ReviewerApp, project: Project, *, as_paste: bool
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("e", "end", "space")
        commit(pilot, "知识产权“三种”专利", as_paste=as_paste)
        await pilot.press("!")
        editor = app.screen.query_one(Editor)
        assert editor.english.endswith(" 知识产权“三种”专利!")
        await pilot.press("left", "left", "backspace", "enter")
    row = Review.open(project, "notice", author="someone").rows(0, 1)[0]
    assert row.en.endswith(" 知识产权“三种”利!")


@ways
async def test_composed_text_is_searched_for(app: ReviewerApp, *, as_paste: bool) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("/")
        commit(pilot, "书面意见", as_paste=as_paste)
        await pilot.press("enter")
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.view is not None
        assert app.screen.view.row.number == 4


@ways
@pytest.mark.parametrize(
    ("key", "screen"), [("K", GlossaryScreen), ("ctrl+k", ConcordanceScreen)], ids=["K", "ctrl+k"]
)
async def test_composed_text_is_looked_up(
    app: ReviewerApp, key: str, screen: type[object], *, as_paste: bool
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(key)
        assert isinstance(app.screen, screen)
        app.screen.query_one(Input).focus()
        await pilot.pause()
        commit(pilot, "专利权人", as_paste=as_paste)
        await pilot.press("enter")
        assert app.screen.query_one(Input).value == "专利权人"


@pytest.mark.parametrize(
    ("keys", "opened"),
    [(["？"], "HelpScreen"), (["：", "4", "enter"], "ReviewScreen"), (["、"], "Form")],
    ids=["help", "go to", "search"],
)
async def test_full_width_marks_do_what_their_keys_do(
    app: ReviewerApp, keys: list[str], opened: str
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*keys)
        assert type(app.screen).__name__ == opened


async def test_the_terminals_cursor_is_where_the_input_method_opens_its_window(
    app: ReviewerApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("e")
        await pilot.pause()
        editor = app.screen.query_one(Editor)
        assert app.cursor_position == editor.cursor_screen_offset
        await pilot.press("home")
        app.post_message(events.Paste("知识"))
        await pilot.pause()
        assert app.cursor_position.x == editor.cursor_screen_offset.x
