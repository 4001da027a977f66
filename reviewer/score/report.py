"""What a quality report holds, as plain values: figures, groups, checks, the worst segments."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewer.model.decision import Status
from reviewer.model.finding import Severity
from reviewer.model.mark import MarkSeverity
from reviewer.score.edits import edit_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.model.span import Span
    from reviewer.score.mqm import MqmScores
    from reviewer.score.mqm_agreement import MqmAgreement
    from reviewer.score.project import ProjectScores, ReviewedSegment
    from reviewer.score.resample import Interval
    from reviewer.score.sampling import Acceptance

WEIGHTS: Final = {Severity.CRITICAL: 25, Severity.MAJOR: 5, Severity.MINOR: 1, Severity.INFO: 0}
"""What a finding adds to how bad a segment is: the multipliers of MQM 2.0."""
MARK_WEIGHTS: Final = {
    MarkSeverity.CRITICAL: 25,
    MarkSeverity.MAJOR: 5,
    MarkSeverity.MINOR: 1,
    MarkSeverity.NEUTRAL: 0,
}
"""The same for an error that a person marked."""
WORST_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Figure:
    """A headline figure."""

    name: str
    value: float | None
    unit: str
    interval: Interval | None
    meaning: str
    """One sentence that a reader outside the field understands."""
    parts: tuple[tuple[Status, int], ...] = ()
    """What it is made of, where that says more than an interval."""

    @property
    def most(self) -> float:
        """The end of an axis from 0 that has room for it and its interval: 1, 2, 5, 10, 20 and so on."""
        high = max(self.value or 0.0, self.interval.high if self.interval else 0.0, 1.0)
        steps = (step * 10**power for power in range(6) for step in (1, 2, 5))
        return float(next((step for step in steps if step >= high), high))


@dataclass(frozen=True, slots=True)
class CheckCount:
    """What one check found that nobody waived."""

    check: str
    severities: tuple[tuple[Severity, int], ...]
    documents: int
    """Pages with such a finding."""

    @property
    def total(self) -> int:
        """All its findings."""
        return sum(count for _, count in self.severities)


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding of a segment that is shown in full."""

    check: str
    severity: Severity
    message: str
    zh: Span | None = None
    en: Span | None = None
    """In the page's English; None where it points at English that people wrote."""
    waived_by: str = ""
    waiver_reason: str = ""


@dataclass(frozen=True, slots=True)
class ShownSegment:
    """A segment with the English around it."""

    segment: ReviewedSegment
    edits: int
    """Words that people inserted, dropped, replaced or moved."""
    findings: tuple[ShownFinding, ...] = ()
    before: str = ""
    """The English of the segment before it on its page."""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A quality report of one project."""

    title: str
    made_at: str
    """UTC, ISO 8601."""
    scores: ProjectScores
    figures: tuple[Figure, ...]
    checks: tuple[CheckCount, ...]
    worst: tuple[ShownSegment, ...]
    waivers: tuple[tuple[ReviewedSegment, ShownFinding], ...] = ()
    mqm: MqmScores | None = None
    agreement: MqmAgreement | None = None
    acceptance: Acceptance | None = None
    """Of the sample that was drawn last."""
    more_signatures: tuple[tuple[str, str], ...] = ()
    """Of figures beyond the project's scores: name and how it was computed."""

    @property
    def signatures(self) -> tuple[tuple[str, str], ...]:
        """How every number came about, each once."""
        more = list(self.more_signatures)
        if self.acceptance is not None:
            more.append(("sample", self.acceptance.plan.signature))
        known = dict(self.scores.signatures).get("mqm", "")
        if self.mqm is not None and not known.startswith(self.mqm.signature):
            more.append(("marked errors", self.mqm.signature))
        return (*self.scores.signatures, *more)


