"""Lists, filters, places and searches of a review."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from reviewer.model.decision import Status
from reviewer.model.errors import DecisionError
from reviewer.session.views import Filter

if TYPE_CHECKING:
    from reviewer.session.review import Review
    from tests.session.conftest import Desk


def numbers(review: Review) -> list[int]:
    return [row.number for row in review.rows(0, 100)]


@pytest.mark.parametrize(
    ("chosen", "expected", "label"),
    [
        (Filter(), [1, 2, 3, 4, 5, 6], "all"),
        (Filter(status=Status.OPEN), [2, 3, 4], "open"),
        (Filter(status=Status.ACCEPTED), [1, 5], "accepted"),
        (Filter(check="spelling.wrong"), [3], "spelling.wrong"),
        (Filter(check="repetition"), [1, 5], "repetition"),
        (Filter(author="wang"), [5, 6], "by wang"),
        (Filter(text="专利"), [2, 3], "“专利”"),
        (Filter(text="EDITED"), [6], "“EDITED”"),
        (Filter(text="the"), [1, 4], "“the”"),
        (Filter(max_confidence=0.5), [], "confidence ≤ 0.5"),
        (Filter(max_confidence=0.95), [1, 2, 3, 4, 5, 6], "confidence ≤ 0.95"),
        (
            Filter(status=Status.ACCEPTED, check="repetition", author="li"),
            [1],
            "accepted · repetition · by li",
        ),
        (
            Filter(status=Status.OPEN, text="专利", check="spelling.wrong"),
            [3],
            "open · spelling.wrong · “专利”",
        ),
        (Filter(conflict=True), [], "conflict"),
        (Filter(check="no.such"), [], "no.such"),
    ],
    ids=lambda value: value.label() if isinstance(value, Filter) else "",
)
@pytest.mark.parametrize("document", ["six", None], ids=["document", "project"])
def test_a_filter_shows_what_fits(
    desk: Desk, chosen: Filter, expected: list[int], label: str, document: str | None
) -> None:
    li, wang = desk.review(), desk.review(author="wang")
    li.accept(li.id_at(0))
    wang.accept(wang.id_at(4))
    wang.edit(wang.id_at(5), "An edited one.")
    review = desk.review(document)
    review.set_filter(chosen)
    assert (expected, len(expected), label) == (numbers(review), review.size(), chosen.label())
    assert list(range(len(expected))) == [review.index_of(row.id) for row in review.rows(0, 100)]


def test_a_row_that_no_longer_fits_stays_until_the_filter_is_set_again(desk: Desk) -> None:
    review = desk.review()
    review.set_filter(Filter(status=Status.OPEN))
    second = review.id_at(1)
    review.accept(second)
    assert (6, 1, Status.ACCEPTED) == (
        review.size(),
        review.index_of(second),
        review.rows(1, 1)[0].status,
    )
    review.set_filter(review.filter)
    assert (5, None) == (review.size(), review.index_of(second))


def test_filter_and_place_are_there_the_next_time_for_each_author_and_document(desk: Desk) -> None:
    review = desk.review()
    assert None is review.place
    review.set_filter(Filter(status=Status.OPEN, text="专利"))
    third = review.id_at(1)
    review.leave_at(third)
    desk = desk.again()
    assert (third, Filter(status=Status.OPEN, text="专利")) == (
        desk.review().place,
        desk.review().filter,
    )
    assert (None, Filter()) == (desk.review(author="wang").place, desk.review(author="wang").filter)
    assert (None, Filter()) == (desk.review(None).place, desk.review(None).filter)


def test_the_next_open_goes_round_the_end(desk: Desk) -> None:
    review = desk.review()
    ids = [row.id for row in review.rows(0, 6)]
    for number in (0, 2, 3, 5):
        review.accept(ids[number])
    assert [ids[1], ids[4], ids[1]] == [review.next_open(i) for i in (ids[0], ids[1], ids[4])]
    assert [ids[4], ids[1], ids[4]] == [review.previous_open(i) for i in (ids[5], ids[4], ids[0])]
    assert (ids[1], ids[4]) == (review.next_open(None), review.previous_open(None))
    assert None is review.next_flagged(ids[0])
    review.flag(ids[3])
    assert (ids[3], ids[3]) == (review.next_flagged(ids[5]), review.previous_flagged(ids[3]))


def test_the_next_open_is_one_of_the_list(desk: Desk) -> None:
    review = desk.review()
    ids = [row.id for row in review.rows(0, 6)]
    review.set_filter(Filter(check="spelling.wrong"))
    assert (ids[2], ids[5], ids[2]) == (
        review.next_open(None),
        review.next_open(ids[2]),
        review.next_open(ids[5]),
    )
    review.set_filter(Filter(status=Status.FLAGGED))
    assert None is review.next_open(ids[0])


def test_search_goes_on_round_the_end_and_backwards(desk: Desk) -> None:
    review = desk.review()
    ids = [row.id for row in review.rows(0, 6)]
    assert [ids[2], ids[1]] == [review.find("专利", i) for i in (ids[1], ids[2])]
    assert ids[2] == review.find("专利", ids[1], backwards=True)
    assert ids[5] == review.find("Last ONE", None)
    assert ids[3] == review.find("eather", None)
    assert None is review.find("nowhere", None)
    assert None is review.find(" ", None)


def test_numbers_are_those_of_the_document_or_of_the_whole_list(desk: Desk) -> None:
    desk.project.add(desk.document("more", ("甲。", "A."), ("乙。", "B.")))
    six, whole = desk.review(), desk.review(None)
    assert six.id_at(3) == six.go_to(4)
    assert [None, None, None] == [six.go_to(number) for number in (0, 7, -1)]
    assert whole.id_at(7) == whole.go_to(8)
    assert [None, None] == [whole.go_to(number) for number in (0, 9)]
    assert [1, 2, 3, 4, 5, 6, 1, 2] == numbers(whole)
    assert [(6, 1), (1, 2)] == [(row.number, row.document_id) for row in whole.rows(5, 2)]
    assert [6, None] == [whole.index_of(desk.review("more").id_at(0)), six.index_of(whole.id_at(6))]


def test_beyond_the_end_there_is_nothing(desk: Desk) -> None:
    review = desk.review()
    assert () == review.rows(6, 10)
    assert 2 == len(review.rows(4, 10))
    for index in (-1, 6):
        with pytest.raises(DecisionError, match="no row"):
            review.id_at(index)
    with pytest.raises(DecisionError, match="no such segment"):
        review.segment(99)


def test_a_document_that_is_not_there_is_named_with_those_that_are(desk: Desk) -> None:
    with pytest.raises(DecisionError, match=r"no document 'seven': there are six$"):
        desk.review("seven")


def test_concordance_finds_from_one_character_on_in_what_stands_now(desk: Desk) -> None:
    desk.project.add(
        desk.document("more", ("专利，商标。", "Patents, trademarks."), ("利商。", "Traders."))
    )
    review = desk.review()
    assert [2, 3, 1] == [row.number for row in review.concordance("专")]
    assert ["利商。"] == [row.zh for row in review.concordance("利商")]
    assert ["专利，商标。"] == [row.zh for row in review.concordance("，")]
    assert ["Patents, trademarks."] == [row.en for row in review.concordance("patents, trade")]
    assert () == review.concordance("Patents trade")
    assert () == review.concordance('"')
    review.edit(review.id_at(3), "Splendid weather.")
    assert ([4], []) == (
        [row.number for row in review.concordance("splendid")],
        [row.number for row in review.concordance("weather is fine")],
    )
    assert 1 == len(review.concordance("专", limit=1))


def test_lookup_finds_concepts_by_either_language(desk: Desk) -> None:
    review = desk.review()
    assert ["patent"] == [concept.id for concept in review.lookup("专")]
    assert ["patent"] == [concept.id for concept in review.lookup("Licen")]
    assert () == review.lookup("商标")


def test_checks_count_the_segments_that_are_not_done(desk: Desk) -> None:
    review = desk.review()
    assert (("repetition", 2), ("spelling.wrong", 2), ("terminology.missing", 1)) == review.checks()
    review.accept(review.id_at(5))
    assert ("spelling.wrong", 1) == review.checks()[1]
    assert ("li",) == review.authors()


def test_a_draft_is_there_after_a_crash_and_goes_with_its_edit(desk: Desk) -> None:
    review = desk.review()
    first, second = review.id_at(0), review.id_at(1)
    review.keep_draft(first, "half a sen")
    review.keep_draft(second, "tence")
    review.keep_draft(second, "tence and more")
    assert None is desk.review(author="wang").segment(first).draft
    review = desk.again().review()
    assert ["half a sen", "tence and more"] == [review.segment(i).draft for i in (first, second)]
    review.edit(first, "A whole sentence.")
    review.drop_draft(second)
    assert [None, None] == [review.segment(i).draft for i in (first, second)]


def test_nobody_decides_without_a_name(desk: Desk) -> None:
    for author in ("", " ", "a\x1b[31m"):
        with pytest.raises(DecisionError, match="say who decides"):
            desk.review(author=author)


def test_a_filter_of_another_version_is_forgotten(desk: Desk) -> None:
    with desk.project.database.writing():
        desk.project.database.run(
            "INSERT INTO place VALUES ('li', 'six', '', '{\"colour\": \"red\"}')"
        )
    assert Filter() == desk.review().filter


@pytest.mark.parametrize("chunk", [1, 2, 3], ids=str)
def test_a_long_list_is_read_as_far_as_somebody_looks(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    listing = sys.modules["reviewer.session.listing"]
    monkeypatch.setattr(listing, "_FIRST_CHUNK", chunk)
    monkeypatch.setattr(listing, "_CHUNK", chunk)
    review = desk.review()
    review.set_filter(Filter(status=Status.OPEN))
    ids = [row.id for row in desk.review("six", "wang").rows(0, 6)]
    assert 6 == review.size()
    assert 4 == review.index_of(ids[4])
    assert ids[2:5] == [row.id for row in review.rows(2, 3)]
    review.set_filter(Filter(text="。", max_confidence=1.0))
    assert (6, ids) == (review.size(), [row.id for row in review.rows(0, 9)])
