"""Translation edit rate: how many words to insert, drop, replace or move to get the reference.

The number is sacrebleu's (after Tercom; Snover et al. 2006), found another way. While the move of
a block lowers the edit distance, the best one is made, and costs one edit. What differs:
- the moves of a round are tried at once in one great number (`edit_rows.distances`);
- a round ends the search where the distance is as low as the shared words allow at all;
- moves with the same outcome are tried once, and words that the reference has not are all alike.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reviewer.score.edit_rows import Path, best_path, distances, is_surely_in_beam

_LONGEST_BLOCK = 10
_FARTHEST = 50
_MOST_TRIED = 1000
"""Limits of sacrebleu: words moved at once, places between, moves tried for one segment."""
_BYTES_AT_ONCE = 4_000_000

Move = tuple[int, int, int]
"""Words to move, the place of the first, the place that it comes to stand before."""
Rank = tuple[int, int, int]
"""Of moves that help as much, the longest, then the first, then the one that ends first."""


def edit_count(hypothesis: Sequence[str], reference: Sequence[str]) -> int:
    """Count the edits that turn the words of `hypothesis` into those of `reference`."""
    if hypothesis == reference:
        return 0
    if not hypothesis or not reference:
        return max(len(hypothesis), len(reference))
    return _Search(hypothesis, reference).edits()


class _Search:
    """One hypothesis as the moves made so far have left it."""

    def __init__(self, hypothesis: Sequence[str], reference: Sequence[str]) -> None:
        masks: dict[str, int] = {}
        for place, word in enumerate(reference):
            masks[word] = masks.get(word, 0) | 1 << place
        self.width = len(reference)
        self.field = self.width // 8 + 1
        self.masks = [masks.get(word, 0) for word in hypothesis]
        """For each word of the hypothesis, the bits of the places where the reference has it."""
        self.places = {mask: _places(mask) for mask in {*self.masks}}
        shared = Counter(hypothesis) & Counter(reference)
        self.least = max(self.width, len(hypothesis)) - shared.total()
        self.tried = 0

    def edits(self) -> int:
        """Make the best move while one helps; return the moves plus the distance that is left."""
        moves = 0
        while True:
            path = best_path(self.masks, self.width)
            moved = None if path.distance == self.least else self._best_move(path)
            if moved is None:
                return moves + path.distance
            self.masks = moved
            moves += 1

    def _best_move(self, path: Path) -> list[int] | None:
        """Return the words after the best move; None where none helps or too many were tried."""
        moves = self._moves(path)
        if self.tried >= _MOST_TRIED:
            return None
        words = b"".join([mask.to_bytes(self.field, "little") for mask in self.masks])
        outcomes: dict[bytes, Rank] = {}
        for length, start, target in moves:
            outcome = self._moved(words, length, start, target)
            rank = (length, -start, -target)
            if outcomes.get(outcome, rank) <= rank:
                outcomes[outcome] = rank
        if not outcomes:
            return None
        left = self._distances(list(outcomes))
        helpful = [
            (path.distance - distance, rank, outcome)
            for distance, (outcome, rank) in zip(left, outcomes.items(), strict=True)
            if distance < path.distance
        ]
        return self._best(path, helpful)

    def _distances(self, outcomes: list[bytes]) -> Iterator[int]:
        """Yield the distance of each outcome, as many at once as fit a few megabytes."""
        some = max(1, _BYTES_AT_ONCE // len(outcomes[0]))
        for start in range(0, len(outcomes), some):
            part = outcomes[start : start + some]
            yield from distances(b"".join(part), len(part), self.width, self.field)

    def _best(self, path: Path, helpful: list[tuple[int, Rank, bytes]]) -> list[int] | None:
        """Return the words of the best outcome, its gain counted inside sacrebleu's beam."""
        is_exact = is_surely_in_beam(path.distance, len(self.masks), self.width)
        best: tuple[int, Rank] = (0, (0, 0, 0))
        words: list[int] | None = None
        for upper_gain, rank, outcome in sorted(helpful, reverse=True):
            if (upper_gain, rank) <= best:
                break
            masks = [
                int.from_bytes(outcome[at : at + self.field], "little")
                for at in range(0, len(outcome), self.field)
            ]
            gain = upper_gain
            if not is_exact:
                gain = path.distance - best_path(masks, self.width).distance
            if gain > 0 and (gain, rank) > best:
                best, words = (gain, rank), masks
        return words

    def _moves(self, path: Path) -> set[Move]:
        """Find blocks that the reference has elsewhere, wrong where they are and missed there."""
        next_wrong, next_missed = _next_set(path.wrong), _next_set(path.missed)
        cuts = path.cuts
        steps = [0]
        for before, after in pairwise(cuts):
            steps.append(steps[-1] + (before != after))
        moves: set[Move] = set()
        runs: dict[int, int] = {}
        for start in range(len(self.masks) - 1, -1, -1):
            longer, runs = runs, {}
            for place in self.places[self.masks[start]]:
                # A block keeps its distance from word to word, so runs too far apart start nowhere.
                if abs(place - start) > _FARTHEST:
                    continue
                runs[place] = longest = longer.get(place + 1, 0) + 1
                longest = min(longest, _LONGEST_BLOCK)
                # A block is not moved to where one of its own words already stands.
                stands_at = cuts[place + 1] - 1
                if start <= stands_at < start + longest:
                    longest = stands_at - start
                shortest = max(next_wrong[start] - start, next_missed[place] - place) + 1
                for length in range(shortest, longest + 1):
                    end = place + length
                    # sacrebleu counts every try towards its limit, also one that changes nothing.
                    self.tried += 1 + steps[end] - steps[place]
                    for cut in {*cuts[place : end + 1]}:
                        if cut != start:
                            moves.add((length, start, cut))
            if self.tried >= _MOST_TRIED:
                break
        return moves

    def _moved(self, words: bytes, length: int, start: int, target: int) -> bytes:
        """Return `words` with a block moved; a target inside the block moves it on by so much."""
        first, last, to = start * self.field, (start + length) * self.field, target * self.field
        if target < start:
            return words[:to] + words[first:last] + words[to:first] + words[last:]
        if target <= start + length:
            to += last - first
        return words[:first] + words[last:to] + words[first:last] + words[to:]


def _places(mask: int) -> list[int]:
    """List the set bits of a mask."""
    places = []
    while mask:
        lowest = mask & -mask
        places.append(lowest.bit_length() - 1)
        mask ^= lowest
    return places


def _next_set(flags: list[int]) -> list[int]:
    """Give for each place the first set flag at or after it, else one far beyond the end."""
    found = 1 << 30
    following = [found] * len(flags)
    for place in range(len(flags) - 1, -1, -1):
        if flags[place]:
            found = place
        following[place] = found
    return following
