"""A bead as checks and people meet it."""

from dataclasses import dataclass

from reviewer.model.span import Span


@dataclass(frozen=True, slots=True)
class TermHit:
    """A Chinese term found in a segment: where, and which concept."""

    span: Span
    concept: str
    """`Concept.id`."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The two texts of a bead, with what a check may need to know of where they stand."""

    zh: str
    en: str
    id: str = ""
    document: str = ""
    """Segments of one document share it; document checks group by it."""
    date: str = ""
    """Date of its page, ISO 8601, as exact as is known: `2015-03-02`, `2015-03`, `2015` or empty."""
    is_title: bool = False
    hits: tuple[TermHit, ...] | None = None
    """The Chinese terms in it where they were found before, so that a recheck needs no Chinese words."""
