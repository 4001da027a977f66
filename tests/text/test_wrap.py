"""Lines break as Chinese and English typography want."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviewer.text.shown import shown
from reviewer.text.wrap import NEVER_FIRST, NEVER_LAST, clip, fit, width_cells, width_of, wrap

mixed_text = st.text(
    st.sampled_from(
        "国家知识产权局，。、；：！？（）《》“”‘’…—·abcdeCNIPA 0123456789.%-[]¹²\n𠀀👍é\u0301\"'"
    ),
    max_size=120,
)


def lines_of(text: str, width: int) -> list[str]:
    return [text[start:end].rstrip(" ") for start, end in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        pytest.param(
            "根据 CNIPA 的统计，国家知识产权局",
            12,
            ["根据 CNIPA", "的统计，国家", "知识产权局"],
            id="a Latin word is whole, Han may part",
        ),
        pytest.param("授权104.5万件", 8, ["授权", "104.5万", "件"], id="a number keeps its 万"),
        pytest.param("专利审查，商标", 8, ["专利审", "查，商标"], id="no line begins with ，"),
        pytest.param("审查（含地方）", 6, ["审查", "（含地", "方）"], id="no line ends with （"),
        pytest.param(
            "发布“通知”后", 6, ["发布", "“通知”", "后"], id="quotes stay with their words"
        ),
        pytest.param(
            "专利……商标——审查",
            6,
            ["专利……", "商标——", "审查"],
            id="pairs of dots and dashes",
        ),
        pytest.param("新闻[三种专利]¹", 10, ["新闻[三种", "专利]¹"], id="a finding's number"),
        pytest.param("abcdefghij", 4, ["abcd", "efgh", "ij"], id="a word wider than the line"),
        pytest.param("。。。。。", 4, ["。。", "。。", "。"], id="nothing but closing marks"),
        pytest.param("a\n\n国", 5, ["a", "", "国"], id="line feeds"),
        pytest.param("", 5, [""], id="nothing"),
    ],
)
def test_lines_break_where_they_may(text: str, width: int, expected: list[str]) -> None:
    assert expected == lines_of(text, width)


@given(mixed_text, st.integers(2, 40))
@example("国\u0301\u0301", 2)
@example("000000 \u0301", 2)
def test_wrapping_loses_nothing_and_every_line_fits(text: str, width: int) -> None:
    spans = wrap(text, width)
    assert text.replace("\n", "") == "".join(text[start:end] for start, end in spans)
    assert [line for line in lines_of(text, width) if width_cells(line) > width] == []


@given(mixed_text, st.integers(2, 40))
def test_no_line_begins_or_ends_with_the_wrong_mark_where_another_break_was_possible(
    text: str, width: int
) -> None:
    spans = wrap(text, width)
    for (start, end), (next_start, _) in pairwise(spans):
        if end != next_start:
            continue  # a line feed
        if text[end] in NEVER_FIRST or text[end - 1] in NEVER_LAST:
            inside = text[start:end]
            assert not any(
                width_of(a) == width_of(b) == 2 and b not in NEVER_FIRST and a not in NEVER_LAST
                for a, b in pairwise(inside)
            )


@given(st.text(max_size=60), st.integers(1, 30))
def test_a_fitted_text_has_exactly_the_width(text: str, width: int) -> None:
    safe = shown(text, keep_lines=False)
    assert width == width_cells(fit(safe, width))


def test_a_clipped_text_says_that_it_was_clipped() -> None:
    assert clip("国家知识产权局", 8) == "国家知…"


def test_ten_thousand_characters_are_wrapped() -> None:
    text = "国家知识产权局发布了通知。" * 800
    assert text == "".join(text[start:end] for start, end in wrap(text, 78))
