"""Errors are marked word by word, in two keys, on either side; changed, taken away, and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from reviewer.model.mark import CORE
from reviewer.model.span import Span
from reviewer.session.review import Review
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.widgets.paper import Paper
from reviewer.tui.words import letters_for, word_spans

if TYPE_CHECKING:
    from reviewer.session.project import Project
    from reviewer.session.views import MarkView
    from reviewer.tui.program import ReviewerApp

SIZE = (120, 36)


def marks(project: Project, number: int = 1) -> tuple[MarkView, ...]:
    review = Review.open(project, "notice", author="someone")
    return review.marks(review.id_at(number - 1))


def told(project: Project, number: int = 1) -> list[tuple[str, str, str]]:
    return [(mark.words, mark.category, mark.severity) for mark in marks(project, number)]


async def test_words_are_marked_in_two_keys(app: ReviewerApp, project: Project) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("m", "end", "H", "M", "t", "home", "m", "g")
    assert told(project) == [
        ("Three Patents", "Terminology", "major"),
        ("CNIPA", "Fluency/Grammar", "minor"),
    ]


async def test_terms_of_the_chinese_are_words(app: ReviewerApp, project: Project) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("m", "tab", "!", "c")
    assert told(project) == [("国家知识产权局", "Source error", "critical")]


async def test_an_omission_is_marked_with_enter_and_arrows_alone(
    app: ReviewerApp, project: Project
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("m", "o", "down", "enter", "enter", "enter", "enter", "enter")
    assert told(project) == [
        ("", "Accuracy/Omission", "major"),
        ("CNIPA", "Accuracy/Mistranslation", "minor"),
    ]


async def test_a_mark_is_changed_noted_taken_away_and_brought_back(
    app: ReviewerApp, project: Project
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("m", "m", "t", "c", "!", "s", "n")
        app.post_message(events.Paste("twice"))
        await pilot.press("enter")
        assert told(project) == [("CNIPA", "Fluency/Spelling", "critical")]
        assert marks(project)[0].note == "twice"
        await pilot.press("x")
        assert told(project) == []
        await pilot.press("u")
        assert told(project) == [("CNIPA", "Fluency/Spelling", "critical")]


async def test_marks_stand_in_the_review_with_their_letters(app: ReviewerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("m", "m", "t", "j", "M", "g", "escape")
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        assert screen.view is not None
        assert screen.view.row.number == 2
        await pilot.press("up")
        en = screen.query_one("#en", Paper).render_line(1).text
        assert en.startswith(" ‹CNIPA›ᵃ Issues")
        found = screen.query_one("#findings", Paper)
        lines = [found.render_line(y).text.strip() for y in range(1, 5)]
        assert any(line.startswith("a ~  minor Terminology  “CNIPA”  li") for line in lines)


async def test_words_are_chosen_with_the_mouse(app: ReviewerApp, project: Project) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("m")
        await pilot.mouse_down("#en", offset=(7, 1))
        await pilot.hover("#en", offset=(13, 1))
        await pilot.mouse_up("#en", offset=(13, 1))
        await pilot.press("m", "t")
    assert told(project) == [("Issues", "Terminology", "minor")]


async def test_a_drag_across_parts_of_words_takes_whole_words(
    app: ReviewerApp, project: Project
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("m")
        await pilot.mouse_down("#en", offset=(9, 1))
        await pilot.hover("#en", offset=(16, 1))
        await pilot.mouse_up("#en", offset=(16, 1))
        title = app.screen.query_one("#en", Paper).render_line(0).text
        assert "▸ en  Issues Notice " in title
        await pilot.press("m", "t")
    assert told(project) == [("Issues Notice", "Terminology", "minor")]


async def test_a_click_chooses_the_word_and_the_side(app: ReviewerApp, project: Project) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("m")
        await pilot.click("#zh", offset=(4, 1))
        await pilot.press("M", "t")
    assert told(project) == [("国家知识产权局", "Terminology", "major")]


async def test_what_is_missing_is_marked_on_the_side_that_is_chosen(
    app: ReviewerApp, project: Project
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("m", "tab", "o", "M", "enter")
    (mark,) = marks(project)
    assert (mark.side, mark.span, mark.category) == ("zh", None, "Accuracy/Omission")


@pytest.mark.parametrize(
    ("text", "terms", "expected"),
    [
        pytest.param(
            "It's 1,045.5 (up 13.5%).",
            (),
            ["It's", "1,045.5", "(", "up", "13.5%", ")", "."],
            id="english",
        ),
        pytest.param(
            "加强三种专利审查", (Span(2, 6),), ["加", "强", "三种专利", "审", "查"], id="terms"
        ),
        pytest.param("𠀀A国", (), ["𠀀", "A", "国"], id="extension B"),
        pytest.param("", (), [], id="nothing"),
    ],
)
def test_words_are_what_a_cursor_steps_over(
    text: str, terms: tuple[Span, ...], expected: list[str]
) -> None:
    assert [span.of(text) for span in word_spans(text, terms)] == expected


@given(st.text(max_size=40))
def test_words_leave_out_nothing_but_spaces(text: str) -> None:
    spans = word_spans(text)
    assert "".join(span.of(text) for span in spans) == "".join(text.split())


def test_each_category_has_a_letter_of_its_own() -> None:
    letters = letters_for(tuple(category.name for category in CORE))
    assert len(set(letters)) == len(letters)
    assert dict(zip((c.name for c in CORE), letters, strict=True))["Terminology"] == "t"
