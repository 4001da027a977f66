"""Long acts are done through a connection of their own, whole or not at all, and undone like any other."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model.errors import DecisionError
from reviewer.model.finding import WaiverScope
from reviewer.model.span import Side
from reviewer.session.project import Project
from reviewer.session.views import Filter
from reviewer.store.moving import Move, _in_turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.model.decision import Status
    from reviewer.session.review import Review
    from reviewer.session.views import Outcome
    from tests.session.conftest import Desk

REPAIRER = """
import sys
from pathlib import Path
from reviewer.session.project import Project
from reviewer.session.review import Review
from tests.session.conftest import ForeseeableChecks

project = Project.open(Path(sys.argv[1]), checker=ForeseeableChecks)
review = Review.open(project, "long", author="li")
while True:
    for act in (lambda one: one.repairs.merge(one.id_at(7)), lambda one: one.undo()):
        with review.beside() as beside:
            act(beside)
        print(review.size(), flush=True)
"""
LONG = 270
"""Segments: more than are moved at a time."""


@pytest.fixture
def long_desk(desk: Desk) -> Desk:
    """A project with a document of many segments besides."""
    said = [(f"第{n}句话说的是专利。", f"Sentence {n} is wrong of a patent.") for n in range(LONG)]
    # The same pair a second time: what was said of the first must not go over to it.
    desk.project.add(desk.document("long", *said, ("第7句话说的是专利。", said[7][1])))
    return desk


def standing(review: Review) -> list[tuple[str, str, Status, int]]:
    return [(row.zh, row.en, row.status, row.finding_count) for row in review.rows(0, 9999)]


ACTS: dict[str, Callable[[Review], Outcome]] = {
    "merge": lambda review: review.repairs.merge(review.id_at(7)),
    "move": lambda review: review.repairs.move(review.id_at(150), Side.EN, down=True),
    "confirm": lambda review: review.repairs.confirm(review.id_at(9)),
    "waive": lambda review: review.waive(review.id_at(3), 0, "meant", WaiverScope.RULE),
}


@pytest.mark.parametrize("name", ACTS)
def test_what_is_done_beside_is_seen_and_undone_here(long_desk: Desk, name: str) -> None:
    review = long_desk.review("long")
    review.repairs.merge(review.id_at(200))
    review.accept(review.id_at(7))
    review.flag(review.id_at(260))
    before = standing(review)
    with review.beside() as other:
        ACTS[name](other)
    after = standing(review)
    assert (name in {"merge", "move", "waive"}) == (after != before)
    assert long_desk.is_well()
    with review.beside() as other:
        other.undo()
    assert before == standing(review)
    review.redo()
    assert after == standing(review)
    assert long_desk.is_well()


def test_work_that_is_given_up_at_any_step_leaves_everything_as_it_was(long_desk: Desk) -> None:
    review = long_desk.review("long")
    before = long_desk.contents()
    for last in count(1):
        steps = count(1)

        def step(_: str, last: int = last, steps: count[int] = steps) -> None:
            if next(steps) == last:
                raise DecisionError("enough")

        try:
            with review.beside(step) as other:
                other.repairs.merge(other.id_at(7))
        except DecisionError:
            assert before == long_desk.contents()
            with pytest.raises(DecisionError, match="nothing to undo"):
                review.undo()
        else:
            break
    assert last > 5
    assert long_desk.is_well()


def test_others_may_write_while_a_repair_is_worked_out(long_desk: Desk) -> None:
    review, wang = long_desk.review("long"), long_desk.review("six", "wang")
    written: list[str] = []

    def step(message: str) -> None:
        if message.startswith("checking"):
            written.append(wang.accept(wang.id_at(len(written))).message)

    with review.beside(step) as other:
        other.repairs.merge(other.id_at(7))
    assert ["accepted 1"] == written
    assert long_desk.is_well()


def test_a_repair_of_what_another_repaired_meanwhile_is_refused(long_desk: Desk) -> None:
    review = long_desk.review("long")

    def step(message: str) -> None:
        if message.startswith("checking"):
            with Project.open(long_desk.path, checker=long_desk.project.make_checker) as project:
                theirs = type(review).open(project, "long", author="wang")
                theirs.repairs.merge(theirs.id_at(100))

    with review.beside(step) as other, pytest.raises(DecisionError, match="changed meanwhile"):
        other.repairs.merge(other.id_at(7))
    assert LONG == review.size()
    assert long_desk.is_well()


def test_all_clean_segments_are_accepted_beside_by_the_filter_that_is_set(long_desk: Desk) -> None:
    long_desk.project.add(
        long_desk.document("clean", *((f"第{n}句话。", f"Sentence {n}.") for n in range(60)))
    )
    review = long_desk.review("clean")
    review.set_filter(Filter(text="第1"))
    with review.beside() as other:
        outcome = other.accept_clean()
    assert ("accepted 11 clean segments", 11) == (outcome.message, len(outcome.changed))
    assert [False] == [review.undoing_is_long]
    review.set_filter(Filter())
    review.accept_clean()
    assert [True] == [review.undoing_is_long]
    review.undo()
    assert [True] == [review.redoing_is_long]
    assert [49, 11] == [
        review.counts().open,
        review.counts().done,
    ]


@given(st.permutations(range(1, 12)), st.sets(st.integers(0, 10)))
def test_segments_that_change_places_never_meet(places: list[int], left_out: set[int]) -> None:
    staying = {number + 1 for number in left_out if places[number] == number + 1}
    moves = [
        Move(number, number, place)
        for number, place in enumerate(places, start=1)
        if number not in staying
    ]
    stand = {number: number for number in range(1, 12)}
    for place, segment in _in_turn(moves):
        assert place not in stand.values()
        stand[segment] = place
    assert stand == dict(enumerate(places, start=1))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system with SIGKILL")
def test_being_killed_leaves_the_alignment_before_or_after_a_repair(long_desk: Desk) -> None:
    chance = random.Random(3)  # noqa: S311 — the same moments in every run
    for _ in range(3):
        process = subprocess.Popen(
            [sys.executable, "-c", REPAIRER, str(long_desk.path)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        with process:
            assert process.stdout is not None
            for _ in range(chance.randrange(1, 4)):
                process.stdout.readline()
            with suppress(subprocess.TimeoutExpired):
                process.wait(chance.random() * 0.05)
            process.kill()
        assert long_desk.is_well()
    assert LONG + 1 - 3 <= long_desk.review("long").size() <= LONG + 1
