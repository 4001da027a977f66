"""Errors that people mark: found, changed and taken away with history, kept with the text they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewer.model.decision import EventKind
from reviewer.model.errors import DecisionError
from reviewer.model.mark import CORE, MarkSeverity
from reviewer.model.span import Side, Span
from reviewer.score.mqm_profile import PROFILES, weight_of
from reviewer.store import counters

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.model.document import Document
    from reviewer.session.review import Review
    from tests.session.conftest import Desk

STYLE = "Style"


def third(review: Review) -> int:
    """The segment whose English is 'That is wrong, very wrong.'."""
    return review.id_at(2)


def test_a_mark_is_of_words_on_either_side(desk: Desk) -> None:
    review = desk.review()
    outcome = review.mark(third(review), Side.EN, Span(8, 13), STYLE, MarkSeverity.MINOR)
    review.mark(
        third(review), Side.ZH, Span(1, 3), "Accuracy/Omission", MarkSeverity.MAJOR, note="gone"
    )
    assert ("marked Style (minor)", (third(review),)) == (outcome.message, outcome.changed)
    marks = review.segment(third(review)).marks
    assert marks == review.marks(third(review))
    assert [(Side.EN, "wrong", STYLE, ""), (Side.ZH, "也是", "Accuracy/Omission", "gone")] == [
        (mark.side, mark.words, mark.category, mark.note) for mark in marks
    ]
    assert [("li", True)] * 2 == [(mark.author, mark.is_current) for mark in marks]
    assert 2 == review.rows(2, 1)[0].mark_count
    assert desk.is_well()


def test_an_omission_is_marked_without_words(desk: Desk) -> None:
    review = desk.review()
    review.mark(third(review), Side.EN, None, "Accuracy/Omission", MarkSeverity.CRITICAL)
    (mark,) = review.marks(third(review))
    assert (None, "") == (mark.span, mark.words)
    assert "Accuracy/Omission (critical)" in review.segment(third(review)).history[-1].summary


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, 99)], ids=["empty", "beyond the end"])
def test_a_mark_needs_words_that_are_there(desk: Desk, span: Span) -> None:
    review = desk.review()
    with pytest.raises(DecisionError, match="needs words"):
        review.mark(third(review), Side.EN, span, STYLE, MarkSeverity.MINOR)
    assert () == review.marks(third(review))


def test_the_same_error_is_not_marked_twice_by_one_person_but_by_two(desk: Desk) -> None:
    review = desk.review()
    review.mark(third(review), Side.EN, Span(0, 4), STYLE, MarkSeverity.MINOR)
    with pytest.raises(DecisionError, match="marked this already"):
        review.mark(third(review), Side.EN, Span(0, 4), STYLE, MarkSeverity.MAJOR)
    desk.review(author="wang").mark(third(review), Side.EN, Span(0, 4), STYLE, MarkSeverity.MAJOR)
    assert ["li", "wang"] == [mark.author for mark in review.marks(third(review))]
    with pytest.raises(DecisionError, match="marked this already: Style, major"):
        desk.review(author="wang").mark(
            third(review), Side.EN, Span(0, 4), STYLE, MarkSeverity.MINOR
        )


def test_a_mark_is_changed_and_taken_away_with_its_history(desk: Desk) -> None:
    review, lead = desk.review(), desk.review(author="lead")
    review.mark(third(review), Side.EN, Span(0, 4), STYLE, MarkSeverity.MINOR)
    (first,) = review.marks(third(review))
    lead.change_mark(third(review), first.id, severity=MarkSeverity.MAJOR, note="so")
    (changed,) = review.marks(third(review))
    assert (first.id, "li", "lead", MarkSeverity.MAJOR, "so", STYLE) == (
        changed.id,
        changed.author,
        changed.changed_by,
        changed.severity,
        changed.note,
        changed.category,
    )
    review.unmark(third(review), first.id)
    assert () == review.marks(third(review))
    told = [entry.summary for entry in review.segment(third(review)).history]
    assert [
        "marked Style (minor) “That”",
        "changed a mark to Style (major) “That”: so",
        "took a mark away",
    ] == told
    with pytest.raises(DecisionError, match="no such mark"):
        review.change_mark(third(review), first.id, note="too late")
    with pytest.raises(DecisionError, match="no such mark"):
        review.unmark(third(review), first.id)
    assert desk.is_well()


def test_a_change_that_changes_nothing_is_not_said(desk: Desk) -> None:
    review = desk.review()
    review.mark(third(review), Side.EN, Span(0, 4), STYLE, MarkSeverity.MINOR)
    (mark,) = review.marks(third(review))
    assert () == review.change_mark(third(review), mark.id, category=STYLE).changed
    assert 1 == len(list(desk.project.log()))


@pytest.mark.parametrize(
    "act",
    [
        lambda review, i, _: review.mark(i, Side.ZH, None, STYLE, MarkSeverity.MINOR),
        lambda review, i, mark_id: review.change_mark(i, mark_id, span=Span(5, 7)),
        lambda review, i, mark_id: review.unmark(i, mark_id),
    ],
    ids=["mark", "change", "unmark"],
)
def test_each_act_is_undone_and_done_again(
    desk: Desk, act: Callable[[Review, int, str], object]
) -> None:
    review = desk.review()
    review.mark(third(review), Side.EN, Span(0, 4), STYLE, MarkSeverity.MINOR)
    before = review.marks(third(review))
    act(review, third(review), before[0].id)
    after = review.marks(third(review))
    assert before != after
    review.undo()
    assert before == review.marks(third(review))
    review.redo()
    assert after == review.marks(third(review))
    assert desk.is_well()


def test_a_mark_stays_with_the_english_that_it_was_made_on(desk: Desk) -> None:
    review = desk.review()
    review.mark(third(review), Side.EN, Span(8, 13), STYLE, MarkSeverity.MINOR)
    review.edit(third(review), "That is right.")
    review.mark(third(review), Side.EN, Span(8, 13), STYLE, MarkSeverity.MAJOR)
    old, new = review.marks(third(review))
    assert ("wrong", False) == (old.words, old.is_current)
    assert ("right", True) == (new.words, new.is_current)
    review.change_mark(third(review), old.id, severity=MarkSeverity.CRITICAL)
    assert "wrong" == review.marks(third(review))[0].words
    review.edit(third(review), "That is wrong, very wrong.")
    assert [True, False] == [mark.is_current for mark in review.marks(third(review))]


def test_marks_come_back_with_their_page(desk: Desk, six: Document) -> None:
    review = desk.review()
    review.mark(third(review), Side.EN, Span(8, 13), STYLE, MarkSeverity.MINOR)
    marks = review.marks(third(review))
    desk.project.add(desk.document("six", ("第一句。", "The first sentence.")))
    assert 0 == counters.count(desk.project.database, counters.PROJECT, "mark:minor")
    assert desk.is_well()
    desk.project.add(six)
    assert marks == review.marks(third(review))
    assert desk.is_well()


def test_logs_with_marks_merge_whichever_way_round(desks: Callable[[str], Desk]) -> None:
    here, there = desks("here"), desks("there")
    one = here.review("six", "li")
    one.mark(third(one), Side.EN, Span(0, 4), STYLE, MarkSeverity.MINOR)
    there.project.merge(here.path)
    other = there.review("six", "wang")
    other.change_mark(third(other), other.marks(third(other))[0].id, severity=MarkSeverity.MAJOR)
    other.mark(third(other), Side.ZH, None, "Accuracy/Omission", MarkSeverity.MAJOR)
    one.unmark(third(one), one.marks(third(one))[0].id)
    here.project.merge(there.path)
    there.project.merge(here.path)
    assert one.marks(third(one)) == other.marks(third(other))
    assert here.is_well()
    assert there.is_well()


def test_marks_are_counted(desk: Desk) -> None:
    review = desk.review()
    review.mark(third(review), Side.EN, Span(0, 4), STYLE, MarkSeverity.MINOR)
    review.mark(third(review), Side.EN, Span(5, 7), STYLE, MarkSeverity.MINOR)
    assert 2 == counters.count(desk.project.database, counters.PROJECT, "mark:minor")
    review.undo()
    assert 1 == counters.count(desk.project.database, counters.PROJECT, "mark:minor")


def test_a_project_may_mark_other_kinds_of_errors(desk: Desk) -> None:
    review = desk.review()
    assert CORE == review.categories()
    review.mark(third(review), Side.EN, None, STYLE, MarkSeverity.MINOR)
    desk.project.set_categories(["Terminology", "House style/Capitals"])
    assert ["Terminology", "House style/Capitals"] == [one.name for one in review.categories()]
    with pytest.raises(DecisionError, match="marks Terminology, House style/Capitals"):
        review.mark(third(review), Side.EN, Span(0, 4), STYLE, MarkSeverity.MINOR)
    (mark,) = review.marks(third(review))
    review.change_mark(third(review), mark.id, severity=MarkSeverity.MAJOR)
    assert STYLE == review.marks(third(review))[0].category
    for wrong in ([], [" "], ["Style", "Style "]):
        with pytest.raises(DecisionError):
            desk.project.set_categories(wrong)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_each_profile_knows_each_kind_of_error(profile: object) -> None:
    from reviewer.score.mqm_profile import Profile

    assert isinstance(profile, Profile)
    for category in CORE:
        for severity in MarkSeverity:
            assert weight_of(profile, severity, category.name) is not None
    weights = {
        name: weight_of(PROFILES["google-wmt"], "minor", name)
        for name in ("Fluency/Punctuation", "Non-translation", STYLE)
    }
    assert {"Fluency/Punctuation": 0.1, "Non-translation": 25, STYLE: 1} == weights
    assert 0 == weight_of(PROFILES["marot"], "major", "Source error")


def test_a_mark_is_in_the_log_as_it_was_said(desk: Desk) -> None:
    review = desk.review()
    review.mark(third(review), Side.EN, Span(8, 13), STYLE, MarkSeverity.MINOR)
    entry = review.segment(third(review)).history[-1]
    assert (EventKind.MARK, "li", "marked Style (minor) “wrong”") == (
        entry.kind,
        entry.author,
        entry.summary,
    )
