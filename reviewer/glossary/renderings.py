"""One English term of a concept in an English text: where it stands, in which case."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reviewer.glossary.english import EnglishText, Pattern, pattern_of
from reviewer.glossary.shortening import Shortenings
from reviewer.model.span import Span
from reviewer.model.term import CaseRule, Term, TermStatus

_LITTLE: Final = re.compile(r"\b(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with)\b")


@dataclass(frozen=True, slots=True)
class Rendering:
    """A term found in an English text."""

    term: Term
    span: Span
    has_its_case: bool = True
    """It is written with the capitals that the term has (or all in capitals)."""
    is_scattered: bool = False
    """Other words stand between those of the term, or they are in another order."""
    content_words: int = 0
    """How many words of weight the form has that was found: IP pledge has two."""


def find_term(term: Term, english: EnglishText, shortenings: Shortenings) -> tuple[Rendering, ...]:
    """Find a term as it is written, or else with a part of it shortened or spelled out.

    Inflection, hyphens, spacing and spelling do not matter. A forbidden term must stand as it is.
    """
    found = _contiguous(term, term.text, english)
    if found or term.status is TermStatus.FORBIDDEN:
        return found
    for variant in shortenings.variants(term.text, is_name=is_name(term)):
        found = _contiguous(term, variant, english)
        if found:
            return found
    return ()


def find_scattered(
    term: Term, english: EnglishText, shortenings: Shortenings
) -> tuple[Rendering, ...]:
    """Find the words of an accepted common noun near each other; nothing for a name."""
    if term.status is TermStatus.FORBIDDEN or term.is_abbreviation or is_name(term):
        return ()
    for form in (term.text, *shortenings.variants(term.text, is_name=False)):
        pattern = pattern_of(form)
        found = tuple(
            Rendering(
                term,
                english.span(*place),
                is_scattered=True,
                content_words=len(pattern.content),
            )
            for place in english.scattered(pattern)
        )
        if found:
            return found
    return ()


@lru_cache(maxsize=1 << 15)
def is_name(term: Term) -> bool:
    """Say whether a term is a proper name: by its part of speech, its case rule, or its capitals."""
    if term.part_of_speech:
        return term.part_of_speech == "proper noun"
    if term.case is not CaseRule.ANY:
        return True
    words = _LITTLE.sub(" ", term.text).split()
    return len(words) > 1 and all(not word[0].islower() for word in words)


def _contiguous(term: Term, form: str, english: EnglishText) -> tuple[Rendering, ...]:
    pattern = pattern_of(form)
    return tuple(
        Rendering(
            term,
            english.span(first, end),
            _has_case(pattern, english, first, end),
            content_words=len(pattern.content),
        )
        for first, end in english.ranges(pattern)
    )


def _has_case(pattern: Pattern, english: EnglishText, first: int, end: int) -> bool:
    """Compare the capitals of a found stretch with the term's, word by word.

    Where hyphens part them differently only the beginning is compared; a word after a hyphen may
    begin small (Anti-unfair Competition Law).
    """
    words = english.words[first:end]
    if len(words) != len(pattern.words):
        return _word_has_case(pattern.words[0], words[0])
    return all(
        _word_has_case(wanted, found) or english.text[start - 1 : start] == "-"
        for wanted, found, start in zip(
            pattern.words, words, english.starts[first:end], strict=True
        )
    )


def _word_has_case(wanted: str, found: str) -> bool:
    if found.isupper():
        return True
    if len(wanted) > 1 and wanted.isupper() and wanted.isalpha():
        return found.rstrip("s").isupper()
    return not (wanted[0].isupper() and found[0].islower())
