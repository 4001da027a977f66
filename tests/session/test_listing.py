"""A list gives the same rows whether it is read from its beginning, its end or its middle."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from reviewer.model.decision import Status
from reviewer.session import listing
from reviewer.session.kept_filter import read_filter
from reviewer.session.review import Review
from reviewer.session.views import Filter
from reviewer.store import selection

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
    Filter(status=Status.FLAGGED, check="spelling.wrong", author="wang", text="专"),
    Filter(status=Status.FLAGGED, author="li", max_confidence=0.95),
    Filter(check="spelling.wrong", author="li"),
    Filter(status=Status.OPEN, author="wang"),
)


@pytest.fixture
def _short_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let short lists be read as lists of many thousand rows are."""
    monkeypatch.setattr(listing, "_FIRST_CHUNK", 2)
    monkeypatch.setattr(listing, "_CHUNK", 3)
    monkeypatch.setattr(listing, "_FIRST_STRETCH", 3)
    monkeypatch.setattr(listing, "_LOOKED_THROUGH", 0)
    monkeypatch.setattr(selection, "_FEW", 0)


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


COMBINED = [
    Filter(status, check, author, text, confidence)
    for status in (None, Status.OPEN, Status.FLAGGED, Status.ACCEPTED)
    for check in (None, "spelling.wrong")
    for author in (None, "wang")
    for text in ("", "专")
    for confidence in (None, 0.95)
]


@pytest.mark.usefixtures("_short_steps")
@pytest.mark.parametrize("patience", [0.0, 9.0], ids=["in haste", "with patience"])
def test_what_is_asked_for_together_is_what_fits_each_by_itself(
    large: Desk, patience: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "_PATIENCE_SECONDS", patience)
    review = large.review(None, "reader")
    found: dict[Filter, list[int]] = {}
    for chosen in COMBINED:
        review.set_filter(chosen)
        known = review.extent()
        for part in review.count_on():
            assert review.take(part)
        found[chosen] = [row.id for row in review.rows(0, 999)]
        assert review.extent().is_whole
        assert review.extent().rows == len(found[chosen]) >= known.rows
    for chosen in COMBINED:
        alone = [
            set(found[Filter().with_part(part)])
            for part in (
                Filter(status=chosen.status),
                Filter(check=chosen.check),
                Filter(author=chosen.author),
                Filter(text=chosen.text),
                Filter(max_confidence=chosen.max_confidence),
            )
        ]
        assert found[chosen] == [i for i in found[Filter()] if all(i in fit for fit in alone)]


@pytest.mark.usefixtures("_short_steps")
def test_the_next_open_one_is_found_in_a_list_of_things_asked_for_together(large: Desk) -> None:
    review = large.review(None, "reader")
    chosen = Filter(text="专", max_confidence=0.95)
    review.set_filter(chosen)
    rows = review.rows(0, 999)
    wanted = [row.id for row in rows if row.status is Status.OPEN]
    assert len(wanted) > 1
    assert review.size() == len(rows)
    walked = [review.next_open(None)]
    while len(walked) <= len(wanted):
        walked.append(review.next_open(walked[-1]))
    assert [*wanted, wanted[0]] == walked
    back = [review.previous_open(None)]
    while len(back) <= len(wanted):
        back.append(review.previous_open(back[-1]))
    assert [*wanted[::-1], wanted[-1]] == back


def test_a_thing_more_is_asked_for_and_taken_away_again() -> None:
    chosen = Filter().with_part(Filter(status=Status.OPEN)).with_part(Filter(text="专利"))
    chosen = chosen.with_part(Filter(check="number.mismatch")).with_part(Filter(author="Li"))
    assert "open · number.mismatch · by Li · “专利”" == chosen.label()
    assert chosen.with_part(Filter(status=Status.FLAGGED)).status is Status.FLAGGED
    assert [
        "number.mismatch · by Li · “专利”",
        "open · by Li · “专利”",
        "open · number.mismatch · “专利”",
        "open · number.mismatch · by Li",
    ] == [without.label() for _, without in chosen.parts()]
    assert (
        "number.mismatch · by Li · “专利”" == chosen.with_part(Filter(status=Status.OPEN)).label()
    )
    assert chosen.asks_for(Filter(author="Li"))
    assert not chosen.asks_for(Filter(author="Wang"))
    assert "sample" == chosen.with_part(Filter(sample=True)).label()
    assert "open" == Filter(sample=True).with_part(Filter(status=Status.OPEN)).label()


def test_a_menu_tells_what_a_thing_more_would_leave(large: Desk) -> None:
    review = large.review("d0", "reader")
    everything = review.rows(0, 99)
    both = Filter(status=Status.OPEN, check="spelling.wrong")
    review.set_filter(both)
    assert str(review.would_show(both, 99)) == str(review.size()) < str(len(everything))
    assert "99" == str(review.would_show(Filter(status=Status.OPEN), 99))
    assert "≤ 99" == str(large.review(None).would_show(both, 99))


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        (
            '{"status": "open", "check": null, "author": null, "text": "", "max_confidence": null}',
            "open",
        ),
        ('{"status": "flagged", "text": "专利", "conflict": false}', "flagged · “专利”"),
        ('{"sample": true}', "sample"),
    ],
)
def test_a_filter_that_an_earlier_version_kept_still_holds(kept: str, expected: str) -> None:
    assert expected == read_filter(kept).label()
