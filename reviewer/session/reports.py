"""What whole-project work gives back: adding a page, merging logs, testing the project, statistics."""

from dataclasses import dataclass

from reviewer.model.decision import Status
from reviewer.model.finding import WaiverScope
from reviewer.model.mark import Mark


@dataclass(frozen=True, slots=True)
class AddReport:
    """What adding a document did."""

    name: str
    segments: int
    kept: int
    """Segments that were there before, with whatever was decided of them."""
    new: int
    gone: int
    """Segments of the earlier edition that are no longer on the pages; their history stays."""
    findings: tuple[tuple[str, int], ...]
    """Check and how many findings it has on the pages, most first."""
    belongs: float = 1.0

    def lines(self) -> tuple[str, ...]:
        """Tell it to a person."""
        said = f"{self.name}: {self.segments:,} segments"
        if self.kept or self.gone:
            said += f" ({self.kept:,} as before, {self.new:,} new, {self.gone:,} gone)"
        total = sum(count for _, count in self.findings)
        kinds = ", ".join(f"{check} {count:,}" for check, count in self.findings[:4])
        lines = [f"{said}, {total:,} findings" + (f": {kinds}" if kinds else "")]
        if self.belongs < 0.5:
            lines.append(f"{self.name}: these two pages may not be translations of each other.")
        return tuple(lines)


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What merging another log did."""

    added: int
    known: int
    """Events that were there already."""
    conflicts: int
    """Segments on which reviewers disagree, after the merge."""

    def lines(self) -> tuple[str, ...]:
        """Tell it to a person."""
        lines = [f"{self.added:,} events added, {self.known:,} were there already."]
        if self.conflicts:
            lines.append(f"Reviewers disagree on {self.conflicts:,} segments: filter by conflict.")
        return tuple(lines)


@dataclass(frozen=True, slots=True)
class DoctorReport:
    """What a test of the project found."""

    problems: tuple[str, ...]
    """One line for each thing that is wrong."""
    facts: tuple[str, ...]
    """One line for each thing worth knowing: size, events, journal mode."""

    @property
    def is_well(self) -> bool:
        """Say whether nothing is wrong."""
        return not self.problems

    def lines(self) -> tuple[str, ...]:
        """Tell it to a person."""
        return (*self.facts, *(self.problems or ("Everything is as it should be.",)))


@dataclass(frozen=True, slots=True)
class ExportRow:
    """A segment as it leaves the project."""

    number: int
    zh: str
    en_page: str
    en: str
    """The English as it stands now."""
    status: Status
    author: str
    at: str
    note: str
    shape: str
    confidence: float
    marks: tuple[Mark, ...] = ()
    """Errors that people marked; one whose `english` is set is of another English than `en`."""


@dataclass(frozen=True, slots=True)
class WaiverRow:
    """A waiver in force, as reports list it."""

    check: str
    rule: str
    scope: WaiverScope
    document: str
    """Name of the document that it is for; empty where it holds everywhere."""
    number: int
    """Of the segment that it is for; 0 where it reaches further, or the segment has gone."""
    reason: str
    author: str
    at: str
    findings: int
    """How many findings it sets aside now."""


@dataclass(frozen=True, slots=True)
class SegmentFacts:
    """A segment as scores see it."""

    id: int
    document: str
    number: int
    en_page: str
    en: str
    """The English as it stands now: the reviewed text where the segment is done."""
    status: Status
    author: str
    at: str
    findings: tuple[tuple[str, str], ...]
    """Check and severity of each finding on the page as it came that nobody waived."""
    zh: str = ""
    waived: int = 0
    """Findings on the page as it came that somebody waived."""
    marks: tuple[str, ...] = ()
    """Severity of each error that people marked in it as it came."""
