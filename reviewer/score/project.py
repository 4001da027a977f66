"""What a project's decisions say of its pages: HTER, BLEU, findings and decisions, by page and person.

Metrics and numpy are loaded only when scores are computed: the rows are built where a screen runs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewer.model.decision import Status

if TYPE_CHECKING:
    from reviewer.model.finding import Finding

SCORED: Final = (Status.ACCEPTED, Status.EDITED)
"""Statuses whose English a person answers for; only these take part in HTER and BLEU."""
_WORD: Final = re.compile(r"[^\W_]+(?:[.,:’'/-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class ReviewedSegment:
    """A segment of a project as scores see it."""

    document: str
    status: Status
    zh: str
    page: str
    """The English as the page came."""
    reviewed: str | None
    """The English after review: the person's for `edited`, the page's for `accepted`, else None."""
    author: str = ""
    """Who decided; empty while it is open."""
    decided_at: str = ""
    """UTC, ISO 8601; empty while it is open."""
    finding_count: int = 0
    """Findings that stand, on the page as it came; waived ones are not counted."""
    number: int = 0
    """Its place in the document, from 1."""
    findings: tuple[Finding, ...] = ()
    """The findings themselves where they are at hand, for scores by check and severity."""


@dataclass(frozen=True, slots=True)
class GroupScores:
    """The scores of some segments: of a page, of a reviewer, of a month, of the project."""

    name: str
    segments: int
    decisions: tuple[tuple[Status, int], ...]
    """How many segments stand at each status, in the order of `Status`."""
    words: int
    """English words of the page as it came."""
    findings: int
    scored: int
    """Segments that take part in HTER and BLEU."""
    hter: float | None
    """Edits per 100 words of the reviewed English; None where nothing was reviewed."""
    bleu: float | None
    """Of the page as it came against the reviewed English, 0 to 100."""

    @property
    def findings_per_1000_words(self) -> float | None:
        """Findings per 1,000 English words of the page; None where there are no words."""
        return 1000 * self.findings / self.words if self.words else None


@dataclass(frozen=True, slots=True)
class ProjectScores:
    """A project's scores, whole and by page, reviewer and month of decision."""

    whole: GroupScores
    documents: tuple[GroupScores, ...]
    reviewers: tuple[GroupScores, ...]
    months: tuple[GroupScores, ...]
    signatures: tuple[tuple[str, str], ...]
    """Metric and how it was computed: `hter`, `bleu`, `findings`."""


def english_word_count(text: str) -> int:
    """Count words: runs of letters and figures, kept whole over `-`, `/`, `.`, `,`, `:` and `'`."""
    return len(_WORD.findall(text))
