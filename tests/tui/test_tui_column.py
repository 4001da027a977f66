"""Panes lend each other rows, so that no text is cut while there is room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from reviewer.tui.widgets.column import Column, lent
from reviewer.tui.widgets.paper import Paper

if TYPE_CHECKING:
    from reviewer.tui.program import ReviewerApp

panes = st.lists(st.tuples(st.integers(1, 4), st.integers(1, 80)), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("room", "shares", "wanted", "expected"),
    [
        pytest.param(18, (1, 1, 1), (3, 4, 2), (6, 6, 6), id="shares hold while nothing is cut"),
        pytest.param(18, (1, 1, 1), (3, 9, 3), (5, 9, 4), id="the long one gets what others leave"),
        pytest.param(12, (1, 1, 1), (9, 9, 2), (4, 5, 3), id="what is too long for all is shared"),
        pytest.param(2, (1, 1, 1), (9, 9, 9), (0, 1, 1), id="hardly any room"),
    ],
)
def test_rows_go_where_text_would_be_cut(
    room: int, shares: tuple[int, ...], wanted: tuple[int, ...], expected: tuple[int, ...]
) -> None:
    assert sorted(expected) == sorted(lent(room, shares, wanted))


@given(room=st.integers(0, 60), panes=panes)
def test_every_row_is_given_and_nobody_gives_what_it_needs(
    room: int, panes: list[tuple[int, int]]
) -> None:
    shares = [share for share, _ in panes]
    wanted = [want for _, want in panes]
    fair = lent(room, shares, [0] * len(panes))
    given = lent(room, shares, wanted)
    assert room == sum(given)
    assert all(rows >= min(want, own) for rows, want, own in zip(given, wanted, fair, strict=True))


async def test_a_long_translation_is_seen_whole_at_80x24(app: ReviewerApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        app.post_message(events.Paste(" and so on" * 18))
        await pilot.press("enter", "up")
        await pilot.pause()
        en = app.screen.query_one("#en", Paper)
        assert en.rows_wanted(en.size.width) <= en.size.height
        assert app.screen.query_one("#work", Column).size.height == 18
