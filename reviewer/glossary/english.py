"""English terms in an English text: found whatever their inflection, hyphens, spacing or spelling."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from reviewer.glossary.derivation import relatives
from reviewer.model.span import Span
from reviewer.text.han import normalise
from reviewer.text.lemmas import scan_words

_GAP: Final = 4
"""Words that may stand between those of a common noun (patents *in all* three categories)."""
_LITTLE_WORDS: Final = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "into", "of"])
_LITTLE_WORDS_TOO: Final = frozenset(["on", "or", "the", "their", "its", "to", "with", "all"])
_CLAUSE_ENDS: Final = frozenset(".;:?!")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a term stands in an English text."""

    span: Span
    is_scattered: bool = False
    """Other words stand between those of the term, or they are in another order."""


class EnglishText:
    """An English text, its words joined without hyphens and spaces, so that a term is one search."""

    def __init__(self, text: str) -> None:
        self.text = normalise(text)
        words = scan_words(self.text)
        self.starts = [start for start, _, _ in words]
        self.words = [bare for _, bare, _ in words]
        self.lemmas = [lemma for _, _, lemma in words]
        self.separators = [
            _separator(self.text[start + len(bare) : following])
            for (start, bare, _), following in zip(words, self.starts[1:], strict=False)
        ]

    def ranges(self, pattern: "Pattern") -> Iterator[tuple[int, int]]:
        """Yield the word ranges [first, end) where the pattern's words stand as they are written."""
        joined, first_word, last_word = self._without_commas if pattern.has_comma else self._whole
        wanted = pattern.joined
        at = joined.find(wanted)
        while at >= 0:
            first, last = first_word.get(at), last_word.get(at + len(wanted))
            if first is not None and last is not None:
                yield first, last + 1
                at += len(wanted) - 1
            at = joined.find(wanted, at + 1)

    def scattered(self, pattern: "Pattern") -> Iterator[tuple[int, int]]:
        """Yield the word ranges where the pattern's content words stand near each other.

        In any order, within their number and four more words, not across the end of a clause. An
        action may be told by its verb, a quality by its adjective (registered in bad faith).
        """
        if len(pattern.content) < 2:
            return
        places = [self._places(word) for word in pattern.content]
        if not all(places):
            return
        reach = len(pattern.content) + _GAP
        taken = -1
        for start in sorted({place for found in places for place in found}):
            if start <= taken:
                continue
            chosen = _choose(places, start, min(start + reach, self._clause_end(start)))
            if chosen:
                taken = max(chosen)
                yield start, taken + 1

    def span(self, first: int, end: int) -> Span:
        """Return the stretch of the text that holds the words [first, end)."""
        return Span(self.starts[first], self.starts[end - 1] + len(self.words[end - 1]))

    @cached_property
    def _whole(self) -> tuple[str, dict[int, int], dict[int, int]]:
        return self._join(self.separators)

    @cached_property
    def _without_commas(self) -> tuple[str, dict[int, int], dict[int, int]]:
        return self._join([separator.replace(",", "") for separator in self.separators])

    def _join(self, separators: list[str]) -> tuple[str, dict[int, int], dict[int, int]]:
        """Join the lemmas; tell which word starts and which ends at an offset of the result."""
        parts = []
        first_word, last_word = {}, {}
        offset = 0
        for index, lemma in enumerate(self.lemmas):
            separator = separators[index - 1] if index else ""
            parts += [separator, lemma]
            offset += len(separator)
            first_word[offset] = index
            offset += len(lemma)
            last_word[offset] = index
        return "".join(parts), first_word, last_word

    @cached_property
    def _by_lemma(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for index, lemma in enumerate(self.lemmas):
            places.setdefault(lemma, []).append(index)
            if index and self.separators[index - 1] == "":
                places.setdefault(self.lemmas[index - 1] + lemma, []).append(index)
        return places

    def _places(self, word: str) -> list[int]:
        forms = (word, *relatives(word))
        return sorted(place for form in forms for place in self._by_lemma.get(form, ()))

    def _clause_end(self, start: int) -> int:
        for index in range(start, len(self.separators)):
            if not _CLAUSE_ENDS.isdisjoint(self.separators[index]):
                return index + 1
        return len(self.words)


@dataclass(frozen=True, slots=True)
class Pattern:
    """An English term, prepared for the search."""

    words: tuple[str, ...]
    joined: str
    content: tuple[str, ...]
    """Lemmas of its words but the little ones."""
    has_comma: bool


@lru_cache(maxsize=1 << 15)
def pattern_of(term: str) -> Pattern:
    """Prepare a term; a leading article does not count."""
    text = EnglishText(re.sub(r"^(?:the|an?)\s+", "", term, flags=re.IGNORECASE))
    has_comma = "," in "".join(text.separators)
    joined = (text._without_commas if has_comma else text._whole)[0]  # noqa: SLF001 — one module
    content = tuple(
        lemma
        for lemma in text.lemmas
        if lemma not in _LITTLE_WORDS and lemma not in _LITTLE_WORDS_TOO
    )
    return Pattern(tuple(text.words), joined, content, has_comma)


def _choose(places: list[list[int]], start: int, end: int) -> set[int]:
    """Take for each content word a place of its own in [start, end), `start` among them."""
    chosen: set[int] = set()
    for found in places:
        place = next((p for p in found if start <= p < end and p not in chosen), None)
        if place is None:
            return set()
        chosen.add(place)
    return chosen if start in chosen else set()


@lru_cache(maxsize=1 << 12)
def _separator(gap: str) -> str:
    """Reduce what stands between two words to the marks that part them.

    Spaces, hyphens, quotes and possessive endings don't; a dash between spaces does; & is "and".
    """
    if gap in {" ", "-"}:
        return ""
    marks = "".join(gap.removeprefix("'s").removeprefix("'S").split())
    if "-" in gap and gap.strip("'\"") != "-":
        marks += "-"
    elif marks:
        marks = marks.replace("-", "")
    return marks.replace("'", "").replace('"', "").replace("&", "and")
