"""What takes long keeps no key waiting that only shows something, loses none, and can be given up."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING

import pytest
from textual.events import Key
from textual.keys import _character_to_key

from reviewer.model.decision import Status
from reviewer.session.review import Review
from reviewer.tui.program import ReviewerApp
from reviewer.tui.screens.align import AlignScreen
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.widgets.beads import BeadTable
from tests.tui.conftest import Clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.pilot import Pilot

    from reviewer.session.project import Project
    from reviewer.session.views import Step
    from tests.tui.conftest import MakeDocument

SIZE = (120, 36)


class Gate:
    """Keeps what is done beside from beginning until it is opened."""

    def __init__(self) -> None:
        self.is_open = Event()
        self.is_open.set()
        self.is_done = Event()

    def close(self) -> None:
        self.is_open.clear()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    made = Gate()
    beside = Review.beside

    @contextmanager
    def later(review: Review, step: Step) -> Iterator[Review]:
        with beside(review, step) as other:
            assert made.is_open.wait(20)
            try:
                step("")
                yield other
            finally:
                made.is_done.set()

    monkeypatch.setattr(Review, "beside", later)
    return made


@pytest.fixture
def clean(project: Project, make_document: MakeDocument) -> ReviewerApp:
    """Give the program at a document of 30 segments without findings."""
    pairs = [(f"第{number}句。", f"Sentence {number}.") for number in range(30)]
    project.add(make_document("clean", pairs, "干净"))
    return ReviewerApp(project, "li", "clean", clock=Clock())


def type_ahead(app: ReviewerApp, *keys: str) -> None:
    """Send keys without waiting for what they do."""
    for key in keys:
        is_character = len(key) == 1
        app.post_message(
            Key(_character_to_key(key) if is_character else key, key if is_character else None)
        )


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not holds():
            await pilot.pause(0.001)


def shapes(project: Project) -> list[str]:
    review = Review.open(project, "notice", author="someone")
    return [f"{len(bead.zh)}-{len(bead.en)}" for bead in review.repairs.beads("notice")]


def foot(app: ReviewerApp) -> str:
    line = app.screen.query_one("#keys")
    return "".join(segment.text for segment in line.render_line(0))


async def test_keys_move_while_a_repair_is_under_way_and_acts_wait_for_their_bead(
    app: ReviewerApp, project: Project, gate: Gate
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("a")
        gate.close()
        type_ahead(app, "M", "down", "down", "down", "M", "down", "M")
        table = app.screen.query_one(BeadTable)
        await until(pilot, lambda: table.cursor == 3)
        assert "merging 1 and 2 … Esc Esc gives up" in foot(app)
        assert shapes(project) == ["1-1"] * 6 + ["1-0", "1-1"]
        gate.is_open.set()
        await pilot.press("end")
    assert shapes(project) == ["2-2", "1-1", "2-2", "2-1", "1-1"]


async def test_escape_twice_gives_up_what_is_not_kept_yet(
    app: ReviewerApp, project: Project, gate: Gate
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("a")
        gate.close()
        type_ahead(app, "M", "M", "escape", "escape")
        await until(pilot, lambda: "giving up merging 1 and 2" in foot(app))
        gate.is_open.set()
        await until(pilot, lambda: "everything is as it was" in foot(app))
        await pilot.press("u")
        assert "nothing to undo" in foot(app)
        await pilot.press("escape")
        assert isinstance(app.screen, ReviewScreen)
    assert shapes(project) == ["1-1"] * 6 + ["1-0", "1-1"]


async def test_one_escape_waits_for_what_is_being_kept_and_leaves_then(
    app: ReviewerApp, project: Project, gate: Gate
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("a")
        gate.close()
        type_ahead(app, "M", "escape")
        await until(pilot, lambda: app.has_keys and not app.is_busy)
        gate.is_open.set()
        await pilot.press("enter")
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
    assert shapes(project) == ["2-2", *["1-1"] * 4, "1-0", "1-1"]
    rows = Review.open(project, "notice", author="someone").rows(0, 2)
    assert [row.status for row in rows] == [Status.ACCEPTED, Status.OPEN]


async def test_a_search_for_another_alignment_is_given_up_at_once(
    app: ReviewerApp, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_open = Event()
    align_anew = type(project).align_anew
    monkeypatch.setattr(
        type(project), "align_anew", lambda *given: is_open.wait(20) and align_anew(*given)
    )
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("a")
        type_ahead(app, "R", "M")
        await until(pilot, lambda: "aligning again around 1 … Esc gives up" in foot(app))
        type_ahead(app, "escape", "down")
        await until(pilot, lambda: app.screen.query_one(BeadTable).cursor == 1)
        is_open.set()
    assert shapes(project) == ["1-1"] * 6 + ["1-0", "1-1"]


async def test_a_decision_waits_while_all_clean_segments_are_accepted(
    clean: ReviewerApp, project: Project, gate: Gate
) -> None:
    async with clean.run_test(size=SIZE) as pilot:
        gate.close()
        type_ahead(clean, "A", "enter", "down", "down", "x", *"bad", "enter")
        screen = clean.screen
        assert isinstance(screen, ReviewScreen)
        await until(pilot, lambda: screen.segments.cursor == 2)
        assert "accepting 30 segments" in foot(clean)
        gate.is_open.set()
        await pilot.press("end")
        review = Review.open(project, "clean", author="someone")
        assert [review.counts().done, review.rows(2, 1)[0].status] == [30, Status.REJECTED]
        await pilot.press("u", "u")
        assert review.counts().open == 30
        await pilot.press("ctrl+y")
        assert review.counts().done == 30


async def test_leaving_while_something_is_being_kept_is_asked_about(
    app: ReviewerApp, project: Project, gate: Gate
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("a")
        gate.close()
        screen = app.screen
        assert isinstance(screen, AlignScreen)
        type_ahead(app, "M", "ctrl+q")
        await until(pilot, lambda: app.screen is not screen)
        type_ahead(app, "k", "enter")
        await until(pilot, lambda: not app.has_keys)
    gate.is_open.set()
    assert gate.is_done.wait(20)
    assert shapes(project) == ["1-1"] * 6 + ["1-0", "1-1"]


async def test_nobody_waits_at_the_end_for_a_search_that_cant_be_cut_short(
    app: ReviewerApp, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_open = Event()
    monkeypatch.setattr(type(project), "align_anew", lambda *_: is_open.wait(20))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("a")
        screen = app.screen
        assert isinstance(screen, AlignScreen)
        type_ahead(app, "R", "ctrl+q")
        await until(pilot, lambda: app.screen is not screen)
        type_ahead(app, "k", "enter")
        await until(pilot, lambda: not app.has_keys)
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(10):
        await loop.shutdown_default_executor()
    assert not is_open.is_set()
    is_open.set()
