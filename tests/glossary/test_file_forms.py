"""Files as other tools write them, and what we tell of what has no place here or there."""

from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.glossary.concepts import Glossary
from reviewer.glossary.files import read_glossary, shipped_glossary
from reviewer.glossary.forms import Fate, Form, read_any, write_any
from reviewer.glossary.forms.reports import Tally
from reviewer.glossary.forms.tables import write_workbook
from reviewer.model.errors import GlossaryError, InputError
from reviewer.model.term import CaseRule, Concept, Term, TermStatus

PREFERRED, ADMITTED, FORBIDDEN = TermStatus


def terms(concept: Concept) -> list[tuple[str, TermStatus]]:
    return [(term.text, term.status) for term in concept.en]


def read_text(text: str, path: Path) -> tuple[Glossary, list[str]]:
    path.write_text(text, encoding="utf-8")
    glossary, report = read_any(path)
    return glossary, [remark.line() for remark in report.remarks]


def test_an_omegat_glossary_takes_the_first_target_for_preferred(tmp_path: Path) -> None:
    text = '# IP\n专利\tpatent\tthe "right"\n专利\tletters patent\n商标\ttrademark\n\t\tlost\n'

    glossary, remarks = read_text(text, tmp_path / "glossary.txt")

    assert [terms(concept) for concept in glossary.concepts] == [
        [("patent", PREFERRED), ("letters patent", ADMITTED)],
        [("trademark", PREFERRED)],
    ]
    assert glossary.concepts[0].en[0].note == 'the "right"'
    assert remarks == [
        "skipped 1: a row needs a Chinese and an English term, and has no Chinese one (line 5)"
    ]


def test_a_weblate_table_takes_contexts_for_senses_and_leaves_out_what_needs_editing(
    tmp_path: Path,
) -> None:
    text = (
        "location,source,target,id,fuzzy,context,translator_comments,developer_comments\n"
        ",授权,grant,,False,patent,as a right,\n"
        ",授权,authorize,,False,delegation,,\n"
        ",授权,empower,,True,x,,\n"
    )

    glossary, remarks = read_text(text, tmp_path / "w.csv")

    assert [(one.id, one.sense) for one in glossary.concepts] == [
        ("授权/patent", "patent"),
        ("授权/delegation", "delegation"),
    ]
    assert remarks == ["skipped 1: it is marked as needing editing (line 4)"]


def test_a_memoq_export_is_read_by_its_headings(tmp_path: Path) -> None:
    text = (
        "Entry_ID;Entry_Subject;Entry_Note;Chinese_PRC_Def;Chinese_PRC;Term_Info;Term_Example;"
        "English_Def;English;Term_Info;Term_Example;English;Term_Info;Term_Example\n"
        '12;patent;"a; note";;专利;CasePermissive;;;patent;CaseSense;an example;'
        "monopoly;CasePermissive;HalfPrefix;Forbidden\n"
        "13;org;;;专利|专利权;;;;patent right;;;;;\n"
    ).replace("CasePermissive;HalfPrefix;Forbidden", '"CasePermissive;HalfPrefix;Forbidden";')

    glossary, _ = read_text(text, tmp_path / "memoq.csv")

    first, second = glossary.concepts
    assert terms(first) == [("patent", PREFERRED), ("monopoly", FORBIDDEN)]
    assert (first.en[0].case, first.en[0].note) == (CaseRule.EXACT, "an example")
    assert (first.subject, first.note) == ("patent", "a; note")
    assert (second.id, second.zh) == ("专利/13", ("专利", "专利权"))


def test_a_phrase_workbook_gathers_rows_by_their_cid(tmp_path: Path) -> None:
    rows: list[tuple[str | bool, ...]] = [
        (
            "CID",
            "zh_cn",
            "forbidden",
            "en_us",
            "Forbidden",
            "Preferred",
            "Case sensitive",
            "Gender",
        ),
        ("7", "专利", False, "patent", False, True, False, ""),
        ("7", "专利权", False, "Patent", True, False, True, "n"),
        ("7", "", "", "patent right", False, False, False, ""),
        ("8", "商标", False, "", "", "", "", ""),
    ]
    path = tmp_path / "phrase.xlsx"
    write_workbook(rows, path, Tally())

    glossary, report = read_any(path)

    assert report.form is Form.PHRASE
    assert [(one.id, one.zh) for one in glossary.concepts] == [("7", ("专利", "专利权"))]
    assert terms(glossary.concepts[0]) == [
        ("patent", PREFERRED),
        ("Patent", FORBIDDEN),
        ("patent right", ADMITTED),
    ]
    assert {remark.fate for remark in report.remarks} == {Fate.SKIPPED, Fate.LOST}


