"""Corpus text with its marks, laid out for a pane: what is drawn, where it comes from, how it looks.

A mark that belongs to a numbered finding is set in brackets with the number behind it, `[三种专利]¹`,
so that nothing is told by colour alone. What is drawn is longer than the text; `sources` leads back.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from reviewer.model.span import Span
from reviewer.text.shown import aliens, shown
from reviewer.text.wrap import wrap

_RAISED = str.maketrans("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
MARK_LETTERS = "abcdefghijklmnoprstuvwxyz"
"""There is no raised q."""
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Look(StrEnum):
    """How a stretch is drawn; the names of the style classes of a pane. Later ones win."""

    TERM = "term"
    RENDERING = "rendering"
    FORBIDDEN = "forbidden"
    DELETED = "deleted"
    INSERTED = "inserted"
    MUTED = "muted"
    ASIDE = "aside"
    STRONG = "strong"
    KEY = "key"
    RATE = "rate"
    INFO = "info"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"
    CURRENT = "current"
    HIT = "hit"
    CHOSEN = "chosen"
    ALIEN = "alien"
    BRACKET = "bracket"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that is drawn otherwise."""

    span: Span
    look: Look
    number: int = 0
    """Of the finding that it belongs to; 0 draws no brackets."""
    letter: str = ""
    """Of the error mark that it is; drawn as ‹so›ᵃ."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A text laid out: what is drawn, and for each drawn character where it comes from."""

    text: str
    sources: tuple[int, ...]
    """Offset in the stored text of each drawn character; for brackets the offset they stand at."""
    runs: tuple[tuple[int, int, frozenset[Look]], ...]
    """Half-open stretches of the drawn text with their looks, in order, without gaps."""

    def lines(self, width: int) -> tuple[tuple[int, int], ...]:
        """Return the spans of the drawn text that stand on a line each."""
        return wrap(self.text, width)

    def pieces(self, start: int, end: int) -> list[tuple[str, frozenset[Look]]]:
        """Return the drawn stretch `[start, end)` cut where its looks change."""
        found = []
        first = max(0, bisect_right(self.runs, start, key=lambda run: run[0]) - 1)
        for run_start, run_end, looks in self.runs[first:]:
            if run_start >= end:
                break
            low, high = max(start, run_start), min(end, run_end)
            if low < high:
                found.append((self.text[low:high], looks))
        return found

    def source_span(self, start: int, end: int) -> Span:
        """Return the stretch of the stored text that the drawn stretch `[start, end)` shows."""
        if start >= end or start >= len(self.sources):
            at = self.sources[-1] + 1 if self.sources else 0
            return Span(at, at)
        last = min(end, len(self.sources)) - 1
        is_bracket = any(
            low <= last < high and Look.BRACKET in looks for low, high, looks in self.runs
        )
        return Span(
            self.sources[start], max(self.sources[start], self.sources[last] + (not is_bracket))
        )


def superscript(number: int) -> str:
    """Return the number of a finding as it stands behind a bracket."""
    return str(number).translate(_SUPERSCRIPTS)


def raised(letter: str) -> str:
    """Return the letter of an error mark as it stands behind what is marked."""
    return letter.translate(_RAISED)


def lay_out(text: str, marks: tuple[Mark, ...] = ()) -> Laid:
    """Lay out a text with its marks; marks may overlap, nest, be empty or reach beyond the text."""
    marks = _within(text, marks)
    drawn = shown(text)
    inserted = _brackets(marks)
    looks_at = _looks(text, marks, {0, len(text), *inserted})
    laying = _Laying()
    for start, end in pairwise(sorted(looks_at)):
        laying.bracket(inserted.get(start, ""), start)
        laying.draw(drawn[start:end], start, looks_at[start])
    laying.bracket(inserted.get(len(text), ""), len(text))
    return Laid("".join(laying.parts), tuple(laying.sources), tuple(laying.runs))


def joined(laid: Laid, text: str, look: Look) -> Laid:
    """Put words of the program's own behind a text that is laid out."""
    at = laid.sources[-1] + 1 if laid.sources else 0
    run = (len(laid.text), len(laid.text) + len(text), frozenset({look}))
    return Laid(laid.text + text, (*laid.sources, *[at] * len(text)), (*laid.runs, run))


class _Laying:
    """The drawn text as it grows."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.sources: list[int] = []
        self.runs: list[tuple[int, int, frozenset[Look]]] = []

    def bracket(self, text: str, at: int) -> None:
        self._add(text, [at] * len(text), _BRACKET)

    def draw(self, text: str, start: int, looks: frozenset[Look]) -> None:
        self._add(text, range(start, start + len(text)), looks)

    def _add(self, text: str, sources: Iterable[int], looks: frozenset[Look]) -> None:
        if text:
            length = len(self.sources)
            self.parts.append(text)
            self.sources.extend(sources)
            self.runs.append((length, length + len(text), looks))


_BRACKET = frozenset({Look.BRACKET})


def _within(text: str, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Crop marks to the text: spans of an older text must not break the screen."""
    length = len(text)
    return tuple(
        replace(mark, span=Span(min(mark.span.start, length), min(mark.span.end, length)))
        for mark in marks
    )


def _brackets(marks: tuple[Mark, ...]) -> dict[int, str]:
    """Return what is inserted at each offset: closing before opening, inner inside outer."""
    closing: dict[int, str] = {}
    opening: dict[int, str] = {}
    for span, (head, tail) in _pairs(marks):
        if len(span):
            closing[span.end] = closing.get(span.end, "") + tail
            opening[span.start] = head + opening.get(span.start, "")
        else:
            closing[span.end] = closing.get(span.end, "") + head + tail
    return {
        offset: closing.get(offset, "") + opening.get(offset, "") for offset in closing | opening
    }


def _pairs(marks: tuple[Mark, ...]) -> list[tuple[Span, tuple[str, str]]]:
    """Return the brackets of each stretch, the shorter stretches first."""
    numbers: dict[Span, list[int]] = {}
    letters: dict[Span, str] = {}
    for mark in marks:
        if mark.number:
            numbers.setdefault(mark.span, []).append(mark.number)
        if mark.letter:
            letters[mark.span] = letters.get(mark.span, "") + mark.letter
    pairs = [
        (span, ("[", "]" + "".join(map(superscript, sorted(found)))))
        for span, found in numbers.items()
    ]
    pairs += [(span, ("‹", "›" + raised(found))) for span, found in letters.items()]
    return sorted(pairs, key=lambda pair: len(pair[0]))


def _looks(text: str, marks: tuple[Mark, ...], cuts: set[int]) -> dict[int, frozenset[Look]]:
    """Return the looks that hold from each offset where they may change to the next."""
    strange = tuple(Mark(Span(offset, offset + 1), Look.ALIEN) for offset in aliens(text))
    begins: dict[int, list[Look]] = {}
    ends: dict[int, list[Look]] = {}
    for mark in (*marks, *strange):
        begins.setdefault(mark.span.start, []).append(mark.look)
        ends.setdefault(mark.span.end, []).append(mark.look)
    held: Counter[Look] = Counter()
    found: dict[int, frozenset[Look]] = {}
    for offset in sorted(cuts | begins.keys() | ends.keys()):
        held.update(begins.get(offset, ()))
        held.subtract(ends.get(offset, ()))
        found[offset] = frozenset(look for look, times in held.items() if times > 0)
    return found
