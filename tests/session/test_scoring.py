"""Scores from kept sums: the same as of all segments computed anew, whatever people do in between."""

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.glossary.concepts import Glossary
from reviewer.model.decision import Status
from reviewer.model.errors import BusyError, DecisionError
from reviewer.model.finding import WaiverScope
from reviewer.model.mark import MarkSeverity
from reviewer.model.span import Side, Span
from reviewer.score.mqm_profile import PROFILES
from reviewer.score.project import SCORED, ProjectScores, score_project
from reviewer.score.project_mqm import project_mqm
from reviewer.session import tally_kinds, tallying
from reviewer.session.project import Project
from reviewer.session.scoring import Scoreboard, project_scores, rescore, reviewed_segments
from reviewer.store import statistics
from reviewer.store.database import Database
from reviewer.store.schema_sums import STRETCH_PLACES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reviewer.session.review import Review
    from reviewer.store.tallies import Stretch
    from tests.session.conftest import Desk

AUTHORS = ("li", "wang")
ACTS = ("accept", "edit", "edit otherwise", "reject", "skip", "mark", "waive", "undo", "redo")
PROFILE = PROFILES["mqm-2.0"]


def anew(desk: "Desk") -> ProjectScores:
    """Score the project from all its segments and ratings, with nothing that was kept."""
    rows = [replace(row, statistics=()) for row in reviewed_segments(desk.project)]
    return score_project(rows, project_mqm(desk.project.ratings(), PROFILE))


def summed(desk: "Desk") -> ProjectScores:
    return project_scores(desk.project, project_mqm(desk.project.ratings(), PROFILE))


def board(desk: "Desk") -> ProjectScores:
    """Score the project as the quality board does."""
    one = Scoreboard(desk.project, PROFILE)
    for _ in one.steps():
        assert one.scores is None
    assert one.scores is not None
    return one.scores


def on_a_board(scores: ProjectScores) -> ProjectScores:
    """Leave out what no board has: intervals, and the hashes of texts."""
    told = [(name, text) for name, text in scores.signatures if name != "intervals"]
    parts = ((name, text.split("|")) for name, text in told)
    return replace(
        scores,
        intervals=(),
        signatures=tuple(
            (name, "|".join(part for part in text if not part.startswith("corpus:")))
            for name, text in parts
        ),
    )


def test_a_project_that_nobody_reviewed_has_no_scores(desk: "Desk") -> None:
    scores = rescore(desk.project)
    assert (6, None, None) == (scores.whole.segments, scores.whole.hter, scores.whole.bleu)
    assert () == scores.reviewers == scores.months
    assert all("corpus:" not in text for _, text in scores.signatures)


def do(review: "Review", act: str, index: int) -> None:
    segment = review.id_at(index)
    acts: dict[str, Callable[[], object]] = {
        "accept": lambda: review.accept(segment),
        "edit": lambda: review.edit(segment, "The sentence is right now."),
        "edit otherwise": lambda: review.edit(segment, f"Sentence {index} is another one."),
        "reject": lambda: review.reject(segment, "no"),
        "skip": lambda: review.skip(segment),
        "mark": lambda: review.mark(segment, Side.EN, Span(0, 3), "Style", MarkSeverity.MAJOR),
        "waive": lambda: review.waive(segment, 0, "fine here"),
        "undo": review.undo,
        "redo": review.redo,
    }
    acts[act]()


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
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
    if len(desk.project.documents()) == 1:
        desk.project.add(desk.document("seven", ("第七。", "The seventh is wrong.")))
    reviews = {author: desk.review(None, author) for author in AUTHORS}
    for act, index, author in acts:
        # There may be nothing to take back, to do again or to waive.
        with suppress(DecisionError):
            do(reviews[author], act, index)
        expected = anew(desk)
        assert expected == summed(desk)
        assert on_a_board(expected) == board(desk)


