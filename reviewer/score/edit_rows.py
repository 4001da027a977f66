"""Edit distance between words, a row at a time in the bits of whole numbers, with its best path.

Hyyrö 2003, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances": bit j
of a row speaks of the reference's word j, a step takes one word of the hypothesis. Where several
best paths exist, the one that sacrebleu (after Tercom) walks is taken: from the end, a match or a
substitution before a word too much before a missed word. sacrebleu looks only at a beam around
the diagonal; where the best path leaves the beam, the table is filled inside it as sacrebleu does.
"""

from dataclasses import dataclass
from math import ceil, floor

_BEAM = 25
_SAFE = 2 * (_BEAM - 2)
"""A path strays from the diagonal by at most half of its cost plus the difference of lengths."""
_UNREACHED = 10**9


@dataclass(frozen=True, slots=True)
class Path:
    """A cheapest way to turn a hypothesis into a reference."""

    distance: int
    cuts: list[int]
    """For each number of reference words, 0 to all, how many hypothesis words stand before it."""
    wrong: list[int]
    """1 for each hypothesis word that is replaced or dropped."""
    missed: list[int]
    """1 for each reference word that is put in, alone or in place of another."""


def best_path(masks: list[int], width: int) -> Path:
    """Find sacrebleu's path; `masks` has for each hypothesis word the bits where the reference has it.

    `width` is the number of reference words; both sides have at least one.
    """
    full = (1 << width) - 1
    positive, negative = full, 0
    diagonals: list[int] = []
    rises: list[int] = []
    for mask in masks:
        seen = mask | negative
        diagonal = (((mask & positive) + positive) ^ positive) | seen
        rise = negative | (full & ~(diagonal | positive))
        shifted = (rise << 1) | 1
        fallen = (diagonal & positive) << 1
        positive = (fallen | ~(diagonal | shifted)) & full
        negative = shifted & diagonal & full
        diagonals.append(diagonal)
        rises.append(rise)
    distance = len(masks) + positive.bit_count() - negative.bit_count()
    path = _walk_bits(masks, width, diagonals, rises, distance)
    if is_surely_in_beam(distance, len(masks), width) or _stays_in_beam(path, len(masks)):
        return path
    return _beam_path(masks, width)


def is_surely_in_beam(distance: int, rows: int, width: int) -> bool:
    """Say whether every path of this cost is short enough to stay in the beam."""
    return distance + abs(rows - width) <= _SAFE


def _walk_bits(
    masks: list[int], width: int, diagonals: list[int], rises: list[int], distance: int
) -> Path:
    row, column = len(masks), width
    cuts = [0] * (width + 1)
    wrong, missed = [0] * row, [0] * width
    while row and column:
        bit = column - 1
        if masks[row - 1] >> bit & 1:
            cuts[column] = row
            row, column = row - 1, bit
        elif not diagonals[row - 1] >> bit & 1:
            cuts[column] = row
            row, column = row - 1, bit
            wrong[row] = missed[column] = 1
        elif rises[row - 1] >> bit & 1:
            row -= 1
            wrong[row] = 1
        else:
            cuts[column] = row
            column = bit
            missed[column] = 1
    wrong[:row] = [1] * row
    missed[:column] = [1] * column
    return Path(distance, cuts, wrong, missed)


def _beam_columns(rows: int, width: int) -> list[range]:
    """Give for each row 1 to `rows` the columns that sacrebleu looks at."""
    ratio = width / rows
    reach = ceil(ratio / 2 + _BEAM) if ratio / 2 > _BEAM else _BEAM
    middles = [floor(row * ratio) for row in range(1, rows + 1)]
    columns = [range(max(0, at - reach), min(width + 1, at + reach)) for at in middles]
    columns[-1] = range(columns[-1].start, width + 1)
    return columns


def _stays_in_beam(path: Path, rows: int) -> bool:
    """Say whether every cell of the path, and a few beside it, lie in the beam."""
    width = len(path.missed)
    beam = _beam_columns(rows, width)
    ends = [*path.cuts[1:], rows]
    return all(
        column in beam[row - 1]
        for column, (start, end) in enumerate(zip(path.cuts, ends, strict=True))
        for row in range(max(start, 1), end + 1)
    )


def _beam_path(masks: list[int], width: int) -> Path:
    """Fill the table inside the beam only, and walk back through it."""
    table = [list(range(width + 1))]
    for mask, columns in zip(masks, _beam_columns(len(masks), width), strict=True):
        above = table[-1]
        row = [_UNREACHED] * (width + 1)
        left = _UNREACHED
        for column in columns:
            cost = above[column] + 1
            if column:
                matched = mask >> (column - 1) & 1
                cost = min(cost, above[column - 1] + 1 - matched, left + 1)
            row[column] = left = min(cost, _UNREACHED)
        table.append(row)
    return _walk_table(masks, width, table)


def _walk_table(masks: list[int], width: int, table: list[list[int]]) -> Path:
    row, column = len(masks), width
    cuts = [0] * (width + 1)
    wrong, missed = [0] * row, [0] * width
    while row or column:
        cost = table[row][column]
        matched = row and column and masks[row - 1] >> (column - 1) & 1
        if row and column and table[row - 1][column - 1] + 1 - matched == cost:
            cuts[column] = row
            row, column = row - 1, column - 1
            wrong[row] = missed[column] = 1 - matched
        elif row and table[row - 1][column] + 1 == cost:
            row -= 1
            wrong[row] = 1
        else:
            cuts[column] = row
            column -= 1
            missed[column] = 1
    return Path(table[-1][-1], cuts, wrong, missed)


def distances(shifted: bytes, count: int, width: int, field: int) -> list[int]:
    """Compute many plain edit distances at once, each a field of `field` bytes in one great number.

    `shifted` holds `count` hypotheses of the same length one after the other; each word is the
    little-endian mask of its places in the reference, with at least one bit to spare for carries.
    The distances are never above those in the beam.
    """
    import numpy as np  # noqa: PLC0415 — 100 ms

    length = len(shifted) // (count * field)
    stride = count * field
    columns = (
        np.frombuffer(shifted, dtype=np.uint8)
        .reshape(count, length, field)
        .swapaxes(0, 1)
        .tobytes()
    )
    one = int.from_bytes((1).to_bytes(field, "little") * count, "little")
    full = one * ((1 << width) - 1)
    positive, negative = full, 0
    for start in range(0, len(columns), stride):
        mask = int.from_bytes(columns[start : start + stride], "little")
        diagonal = ((((mask & positive) + positive) ^ positive) | mask | negative) & full
        rise = ((negative | (full ^ (diagonal | positive))) << 1) & full | one
        fallen = ((diagonal & positive) << 1) & full
        positive = fallen | (full ^ (diagonal | rise))
        negative = rise & diagonal
    return [
        length + gain - loss
        for gain, loss in zip(
            _bit_counts(positive, count, field), _bit_counts(negative, count, field), strict=True
        )
    ]


def _bit_counts(fields: int, count: int, field: int) -> list[int]:
    buffer = fields.to_bytes(count * field, "little")
    return [
        int.from_bytes(buffer[start : start + field], "little").bit_count()
        for start in range(0, len(buffer), field)
    ]
