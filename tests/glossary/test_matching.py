"""Terms are found in Chinese and in English as a reader would find them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.glossary.concepts import Glossary
from reviewer.glossary.english import EnglishText, pattern_of
from reviewer.glossary.matching import Matcher
from reviewer.glossary.rows import from_rows


def matcher(*rows: tuple[str, str] | dict[str, str]) -> Matcher:
    """Make a matcher of rows, (zh, en) or with more fields."""
    named = ({"zh": row[0], "en": row[1]} if isinstance(row, tuple) else row for row in rows)
    return Matcher(from_rows(named))


def chinese(found_by: Matcher, zh: str) -> list[str]:
    """Give the Chinese terms that are found."""
    return [hit.span.of(zh) for hit in found_by.hits(zh)]


def english(found_by: Matcher, en: str) -> list[str]:
    """Give what of an English text renders the first concept."""
    concept = found_by.glossary.concepts[0]
    return [r.span.of(en) for r in found_by.renderings(concept, EnglishText(en))]


PATENTS = matcher(
    ("专利", "patent"), ("发明专利", "invention patent"), ("有效发明专利", "valid patent")
)


@pytest.mark.parametrize(
    ("zh", "expected"),
    [
        pytest.param(
            "有效发明专利和专利", ["有效发明专利", "专利"], id="longest first, nested silent"
        ),
        pytest.param("有效發明專利", ["有效發明專利"], id="Traditional"),
        pytest.param("没有这个词", [], id="nothing"),
    ],
)
def test_the_longest_term_stands_for_those_in_it(zh: str, expected: list[str]) -> None:
    assert expected == chinese(PATENTS, zh)


@pytest.mark.parametrize(
    ("term", "zh"),
    [
        ("设计", "建设计划"),
        ("商标", "要求厂商标明产地"),
        ("品种", "产品种类"),
        ("权利", "国家主权利益"),
    ],
)
def test_a_stretch_across_two_words_is_no_term(term: str, zh: str) -> None:
    assert chinese(matcher((term, "x")), zh) == []


def test_the_sense_whose_cue_is_near_is_meant() -> None:
    rows = (
        {"zh": "授权", "en": "grant", "sense": "patent", "cues": "专利|量"},
        {"zh": "授权", "en": "authorize", "sense": "delegation", "cues": "代表"},
    )
    found_by = matcher(*rows)
    for zh, expected in [
        ("专利授权", {"授权/patent"}),
        ("授权代表签署", {"授权/delegation"}),
        ("已授权", {"授权/patent", "授权/delegation"}),
    ]:
        (hit,) = found_by.hits(zh)
        assert expected == {concept.id for concept in found_by.concepts(zh, hit)}


def test_a_title_belongs_to_the_body_that_is_named_nearest() -> None:
    rows = (
        {
            "zh": "局长",
            "en": "Commissioner",
            "sense": "CNIPA",
            "body": "CNIPA",
            "cues": "国家知识产权局",
        },
        {
            "zh": "局长",
            "en": "Director",
            "sense": "province",
            "body": "province",
            "cues": "省知识产权局",
        },
    )
    found_by = matcher(*rows)
    zh = "国家知识产权局局长与辽宁省知识产权局局长会谈"
    found = [found_by.concepts(zh, hit)[0].preferred for hit in found_by.hits(zh)]
    assert found == ["Commissioner", "Director"]


@pytest.mark.parametrize(
    ("term", "en", "expected"),
    [
        pytest.param("patent", "Patents granted", ["Patents"], id="plural, capital"),
        pytest.param("patentee", "the patentees’ rights", ["patentees"], id="possessive"),
        pytest.param("re-examination", "Reexaminations", ["Reexaminations"], id="no hyphen"),
        pytest.param("reexamination", "a re-examination", ["re-examination"], id="a hyphen"),
        pytest.param("trademark", "two trade marks", ["trade marks"], id="a space"),
        pytest.param("license", "open licence", ["licence"], id="British"),
        pytest.param(
            "Supreme People's Court",
            "the Supreme Peoples' Court",
            ["Supreme Peoples' Court"],
            id="apostrophe",
        ),
        pytest.param("per 10,000 people", "2 per 10000 people", ["per 10000 people"], id="figure"),
        pytest.param("use and protection", "use & protection", ["use & protection"], id="and"),
        pytest.param("invention", "an inventive step", [], id="another word"),
        pytest.param("NIPA", "CNIPA", [], id="inside a word"),
        pytest.param("patent law", "the patent. Law", [], id="two sentences"),
        pytest.param(
            "technology transfer",
            "transfer of green technologies",
            ["transfer of green technologies"],
            id="a gap, another order",
        ),
        pytest.param(
            "bad-faith registration",
            "registered in bad faith",
            ["registered in bad faith"],
            id="told by its verb",
        ),
        pytest.param(
            "technology transfer", "transfer them. Technology", [], id="no gap across sentences"
        ),
        pytest.param("World IP Day", "World Intellectual Day of IP", [], id="no gap in names"),
    ],
)
def test_form_does_not_matter_but_the_words_do(term: str, en: str, expected: list[str]) -> None:
    assert expected == english(matcher(("词", term)), en)


def test_a_longer_term_may_be_written_with_an_abbreviation() -> None:
    ip = [
        {"zh": "知识产权", "en": "intellectual property"},
        {"zh": "知识产权", "en": "intellectual property right", "status": "admitted"},
        {"zh": "知识产权", "en": "IP", "status": "admitted", "abbr": "yes"},
        {"zh": "知识产权", "en": "IPR", "status": "admitted", "abbr": "yes"},
    ]
    pledge = matcher({"zh": "质押", "en": "intellectual property pledge"}, *ip)
    assert english(pledge, "two IP pledges") == ["IP pledges"]
    assert english(pledge, "two IPR pledges") == ["IPR pledges"]
    day = matcher({"zh": "日", "en": "World IP Day", "case": "exact"}, *ip)
    assert english(day, "World Intellectual Property Day") == ["World Intellectual Property Day"]
    assert english(day, "World Intellectual Property Rights Day") == []


@pytest.mark.parametrize(
    ("term", "en", "has_its_case"),
    [
        ("CNIPA", "CNIPA", True),
        ("WIPO", "Wipo", False),
        ("IPR", "IPRs", True),
        ("Patent Law", "patent law", False),
        ("Patent Law", "PATENT LAW", True),
        ("Belt and Road", "the Belt And Road", True),
        ("patent", "Patent", True),
    ],
)
def test_capitals_are_compared_word_by_word(term: str, en: str, *, has_its_case: bool) -> None:
    found_by = matcher({"zh": "词", "en": term, "case": "exact"})
    (rendering,) = found_by.renderings(found_by.glossary.concepts[0], EnglishText(en))
    assert has_its_case is rendering.has_its_case


@settings(deadline=None)
@given(
    st.text(alphabet="patents, .-'IP产", max_size=40), st.text(alphabet="patents -IP", max_size=8)
)
def test_what_is_found_is_in_the_text(text: str, term: str) -> None:
    english_text = EnglishText(text)
    pattern = pattern_of(term)
    if not pattern.words:
        return
    for first, end in (*english_text.ranges(pattern), *english_text.scattered(pattern)):
        assert 0 <= first < end <= len(english_text.words)
        assert english_text.span(first, end).of(text)


def test_an_empty_glossary_finds_nothing() -> None:
    assert Matcher(Glossary()).hits("专利") == ()
