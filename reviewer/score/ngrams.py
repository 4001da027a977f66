"""Clipped n-gram matches of many segments at once: one sort yields every order.

Each n-gram of the highest order becomes one integer: segment, then symbols from the first to the
last, then the side it came from. Sorted, equal n-grams stand together, and so do equal prefixes:
the shorter n-grams. Counts are exact, as nothing is hashed; what does not fit 63 bits is refused.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
_KEY_BITS = 63


class TooManySymbolsError(Exception):
    """The segments need more symbols than a key has room for: take fewer at once."""


@dataclass(frozen=True, slots=True)
class Sequences:
    """One sequence of symbols for each segment, laid end to end."""

    symbols: Integers
    """From 1; equal within a segment means equal."""
    lengths: Integers
    """Of shape (segments,)."""

    def totals(self, orders: int) -> Integers:
        """Count n-grams of each order, of shape (segments, orders)."""
        totals: Integers = np.maximum(self.lengths[:, None] - np.arange(orders), 0)
        return totals


def clipped_matches(
    hypotheses: Sequences, references: tuple[Sequences, ...], orders: int
) -> Integers:
    """Count n-grams shared with the reference, each at most as often as in one reference.

    Returns counts of shape (segments, orders); raises TooManySymbolsError.
    """
    sides = (hypotheses, *references)
    side_bits = len(references).bit_length()
    bits = max(int(side.symbols.max(initial=1)) for side in sides).bit_length()
    segments = len(hypotheses.lengths)
    if segments.bit_length() + orders * bits + side_bits > _KEY_BITS:
        raise TooManySymbolsError
    keys = np.concatenate(
        [(_keys(side, orders, bits) << side_bits) | number for number, side in enumerate(sides)]
    )
    keys.sort()
    sides_of = keys & ((1 << side_bits) - 1)
    matches = np.zeros((segments, orders), dtype=np.int64)
    for order in range(1, orders + 1):
        grams = keys >> (side_bits + bits * (orders - order))
        first, shared = _shared(grams, sides_of, len(references))
        # A zero in the last place is the padding: the n-gram would run over its segment's end.
        shared[(first & ((1 << bits) - 1)) == 0] = 0
        # Counts stay far below 2^53, so the float sums of bincount are exact.
        matches[:, order - 1] = np.bincount(first >> bits * order, shared, minlength=segments)
    return matches


def _keys(side: Sequences, orders: int, bits: int) -> Integers:
    """Pack segment and the next `orders` symbols of each position; beyond the end stand zeros."""
    segments = len(side.lengths)
    segment: Integers = np.repeat(np.arange(segments), side.lengths)
    places = np.arange(len(side.symbols)) + segment * (orders - 1)
    padded = np.zeros(len(side.symbols) + segments * (orders - 1) + orders, dtype=np.int64)
    padded[places] = side.symbols
    keys = segment
    for step in range(orders):
        keys = (keys << bits) | padded[places + step]
    return keys


def _shared(grams: Integers, sides: Integers, references: int) -> tuple[Integers, Integers]:
    """Give each distinct n-gram, and its count in the hypothesis or the best reference if less."""
    if not len(grams):
        return grams, grams
    starts = np.flatnonzero(np.concatenate(([True], grams[1:] != grams[:-1])))
    own = _counts(sides == 0, starts)
    best = _counts(sides == 1, starts)
    for number in range(2, references + 1):
        np.maximum(best, _counts(sides == number, starts), out=best)
    return grams[starts], np.minimum(own, best)


def _counts(flags: NDArray[np.bool_], starts: Integers) -> Integers:
    """Count the true flags from each start to the next."""
    counts: Integers = np.add.reduceat(flags, starts, dtype=np.int64)
    return counts
