"""Repairs of an alignment as events: a stretch of beads that takes the place of another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.model.bead import Bead
from reviewer.model.decision import EventKind
from reviewer.store.fold import ORDER, voided
from reviewer.store.payload import opened, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.model.decision import Event

    Corner = tuple[int, int]
    """How many Chinese and how many English sentences stand before a point between two beads."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Beads for the sentences between two corners, in place of those that were there."""

    start: Corner
    end: Corner
    beads: tuple[Bead, ...]


def payload(repair: Repair, edition: str) -> dict[str, object]:
    """Write a repair as the payload of an event; it holds for one edition of the pages."""
    return {
        "edition": edition,
        "start": list(repair.start),
        "end": list(repair.end),
        "beads": [
            [list(bead.zh), list(bead.en), bead.confidence, bead.confirmed] for bead in repair.beads
        ],
    }


def repaired(beads: Sequence[Bead], events: Iterable[Event], edition: str) -> tuple[Bead, ...]:
    """Fold what was said of a document's alignment into its beads as they were imported.

    A repair that no longer fits (another one cuts through its corners) is left out, whoever made it.
    """
    ordered = sorted(events, key=ORDER)
    void = voided(ordered)
    now = tuple(beads)
    for event in ordered:
        if event.kind is EventKind.ALIGNMENT and event.id not in void:
            repair = _read(event, edition)
            now = _put(now, repair) if repair else now
    return now


def between(beads: Sequence[Bead], first: int, end: int, by: Sequence[Bead]) -> Repair:
    """Make the repair that puts other beads in place of beads `first` up to `end`."""
    corners = corners_of(beads)
    return Repair(corners[first], corners[end], tuple(by))


def corners_of(beads: Sequence[Bead]) -> list[Corner]:
    """Give the corners before, between and after beads: no two are the same."""
    corners = [(0, 0)]
    for bead in beads:
        zh, en = corners[-1]
        corners.append((zh + len(bead.zh), en + len(bead.en)))
    return corners


def _put(beads: tuple[Bead, ...], repair: Repair) -> tuple[Bead, ...]:
    corners = corners_of(beads)
    if repair.start not in corners or repair.end not in corners:
        return beads
    first, end = corners.index(repair.start), corners.index(repair.end)
    if first > end:
        return beads
    return (*beads[:first], *repair.beads, *beads[end:])


def _read(event: Event, edition: str) -> Repair | None:
    """Read a repair; None where it is of another edition, or does not cover its stretch in order."""
    said = opened(event.payload)
    start, end, rows = said.get("start"), said.get("end"), said.get("beads")
    if text_of(said, "edition") != edition or not isinstance(rows, list):
        return None
    first, last = _corner(start), _corner(end)
    beads = tuple(bead for row in rows if (bead := _bead(row)))
    if first is None or last is None or len(beads) != len(rows):
        return None
    zh = [number for bead in beads for number in bead.zh]
    en = [number for bead in beads for number in bead.en]
    covers = zh == list(range(first[0], last[0])) and en == list(range(first[1], last[1]))
    return Repair(first, last, beads) if covers else None


def _corner(value: object) -> Corner | None:
    numbers = _numbers(value)
    return (numbers[0], numbers[1]) if numbers is not None and len(numbers) == 2 else None


def _numbers(value: object) -> tuple[int, ...] | None:
    if not isinstance(value, list):
        return None
    numbers = tuple(one for one in value if type(one) is int)
    return numbers if len(numbers) == len(value) else None


def _bead(row: object) -> Bead | None:
    if not isinstance(row, list) or len(row) != 4:
        return None
    zh, en, (confidence, confirmed) = _numbers(row[0]), _numbers(row[1]), row[2:]
    if zh is None or en is None or not (zh or en) or not isinstance(confidence, int | float):
        return None
    return Bead(zh, en, min(1.0, max(0.0, float(confidence))), confirmed=confirmed is True)
