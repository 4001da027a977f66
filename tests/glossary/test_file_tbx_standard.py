"""TBX against the standard: our v3 files by the official schemas, and the standard's own examples."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from reviewer.glossary.concepts import Glossary
from reviewer.glossary.files import shipped_glossary
from reviewer.glossary.forms import Form, read_any, text_of, write_any
from reviewer.model.term import CaseRule, Concept, Strictness, Term, TermStatus

GLOSSARY = Glossary(
    (
        Concept(
            "国家知识产权局",
            ("国家知识产权局", "国知局"),
            (
                Term(
                    "China National Intellectual Property Administration",
                    case=CaseRule.EXACT,
                    part_of_speech="proper noun",
                ),
                Term("CNIPA", TermStatus.ADMITTED, CaseRule.EXACT, is_abbreviation=True),
                Term(
                    "SIPO",
                    TermStatus.FORBIDDEN,
                    is_abbreviation=True,
                    valid_from="1998",
                    valid_until="2018-08-28",
                    note="renamed & <reorganised>",
                ),
            ),
            subject="org",
            source="https://english.cnipa.gov.cn/art/2020/8/14/art_2126_150841.html?a=1&b=2",
            note="two\nlines",
        ),
        Concept(
            "授权/patent grant (专利)",
            ("授权",),
            (Term("grant", part_of_speech="verb"), Term("authorize", TermStatus.FORBIDDEN)),
            sense="patent",
            cues=("专利", "公告"),
            body="CNIPA",
            strictness=Strictness.ADVISE,
            source="a book, p. 3",
        ),
        Concept("3 begins with a digit", ("三种专利",), (Term("three categories of patents"),)),
    ),
    name="CNIPA <test>",
    release=3,
)


@pytest.fixture(params=["every field", "the shipped one"])
def v3_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "g.tbx"
    write_any(GLOSSARY if request.param == "every field" else shipped_glossary(), path)
    return path


@pytest.fixture(scope="session")
def tbx(shared: Path) -> Path:
    return shared / "data/interop/tbx"


@pytest.fixture(scope="session")
def schema(tbx: Path) -> etree.RelaxNG:
    core = tbx / "modules/core/docs/TBX_core_module_1.0/TBX_Core_RNG/TBXcoreStructV03.rng"
    return etree.RelaxNG(etree.parse(core))


def test_a_v3_file_is_valid_by_the_core_schema(v3_file: Path, schema: etree.RelaxNG) -> None:
    schema.validate(etree.parse(v3_file))

    assert [] == [str(error) for error in schema.error_log]


@settings(max_examples=60, deadline=None)
@given(identifier=st.text(max_size=6), source=st.text(max_size=9), note=st.text(max_size=9))
@example(identifier="a:b", source="https://a.b/%zz", note="\0")
@example(identifier="1", source="http://[::1]:x/", note="reviewer/note: x")
def test_whatever_the_texts_the_file_is_valid(
    identifier: str, source: str, note: str, schema: etree.RelaxNG
) -> None:
    concept = Concept(
        identifier, ("专利",), (Term("patent", note=note),), source=f"http://{source}", note=note
    )

    text, _ = text_of(Glossary((concept, concept), name=note), Form.TBX)

    assert schema.validate(etree.fromstring(text.encode())), str(schema.error_log)


Evaluate = Callable[[Path], list[str]]


@pytest.fixture(scope="session")
def basic_rules(tbx: Path) -> Evaluate:
    """Give a function that tells which rules of the TBX-Basic Schematron a file breaks."""
    saxonche = pytest.importorskip("saxonche", reason="XSLT 2 Schematron needs saxonche")
    processor = saxonche.PySaxonProcessor(license=False)
    schematron = "{http://purl.oclc.org/dsdl/schematron}"
    schema = etree.parse(tbx / "TBX-Basic/DCA/TBX-Basic_DCA.sch").getroot()

    def broken(path: Path) -> list[str]:
        xpath = processor.new_xpath_processor()
        for namespace in schema.iter(f"{schematron}ns"):
            xpath.declare_namespace(namespace.get("prefix"), namespace.get("uri"))
        xpath.set_context(xdm_item=processor.parse_xml(xml_file_name=str(path)))
        found = []
        for pattern in schema.iter(f"{schematron}pattern"):
            earlier: list[str] = []
            for rule in pattern.iter(f"{schematron}rule"):
                context = f"//{rule.get('context')}"
                # A node goes by the first rule of a pattern that fits it.
                nodes = f"({context} except ({' | '.join(earlier)}))" if earlier else context
                earlier.append(context)
                for test in rule.iter(f"{schematron}assert"):
                    failing = xpath.evaluate_single(f"count({nodes}[not({test.get('test')})])")
                    if int(str(failing)):
                        found.append(str(test.text))
        return found

    return broken


def test_a_v3_file_breaks_no_rule_of_the_basic_dialect(
    v3_file: Path, basic_rules: Evaluate
) -> None:
    assert [] == basic_rules(v3_file)


def test_the_rules_are_really_asked(v3_file: Path, basic_rules: Evaluate) -> None:
    text = v3_file.read_text(encoding="utf-8")
    v3_file.write_text(text.replace("preferredTerm-admn-sts", "preferred"), encoding="utf-8")

    assert len(basic_rules(v3_file)) == 1


@pytest.mark.parametrize("style", ["DCA", "DCT"])
def test_the_standards_own_example_is_understood(
    style: str, tbx: Path, tmp_path: Path, basic_rules: Evaluate
) -> None:
    """The example is English and Spanish; Spanish stands in for Chinese here."""
    example = tbx / f"TBX-Basic/{style}/Example_Astronomy_{style}_VALID.tbx"
    spanish = example.read_text(encoding="utf-8-sig").replace('xml:lang="es"', 'xml:lang="zh"')
    path = tmp_path / "astronomy.tbx"
    path.write_text(spanish, encoding="utf-8")

    glossary, report = read_any(path)

    assert report.form is Form.TBX
    entry = next(concept for concept in glossary.concepts if concept.id == "c1")
    assert "open cluster" == entry.en[0].text
    assert "noun" == entry.en[0].part_of_speech
    assert TermStatus.FORBIDDEN in {term.status for term in entry.en}
    assert "General" == entry.subject
    if style == "DCA":
        assert [] == basic_rules(path)


def test_both_styles_of_the_example_give_the_same_terms(tbx: Path, tmp_path: Path) -> None:
    """Some notes are in one of the two examples only."""
    terms = []
    for style in ("DCA", "DCT"):
        example = tbx / f"TBX-Basic/{style}/Example_Astronomy_{style}_VALID.tbx"
        text = example.read_text(encoding="utf-8-sig").replace('xml:lang="es"', 'xml:lang="zh"')
        path = tmp_path / "astronomy.tbx"
        path.write_text(text, encoding="utf-8")
        concepts = read_any(path)[0].concepts
        terms.append([(one.id, one.zh, one.en, one.subject, one.source) for one in concepts])

    assert terms[0] == terms[1]
