"""What the screen and the commands are shown: values drawn from the store, never rows."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Final, TypeAlias

from reviewer.model.decision import EventKind, Status
from reviewer.model.finding import Finding, Severity
from reviewer.model.mark import MarkSeverity
from reviewer.model.span import Side, Span
from reviewer.model.term import Concept

Clock: TypeAlias = Callable[[], datetime]
"""Gives the time now, with its zone."""
NewId: TypeAlias = Callable[[], str]
"""Gives a new UUID at each call."""
Step: TypeAlias = Callable[[str], None]
"""Is told what long work does now; what it raises ends the work, and everything is as it was."""


CONCORDANCE_ROWS: Final = 50
"""Rows of the concordance that are found at a time."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in the list of documents."""

    id: int
    name: str
    title_zh: str
    title_en: str
    date: str
    total: int
    done: int
    open: int
    flagged: int
    findings: tuple[tuple[Severity, int], ...]
    """Findings that nobody waived, the worst severity first; severities without any are left out."""
    last_author: str
    last_at: str
    """UTC, ISO 8601; empty where nobody decided anything yet."""
    conflicts: int = 0
    belongs: float = 1.0
    """Probability that the two pages are translations of each other, 0 to 1."""


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """A segment in a list of segments."""

    id: int
    number: int
    """Its place in its document, from 1."""
    document_id: int
    status: Status
    zh: str
    en: str
    """The English as it stands now."""
    worst: Severity | None
    """The worst finding that nobody waived."""
    finding_count: int
    """Findings that nobody waived."""
    confidence: float
    has_note: bool
    has_conflict: bool = False
    """Two reviewers' decisions disagree, neither knowing of the other."""
    mark_count: int = 0
    """Errors that people marked in it."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding, and who waived it if somebody did."""

    finding: Finding
    waived_by: str
    """Empty where nobody did."""
    waiver_reason: str
    key: str
    """What a waiver goes by: a hash of check, rule and the spans' texts."""


@dataclass(frozen=True, slots=True)
class TermView:
    """A term of the glossary that stands in the Chinese."""

    span: Span
    """In the Chinese."""
    concept: Concept
    rendering: Span | None
    """In the English: where an accepted or forbidden term of the concept stands."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that was said of a segment."""

    at: str
    author: str
    kind: EventKind
    summary: str
    undone: bool
    text: str | None
    """The English that the entry gave the segment, where it gave one."""
    event: str = ""


@dataclass(frozen=True, slots=True)
class MarkView:
    """An error that a person marked (MQM)."""

    id: str
    """What `change_mark` and `unmark` take."""
    side: Side
    span: Span | None
    """In `text`; None for an omission mark: something is missing on that side."""
    category: str
    severity: MarkSeverity
    note: str
    author: str
    """Who found it."""
    at: str
    text: str
    """The text of its side that it was made on."""
    is_current: bool
    """The English that it judged still stands; else the error may be mended: show it as of then."""
    changed_by: str = ""
    """Who changed it last; empty where nobody did."""
    changed_at: str = ""

    @property
    def words(self) -> str:
        """The words that are marked; empty for an omission mark."""
        return self.span.of(self.text) if self.span else ""


@dataclass(frozen=True, slots=True)
class SegmentView:
    """Everything about one segment."""

    row: SegmentRow
    zh: str
    en_page: str
    """The English as the page has it."""
    en: str
    """The English as it stands now."""
    shape: str
    """Of its bead, as in `1-2`."""
    confidence: float
    findings: tuple[FindingView, ...]
    terms: tuple[TermView, ...]
    note: str
    history: tuple[HistoryEntry, ...]
    """The oldest entry first."""
    draft: str | None
    """What this author typed and has not kept yet."""
    is_title: bool
    is_confirmed: bool = False
    """A person said that its bead is right."""
    document: str = ""
    """Name of its document."""
    contradicting: tuple[HistoryEntry, ...] = ()
    """Where reviewers disagree: the decisions that stand, none made in view of another."""
    marks: tuple[MarkView, ...] = ()
    """Errors that people marked, the oldest first."""


