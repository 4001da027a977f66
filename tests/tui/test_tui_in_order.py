"""Who types ahead is understood: each key does what it says after the one before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from reviewer.model.decision import Status
from reviewer.session.review import Review
from reviewer.tui.screens.help import HelpScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from reviewer.session.project import Project
    from reviewer.tui.program import ReviewerApp


def at_once(app: ReviewerApp, keys: str | list[str]) -> None:
    """Send keys without waiting for what they do."""
    for key in keys:
        name = {" ": "space"}.get(key, key)
        app.post_message(events.Key(name, key if len(key) == 1 else None))


async def until_handled(pilot: Pilot[None], app: ReviewerApp) -> None:
    while app.is_busy:
        await pilot.pause(0.01)
    await pilot.pause()


async def test_what_is_typed_right_behind_the_edit_key_goes_into_the_editor(
    app: ReviewerApp, project: Project
) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        at_once(app, ["e", "f7", "delete", *"a fax xylophone", "enter", "enter", "f"])
        at_once(app, [*"aex", "enter", "enter"])
        await until_handled(pilot, app)
    review = Review.open(project, "notice", author="someone")
    rows = review.rows(0, 5)
    assert rows[0].en == "a fax xylophone"
    expected = [Status.EDITED, Status.ACCEPTED, Status.FLAGGED, Status.ACCEPTED, Status.OPEN]
    assert [row.status for row in rows] == expected
    assert review.segment(rows[2].id).note == "aex"


async def test_lines_of_a_form_are_filled_as_fast_as_one_types(
    app: ReviewerApp, project: Project
) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        at_once(app, ["t", "shift+tab", "shift+tab", "ctrl+u", *"保护", "tab", "ctrl+u"])
        at_once(app, [*"protection", "enter", "enter"])
        await until_handled(pilot, app)
    assert any('"en":"protection"' in line.replace("\\", "") for line in project.log())


async def test_many_decisions_in_one_breath_are_all_kept(
    app: ReviewerApp, project: Project
) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        at_once(app, ["enter"] * 6)
        await until_handled(pilot, app)
    rows = Review.open(project, "notice", author="someone").rows(0, 8)
    assert [row.status for row in rows] == [Status.ACCEPTED] * 6 + [Status.OPEN] * 2


async def test_a_key_that_opens_and_one_that_closes_cancel_each_other(app: ReviewerApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        at_once(app, ["?", "escape"] * 5)
        await until_handled(pilot, app)
        assert not isinstance(app.screen, HelpScreen)
        assert len(app.screen_stack) == 1
