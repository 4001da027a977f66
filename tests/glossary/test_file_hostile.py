"""Bad and hostile glossary files give one clear line, and nothing else happens."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.glossary.concepts import Glossary
from reviewer.glossary.forms import Form, read_any, write_any
from reviewer.model.errors import InputError, ReviewerError
from reviewer.model.term import Concept, Term, TermStatus

GLOSSARY = Glossary(
    (
        Concept("专利", ("专利",), (Term("patent"), Term("licence", TermStatus.FORBIDDEN))),
        Concept("授权", ("授权",), (Term("grant", note="=1+1"),), sense="patent", cues=("公告",)),
    )
)


def entry(term: str) -> str:
    return (
        '<text><body><conceptEntry><langSec xml:lang="zh"><termSec><term>专利</term></termSec>'
        f'</langSec><langSec xml:lang="en"><termSec><term>{term}</term></termSec></langSec>'
        "</conceptEntry></body></text>"
    )


TBX = '<tbx type="TBX-Basic" style="dca" xml:lang="zh" xmlns="urn:iso:std:iso:30042:ed-2">{}</tbx>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha" * 10}">' for n in range(10))
HOSTILE = {
    "billion laughs": f"<!DOCTYPE tbx [{LAUGHS}]>" + TBX.format(entry("&l9;")),
    "external entity": '<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    + TBX.format(entry("&x;")),
    "undeclared entity": TBX.format(entry("&nbsp;")),
    "cut off": TBX.format(entry("patent"))[:-20],
    "very deep": TBX.format(entry("<hi>" * 3000 + "x" + "</hi>" * 3000)),
    "an 11 MB term": TBX.format(entry("x" * 11_000_000)),
    "another kind of XML": "<tmx><body/></tmx>",
    "a page": "<!DOCTYPE html><html><body>专利</body></html>",
    "no entries, no XML": "<?xml version='1.0'?>",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_xml_gives_one_clear_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "g.tbx"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InputError) as raised:
        read_any(path)

    assert 1 == len(str(raised.value).splitlines())
    assert "g.tbx" in str(raised.value)


def test_an_external_dtd_is_never_read(tmp_path: Path) -> None:
    (tmp_path / "evil.dtd").write_text('<!ENTITY x "read">', encoding="utf-8")
    path = tmp_path / "g.tbx"
    path.write_text(
        f'<!DOCTYPE tbx SYSTEM "{tmp_path}/evil.dtd">' + TBX.format(entry("&x;")), encoding="utf-8"
    )

    # Without the DTD the entity means nothing, so the term is empty or the file is refused.
    try:
        concepts = read_any(path)[0].concepts
    except InputError:
        concepts = ()
    assert () == concepts


def test_entities_of_the_file_itself_are_read(tmp_path: Path) -> None:
    path = tmp_path / "g.tbx"
    path.write_text('<!DOCTYPE tbx [<!ENTITY p "patent">]>' + TBX.format(entry("&p;")), "utf-8")

    assert "patent" == read_any(path)[0].concepts[0].en[0].text


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("gb18030", "GB18030"),
        ("gb18030", "gb2312"),
        ("gbk", "GBK"),
        ("big5", "Big5"),
    ],
)
def test_xml_is_read_in_the_encodings_of_the_region(
    encoding: str, declared: str, tmp_path: Path
) -> None:
    path = tmp_path / "g.tbx"
    # 镕 is not in GB2312, whatever files say of themselves; Big5 has it as 鎔.
    name = "鎔" if encoding == "big5" else "镕"
    text = TBX.format(entry("patent")).replace("专利", f"{name}")
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    path.write_bytes((head + text).encode(encoding))

    assert (name,) == read_any(path)[0].concepts[0].zh


@pytest.mark.parametrize(
    ("encoding", "remarks"), [("utf-8-sig", 0), ("utf-16", 0), ("gb18030", 1)], ids=str
)
def test_tables_are_read_in_the_encodings_of_the_region(
    encoding: str, remarks: int, tmp_path: Path
) -> None:
    path = tmp_path / "g.csv"
    path.write_text("zh,en\n专利,patent\n", encoding=encoding)

    glossary, report = read_any(path)

    assert ("专利",) == glossary.concepts[0].zh
    assert remarks == len(report.remarks)


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 600_000_000)


def other_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")


BAD: dict[str, Callable[[Path], object]] = {
    "a zip bomb": bomb,
    "another zip": other_zip,
    "half a workbook": lambda path: path.write_bytes(b"PK\x03\x04" + b"\0" * 50),
    "a binary file": lambda path: path.write_bytes(bytes(range(256)) * 10),
    "an empty file": lambda path: path.write_bytes(b""),
    "blank lines": lambda path: path.write_bytes(b"\n\n \n"),
    "prose": lambda path: path.write_text("There is no table here.\n", encoding="utf-8"),
    "JSON that is no list": lambda path: path.write_text("{}", encoding="utf-8"),
    "a folder": lambda path: path.mkdir(),
    "nothing": lambda _: None,
}


@pytest.mark.parametrize("make", BAD.values(), ids=BAD)
def test_a_bad_file_gives_one_clear_line(make: Callable[[Path], object], tmp_path: Path) -> None:
    path = tmp_path / "g.xlsx"
    make(path)

    with pytest.raises(ReviewerError) as raised:
        read_any(path)

    assert 1 == len(str(raised.value).splitlines())
    assert "g.xlsx" in str(raised.value)


def test_a_cell_that_begins_like_a_formula_stays_text(tmp_path: Path) -> None:
    texts = ("=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "'=1")
    glossary = Glossary(
        tuple(Concept(f"c{n}", (text,), (Term(text),)) for n, text in enumerate(texts))
    )

    write_any(glossary, tmp_path / "g.xlsx")
    report = write_any(glossary, tmp_path / "g.csv")

    sheet = zipfile.ZipFile(tmp_path / "g.xlsx").read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    cells = (tmp_path / "g.csv").read_text(encoding="utf-8").replace("\n", ",").split(",")
    assert [] == [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert ["a cell that begins like a formula gets an apostrophe"] == [
        remark.why for remark in report.remarks
    ]
    assert glossary.concepts == read_any(tmp_path / "g.xlsx")[0].concepts
    assert glossary.concepts == read_any(tmp_path / "g.csv")[0].concepts


def test_what_can_not_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text("before", encoding="utf-8")

    with pytest.raises(InputError):
        write_any(GLOSSARY, path, Form.XLSX)

    assert "before" == path.read_text(encoding="utf-8")
    assert [path] == list(tmp_path.iterdir())


def test_a_name_that_tells_no_form_is_refused_with_those_that_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.csv.*\.tbx"):
        write_any(GLOSSARY, tmp_path / "g.doc")
