"""Chinese marks in English come with what to put in their place."""

import pytest

from reviewer.check.punctuation import find_chinese_marks
from reviewer.check.reading import Reading
from reviewer.model.segment import Segment


@pytest.mark.parametrize(
    ("en", "fixed"),
    [
        ("One，two", "One, two"),
        ("One， two", "One, two"),
        ("Done。", "Done."),
        ("a、b", "a, b"),
        ("（CNIPA）", "(CNIPA)"),
        ("the 《Patent Law》", "the Patent Law"),
        ("「IP」", "“IP”"),
        ("ＰＣＴ　２０２１", "PCT 2021"),
        ("10％", "10%"),
        ("Wait……", "Wait…"),
        ("（open", "(open"),
    ],
)
def test_a_suggestion_puts_the_english_mark_in_place(en: str, fixed: str) -> None:
    (finding,) = find_chinese_marks(Reading(Segment(zh="", en=en)))
    assert finding.en is not None
    assert fixed == f"{en[: finding.en.start]}{finding.suggestion}{en[finding.en.end :]}"


def test_a_kind_of_mark_is_told_once() -> None:
    findings = list(find_chinese_marks(Reading(Segment(zh="", en="a，b，c。"))))
    assert [finding.message for finding in findings] == [
        "“，” is a Chinese mark (2 times)",
        "“。” is a Chinese mark",
    ]
