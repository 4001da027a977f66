"""Acceptance by sample: how many segments to look at, which ones, and what follows from them.

A plan (n, c) looks at n segments and accepts when at most c are faulty. It follows from two
promises: pages as good as the AQL are accepted in all but few cases (producer's risk), pages as bad
as the LTPD are refused in all but few (consumer's risk). Binomial; hypergeometric for a known lot.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from math import ceil, exp, floor, fsum, lgamma, log, log1p
from typing import TYPE_CHECKING

from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PRODUCER_RISK = 0.05
CONSUMER_RISK = 0.10
_MOST_FAULTS = 200
_ROUNDING = 1e-9
"""0.29 of 100 is 29, whatever floats make of it."""
Unit = tuple[str, int]
"""A segment: its document and its number there."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Look at `size` segments; accept when at most `faults` of them are faulty."""

    size: int
    faults: int
    aql: float
    """Share of faulty segments that is still good, 0 to 1."""
    ltpd: float
    """Share that is no longer to be let through."""
    lot: int | None = None
    """Number of segments that the sample stands for; None for very many."""

    def acceptance(self, share: float) -> float:
        """Compute the chance that pages with this share of faulty segments are accepted."""
        if self.lot is None:
            return _binomial(self.size, self.faults, share)
        return _hypergeometric(self.size, self.faults, round(share * self.lot), self.lot)

    @property
    def accepted_at_aql(self) -> float:
        """The chance that pages as good as the AQL are accepted; of a lot, whole segments below it."""
        return self.acceptance(_share_of(self.aql, self.lot, round_up=False))

    @property
    def accepted_at_ltpd(self) -> float:
        """The chance that pages as bad as the LTPD are accepted; of a lot, whole segments above it."""
        return self.acceptance(_share_of(self.ltpd, self.lot, round_up=True))

    @property
    def signature(self) -> str:
        """Say what the plan promises."""
        lot = "many" if self.lot is None else f"{self.lot}"
        return (
            f"plan:n={self.size},c={self.faults}|aql:{100 * self.aql:g}%|ltpd:{100 * self.ltpd:g}%"
            f"|risks:{PRODUCER_RISK:g},{CONSUMER_RISK:g}|lot:{lot}"
        )


class Verdict(StrEnum):
    """What a sample says."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    OPEN = "open"
    """More segments have to be looked at."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A plan, and what was found by it so far."""

    plan: Plan
    inspected: int
    faulty: int

    @property
    def verdict(self) -> Verdict:
        """What follows."""
        return verdict(self.plan, self.inspected, self.faulty)


def make_plan(aql: float, ltpd: float, lot: int | None = None) -> Plan:
    """Find the smallest plan that keeps both promises; shares are 0 to 1. Raises InputError."""
    if not 0 <= aql < ltpd < 1:
        raise InputError("AQL must be below LTPD, both in per cent from 0 to 100")
    for faults in range(_MOST_FAULTS):
        plan = _strict_enough(faults, aql, ltpd, lot)
        if plan is None:
            break
        if plan.accepted_at_aql >= 1 - PRODUCER_RISK:
            return plan
    if lot is not None:
        return Plan(lot, floor(aql * lot + _ROUNDING), aql, ltpd, lot)
    raise InputError("AQL and LTPD are too close: the sample would be larger than anyone looks at")


def _strict_enough(faults: int, aql: float, ltpd: float, lot: int | None) -> Plan | None:
    """Find the smallest sample that refuses the LTPD often enough; None where the lot is too small."""
    low, high = faults + 1, lot if lot is not None else ceil(50 * (faults + 5) / ltpd)
    if low > high or Plan(high, faults, aql, ltpd, lot).accepted_at_ltpd > CONSUMER_RISK:
        return None
    while low < high:
        middle = (low + high) // 2
        if Plan(middle, faults, aql, ltpd, lot).accepted_at_ltpd <= CONSUMER_RISK:
            high = middle
        else:
            low = middle + 1
    return Plan(low, faults, aql, ltpd, lot)


def _share_of(share: float, lot: int | None, *, round_up: bool) -> float:
    """Take the nearest share that a lot of this size can have."""
    if lot is None:
        return share
    return (ceil(share * lot - _ROUNDING) if round_up else floor(share * lot + _ROUNDING)) / lot


def _binomial(size: int, faults: int, share: float) -> float:
    if share in {0.0, 1.0}:
        return float(share == 0 or faults >= size)
    good, bad = log1p(-share), log(share)
    return fsum(
        exp(_log_ways(size, count) + count * bad + (size - count) * good)
        for count in range(min(faults, size) + 1)
    )


def _hypergeometric(size: int, faults: int, faulty: int, lot: int) -> float:
    least = max(0, size - (lot - faulty))
    return fsum(
        exp(_log_ways(faulty, count) + _log_ways(lot - faulty, size - count) - _log_ways(lot, size))
        for count in range(least, min(faults, faulty, size) + 1)
    )


def _log_ways(total: int, chosen: int) -> float:
    """Give the logarithm of a binomial coefficient, which itself may be beyond any float."""
    return lgamma(total + 1) - lgamma(chosen + 1) - lgamma(total - chosen + 1)


def draw(units: Iterable[Unit], size: int, seed: int) -> tuple[Unit, ...]:
    """Draw a sample with each document's fair share, the same for the same seed and segments.

    A segment's place in the draw depends on nothing but the seed and itself, so a page that is
    added later leaves the order of the others as it was.
    """
    documents: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        documents[unit[0]].append(unit)
    total = sum(map(len, documents.values()))
    if size >= total:
        return tuple(sorted(unit for members in documents.values() for unit in members))
    shares = _shares({name: len(members) for name, members in documents.items()}, size, seed)
    return tuple(
        sorted(
            unit
            for name, members in documents.items()
            for unit in sorted(members, key=lambda unit: _chance(seed, *unit))[: shares[name]]
        )
    )


def _shares(counts: Mapping[str, int], size: int, seed: int) -> dict[str, int]:
    """Divide a sample by documents: whole parts, then the largest remainders."""
    total = sum(counts.values())
    shares = {name: size * count // total for name, count in counts.items()}
    left = size - sum(shares.values())
    by_remainder = sorted(
        counts, key=lambda name: (-(size * counts[name] % total), _chance(seed, name, 0))
    )
    for name in by_remainder[:left]:
        shares[name] += 1
    return shares


def _chance(seed: int, document: str, number: int) -> bytes:
    return sha256(f"{seed}\t{number}\t{document}".encode("utf-8", "surrogatepass")).digest()


def verdict(plan: Plan, inspected: int, faulty: int) -> Verdict:
    """Say what follows from the segments looked at so far."""
    if faulty > plan.faults:
        return Verdict.REFUSED
    if faulty + max(0, plan.size - inspected) <= plan.faults:
        return Verdict.ACCEPTED
    return Verdict.OPEN
