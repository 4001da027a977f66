"""Pages find their translations among many alike, and orphans stay alone."""

import random
from dataclasses import replace

import pytest

from reviewer.glossary.files import shipped_glossary
from reviewer.ingest.page import page_from_lines, read_page
from reviewer.ingest.pairing import Partners, pair_pages
from reviewer.ingest.wordlist import Wordlist
from reviewer.model.document import Page, PageFacts
from reviewer.model.span import Side
from reviewer.text.shipped import shipped_folder

CORPORA = shipped_folder("corpora")
NUMBERS = range(1, 9)


def samples(side: str, numbers: list[int]) -> list[Page]:
    return [read_page(CORPORA / f"s{number:02d}.{side}.html") for number in numbers]


def undated(page: Page) -> Page:
    return page_from_lines("\n".join(page.texts), page.side)


def report(year: int) -> tuple[Page, Page]:
    """Make one report of a series that differs from the others only by its figures."""
    figures = random.Random(year)  # noqa: S311 — nothing secret
    patents, share = figures.randrange(10_000, 90_000), figures.randrange(11, 99) / 10
    pledges = figures.randrange(1000, 9999)
    zh = (
        f"{year}年，全省专利申请量{patents:,}件，同比增长{share}%。\n"
        f"知识产权质押融资金额达到{pledges / 100:.2f}亿元。\n下一步将加强知识产权保护。"
    )
    en = (
        f"In {year}, the province filed {patents:,} patent applications, up {share}% year on year.\n"
        f"IP pledge financing reached RMB {pledges / 1000:.3f} billion.\n"
        "Intellectual property protection will be strengthened."
    )
    return page_from_lines(zh, Side.ZH), page_from_lines(en, Side.EN)


@pytest.mark.parametrize("has_dates", [True, False], ids=["dated", "undated"])
def test_the_sample_pages_find_each_other_and_orphans_stay_alone(*, has_dates: bool) -> None:
    zh, en = samples("zh", [3, 1, 8, 5, 2, 4]), samples("en", [5, 2, 7, 1, 4, 6, 8])
    if not has_dates:
        zh, en = [undated(page) for page in zh], [undated(page) for page in en]
    found = pair_pages(zh, en, shipped_glossary())
    expected = [(0, None), (1, 3), (2, 6), (3, 0), (4, 1), (5, 4), (None, 2), (None, 5)]
    assert expected == [(one.zh, one.en) for one in found]
    assert all((one.score > 0.5) == (one.zh is not None and one.en is not None) for one in found)


def test_a_series_is_told_apart_by_its_figures() -> None:
    years = list(range(2001, 2025))
    pairs = {year: report(year) for year in years}
    zh_years = [year for year in years if year % 7]
    en_years = [year for year in reversed(years) if year % 5]
    found = pair_pages((pairs[one][0] for one in zh_years), (pairs[one][1] for one in en_years))
    by_year = {
        zh_years[one.zh]: en_years[one.en]
        for one in found
        if one.zh is not None and one.en is not None
    }
    assert by_year == {year: year for year in zh_years if year in en_years}


def test_pages_of_nothing_in_common_stay_alone() -> None:
    (zh,), (en,) = samples("zh", [1]), samples("en", [5])
    assert (Partners(0, None, 0.0), Partners(None, 0, 0.0)) == pair_pages([zh], [en])


def test_one_page_on_each_side_is_enough() -> None:
    (found,) = pair_pages(samples("zh", [1]), samples("en", [1]))
    assert (0, 0) == (found.zh, found.en)


@pytest.mark.parametrize(("zh", "en"), [([], []), ([1], []), ([], [1])], ids=["none", "zh", "en"])
def test_a_side_without_pages_leaves_the_other_alone(zh: list[int], en: list[int]) -> None:
    found = pair_pages(samples("zh", zh), samples("en", en))
    assert len(zh) + len(en) == len(found)
    assert all(one.score == 0.0 for one in found)


@pytest.mark.parametrize(("zh_year", "en_year"), [(2023, 2022), (2019, 2021)], ids=str)
def test_two_reports_of_different_years_stay_alone_with_no_other_page_to_compare(
    zh_year: int, en_year: int
) -> None:
    found = pair_pages([report(zh_year)[0]], [report(en_year)[1]])
    assert [(0, None), (None, 0)] == [(one.zh, one.en) for one in found]


def visit(place: str, en_place: str) -> tuple[Page, Page]:
    """Make one news item of many that differ by the place alone."""
    zh = (
        f"国家知识产权局负责人赴{place}调研\n国家知识产权局有关负责人赴{place}市开展商标和地理标志专题调研。\n"
        "座谈会上强调，要全面加强知识产权保护，深化改革，压缩审查周期。"
    )
    en = (
        f"CNIPA Official Visits {en_place}\nAn official of the China National Intellectual Property "
        f"Administration visited {en_place} City on a fact-finding trip on trademarks and geographical "
        "indications.\nThe official called for stronger IP protection across the board, deeper reform and "
        "shorter examination periods."
    )
    return titled(page_from_lines(zh, Side.ZH)), titled(page_from_lines(en, Side.EN))


def titled(page: Page) -> Page:
    return replace(page, facts=PageFacts(title=page.texts[0]))


def test_news_of_another_place_is_no_translation_though_all_else_is_the_same() -> None:
    anping, mingquan = visit("安平", "Anping"), visit("明泉", "Mingquan")
    (found,) = pair_pages([anping[0]], [anping[1]])
    assert (0, 0) == (found.zh, found.en)
    assert len(pair_pages([anping[0]], [mingquan[1]])) == 2


@pytest.mark.parametrize(
    ("word", "is_name"),
    [
        ("yunling", True),
        ("beijing", True),
        ("xian", True),
        ("canada", False),
        ("macao", False),
        ("change", False),
        ("women", False),
        ("china", False),
        ("zhang", False),
    ],
)
def test_a_name_in_pinyin_is_told_from_other_words(word: str, *, is_name: bool) -> None:
    assert is_name == Wordlist(None).is_spelt_name(word)
