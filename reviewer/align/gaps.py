"""Confirmed beads, and the stretches between them that are still to be aligned."""

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.model.bead import Bead
from reviewer.model.errors import InputError


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of both sides, half open, with the confirmed bead that follows it."""

    zh: tuple[int, int]
    en: tuple[int, int]
    then: Bead | None


def gaps_between(confirmed: Sequence[Bead], zh: int, en: int) -> tuple[Gap, ...]:
    """Cut a page of `zh` by `en` sentences at its confirmed beads.

    A confirmed omission or addition stands where its neighbours leave room for it: its other side is cut
    at the end of the confirmed bead before it. Raises `InputError` where beads overlap or cross.
    """
    gaps: list[Gap] = []
    done_zh = done_en = 0
    for bead in _in_order(confirmed):
        start_zh = bead.zh[0] if bead.zh else None
        start_en = bead.en[0] if bead.en else None
        if start_zh is None or start_en is None:
            continue
        _refuse_unless(done_zh <= start_zh and done_en <= start_en, bead)
        _refuse_unless(bead.zh[-1] < zh and bead.en[-1] < en, bead)
        gaps.append(Gap((done_zh, start_zh), (done_en, start_en), bead))
        done_zh, done_en = bead.zh[-1] + 1, bead.en[-1] + 1
    gaps.append(Gap((done_zh, zh), (done_en, en), None))
    return tuple(gaps)


def _in_order(confirmed: Sequence[Bead]) -> list[Bead]:
    for bead in confirmed:
        for side in (bead.zh, bead.en):
            _refuse_unless(
                side == tuple(range(side[0], side[0] + len(side))) if side else True, bead
            )
    return sorted(confirmed, key=lambda bead: (bead.zh, bead.en))


def _refuse_unless(is_fine: bool, bead: Bead) -> None:  # noqa: FBT001 — a guard reads as a sentence
    if not is_fine:
        raise InputError(
            f"confirmed bead {_ids(bead.zh)}-{_ids(bead.en)} is not in order with the page or the other "
            "confirmed beads: give beads of neighbouring sentences that neither overlap nor cross"
        )


def _ids(side: Sequence[int]) -> str:
    return ",".join(map(str, side)) or "nothing"
