"""What a project's decisions say of its pages: HTER, BLEU, findings and decisions, by page and person.

Metrics and numpy are loaded only when scores are computed: the rows are built where a screen runs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from reviewer.model.decision import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewer.score.project_mqm import ProjectMqm
    from reviewer.score.project_sums import Sums
    from reviewer.score.resample import Interval

SCORED: Final = (Status.ACCEPTED, Status.EDITED)
"""Statuses whose English a person answers for; only these take part in HTER and BLEU."""
PAUSE: Final = timedelta(minutes=5)
"""Two decisions of a person that are further apart have a pause between them, which is not work."""
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
    findings: tuple[tuple[str, str], ...] = ()
    """Check and severity of each finding that stands on the page as it came."""
    waived: int = 0
    """Findings that a person set aside; no score counts them."""
    number: int = 0
    """Its place in the document, from 1."""
    marks: tuple[str, ...] = ()
    """MQM severity of each error that people marked in the page as it came."""
    statistics: tuple[int, ...] = ()
    """TER's two and BLEU's ten, where they are known; computed otherwise."""


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
    decisions_per_hour: float | None
    """While people were at work; None where no two decisions were made in a row."""
    mqm: float | None = None
    """Of the page as it came, by the errors that people marked; None where nobody rated it."""

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
    intervals: tuple[tuple[str, Interval], ...]
    """With 95% confidence, over documents, of the whole: `hter`, `bleu`, `findings`, `mqm`; none for
    one page."""
    signatures: tuple[tuple[str, str], ...]
    """Metric and how it was computed: `hter`, `bleu`, `findings`, `decisions per hour`, `intervals`, `mqm`."""

    @property
    def has_mqm(self) -> bool:
        """Say whether anybody marked errors."""
        return self.whole.mqm is not None

    def interval(self, metric: str) -> Interval | None:
        """Return where a score of the whole lies with 95% confidence, if that can be said."""
        return dict(self.intervals).get(metric)


def score_project(rows: Iterable[ReviewedSegment], mqm: ProjectMqm | None = None) -> ProjectScores:
    """Score a project's segments, as a whole, by document, by reviewer and by month of decision.

    HTER is TER with the page as it came as hypothesis and the reviewed English as its reference
    (Snover et al. 2006): how much people changed. It takes part from accepted and edited segments.
    `mqm` has what people marked; who only marks stands among the reviewers too.
    """
    from reviewer.score.lines import corpus_hash  # noqa: PLC0415 — only where scores are
    from reviewer.score.project_sums import Corpora, Totals  # noqa: PLC0415 — the same

    kept = tuple(rows)
    scored = [row for row in kept if _is_scored(row)]
    totals = Totals()
    for name, sums in _added_up(kept, _statistics(scored)).items():
        totals.add(name, sums)
    corpora = Corpora(
        reviewed=corpus_hash(
            [[row.page for row in scored], [row.reviewed or "" for row in scored]]
        ),
        pages=corpus_hash([[row.page for row in kept]]),
    )
    return totals.scores_in_full(corpora, mqm if mqm and mqm.ratings else None)


def _is_scored(row: ReviewedSegment) -> bool:
    return row.status in SCORED and row.reviewed is not None


def _statistics(scored: Sequence[ReviewedSegment]) -> dict[int, tuple[int, ...]]:
    """Give the statistics of rows, by their identity; computed where they are not known."""
    from reviewer.score.pair_statistics import pair_statistics  # noqa: PLC0415 — 130 ms

    found = {id(row): row.statistics for row in scored}
    new = [row for row in scored if not row.statistics]
    found.update(
        zip(
            map(id, new),
            pair_statistics([(row.page, row.reviewed or "") for row in new]),
            strict=True,
        )
    )
    return found


def _added_up(
    rows: Iterable[ReviewedSegment], statistics: Mapping[int, tuple[int, ...]]
) -> dict[str, list[Sums]]:
    """Add rows up by document, person and month."""
    from reviewer.score.project_sums import Adding  # noqa: PLC0415 — with the rest

    groups: defaultdict[tuple[str, str, str], Adding] = defaultdict(Adding)
    for row in rows:
        adding = groups[row.document, row.author, row.decided_at[:7]]
        adding.count(row.status, 1, english_word_count(row.page))
        adding.count_findings(len(row.findings))
        if _is_scored(row):
            adding.count_scored(1, statistics[id(row)])
        if row.decided_at:
            adding.decided(row.decided_at)
    documents: defaultdict[str, list[Sums]] = defaultdict(list)
    for (document, author, month), adding in groups.items():
        documents[document].append(adding.sums(author, month))
    return documents


def english_word_count(text: str) -> int:
    """Count words: runs of letters and figures, kept whole over `-`, `/`, `.`, `,`, `:` and `'`."""
    return len(_WORD.findall(text))
