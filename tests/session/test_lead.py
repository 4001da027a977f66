"""The lead's way: proposed, judged, released; and what changed since when, by whom and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewer.model.errors import DecisionError, GlossaryError
from reviewer.model.term import Concept, Strictness, Term, TermStatus
from reviewer.session.lead import Lead
from reviewer.session.proposals import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.session.proposals import Proposal
    from tests.session.conftest import Desk


def lead(desk: Desk) -> Lead:
    return Lead(desk.project, "lead", clock=desk.clock, ids=desk.new_id)


def propose(desk: Desk, zh: str, en: str, status: TermStatus = TermStatus.PREFERRED) -> Proposal:
    review = desk.review()
    review.propose(zh, en, "as in the law", review.id_at(1), status=status)
    return lead(desk).proposals()[-1]


def test_a_proposal_waits_for_the_lead(desk: Desk) -> None:
    found = propose(desk, "专利", "patent right")
    assert (Verdict.PROPOSED, "专利", "patent right", "as in the law", "li", 0) == (
        found.verdict,
        found.zh,
        found.en,
        found.note,
        found.author,
        found.release,
    )
    assert "这是一项专利。 | This is a patent." == lead(desk).evidence(found)
    assert ["patent"] == [term.text for term in desk.project.glossary().concepts[0].en[:1]]
    assert () == lead(desk).changes_since()


def test_what_is_approved_comes_into_force_with_the_next_release(desk: Desk) -> None:
    found = propose(desk, "专利", "wrong thing")
    approved = lead(desk).approve(found.id, "better", en="patent right")
    assert (Verdict.APPROVED, "patent right", "lead", "better") == (
        approved.verdict,
        approved.en,
        approved.judged_by,
        approved.reason,
    )
    assert "patent" == desk.project.glossary().concepts[0].preferred
    change, demoted = lead(desk).changes_since()
    assert ("patent", "专利", "term", "", "patent right (preferred)") == (
        change.concept,
        change.zh,
        change.field,
        change.old,
        change.new,
    )
    assert ("li", "lead", "better", "这是一项专利。 | This is a patent.") == (
        change.author,
        change.approved_by,
        change.reason,
        change.evidence,
    )
    assert ("patent (preferred)", "patent (admitted)") == (demoted.old, demoted.new)
    release = lead(desk).release("spring")
    assert (1, "spring", (found.id,)) == (release.number, release.note, release.approvals)
    assert ("patent right", 1) == (
        desk.project.glossary().concepts[0].preferred,
        desk.project.glossary().release,
    )
    assert () == lead(desk).changes_since()
    assert 2 == len(lead(desk).changes_since(0))
    with pytest.raises(DecisionError, match="nothing was approved"):
        lead(desk).release()
    with pytest.raises(DecisionError, match="release 1 has this already"):
        lead(desk).reject(found.id, "late")
    assert desk.is_well()


def test_edits_are_checked_by_the_new_release_too(desk: Desk) -> None:
    review = desk.review()
    review.edit(review.id_at(3), "商标: wrong.")
    before = review.segment(review.id_at(3)).findings
    lead(desk).approve(propose(desk, "天气", "weather").id)
    lead(desk).release()
    assert before == review.segment(review.id_at(3)).findings
    assert 1 == review.rows(3, 1)[0].finding_count
    assert desk.is_well()


def test_a_term_of_no_concept_makes_one(desk: Desk) -> None:
    lead(desk).approve(propose(desk, "商标", "trademark").id)
    lead(desk).approve(propose(desk, "商标", "brand", TermStatus.FORBIDDEN).id)
    lead(desk).release()
    assert (
        Concept(
            "商标",
            ("商标",),
            (
                Term("trademark", note="as in the law"),
                Term("brand", TermStatus.FORBIDDEN, note="as in the law"),
            ),
        )
        == desk.project.glossary().concepts[1]
    )
    assert ["商标"] == [concept.id for concept in desk.review().lookup("brand")]


def test_a_verdict_can_be_taken_back_until_it_is_released(desk: Desk) -> None:
    found = propose(desk, "专利", "patent right")
    assert Verdict.REJECTED == lead(desk).reject(found.id, "no").verdict
    assert Verdict.PROPOSED == lead(desk).reopen(found.id).verdict
    assert Verdict.DEFERRED == lead(desk).defer(found.id, "after the law").verdict
    assert Verdict.APPROVED == lead(desk).approve(found.id).verdict
    assert Verdict.DEFERRED == lead(desk).reopen(found.id).verdict
    with pytest.raises(DecisionError, match="say why"):
        lead(desk).reject(found.id, " ")
    with pytest.raises(DecisionError, match="no proposal"):
        lead(desk).approve("nowhere")


def test_a_proposal_that_was_taken_back_is_gone(desk: Desk) -> None:
    review = desk.review()
    review.propose("天气", "weather")
    review.undo()
    assert () == lead(desk).proposals()
    review.redo()
    assert 1 == len(lead(desk).proposals(Verdict.PROPOSED))


def test_what_speaks_against_a_proposal_is_told(desk: Desk) -> None:
    forbidden = propose(desk, "专利", "licence")
    other = propose(desk, "专利", "patent right")
    assert (
        "li proposed 'patent right' for 专利 (proposed)",
        "'patent' is preferred for 专利 now and would become admitted",
        "'licence' is forbidden for 专利 now",
    ) == lead(desk).conflicts(forbidden.id)
    lead(desk).approve(other.id)
    lead(desk).release()
    assert "it was made on release 0, this is 1" == lead(desk).conflicts(forbidden.id)[0]


def test_several_senses_need_a_choice(desk: Desk) -> None:
    glossary = desk.project.glossary()
    second = Concept("patent/letters", ("专利",), (Term("letters patent"),), sense="letters")
    desk.project.set_glossary(glossary.with_concepts((*glossary.concepts, second)))
    found = propose(desk, "专利", "patents")
    with pytest.raises(GlossaryError, match="several senses"):
        lead(desk).approve(found.id)
    assert Verdict.PROPOSED == lead(desk).proposals()[0].verdict
    with pytest.raises(GlossaryError, match="no concept 'x'"):
        lead(desk).approve(found.id, concept="x")
    lead(desk).approve(found.id, concept="patent/letters")
    assert "patents" == lead(desk).working_glossary().by_id["patent/letters"].preferred


def test_the_effect_is_seen_before_approval(desk: Desk) -> None:
    found = propose(desk, "专利", "patent right")
    effect = lead(desk).effect(found.id)
    assert 2 == effect.looked_at


def test_a_release_follows_a_merge_where_it_was_made_from_the_same(
    desks: Callable[[str], Desk],
) -> None:
    here, there = desks("here"), desks("there")
    lead(here).approve(propose(here, "专利", "patent right").id)
    lead(here).release()
    lead(here).approve(propose(here, "商标", "trademark").id)
    lead(here).release()
    there.project.merge(here.project.path)
    assert here.project.glossary() == there.project.glossary()
    assert 2 == there.project.glossary().release
    assert there.is_well()


def test_a_release_is_not_followed_from_another_glossary(desks: Callable[[str], Desk]) -> None:
    here, there = desks("here"), desks("there")
    own = there.project.glossary().with_concepts([Concept("x", ("甲",), (Term("A"),))])
    there.project.set_glossary(own)
    lead(here).approve(propose(here, "专利", "patent right").id)
    lead(here).release()
    there.project.merge(here.project.path)
    assert own == there.project.glossary()


def test_a_concept_becomes_advice_as_any_other_proposal(desk: Desk) -> None:
    at_work = lead(desk)
    found = at_work.propose_strictness("patent", Strictness.ADVISE, "followed in 1 of 6 places")
    assert found is not None
    assert (Verdict.PROPOSED, "专利", "", "advise only", "patent") == (
        found.verdict,
        found.zh,
        found.en,
        found.wanted,
        found.concept,
    )
    assert at_work.propose_strictness("patent", Strictness.ADVISE) is None
    assert () == at_work.conflicts(found.id)
    with pytest.raises(DecisionError, match="changes no term"):
        at_work.approve(found.id, en="compensation")
    at_work.approve(found.id, "noise")
    (change,) = at_work.changes_since()
    assert ("strictness", "enforce", "advise", "noise") == (
        change.field,
        change.old,
        change.new,
        change.reason,
    )
    at_work.release()
    assert Strictness.ADVISE is desk.project.glossary().by_id["patent"].strictness
    back = at_work.propose_strictness("patent", Strictness.ENFORCE)
    assert back is not None
    assert "enforce" == back.wanted


def test_a_demotion_that_was_turned_down_is_not_proposed_again(desk: Desk) -> None:
    at_work = lead(desk)
    found = at_work.propose_strictness("patent", Strictness.ADVISE)
    assert found is not None
    at_work.reject(found.id, "the Law has it")
    assert at_work.propose_strictness("patent", Strictness.ADVISE) is None
    with pytest.raises(GlossaryError, match="no concept"):
        at_work.propose_strictness("nothing", Strictness.ADVISE)
