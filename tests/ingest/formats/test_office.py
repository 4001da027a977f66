"""Bilingual Word documents and workbooks come back as they went out, and Word pages are read."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.glossary.forms.reports import Tally
from reviewer.glossary.forms.tables import write_workbook
from reviewer.ingest.formats import Unit, read_units, write_units
from reviewer.ingest.page import page_from_bytes, read_page
from reviewer.model.decision import Status
from reviewer.model.document import SentenceKind
from reviewer.model.errors import InputError
from reviewer.model.span import Side

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn", "Zs", "Zl", "Zp"])
    | st.sampled_from("=+-@<>&'\"中"),
    min_size=1,
    max_size=20,
)


@pytest.mark.parametrize("name", ["o.docx", "o.xlsx"])
@settings(max_examples=25, deadline=None)
@given(
    written=st.lists(
        st.builds(
            Unit,
            id=st.from_regex(r"[a-z]{1,3}#[0-9]", fullmatch=True),
            zh=TEXT,
            en=TEXT,
            note=st.sampled_from(["", "see p. 3"]),
            status=st.sampled_from(Status),
            document=st.sampled_from(["", "s01"]),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_bilingual_file_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, name: str, written: list[Unit]
) -> None:
    path = tmp_path_factory.getbasetemp() / name
    write_units(path, written)
    assert written == list(read_units(path))


def test_the_same_units_give_the_same_bytes(tmp_path: Path) -> None:
    units = [Unit("1", "专利", "=1+1")]
    first, second = tmp_path / "a.docx", tmp_path / "b.docx"
    write_units(first, units)
    write_units(second, units)
    assert first.read_bytes() == second.read_bytes()


def test_no_cell_of_a_workbook_is_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_units(path, [Unit("1", '=HYPERLINK("x")', "@SUM(A1)")])
    with zipfile.ZipFile(path) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


def docx(body: str, **parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    return file.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    runs = "".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in text.split("/"))
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def test_a_word_page_has_title_headings_lists_tables_and_notes() -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Region", "Grants"))
    body = (
        paragraph("Grants in 2024", '<w:pStyle w:val="Title"/>')
        + paragraph("First part", '<w:pStyle w:val="Heading1"/>')
        + paragraph("The Off/ice met. It was/ useful.")
        + paragraph("One thing.", "<w:numPr/>")
        + f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
        + paragraph("（国家知识产权局）", '<w:jc w:val="right"/>')
    )
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote>{paragraph("A note.")}</w:footnote></w:footnotes>'
    )
    page = page_from_bytes(docx(body, footnotes=notes), address="a.docx")
    assert [
        ("Grants in 2024", SentenceKind.TITLE),
        ("First part", SentenceKind.HEADING),
        ("The Office met.", SentenceKind.BODY),
        ("It was useful.", SentenceKind.BODY),
        ("One thing.", SentenceKind.LIST),
        ("Region | Grants", SentenceKind.TABLE),
        ("Region | Grants", SentenceKind.TABLE),
        ("（国家知识产权局）", SentenceKind.BODY),
        ("A note.", SentenceKind.BODY),
    ] == [(one.text, one.kind) for one in page.sentences]


def test_text_that_was_deleted_moved_or_kept_for_old_programs_is_not_read() -> None:
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>and new.</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:p>"
    )
    page = page_from_bytes(docx(body), address="a.docx", side=Side.EN)
    assert ("Kept and new.", "In a box.") == page.texts


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<a>" + b" " * 60_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (bomb(), "unpacks to more than 50 MB"),
        (docx(paragraph("text"))[:-30], "no Office file"),
        (docx("<w:p>"), "not well-formed"),
        (docx(""), "there is no text in it"),
        (docx("").replace(b"word/document.xml", b"word/dacument.xml"), "no Word document"),
    ],
    ids=["bomb", "cut short", "broken", "empty", "other"],
)
def test_a_word_file_that_is_none_is_refused_in_one_line(
    tmp_path: Path, data: bytes, told: str
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(InputError, match=told) as refusal:
        read_page(path)
    assert str(path) in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_an_office_file_without_a_bilingual_table_is_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "a.docx":
        path.write_bytes(docx(paragraph("text")))
    else:
        write_workbook([("French", "German"), ("un", "eins")], path, Tally())
    with pytest.raises(InputError):
        list(read_units(path))