def read(desk: "Desk", monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Tell which stretches are read from now on."""
    found: list[int] = []
    add_up = tally_kinds.ReviewedKind.add_up

    def told(kind: tally_kinds.ReviewedKind, run: "Sequence[Stretch]") -> object:
        found.extend(stretch.id for stretch in run)
        return add_up(kind, run)

    monkeypatch.setattr(tally_kinds.ReviewedKind, "add_up", told)
    rescore(desk.project)
    found.clear()
    return found


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
    monkeypatch.setattr(tally_kinds, "measured_by", lambda: "another way")
    rescore(desk.again().project, told.append)
    assert [5, 1, 5] == told


def test_nothing_is_read_again_where_nothing_was_said_also_in_another_program(
    desk: "Desk", monkeypatch: pytest.MonkeyPatch
) -> None:
    again = read(desk, monkeypatch)
    scores = rescore(desk.project)
    assert scores == rescore(desk.again().project)
    assert [] == again


def test_after_one_decision_only_its_stretch_is_read(
    make_desk: type["Desk"], tmp_path: "Path", monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(tmp_path / "long" / "review.db")
    try:
        pairs = [(f"第{n}句。", f"Sentence {n}.") for n in range(2 * STRETCH_PLACES)]
        desk.project.add(desk.document("long", *pairs))
        desk.project.add(desk.document("short", ("一。", "One.")))
        again = read(desk, monkeypatch)
        review = desk.review("long")
        review.edit(review.id_at(STRETCH_PLACES), "It is another one.")
        assert 2 * STRETCH_PLACES + 1 == rescore(desk.project).whole.segments
        assert 1 == len(again)
        assert anew(desk) == summed(desk)
    finally:
        desk.project.close()


def test_waivers_that_reach_further_other_pages_and_glossaries_are_followed(desk: "Desk") -> None:
    review = desk.review()
    rescore(desk.project)
    for act in (
        lambda: review.waive(review.id_at(2), 0, "fine here", WaiverScope.DOCUMENT),
        lambda: review.edit(review.id_at(2), "Another text without that finding."),
        review.undo,
        review.undo,
        lambda: review.waive(review.id_at(5), 0, "fine", WaiverScope.RULE),
        review.undo,
        lambda: desk.project.set_glossary(Glossary((), "another")),
        lambda: desk.project.add(desk.document("seven", ("第七。", "The seventh is wrong."))),
        lambda: desk.project.add(
            desk.document("seven", ("第七。", "The seventh."), ("八。", "8."))
        ),
    ):
        act()
        assert anew(desk) == summed(desk)


def test_a_repaired_alignment_is_followed(desk: "Desk") -> None:
    review = desk.review()
    review.accept(review.id_at(4))
    review.edit(review.id_at(5), "The last one is right.")
    acts: tuple[Callable[[], object], ...] = (
        lambda: review.repairs.merge(review.id_at(1)),
        lambda: review.repairs.move(review.id_at(0), Side.EN, down=True),
        review.undo,
        review.undo,
    )
    for act in acts:
        act()
        assert anew(desk) == summed(desk)
        assert on_a_board(anew(desk)) == board(desk)


def test_who_begins_to_mark_errors_has_looked_at_what_they_decided_before(desk: "Desk") -> None:
    review = desk.review()
    for index in range(4):
        review.accept(review.id_at(index))
    assert board(desk).whole.mqm is None
    review.mark(review.id_at(0), Side.EN, None, "Accuracy/Omission", MarkSeverity.MAJOR)
    scores = board(desk)
    assert on_a_board(anew(desk)) == scores
    assert [("li", scores.whole.mqm)] == [(one.name, one.mqm) for one in scores.reviewers]


def test_a_decision_that_comes_with_anothers_log_is_followed(
    desks: "Callable[[str], Desk]",
) -> None:
    mine, theirs = desks("mine"), desks("theirs")
    review = mine.review()
    review.accept(review.id_at(0))
    before = board(mine)
    other = theirs.review(author="wang")
    other.edit(other.id_at(0), "It is another sentence.")
    other.mark(other.id_at(1), Side.EN, Span(0, 4), "Style", MarkSeverity.MINOR)
    mine.project.merge(theirs.path)
    assert before != board(mine)
    assert on_a_board(anew(mine)) == board(mine)


def test_what_is_said_while_it_is_added_up_counts(desk: "Desk") -> None:
    review = desk.review()
    one = Scoreboard(desk.project, PROFILE)
    steps = one.steps()
    next(steps)
    review.accept(review.id_at(1))
    for _ in steps:
        pass
    assert on_a_board(anew(desk)) == one.scores


def test_what_was_added_up_before_it_was_stopped_is_kept(
    desk: "Desk", monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.project.add(desk.document("seven", ("第七。", "The seventh is wrong.")))
    monkeypatch.setattr(tallying, "_SEGMENTS_AT_ONCE", 1)
    again = read(desk, monkeypatch)
    desk.project.doctor(rebuild=True)
    one = Scoreboard(desk.project)
    steps = one.steps()
    while one.segments_read < 6:
        next(steps)
    steps.close()
    assert (None, 1) == (one.scores, len(again))
    rescore(desk.project)
    assert 2 == len(again) == len(set(again))


def test_sums_are_kept_outside_of_the_log_and_a_rebuild_is_well(desk: "Desk") -> None:
    review = desk.review()
    review.accept(review.id_at(0))
    before = list(desk.project.log())
    first = summed(desk)
    assert before == list(desk.project.log())
    assert desk.is_well()
    desk.project.doctor(rebuild=True)
    assert desk.is_well()
    assert first == summed(desk) == anew(desk)


def test_the_doctor_tells_when_changes_are_no_longer_noticed(desk: "Desk") -> None:
    with desk.project.database.writing():
        desk.project.database.run("DROP TRIGGER state_changes")
    assert ["'state_changes' is gone, so scores may be old"] == [
        problem.partition(":")[0] for problem in desk.project.doctor().problems
    ]


def test_only_english_that_people_answer_for_is_measured(desk: "Desk") -> None:
    assert {Status.ACCEPTED, Status.EDITED} == set(SCORED)
    review = desk.review()
    review.accept(review.id_at(0))
    review.flag(review.id_at(1))
    review.reject(review.id_at(3), "no")
    waiting = statistics.unmeasured(desk.project.database, "any", 0, 1 << 62)
    assert [review.id_at(0)] == [one.segment_id for one in waiting]
    assert ["The first sentence."] == [one.reviewed for one in waiting]
    rows = reviewed_segments(desk.project)
    assert all(bool(row.statistics) == (row.status in SCORED) for row in rows)


def test_figures_wait_in_steps_while_another_program_is_writing(
    desk: "Desk", monkeypatch: pytest.MonkeyPatch
) -> None:
    review = desk.review()
    review.accept(review.id_at(0))
    other = Database.open(desk.path)
    figures = Project(Database.open(desk.path, busy_milliseconds=1))
    try:
        board = Scoreboard(figures)
        steps = board.steps()
        with other.writing():
            for _ in range(20):
                next(steps)
        for _ in steps:
            pass
        assert rescore(desk.project) == board.scores
        review.accept(review.id_at(1))
        monkeypatch.setattr(tallying, "_TRIES", 3)
        with other.writing(), pytest.raises(BusyError, match="another program is writing"):
            rescore(figures)
        # Who stops meanwhile does not wait either.
        steps = Scoreboard(figures).steps()
        with other.writing():
            next(steps)
            steps.close()
    finally:
        other.close()
        figures.close()
