"""Figures are written as CNIPA writes them."""

from fractions import Fraction

import pytest

from reviewer.model.span import Side, Span
from reviewer.text.date_mention import DateMention
from reviewer.text.figures_write import write_date, write_like, write_number, write_quantity
from reviewer.text.quantities import Quantity, QuantityKind, Value, find_quantities

HERE = Span(0, 1)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (398_000, "398,000"),
        (25_219_000, "25.219 million"),
        (6_445_000_000, "6.445 billion"),
        (1_600_000_000_000, "1.6 trillion"),
        (1_234_567, "1,234,567"),
        (Fraction(253, 10), "25.3"),
        (-6, "-6"),
    ],
)
def test_numbers_are_written_out_below_a_million(value: Value, written: str) -> None:
    assert written == write_number(value)


@pytest.mark.parametrize(
    ("zh", "written"),
    [
        ("64.45亿元", "RMB 6.445 billion"),
        ("300万美元", "USD 3 million"),
        ("25.3%", "25.3%"),
        ("2个百分点", "2 percentage points"),
        ("三分之二", "two thirds"),
        ("2.3万平方米", "23,000 square meters"),
        ("3个月", "3 months"),
    ],
)
def test_a_chinese_figure_is_written_in_english(zh: str, written: str) -> None:
    (quantity,) = find_quantities(zh, Side.ZH)
    assert written == write_quantity(quantity)


@pytest.mark.parametrize(
    ("value", "found", "written"),
    [
        (3, "Four", "Three"),
        (7_231_000_000, "72.31 billion", "7.231 billion"),
        (416_000, "41.6 million", "416,000"),
        (12, "15 days", "12 days"),
    ],
)
def test_only_the_number_changes_where_the_measure_is_the_same(
    value: int, found: str, written: str
) -> None:
    quantity = Quantity(HERE, QuantityKind.COUNT, value)
    assert written == write_like(quantity, found, is_same_measure=True)


@pytest.mark.parametrize(
    ("value", "found", "written"),
    [(11, "12th", "11th"), (3, "second", "third"), (21, "20th", "21st")],
)
def test_ordinals_keep_their_form(value: int, found: str, written: str) -> None:
    quantity = Quantity(HERE, QuantityKind.ORDINAL, value)
    assert written == write_like(quantity, found, is_same_measure=True)


@pytest.mark.parametrize(
    ("date", "written"),
    [
        (DateMention(HERE, year=2021, month=4, day=20), "April 20, 2021"),
        (DateMention(HERE, month=4, day=20), "April 20"),
        (DateMention(HERE, year=2021, month=4), "April 2021"),
        (DateMention(HERE, year=2020, half=1), "the first half of 2020"),
        (DateMention(HERE, quarter=4), "the fourth quarter"),
        (DateMention(HERE, day=22), "the 22nd"),
        (DateMention(HERE, decade=1990), "the 1990s"),
        (DateMention(HERE, hour=16, minute=30), "4:30 p.m."),
        (DateMention(HERE, hour=0), "12 a.m."),
        (DateMention(HERE, weekday=5), "Friday"),
    ],
)
def test_dates_are_written_month_first(date: DateMention, written: str) -> None:
    assert written == write_date(date)
