"""English terms in an English text: found whatever their inflection, hyphens, spacing or spelling."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from reviewer.glossary.derivation import relatives
from reviewer.model.span import Span
from reviewer.text.han import normalise
from reviewer.text.lemmas import lemma as _lemma
from reviewer.text.lemmas import scan_words

_GAP: Final = 4
"""Words that may stand between those of a common noun (patents *in all* three categories)."""
_LITTLE_WORDS: Final = frozenset(
    [
        "a",
        "all",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "its",
        "of",
        "on",
        "or",
        "the",
        "their",
        "to",
        "with",
    ]
)
_CLAUSE_ENDS: Final = frozenset(".;:?!")


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
        self._views: dict[tuple[bool, bool], _View] = {}

    def ranges(self, pattern: "Pattern") -> list[tuple[int, int]]:
        """Find the word ranges [first, end) where the pattern's words stand as they are written.

        An abbreviation in brackets may stand between them: geographical indication (GI) products.
        """
        found = self._search(pattern, skip_brackets=False)
        return found or (self._search(pattern, skip_brackets=True) if self._bracketed else found)

    def _search(self, pattern: "Pattern", *, skip_brackets: bool) -> list[tuple[int, int]]:
        view = self._view(skip_brackets=skip_brackets, skip_commas=pattern.has_comma)
        wanted = pattern.joined
        found = []
        at = view.joined.find(wanted) if wanted else -1
        while at >= 0:
            first, last = view.first_words.get(at), view.last_words.get(at + len(wanted))
            if first is not None and last is not None:
                found.append((first, last + 1))
                at += len(wanted) - 1
            at = view.joined.find(wanted, at + 1)
        return found

    def scattered(self, pattern: "Pattern") -> Iterator[tuple[int, int]]:
        """Yield the word ranges where the pattern's content words stand near each other.

        In any order, within their number and four more words, not across the end of a clause. An
        action may be told by its verb, a quality by its adjective (registered in bad faith; examines
        for examination).
        """
        if len(pattern.content) == 1:
            yield from ((place, place + 1) for place in self._places(pattern.content[0]))
            return
        places = [self._places(word) for word in pattern.content]
        if not places or not all(places):
            return
        reach = len(pattern.content) + _GAP
        taken = -1
        for start in sorted({place for found in places for place in found}):
            if start <= taken:
                continue
            chosen = _choose(places, start, self._clause_end(start, start + reach))
            if chosen:
                taken = max(chosen)
                yield start, taken + 1

    def span(self, first: int, end: int) -> Span:
        """Return the stretch of the text that holds the words [first, end)."""
        return Span(self.starts[first], self.starts[end - 1] + len(self.words[end - 1]))

    def joined(self, *, skip_commas: bool) -> str:
        """Return its lemmas joined, with the marks that part them."""
        return self._view(skip_brackets=False, skip_commas=skip_commas).joined

    def _view(self, *, skip_brackets: bool, skip_commas: bool) -> "_View":
        key = skip_brackets, skip_commas
        if key not in self._views:
            left_out = self._bracketed if skip_brackets else frozenset()
            self._views[key] = _view(
                self.lemmas, self.separators, left_out, skip_commas=skip_commas
            )
        return self._views[key]

    @cached_property
    def _bracketed(self) -> frozenset[int]:
        """The words that are abbreviations in brackets."""
        return frozenset(
            index
            for index, separator in enumerate(self.separators, start=1)
            if separator == "("
            and self.words[index].rstrip("s").isupper()
            and self.separators[index : index + 1] == [")"]
        )

    @cached_property
    def _by_lemma(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for index, lemma in enumerate(self.lemmas):
            places.setdefault(lemma, []).append(index)
            if index and self.separators[index - 1] == "":
                places.setdefault(self.lemmas[index - 1] + lemma, []).append(index)
            if lemma.startswith("un") and self.words[index].endswith("ed"):
                # "unauthorized" tells an authorization, or the want of one.
                places.setdefault(_lemma(self.words[index][2:]), []).append(index)
        return places

    def _places(self, word: str) -> list[int]:
        forms = (word, *relatives(word))
        return sorted(place for form in forms for place in self._by_lemma.get(form, ()))

    def _clause_end(self, start: int, most: int) -> int:
        """Return the end of the clause that the word `start` is in, at most the word `most`."""
        for index, separator in enumerate(self.separators[start : most - 1], start=start):
            if not _CLAUSE_ENDS.isdisjoint(separator):
                return index + 1
        return min(most, len(self.words))


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
    content = tuple(lemma for lemma in text.lemmas if lemma not in _LITTLE_WORDS)
    return Pattern(tuple(text.words), text.joined(skip_commas=has_comma), content, has_comma)


@dataclass(frozen=True, slots=True)
class _View:
    """Lemmas joined to one string; which word starts and which ends at an offset of it."""

    joined: str
    first_words: dict[int, int]
    last_words: dict[int, int]


def _view(
    lemmas: list[str], separators: list[str], left_out: frozenset[int], *, skip_commas: bool
) -> _View:
    parts: list[str] = []
    first_words, last_words = {}, {}
    offset = 0
    for index, lemma in enumerate(lemmas):
        if index in left_out:
            continue
        separator = separators[index - 1] if index else ""
        if index - 1 in left_out:
            separator = separator.removeprefix(")")
        if skip_commas:
            separator = separator.replace(",", "")
        parts += [separator, lemma]
        offset += len(separator)
        first_words[offset] = index
        offset += len(lemma)
        last_words[offset] = index
    return _View("".join(parts), first_words, last_words)


def _choose(places: list[list[int]], start: int, end: int) -> set[int]:
    """Take for each content word a place of its own in [start, end), `start` among them."""
    chosen: set[int] = set()
    for found in places:
        at = bisect_left(found, start)
        while at < len(found) and found[at] in chosen:
            at += 1
        if at == len(found) or found[at] >= end:
            return set()
        chosen.add(found[at])
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
