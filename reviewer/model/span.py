"""Sides of a document and stretches of its text."""

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """One of the two languages of a document."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)` of a stored text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a stretch that can't stand in any text."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span can't be [{self.start}, {self.end})")

    def __len__(self) -> int:
        """Count its code points."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the stretch of `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Say whether every code point of `other` lies in this one."""
        return self.start <= other.start and other.end <= self.end
