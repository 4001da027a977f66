"""Putting an alignment right by hand: what each act makes of the beads. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer.model.bead import Bead
from reviewer.model.errors import DecisionError
from reviewer.model.span import Side
from reviewer.store.repairs import Repair, between

if TYPE_CHECKING:
    from collections.abc import Sequence

UNCERTAIN = 0.5
"""Confidence below which an unconfirmed bead asks for a look."""


def confirmed(beads: Sequence[Bead], at: int) -> Repair:
    """Say that a bead is right."""
    return between(beads, at, at + 1, [_sure(beads[at].zh, beads[at].en)])


def merged(beads: Sequence[Bead], at: int) -> Repair:
    """Make one bead of a bead and the next."""
    if at + 1 >= len(beads):
        raise DecisionError("there is no segment after this one to merge with")
    one, two = beads[at], beads[at + 1]
    return between(beads, at, at + 2, [_sure(one.zh + two.zh, one.en + two.en)])


def split(beads: Sequence[Bead], at: int, zh: int, en: int) -> Repair:
    """Make two beads of one: its first `zh` Chinese and `en` English sentences, and the rest."""
    bead = beads[at]
    parts = [(bead.zh[:zh], bead.en[:en]), (bead.zh[zh:], bead.en[en:])]
    if not (0 <= zh <= len(bead.zh) and 0 <= en <= len(bead.en)) or not all(
        first or second for first, second in parts
    ):
        raise DecisionError("a split needs a sentence on each side of it")
    return between(beads, at, at + 1, [_sure(*part) for part in parts])


def moved(beads: Sequence[Bead], at: int, side: Side, *, down: bool) -> Repair:
    """Move a bead's last sentence of one side into the next bead, or its first into the one before."""
    other = at + 1 if down else at - 1
    if not 0 <= other < len(beads):
        raise DecisionError("there is no segment there to move the sentence to")
    numbers = beads[at].zh if side is Side.ZH else beads[at].en
    if not numbers:
        raise DecisionError("this segment has no sentence on that side")
    taken, left = (numbers[-1:], numbers[:-1]) if down else (numbers[:1], numbers[1:])
    held = beads[other].zh if side is Side.ZH else beads[other].en
    given = taken + held if down else held + taken
    pair = [_with(beads[at], side, left), _with(beads[other], side, given)]
    ordered = pair if down else pair[::-1]
    first = min(at, other)
    return between(beads, first, first + 2, [bead for bead in ordered if bead.zh or bead.en])


def realigned(beads: Sequence[Bead], anew: Sequence[Bead]) -> Repair | None:
    """Put another alignment in place where it differs; None where it does not."""
    before = [(bead.zh, bead.en) for bead in beads]
    after = [(bead.zh, bead.en) for bead in anew]
    if before == after:
        return None
    most = min(len(before), len(after))
    first = _same(before[:most], after[:most])
    same = _same(before[first:][::-1], after[first:][::-1])
    end, end_after = len(before) - same, len(after) - same
    return between(beads, first, end, anew[first:end_after])


def anchors(beads: Sequence[Bead], at: int | None) -> tuple[Bead, ...]:
    """Give what a new alignment must keep: confirmed beads, and all outside the gap around bead `at`."""
    fixed = [number for number, bead in enumerate(beads) if bead.confirmed]
    if at is not None:
        before = max((number for number in fixed if number < at), default=-1)
        after = min((number for number in fixed if number > at), default=len(beads))
        fixed = [*range(before + 1), *range(after, len(beads))]
    return tuple(beads[number] for number in fixed)


def _same(one: Sequence[object], other: Sequence[object]) -> int:
    """Count how many items two sequences have in common from their beginning on."""
    return next(
        (number for number, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )


def _sure(zh: tuple[int, ...], en: tuple[int, ...]) -> Bead:
    return Bead(zh, en, 1.0, confirmed=True)


def _with(bead: Bead, side: Side, numbers: tuple[int, ...]) -> Bead:
    sure = replace(bead, confidence=1.0, confirmed=True)
    return replace(sure, zh=numbers) if side is Side.ZH else replace(sure, en=numbers)
