"""Marks on the screen as MQM ratings: whose they are, of which English, and who found nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewer.model.mark import MarkSeverity
from reviewer.model.span import Side, Span
from reviewer.score.mqm import score_mqm
from reviewer.score.mqm_profile import PROFILES
from reviewer.score.project_mqm import project_mqm

if TYPE_CHECKING:
    from reviewer.session.review import Review
    from tests.session.conftest import Desk


def mark(review: Review, number: int, severity: MarkSeverity = MarkSeverity.MINOR) -> None:
    review.mark(review.id_at(number), Side.EN, Span(0, 3), "Style", severity)


def told(desk: Desk) -> list[tuple[str, str, str, str]]:
    return [(one.system, one.segment, one.rater, one.severity) for one in desk.project.ratings()]


def test_without_marks_there_are_no_ratings(desk: Desk) -> None:
    desk.review().accept(desk.review().id_at(0))
    assert () == desk.project.ratings()


def test_a_mark_is_a_rating_with_its_words_between_signs(desk: Desk) -> None:
    review = desk.review()
    review.mark(review.id_at(2), Side.EN, Span(8, 13), "Style", MarkSeverity.MAJOR)
    review.mark(review.id_at(2), Side.ZH, Span(1, 3), "Accuracy/Omission", MarkSeverity.MINOR)
    english, chinese = desk.project.ratings()
    assert ("six", "3", "li", "Style", "major", "That is <v>wrong</v>, very wrong.") == (
        english.document,
        english.segment,
        english.rater,
        english.category,
        english.severity,
        english.target,
    )
    assert ("那<v>也是</v>专利。", "That is wrong, very wrong.") == (chinese.source, chinese.target)
    assert "2024-01" == english.at[:7]


def test_who_marks_errors_and_decided_without_a_mark_found_none(desk: Desk) -> None:
    rater, translator = desk.review(author="qa"), desk.review(author="li")
    mark(rater, 2)
    rater.accept(rater.id_at(2))
    rater.accept(rater.id_at(0))
    rater.flag(rater.id_at(1))
    translator.accept(translator.id_at(3))
    assert [("page", "1", "qa", "no-error"), ("page", "3", "qa", "minor")] == told(desk)


def test_other_english_is_rated_apart_and_never_by_its_writer(desk: Desk) -> None:
    translator, rater = desk.review(author="li"), desk.review(author="qa")
    mark(translator, 0)
    translator.edit(translator.id_at(2), "That is right.")
    mark(rater, 2, MarkSeverity.MAJOR)
    assert [
        ("page", "1", "li", "minor"),
        ("page", "3", "li", "no-error"),
        ("reviewed", "3", "qa", "major"),
    ] == told(desk)
    rater.unmark(rater.id_at(2), rater.marks(rater.id_at(2))[0].id)
    rater.accept(rater.id_at(2))
    assert ("reviewed", "3", "qa", "no-error") == told(desk)[-1]


def test_marks_on_english_that_went_are_history(desk: Desk) -> None:
    review = desk.review()
    review.edit(review.id_at(2), "That is right.")
    mark(review, 2)
    review.edit(review.id_at(2), "That is quite right.")
    assert [("page", "3", "li", "no-error")] == told(desk)


def test_the_score_is_the_mean_over_raters_and_segments(desk: Desk) -> None:
    one, two = desk.review(author="qa"), desk.review(author="wang")
    mark(one, 2, MarkSeverity.MAJOR)
    mark(two, 2, MarkSeverity.MINOR)
    one.accept(one.id_at(0))
    scores = score_mqm(desk.project.ratings(), PROFILES["google-wmt"])
    assert [("page", 1.5)] == [(system.name, system.score) for system in scores.systems]
    mqm = project_mqm(desk.project.ratings(), PROFILES["google-wmt"])
    assert (1.5, {"six": 1.5}, {"2024-01": 1.5}) == (mqm.whole, mqm.documents, mqm.months)
    assert {"qa": pytest.approx(2.5), "wang": 1.0} == mqm.raters
    assert mqm.interval() is None