@pytest.mark.parametrize(
    "headings",
    [
        (">>E<<Subject", ">>L<<Chinese", ">>T<<Note", ">>L<<English", ">>T<<Status"),
        ("Subject", "Chinese (PRC)", "Remarks", "English_US", "Status"),
    ],
    ids=["with levels", "plain"],
)
def test_a_multiterm_table_splits_synonyms_and_their_facts(
    headings: tuple[str, ...], tmp_path: Path
) -> None:
    rows: list[tuple[str | bool, ...]] = [
        headings,
        ("patent", "专利|专利权", "", "patent|patent right|monopoly", "|admitted|deprecated"),
    ]
    path = tmp_path / "multiterm.xlsx"
    write_workbook(rows, path, Tally())

    glossary, report = read_any(path)

    assert report.form is Form.MULTITERM
    assert glossary.concepts[0].zh == ("专利", "专利权")
    assert glossary.concepts[0].subject == "patent"
    assert terms(glossary.concepts[0]) == [
        ("patent", PREFERRED),
        ("patent right", ADMITTED),
        ("monopoly", FORBIDDEN),
    ]


def test_a_martif_of_another_tool_is_understood(tmp_path: Path) -> None:
    text = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p/></sourceDesc></fileDesc>
</martifHeader><text><body>
<termEntry id="e1"><descrip type="subjectField">patents</descrip>
 <langSet xml:lang="zh-Hans"><ntig><termGrp><term>专利</term></termGrp></ntig></langSet>
 <langSet xml:lang="EN-GB">
  <tig><term>patent</term><termNote type="partOfSpeech">noun</termNote></tig>
  <tig><term>letters
      patent</term><termNote type="administrativeStatus">obsolete</termNote>
   <note from="translator">do not use</note></tig>
 </langSet>
 <langSet xml:lang="fr"><tig><term>brevet</term></tig></langSet>
