"""What changed is told in whole words and loses nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.tui.difference import stretches

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
