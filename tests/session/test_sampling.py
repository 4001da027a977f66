"""A sample for acceptance: drawn into the log, a queue on the screen, merged, kept, judged."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reviewer.model.decision import EventKind
from reviewer.model.errors import DecisionError, InputError
from reviewer.score.sampling import Verdict
from reviewer.session.review import Review
from reviewer.session.sampling import Inspection, Lot, Sample, draw_sample, inspect
from reviewer.session.views import Filter

if TYPE_CHECKING:
    from tests.session.conftest import Desk


WHOLE = Lot()


def add_pages(desk: "Desk", count: int = 20, size: int = 10) -> None:
    for page in range(count):
        pairs = [(f"第{page}页第{n}句。", f"Sentence {n} of page {page}.") for n in range(size)]
        desk.project.add(desk.document(f"page {page:02}", *pairs))


def draw(desk: "Desk", seed: int = 1, lot: Lot = WHOLE) -> Sample:
    return draw_sample(
        desk.project,
        0.05,
        0.3,
        author="qa",
        seed=seed,
        lot=lot,
        clock=desk.clock,
        ids=desk.new_id,
    )


def looked_through(desk: "Desk") -> Inspection:
    found = inspect(desk.project.database)
    assert found is not None
    return found


def queue(desk: "Desk", author: str = "qa", document: str | None = None) -> Review:
    review = desk.review(document, author)
    review.set_filter(Filter(sample=True))
    return review


def test_a_sample_has_each_pages_fair_share_and_is_the_same_for_the_same_seed(
    desks: Callable[[str], "Desk"],
) -> None:
    one, other = desks("one"), desks("other")
    for desk in (one, other):
        add_pages(desk)
    sample = draw(one)
    assert sample.keys == draw(other).keys
    assert len(sample.keys) == sample.plan.size
    assert sample.plan.lot == 206
    pages = [found.document_id for found in looked_through(one).segments]
    assert all(pages.count(page) <= -(-10 * sample.plan.size // 206) for page in set(pages))
    assert sample.keys != draw(one, seed=2).keys


def test_a_sample_that_is_drawn_again_stays_as_far_as_it_was(desk: "Desk") -> None:
    add_pages(desk)
    draw(desk)
    review = queue(desk)
    review.accept(review.id_at(0))
    before = list(desk.project.log())
    draw(desk)
    assert before == list(desk.project.log())
    assert looked_through(desk).inspected == 1


def test_a_sample_can_be_drawn_from_some_pages_or_one_persons_work(desk: "Desk") -> None:
    add_pages(desk)
    pages = draw(desk, lot=Lot(documents=("page 03", "page 04")))
    assert pages.plan.lot == 20
    assert {"page 03", "page 04"} == _pages(desk)
    with pytest.raises(DecisionError, match="no segments to draw from"):
        draw(desk, lot=Lot(reviewer="wang"))
    review = desk.review("page 07", "wang")
    for row in range(10):
        review.accept(review.id_at(row))
    draw(desk, lot=Lot(reviewer="wang"))
    assert {"page 07"} == _pages(desk)


def _pages(desk: "Desk") -> set[str]:
    names = {row.id: row.name for row in desk.project.documents()}
    return {names[one.document_id] for one in looked_through(desk).segments}


def test_the_queue_holds_the_sample_and_goes_from_one_to_the_next_that_nobody_looked_at(
    desk: "Desk",
) -> None:
    add_pages(desk)
    sample = draw(desk)
    review = queue(desk)
    ids = [row.id for row in review.rows(0, 1000)]
    assert len(ids) == review.size() == sample.plan.size
    assert ids == [one.segment_id for one in looked_through(desk).segments]
    assert [review.index_of(segment) for segment in ids] == list(range(len(ids)))
    assert review.next_open(None) == ids[0]
    review.accept(ids[1])
    assert review.next_open(ids[0]) == ids[2]
    assert review.previous_open(ids[2]) == ids[0]
    assert review.next_open(ids[-1]) == ids[0]
    review.flag(ids[3])
    assert review.next_flagged(None) == ids[3]
    assert review.find("Sentence", ids[4]) == ids[5]
    assert f"sample 2/{sample.plan.size}, 1 faulty" == review.label()


def test_the_queue_of_one_page_holds_its_part(desk: "Desk") -> None:
    add_pages(desk)
    draw(desk)
    found = looked_through(desk).segments
    page = desk.project.find_document("page 05").id
    review = queue(desk, document="page 05")
    assert [one.segment_id for one in found if one.document_id == page] == [
        row.id for row in review.rows(0, 100)
    ]


def test_only_what_is_decided_after_the_draw_counts_and_a_fault_is_what_is_changed_then(
    desk: "Desk",
) -> None:
    add_pages(desk)
    translator = desk.review(None, "li")
    for row in range(translator.size()):
        segment = translator.id_at(row)
        if row % 2:
            translator.edit(segment, f"Mended {row}.")
        else:
            translator.accept(segment)
    draw(desk)
    assert (0, 0) == (looked_through(desk).inspected, looked_through(desk).faulty)
    review = queue(desk)
    for row in range(6):
        review.accept(review.id_at(row))
    assert (6, 0) == (looked_through(desk).inspected, looked_through(desk).faulty)
    review.edit(review.id_at(6), "That is better.")
    review.reject(review.id_at(7), "no")
    review.skip(review.id_at(8))
    assert (8, 2) == (looked_through(desk).inspected, looked_through(desk).faulty)
    review.undo()
    review.undo()
    assert (6, 0) == (looked_through(desk).inspected, looked_through(desk).faulty)
    assert desk.is_well()


def test_who_decided_all_may_look_at_the_sample_too(desk: "Desk") -> None:
    add_pages(desk)
    review = desk.review(None, "qa")
    review.accept_clean()
    sample = draw(desk)
    again = queue(desk)
    for row in range(again.size()):
        again.accept(again.id_at(row))
    found = looked_through(desk)
    assert (sample.plan.size, 0) == (found.inspected, found.faulty)
    assert found.verdict is Verdict.ACCEPTED
    events = len(list(desk.project.log()))
    again.accept(again.id_at(0))
    assert events == len(list(desk.project.log()))


def test_too_many_faults_refuse_at_once(desk: "Desk") -> None:
    add_pages(desk)
    plan = draw(desk).plan
    review = queue(desk)
    for row in range(plan.faults + 1):
        assert looked_through(desk).verdict is Verdict.OPEN
        review.flag(review.id_at(row))
    assert looked_through(desk).verdict is Verdict.REFUSED
    assert f"sample refused {plan.faults + 1}/{plan.size}" == review.label()
    assert "at most" in looked_through(desk).line()


def test_a_sample_survives_closing_merging_and_a_rebuild(
    desks: Callable[[str], "Desk"], tmp_path: Path
) -> None:
    one, other = desks("one"), desks("other")
    for desk in (one, other):
        add_pages(desk)
    sample = draw(one)
    review = queue(one)
    review.accept(review.id_at(0))
    log = tmp_path / "log.jsonl"
    log.write_text("\n".join(one.project.log()) + "\n", encoding="utf-8")
    other.project.merge(log)
    other.project.doctor(rebuild=True)
    assert other.is_well()
    found = looked_through(other)
    assert (sample, 1, 0) == (found.sample, found.inspected, found.gone)
    assert looked_through(one.again()).sample == sample


def test_what_was_decided_elsewhere_without_the_sample_does_not_count(
    desks: Callable[[str], "Desk"], tmp_path: Path
) -> None:
    one, other = desks("one"), desks("other")
    for desk in (one, other):
        add_pages(desk)
    draw(one)
    # The other's clock may be ahead: it is later there, but nobody there had the sample.
    for _ in range(1000):
        other.clock()
    other.review(None, "wang").accept_clean()
    log = tmp_path / "log.jsonl"
    log.write_text("\n".join(other.project.log()) + "\n", encoding="utf-8")
    one.project.merge(log)
    assert looked_through(one).inspected == 0
    review = queue(one)
    review.accept(review.id_at(0))
    assert (looked_through(one).inspected, looked_through(one).faulty) == (1, 0)


def test_a_second_thought_after_the_look_stays_a_look(desk: "Desk") -> None:
    add_pages(desk)
    draw(desk)
    review = queue(desk)
    review.accept(review.id_at(0))
    review.edit(review.id_at(0), "That is better.")
    assert (looked_through(desk).inspected, looked_through(desk).faulty) == (1, 1)
    review.undo()
    assert (looked_through(desk).inspected, looked_through(desk).faulty) == (1, 0)


def test_segments_that_a_new_edition_took_away_are_told(desk: "Desk") -> None:
    sample = draw(desk)
    assert sample.plan.size > 2
    kept = desk.review().segment(looked_through(desk).segments[0].segment_id)
    desk.project.add(desk.document("six", (kept.zh, kept.en)))
    found = looked_through(desk)
    assert (1, sample.plan.size - 1) == (len(found.segments), found.gone)
    assert "draw anew" in found.line()


def test_without_a_sample_its_queue_is_empty(desk: "Desk") -> None:
    review = queue(desk)
    assert review.size() == 0
    assert review.next_open(None) is None
    assert review.inspection() is None
    assert review.label() == "sample"
    assert inspect(desk.project.database) is None


def test_shares_that_make_no_plan_are_refused_and_nothing_is_kept(desk: "Desk") -> None:
    with pytest.raises(InputError, match="below LTPD"):
        draw_sample(desk.project, 0.3, 0.05, author="qa")
    assert not any(EventKind.SAMPLE in line for line in desk.project.log())