</termEntry></body></text></martif>"""

    glossary, remarks = read_text(text, tmp_path / "g.tbx")

    concept = glossary.concepts[0]
    assert (concept.id, concept.zh, concept.subject) == ("e1", ("专利",), "patents")
    assert terms(concept) == [("patent", PREFERRED), ("letters patent", FORBIDDEN)]
    assert concept.en[1].note == "do not use"
    assert remarks == ["lost 1: terms in 'fr': only Chinese and English are kept (e1)"]


def test_the_name_of_a_file_does_not_matter_when_it_is_read(tmp_path: Path) -> None:
    write_any(shipped_glossary(), tmp_path / "g.tbx")
    (tmp_path / "g.tbx").rename(tmp_path / "g.csv")

    assert read_any(tmp_path / "g.csv")[1].form is Form.TBX


@pytest.mark.parametrize("name", ["g.csv", "g.tsv", "g.json", "g.xlsx", "g.tbx", "g.martif"])
def test_the_shipped_glossary_survives_every_form_that_can_hold_it(
    name: str, tmp_path: Path
) -> None:
    shipped = shipped_glossary()

    write_any(shipped, tmp_path / name)

    assert shipped.concepts == read_any(tmp_path / name)[0].concepts


def test_our_csv_is_what_the_program_itself_reads(tmp_path: Path) -> None:
    write_any(shipped_glossary(), tmp_path / "g.csv")

    assert shipped_glossary().concepts == read_glossary(tmp_path / "g.csv").concepts


def test_a_fault_in_our_own_form_names_line_field_and_remedy(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text("zh,en,status\n专利,patent,preferred\n专利,monopoly,banned\n", encoding="utf-8")

    with pytest.raises(GlossaryError, match=r"g\.csv: line 3: status: 'banned' is none of"):
        read_any(path)


def test_a_table_without_known_headings_says_how_to_begin(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text("foo,bar\nx,y\n", encoding="utf-8")

    with pytest.raises(InputError, match="begin with a row 'zh,en'"):
        read_any(path)


@pytest.mark.parametrize(
    ("form", "name", "lost"),
    [
        (Form.OMEGAT, "g.txt", {"senses, cues", "forbidden", "dates"}),
        (Form.WEBLATE, "g.csv", {"cues, bodies", "forbidden", "dates"}),
        (Form.MEMOQ, "g.csv", {"senses, cues", "ids are numbers", "dates"}),
        (Form.PHRASE, "g.xlsx", {"senses, cues", "dates"}),
        (Form.MULTITERM, "g.xlsx", {"senses, cues"}),
        (Form.MULTITERM_XML, "g.xml", {"senses, cues"}),
    ],
    ids=["omegat", "weblate", "memoq", "phrase", "multiterm", "multiterm-xml"],
)
def test_what_a_form_can_not_hold_is_told(
    form: Form, name: str, lost: set[str], tmp_path: Path
) -> None:
    concept = Concept(
        "own id",
        ("授权",),
        (Term("grant", valid_until="2018"), Term("permit", FORBIDDEN)),
        sense="patent",
        cues=("专利",),
    )

    report = write_any(Glossary((concept,)), tmp_path / name, form)

    told = [remark.why for remark in report.remarks if remark.fate is Fate.LOST]
    assert not report.is_whole
    assert {key for key in lost for why in told if key in why} == lost


def test_equal_ids_are_told_apart(tmp_path: Path) -> None:
    concept = Concept("专利", ("专利",), (Term("patent"),))
    glossary = Glossary((concept, replace(concept, zh=("专利权",))))

    write_any(glossary, tmp_path / "g.tbx")

    assert [one.id for one in read_any(tmp_path / "g.tbx")[0].concepts] == ["专利", "专利-2"]


FAULTY = (
    "zh,en,status,valid_until\n专利,patent,preferred,\n专利,monopoly,banned,\n,orphan,,\n"
    "商标,trademark,,soon\n专利,patent,forbidden,\n商标,mark,admitted,\n"
)


@pytest.mark.parametrize("name", ["g.csv", "g.xlsx"])
def test_every_fault_of_our_own_form_can_be_had_at_once(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name == "g.csv":
        path.write_text(FAULTY, encoding="utf-8")
    else:
        write_workbook([line.split(",") for line in FAULTY.splitlines()], path, Tally())
    faults: list[str] = []

    glossary, _ = read_any(path, faults)

    assert [fault.split(": ")[:2] for fault in faults] == [
        ["line 3", "status"],
        ["line 4", "zh is empty"],
        ["line 5", "valid_until"],
        ["line 6", "status"],
    ]
    assert [terms(concept) for concept in glossary.concepts] == [
        [("patent", PREFERRED)],
        [("mark", ADMITTED)],
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('[{"zh": "专利"}, {"zh": "商标", "en": "mark", "status": "x"}]', ["row 1", "row 2"]),
        ("[1, 2]", ["g.json"]),
        ('[{"zh": ', ["g.json"]),
    ],
    ids=["rows", "no rows", "no JSON"],
)
def test_faults_of_json_rows_are_told(text: str, places: list[str], tmp_path: Path) -> None:
    path = tmp_path / "g.json"
    path.write_text(text, encoding="utf-8")
    faults: list[str] = []

    read_any(path, faults)

    assert [fault.split(":")[0] for fault in faults] == places


def test_a_row_of_another_tool_that_makes_no_sense_stays_behind_alone(tmp_path: Path) -> None:
    rows = [
        ("Chinese", "English", ">>T<<Valid until"),
        ("专利", "patent", "soon"),
        ("商标", "trademark", "2018"),
    ]
    path = tmp_path / "multiterm.xlsx"
    write_workbook([(rows[0][0], f">>L<<{rows[0][1]}", rows[0][2]), *rows[1:]], path, Tally())

    glossary, report = read_any(path)

    assert [one.id for one in glossary.concepts] == ["商标"]
    assert [remark.examples for remark in report.remarks] == [("line 2",)]


def test_fields_of_ours_in_a_foreign_tbx_are_only_taken_where_they_make_sense(
    tmp_path: Path,
) -> None:
    notes = "<note>reviewer/valid-until: soon</note><note>reviewer/case: loud</note>"
    text = (
        f"<tbx><publicationStmt><p>reviewer/release: {'9' * 5000}</p></publicationStmt><text><body>"
        '<conceptEntry><langSec xml:lang="zh"><termSec><term>专利</term></termSec></langSec>'
        f'<langSec xml:lang="en"><termSec><term>patent</term>{notes}</termSec></langSec>'
        "</conceptEntry></body></text></tbx>"
    )

    glossary, remarks = read_text(text, tmp_path / "g.tbx")

    assert glossary.release == 0
    assert glossary.concepts[0].en == (Term("patent"),)
    assert remarks == ["lost 1: 'soon' is no date to be valid until (line 1)"]
