"""Figures are found with their kind, value and span."""

from fractions import Fraction
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model.span import Side
from reviewer.text.quantities import Quantity, QuantityKind, Value, find_quantities

Said: TypeAlias = tuple[str, str, Value]


def told(text: str, side: Side) -> list[Said]:
    return [
        (quantity.span.of(text), quantity.kind.value, quantity.value)
        for quantity in find_quantities(text, side)
    ]


def only(text: str, side: Side) -> Quantity:
    (quantity,) = find_quantities(text, side)
    return quantity


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("登记金额64.45亿元", ("64.45亿元", "money", 6_445_000_000)),
        ("人民币7.0元关口", ("人民币7.0元", "money", 7)),
        ("增长25.3％", ("25.3％", "percent", Fraction(253, 10))),
        ("百分之五十", ("百分之五十", "percent", 50)),
        ("千分之三", ("千分之三", "percent", Fraction(3, 10))),
        ("6‰", ("6‰", "percent", Fraction(6, 10))),
        ("年利率1.36厘", ("1.36厘", "percent", Fraction(136, 100))),
        ("超过三成", ("三成", "percent", 30)),
        ("七成五", ("七成五", "percent", 75)),
        ("提高2个百分点", ("2个百分点", "points", 2)),
        ("三分之二", ("三分之二", "fraction", Fraction(2, 3))),
        ("1/3的企业", ("1/3", "fraction", Fraction(1, 3))),
        ("增长1.2倍", ("1.2倍", "multiple", Fraction(22, 10))),
        ("是去年的3倍", ("3倍", "multiple", 3)),
        ("翻了一番", ("翻了一番", "multiple", 2)),
        ("翻两番", ("翻两番", "multiple", 4)),
        ("公告第562号", ("第562", "ordinal", 562)),
        ("第五六二号", ("第五六二", "ordinal", 562)),
        ("“十四五”时期", ("十四五", "ordinal", 14)),
        ("Ⅳ类", ("Ⅳ", "ordinal", 4)),
        ("负0.6%", ("0.6%", "percent", Fraction(-6, 10))),
        ("零下20摄氏度", ("20", "count", -20)),
        ("半年内", ("半年", "count", 6)),
        ("一年半", ("一年半", "count", Fraction(3, 2))),
        ("受COVID-19影响", ("19", "code", 19)),
        ("5G技术", ("5", "code", 5)),
    ],
)
def test_chinese_figures_have_a_kind_and_a_value(text: str, said: Said) -> None:
    assert said in told(text, Side.ZH)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("RMB 6.445 billion", ("RMB 6.445 billion", "money", 6_445_000_000)),
        ("RMB64.45 billion", ("RMB64.45 billion", "money", 64_450_000_000)),
        ("40.98 billion USD", ("40.98 billion USD", "money", 40_980_000_000)),
        ("a 5-million-yuan fund", ("5-million-yuan", "money", 5_000_000)),
        ("US$5m", ("US$5m", "money", 5_000_000)),
        ("25.3 per cent", ("25.3 per cent", "percent", Fraction(253, 10))),
        ("2 percentage points", ("2 percentage points", "points", 2)),
        ("two-thirds", ("two-thirds", "fraction", Fraction(2, 3))),
        ("rose by 2 times", ("2 times", "multiple", 3)),
        ("three times that of 2019", ("three times", "multiple", 3)),
        ("tripled", ("tripled", "multiple", 3)),
        ("No. 562", ("562", "ordinal", 562)),
        ("the 11th", ("11th", "ordinal", 11)),
        ("twenty-first", ("twenty-first", "ordinal", 21)),
        ("Class IV standards", ("IV", "ordinal", 4)),
        ("half a million", ("half a million", "count", 500_000)),
        ("hundreds of thousands of", ("hundreds of thousands", "count", 100_000)),
        ("-0.6%", ("0.6%", "percent", Fraction(-6, 10))),
        ("COVID-19", ("19", "code", 19)),
        ("5G", ("5", "code", 5)),
    ],
)
def test_english_figures_have_a_kind_and_a_value(text: str, said: Said) -> None:
    assert said in told(text, Side.EN)


