"""What a reviewer may do to a segment, and what it looks like afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewer.model.decision import EventKind, Status
from reviewer.model.errors import DecisionError
from reviewer.model.finding import Severity, WaiverScope
from reviewer.session import browsing
from reviewer.session.views import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.session.review import Review
    from tests.session.conftest import Desk


def ids(review: Review) -> list[int]:
    return [row.id for row in review.rows(0, 100)]


def test_a_new_document_is_open_and_counted(desk: Desk) -> None:
    counts = desk.review().counts()
    assert (6, 0, 6, 0) == (counts.total, counts.done, counts.open, counts.flagged)
    assert (3, 4) == (
        desk.review().segment(ids(desk.review())[2]).row.number,
        sum(count for _, count in desk.project.documents()[0].findings[:2]),
    )


@pytest.mark.parametrize(
    ("act", "status", "message"),
    [
        (lambda review, i: review.accept(i), Status.ACCEPTED, "accepted 2"),
        (lambda review, i: review.edit(i, "It is a patent."), Status.EDITED, "edited 2"),
        (lambda review, i: review.flag(i), Status.FLAGGED, "flagged 2"),
        (lambda review, i: review.reject(i), Status.REJECTED, "rejected 2"),
        (lambda review, i: review.skip(i), Status.SKIPPED, "skipped 2"),
    ],
    ids=["accept", "edit", "flag", "reject", "skip"],
)
def test_each_decision_shows_at_once(
    desk: Desk, act: Callable[[Review, int], Outcome], status: Status, message: str
) -> None:
    review = desk.review()
    second = ids(review)[1]
    outcome = act(review, second)
    assert Outcome(second, message, (second,)) == outcome
    assert status == review.segment(second).row.status
    assert status == review.rows(1, 1)[0].status
    assert 1 == dict(review.counts().by_status)[status]
    assert desk.is_well()


def test_an_edit_is_checked_and_counted(desk: Desk) -> None:
    review = desk.review()
    third = ids(review)[2]
    assert 3 == review.rows(2, 1)[0].finding_count
    before = desk.looked_for_words()
    review.edit(third, "That is a  patent and wrong.\n")
    assert before == desk.looked_for_words()
    view = review.segment(third)
    assert "That is a  patent and wrong." == view.en
    assert "That is wrong, very wrong." == view.en_page
    assert ["spelling.wrong"] == [found.finding.check for found in view.findings]
    assert 1 == view.row.finding_count
    assert [(Severity.MAJOR, 2)] == list(desk.project.documents()[0].findings[:1])
    assert desk.is_well()


def test_editing_back_to_the_pages_english_is_an_acceptance(desk: Desk) -> None:
    review = desk.review()
    second = ids(review)[1]
    review.edit(second, "Otherwise.")
    outcome = review.edit(second, " This is a patent. ")
    assert "accepted 2" == outcome.message
    assert (Status.ACCEPTED, "This is a patent.") == (
        review.segment(second).row.status,
        review.segment(second).en,
    )


def test_accepting_anothers_edit_keeps_the_edit(desk: Desk) -> None:
    second = ids(desk.review())[1]
    desk.review(author="li").edit(second, "It is one patent.")
    desk.review(author="wang").flag(second)
    desk.review(author="wang").accept(second)
    view = desk.review().segment(second)
    assert (Status.EDITED, "It is one patent.") == (view.row.status, view.en)
    assert ["li", "wang", "wang"] == [entry.author for entry in view.history]
    assert not view.row.has_conflict


def test_saying_the_same_twice_is_said_once(desk: Desk) -> None:
    review = desk.review()
    first = ids(review)[0]
    review.accept(first)
    assert () == review.accept(first).changed
    assert 1 == len(review.segment(first).history)
    review.undo()
    with pytest.raises(DecisionError, match="nothing to undo"):
        review.undo()


def test_a_skip_never_takes_a_decision_away(desk: Desk) -> None:
    review = desk.review()
    first = ids(review)[0]
    review.accept(first)
    assert "1 stays accepted" == review.skip(first).message
    assert Status.ACCEPTED == review.segment(first).row.status


def test_an_empty_edit_is_refused(desk: Desk) -> None:
    review = desk.review()
    with pytest.raises(DecisionError, match="empty translation"):
        review.edit(ids(review)[0], " \n")


def test_half_a_character_is_refused_and_nothing_kept(desk: Desk) -> None:
    review = desk.review()
    with pytest.raises(DecisionError, match="half a character"):
        review.edit(ids(review)[0], "a\ud800b")
    assert desk.is_well()


def test_control_characters_do_not_get_into_an_edit(desk: Desk) -> None:
    review = desk.review()
    first = ids(review)[0]
    review.edit(first, "red\x1b[31m\x00 text")
    assert "red[31m text" == review.segment(first).en


def test_a_note_with_a_flag_is_one_act(desk: Desk) -> None:
    review = desk.review()
    first = ids(review)[0]
    review.flag(first, "ask the lead")
    assert ("ask the lead", True) == (
        review.segment(first).note,
        review.segment(first).row.has_note,
    )
    review.undo()
    view = review.segment(first)
    assert (Status.OPEN, "", False) == (view.row.status, view.note, view.row.has_note)


def test_notes_come_and_go(desk: Desk) -> None:
    review = desk.review()
    first = ids(review)[0]
    review.note(first, "one")
    review.note(first, "two")
    assert "two" == review.segment(first).note
    review.note(first, "")
    assert "" == review.segment(first).note
    assert ["note: one", "note: two", "note taken away"] == [
        entry.summary for entry in review.segment(first).history
    ]


def test_a_suggestion_is_put_in_place(desk: Desk) -> None:
    review = desk.review()
    third = ids(review)[2]
    review.apply(third, 0)
    assert "That is right, very wrong." == review.segment(third).en
    review.apply(third, 0)
    assert "That is right, very right." == review.segment(third).en


def test_a_finding_without_a_suggestion_says_what_to_do(desk: Desk) -> None:
    review = desk.review()
    third = ids(review)[2]
    with pytest.raises(DecisionError, match="edit the English yourself"):
        review.apply(third, 2)
    with pytest.raises(DecisionError, match="no finding 9"):
        review.apply(third, 8)


def test_live_findings_write_nothing(desk: Desk) -> None:
    review = desk.review()
    third = ids(review)[2]
    before = desk.looked_for_words()
    found = review.recheck(third, "A wrong patent.")
    assert before == desk.looked_for_words()
    assert ["spelling.wrong"] == [view.finding.check for view in found]
    assert 3 == review.segment(third).row.finding_count
    assert () == review.segment(third).history


def test_what_a_document_check_said_stays_while_its_words_stand(desk: Desk) -> None:
    review = desk.review()
    fifth = ids(review)[4]
    assert ["repetition"] == [v.finding.check for v in review.segment(fifth).findings]
    kept = review.recheck(fifth, "Well: Sentence one. Yes.")
    assert [("repetition", 6)] == [
        (v.finding.check, v.finding.en.start if v.finding.en else -1) for v in kept
    ]
    assert () == review.recheck(fifth, "The first sentence.")


def test_undo_and_redo_go_through_the_whole_session(desk: Desk) -> None:
    review = desk.review()
    one, two, three, *_ = ids(review)
    review.accept(one)
    review.edit(two, "A patent.")
    review.waive(three, 0, "it is meant so")
    for _ in range(3):
        review.undo()
    assert 6 == review.counts().open
    for _ in range(3):
        review.redo()
    with pytest.raises(DecisionError, match="nothing to do again"):
        review.redo()
    assert (Status.ACCEPTED, "A patent.", "li") == (
        review.segment(one).row.status,
        review.segment(two).en,
        review.segment(three).findings[0].waived_by,
    )
    assert desk.is_well()


def test_a_new_act_ends_what_could_be_done_again(desk: Desk) -> None:
    review = desk.review()
    one, two, *_ = ids(review)
    review.accept(one)
    review.undo()
    review.accept(two)
    with pytest.raises(DecisionError):
        review.redo()


def test_undo_takes_back_only_this_sessions_acts(desk: Desk) -> None:
    first = ids(desk.review())[0]
    desk.review(author="li").accept(first)
    with pytest.raises(DecisionError):
        desk.review(author="li").undo()


def test_undoing_under_anothers_later_decision_leaves_theirs(desk: Desk) -> None:
    first = ids(desk.review())[0]
    li, wang = desk.review(author="li"), desk.review(author="wang")
    li.accept(first)
    wang.reject(first)
    li.undo()
    assert Status.REJECTED == li.segment(first).row.status
    wang.undo()
    assert Status.OPEN == li.segment(first).row.status
    assert desk.is_well()


def test_all_clean_segments_are_accepted_in_one_act(desk: Desk) -> None:
    review = desk.review()
    assert 2 == review.clean_count()
    outcome = review.accept_clean()
    assert ("accepted 2 clean segments", 2) == (outcome.message, len(outcome.changed))
    assert [Status.OPEN, Status.ACCEPTED, Status.OPEN, Status.ACCEPTED] == [
        row.status for row in review.rows(0, 4)
    ]
    review.undo()
    assert 6 == review.counts().open
    review.redo()
    assert 2 == review.counts().done
    with pytest.raises(DecisionError, match="without findings"):
        review.accept_clean()


def test_a_waived_finding_no_longer_counts_and_says_who_and_why(desk: Desk) -> None:
    review = desk.review()
    third = ids(review)[2]
    review.waive(third, 2, "licence is what the law says")
    view = review.segment(third)
    assert 2 == view.row.finding_count
    assert ("li", "licence is what the law says") == (
        view.findings[2].waived_by,
        view.findings[2].waiver_reason,
    )
    with pytest.raises(DecisionError, match="li waived this already"):
        review.waive(third, 2, "again")
    review.unwaive(third, 2)
    assert 3 == review.segment(third).row.finding_count
    with pytest.raises(DecisionError, match="nobody waived"):
        review.unwaive(third, 2)
    review.undo()
    assert 2 == review.segment(third).row.finding_count
    assert desk.is_well()


def test_a_waiver_needs_a_reason(desk: Desk) -> None:
    review = desk.review()
    with pytest.raises(DecisionError, match="needs a reason"):
        review.waive(ids(review)[2], 0, "  ")


@pytest.mark.parametrize(
    ("scope", "left_elsewhere"),
    [(WaiverScope.SEGMENT, 2), (WaiverScope.DOCUMENT, 0), (WaiverScope.RULE, 0)],
    ids=["segment", "document", "rule"],
)
def test_a_waiver_reaches_as_far_as_its_scope(
    desk: Desk, scope: WaiverScope, left_elsewhere: int
) -> None:
    review = desk.review()
    third, sixth = ids(review)[2], ids(review)[5]
    review.edit(sixth, "wrong and wrong")
    # Both 'wrong' of the third have the same words under their spans: one waiver reaches both.
    review.waive(third, 0, "a quotation", scope)
    assert [1, left_elsewhere] == [review.segment(i).row.finding_count for i in (third, sixth)]
    assert desk.is_well()
    review.undo()
    assert [3, 2] == [review.segment(i).row.finding_count for i in (third, sixth)]
    assert desk.is_well()


def test_every_report_can_list_the_waivers(desk: Desk) -> None:
    review = desk.review()
    review.waive(review.id_at(2), 0, "a quotation", WaiverScope.RULE)
    review.waive(review.id_at(0), 0, "as agreed", WaiverScope.DOCUMENT)
    review.waive(review.id_at(2), 2, "not meant so")
    assert [
        ("spelling.wrong", "wrong", WaiverScope.RULE, "", 0, "a quotation", 3),
        ("repetition", "repetition", WaiverScope.DOCUMENT, "six", 0, "as agreed", 1),
        ("terminology.missing", "patent", WaiverScope.SEGMENT, "six", 3, "not meant so", 1),
    ] == [
        (w.check, w.rule, w.scope, w.document, w.number, w.reason, w.findings)
        for w in desk.project.waivers()
    ]
    review.undo()
    assert 2 == len(desk.project.waivers())


def test_a_waiver_lapses_when_the_words_change(desk: Desk) -> None:
    review = desk.review()
    sixth = ids(review)[5]
    review.waive(sixth, 0, "a quotation")
    assert 0 == review.segment(sixth).row.finding_count
    review.edit(sixth, "The very last one is wrong.")
    assert 0 == review.segment(sixth).row.finding_count
    assert EventKind.WAIVER in {entry.kind for entry in review.segment(sixth).history}


def test_terms_show_their_concept_and_where_the_english_has_them(desk: Desk) -> None:
    review = desk.review()
    second, third = ids(review)[1:3]
    term = review.segment(second).terms[0]
    assert ("patent", "专利", "patent") == (
        term.concept.id,
        term.span.of("这是一项专利。"),
        term.rendering.of("This is a patent.") if term.rendering else "",
    )
    assert None is review.segment(third).terms[0].rendering


def test_a_proposal_can_be_taken_back(desk: Desk) -> None:
    review = desk.review()
    assert "proposed 天气 = weather" == review.propose("天气", "weather", "as in 4").message
    review.undo()
    with pytest.raises(DecisionError, match="Chinese and an English"):
        review.propose("天气", " ")


def test_history_tells_who_said_what_and_what_was_taken_back(desk: Desk) -> None:
    review = desk.review()
    first = ids(review)[0]
    review.edit(first, "First.")
    review.undo()
    review.redo()
    assert [
        ("edited", False, "First."),
        ("took back: edited", True, None),
        ("said again: edited", False, None),
    ] == [(e.summary, e.undone, e.text) for e in review.segment(first).history]


def test_more_clean_segments_than_one_act_takes_are_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = desk.review()
    clean = review.clean_count()
    monkeypatch.setattr(browsing, "MOST_CLEAN", clean - 1)
    with pytest.raises(DecisionError, match="open a document"):
        review.accept_clean()
    assert 6 == review.counts().open
    monkeypatch.setattr(browsing, "MOST_CLEAN", clean)
    assert clean == len(review.accept_clean().changed)
