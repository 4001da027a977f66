"""What a check noticed, for a person to judge; and findings that a person set aside."""

from dataclasses import dataclass
from enum import StrEnum

from reviewer.model.span import Span


class Severity(StrEnum):
    """How much harm it does if the finding is right."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst; sorts the worst first."""
        return tuple(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another segment that a finding compares its own with, and the words there."""

    document: str
    segment: str
    """Its id or number, as those who look for it know it."""
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a check noticed in a segment."""

    check: str
    """Name of the check, `terminology.missing`."""
    rule: str
    """What exactly it went by, stable over runs: a concept id, `number`, `percent`, `month`."""
    severity: Severity
    message: str
    """One line that a translator understands at once."""
    zh: Span | None = None
    en: Span | None = None
    suggestion: str | None = None
    """English to put in place of `en`; with no `en` span, English that should stand somewhere."""
    elsewhere: Elsewhere | None = None
    """Where the other half of it stands; only of findings over a whole project, which are not stored."""


class WaiverScope(StrEnum):
    """How far a waiver reaches."""

    SEGMENT = "segment"
    DOCUMENT = "document"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding set aside by a person; it lapses when the spans' text or the rule changes."""

    check: str
    rule: str
    text_hash: str
    """SHA-256 of the normalised texts of the spans, so that another text brings the finding back."""
    scope: WaiverScope
    reason: str
    author: str