@pytest.mark.parametrize(
    ("text", "side", "values"),
    [
        ("3至5亿元", Side.ZH, [300_000_000, 500_000_000]),
        ("5—10%", Side.ZH, [5, 10]),
        ("15%-30%", Side.ZH, [15, 30]),
        ("5 to 10 percent", Side.EN, [5, 10]),
        ("RMB 3 billion to 5 billion", Side.EN, [3 * 10**9, 5 * 10**9]),
    ],
)
def test_ends_of_a_range_share_what_is_written_once(
    text: str, side: Side, values: list[int]
) -> None:
    found = find_quantities(text, side)
    assert values == [quantity.value for quantity in found]
    assert len({quantity.kind for quantity in found}) == 1


def test_an_english_list_may_share_its_scale() -> None:
    first, second = find_quantities("1.27 and 25 million items", Side.EN)
    assert (first.value, first.alternative) == (Fraction(127, 100), 1_270_000)
    assert second.value == 25_000_000


@pytest.mark.parametrize(
    "text",
    [
        "一定",
        "统一",
        "一批",
        "三农",
        "四川",
        "百年",
        "数百家",
        "《三国演义》",
        "一、加强",
        "（三）提高",
        "一是",
        "1例",
    ],
)
def test_figures_inside_words_are_never_demanded(text: str) -> None:
    assert not any(quantity.is_certain for quantity in find_quantities(text, Side.ZH))


@pytest.mark.parametrize(
    "text", ["二十五个省份", "126家", "第十一届", "3万余人次", "近百家企业", "每万人"]
)
def test_figures_that_count_are_demanded(text: str) -> None:
    assert [True] == [quantity.is_certain for quantity in find_quantities(text, Side.ZH)]


def test_a_bare_yuan_takes_the_currency_that_the_text_names() -> None:
    first, second = find_quantities("由140亿港元增至180亿元", Side.ZH)
    assert (first.currency, second.currency) == ("HKD", "HKD")
    assert second.is_bare_currency


def test_precision_is_that_of_the_last_written_digit() -> None:
    assert only("72.31亿元", Side.ZH).step == 1_000_000
    assert only("RMB 7.2 billion", Side.EN).step == 100_000_000


def test_dates_are_no_figures() -> None:
    assert told("2021年4月20日16时", Side.ZH) == []
    assert told("At 16:00 on April 20, 2021, in Q1", Side.EN) == []


@given(
    st.text(
        alphabet="0123456789.,%万亿千百十一二两三半第年月日号元倍成分之余约至、（）()-~ 个件aGRMB$",
        max_size=40,
    )
)
def test_any_chinese_text_gives_spans_in_order(text: str) -> None:
    spans = [quantity.span for quantity in find_quantities(text, Side.ZH)]
    assert spans == sorted(spans)
    assert all(0 < len(span) and span.end <= len(text) for span in spans)


@given(
    st.lists(
        st.sampled_from(
            ["1", "20", "3.5", ",", "-", "to", "and", "million", "half", "a", "RMB", "$", "percent", "%",
             "th", "twenty", "one", "hundred", "times", "by", "No.", "kg", "(", ")", "May", "2020", "of"]
        ),
        max_size=14,
    )
)  # fmt: skip
def test_any_english_words_give_spans_in_order(words: list[str]) -> None:
    text = " ".join(words)
    spans = [quantity.span for quantity in find_quantities(text, Side.EN)]
    assert spans == sorted(spans)
    assert all(0 < len(span) and span.end <= len(text) for span in spans)


def test_kinds_are_words() -> None:
    assert QuantityKind("money") is QuantityKind.MONEY


@pytest.mark.parametrize(
    "text",
    ["9" * 5000, "9," * 2000, "万" * 2000, "一" * 2000, "1-" * 2000, "1、" * 2000, "1日至" * 1000,
     "5 million " * 500, "one hundred and " * 300, "0." + "1" * 5000, "1/2" * 1000, "-" * 2000],
    ids=lambda text: text[:8],
)  # fmt: skip
@pytest.mark.parametrize("side", Side)
def test_a_hostile_text_is_read_to_its_end(text: str, side: Side) -> None:
    assert all(quantity.span.end <= len(text) for quantity in find_quantities(text, side))


def test_the_first_of_its_kind_is_an_ordinal_that_may_be_left_out() -> None:
    (first,) = find_quantities("首届云岭省专利奖", Side.ZH)
    assert (QuantityKind.ORDINAL, 1, False) == (first.kind, first.value, first.is_certain)
    assert () == find_quantities("首都、首先", Side.ZH)
