"""What the list shows is put together from several things, each taken away again with a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewer.model.decision import Status
from reviewer.session.review import Review
from reviewer.session.views import Filter
from reviewer.store import selection
from reviewer.tui.program import ReviewerApp
from reviewer.tui.screens.review import ReviewScreen

if TYPE_CHECKING:
    from textual.screen import Screen

    from reviewer.session.project import Project

SIZE = (120, 36)


def shown(screen: Screen[object]) -> tuple[str, list[int]]:
    assert isinstance(screen, ReviewScreen)
    rows = [screen.segments.row(index) for index in range(screen.segments.count)]
    return screen.review.filter.label(), [row.number for row in rows if row]


def status_line(app: ReviewerApp) -> str:
    return "".join(s.text for s in app.screen.query_one("#status").render_line(0))


async def test_several_things_are_asked_for_one_after_the_other(
    app: ReviewerApp, project: Project
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("F", "o", "F", "/", *"专利", "enter")
        assert shown(app.screen) == ("open · “专利”", [1, 2, 3, 4])
        await pilot.press("F", *["down"] * 10, "enter")
        assert shown(app.screen) == ("open · terminology.forbidden · “专利”", [1, 2])
        assert "open · terminology.forbidden · “专利” 2" in status_line(app)
    # The next day.
    again = ReviewerApp(project, "li", "notice")
    async with again.run_test(size=SIZE) as pilot:
        assert shown(again.screen) == ("open · terminology.forbidden · “专利”", [1, 2])
        await pilot.press("F", "2")
        assert shown(again.screen) == ("open · “专利”", [1, 2, 3, 4])
        await pilot.press("backspace")
        assert shown(again.screen)[0] == "open"
        await pilot.press("F", "o")
        assert shown(again.screen)[0] == "all"
        await pilot.press("backspace")
        assert shown(again.screen) == ("all", [1, 2, 3, 4, 5, 6, 7, 8])


async def test_who_decided_goes_with_what_was_decided(app: ReviewerApp, project: Project) -> None:
    wang = Review.open(project, "notice", author="wang")
    for number in range(3):
        wang.accept(wang.id_at(number))
    wang.flag(wang.id_at(3))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("F", "f", "F", "end", "enter")
        assert shown(app.screen) == ("flagged · by wang", [4])
        await pilot.press("F", "c")
        assert shown(app.screen) == ("accepted · by wang", [1, 2, 3])
        await pilot.press("F", "a")
        assert shown(app.screen)[0] == "all"


@pytest.mark.parametrize("text", ["讲话", "none of this"])
async def test_what_is_found_late_is_shown_when_it_is_found(
    project: Project, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reviewer.session import listing

    for name, value in (("_FIRST_STRETCH", 1), ("_CHUNK", 1), ("_PATIENCE_SECONDS", 0.0)):
        monkeypatch.setattr(listing, name, value)
    monkeypatch.setattr(selection, "_FEW", 0)
    app = ReviewerApp(project, "li")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("A")
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        screen._show_only(Filter(status=Status.OPEN, text=text))
        frame = [screen.segments.render_line(y).text for y in range(3)]
        assert any(f"Looking for open · “{text}” …" in line for line in frame)
        await pilot.press()
        if text == "讲话":
            assert (screen.segments.count, screen.segments.cursor) == (2, 0)
            assert screen.view is not None
            assert screen.view.row.number == 5
        else:
            frame = [screen.segments.render_line(y).text for y in range(3)]
            assert any("Nothing open · “none of this”" in line for line in frame)
