"""Marks that both languages' sentence rules look at: brackets around a stop, straight quotes."""

import re
from bisect import bisect_left, bisect_right


class Enclosures:
    """The stretches of a text between brackets that a pattern finds, none within another."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._spans = [match.span() for match in pattern.finditer(text)]
        self._starts = [start for start, _ in self._spans]

    def around(self, offset: int) -> tuple[int, int] | None:
        """Return the stretch with `offset` strictly inside it."""
        number = bisect_left(self._starts, offset) - 1
        if number < 0 or offset >= self._spans[number][1]:
            return None
        return self._spans[number]


class StraightQuotes:
    """The straight double quotes of a text, which open and close in turn."""

    def __init__(self, text: str) -> None:
        self._offsets = [match.start() for match in re.finditer('"', text)]

    def is_open(self, offset: int) -> bool:
        """Say whether a quotation is open before `offset`."""
        return bisect_right(self._offsets, offset - 1) % 2 == 1
