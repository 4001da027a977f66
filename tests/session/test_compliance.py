"""How far the English follows the glossary: what counts, what does not, and what becomes advice."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reviewer.glossary.concepts import Glossary
from reviewer.model.bead import Alignment, Bead
from reviewer.model.document import Document, Page, Sentence
from reviewer.model.finding import WaiverScope
from reviewer.model.span import Side
from reviewer.model.term import Concept, Strictness, Term, TermStatus
from reviewer.session.compliance import REVIEWED, Tally, judged, measure
from reviewer.session.project import Project
from reviewer.session.review import Review

BRAND = Term("brand", TermStatus.FORBIDDEN)
CONCEPTS = (
    Concept("mark", ("商标",), (Term("trademark"), BRAND)),
    Concept("damages", ("赔偿",), (Term("damages"),)),
    Concept("licence", ("许可",), (Term("license"),), strictness=Strictness.ADVISE),
)
PAIRS = (
    ("企业申请商标。", "Firms apply for a trademark."),
    ("保护商标。", "Brands are protected."),
    ("应当赔偿。", "Compensation is due."),
    ("许可有效。", "The permit is valid."),
    ("会议召开。", "The meeting was held."),
    ("没有英文的商标。", ""),
)
FORBIDDEN, MISSING = "terminology.forbidden", "terminology.missing"


@pytest.mark.parametrize(
    ("expected", "occurrences", "rendered", "told", "set_aside"),
    [
        pytest.param(Tally(accepted=2), 2, 2, (), (), id="both are rendered"),
        pytest.param(Tally(accepted=2), 2, 1, (), (), id="one English for two of the Chinese"),
        pytest.param(Tally(missing=2), 2, 0, (MISSING,), (), id="no English for either"),
        pytest.param(Tally(1, 0, 1), 2, 2, (FORBIDDEN,), (), id="one right, one forbidden"),
        pytest.param(
            Tally(forbidden=1, left_out=1), 2, 1, (FORBIDDEN,), (), id="one forbidden, one unsaid"
        ),
        pytest.param(Tally(left_out=1), 1, 0, (), (MISSING,), id="a missing one is waived"),
        pytest.param(Tally(left_out=1), 1, 1, (), (FORBIDDEN,), id="a forbidden one is waived"),
        pytest.param(Tally(left_out=1), 1, 0, (), (), id="another check speaks"),
        pytest.param(
            Tally(forbidden=1), 1, 3, (FORBIDDEN,) * 3, (), id="more English than Chinese"
        ),
    ],
)
def test_an_occurrence_is_told_as_the_checks_tell_it(
    expected: Tally,
    occurrences: int,
    rendered: int,
    told: tuple[str, ...],
    set_aside: tuple[str, ...],
) -> None:
    found = judged(occurrences, rendered, Counter(told), Counter(set_aside))
    assert expected == found
    assert occurrences == found.occurrences + found.left_out


def one_to_one(zh_sentences: Sequence[str], en_sentences: Sequence[str], **_: object) -> Alignment:
    """Pair sentences by number; what is left over of the Chinese stands alone."""
    count = len(en_sentences)
    beads = [Bead((at,), (at,) if at < count else (), 1.0) for at in range(len(zh_sentences))]
    return Alignment(tuple(beads), signature="by number")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Make a project with a page of six segments and the real checks."""
    with Project.create(tmp_path / "work", aligner=one_to_one) as project:
        project.set_glossary(Glossary(CONCEPTS, "small"))
        zh, en = (tuple(Sentence(pair[at]) for pair in PAIRS if pair[at]) for at in (0, 1))
        project.add(Document("page", Page(Side.ZH, zh), Page(Side.EN, en)))
        yield project


def by_concept(project: Project) -> dict[str, Tally]:
    return {concept.id: tally for concept, tally in measure(project).concepts}


def test_each_concept_is_measured_in_the_english_as_it_stands(project: Project) -> None:
    expected = {
        "damages": Tally(missing=1),
        "licence": Tally(missing=1),
        "mark": Tally(accepted=1, forbidden=1),
    }
    assert expected == by_concept(project)
    measured = measure(project)
    assert Tally(1, 2, 1) == measured.whole
    assert 0.25 == measured.whole.share
    assert (("page", measured.whole),) == measured.documents
    assert ["damages", "licence", "mark"] == [concept.id for concept, _ in measured.concepts]


def test_an_edit_and_a_waiver_change_what_is_measured_and_whose_it_is(project: Project) -> None:
    review = Review.open(project, "page", author="li")
    second, third, fourth = (review.id_at(index) for index in (1, 2, 3))
    review.edit(second, "Trademarks are protected.")
    review.waive(third, 0, "said otherwise on purpose", WaiverScope.SEGMENT)
    review.reject(fourth, "wrong")
    assert {"mark": Tally(accepted=2), "damages": Tally(left_out=1)} == by_concept(project)
    reviewed = measure(project, REVIEWED)
    assert (("li", Tally(accepted=1)),) == reviewed.reviewers
    assert Tally(accepted=1) == reviewed.whole
    assert "of:accepted+edited" in reviewed.signature


def test_only_enforced_rows_with_enough_occurrences_become_advice(project: Project) -> None:
    measured = measure(project)
    demoted = [c.id for c in measured.to_demote(below=0.7, least=1)]
    assert ["damages", "mark"] == demoted
    assert ["damages"] == [c.id for c in measured.to_demote(below=0.5, least=1)]
    assert () == measured.to_demote(below=0.7, least=5)


def test_a_project_without_terms_has_no_share(tmp_path: Path) -> None:
    with Project.create(tmp_path / "empty") as project:
        measured = measure(project)
    assert Tally() == measured.whole
    assert measured.whole.share is None
