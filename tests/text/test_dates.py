"""Dates are found with the parts that are written."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model.span import Side
from reviewer.text.dates import find_dates


def parts(text: str, side: Side) -> list[dict[str, int]]:
    return [dict(date.parts) for date in find_dates(text, side)]


def day(month: int, number: int, year: int | None = None) -> dict[str, int]:
    return ({"year": year} if year else {}) | {"month": month, "day": number}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020年4月20日", [day(4, 20, 2020)]),
        ("二〇二五年三月一日", [day(3, 1, 2025)]),
        ("2020 年 4 月", [{"year": 2020, "month": 4}]),
        ("3至6月", [{"month": 3}, {"month": 6}]),
        ("10月14至15日", [day(10, 14), day(10, 15)]),
        ("9月23日至24日", [day(9, 23), day(9, 24)]),
        ("5月至8月", [{"month": 5}, {"month": 8}]),
        ("26日", [{"day": 26}]),
        ("2018-2020年", [{"year": 2018}, {"year": 2020}]),
        ("2021/22年度", [{"year": 2021}, {"year": 2022}]),
        ("2024年第一季度", [{"year": 2024, "quarter": 1}]),
        ("一、二季度", [{"quarter": 1}, {"quarter": 2}]),
        ("上半年", [{"half": 1}]),
        ("20世纪80年代", [{"decade": 1980}]),
        ("下午4点半", [{"hour": 16, "minute": 30}]),
        ("25日16时", [{"day": 25}, {"hour": 16}]),
        ("19时54分", [{"hour": 19, "minute": 54}]),
        ("2020-07-26", [day(7, 26, 2020)]),
        ("“4·26”联合执法", [day(4, 26)]),
        ("“九一八”事变", [day(9, 18)]),
        ("周六", [{"weekday": 6}]),
    ],
)
def test_chinese_dates_have_their_parts(text: str, expected: list[dict[str, int]]) -> None:
    assert expected == parts(text, Side.ZH)


@pytest.mark.parametrize(
    "text",
    [
        "三个月",
        "15日内",
        "为期3日",
        "前三季度",
        "以下三点",
        "8,000点",
        "一周一次",
        "四季如春",
        "5年",
        "一时",
    ],
)
def test_lengths_of_time_and_points_are_no_dates(text: str) -> None:
    assert parts(text, Side.ZH) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("April 20, 2021", [day(4, 20, 2021)]),
        ("on 1 April 2017", [day(4, 1, 2017)]),
        ("September 23 and 24, an official", [day(9, 23), day(9, 24)]),
        ("October 14-15, 2020", [day(10, 14, 2020), day(10, 15, 2020)]),
        ("26-28 July", [day(7, 26), day(7, 28)]),
        ("May 5, 6 and 7", [day(5, 5), day(5, 6), day(5, 7)]),
        ("from May to July.", [{"month": 5}, {"month": 7}]),
        ("by Sept. 30.", [day(9, 30)]),
        ("first quarter of 2023", [{"year": 2023, "quarter": 1}]),
        ("In Q1, 1.2 million", [{"quarter": 1}]),
        ("the second half of the year", [{"half": 2}]),
        ("the 1990s", [{"decade": 1990}]),
        ("during the eighties", [{"decade": 1980}]),
        ("2018-19", [{"year": 2018}, {"year": 2019}]),
        ("end-2018", [{"year": 2018}]),
        ("9:30 a.m. and 4 p.m.", [{"hour": 9, "minute": 30}, {"hour": 16}]),
        ("at 16:00", [{"hour": 16, "minute": 0}]),
        ("9/27/2020", [day(9, 27, 2020)]),
        ("Release date: 2024-04-26", [day(4, 26, 2024)]),
    ],
)
def test_english_dates_have_their_parts(text: str, expected: list[dict[str, int]]) -> None:
    assert expected == parts(text, Side.EN)


@pytest.mark.parametrize(
    "text",
    [
        "It may be. May it last.",
        "the Long March",
        "Jan Smith",
        "the 26th Festival",
        "H1N1",
        "2,019 people",
        "July the 10-year",
    ],
)
def test_words_that_look_like_dates_are_none(text: str) -> None:
    assert [found for found in parts(text, Side.EN) if found != {"month": 7}] == []


@pytest.mark.parametrize("text", ["July 26 and 3 people", "July 26, and 3 to 5 inches"])
def test_what_is_counted_is_no_day(text: str) -> None:
    assert parts(text, Side.EN) == [day(7, 26)]


@given(st.dates(dt.date(1000, 1, 1), dt.date(2099, 12, 31)))
def test_a_date_is_read_the_same_in_both_languages(date: dt.date) -> None:
    expected = [day(date.month, date.day, date.year)]
    assert expected == parts(f"{date.year}年{date.month}月{date.day}日", Side.ZH)
    assert expected == parts(f"{date:%B} {date.day}, {date.year}", Side.EN)


@given(st.text(alphabet="0123456789年月日时点至、-上下半第季度周一二十 度/.:", max_size=30))
def test_any_chinese_text_gives_dates_in_order(text: str) -> None:
    spans = [date.span for date in find_dates(text, Side.ZH)]
    assert spans == sorted(spans)
    assert all(0 < len(span) and span.end <= len(text) for span in spans)


def test_a_day_that_became_a_name_is_a_date_but_a_quoted_amount_is_not() -> None:
    (day,) = find_dates("the “4.26” joint action", Side.EN)
    assert (4, 26, False) == (day.month, day.day, day.is_certain)
    assert () == find_dates("it reached “4.26” million", Side.EN)
