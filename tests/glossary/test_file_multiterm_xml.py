"""MultiTerm's XML is read whichever tool wrote it, and written so that MultiTerm imports it."""

from pathlib import Path

import pytest

from reviewer.glossary.concepts import Glossary
from reviewer.glossary.forms import Fate, Form, read_any, write_any
from reviewer.model.errors import InputError
from reviewer.model.term import CaseRule, Concept, Term, TermStatus

# In the shape of a MultiTerm export: history, a class, fields of every level, a field in a field.
EXPORT = """<?xml version="1.0" encoding="{encoding}"?>
<mtf><conceptGrp><concept>17</concept><system type="entryClass">1</system>
<transacGrp><transac type="origination">li</transac><date>2019-03-05T10:00:00</date></transacGrp>
<descripGrp><descrip type="Subject">patents</descrip></descripGrp>
<descripGrp><descrip type="Graphic">p.png</descrip></descripGrp>
<languageGrp><language type="German" lang="DE"/><termGrp><term>Erfindungspatent</term></termGrp></languageGrp>
<languageGrp><language lang="ZH" type="Chinese"/>
<descripGrp><descrip type="Definition">对产品的<xref Tlink="x">技术</xref>方案</descrip>
<descripGrp><descrip type="Source">Art. 2</descrip></descripGrp></descripGrp>
<termGrp><term>发明专利</term></termGrp><termGrp><term>发明</term></termGrp></languageGrp>
<languageGrp><language lang="EN-US" type="English (United States)"/>
<termGrp><term>invention patent</term><descripGrp><descrip type="Usage status">Preferred</descrip></descripGrp>
<descripGrp><descrip type="Part of Speech">Noun</descrip></descripGrp></termGrp>
<termGrp><term>patent of invention</term><descripGrp><descrip type="Status">deprecated</descrip></descripGrp>
<transacGrp><transac type="modification">wang</transac><date>2020-01-01T00:00:00</date></transacGrp></termGrp>
</languageGrp></conceptGrp>
<conceptGrp><concept>18</concept><languageGrp><language lang="ZH" type="Chinese"/>
<termGrp><term>商标</term></termGrp></languageGrp></conceptGrp></mtf>
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_export_is_read_with_its_fields_and_tells_what_it_leaves(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "export.xml"
    path.write_bytes(EXPORT.format(encoding=encoding).encode(encoding))

    glossary, report = read_any(path)

    assert Form.MULTITERM_XML is report.form
    (concept,) = glossary.concepts
    assert ("发明专利", "发明") == concept.zh
    assert (
        Term("invention patent", TermStatus.PREFERRED, part_of_speech="noun"),
        Term("patent of invention", TermStatus.FORBIDDEN),
    ) == concept.en
    assert ("patents", "对产品的技术方案") == (concept.subject, concept.note)
    assert [
        (Fate.SKIPPED, "a row needs a Chinese and an English term, and has no English one"),
        (Fate.LOST, "the field 'Graphic' has no place in this glossary"),
    ] == [(remark.fate, remark.why) for remark in report.remarks]


def test_entries_with_the_same_chinese_stay_apart(tmp_path: Path) -> None:
    entry = (
        "<conceptGrp><concept>{}</concept><languageGrp><language lang='ZH'/><termGrp><term>局长</term>"
        "</termGrp></languageGrp><languageGrp><language lang='EN'/><termGrp><term>{}</term></termGrp>"
        "</languageGrp></conceptGrp>"
    )
    path = tmp_path / "g.xml"
    both = entry.format(1, "Commissioner") + entry.format(2, "Director")
    path.write_text(f"<mtf>{both}</mtf>", encoding="utf-8")

    assert [("局长", "Commissioner"), ("局长/2", "Director")] == [
        (concept.id, concept.preferred) for concept in read_any(path)[0].concepts
    ]


def test_what_is_written_comes_back_but_for_what_is_told(tmp_path: Path) -> None:
    concept = Concept(
        "own",
        ("专利", "专利权"),
        (
            Term('patent <right> & "more"', note="a\nb", part_of_speech="noun"),
            Term("PAT", TermStatus.ADMITTED, CaseRule.EXACT, is_abbreviation=True),
            Term("pat.", TermStatus.FORBIDDEN, valid_from="2018", valid_until="2020-01-02"),
        ),
        subject="patents",
        source="https://example.org/?a=b&c=d",
        note="of inventions",
    )
    path = tmp_path / "g.xml"

    report = write_any(Glossary((concept,)), path)

    (read,) = read_any(path)[0].concepts
    assert ("a b", *[term.note for term in concept.en[1:]]) == tuple(t.note for t in read.en)
    assert concept.en[1:] == read.en[1:]
    assert (concept.id, concept.zh, concept.source) == (read.id, read.zh, read.source)
    assert report.is_whole


def test_xml_of_another_kind_is_told(tmp_path: Path) -> None:
    path = tmp_path / "g.xml"
    path.write_text("<html><body/></html>", encoding="utf-8")

    with pytest.raises(InputError, match="neither TBX nor MultiTerm's"):
        read_any(path)
