"""From what was said of one subject to where it stands: pure functions of the set of its events."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from reviewer.model.decision import EventKind, Status
from reviewer.store.payload import opened, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.model.decision import Event

ORDER: Final = attrgetter("at", "id")
"""Events are ordered by time, then id; an event can only answer what comes before it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a segment stands after everything that was said of it."""

    status: Status = Status.OPEN
    text: str | None = None
    """The English that the decision gave or kept; None for the page's own."""
    author: str = ""
    at: str = ""
    event: str = ""
    note: str = ""
    conflict: bool = False
    """Decisions of two authors disagree, neither made in view of the other."""
    heads: tuple[str, ...] = ()
    """Ids of the decisions that no other one was made in view of, the oldest first."""


def voided(events: Sequence[Event]) -> frozenset[str]:
    """Tell which events are taken back, by undo events that are not taken back themselves.

    `events` must be those of one subject, in order.
    """
    before: dict[str, int] = {event.id: number for number, event in enumerate(events)}
    void: set[str] = set()
    # From the end, so that whether an undo holds is known before it is applied.
    for number in range(len(events) - 1, -1, -1):
        event = events[number]
        is_in_force = event.kind is EventKind.UNDO and event.id not in void
        if is_in_force and before.get(event.answers, number) < number:
            void.add(event.answers)
    return frozenset(void)


def standing(events: Iterable[Event]) -> Standing:
    """Fold the events of one segment, in any order, to where it stands."""
    ordered = sorted(events, key=ORDER)
    if not ordered:
        return Standing()
    void = voided(ordered)
    note = ""
    for event in ordered:
        if event.kind is EventKind.NOTE and event.id not in void:
            note = text_of(opened(event.payload), "text")
    heads = _heads([event for event in ordered if event.kind is EventKind.DECISION], void)
    if not heads:
        return Standing(note=note)
    counted = _one_an_author(heads)
    said = [_verdict(head) for head in counted]
    status, text = said[-1]
    last = counted[-1]
    return Standing(
        status=status,
        text=text,
        author=last.author,
        at=last.at,
        event=last.id,
        note=note,
        conflict=len(set(said)) > 1,
        heads=tuple(head.id for head in heads),
    )


def standing_waivers(events: Iterable[Event]) -> tuple[Event, ...]:
    """Give the waivers of one subject that were not taken back, in order."""
    ordered = sorted(events, key=ORDER)
    void = voided(ordered)
    return tuple(
        event for event in ordered if event.kind is EventKind.WAIVER and event.id not in void
    )


def _heads(decisions: Sequence[Event], void: frozenset[str]) -> list[Event]:
    """Find the decisions in force that no decision in force was made in view of, directly or not."""
    numbers = {event.id: number for number, event in enumerate(decisions)}
    answered: set[int] = set()
    waiting = [number for number, event in enumerate(decisions) if event.id not in void]
    while waiting:
        number = waiting.pop()
        for earlier in _seen_by(decisions[number]):
            found = numbers.get(earlier, number)
            if found < number and found not in answered:
                answered.add(found)
                waiting.append(found)
    return [
        event
        for number, event in enumerate(decisions)
        if number not in answered and event.id not in void
    ]


def _one_an_author(heads: Sequence[Event]) -> list[Event]:
    """Keep each author's last word; a skip says nothing where somebody decided."""
    last = {event.author: event for event in heads}
    kept = sorted(last.values(), key=ORDER)
    decided = [event for event in kept if _verdict(event)[0] is not Status.SKIPPED]
    return decided or kept


def _seen_by(decision: Event) -> tuple[str, ...]:
    over = opened(decision.payload).get("over")
    others = [item for item in over if isinstance(item, str)] if isinstance(over, list) else []
    return (decision.answers, *others)


def _verdict(decision: Event) -> tuple[Status, str | None]:
    payload = opened(decision.payload)
    status = text_of(payload, "status")
    text = payload.get("text")
    return (
        Status(status) if status in set(Status) else Status.OPEN,
        text if isinstance(text, str) else None,
    )
