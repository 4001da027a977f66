"""What is done on another thread holds no key up; what comes back late is dropped, errors are told."""

from __future__ import annotations

from contextlib import suppress
from threading import Event
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Label, OptionList
from textual.worker import WorkerCancelled

from reviewer.model.errors import ProjectError
from reviewer.session.lead import Lead
from reviewer.session.review import Review
from reviewer.session.views import Filter, MatchView
from reviewer.store import selection
from reviewer.tui.asides import Errand
from reviewer.tui.screens import looking, lookup
from reviewer.tui.screens.lead import LeadScreen
from reviewer.tui.screens.lookup import MemoryScreen
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.widgets.lines import KeyLine
from reviewer.tui.widgets.paper import Paper
from reviewer.tui.widgets.side import SidePanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from reviewer.session.effect import Effect
    from reviewer.session.project import Project
    from reviewer.session.proposals import Release
    from reviewer.tui.program import ReviewerApp

PATIENCE_SECONDS = 20


def waiting_for(event: Event) -> Callable[[Errand], str]:
    """Make work that is done when somebody says so."""

    def work(_: Errand) -> str:
        assert event.wait(PATIENCE_SECONDS)
        return "done"

    return work


def screen_of(app: ReviewerApp) -> ReviewScreen:
    assert isinstance(app.screen, ReviewScreen)
    return app.screen


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is done aside any more; a screen that is left ends what it began, which is an end too."""
    workers = pilot.app.workers
    with suppress(WorkerCancelled):
        await workers.wait_for_complete()
    while not all(worker.is_finished for worker in workers):
        await pilot.pause(0.001)
    await pilot.pause()


async def test_keys_go_on_while_something_is_done_aside(app: ReviewerApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        screen = screen_of(app)
        may_end, told = Event(), list[str]()
        screen.asides.send("slow", waiting_for(may_end), told.append)
        app.simulate_key("j")
        await pilot.pause()
        assert screen.view is not None
        assert (2, []) == (screen.view.row.number, told)
        may_end.set()
        await settle(pilot)
        assert ["done"] == told


async def test_only_the_last_errand_of_a_kind_is_wanted(app: ReviewerApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        screen = screen_of(app)
        first, second, told = Event(), Event(), list[str]()
        screen.asides.send("kind", waiting_for(first), lambda _: told.append("first"))
        screen.asides.send("kind", waiting_for(second), lambda _: told.append("second"))
        second.set()
        first.set()
        await settle(pilot)
        assert ["second"] == told
        assert not screen.asides.is_under_way("kind")


async def test_nothing_comes_back_to_a_screen_that_is_gone(app: ReviewerApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        may_end, found = Event(), list[str | None]()

        def search() -> tuple[MatchView, ...]:
            assert may_end.wait(PATIENCE_SECONDS)
            raise ProjectError("nobody should hear of this")

        app.push_screen(MemoryScreen("第一句。", search), found.append)
        await pilot.pause()
        app.simulate_key("escape")
        await pilot.pause()
        may_end.set()
        await settle(pilot)
        assert [None] == found
        assert isinstance(app.screen, ReviewScreen)


async def test_nothing_comes_back_to_a_screen_that_is_going(app: ReviewerApp) -> None:
    async with app.run_test(size=(200, 50)) as pilot:
        screen = screen_of(app)
        errand, told = Errand(), list[str]()
        screen.asides.tell(errand, told.append, "before")
        await pilot.pause()
        # As Textual marks a screen whose widgets it is about to take away.
        screen._pruning = True
        screen.asides.tell(errand, told.append, "after")
        await pilot.pause()
        screen._pruning = False
        assert ["before"] == told


async def test_an_error_of_another_thread_is_told_at_the_foot(
    app: ReviewerApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def matches(*_: object) -> tuple[MatchView, ...]:
        raise ProjectError("the project is damaged: put your last backup in its place")

    monkeypatch.setattr(Review, "matches", matches)
    async with app.run_test(size=(200, 50)) as pilot:
        screen_of(app)._remember()
        await settle(pilot)
        assert "put your last backup" in app.screen.query_one(KeyLine).render_line(0).text
        await pilot.press("j")
        assert 2 == screen_of(app).view.row.number  # type: ignore[union-attr] # it shows one


async def test_what_was_sought_for_another_segment_is_not_shown(
    app: ReviewerApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end, shown = Event(), list[int]()

    def matches(*_: object) -> tuple[MatchView, ...]:
        assert may_end.wait(PATIENCE_SECONDS)
        return ()

    monkeypatch.setattr(Review, "matches", matches)
    monkeypatch.setattr(SidePanel, "present_matches", lambda *_: shown.append(1))
    # Nothing is sought for the segment that one came to.
    monkeypatch.setattr(looking, "REMEMBERS_AFTER", 3_600)
    async with app.run_test(size=(200, 50)) as pilot:
        screen_of(app)._remember()
        app.simulate_key("j")
        await pilot.pause()
        may_end.set()
        await settle(pilot)
        assert [] == shown


async def test_enter_ahead_of_the_memory_takes_its_first_match(app: ReviewerApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        may_end, taken = Event(), list[str | None]()
        match = screen_of(app).review.matches
        here = screen_of(app).review.id_at(3)

        def search() -> tuple[MatchView, ...]:
            assert may_end.wait(PATIENCE_SECONDS)
            return match(here)

        app.push_screen(MemoryScreen("", search), taken.append)
        await pilot.pause()
        app.simulate_key("enter")
        await pilot.pause()
        may_end.set()
        await settle(pilot)
        assert [match(here)[0].en] == taken


@pytest.fixture
def _short_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let lists of a few rows be read as lists of many thousand are."""
    from reviewer.session import listing

    monkeypatch.setattr(listing, "_FIRST_CHUNK", 1)
    monkeypatch.setattr(listing, "_CHUNK", 2)
    monkeypatch.setattr(selection, "_FEW", 0)


