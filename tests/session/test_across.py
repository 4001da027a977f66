"""A whole project is compared with itself: two names for one thing are told with both places."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reviewer.glossary.concepts import Glossary
from reviewer.model.bead import Alignment, Bead
from reviewer.model.document import Document, Page, Sentence
from reviewer.model.finding import Finding, WaiverScope
from reviewer.model.span import Side
from reviewer.model.term import Concept, Term, TermStatus
from reviewer.session.across import check_across
from reviewer.session.project import Project
from reviewer.session.review import Review

CONCEPTS = (
    Concept("owner", ("专利权人",), (Term("patentee"), Term("patent holder", TermStatus.ADMITTED))),
    Concept("licence", ("许可",), (Term("license"), Term("licence", TermStatus.ADMITTED))),
    Concept(
        "office",
        ("国家知识产权局",),
        (
            Term("CNIPA", valid_from="2018-08-28"),
            Term("SIPO", TermStatus.FORBIDDEN, valid_until="2018-08-28"),
        ),
    ),
)


def one_to_one(zh_sentences: Sequence[str], en_sentences: Sequence[str], **_: object) -> Alignment:
    """Pair sentences by number."""
    beads = tuple(
        Bead((at,), (at,), 1.0) for at in range(min(len(zh_sentences), len(en_sentences)))
    )
    return Alignment(beads, signature="by number")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Make an empty project."""
    with Project.create(tmp_path / "work", aligner=one_to_one) as project:
        project.set_glossary(Glossary(CONCEPTS, "small"))
        yield project


def add(project: Project, name: str, *pairs: tuple[str, str]) -> None:
    """Add a page of these pairs."""
    zh, en = (
        tuple(Sentence(pair[at], number) for number, pair in enumerate(pairs)) for at in (0, 1)
    )
    project.add(Document(name, Page(Side.ZH, zh), Page(Side.EN, en)))


def told(project: Project) -> list[tuple[str, Finding]]:
    return [(one.segment.id, finding) for one in check_across(project) for finding in one.findings]


def test_a_term_under_two_names_is_told_where_the_rarer_one_stands(project: Project) -> None:
    add(project, "a", ("专利权人应当缴费。", "The patentee shall pay."))
    add(project, "b", ("专利权人可以许可。", "Patent holders may license."))
    add(project, "c", ("专利权人有异议。", "Patentees object."))
    ((where, finding),) = told(project)
    assert ("b/1", "terminology.inconsistent", "patentee") == (
        where,
        finding.check,
        finding.suggestion,
    )
    assert (
        "专利权人 is “patent holder” here (once in the project) and “patentee” 2 times, first in a 1"
        == finding.message
    )
    assert finding.elsewhere is not None
    assert ("a", "1", "专利权人", "patentee") == (
        finding.elsewhere.document,
        finding.elsewhere.segment,
        finding.elsewhere.zh,
        finding.elsewhere.en,
    )


def test_a_spelling_and_a_renamed_office_are_one_name(project: Project) -> None:
    add(
        project,
        "a",
        ("许可有效。", "The license is valid."),
        ("国家知识产权局发文。", "SIPO wrote."),
    )
    add(
        project,
        "b",
        ("许可无效。", "The licence is invalid."),
        ("国家知识产权局答复。", "CNIPA replied."),
    )
    assert [] == told(project)


def test_the_same_chinese_with_other_english_is_told_across_documents(project: Project) -> None:
    add(project, "a", ("加强保护工作。", "Protection shall be strengthened."))
    add(project, "b", ("加强保护工作。", "Strengthen protection."), ("天气很好。", "Fine."))
    add(project, "c", ("加强保护工作。", "Protection shall be strengthened."))
    ((where, finding),) = told(project)
    assert ("b/1", "repetition", "Protection shall be strengthened.") == (
        where,
        finding.check,
        finding.suggestion,
    )
    assert "stands 2 times as “Protection shall be strengthened.”, first in a 1" in finding.message


def test_what_one_document_tells_by_itself_is_not_told_again(project: Project) -> None:
    add(
        project,
        "a",
        ("加强保护工作。", "Strengthen protection."),
        ("加强保护工作。", "Protect more."),
    )
    assert [] == told(project)


def test_a_person_written_in_two_ways_is_told(project: Project) -> None:
    add(project, "a", ("局长吕敏致辞。", "Director Lyu Min spoke."))
    add(project, "b", ("局长吕敏出席。", "Director Lü Min attended."))
    ((where, finding),) = told(project)
    assert ("b/1", "name.mismatch", "person:吕敏") == (where, finding.check, finding.rule)
    assert finding.elsewhere is not None
    assert "Lyu Min" == finding.elsewhere.en


def test_an_acronym_that_no_document_spells_out_is_told_once(project: Project) -> None:
    for name in ("a", "b"):
        add(
            project,
            name,
            (f"活动{name}开始。", f"The event {name} began."),
            (f"主题{name}公布。", f"The theme {name} was announced."),
            (f"在转移中心{name}举行。", f"It was held at NETRM in {name}."),
        )
    ((where, finding),) = told(project)
    assert ("a/3", "acronym.undefined") == (where, finding.check)
    assert "NETRM is spelled out in none of the 2 documents that use it" == finding.message
    add(project, "c", ("在转移中心。", "At the Northeast Regional Mart (NETRM)."))
    ((where, finding),) = told(project)
    assert "NETRM is spelled out in c 1, not in the 2 documents that use it" == finding.message
    assert finding.elsewhere is not None
    assert "Northeast Regional Mart (NETRM)" in finding.elsewhere.en


def test_an_edit_settles_it_and_a_waiver_sets_it_aside(project: Project) -> None:
    add(project, "a", ("专利权人应当缴费。", "The patentee shall pay."))
    add(
        project,
        "b",
        ("专利权人可以转让。", "The patentee may assign."),
        ("专利权人可以许可。", "Patent holders may license."),
    )
    assert ["b/2"] == [where for where, _ in told(project)]
    review = Review.open(project, "b", author="li")
    second = review.id_at(1)
    review.waive(second, 0, "as the contract has it", WaiverScope.SEGMENT)
    assert [] == told(project)
    review.undo()
    review.edit(second, "Patentees may license.")
    assert [] == told(project)


def test_segments_are_read_in_turn_and_never_all_at_once(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewer.store.across._AT_ONCE", 2)
    monkeypatch.setattr("reviewer.store.across._HASHES_AT_ONCE", 1)
    for number in range(4):
        add(
            project,
            f"d{number}",
            ("加强保护工作。", f"Version {number % 2} of it."),
            ("推进运用工作。", f"Text {number % 2} of it."),
        )
    seen: list[int] = []
    assert 2 == len(list(check_across(project, seen.append)))
    assert 8 == sum(seen)