@dataclass(frozen=True, slots=True)
class MatchView:
    """The same Chinese elsewhere, or much like it, with its English as it stands now."""

    segment_id: int
    document: str
    number: int
    """Its place in its document, from 1."""
    zh: str
    en: str
    status: Status
    author: str
    """Who decided; empty while it is open."""
    at: str
    likeness: float
    """0.7 to 1: the share of characters that both have in order; 1 for the same sentence."""

    @property
    def is_same(self) -> bool:
        """Say whether the Chinese is the same (but for the width of characters and spacing)."""
        return self.likeness == 1


@dataclass(frozen=True, slots=True)
class Counts:
    """How far the review is, within its documents."""

    total: int
    done: int
    open: int
    flagged: int
    by_status: tuple[tuple[Status, int], ...]
    conflicts: int = 0
    marked: int = 0
    """Segments in which somebody marked an error."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which segments a list shows; what is None or empty does not matter."""

    status: Status | None = None
    check: str | None = None
    author: str | None = None
    text: str = ""
    """Stands in the Chinese, or (whatever its case) in the English."""
    max_confidence: float | None = None
    conflict: bool = False
    marked: bool = False
    """Somebody marked an error in it."""
    sample: bool = False
    """It is in the sample that was drawn last."""

    def label(self) -> str:
        """Say in a few words what is shown: `open`, `open · number.mismatch · by li · “专利”`, `all`."""
        return " · ".join(words for words, _ in self.parts()) or "all"

    def parts(self) -> "tuple[tuple[str, Filter], ...]":
        """Give the words of each thing that is asked for, in order, with the filter that is left without it."""
        uncertain = self.max_confidence
        named = (
            ("status", self.status.value if self.status else ""),
            ("check", self.check or ""),
            ("author", f"by {self.author}" if self.author else ""),
            ("conflict", "conflict" if self.conflict else ""),
            ("marked", "marked" if self.marked else ""),
            ("sample", "sample" if self.sample else ""),
            ("max_confidence", "" if uncertain is None else f"confidence ≤ {uncertain:g}"),
            ("text", f"“{self.text}”" if self.text else ""),
        )
        nothing = Filter()
        return tuple(
            (words, replace(self, **{name: getattr(nothing, name)}))
            for name, words in named
            if words
        )

    def with_part(self, part: "Filter") -> "Filter":
        """Ask for something more, in place of what was asked of its kind; for the same again, no longer.

        A sample is a list of its own: nothing goes with it.
        """
        if part.sample or self.sample:
            return Filter() if part == self else part
        nothing = Filter()
        asked = {
            each.name: getattr(part, each.name)
            for each in fields(Filter)
            if getattr(part, each.name) != getattr(nothing, each.name)
        }
        if asked and all(getattr(self, name) == value for name, value in asked.items()):
            asked = {name: getattr(nothing, name) for name in asked}
        return replace(self, **asked)

    def asks_for(self, part: "Filter") -> bool:
        """Say whether it asks for what another filter asks for, and for nothing else of that kind."""
        own = {words for words, _ in self.parts()}
        return own >= {words for words, _ in part.parts()} != set()


@dataclass(frozen=True, slots=True)
class Extent:
    """How many rows a list has, as far as that is known."""

    rows: int
    is_whole: bool
    """There are no more."""

    def __str__(self) -> str:
        """Write it for a person: `1,234`, or `500+` while the rest is counted."""
        return f"{self.rows:,}" if self.is_whole else f"{self.rows:,}+"


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many segments a filter would show."""

    count: int
    is_exact: bool
    """Else there are no more than that."""

    def __str__(self) -> str:
        """Write it for a person: `1,234`, or `≤ 1,234`."""
        return f"{self.count:,}" if self.is_exact else f"≤ {self.count:,}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act did."""

    segment_id: int
    """Where the reviewer should look; 0 where the act is about no segment."""
    message: str
    changed: tuple[int, ...]
    """Ids of the segments whose rows changed."""
