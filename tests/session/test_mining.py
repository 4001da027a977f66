"""Candidates are mined from what was accepted; what was said of one is kept, and can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewer.model.errors import DecisionError
from reviewer.session.lead import Lead
from reviewer.session.mining import Mining
from reviewer.session.proposals import Verdict

if TYPE_CHECKING:
    from tests.session.conftest import Desk

PAIRS = (
    ("惩罚性赔偿制度已经建立。", "A punitive damages system is in place."),
    ("完善惩罚性赔偿制度。", "The punitive damages system will be improved."),
    ("各地落实惩罚性赔偿制度。", "All places put the punitive damages system into effect."),
    ("我们重视惩罚性赔偿制度的作用。", "We value what the punitive damages system does."),
)


@pytest.fixture
def mining(desk: Desk) -> Mining:
    desk.project.add(desk.document("law", *PAIRS))
    review = desk.review("law")
    for row in range(review.size()):
        review.accept(review.id_at(row))
    return Mining(desk.project, "wang")


def verdicts(desk: Desk) -> list[tuple[str, str, Verdict]]:
    return [(one.zh, one.en, one.verdict) for one in Lead(desk.project, "wang").proposals()]


def test_only_accepted_segments_are_mined(desk: Desk) -> None:
    desk.project.add(desk.document("law", *PAIRS))
    assert Mining(desk.project, "wang").mine().pairs == 0


def test_a_candidate_becomes_a_proposal_with_its_evidence(desk: Desk, mining: Mining) -> None:
    found = mining.mine()
    assert found.pairs == len(PAIRS)
    zh = found.candidates[0].zh
    mining.propose(zh, "punitive damages system", found.candidates[0].examples[0][0])
    assert verdicts(desk) == [(zh, "punitive damages system", Verdict.PROPOSED)]
    proposal = Lead(desk.project, "wang").proposals()[0]
    assert "punitive damages" in Lead(desk.project, "wang").evidence(proposal)
    assert zh not in [one.zh for one in mining.mine().candidates]


def test_what_was_turned_down_is_never_mined_again_until_that_is_taken_back(
    desk: Desk, mining: Mining
) -> None:
    zh = mining.mine().candidates[0].zh
    mining.turn_down(zh, "")
    assert [verdict for _, _, verdict in verdicts(desk)] == [Verdict.REJECTED]
    assert zh not in [one.zh for one in Mining(desk.project, "li").mine().candidates]
    assert mining.undo() == (f"took {zh} back", zh)
    assert verdicts(desk) == []
    assert zh in [one.zh for one in mining.mine().candidates]
    with pytest.raises(DecisionError, match="nothing to undo"):
        mining.undo()


def test_a_proposal_needs_english(desk: Desk, mining: Mining) -> None:
    with pytest.raises(DecisionError, match="no English"):
        mining.propose("惩罚性赔偿制度", " ")
    assert verdicts(desk) == []
