"""The quality board: counters at once, figures as they come, nothing waits for them, any number of pages."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

import pytest

from reviewer.session.scoring import Scoreboard
from reviewer.tui.board import Board, BoardRow, board_at_once
from reviewer.tui.board_lines import BoardLines, bar_of
from reviewer.tui.screens.board import BoardScreen
from reviewer.tui.screens.home import HomeScreen
from reviewer.tui.widgets.figures import Figures

if TYPE_CHECKING:
    from collections.abc import Generator

    from textual.app import App
    from textual.pilot import Pilot

    from reviewer.tui.program import ReviewerApp

PATIENCE_SECONDS = 20
SIZE = (100, 30)


class Held:
    """Adding up that goes on when somebody says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.began, self.may_go_on, self.ended = Event(), Event(), Event()
        self.was_finished = False
        steps = Scoreboard.steps

        def held(board: Scoreboard) -> Generator[None, None, None]:
            try:
                self.began.set()
                assert self.may_go_on.wait(PATIENCE_SECONDS)
                yield
                yield from steps(board)
                self.was_finished = True
            finally:
                self.ended.set()

        monkeypatch.setattr(Scoreboard, "steps", held)


def drawn(app: App[None]) -> list[str]:
    lines = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in line).rstrip() for line in lines]


async def key(pilot: Pilot[None], name: str) -> None:
    """Press a key, and wait for nothing that is done aside."""
    pilot.app.simulate_key(name)
    await pilot.pause()


async def settle(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_progress_and_findings_stand_before_anything_is_added_up(
    home: ReviewerApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch)
    async with home.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "enter", "escape")
        await key(pilot, "b")
        lines = drawn(home)
        assert any("· 14 open  ✓ 1 accepted" in line for line in lines)
        assert any("findings now: !! 2 critical  ! 3 major" in line for line in lines)
        assert ["notice", "1/8", "…", "…"] == next(
            [word for word in line.split() if "━" not in word and "╸" not in word]
            for line in lines
            if "notice" in line
        )
        assert "adding up" in lines[-1]
        held.may_go_on.set()
        await settle(pilot)
        assert not any("…" in line for line in drawn(home))
        assert "15 segments added up" in drawn(home)[-1]


async def test_who_leaves_the_board_ends_its_work(
    home: ReviewerApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch)
    async with home.run_test(size=SIZE) as pilot:
        await key(pilot, "b")
        assert held.began.wait(PATIENCE_SECONDS)
        await key(pilot, "escape")
        assert isinstance(home.screen, HomeScreen)
        held.may_go_on.set()
        await settle(pilot)
        assert (True, False) == (held.ended.is_set(), held.was_finished)


async def test_keys_are_answered_while_it_adds_up(
    home: ReviewerApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch)
    async with home.run_test(size=(80, 10)) as pilot:
        await key(pilot, "b")
        await key(pilot, "G")
        assert "strange" in drawn(home)[-2]
        await key(pilot, "g")
        assert "the project" in drawn(home)[1]
        held.may_go_on.set()
        await settle(pilot)


async def test_figures_that_come_leave_the_place_where_one_reads(home: ReviewerApp) -> None:
    async with home.run_test(size=(80, 10)) as pilot:
        await pilot.press("b")
        await settle(pilot)
        await pilot.press("j", "j", "j")
        before = drawn(home)
        assert "▲" in before[1]
        await pilot.press("m")
        await settle(pilot)
        assert before[1:-1] == drawn(home)[1:-1]


async def test_another_profile_weighs_the_marks_otherwise(home: ReviewerApp) -> None:
    async with home.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "enter", "up", "m", "1", "m", "t", "escape", "escape", "b")
        await settle(pilot)
        seen = []
        for name in ("google-wmt", "marot", "mqm-2.0"):
            screen = home.screen
            assert isinstance(screen, BoardScreen)
            board = screen._board
            assert board is not None
            assert name in drawn(home)[0]
            seen.append((board.has_mqm, board.whole.mqm, dict(board.signatures)["mqm"][:20]))
            await pilot.press("m")
            await settle(pilot)
        assert 3 == len({signature for *_, signature in seen})
        assert all(has_mqm for has_mqm, *_ in seen)


async def test_the_board_of_counters_has_the_pages_by_name(home: ReviewerApp) -> None:
    async with home.run_test(size=SIZE):
        board = board_at_once(home._project)
        assert ["notice", "report", "strange"] == [row.name for row in board.pages]
        assert (15, False, ()) == (board.whole.segments, board.whole.is_known, board.signatures)


BOARD = Board(
    whole=BoardRow("", 300_001, 1_000_000, 3.2, 0.6),
    reviewers=(BoardRow("li", 9, 10, 3.2, 0.6, pace=1_506.2),),
    pages=tuple(BoardRow(f"d{n:05}", n, 30_000, 1.0, None) for n in range(25_000)),
    standing=("· 699,999 open  ✓ 300,001 accepted", "no findings now"),
    signatures=(("hter", "nrefs:1|" * 30),),
)


def test_a_line_of_twenty_five_thousand_pages_is_made_when_it_is_asked_for() -> None:
    lines = BoardLines(BOARD, 97)
    assert 25_000 + 9 < lines.count < 25_000 + 20
    assert "d24999" == lines.pieces(8 + 25_000)[0][0].strip()
    assert [] == lines.pieces(lines.count)


@pytest.mark.parametrize("room", [77, 97, 117, 197])
def test_no_figure_is_cut_whatever_the_room(room: int) -> None:
    lines = BoardLines(replace(BOARD, pages=BOARD.pages[-1:], has_mqm=True), room).text()
    assert "300,001/1,000,000" in lines
    assert " 1,506" in lines
    assert " 3.2" in lines
    assert all(len(line) <= room for line in lines.splitlines())


def test_what_is_not_known_yet_is_not_told_as_nothing() -> None:
    waiting = replace(BOARD.whole, is_known=False)
    lines = BoardLines(replace(BOARD, whole=waiting, has_mqm=True, is_rated=False), 97)
    assert ["all", "…", "…", "…"] == [
        word for word in "".join(text for text, _ in lines.pieces(1)).split() if word in "all…"
    ]
    known = "".join(text for text, _ in lines.pieces(9))
    assert ("–" in known, "…" in known) == (True, True)


@pytest.mark.parametrize(
    ("value", "most", "bar"),
    [(0, 0, "    "), (1, 1, "━━━━"), (1, 2, "━━  "), (1, 3, "━╸  "), (3, 1, "━━━━")],
)
def test_a_bar_is_as_long_as_its_share(value: float, most: float, bar: str) -> None:
    assert bar == bar_of(value, most, 4)


def test_a_pane_without_lines_draws_none() -> None:
    pane = Figures()
    pane.scroll_lines(3)
    pane.go_to_end(is_last=True)
    assert 0 == pane._top
