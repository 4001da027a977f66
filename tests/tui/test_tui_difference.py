"""What changed is told in whole words and loses nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.tui.difference import shortened, stretches

words = st.lists(
    st.sampled_from(["three", "patents", " ", ",", "1.5", "专", "of", "\n"]), max_size=14
)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            "quality of three patents today",
            "quality of three categories of patents today",
            [("quality of three ", ""), ("", "categories of "), ("patents today", "")],
            id="words put in",
        ),
        pytest.param(
            "was 4.756 thousand.",
            "was 4.756 million.",
            [("was 4.756 ", ""), ("thousand", "million"), (".", "")],
            id="one word for another",
        ),
        pytest.param(
            "a b c", "x y c", [("a b", "x y"), (" c", "")], id="a space does not part two changes"
        ),
        pytest.param("same", "same", [("same", "")], id="nothing changed"),
        pytest.param("", "new", [("", "new")], id="all is new"),
    ],
)
def test_changes_are_whole_words(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    found = [
        (each.old, each.new if each.new != each.old else "") for each in stretches(before, after)
    ]
    assert expected == found


@given(words.map("".join), words.map("".join))
def test_the_stretches_are_the_two_texts(before: str, after: str) -> None:
    found = stretches(before, after)
    assert before == "".join(each.old for each in found)
    assert after == "".join(each.new for each in found)


@given(words.map("".join))
def test_equal_texts_have_no_change(text: str) -> None:
    assert all(each.old == each.new for each in stretches(text, text))


@pytest.mark.parametrize(
    ("is_first", "is_last", "expected"),
    [
        pytest.param(True, False, "… " + "word " * 15, id="before the only change"),
        pytest.param(False, True, "word " * 15 + "word …", id="behind it"),
        pytest.param(False, False, "word " * 15 + "word … " + "word " * 15, id="between two"),
    ],
)
def test_long_stretches_that_did_not_change_are_shortened(
    *, is_first: bool, is_last: bool, expected: str
) -> None:
    assert expected == shortened("word " * 60, is_first=is_first, is_last=is_last)


def test_short_ones_stay_whole() -> None:
    assert shortened("word " * 30, is_first=True, is_last=False) == "word " * 30
