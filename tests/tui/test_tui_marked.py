"""Marks are drawn as brackets and numbers, and what is drawn leads back to the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model.span import Span
from reviewer.text.shown import shown
from reviewer.tui.marked import Look, Mark, lay_out

TEXT = "加强三种专利审查质量"


def span_in(length: int) -> st.SearchStrategy[Span]:
    ends = st.tuples(st.integers(0, length + 3), st.integers(0, length + 3))
    return ends.map(lambda pair: Span(min(pair), max(pair)))


marks = st.lists(
    st.builds(
        Mark,
        span_in(len(TEXT)),
        st.sampled_from([look for look in Look if look is not Look.BRACKET]),
        st.integers(0, 12),
    ),
    max_size=6,
).map(tuple)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param((Mark(Span(2, 6), Look.MAJOR, 1),), "加强[三种专利]¹审查质量", id="one"),
        pytest.param(
            (Mark(Span(2, 6), Look.MAJOR, 1), Mark(Span(2, 6), Look.MINOR, 2)),
            "加强[三种专利]¹²审查质量",
            id="two of the same stretch",
        ),
        pytest.param(
            (Mark(Span(2, 8), Look.MAJOR, 1), Mark(Span(4, 6), Look.MINOR, 2)),
            "加强[三种[专利]²审查]¹质量",
            id="one inside another",
        ),
        pytest.param(
            (Mark(Span(0, 2), Look.MAJOR, 1), Mark(Span(2, 4), Look.MINOR, 2)),
            "[加强]¹[三种]²专利审查质量",
            id="neighbours",
        ),
        pytest.param((Mark(Span(2, 2), Look.MAJOR, 3),), "加强[]³三种专利审查质量", id="a place"),
        pytest.param(
            (Mark(Span(8, 99), Look.MAJOR, 12),), "加强三种专利审查[质量]¹²", id="beyond the end"
        ),
        pytest.param((Mark(Span(2, 6), Look.TERM),), TEXT, id="a term has no brackets"),
    ],
)
def test_findings_stand_in_numbered_brackets(found: tuple[Mark, ...], expected: str) -> None:
    assert expected == lay_out(TEXT, found).text


@given(marks)
def test_without_its_brackets_the_drawn_text_is_the_text(found: tuple[Mark, ...]) -> None:
    laid = lay_out(TEXT, found)
    pieces = laid.pieces(0, len(laid.text))
    assert laid.text == "".join(text for text, _ in pieces)
    assert "".join(text for text, looks in pieces if Look.BRACKET not in looks) == TEXT


@given(marks)
def test_every_drawn_character_leads_back_to_its_own(found: tuple[Mark, ...]) -> None:
    laid = lay_out(TEXT, found)
    drawn = [
        (at, text)
        for start, end, looks in laid.runs
        if Look.BRACKET not in looks
        for at, text in zip(laid.sources[start:end], laid.text[start:end], strict=True)
    ]
    assert list(enumerate(TEXT)) == drawn


def test_a_stretch_of_the_drawn_text_leads_back_to_the_stored_one() -> None:
    laid = lay_out(TEXT, (Mark(Span(2, 6), Look.MAJOR, 1),))
    assert Span(0, 4) == laid.source_span(0, 5)
    assert Span(2, 6) == laid.source_span(2, 9)
    assert Span(5, 7) == laid.source_span(6, 10)


def test_hostile_characters_are_marked_as_strangers() -> None:
    laid = lay_out("a\x1bb")
    assert [("a", frozenset()), ("␛", frozenset({Look.ALIEN})), ("b", frozenset())] == laid.pieces(
        0, 3
    )


@given(st.text(max_size=40))
def test_a_text_without_marks_is_drawn_as_it_is_shown(text: str) -> None:
    assert shown(text) == lay_out(text).text