@pytest.mark.usefixtures("_short_steps")
async def test_a_text_shows_its_first_page_at_once_and_is_counted_aside(project: Project) -> None:
    from reviewer.tui.program import ReviewerApp

    Review.open(project, None, author="li").set_filter(Filter(text="知识产权"))
    app = ReviewerApp(project, "li")
    async with app.run_test(size=(160, 40)) as pilot:
        app.simulate_key("A")
        await pilot.pause()
        await settle(pilot)
        review = screen_of(app).review
        assert review.extent().is_whole
        assert review.size() == screen_of(app).segments.count > 2
        assert f"“知识产权” {review.size()} " in app.screen.query_one("#status").render_line(0).text


@pytest.mark.usefixtures("_short_steps")
async def test_another_filter_ends_the_count_of_the_one_before(project: Project) -> None:
    review = Review.open(project, None, author="li")
    review.set_filter(Filter(text="知识产权"))
    assert (1, False, "1+") == (
        review.extent().rows,
        review.extent().is_whole,
        str(review.extent()),
    )
    parts = review.count_on()
    part = next(parts)
    assert review.take(part)
    assert 3 == review.extent().rows
    assert review.take(part)
    assert 3 == review.extent().rows
    review.set_filter(Filter(text="专利"))
    assert not review.take(next(parts))
    assert 1 == review.extent().rows


async def test_what_is_done_aside_gives_way_to_keys(app: ReviewerApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        screen = screen_of(app)
        began, told = Event(), list[bool]()

        def work(errand: Errand) -> bool:
            began.set()
            return screen.asides.goes_on(errand)

        app._under_way = 7
        screen.asides.send("slow", work, told.append)
        while not began.is_set():
            await pilot.pause(0.001)
        assert [] == told
        app._under_way = 0
        await settle(pilot)
        assert [True] == told


async def test_an_effect_that_comes_after_another_proposal_is_looked_at_is_not_shown(
    home: ReviewerApp, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = Review.open(project, "notice", author="li")
    review.propose("三种专利", "patents in all three categories")
    review.propose("专利权人", "patent holder")
    may_end, looked_at = Event(), list[str]()
    effect = Lead.effect

    def slowly(lead: Lead, proposal_id: str, *, goes_on: Callable[[int], bool]) -> Effect:
        looked_at.append(proposal_id)
        assert may_end.wait(PATIENCE_SECONDS)
        return effect(lead, proposal_id, goes_on=goes_on)

    monkeypatch.setattr(Lead, "effect", slowly)
    async with home.run_test(size=(120, 36)) as pilot:
        await pilot.press("p")
        home.simulate_key("w")
        home.simulate_key("j")
        while not looked_at:
            await pilot.pause(0.001)
        await pilot.pause()
        may_end.set()
        await settle(pilot)
        shown = home.screen.query_one("#effect", Paper)
        assert "w checks the stored segments" in shown.render_line(1).text
        await pilot.press("w")
        assert "would" in shown.render_line(1).text


async def test_a_release_is_not_left_half_made(
    home: ReviewerApp, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = Lead(project, "chen")
    Review.open(project, "notice", author="li").propose("专利权人", "patent holder")
    lead.approve(lead.proposals()[0].id)
    may_end = Event()
    release = Lead.release

    def slowly(lead: Lead, note: str, notify: Callable[[str], None]) -> Release:
        assert may_end.wait(PATIENCE_SECONDS)
        return release(lead, note, notify)

    monkeypatch.setattr(Lead, "release", slowly)
    async with home.run_test(size=(120, 36)) as pilot:
        await pilot.press("p", "R")
        home.simulate_key("enter")
        await pilot.pause()
        home.simulate_key("escape")
        await pilot.pause()
        assert isinstance(home.screen, LeadScreen)
        assert "under way" in home.screen.query_one(KeyLine).render_line(0).text
        may_end.set()
        await settle(pilot)
        assert "is in force: 1 change" in home.screen.query_one(KeyLine).render_line(0).text
        await pilot.press("escape")
        assert "HomeScreen" == type(home.screen).__name__
    assert 1 == len(lead.releases())


async def test_the_concordance_goes_on_as_one_comes_to_its_end(
    app: ReviewerApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "CONCORDANCE_ROWS", 1)
    concordance = Review.concordance
    monkeypatch.setattr(
        Review,
        "concordance",
        lambda review, text, *, behind=None: concordance(review, text, 1, behind=behind),
    )
    async with app.run_test(size=(120, 36)) as pilot:
        wanted = screen_of(app).wanted()
        expected = [row.id for row in concordance(screen_of(app).review, wanted, 99)]
        await pilot.press("ctrl+k")
        options = app.screen.query_one(OptionList)
        for _ in expected:
            await pilot.press("down")
        found = [options.get_option_at_index(n).id for n in range(options.option_count)]
        assert [str(each) for each in expected] == found
        assert 1 < len(found) < 99
        assert f"Concordance  {len(found)}" == str(app.screen.query_one("#title", Label).render())
