"""A file that came in goes out again with only the edited English changed."""

import io
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.ingest.formats import Unit, given_back, read_units, write_units
from reviewer.ingest.formats.inline import placeholder
from reviewer.model.decision import Status
from reviewer.model.errors import InputError

UNITS = [
    Unit("1", "一", "one", document="d"),
    Unit("2", "二<b>", "two & 2", status=Status.ACCEPTED, document="d"),
    Unit("3", "三", "", document="d"),
]
NAMES = {
    "a.tmx": None,
    "a12.xlf": "xliff12",
    "a.xlf": None,
    "a.po": None,
    "a.docx": None,
    "a.xlsx": None,
}


def units_of(path: Path) -> list[Unit]:
    return [one for one in read_units(path) if isinstance(one, Unit)]


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def pieces(data: bytes) -> Counter[object]:
    """Cut a file into what may and may not change: the parts of a package, else the lines."""
    return Counter(parts(data).items() if data.startswith(b"PK") else data.splitlines())


@pytest.mark.parametrize("name", NAMES)
def test_only_what_was_edited_is_changed(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write_units(path, UNITS, NAMES[name])
    came = units_of(path)
    edited = [came[0], replace(came[1], en="2 < 3,\n“two” & more"), replace(came[2], en="three")]

    back = given_back(path, edited)

    assert (came[1].id, came[2].id) == back.changed
    assert () == back.unknown
    out = tmp_path / f"out-{name}"
    out.write_bytes(back.data)
    assert [(one.zh, one.en) for one in edited] == [(one.zh, one.en) for one in units_of(out)]
    assert [came[0].status, *(one.document for one in came)] == [
        units_of(out)[0].status,
        *(one.document for one in units_of(out)),
    ]
    gone = pieces(path.read_bytes()) - pieces(back.data)
    assert 1 <= gone.total() <= (1 if path.suffix in {".docx", ".xlsx"} else 2)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_in_which_nothing_was_edited_is_the_same_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write_units(path, UNITS, NAMES[name])
    through = tmp_path / "reviewed.tsv"
    write_units(through, units_of(path))

    assert path.read_bytes() == given_back(path, units_of(through)).data


def test_inline_codes_stay_with_their_words_when_a_table_lost_them(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(
        '<tmx version="1.4"><header/><body><tu tuid="7"><tuv xml:lang="zh"><seg>点击<ph x="1"/>确定</seg></tuv>'
        '<tuv xml:lang="en"><seg>Press <hi>the</hi> key<ph x="1"/> now</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    back = given_back(path, [Unit("7", "点击确定", "Click on the key again")])

    assert ("7",) == back.placed
    assert b'<seg>Click on <hi>the</hi> key<ph x="1"/> again</seg>' in back.data
    (came,) = units_of(path)
    with_codes = replace(came, en=f"{placeholder(2)}Now{placeholder(0)}!{placeholder(1)}")
    assert b'<seg><ph x="1"/>Now<hi>!</hi></seg>' in given_back(path, [with_codes]).data


def test_equal_units_are_told_apart_by_their_order_and_unknown_ones_are_told(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.po"
    write_units(path, [Unit("", "是", "yes"), Unit("", "否", "no")])
    came = units_of(path)
    reviewed = [Unit("99", "是", "Yes"), Unit("1", "没有", "none"), *came[1:]]

    back = given_back(path, reviewed)

    assert (("1",), 1) == (back.unknown, len(back.changed))
    twice = tmp_path / "b.tmx"
    write_units(twice, [Unit("5", "同", "same"), Unit("5", "同", "alike")])
    again = given_back(twice, [Unit("5", "同", "same"), Unit("5", "同", "equal")])
    (tmp_path / "out.tmx").write_bytes(again.data)
    assert ["same", "equal"] == [unit.en for unit in units_of(tmp_path / "out.tmx")]


def test_po_keeps_its_encoding_line_ends_and_comments(tmp_path: Path) -> None:
    text = (
        'msgid ""\r\nmsgstr ""\r\n"Language: zh_CN\\n"\r\n\r\n#. hint\r\n#, fuzzy\r\n'
        'msgid ""\r\n"Trade "\r\n"mark"\r\nmsgstr "商标"\r\n\r\n#~ msgid "old"\r\n#~ msgstr "旧"\r\n'
    )
    path = tmp_path / "zh.po"
    path.write_bytes(text.encode("gb18030"))
    (came,) = units_of(path)

    back = given_back(path, [replace(came, en="Trademark")])

    old = '""\r\n"Trade "\r\n"mark"'
    assert text.replace(old, '"Trademark"') == back.data.decode("gb18030")


def test_word_keeps_the_dress_of_a_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    write_units(path, UNITS)
    data = parts(path.read_bytes())
    dressed = data["word/document.xml"].replace(
        b'<w:p><w:r><w:t xml:space="preserve">one<',
        b'<w:p><w:pPr><w:jc w:val="left"/><w:rPr><w:i/></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr>'
        b'<w:t>o</w:t></w:r><w:r><w:t xml:space="preserve">ne<',
    )
    with zipfile.ZipFile(path, "w") as package:
        for name, content in (data | {"word/document.xml": dressed}).items():
            package.writestr(name, content)
    came = units_of(path)
    assert "one" == came[0].en

    written = parts(given_back(path, [replace(came[0], en="uno")]).data)["word/document.xml"]

    assert (
        b'<w:p><w:pPr><w:jc w:val="left"/><w:rPr><w:i/></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr>'
        b'<w:t xml:space="preserve">uno</w:t></w:r></w:p></w:tc>'
    ) in written


def test_a_cell_that_was_empty_and_one_that_looks_like_a_formula_are_written(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.xlsx"
    write_units(path, UNITS)
    came = units_of(path)

    back = given_back(path, [replace(came[2], en='=HYPERLINK("x")')])

    (tmp_path / "out.xlsx").write_bytes(back.data)
    assert '=HYPERLINK("x")' == units_of(tmp_path / "out.xlsx")[2].en
    assert b"<f>" not in parts(back.data)["xl/worksheets/sheet1.xml"]


def test_a_table_is_written_anew_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    write_units(path, UNITS)
    with pytest.raises(InputError, match="reviewer convert"):
        given_back(path, UNITS)