def headline(scores: ProjectScores) -> tuple[Figure, ...]:
    """Choose the figures that stand first."""
    whole = scores.whole
    counts = dict(whole.decisions)
    done = sum(count for status, count in counts.items() if status.is_done)
    return (
        Figure(
            "HTER",
            whole.hter,
            "%",
            scores.interval("hter"),
            "Words in a hundred that people changed: 0 if the pages were fine as they came.",
        ),
        Figure(
            "BLEU",
            whole.bleu,
            "",
            scores.interval("bleu"),
            "Likeness of the pages as they came to the reviewed English: 100 if equal.",
        ),
        Figure(
            "Findings",
            whole.findings_per_1000_words,
            "per 1,000 words",
            scores.interval("findings"),
            f"Standing findings of all checks: {whole.findings:,} in {whole.words:,} words.",
        ),
        Figure(
            "Reviewed",
            100 * done / whole.segments if whole.segments else None,
            "%",
            None,
            f"{done:,} of {whole.segments:,} segments are decided; {counts[Status.OPEN]:,} are open.",
            whole.decisions,
        ),
        *([_mqm_figure(scores)] if scores.has_mqm else []),
    )


def glossary_figure(pages: Sequence[tuple[int, int]]) -> Figure:
    """Say how far the English follows the glossary, by each page's (accepted, occurrences) of terms."""
    import numpy as np  # noqa: PLC0415 — 100 ms

    from reviewer.score.resample import interval  # noqa: PLC0415 — with numpy

    accepted, occurrences = (sum(page[side] for page in pages) for side in (0, 1))
    spread = None
    if len(pages) > 1 and occurrences:
        sums = np.array(pages, dtype=np.int64)
        spread = interval(sums, lambda rows: 100 * rows[:, 0] / np.maximum(rows[:, 1], 1))
    return Figure(
        "Glossary",
        100 * accepted / occurrences if occurrences else None,
        "%",
        spread,
        f"Terms rendered as the glossary has them, in the English as it stands now: {accepted:,} of "
        f"{occurrences:,}.",
    )


def _mqm_figure(scores: ProjectScores) -> Figure:
    is_quality = "system:100-per-" in dict(scores.signatures)["mqm"]
    meaning = "Errors that people marked in the pages as they came, by weight: " + (
        "100 less the penalty of 100 words, 100 if none."
        if is_quality
        else "mean penalty of a segment, 0 if none."
    )
    return Figure("MQM", scores.whole.mqm, "", scores.interval("mqm"), meaning)


def check_counts(rows: Iterable[ReviewedSegment]) -> tuple[CheckCount, ...]:
    """Count standing findings by check and severity, the most frequent check first."""
    counts: defaultdict[str, Counter[Severity]] = defaultdict(Counter)
    pages: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        for check, severity in row.findings:
            counts[check][Severity(severity)] += 1
            pages[check].add(row.document)
    found = (
        CheckCount(check, tuple((one, severities[one]) for one in Severity), len(pages[check]))
        for check, severities in counts.items()
    )
    return tuple(sorted(found, key=lambda count: (-count.total, count.check)))


def worst_segments(
    rows: Sequence[ReviewedSegment], limit: int = WORST_SHOWN
) -> tuple[ShownSegment, ...]:
    """Choose the segments that need a look, by edits, weighted findings and marks, the worst first.

    `rows` hold each document's segments in order, so that a segment is shown among its neighbours.
    """
    edits = [_edits(row) for row in rows]
    cost = [
        edited
        + sum(WEIGHTS[Severity(severity)] for _, severity in row.findings)
        + sum(MARK_WEIGHTS[MarkSeverity(severity)] for severity in row.marks)
        for row, edited in zip(rows, edits, strict=True)
    ]
    order = sorted(range(len(rows)), key=lambda place: (-cost[place], place))
    return tuple(
        ShownSegment(
            segment=rows[place],
            edits=edits[place],
            before=_neighbour(rows, place, -1),
            after=_neighbour(rows, place, 1),
        )
        for place in order[:limit]
        if cost[place]
    )


def _edits(row: ReviewedSegment) -> int:
    """Count edits as HTER does, of segments that a person changed."""
    if row.reviewed is None or row.reviewed == row.page:
        return 0
    return edit_count(row.page.lower().split(), row.reviewed.lower().split())


def _neighbour(rows: Sequence[ReviewedSegment], place: int, step: int) -> str:
    other = place + step
    if not 0 <= other < len(rows) or rows[other].document != rows[place].document:
        return ""
    return rows[other].page
