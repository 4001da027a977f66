"""A segment as the checks read it: each analysis is made once and shared by all checks."""

from functools import cached_property
from typing import Protocol

from reviewer.model.segment import Segment, TermHit


class TermMatcher(Protocol):
    """What finds a glossary's Chinese terms."""

    def hits(self, zh: str) -> tuple[TermHit, ...]:
        """Find the terms in a Chinese text, none inside another."""


class Reading:
    """A segment with what language work finds in it, each made at its first use."""

    def __init__(self, segment: Segment, matcher: TermMatcher | None = None) -> None:
        self.segment = segment
        self.matcher = matcher

    @cached_property
    def zh(self) -> str:
        """The Chinese, normalised, offsets unchanged."""
        return self.segment.zh

    @cached_property
    def en(self) -> str:
        """The English, normalised, offsets unchanged."""
        return self.segment.en

    @cached_property
    def hits(self) -> tuple[TermHit, ...]:
        """The Chinese terms in it: those found before, else found now."""
        if self.segment.hits is not None:
            return self.segment.hits
        return self.matcher.hits(self.zh) if self.matcher else ()
