"""A segment as the checks read it: each analysis is made once and shared by all checks."""

from functools import cached_property

from reviewer.model.segment import Segment


class Reading:
    """A segment with what language work finds in it, each made at its first use."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment

    @cached_property
    def zh(self) -> str:
        """The Chinese, normalised, offsets unchanged."""
        return self.segment.zh

    @cached_property
    def en(self) -> str:
        """The English, normalised, offsets unchanged."""
        return self.segment.en
