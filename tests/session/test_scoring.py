"""Scores from kept statistics: the same as computed anew, whatever people decide in between."""

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.glossary.concepts import Glossary
from reviewer.model.decision import Status
from reviewer.model.errors import DecisionError
from reviewer.model.finding import WaiverScope
from reviewer.score.project import SCORED, GroupScores, ReviewedSegment, score_project
from reviewer.session import outgoing, scoring
from reviewer.session.scoring import Reviewed, Scoreboard, rescore, reviewed_segments
from reviewer.store import statistics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reviewer.session.reports import SegmentFacts
    from reviewer.session.review import Review
    from tests.session.conftest import Desk

AUTHORS = ("li", "wang")
ACTS = ("accept", "edit", "edit otherwise", "reject", "skip", "undo", "redo")


def computed(desk: "Desk", *, from_kept: bool = False) -> list[tuple[Reviewed, ...]]:
    """Score the project as the command does, with or without what was kept."""
    rows = reviewed_segments(desk.project)
    assert all(bool(row.statistics) == (row.status in SCORED) for row in rows)
    if not from_kept:
        rows = tuple(replace(row, statistics=()) for row in rows)
    scores = score_project(rows)
    return [
        _reviewed((scores.whole,), "all"),
        _reviewed(scores.documents),
        _reviewed(scores.reviewers),
        _reviewed(scores.months),
    ]


def anew(desk: "Desk") -> tuple[ReviewedSegment, ...]:
    board = Scoreboard(desk.project)
    board.refresh()
    return board.rows()


def _reviewed(groups: tuple[GroupScores, ...], name: str = "") -> tuple[Reviewed, ...]:
    return tuple(
        Reviewed(name or group.name, group.scored, group.hter, group.bleu)
        for group in groups
        if group.hter is not None and group.bleu is not None
    )


def kept(desk: "Desk") -> list[tuple[Reviewed, ...]]:
    scores = rescore(desk.project)
    whole = (scores.whole,) if scores.whole else ()
    return [whole, scores.documents, scores.reviewers, scores.months]


def test_a_project_that_nobody_reviewed_has_no_scores(desk: "Desk") -> None:
    scores = rescore(desk.project)
    assert scores.whole is None
    assert () == scores.documents == scores.reviewers == scores.months
    assert ["hter", "bleu"] == [name for name, _ in scores.signatures]
    assert all("hyp:page|ref:reviewed" in text for _, text in scores.signatures)


def do(review: "Review", act: str, index: int) -> None:
    segment = review.id_at(index)
    acts: dict[str, Callable[[], object]] = {
        "accept": lambda: review.accept(segment),
        "edit": lambda: review.edit(segment, "The sentence is right now."),
        "edit otherwise": lambda: review.edit(segment, f"Sentence {index} is another one."),
        "reject": lambda: review.reject(segment, "no"),
        "skip": lambda: review.skip(segment),
        "undo": review.undo,
        "redo": review.redo,
    }
    acts[act]()


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    acts=st.lists(
        st.tuples(st.sampled_from(ACTS), st.integers(0, 5), st.sampled_from(AUTHORS)),
        max_size=8,
    )
)
def test_whatever_people_do_the_scores_are_those_computed_anew(
    desk: "Desk", acts: list[tuple[str, int, str]]
) -> None:
    reviews = {author: desk.review(author=author) for author in AUTHORS}
    for act, index, author in acts:
        # There may be nothing to take back or to do again.
        with suppress(DecisionError):
            do(reviews[author], act, index)
        anew = computed(desk)
        assert anew == kept(desk)
        assert anew == computed(desk, from_kept=True)


def test_after_one_decision_one_segment_is_measured(
    desk: "Desk", monkeypatch: pytest.MonkeyPatch
) -> None:
    review = desk.review()
    for index in range(5):
        review.accept(review.id_at(index))
    told: list[int] = []
    rescore(desk.project, told.append)
    review.edit(review.id_at(2), "That is right.")
    rescore(desk.project, told.append)
    rescore(desk.project, told.append)
    assert [5, 1] == told

    # Another way of measuring (a newer sacrebleu) measures everything again.
    monkeypatch.setattr(
        scoring, "_signatures", lambda _: (("hter", "another"), ("bleu", "way of measuring"))
    )
    rescore(desk.again().project, told.append)
    assert [5, 1, 5] == told


def test_after_one_decision_one_segment_is_read(
    desk: "Desk", monkeypatch: pytest.MonkeyPatch
) -> None:
    review = desk.review()
    reviewed_segments(desk.project)
    read: list[int] = []
    facts = outgoing.facts

    def counted(*arguments: Any) -> "Iterator[SegmentFacts]":
        for one in facts(*arguments):
            read.append(one.number)
            yield one

    monkeypatch.setattr(outgoing, "facts", counted)
    review.edit(review.id_at(2), "That is right.")
    review.waive(review.id_at(5), 0, "so it is meant")
    rows = reviewed_segments(desk.project)
    assert [3, 6] == read
    assert rows == anew(desk)


def test_waivers_that_reach_further_other_pages_and_glossaries_are_followed(desk: "Desk") -> None:
    review = desk.review()
    rescore(desk.project)
    for act in (
        lambda: review.waive(review.id_at(2), 0, "fine here", WaiverScope.DOCUMENT),
        review.undo,
        lambda: review.waive(review.id_at(5), 0, "fine", WaiverScope.RULE),
        review.undo,
        lambda: desk.project.set_glossary(Glossary((), "another")),
        lambda: desk.project.add(desk.document("seven", ("第七。", "The seventh is wrong."))),
    ):
        act()
        assert reviewed_segments(desk.project) == anew(desk)


def test_statistics_are_kept_outside_of_the_log_and_a_rebuild_is_well(desk: "Desk") -> None:
    review = desk.review()
    review.accept(review.id_at(0))
    before = list(desk.project.log())
    first = kept(desk)
    assert before == list(desk.project.log())
    assert desk.is_well()
    desk.project.doctor(rebuild=True)
    assert desk.is_well()
    assert first == kept(desk)


def test_only_english_that_people_answer_for_is_measured(desk: "Desk") -> None:
    assert {Status.ACCEPTED, Status.EDITED} == set(SCORED)
    review = desk.review()
    review.accept(review.id_at(0))
    review.flag(review.id_at(1))
    review.reject(review.id_at(3), "no")
    everything = [review.id_at(row) for row in range(review.size())]
    waiting = statistics.unmeasured(desk.project.database, "any", everything)
    assert [review.id_at(0)] == [one.segment_id for one in waiting]
    assert ["The first sentence."] == [one.reviewed for one in waiting]
