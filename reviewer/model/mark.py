"""Errors that people mark in segments, by the words of MQM (Multidimensional Quality Metrics)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from reviewer.model.span import Side, Span


class MarkSeverity(StrEnum):
    """How bad a marked error is, the mildest first."""

    NEUTRAL = "neutral"
    """Worth telling, weighs nothing."""
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class Mark:
    """An error that a person marked in a segment, as it stands after its last change."""

    id: str
    """Of the event that made it; its changes keep it."""
    side: Side
    span: Span | None
    """In the text of its side; None where something is missing that should stand there."""
    category: str
    severity: MarkSeverity
    note: str
    english: str | None
    """The English that was judged; None for the page's own. A span of the English is of this text."""
    author: str
    """Who found the error: scores count it as this person's, whoever changed it."""
    at: str
    changed_by: str = ""
    """Who changed it last; empty where nobody did."""
    changed_at: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of error that a mark may have."""

    name: str
    """As scores know it: dimension and type, `Accuracy/Mistranslation`."""
    meaning: str = ""
    """One line for those who choose; empty for one of a project's own."""


# The core of the MQM error typology (themqm.org), spelled so that the shipped profiles know what they
# weigh apart: `Fluency/Punctuation` (MQM: Linguistic conventions), `Non-translation`, `Source error`.
CORE: Final = (
    Category("Accuracy/Mistranslation", "says something else than the Chinese"),
    Category("Accuracy/Omission", "leaves out what the Chinese says"),
    Category("Accuracy/Addition", "says what the Chinese does not"),
    Category("Accuracy/Untranslated", "left in Chinese"),
    Category(
        "Terminology", "not the term of the glossary or the field, or not the same throughout"
    ),
    Category("Fluency/Grammar", "syntax, forms, articles, prepositions"),
    Category("Fluency/Spelling", "letters, capitals, hyphens"),
    Category("Fluency/Punctuation", "marks that are wrong, missing or too many"),
    Category("Fluency/Register", "too formal or too plain for its kind of text"),
    Category("Fluency/Inconsistency", "does not fit the rest of the page"),
    Category("Fluency/Unintelligible", "can't be understood"),
    Category("Style", "awkward, wordy, or not the house's style"),
    Category("Locale conventions", "form of dates, figures, names, addresses, currency"),
    Category("Audience appropriateness", "does not suit those who read it"),
    Category("Design and markup", "links, headings, lists, characters that broke"),
    Category("Non-translation", "no translation of the Chinese at all; one for the segment"),
    Category("Source error", "the Chinese is wrong"),
    Category("Other", "none of these: say what in a note"),
)
