"""Phrase's (Memsource's) term bases are read in its own words, from TBX and from workbooks."""

from pathlib import Path

from reviewer.glossary.forms import Form, read_any
from reviewer.model.term import CaseRule, Term, TermStatus

# In the shape of its TBX export: data categories of its own, true or false, words in capitals.
TBX = """<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX" xml:lang="en"><text><body><termEntry id="17">
<langSet xml:lang="zh-CN"><tig><term>发明专利</term><termNote type="forbidden">false</termNote></tig></langSet>
<langSet xml:lang="en">
<tig><term>invention patent</term><termNote type="preferred">true</termNote>
<termNote type="forbidden">false</termNote><termNote type="caseSensitive">false</termNote>
<termNote type="partOfSpeech">PROPER_NOUN</termNote><termNote type="status">Approved</termNote></tig>
<tig><term>IP</term><termNote type="preferred">false</termNote><termNote type="caseSensitive">true</termNote>
<termNote type="termType">ACRONYM</termNote></tig>
<tig><term>invented patent</term><termNote type="forbidden">true</termNote></tig>
</langSet></termEntry></body></text></martif>
"""


def test_its_tbx_says_in_its_own_way_what_is_forbidden_and_preferred(tmp_path: Path) -> None:
    path = tmp_path / "export.tbx"
    path.write_text(TBX, encoding="utf-8")

    glossary, report = read_any(path)

    assert Form.TBX2 is report.form
    (concept,) = glossary.concepts
    assert (
        Term("invention patent", TermStatus.PREFERRED, part_of_speech="proper noun"),
        Term("IP", TermStatus.ADMITTED, CaseRule.EXACT, is_abbreviation=True),
        Term("invented patent", TermStatus.FORBIDDEN),
    ) == concept.en
    assert {"status has no place in this glossary"} <= {remark.why for remark in report.remarks}


def test_its_table_has_words_in_capitals(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(
        "CID,zh_cn,en,Forbidden,Preferred,Case sensitive,POS,Term type\n"
        "17,发明专利,IP,FALSE,TRUE,TRUE,PROPER_NOUN,SHORT_FORM\n",
        encoding="utf-8",
    )
    (term,) = read_any(path)[0].concepts[0].en
    assert ("proper noun", True, CaseRule.EXACT) == (
        term.part_of_speech,
        term.is_abbreviation,
        term.case,
    )
