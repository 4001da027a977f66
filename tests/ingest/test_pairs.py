"""Tables of pairs are read line by line, and a wrong line is told by its number."""

import json
from pathlib import Path

import pytest

from reviewer.ingest.pairs import Pair, read_pairs
from reviewer.model.errors import InputError
from reviewer.model.segment import Segment


def read(tmp_path: Path, text: str | bytes, name: str = "pairs.tsv") -> list[Pair]:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return list(read_pairs(path))


def segments(pairs: list[Pair]) -> list[Segment]:
    return [pair.segment for pair in pairs]


def test_two_columns_are_chinese_and_english_numbered_by_line(tmp_path: Path) -> None:
    pairs = read(tmp_path, '专利。\tA "patent".\r\n\n商标。\tA trademark.\n')
    assert [
        Segment("专利。", 'A "patent".', "1"),
        Segment("商标。", "A trademark.", "3"),
    ] == segments(pairs)
    assert [pair.line for pair in pairs] == [1, 3]


def test_three_columns_begin_with_an_id(tmp_path: Path) -> None:
    assert [Segment("专利。", "A patent.", "a1")] == segments(
        read(tmp_path, "a1\t专利。\tA patent.")
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("p.tsv", "doc\tTarget\tSource\tdate\tnote\nd1\tA patent.\t专利。\t2015-03\tx\n"),
        ("p.csv", '\ufeffdoc,en,zh,date\nd1,A patent.,"专利。",2015-03\n'),
        (
            "p.jsonl",
            '{"zh": "专利。", "en": "A patent.", "doc": "d1", "date": "2015-03", "id": 2}\n',
        ),
    ],
)
def test_named_columns_may_stand_in_any_order(tmp_path: Path, name: str, text: str) -> None:
    expected = Segment("专利。", "A patent.", "2", "d1", "2015-03")
    assert [expected] == segments(read(tmp_path, text, name))


def test_a_side_may_be_empty(tmp_path: Path) -> None:
    assert [Segment("专利。", "", "1"), Segment("", "A patent.", "2")] == segments(
        read(tmp_path, "专利。\t\n\tA patent.\n")
    )


def test_a_pair_may_bring_its_own_terms(tmp_path: Path) -> None:
    row = {"zh": "专利", "en": "patent", "status": "preferred"}
    line = json.dumps({"id": "x", "zh": "专利。", "en": "A patent.", "glossary": [row]})
    plain = json.dumps({"zh": "专利。", "en": "A patent."})
    first, second, third = read(tmp_path, f"{line}\n{line}\n{plain}\n", "p.jsonl")
    assert first.glossary is not None
    assert [concept.zh for concept in first.glossary.concepts] == [("专利",)]
    assert first.glossary is second.glossary
    assert third.glossary is None


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "big5"])
def test_tables_in_other_encodings_are_read(tmp_path: Path, codec: str) -> None:
    text = "專利的申請在中國。\tPatent applications in China.\n" * 3
    assert {"專利的申請在中國。"} == {
        one.zh for one in segments(read(tmp_path, text.encode(codec)))
    }


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("p.tsv", "专利。\tA.\n商标。\n", "line 2: has 1 column where 2"),
        ("p.tsv", "专利。\tA.\n商标。\tB.\tC.\n", "line 2: has 3 columns where 2"),
        ("p.tsv", "a\tb\tc\td\te\n", "line 1: has 5 columns"),
        ("p.tsv", "A patent.\t专利。\n", "line 1: English stands before Chinese"),
        ("p.tsv", "zh\ten\tdate\n专利\tA\tMay 5\n", "line 2: the date 'May 5'"),
        ("p.jsonl", '{"zh": "a", "en": "b"}\n{"zh": \n', "line 2: is not JSON"),
        ("p.jsonl", '["a", "b"]\n', "line 1: is not an object"),
        ("p.jsonl", '{"zh": "a"}\n', "line 1: en is missing"),
        ("p.jsonl", '{"zh": 1, "en": "b"}\n', "line 1: zh is not text"),
        ("p.jsonl", '{"zh": "\\ud800", "en": "b"}\n', "line 1: zh holds half a character"),
        ("p.jsonl", '{"zh": "a", "en": "b", "glossary": {}}\n', "line 1: glossary is not"),
        (
            "p.jsonl",
            '{"zh": "a", "en": "b", "glossary": [{"zh": "a"}]}\n',
            "line 1: glossary: row 1",
        ),
        ("p.jsonl", "[" * 100_000, "line 1: "),
        ("p.csv", 'zh,en\n专利,"A\n', "line 2: is not CSV"),
        ("p.tsv", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("p.tsv", "", "is empty"),
    ],
)
def test_a_wrong_line_is_told_with_file_and_number(
    tmp_path: Path, name: str, text: str | bytes, told: str
) -> None:
    with pytest.raises(InputError) as refusal:
        read(tmp_path, text, name)
    assert str(tmp_path / name) in str(refusal.value)
    assert told in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("name", ["missing.tsv", "."], ids=["missing", "folder"])
def test_a_file_that_can_not_be_read_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"check the name|name a file"):
        list(read_pairs(tmp_path / name))


def test_what_stood_before_a_wrong_line_has_been_given(tmp_path: Path) -> None:
    path = tmp_path / "p.tsv"
    path.write_text("专利。\tA.\n商标。\n", encoding="utf-8")
    pairs = read_pairs(path)
    assert next(pairs).segment.en == "A."
    with pytest.raises(InputError):
        next(pairs)


def test_bytes_that_break_the_encoding_later_on_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not in utf-8: save the file as UTF-8"):
        read(tmp_path, (b"a\t" + b"b" * 4000 + b"\n") * 300 + b"\xff\xff\tb\n")
