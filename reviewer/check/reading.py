"""A segment as the checks read it: each analysis is made once and shared by all checks."""

from functools import cached_property

from reviewer.glossary.english import EnglishText
from reviewer.glossary.matching import Matcher
from reviewer.glossary.usage import TermUse, uses_of
from reviewer.model.segment import Segment, TermHit
from reviewer.text.han import normalise


class Reading:
    """A segment with what language work finds in it, each made at its first use."""

    def __init__(self, segment: Segment, matcher: Matcher | None = None) -> None:
        self.segment = segment
        self.matcher = matcher

    @cached_property
    def zh(self) -> str:
        """The Chinese, normalised, offsets unchanged."""
        return normalise(self.segment.zh)

    @cached_property
    def en(self) -> str:
        """The English, normalised, offsets unchanged."""
        return normalise(self.segment.en)

    @cached_property
    def english(self) -> EnglishText:
        """The words of the English."""
        return EnglishText(self.segment.en)

    @cached_property
    def hits(self) -> tuple[TermHit, ...]:
        """The Chinese terms in it: those found before, else found now."""
        if self.segment.hits is not None:
            return self.segment.hits
        return self.matcher.hits(self.segment.zh) if self.matcher else ()

    @cached_property
    def terms(self) -> tuple[TermUse, ...]:
        """What the Chinese names by terms of the glossary, each with its English."""
        if self.matcher is None or not self.hits:
            return ()
        return uses_of(self.zh, self.english, self.hits, self.matcher, self.segment.date)
