"""A list gives the same rows whether it is read from its beginning, its end or its middle."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from reviewer.model.decision import Status
from reviewer.session import listing
from reviewer.session.review import Review
from reviewer.session.views import Filter

if TYPE_CHECKING:
    from tests.session.conftest import Desk

FILTERS = (
    Filter(),
    Filter(status=Status.OPEN),
    Filter(status=Status.FLAGGED),
    Filter(author="wang"),
    Filter(check="spelling.wrong"),
    Filter(text="专"),
    Filter(text="wrong"),
    Filter(max_confidence=0.6),
    Filter(marked=True),
    Filter(status=Status.OPEN, text="句"),
)


@pytest.fixture
def _short_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let short lists be read as lists of many thousand rows are."""
    monkeypatch.setattr(listing, "_FIRST_CHUNK", 2)
    monkeypatch.setattr(listing, "_CHUNK", 3)
    monkeypatch.setattr(listing, "_LOOKED_THROUGH", 0)


@pytest.fixture
def large(desk: Desk) -> Desk:
    """Five documents in which two people said things here and there."""
    chance = random.Random(5)  # noqa: S311 — the same project in every run
    for number in range(4):
        pairs = [
            (
                chance.choice(["专利。", f"第{n}句。", "一句专利。"]),
                chance.choice(["wrong", f"{n}."]),
            )
            for n in range(chance.randrange(1, 12))
        ]
        desk.project.add(desk.document(f"d{number}", *pairs))
    for author in ("li", "wang"):
        review = desk.review(None, author)
        for row in review.rows(0, 99):
            act = chance.choice([review.accept, review.flag, review.skip, None, None])
            if act:
                act(row.id)
    return desk


@pytest.mark.usefixtures("_short_steps")
@pytest.mark.parametrize("document", [None, "d1"], ids=["project", "document"])
@pytest.mark.parametrize("chosen", FILTERS, ids=Filter.label)
def test_rows_are_the_same_from_wherever_they_are_read(
    large: Desk, chosen: Filter, document: str | None
) -> None:
    whole = large.review(document)
    whole.set_filter(chosen)
    rows = whole.rows(0, 999)
    assert len(rows) == whole.size()
    for start in range(len(rows), -1, -1):
        other = large.review(document)
        other.set_filter(chosen)
        assert rows[start : start + 3] == other.rows(start, 3)
        if start < len(rows):
            assert start == other.index_of(rows[start].id)
            assert start == other.known_index_of(rows[start].id)
            assert rows[start].id == other.id_at(start)


@pytest.mark.usefixtures("_short_steps")
@pytest.mark.parametrize("chosen", FILTERS, ids=Filter.label)
def test_counting_on_ends_with_the_rows_that_there_are(large: Desk, chosen: Filter) -> None:
    review, expected = large.review(None), large.review(None)
    review.set_filter(chosen)
    expected.set_filter(chosen)
    for part in review.count_on():
        assert review.take(part)
    assert review.extent().is_whole
    assert (expected.size(), expected.rows(0, 999)) == (review.extent().rows, review.rows(0, 999))


@pytest.mark.usefixtures("_short_steps")
@pytest.mark.parametrize("chosen", FILTERS, ids=Filter.label)
def test_a_list_knows_what_it_holds_before_it_is_read(large: Desk, chosen: Filter) -> None:
    everything = [row.id for row in large.review(None).rows(0, 999)]
    review = large.review(None)
    review.set_filter(chosen)
    held = [segment_id for segment_id in everything if review.holds(segment_id)]
    assert held == [row.id for row in review.rows(0, 999)]
    assert not review.holds(0)


@pytest.mark.usefixtures("_short_steps")
def test_what_is_read_here_meanwhile_is_taken_in_once(large: Desk) -> None:
    review = large.review(None)
    review.set_filter(Filter(text="专"))
    parts = review.count_on()
    first = next(parts)
    rows = review.rows(0, 7)
    assert review.take(first)
    for part in parts:
        assert review.take(part)
    assert rows == review.rows(0, 7)
    ids = [row.id for row in review.rows(0, 999)]
    assert len(ids) == len(set(ids)) == review.size()


@pytest.mark.usefixtures("_short_steps")
@pytest.mark.parametrize("chosen", FILTERS, ids=Filter.label)
def test_a_list_holds_while_another_program_decides(large: Desk, chosen: Filter) -> None:
    review = large.review(None)
    review.set_filter(chosen)
    first = review.rows(0, 2)
    with large.project.beside() as beside:
        other = Review.open(beside, None, author="zhao")
        for row in other.rows(0, 99)[::2]:
            other.accept(row.id)
    assert [row.id for row in first] == [row.id for row in review.rows(0, 2)]
    rows = review.rows(0, 999)
    assert len(rows) == review.size()
    assert [*range(len(rows))] == [review.index_of(row.id) for row in rows]
