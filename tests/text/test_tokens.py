"""Chinese words, and stretches that only look like words."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.model.span import Span
from reviewer.text.tokens import cuts_through, words


def test_words_touch_and_cover_the_whole_text() -> None:
    text = "国家知识产权局 2021年发布了《专利法》。\n"
    spans = words(text)
    assert text == "".join(span.of(text) for span in spans)
    assert "国家知识产权局" in [span.of(text) for span in spans]


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="专利商标ab 1。\n𠀀", max_size=30))
def test_any_text_is_covered(text: str) -> None:
    assert text == "".join(span.of(text) for span in words(text))


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("示范区建设计划", "设计"),
        ("要求厂商标明产地", "商标"),
        ("经反复审议后", "复审"),
        ("人民法院再审查明，", "审查"),
        ("上的产品种类日益", "品种"),
        ("国家主权利益", "权利"),
        ("管理人员工资", "员工"),
    ],
)
def test_a_stretch_across_two_words_is_no_word(text: str, stretch: str) -> None:
    assert cuts_through(text, _find(text, stretch))


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("发明专利权人", "专利权人"),
        ("发明专利权人", "发明"),
        ("专利权利要求书", "权利要求书"),
        ("国家知识产权局", "知识产权"),
        ("专利", "专利"),
        ("有效注册商标数量", "注册商标"),
        ("反不正当竞争法规定", "不正当竞争"),
        ("，专利。", "专利"),
    ],
)
def test_a_term_with_a_clean_edge_or_inside_a_longer_word_stands(text: str, stretch: str) -> None:
    assert not cuts_through(text, _find(text, stretch))


def test_the_dictionary_is_loaded_by_the_first_question_only() -> None:
    program = (
        "import sys; import reviewer.text.tokens as t; assert 'jieba' not in sys.modules; "
        "t.words('专利'); assert 'jieba' in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    printed = done.stdout + done.stderr
    assert not printed


def _find(text: str, stretch: str) -> Span:
    start = text.index(stretch)
    return Span(start, start + len(stretch))
