"""Where a segment stands is a pure function of the set of what was said of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reviewer.model.decision import Event, EventKind, Status
from reviewer.store.fold import ORDER, Standing, standing, standing_waivers, voided

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence


def event(
    number: int,
    kind: EventKind = EventKind.DECISION,
    *,
    author: str = "li",
    answers: str = "",
    at: str | None = None,
    **payload: object,
) -> Event:
    return Event(f"e{number}", kind, author, at or f"t{number}", "s", answers, json.dumps(payload))


@st.composite
def any_log(draw: st.DrawFn) -> list[Event]:
    """Any events of one subject: answers to earlier, later, own and unknown ones; equal times."""
    events = []
    for number in range(draw(st.integers(0, 12))):
        payload: dict[str, object] = {}
        kind = draw(
            st.sampled_from(
                [EventKind.DECISION] * 3 + [EventKind.UNDO] * 2 + [EventKind.NOTE, EventKind.WAIVER]
            )
        )
        if kind is EventKind.DECISION:
            payload = {"status": draw(st.sampled_from([*Status, "nonsense"]))}
            if draw(st.booleans()):
                payload["text"] = draw(st.sampled_from(["a", "b", 7]))
            payload["over"] = [f"e{n}" for n in draw(st.lists(st.integers(0, 13), max_size=2))]
        elif kind is EventKind.NOTE:
            payload = {"text": draw(st.sampled_from(["", "n", 5]))}
        answers = draw(st.sampled_from(["", *(f"e{n}" for n in range(13))]))
        author = draw(st.sampled_from(["li", "wang"]))
        at = f"t{draw(st.integers(0, 4))}"
        events.append(event(number, kind, author=author, answers=answers, at=at, **payload))
    return events


@given(any_log(), st.randoms(use_true_random=False))
def test_the_order_in_which_events_came_does_not_matter(
    events: list[Event], chance: random.Random
) -> None:
    shuffled = [*events, *events[: len(events) // 2]]
    chance.shuffle(shuffled)
    unique = list({one.id: one for one in shuffled}.values())
    assert standing(events) == standing(unique)
    assert standing_waivers(events) == standing_waivers(unique)


@given(any_log())
def test_taking_an_event_back_leaves_what_there_was_without_it(events: list[Event]) -> None:
    """Undo and its undo, whatever came before: back, and there again."""
    ordered = sorted(events, key=ORDER)
    said = event(50, at="t7", answers=shown(ordered), status="flagged", over=list(heads(ordered)))
    undo = event(51, EventKind.UNDO, at="t8", answers="e50")
    redo = event(52, EventKind.UNDO, at="t9", answers="e51")
    assert standing(events) == standing([*events, said, undo])
    assert standing([*events, said]) == standing([*events, said, undo, redo])


@given(any_log())
def test_a_decision_in_view_of_all_others_ends_every_conflict(events: list[Event]) -> None:
    last = event(
        50,
        at="t7",
        author="lead",
        answers=shown(events),
        over=list(heads(events)),
        status="accepted",
    )
    stands = standing([*events, last])
    assert (Status.ACCEPTED, None, False, ("e50",)) == (
        stands.status,
        stands.text,
        stands.conflict,
        stands.heads,
    )


def test_nothing_said_is_open() -> None:
    assert Standing() == standing([])
    assert Status.OPEN == standing([event(1, EventKind.NOTE, text="n")]).status


def test_two_who_did_not_know_of_each_other_and_disagree_are_a_conflict() -> None:
    stands = standing([event(1, status="accepted"), event(2, author="wang", status="rejected")])
    assert (Status.REJECTED, "wang", True, ("e1", "e2")) == (
        stands.status,
        stands.author,
        stands.conflict,
        stands.heads,
    )


def test_two_who_agree_are_none() -> None:
    stands = standing([event(1, status="accepted"), event(2, author="wang", status="accepted")])
    assert (False, "wang") == (stands.conflict, stands.author)


def test_who_decides_in_view_of_another_does_not_contradict() -> None:
    stands = standing(
        [event(1, status="accepted"), event(2, author="wang", answers="e1", status="rejected")]
    )
    assert (Status.REJECTED, False) == (stands.status, stands.conflict)


def test_a_skip_does_not_contradict_a_decision() -> None:
    stands = standing([event(1, status="accepted"), event(2, author="wang", status="skipped")])
    assert (Status.ACCEPTED, False) == (stands.status, stands.conflict)


def test_an_authors_last_word_counts_even_from_two_files() -> None:
    stands = standing([event(1, status="accepted"), event(2, status="rejected")])
    assert (Status.REJECTED, False, ("e1", "e2")) == (stands.status, stands.conflict, stands.heads)


def test_taking_back_a_decision_in_the_middle_does_not_wake_an_older_one() -> None:
    events = [
        event(1, status="accepted"),
        event(2, author="wang", answers="e1", status="flagged"),
        event(3, author="li", answers="e2", status="rejected"),
        event(4, EventKind.UNDO, author="wang", answers="e2"),
    ]
    stands = standing(events)
    assert (Status.REJECTED, False, ("e3",)) == (stands.status, stands.conflict, stands.heads)


def test_an_undo_that_stands_before_what_it_answers_does_nothing() -> None:
    events = [event(1, EventKind.UNDO, answers="e2"), event(2, status="accepted")]
    assert frozenset() == voided(events)


def test_undo_of_undo_of_undo() -> None:
    chain: Sequence[Event] = [
        event(1, status="accepted"),
        event(2, EventKind.UNDO, answers="e1"),
        event(3, EventKind.UNDO, answers="e2"),
        event(4, EventKind.UNDO, answers="e3"),
    ]
    statuses = [standing(chain[:length]).status for length in (1, 2, 3, 4)]
    assert [Status.ACCEPTED, Status.OPEN, Status.ACCEPTED, Status.OPEN] == statuses


def heads(events: Sequence[Event]) -> tuple[str, ...]:
    return standing(events).heads


def shown(events: Sequence[Event]) -> str:
    return standing(events).event
