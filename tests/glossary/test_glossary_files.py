"""Glossaries are read from tables, with clear words where they can't be, and written safely."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.glossary.concepts import Glossary
from reviewer.glossary.english import EnglishText
from reviewer.glossary.files import (
    glossary_as_csv,
    read_glossary,
    shipped_glossary,
    table_as_csv,
)
from reviewer.glossary.matching import Matcher
from reviewer.glossary.rows import from_rows
from reviewer.glossary.usage import uses_of
from reviewer.model.errors import GlossaryError, InputError
from reviewer.model.term import CaseRule, Concept, Strictness, Term, TermStatus

ROWS: list[dict[str, object]] = [
    {
        "zh": "授权",
        "en": "grant",
        "status": "preferred",
        "sense": "patent",
        "context_zh": "专利|量",
    },
    {"zh": "授权", "en": "authorize", "sense": "delegation", "context_zh": "代表"},
    {"zh": "国家知识产权局", "en": "CNIPA", "status": "admitted", "abbr": True, "case": "exact"},
    {"zh": "国家知识产权局", "en": "SIPO", "status": "forbidden", "valid_until": "2018-08"},
]


def test_rows_of_one_chinese_and_sense_make_one_concept() -> None:
    grant, authorize, office = from_rows(ROWS).concepts
    assert (grant.id, grant.cues) == ("授权/patent", ("专利", "量"))
    assert (authorize.id, authorize.cues) == ("授权/delegation", ("代表",))
    assert office == Concept(
        id="国家知识产权局",
        zh=("国家知识产权局",),
        en=(
            Term("CNIPA", TermStatus.ADMITTED, CaseRule.EXACT, is_abbreviation=True),
            Term("SIPO", TermStatus.FORBIDDEN, valid_until="2018-08"),
        ),
    )


def test_json_and_csv_of_the_same_rows_are_the_same_glossary(tmp_path: Path) -> None:
    in_json = tmp_path / "terms.json"
    in_json.write_text(json.dumps(ROWS), encoding="utf-8")
    in_csv = tmp_path / "terms.csv"
    in_csv.write_text(glossary_as_csv(from_rows(ROWS)), encoding="utf-8-sig")
    assert read_glossary(in_json) == read_glossary(in_csv)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_may_part_its_cells_as_spreadsheets_do(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(f"ZH{separator}EN\n专利{separator}patent\n\n", encoding="utf-8")
    assert from_rows([{"zh": "专利", "en": "patent"}]).concepts == read_glossary(path).concepts


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(
            "zh,en,status\n专利,patent,prefered\n",
            "terms.csv: line 2: status: 'prefered' is none of preferred, admitted, forbidden, deprecated",
            id="a word that is not one of the set",
        ),
        pytest.param(
            "zh,en,status\n,patent,\n",
            "terms.csv: line 2: zh is empty: give the Chinese term",
            id="no Chinese",
        ),
        pytest.param(
            "zh,en\n|,patent\n",
            "terms.csv: line 2: zh is empty: give the Chinese term",
            id="nothing between separators",
        ),
        pytest.param(
            '[{"zh": ["专利"], "en": "patent"}]',
            "terms.csv: row 1: zh: is a list: put | between several in one text",
            id="a list in a cell",
        ),
        pytest.param(
            "zh,en,valid_until\n局,SIPO,08/2018\n",
            "terms.csv: line 2: valid_until: '08/2018' is not a date: write 2018, 2018-08 or 2018-08-28",
            id="a date in another form",
        ),
        pytest.param(
            "zh,en\n专利,patent, invention\n",
            "terms.csv: line 2: has 3 cells under 2 headings: quote the cells that hold a separator",
            id="too many cells",
        ),
        pytest.param(
            "专利,patent\n",
            "terms.csv: line 1: the header has no zh and en: begin with id,zh,en,status,…",
            id="no header",
        ),
        pytest.param(
            "zh,en,status\n专利,patent,\n专利,patent,forbidden\n",
            "terms.csv: line 3: status: 'patent' is both preferred and forbidden for 专利: "
            "keep one of the two",
            id="preferred and forbidden",
        ),
        pytest.param(
            '[{"zh": "专利"}]',
            "terms.csv: row 1: en is empty: give the English term",
            id="JSON without English",
        ),
        pytest.param(
            '{"zh": "专利"}',
            "terms.csv: is not a list of rows: give [{…}, …], each with zh and en",
            id="JSON that is no list",
        ),
        pytest.param(
            '[{"zh": ]',
            "terms.csv: line 1: is not JSON: give a list of rows, each with zh and en",
            id="broken JSON",
        ),
        pytest.param(
            "[1]",
            "terms.csv: row 1: is not a row with named fields: give each as zh, en, …",
            id="no row",
        ),
    ],
)
def test_a_faulty_row_is_told_with_its_place(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GlossaryError) as caught:
        read_glossary(path)
    assert message == str(caught.value)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", "专利".encode("gb18030"), b"zh,en\n\0,a"])
def test_what_is_no_text_is_told_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "terms.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match="UTF-8"):
        read_glossary(path)
    with pytest.raises(InputError, match="no such file"):
        read_glossary(tmp_path / "other.csv")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_becomes_a_formula(start: str) -> None:
    written = table_as_csv(("zh", "en"), [{"zh": "专利", "en": f"{start}HYPERLINK(1)"}])
    assert f"'{start}HYPERLINK" in written


_TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp"), exclude_characters="|'"),
    min_size=1,
    max_size=8,
)
_TERMS = st.builds(
    Term,
    text=_TEXT,
    status=st.sampled_from(TermStatus),
    case=st.sampled_from(CaseRule),
    is_abbreviation=st.booleans(),
    valid_from=st.sampled_from(["", "1998", "2018-08-28"]),
    valid_until=st.sampled_from(["", "2018", "2018-08", "2018-08-28"]),
    note=_TEXT,
)
_CONCEPTS = st.builds(
    Concept,
    id=_TEXT,
    zh=st.lists(_TEXT, min_size=1, max_size=3, unique=True).map(tuple),
    en=st.lists(_TERMS, min_size=1, max_size=4, unique_by=lambda term: term.text).map(tuple),
    sense=_TEXT,
    cues=st.lists(_TEXT, max_size=3, unique=True).map(tuple),
    body=_TEXT,
    strictness=st.sampled_from(Strictness),
    note=_TEXT,
)


@settings(deadline=None)
@given(st.lists(_CONCEPTS, max_size=4, unique_by=lambda concept: concept.id))
def test_a_glossary_survives_its_csv(
    tmp_path_factory: pytest.TempPathFactory, concepts: list[Concept]
) -> None:
    path = tmp_path_factory.mktemp("glossary") / "terms.csv"
    path.write_text(glossary_as_csv(Glossary(tuple(concepts))), encoding="utf-8", newline="")
    assert tuple(concepts) == read_glossary(path).concepts


def test_the_glossary_that_ships_has_its_concepts() -> None:
    glossary = shipped_glossary()
    assert glossary.name == "CNIPA"
    assert len(glossary) > 200


@pytest.mark.parametrize(
    ("en", "date", "wanted"),
    [
        pytest.param(
            "CNIPA released it.", "2016-01-15", "State Intellectual Property Office", id="2016"
        ),
        pytest.param("SIPO released it.", "2016-01-15", None, id="the name of its day"),
        pytest.param("CNIPA released it.", "2018-08-28", None, id="the day of the new name"),
        pytest.param("CNIPA released it.", "2018", None, id="some day of that year"),
        pytest.param(
            "SIPO released it.",
            "2020-05-01",
            "China National Intellectual Property Administration",
            id="2020",
        ),
        pytest.param(
            "The China National Intellectual Property Administration released it.",
            "2015",
            "State Intellectual Property Office",
            id="in full",
        ),
    ],
)
def test_the_office_has_the_name_of_the_day_of_the_page(
    en: str, date: str, wanted: str | None
) -> None:
    matcher = Matcher(shipped_glossary())
    zh = "国家知识产权局发布了通知。"
    (use,) = uses_of(zh, EnglishText(en), matcher.hits(zh), matcher, date)
    assert (wanted is not None) == bool(use.forbidden)
    assert wanted is None or wanted == use.wanted
