"""Of candidates that overlap each other in the texts, those that best stand for all: each place told once.

A sentence that comes again yields all its stretches as candidates. The best is taken first; what crosses
it, lies in it or adds words to it that its English does not show is worth less from then on.
"""

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reviewer.model.span import Span

_CROSSING: Final = 0.8
"""Worth that a stretch loses which begins or ends within a better one everywhere."""
_INSIDE: Final = 0.3
"""Worth that a stretch loses which stands nowhere but in a better one."""
_SAME: Final = 0.2
"""Worth that a stretch keeps which has the English of a better one that it overlaps."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A stretch that may be a term."""

    name: str
    worth: float
    english: str
    """Its likeliest English, as it is compared; empty where none is likely."""
    places: tuple[tuple[int, Span], ...]
    """Number of the text, and where in it."""


def select(contenders: Sequence[Contender], most: int) -> tuple[tuple[str, float], ...]:
    """Take contenders one after the other, the best first by what the ones before leave it worth."""
    chosen = _Chosen()
    by_name = {one.name: one for one in contenders}
    heap = [(-one.worth, one.name) for one in contenders]
    heapq.heapify(heap)
    taken: list[tuple[str, float]] = []
    while heap and len(taken) < most:
        _, name = heapq.heappop(heap)
        worth = chosen.left_of(by_name[name])
        # Worth only sinks, so what is still at the top is the best.
        if heap and worth < -heap[0][0]:
            heapq.heappush(heap, (-worth, name))
        else:
            taken.append((name, worth))
            chosen.add(by_name[name])
    return tuple(taken)


class _Chosen:
    """Where the chosen stand."""

    def __init__(self) -> None:
        self._at: Mapping[int, list[tuple[Span, str]]] = defaultdict(list)

    def add(self, one: Contender) -> None:
        """Remember where a contender stands."""
        for text, span in one.places:
            self._at[text].append((span, one.english))

    def left_of(self, one: Contender) -> float:
        """Give what a contender is worth beside the chosen."""
        inside = crossing = same = 0
        for text, span in one.places:
            met = [(other, english) for other, english in self._at[text] if span.overlaps(other)]
            inside += any(other.covers(span) for other, _ in met)
            crossing += any(not other.covers(span) and not span.covers(other) for other, _ in met)
            same += any(english == one.english for _, english in met)
        places = len(one.places)
        worth = one.worth * (1 - _CROSSING * crossing / places) * (1 - _INSIDE * inside / places)
        return worth * _SAME if one.english and 2 * same > places else worth
