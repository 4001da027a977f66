"""The alignment is put right by hand; decisions on what is not touched stay, and undo leads back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reviewer.model.decision import Event, EventKind, Status
from reviewer.model.errors import DecisionError
from reviewer.model.span import Side
from reviewer.session.views import Filter
from reviewer.store.repairs import repaired

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.session.review import Review
    from tests.session.conftest import Desk


def sides(review: Review) -> list[tuple[str, str]]:
    return [(row.zh, row.en) for row in review.rows(0, 99)]


BEFORE = [
    ("第一句。", "The first sentence."),
    ("这是一项专利。", "This is a patent."),
    ("那也是专利。", "That is wrong, very wrong."),
    ("天气很好。", "The weather is fine."),
    ("第一句。", "Sentence one."),
    ("最后一句。", "The last one is wrong."),
]


def test_merging_keeps_what_was_decided_elsewhere(desk: Desk) -> None:
    review = desk.review()
    first, second, _, fourth, *_ = (row.id for row in review.rows(0, 6))
    review.accept(first)
    review.accept(second)
    review.flag(fourth, "look")
    outcome = review.repairs.merge(second)
    assert ("merged 2", 2) == (outcome.message, review.segment(outcome.segment_id).row.number)
    assert [
        BEFORE[0],
        ("这是一项专利。那也是专利。", "This is a patent. That is wrong, very wrong."),
        *BEFORE[3:],
    ] == sides(review)
    assert [Status.ACCEPTED, Status.OPEN, Status.FLAGGED] == [
        row.status for row in review.rows(0, 3)
    ]
    merged = review.segment(outcome.segment_id)
    assert ("2-2", 1.0, True) == (merged.shape, merged.confidence, merged.is_confirmed)
    assert ["spelling.wrong", "spelling.wrong"] == [v.finding.check for v in merged.findings]
    assert (3, "look") == (review.segment(fourth).row.number, review.segment(fourth).note)
    assert desk.is_well()
    review.undo()
    assert BEFORE == sides(review)
    assert [Status.ACCEPTED, Status.ACCEPTED] == [row.status for row in review.rows(0, 2)]
    review.redo()
    assert 5 == review.size()
    assert desk.is_well()


def test_a_sentence_moves_into_the_next_or_the_one_before(desk: Desk) -> None:
    review = desk.review()
    ids = [row.id for row in review.rows(0, 6)]
    review.repairs.move(ids[1], Side.EN, down=True)
    assert [
        ("这是一项专利。", ""),
        ("那也是专利。", "This is a patent. That is wrong, very wrong."),
    ] == (sides(review)[1:3])
    review.repairs.move(review.id_at(2), Side.EN, down=False)
    assert BEFORE == sides(review)
    assert [False, True, True, False] == [
        review.segment(review.id_at(n)).is_confirmed for n in range(4)
    ]
    assert ids == [row.id for row in review.rows(0, 6)]
    assert desk.is_well()


def test_a_bead_without_sentences_left_is_gone(desk: Desk) -> None:
    review = desk.review()
    review.repairs.move(review.id_at(0), Side.EN, down=True)
    review.repairs.move(review.id_at(0), Side.ZH, down=True)
    assert [
        ("第一句。这是一项专利。", "The first sentence. This is a patent."),
        *BEFORE[2:],
    ] == sides(review)


def test_a_split_undoes_a_merge_and_gives_the_old_segments_back(desk: Desk) -> None:
    review = desk.review()
    ids = [row.id for row in review.rows(0, 6)]
    review.accept(ids[2])
    merged = review.repairs.merge(ids[2]).segment_id
    review.repairs.split(merged, 1, 1)
    assert (BEFORE, ids) == (sides(review), [row.id for row in review.rows(0, 6)])
    assert Status.ACCEPTED == review.rows(2, 1)[0].status


@pytest.mark.parametrize(
    ("act", "line"),
    [
        (lambda r, ids: r.repairs.merge(ids[5]), "no segment after this one"),
        (lambda r, ids: r.repairs.move(ids[0], Side.ZH, down=False), "no segment there"),
        (lambda r, ids: r.repairs.split(ids[0], 0, 0), "a split needs a sentence"),
        (lambda r, ids: r.repairs.split(ids[0], 2, 1), "a split needs a sentence"),
        (lambda r, ids: r.repairs.confirm(ids[5] + 99), "no such segment"),
    ],
    ids=["merge", "move", "empty split", "split beyond", "nowhere"],
)
def test_what_can_t_be_done_is_told(
    desk: Desk, act: Callable[[Review, list[int]], object], line: str
) -> None:
    review = desk.review()
    with pytest.raises(DecisionError, match=line):
        act(review, [row.id for row in review.rows(0, 6)])
    assert BEFORE == sides(review)


def test_confirming_says_that_a_bead_is_right(desk: Desk) -> None:
    review = desk.review()
    third = review.id_at(2)
    review.accept(third)
    assert "confirmed 3" == review.repairs.confirm(third).message
    view = review.segment(third)
    assert (True, 1.0, Status.ACCEPTED) == (view.is_confirmed, view.confidence, view.row.status)
    assert [False, False, True] == [bead.is_confirmed for bead in review.repairs.beads("six")[:3]]


def test_aligning_again_stays_between_confirmed_beads(desk: Desk) -> None:
    review = desk.review()
    review.repairs.merge(review.id_at(0))
    assert "the alignment stays as it is" == review.repairs.realign(review.id_at(3)).message
    split = review.repairs.split(review.id_at(0), 1, 2).segment_id
    assert ("第一句。", "The first sentence. This is a patent.") == sides(review)[0]
    review.repairs.realign(split, whole=True)
    assert ("第一句。", "The first sentence. This is a patent.") == sides(review)[0]
    assert desk.is_well()


def test_a_filtered_list_follows_a_repair(desk: Desk) -> None:
    review = desk.review()
    review.set_filter(Filter(status=Status.OPEN))
    assert 6 == review.size()
    review.repairs.merge(review.id_at(0))
    assert 5 == review.size()
    assert 4 == review.index_of(review.id_at(4))


def test_beads_show_their_sentences(desk: Desk) -> None:
    review = desk.review()
    review.repairs.merge(review.id_at(0))
    bead = review.repairs.beads("six")[0]
    assert (
        ("第一句。", "这是一项专利。"),
        ("The first sentence.", "This is a patent."),
        False,
    ) == (bead.zh, bead.en, bead.asks_for_a_look)


def test_repairs_merge_with_the_log_and_survive_an_import(desks: Callable[[str], Desk]) -> None:
    here, there = desks("here"), desks("there")
    li, wang = here.review(author="li"), there.review(author="wang")
    li.repairs.merge(li.id_at(0))
    wang.repairs.merge(wang.id_at(4))
    wang.accept(wang.id_at(4))
    here.project.merge(there.project.path)
    there.project.merge(here.project.path)
    assert sides(li) == sides(wang)
    assert [2, 1, 1, 2] == [len(bead.zh) for bead in li.repairs.beads("six")]
    assert Status.ACCEPTED == li.rows(3, 1)[0].status
    assert here.is_well()
    page = here.document("six", ("新。", "New."), *BEFORE)
    report = here.project.add(page)
    assert (5, 4, 1) == (report.segments, report.kept, report.new)
    review = here.review()
    assert [1, 2, 1, 1, 2] == [len(bead.zh) for bead in review.repairs.beads("six")]
    assert Status.ACCEPTED == review.rows(4, 1)[0].status
    assert here.is_well()


def test_repairs_that_cut_through_each_other_leave_a_whole_alignment(
    desks: Callable[[str], Desk],
) -> None:
    here, there = desks("here"), desks("there")
    li, wang = here.review(author="li"), there.review(author="wang")
    li.repairs.merge(li.id_at(1))
    wang.repairs.merge(wang.id_at(2))
    here.project.merge(there.project.path)
    there.project.merge(here.project.path)
    assert sides(li) == sides(wang)
    assert 5 == li.size()
    assert here.is_well()


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"edition": "e"},
        {"edition": "e", "start": [0, 0], "end": [1, 1], "beads": "x"},
        {"edition": "e", "start": [0], "end": [1, 1], "beads": []},
        {"edition": "e", "start": [0, 0], "end": [1, 1], "beads": [[[0], [0], 1.0]]},
        {"edition": "e", "start": [0, 0], "end": [1, 1], "beads": [[["0"], [0], 1.0, True]]},
        {"edition": "e", "start": [0, 0], "end": [1, 1], "beads": [[[0], [1], 1.0, True]]},
        {"edition": "e", "start": [0, 0], "end": [1, 1], "beads": [[[0], [0], "sure", True]]},
        {"edition": "e", "start": [0, 0], "end": [1, 1], "beads": [[[], [], 1, True]]},
        {"edition": "e", "start": [1, 1], "end": [0, 0], "beads": []},
        {"edition": "e", "start": [7, 7], "end": [8, 8], "beads": [[[7], [7], 1.0, True]]},
        {"edition": "other", "start": [0, 0], "end": [1, 1], "beads": [[[0], [0], 1.0, True]]},
    ],
    ids=str,
)
def test_a_repair_that_makes_no_sense_does_nothing(desk: Desk, payload: dict[str, object]) -> None:
    beads = desk.project.align_anew(desk.document("x", ("甲", "A"), ("乙", "B")), ()).beads
    event = Event("1", EventKind.ALIGNMENT, "li", "t", "document:x", "", json.dumps(payload))
    assert beads == repaired(beads, [event], "e")
