"""A lead sets aside what only a comparison of all documents shows; it is logged, undone, and lapses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewer.model.errors import DecisionError
from reviewer.model.finding import WaiverScope
from reviewer.session.across import check_across
from reviewer.session.contradictions import Contradictions
from reviewer.session.project import Project
from reviewer.session.review import Review
from tests.session.test_across import add, one_to_one, project

if TYPE_CHECKING:
    from pathlib import Path

    from reviewer.session.across import Told

__all__ = ["project"]


@pytest.fixture
def lead(project: Project) -> Contradictions:
    """Two pages name a person of the law in two ways, once each in several places."""
    add(project, "a", ("专利权人应当缴费。", "The patentee shall pay."))
    add(project, "b", ("专利权人可以许可。", "Patent holders may license."), ("好。", "Good."))
    add(project, "c", ("专利权人有异议。", "Patentees object."), ("专利权人。", "Patent holders."))
    return Contradictions(project, "wu")


def first(lead: Contradictions) -> Told:
    lead.found = lead.compare()
    (told,) = lead.found
    return told


def left_out(project: Project) -> tuple[int, int]:
    aside: list[int] = []
    kept = [one for one in check_across(project, set_aside=aside.append) for _ in one.findings]
    return len(kept), sum(aside)


@pytest.mark.parametrize("scope", WaiverScope)
def test_what_is_set_aside_is_left_out_until_it_is_taken_up_again(
    lead: Contradictions, project: Project, scope: WaiverScope
) -> None:
    told = first(lead)
    assert (1, 0) == left_out(project)
    with lead.beside(lambda _: None) as beside:
        assert beside.waive(told, "the contract says so", scope).message
    assert (0, 1) == left_out(project)
    (one,) = lead.standing()
    assert ("wu", "the contract says so") == (one.waived_by, one.waiver_reason)
    with pytest.raises(DecisionError, match="wu waived this already"):
        lead.waive(told, "again", scope)
    lead.undo()
    assert (1, 0) == left_out(project)
    lead.redo()
    assert (0, 1) == left_out(project)
    (row,) = project.waivers()
    assert ("terminology.inconsistent", scope, "wu") == (row.check, row.scope, row.author)
    lead.unwaive(told)
    assert (1, 0) == left_out(project)
    with pytest.raises(DecisionError, match="nobody waived"):
        lead.unwaive(told)
    assert project.doctor().problems == ()


def test_it_lapses_when_the_words_change_and_holds_while_others_do(
    lead: Contradictions, project: Project
) -> None:
    told = first(lead)
    lead.waive(told, "quoted", WaiverScope.SEGMENT)
    review = Review.open(project, "b", author="li")
    review.edit(told.segment_id, "Patent holders may well license.")
    assert (0, 1) == left_out(project)
    assert lead.still_stands(told)
    review.edit(told.segment_id, "A patent holder may license.")
    assert not lead.still_stands(told)
    assert 1 == left_out(project)[0]
    with pytest.raises(DecisionError, match="changed since"):
        lead.waive(told, "quoted", WaiverScope.SEGMENT)


def test_a_reason_is_needed_and_nothing_is_undone_that_was_not_done(lead: Contradictions) -> None:
    with pytest.raises(DecisionError, match="needs a reason"):
        lead.waive(first(lead), " ", WaiverScope.RULE)
    with pytest.raises(DecisionError, match="nothing to undo"):
        lead.undo()


def test_it_goes_with_the_log_to_another_project(
    lead: Contradictions, project: Project, tmp_path: Path
) -> None:
    lead.waive(first(lead), "meant", WaiverScope.RULE)
    log = tmp_path / "log.jsonl"
    log.write_text("\n".join(project.log()), encoding="utf-8")
    with Project.create(tmp_path / "other", aligner=one_to_one) as other:
        other.set_glossary(project.glossary())
        add(other, "a", ("专利权人应当缴费。", "The patentee shall pay."))
        add(other, "b", ("专利权人可以许可。", "Patent holders may license."))
        add(other, "c", ("专利权人有异议。", "Patentees object."))
        assert (1, 0) == left_out(other)
        other.merge(log)
        assert (0, 1) == left_out(other)
