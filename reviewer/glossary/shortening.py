"""Abbreviations and what they stand for, as a glossary has them: IP and intellectual property.

A longer term may be written with either: "IP pledge financing" where the glossary has "intellectual
property pledge financing". An abbreviation goes with the full term whose initials it has.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from reviewer.glossary.english import EnglishText
from reviewer.model.term import Concept, TermStatus

_ACCEPTED: Final = (TermStatus.PREFERRED, TermStatus.ADMITTED)
_INITIALS_SKIP: Final = frozenset(["a", "an", "and", "for", "in", "of", "on", "the", "to"])


class Shortenings:
    """Groups of accepted terms of one concept that stand for each other inside longer terms."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._pairs: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
        """From lemmas to the words that mean exactly the same, one abbreviated."""
        self._families: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
        """From lemmas to all words of the same concept that are abbreviated or have initials."""
        self._variants: dict[tuple[str, bool], tuple[str, ...]] = {}
        for concept in concepts:
            short = [term.text for term in concept.with_status(*_ACCEPTED) if term.is_abbreviation]
            if short:
                self._learn(concept, short)

    def variants(self, term: str, *, is_name: bool) -> tuple[str, ...]:
        """Give other ways to write a term, one part of it shortened or spelled out.

        A name keeps its words: World IP Day is not World IPR Day.
        """
        key = term, is_name
        if key not in self._variants:
            self._variants[key] = tuple(self._written(term, is_name=is_name))
        return self._variants[key]

    def _written(self, term: str, *, is_name: bool) -> Iterator[str]:
        groups = self._pairs if is_name else self._families
        text = EnglishText(term)
        for first, end in combinations(range(len(text.words) + 1), 2):
            if end - first == len(text.words):
                continue
            for words in groups.get(tuple(text.lemmas[first:end]), ()):
                span = text.span(first, end)
                is_full_name = is_name and len(words) > 1
                written = " ".join(map(str.title, words) if is_full_name else words)
                yield f"{term[: span.start]}{written}{term[span.end :]}"

    def _learn(self, concept: Concept, short: list[str]) -> None:
        family: list[tuple[str, ...]] = []
        for term in concept.with_status(*_ACCEPTED):
            abbreviations = [
                a for a in short if not term.is_abbreviation and _stands_for(a, term.text)
            ]
            for abbreviation in abbreviations:
                pair = (abbreviation,), tuple(EnglishText(term.text).words)
                self._add(self._pairs, pair)
                family += [words for words in pair if words not in family]
        self._add(self._families, tuple(family))

    @staticmethod
    def _add(
        groups: dict[tuple[str, ...], tuple[tuple[str, ...], ...]],
        alike: tuple[tuple[str, ...], ...],
    ) -> None:
        for words in alike:
            key = tuple(EnglishText(" ".join(words)).lemmas)
            others = tuple(other for other in alike if other != words)
            groups[key] = tuple(dict.fromkeys((*groups.get(key, ()), *others)))


def _stands_for(abbreviation: str, full: str) -> bool:
    """Say whether an abbreviation has the initials of a full term, with or without its little words."""
    words = full.lower().split()
    letters = abbreviation.lower()
    return letters in {
        "".join(word[0] for word in words),
        "".join(word[0] for word in words if word not in _INITIALS_SKIP),
    }
