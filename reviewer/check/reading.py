"""A segment as the checks read it: each analysis is made once and shared by all checks."""

from functools import cached_property

from reviewer.check.figures import Comparison, compare_figures
from reviewer.check.segment_figures import SegmentFigures, figures_of
from reviewer.glossary.english import EnglishText
from reviewer.glossary.matching import Matcher
from reviewer.glossary.usage import TermUse, uses_of
from reviewer.model.segment import Segment, TermHit
from reviewer.model.span import Side
from reviewer.text.dates import DateMention, find_dates
from reviewer.text.han import normalise
from reviewer.text.names import Person, find_people
from reviewer.text.register import PlaceHit, shipped_register


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

    @cached_property
    def zh_dates(self) -> tuple[DateMention, ...]:
        """The dates of the Chinese."""
        return find_dates(self.segment.zh, Side.ZH)

    @cached_property
    def en_dates(self) -> tuple[DateMention, ...]:
        """The dates of the English."""
        return find_dates(self.segment.en, Side.EN)

    @cached_property
    def figures(self) -> Comparison:
        """What of the figures and dates differs."""
        return compare_figures(self.segment_figures)

    @cached_property
    def segment_figures(self) -> SegmentFigures:
        """The figures and dates of both sides."""
        zh, en = self.segment.zh, self.segment.en
        return figures_of(zh, en, self.zh_dates, self.en_dates, normalised=(self.zh, self.en))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """The persons whom the Chinese surely names."""
        return find_people(self.zh)

    @cached_property
    def places_in_chinese(self) -> tuple[PlaceHit, ...]:
        """The places of the register in the Chinese that are not part of a term or a person."""
        found = shipped_register().find_zh(self.zh)
        if not found:
            return ()
        taken = [hit.span for hit in self.hits] + [person.span for person in self.people]
        return tuple(hit for hit in found if not any(hit.span.overlaps(span) for span in taken))

    @cached_property
    def places_in_english(self) -> tuple[PlaceHit, ...]:
        """The places of the register in the English."""
        return shipped_register().find_en(self.en)
