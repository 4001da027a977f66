"""Numerals of both languages are worth what people mean by them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.text import numerals_en, numerals_zh

HAN_DIGITS = "零一二三四五六七八九"


def in_han(number: int) -> str:
    """Write 1 to 9999 as Chinese does, 一千零五 for 1005."""
    written, zero = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            written += ("零" if zero and written else "") + HAN_DIGITS[digit] + name
        zero = not digit
    return written


def read_zh(text: str) -> numerals_zh.Numeral:
    match = numerals_zh.NUMERAL.match(text)
    assert match is not None
    assert match[0] == text
    return numerals_zh.read_numeral(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2万4801", 24_801),
        ("75万7千", 757_000),
        ("6.9732万", 69_732),
        ("2521.9万", 25_219_000),
        ("3千多万", 30_000_000),
        ("1.6万亿", 1_600_000_000_000),
        ("1万2千亿", 1_200_000_000_000),
        ("3亿2000万", 320_000_000),
        ("1,234.5", Fraction(2469, 2)),
        ("两万五", 25_000),
        ("一百二", 120),
        ("一百零五", 105),
        ("十五", 15),
        ("廿五", 25),
        ("二〇二二", 2022),
        ("一九四九", 1949),
        ("六点五", Fraction(13, 2)),
        ("三点五万", 35_000),
        ("贰拾伍", 25),
    ],
)
def test_a_chinese_numeral_is_worth_what_it_says(text: str, value: int | Fraction) -> None:
    assert read_zh(text).value == value


@pytest.mark.parametrize(
    ("text", "value", "upper"),
    [("数百", 100, None), ("几十万", 100_000, None), ("百万", 1_000_000, None),
     ("七八", 7, 8), ("三四十", 30, 40), ("十七八", 17, 18), ("五六百", 500, 600)],
)  # fmt: skip
def test_an_order_or_a_guess_is_vague(text: str, value: int, upper: int | None) -> None:
    numeral = read_zh(text)
    assert numeral.is_vague
    assert (numeral.value, numeral.upper) == (value, upper)


@pytest.mark.parametrize(
    ("text", "numeral"), [("二十两银子", "二十"), ("82万千瓦", "82万"), ("6200兆焦", "6200")]
)
def test_a_measure_word_is_no_digit(text: str, numeral: str) -> None:
    match = numerals_zh.NUMERAL.match(text)
    assert match is not None
    assert match[0] == numeral


@given(st.integers(1, 9999))
def test_han_numerals_are_read_back(number: int) -> None:
    assert read_zh(in_han(number)).value == number


@given(st.integers(1, 9999), st.sampled_from(["万", "亿", "万亿"]))
def test_scales_multiply_what_stands_before_them(number: int, scale: str) -> None:
    factor = {"万": 10**4, "亿": 10**8, "万亿": 10**12}[scale]
    assert read_zh(in_han(number) + scale).value == number * factor
    assert read_zh(f"{number}{scale}").value == number * factor


@given(st.decimals(min_value=0, max_value=9999, places=3))
def test_decimals_stay_exact(number: object) -> None:
    assert numerals_zh.read_digits(str(number))[0] == Fraction(str(number))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.5", Fraction(2469, 2)),
        ("3.2 million", 3_200_000),
        ("14.8 millions", 14_800_000),
        ("fourteen billion", 14 * 10**9),
        ("one hundred and twenty-five thousand", 125_000),
        ("one thousand five hundred and six", 1506),
        ("two hundred and five million", 205_000_000),
        ("a hundred and ten", 110),
        ("a dozen", 12),
        ("two dozen", 24),
        ("twenty-one", 21),
        ("5bn", 5 * 10**9),
    ],
)
def test_an_english_numeral_is_worth_what_it_says(text: str, value: int | Fraction) -> None:
    match = numerals_en.NUMERAL.match(text)
    assert match is not None
    assert match[0] == text
    assert numerals_en.read_numeral(text).value == value


@given(st.integers(0, 99))
def test_english_words_are_read_back(number: int) -> None:
    assert numerals_en.read_numeral(numerals_en.spoken(number)).value == number
