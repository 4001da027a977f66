"""What the English has for a thing is sorted by what the glossary says of it, and when."""

import pytest

from reviewer.glossary.english import EnglishText
from reviewer.glossary.matching import Matcher
from reviewer.glossary.rows import from_rows
from reviewer.glossary.usage import TermUse, uses_of
from reviewer.text.han import normalise

OFFICE = (
    {
        "zh": "国家知识产权局",
        "en": "China National Intellectual Property Administration",
        "case": "exact",
    },
    {"zh": "国家知识产权局", "en": "CNIPA", "status": "admitted", "abbr": "yes", "case": "exact"},
    {
        "zh": "国家知识产权局",
        "en": "SIPO",
        "status": "forbidden",
        "abbr": "yes",
        "valid_until": "2018-08",
    },
    {
        "zh": "国家知识产权局",
        "en": "China National Intellectual Property Association",
        "status": "forbidden",
    },
)


def uses(rows: tuple[dict[str, str], ...], zh: str, en: str, date: str = "") -> tuple[TermUse, ...]:
    """Find the uses of a glossary of rows in a pair."""
    matcher = Matcher(from_rows(rows))
    return uses_of(normalise(zh), EnglishText(en), matcher.hits(zh), matcher, date)


def texts(use: TermUse, en: str) -> tuple[list[str], list[str], list[str]]:
    """Give what was accepted, forbidden and miscased."""
    accepted, forbidden, miscased = (
        [rendering.span.of(en) for rendering in found]
        for found in (use.accepted, use.forbidden, use.miscased)
    )
    return accepted, forbidden, miscased


@pytest.mark.parametrize(
    ("zh", "date", "is_fine"),
    [
        pytest.param("国家知识产权局发布年报", "2016-05", True, id="a page from before"),
        pytest.param("国家知识产权局发布年报", "2018-08", False, id="a page from then"),
        pytest.param("国家知识产权局发布年报", "2020", False, id="a page from after"),
        pytest.param("国家知识产权局发布年报", "", False, id="a page without a date"),
        pytest.param("2015年，国家知识产权局受理申请", "2020", True, id="it speaks of before"),
        pytest.param("2023年，国家知识产权局受理申请", "", False, id="it speaks of after"),
    ],
)
def test_a_former_name_is_fine_until_its_day(zh: str, date: str, *, is_fine: bool) -> None:
    en = "SIPO released it"
    (use,) = uses(OFFICE, zh, en, date)
    assert texts(use, en)[:2] == ((["SIPO"], []) if is_fine else ([], ["SIPO"]))


@pytest.mark.parametrize(
    ("zh", "date", "is_fine"),
    [
        pytest.param("国家知识产权局发布年报", "2016-05", False, id="a page from before"),
        pytest.param("国家知识产权局发布年报", "2018-08-28", True, id="a page from that day"),
        pytest.param("国家知识产权局发布年报", "2018", True, id="a page that may be from after"),
        pytest.param("国家知识产权局发布年报", "", True, id="a page without a date"),
        pytest.param("2015年，国家知识产权局受理申请", "2020", True, id="it speaks of before"),
    ],
)
def test_a_name_is_wrong_on_pages_from_before_its_day(zh: str, date: str, *, is_fine: bool) -> None:
    rows = ({"zh": "国家知识产权局", "en": "CNIPA", "case": "exact", "valid_from": "2018-08-28"},)
    en = "CNIPA released it"
    (use,) = uses(rows, zh, en, date)
    assert texts(use, en)[:2] == ((["CNIPA"], []) if is_fine else ([], ["CNIPA"]))


def test_an_abbreviation_in_brackets_does_not_excuse_the_words_before_it() -> None:
    en = "the China National Intellectual Property Association (CNIPA)"
    (use,) = uses(OFFICE, "国家知识产权局", en)
    assert texts(use, en) == ([], ["China National Intellectual Property Association"], [])


def test_a_forbidden_word_inside_an_accepted_one_is_fine() -> None:
    rows = (
        {"zh": "副省长", "en": "Vice Governor"},
        {"zh": "副省长", "en": "Governor", "status": "forbidden"},
    )
    en = "Vice Governor Li and a Governor"
    (use,) = uses(rows, "副省长李某", en)
    assert texts(use, en) == (["Vice Governor"], ["Governor"], [])


def test_a_word_that_translates_something_else_is_left_to_it() -> None:
    rows = (
        {"zh": "商标", "en": "trademark"},
        {"zh": "商标", "en": "brand", "status": "forbidden"},
        {"zh": "品牌", "en": "brand"},
    )
    en = "brands and marks"
    mark, _ = uses(rows, "商标和品牌", en)
    assert texts(mark, en) == ([], [], [])


@pytest.mark.parametrize(
    ("en", "expected"),
    [
        ("intellectual property", (["intellectual property"], [], [])),
        ("intellectual properties", ([], ["intellectual properties"], [])),
    ],
)
def test_a_plural_that_is_forbidden_is_told_from_its_singular(
    en: str, expected: tuple[list[str], list[str], list[str]]
) -> None:
    rows = (
        {"zh": "知识产权", "en": "intellectual property"},
        {"zh": "知识产权", "en": "intellectual properties", "status": "forbidden"},
    )
    (use,) = uses(rows, "知识产权", en)
    assert expected == texts(use, en)


def test_a_title_without_its_body_near_is_nobodys() -> None:
    rows = ({"zh": "局长", "en": "Commissioner", "body": "CNIPA", "cues": "国家知识产权局"},)
    assert uses(rows, "联邦航空局局长", "the Administrator") == ()
    (use,) = uses(rows, "国家知识产权局局长", "the Commissioner")
    assert len(use.accepted) == 1


def test_what_one_sense_forbids_may_be_right_in_another() -> None:
    rows = (
        {"zh": "说明书", "en": "description", "sense": "patent", "cues": "权利要求"},
        {"zh": "说明书", "en": "instructions", "sense": "patent", "status": "forbidden"},
        {"zh": "说明书", "en": "instructions", "sense": "leaflet", "cues": "药品"},
    )
    en = "Read the instructions"
    (unclear,) = uses(rows, "请阅读说明书", en)
    assert texts(unclear, en) == (["instructions"], [], [])
    (patent,) = uses(rows, "说明书和权利要求", en)
    assert texts(patent, en) == ([], ["instructions"], [])
