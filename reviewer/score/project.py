"""What a project's decisions say of its pages: HTER, BLEU, findings and decisions, by page and person.

Metrics and numpy are loaded only when scores are computed: the rows are built where a screen runs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reviewer.model.decision import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from reviewer.score.metric import Metric
    from reviewer.score.project_mqm import ProjectMqm
    from reviewer.score.resample import Floats, Interval, Numbers

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
    kept = tuple(rows)
    measured = _Measured(kept)
    scores = ProjectScores(
        whole=measured.group("", range(len(kept))),
        documents=measured.groups(lambda row: row.document),
        reviewers=measured.groups(lambda row: row.author),
        months=measured.groups(lambda row: row.decided_at[:7]),
        intervals=tuple(measured.intervals()),
        signatures=measured.signatures(),
    )
    return _with_mqm(scores, measured, mqm) if mqm and mqm.ratings else scores


def _with_mqm(scores: ProjectScores, measured: _Measured, mqm: ProjectMqm) -> ProjectScores:
    found = mqm.interval()
    return replace(
        scores,
        whole=replace(scores.whole, mqm=mqm.whole),
        documents=_rated(scores.documents, mqm.documents, measured),
        reviewers=_rated(scores.reviewers, mqm.raters, measured),
        months=_rated(scores.months, mqm.months, measured),
        intervals=(*scores.intervals, *([("mqm", found)] if found else [])),
        signatures=(*scores.signatures, ("mqm", mqm.signature())),
    )


def _rated(
    groups: Sequence[GroupScores], mqm: Mapping[str, float], measured: _Measured
) -> tuple[GroupScores, ...]:
    """Add MQM to groups; a name that only has ratings becomes a group without segments."""
    known = {group.name: group for group in groups}
    more = {name: measured.group(name, ()) for name in mqm if name not in known}
    every = sorted((known | more).items())
    return tuple(replace(group, mqm=mqm.get(name)) for name, group in every)


class _Measured:
    """Segments with their statistics, from which any group of them is scored by addition."""

    def __init__(self, rows: Sequence[ReviewedSegment]) -> None:
        import numpy as np  # noqa: PLC0415 — 100 ms

        from reviewer.score.metric import Metric, MetricName  # noqa: PLC0415 — with numpy
        from reviewer.score.statistics import COLUMNS, segment_statistics  # noqa: PLC0415 — 130 ms

        self.rows = rows
        self.words = [english_word_count(row.page) for row in rows]
        texts = {
            number: (row.page, row.reviewed)
            for number, row in enumerate(rows)
            if row.status in SCORED and row.reviewed is not None
        }
        self.scored = texts.keys()
        self.pages = [page for page, _ in texts.values()]
        self.reviewed = [reviewed for _, reviewed in texts.values()]
        self.statistics: dict[Metric, NDArray[np.int32]] = {}
        known = [number for number in texts if rows[number].statistics]
        new = [number for number in texts if not rows[number].statistics]
        pages, reviewed = ([texts[number][side] or "" for number in new] for side in (0, 1))
        start = 0
        for name in (MetricName.TER, MetricName.BLEU):
            metric = Metric(name)
            end = start + COLUMNS[name]
            # Segments that take no part have nothing to add.
            columns = np.zeros((len(rows), COLUMNS[name]), dtype=np.int32)
            columns[new] = segment_statistics(metric, pages, [reviewed])
            if known:
                columns[known] = [rows[number].statistics[start:end] for number in known]
            self.statistics[metric] = columns
            start = end

    def groups(self, key: Callable[[ReviewedSegment], str]) -> tuple[GroupScores, ...]:
        """Score the segments by a key, sorted by it; those without one are left out."""
        numbers: defaultdict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(self.rows):
            if name := key(row):
                numbers[name].append(number)
        return tuple(self.group(name, members) for name, members in sorted(numbers.items()))

    def group(self, name: str, numbers: Sequence[int]) -> GroupScores:
        """Score the segments of these numbers."""
        rows = [self.rows[number] for number in numbers]
        counts = Counter(row.status for row in rows)
        scored = sum(number in self.scored for number in numbers)
        hter, bleu = self._values(numbers) if scored else (None, None)
        return GroupScores(
            name=name,
            segments=len(rows),
            decisions=tuple((status, counts[status]) for status in Status),
            words=sum(self.words[number] for number in numbers),
            findings=sum(len(row.findings) for row in rows),
            scored=scored,
            hter=hter,
            bleu=bleu,
            decisions_per_hour=_pace(rows),
        )

    def _values(self, numbers: Sequence[int]) -> tuple[float, ...]:
        from reviewer.score.text import score_of  # noqa: PLC0415 — with numpy and sacrebleu

        return tuple(
            score_of(metric, columns[list(numbers)]).value
            for metric, columns in self.statistics.items()
        )

    def intervals(self) -> Iterator[tuple[str, Interval]]:
        """Yield how sure the scores of the whole are, where more than one document bears on them."""
        import numpy as np  # noqa: PLC0415 — 100 ms

        from reviewer.score.resample import cluster_sums, interval  # noqa: PLC0415 — with numpy
        from reviewer.score.values import values  # noqa: PLC0415 — with numpy

        documents = [row.document for row in self.rows]
        scored = sorted(self.scored)
        reviewed = [documents[number] for number in scored]
        if len(set(reviewed)) > 1:
            for name, metric in zip(("hter", "bleu"), self.statistics, strict=True):
                sums = cluster_sums(self.statistics[metric][scored], reviewed)
                yield name, interval(sums, partial(values, metric))
        if len(set(documents)) < 2:
            return
        found = [
            (len(row.findings), words) for row, words in zip(self.rows, self.words, strict=True)
        ]
        sums = cluster_sums(np.array(found, dtype=np.int64), documents)
        yield "findings", interval(sums, _per_1000_words)

    def signatures(self) -> tuple[tuple[str, str], ...]:
        """Say how each number was computed, and of which texts."""
        from reviewer import __version__  # noqa: PLC0415 — with the rest
        from reviewer.score.compare import uncertainty  # noqa: PLC0415 — with numpy
        from reviewer.score.lines import corpus_hash  # noqa: PLC0415 — with the rest
        from reviewer.score.sacre import signature  # noqa: PLC0415 — with numpy and sacrebleu

        ter, bleu = self.statistics
        corpus = corpus_hash((self.pages, self.reviewed))
        pages = corpus_hash(([row.page for row in self.rows],))
        against = f"hyp:page|ref:reviewed|of:{'+'.join(SCORED)}|corpus:{corpus}"
        ours = f"version:{__version__}"
        return (
            ("hter", f"{signature(ter)}|{against}"),
            ("bleu", f"{signature(bleu)}|{against}"),
            ("findings", f"per:1000|unit:en-words|of:page|waived:no|corpus:{pages}|{ours}"),
            ("decisions per hour", f"pause:{PAUSE.seconds}s|{ours}"),
            ("intervals", uncertainty(len({row.document for row in self.rows}), "document")),
        )


def _per_1000_words(sums: Numbers) -> Floats:
    import numpy as np  # noqa: PLC0415 — 100 ms

    rates: Floats = 1000 * sums[:, 0] / np.maximum(sums[:, 1], 1)
    return rates


def _pace(rows: Iterable[ReviewedSegment]) -> float | None:
    """Divide decisions by the time between each and the one before, pauses left out."""
    times: defaultdict[str, list[datetime]] = defaultdict(list)
    for row in rows:
        if row.decided_at:
            times[row.author].append(datetime.fromisoformat(row.decided_at))
    gaps = [
        after - before
        for moments in times.values()
        for before, after in pairwise(sorted(moments))
        if after - before <= PAUSE
    ]
    hours = sum(gaps, timedelta()) / timedelta(hours=1)
    return len(gaps) / hours if hours else None


def english_word_count(text: str) -> int:
    """Count words: runs of letters and figures, kept whole over `-`, `/`, `.`, `,`, `:` and `'`."""
    return len(_WORD.findall(text))
