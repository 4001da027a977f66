"""From what was said to the marks that stand: the same whatever the order, harmless whatever came in."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model.decision import Event, EventKind
from reviewer.model.mark import MarkSeverity
from reviewer.store.marks import standing_marks
from reviewer.store.payload import canonical, fault_of

NAMES = tuple(f"0000000{n}-0000-4000-8000-000000000000" for n in range(6))
GOOD: dict[str, object] = {
    "side": "en",
    "start": 0,
    "end": 4,
    "category": "Style",
    "severity": "minor",
    "note": "",
}


def event(
    number: int, answers: str = "", kind: EventKind = EventKind.MARK, **changed: object
) -> Event:
    payload = {} if kind is EventKind.UNDO else GOOD | changed
    at = f"2024-01-01T00:00:00.00000{number}Z"
    return Event(NAMES[number], kind, "li", at, "key", answers, canonical(payload))


def test_the_last_change_holds_and_the_finder_stays() -> None:
    events = [event(0), event(1, NAMES[0], severity="major"), event(2, NAMES[0], note="so")]
    (mark,) = standing_marks(events)
    assert (NAMES[0], MarkSeverity.MINOR, "so", events[2].at) == (
        mark.id,
        mark.severity,
        mark.note,
        mark.changed_at,
    )


def test_an_undone_change_lets_the_one_before_stand() -> None:
    events = [
        event(0),
        event(1, NAMES[0], severity="major"),
        event(2, NAMES[0], removed=True),
        event(3, NAMES[2], EventKind.UNDO),
    ]
    assert [MarkSeverity.MAJOR] == [mark.severity for mark in standing_marks(events)]
    assert () == standing_marks(events[:3])


def test_a_mark_taken_back_is_gone_with_its_changes() -> None:
    events = [event(0), event(1, NAMES[0], note="so"), event(2, NAMES[0], EventKind.UNDO)]
    assert () == standing_marks(events)


def test_a_change_waits_for_its_mark() -> None:
    change = event(1, NAMES[0], note="so")
    assert () == standing_marks([change])
    assert ["so"] == [mark.note for mark in standing_marks([change, event(0)])]


def test_a_change_before_its_mark_is_none() -> None:
    events = [event(0, NAMES[1], note="early"), event(1)]
    assert [""] == [mark.note for mark in standing_marks(events)]


@given(
    st.lists(
        st.tuples(st.sampled_from(["", *NAMES]), st.sampled_from(["mark", "gone", "undo"])),
        max_size=5,
    )
)
def test_the_order_in_which_events_come_in_does_not_matter(said: list[tuple[str, str]]) -> None:
    events = [
        event(number, answers, EventKind.UNDO if what == "undo" else EventKind.MARK)
        if what != "gone"
        else event(number, answers, removed=True)
        for number, (answers, what) in enumerate(said)
    ]
    wanted = standing_marks(events)
    for order in itertools.islice(itertools.permutations(events), 24):
        assert wanted == standing_marks(order)


@pytest.mark.parametrize(
    "changed",
    [
        {"side": "de"},
        {"severity": "terrible"},
        {"category": ""},
        {"category": 3},
        {"start": 4},
        {"start": -1},
        {"start": True},
        {"start": None},
        {"end": 1.5},
        {"end": 1 << 70},
        {"english": 5},
        {"note": None},
    ],
    ids=str,
)
def test_a_mark_that_says_nothing_sensible_is_refused(changed: dict[str, object]) -> None:
    assert fault_of(event(0, **changed))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changed", [{}, {"start": None, "end": None}, {"english": "x"}, {"removed": True}], ids=str
)
def test_a_sensible_mark_is_taken(changed: dict[str, object]) -> None:
    assert "" == fault_of(event(0, **changed))  # type: ignore[arg-type]
