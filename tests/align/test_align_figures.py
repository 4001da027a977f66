"""Figures come out as the same value in both languages."""

import pytest

from reviewer.align.figures import en_figures, zh_figures


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("3.2万件", "32,000 items"),
        ("1.5亿元", "150 million yuan"),
        ("二〇一二年", "2012"),
        ("十一月", "November"),
        ("五千多年", "5,000 years"),
        ("两百五十万", "two and a half million or 2.5 million"),
        ("百分之三十五", "thirty-five percent"),
        ("十八大", "the 18th National Congress"),
        ("一万二千三百", "twelve thousand three hundred"),
        ("二十五万五千", "two hundred and fifty-five thousand"),
    ],
)
def test_a_figure_has_one_value(zh: str, en: str) -> None:
    assert zh_figures(zh)[0].value in {figure.value for figure in en_figures(en)}


@pytest.mark.parametrize("text", ["一个", "统一", "a", "an area"])
def test_a_lone_one_is_no_figure(text: str) -> None:
    assert [*zh_figures(text), *en_figures(text)] == []
