"""Errors that people marked leave with the text, in the words of each form, and come back."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reviewer.ingest.formats import Unit, given_back, read_units, write_units
from reviewer.ingest.formats.html import html_pieces
from reviewer.ingest.formats.inline import placeholder
from reviewer.ingest.formats.xliff12 import xliff12_pieces
from reviewer.ingest.formats.xliff20 import xliff20_pieces
from reviewer.ingest.formats.xliff20_rules import refuse_invalid
from reviewer.model.mark import CORE, Mark, MarkSeverity
from reviewer.model.span import Side, Span

ZH, EN = "国家知识产权局发布", "CNIPA has <released> patents"


def mark(
    start: int | None,
    end: int = 0,
    *,
    side: Side = Side.EN,
    category: str = "Accuracy/Mistranslation",
    english: str | None = None,
) -> Mark:
    span = None if start is None else Span(start, end)
    severity, note, at = MarkSeverity.MAJOR, 'not "has"', "2026-11-22T10:00:00.000000Z"
    return Mark("", side, span, category, severity, note, english, "li", at)


def read(path: Path) -> Unit:
    (unit,) = [one for one in read_units(path) if isinstance(one, Unit)]
    return unit


def written(folder: Path, unit: Unit, name: str, form: str | None = None) -> Path:
    write_units(folder / name, [unit], form)
    return folder / name


MARKS = st.lists(
    st.builds(
        Mark,
        id=st.just(""),
        side=st.sampled_from(Side),
        span=st.none()
        | st.tuples(st.integers(0, 8), st.integers(1, 9)).map(
            lambda pair: Span(min(pair[0], pair[1] - 1), pair[1])
        ),
        category=st.sampled_from([one.name for one in CORE] + ["House/Ours & <theirs>"]),
        severity=st.sampled_from(MarkSeverity),
        note=st.sampled_from(["", 'say "x" & <y>', "第一\n第二"]),
        english=st.none() | st.just("An earlier text"),
        author=st.sampled_from(["", "li"]),
        at=st.sampled_from(["", "2026-11-22T10:00:00.000000Z"]),
    ),
    max_size=4,
    unique_by=lambda one: (one.side, one.span, one.category, one.english),
).map(
    lambda marks: tuple(replace(one, english=None) if one.side is Side.ZH else one for one in marks)
)
FORMS = {
    "a.tmx": None,
    "a.xlf": None,
    "a12.xlf": "xliff12",
    "a.po": None,
    "a.tsv": None,
    "a.csv": None,
    "a.jsonl": None,
}


@pytest.mark.parametrize("name", FORMS)
@given(marks=MARKS)
def test_marks_come_back_with_the_texts_that_they_are_of(
    tmp_path_factory: pytest.TempPathFactory, name: str, marks: tuple[Mark, ...]
) -> None:
    unit = Unit("1", ZH, EN, marks=marks)
    path = written(tmp_path_factory.getbasetemp(), unit, f"marked-{name}", FORMS[name])

    came = read(path)

    assert (ZH, EN, ()) == (came.zh, came.en, came.en_codes)
    assert sorted(map(repr, marks)) == sorted(map(repr, came.marks))


@given(marks=MARKS)
def test_marked_xliff_2_is_valid(
    tmp_path_factory: pytest.TempPathFactory, marks: tuple[Mark, ...]
) -> None:
    unit = Unit("1", ZH, EN, marks=marks)
    refuse_invalid(written(tmp_path_factory.getbasetemp(), unit, "valid.xlf"))


def test_crossing_marks_stand_in_the_text_of_xliff_2_as_its_says(tmp_path: Path) -> None:
    unit = Unit("1", ZH, EN, marks=(mark(0, 9), mark(6, 14), mark(None)))
    (target,) = etree.parse(written(tmp_path, unit, "a.xlf")).iter("{*}target")
    its = "{http://www.w3.org/2005/11/its}locQualityIssue"
    assert ["rm1", "rm2", "rm3"] == [one.get("id") for one in target.iter("{*}sm")]
    assert ["rm1", "rm2", "rm3"] == [one.get("startRef") for one in target.iter("{*}em")]
    assert {("its:generic", "mistranslation", "75", 'not "has"')} == {
        (one.get("type"), *(one.get(its + name) for name in ("Type", "Severity", "Comment")))
        for one in target.iter("{*}sm")
    }
    assert EN == "".join(map(str, target.itertext()))


def test_marks_keep_their_words_beside_inline_codes(tmp_path: Path) -> None:
    english = f"{placeholder(0)}Press{placeholder(1)} OK{placeholder(2)} now"
    unit = Unit(
        "1",
        ZH,
        english,
        marks=(mark(1, 6), mark(8, 10), mark(3, 12)),
        en_codes=('<pc id="1">', "</pc>", '<ph id="2"/>'),
        form="xliff20",
    )
    for name, form in (("a.xlf", None), ("b.xlf", "xliff12")):
        came = read(written(tmp_path, unit, name, form))
        assert len(came.en_codes) == 3
        assert english == came.en
        assert {"Press", "OK", english[3:12]} == {
            one.span.of(came.en) for one in came.marks if one.span
        }


def test_marks_of_other_tools_are_read_by_their_type_and_severity(tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:q="http://www.w3.org/2005/11/its"'
        ' version="2.1" srcLang="zh" trgLang="en" q:version="2.0"><file id="f"><unit id="u"><segment>'
        '<source>一</source><target>one <mrk id="1" type="q:generic" q:locQualityIssueType="misspelling"'
        ' q:locQualityIssueSeverity="20.5">to</mrk> <mrk id="2" type="term">three</mrk></target>'
        "</segment></unit></file></xliff>",
        encoding="utf-8",
    )
    unit = read(path)
    assert ("one to ", 2) == (unit.en.split(placeholder(0))[0], len(unit.en_codes))
    (one,) = unit.marks
    assert ("Fluency/Spelling", MarkSeverity.MINOR, Span(4, 6)) == (
        one.category,
        one.severity,
        one.span,
    )
    assert path.read_bytes() == given_back(path, [unit]).data
    assert (
        b"<target>one 2 <mrk"
        in given_back(path, [replace(unit, en=unit.en.replace("to", "2"))]).data
    )


def test_marked_files_are_valid_by_their_schemas(shared: Path, tmp_path: Path) -> None:
    from tests.ingest.formats.test_schemas import schema

    # The strict schema of 1.2 takes no attributes of namespaces that it has no schema of.
    unit = Unit("1", ZH, EN, marks=(mark(0, 9), mark(6, 14), mark(None), mark(0, 2, side=Side.ZH)))
    old = schema(shared / "data/interop/schemas/xliff/xliff-core-1.2-transitional.xsd", tmp_path)
    assert old.validate(etree.fromstring("".join(xliff12_pieces([unit])).encode())), old.error_log
    core = "data/interop/oasis-xliff/xliff-21/schemas/xliff_core_2.0.xsd"
    new = schema(shared / core, tmp_path)
    assert new.validate(etree.fromstring("".join(xliff20_pieces([unit])).encode())), new.error_log


def test_people_are_told_of_marks_in_words() -> None:
    page = "".join(html_pieces([Unit("1", ZH, EN, marks=(mark(10, 20), mark(0, 2, english="Xy")))]))
    assert "major Accuracy/Mistranslation “&lt;released&gt;”: not &quot;has&quot; (li)" in page
    assert "major Accuracy/Mistranslation “Xy” in earlier English" in page


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "[1]",
        "{}",
        '{"severity": "dire"}',
        '{"severity": "major", "start": 5, "end": 2}',
        "[" * 99_999,
    ],
)
def test_what_is_no_mark_is_passed_over(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(f"zh\ten\tmarks\n一\tone\t{text}\n", encoding="utf-8")
    assert () == read(path).marks
