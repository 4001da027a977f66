"""A project's segments as scores see them, and HTER and BLEU from statistics that are kept of each.

After a decision only its segment is read and measured; sums follow by taking the old out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from operator import add
from threading import Lock
from typing import TYPE_CHECKING, Final

from reviewer.score.project import SCORED, ReviewedSegment
from reviewer.session import outgoing
from reviewer.store import documents, glossaries, log, segments, statistics
from reviewer.store.keys import EVERYWHERE, digest, document_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewer.score.metric import Metric
    from reviewer.session.project import Project
    from reviewer.session.reports import SegmentFacts
    from reviewer.store.database import Database
    from reviewer.store.documents import DocumentNow
    from reviewer.store.segments import SegmentBody
    from reviewer.store.statistics import Unmeasured


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How much people changed, over some segments that they accepted or edited."""

    name: str
    segments: int
    hter: float
    """Edits per 100 words of the reviewed English."""
    bleu: float
    """Of the page as it came against the reviewed English, 0 to 100."""


@dataclass(frozen=True, slots=True)
class ReviewedScores:
    """The scores of what was reviewed; parts in which nothing was reviewed are not there."""

    whole: Reviewed | None
    documents: tuple[Reviewed, ...]
    """In the project's order."""
    reviewers: tuple[Reviewed, ...]
    months: tuple[Reviewed, ...]
    signatures: tuple[tuple[str, str], ...]
    """`hter` and `bleu`: how each was computed."""


def rescore(project: Project, notify: Callable[[int], None] | None = None) -> ReviewedScores:
    """Score what stands now; the same figures as `score.project` has, to the last bit.

    Measures only segments that were decided since it was last asked, and keeps what it finds.
    `notify` is told how many were measured. Raises ProjectError where another program keeps the
    file busy.
    """
    with project.scoreboard.turn:
        project.scoreboard.refresh(notify)
        return project.scoreboard.scores()


def reviewed_segments(project: Project) -> tuple[ReviewedSegment, ...]:
    """Give every segment as scores see it, with the statistics that are kept of it."""
    with project.scoreboard.turn:
        project.scoreboard.refresh()
        return project.scoreboard.rows()


_AT_ONCE: Final = 500
_WORTH_WRITING: Final = 50
"""Fewer are measured again sooner than they are on the disk."""
Group = tuple[str, str, str]
"""Document, person and month."""


class Scoreboard:
    """The rows of a project's scores, and their sums by document, person and month of decision."""

    def __init__(self, project: Project) -> None:
        self._database: Database = project.database
        self._metrics = _metrics()
        self._signatures = _signatures(self._metrics)
        self._measure = digest(*(text for _, text in self._signatures))
        self.turn = Lock()
        """Held by the thread that refreshes and reads: a screen may have left one at work."""
        self._ground = ("", "")
        self._last = 0
        self._rows: dict[int, dict[int, ReviewedSegment]] = {}
        """By document and segment, in the project's order."""
        self._sums: dict[Group, tuple[int, ...]] = {}
        """The number of segments, then their statistics."""
        self._unwritten: list[tuple[Unmeasured, tuple[int, ...]]] = []

    def refresh(self, notify: Callable[[int], None] | None = None) -> None:
        """Read what was said since; everything where pages, alignments or the glossary changed."""
        database = self._database
        ground = (database.layout(), glossaries.hash_in_force(database))
        last, subjects = log.since(database, self._last)
        wide = {subject for subject in subjects if subject == EVERYWHERE or document_name(subject)}
        if wide or ground != self._ground or not self._rows:
            self._rows, self._sums = {}, {}
            for document in documents.everything(database):
                self._read(document, segments.bodies(database, document.id), notify)
            self._write()
        else:
            found = (segments.id_of(database, subject) for subject in subjects)
            self._read_some([segment_id for segment_id in found if segment_id is not None], notify)
        self._ground, self._last = ground, last

    def rows(self) -> tuple[ReviewedSegment, ...]:
        """Give the rows as they were when they were last read."""
        return tuple(row for rows in self._rows.values() for row in rows.values())

    def scores(self) -> ReviewedScores:
        """Score the sums as they were when they were last read."""
        whole = self._grouped(lambda _: "all")
        names = [row.document for rows in self._rows.values() for row in list(rows.values())[:1]]
        order = {name: place for place, name in enumerate(names)}
        by_document = self._grouped(lambda group: group[0])
        return ReviewedScores(
            whole=whole[0] if whole else None,
            documents=tuple(sorted(by_document, key=lambda one: order[one.name])),
            reviewers=self._grouped(lambda group: group[1]),
            months=self._grouped(lambda group: group[2]),
            signatures=self._signatures,
        )

    def _read_some(self, segment_ids: Sequence[int], notify: Callable[[int], None] | None) -> None:
        known = {
            segment_id: document_id
            for document_id, rows in self._rows.items()
            for segment_id in segment_ids
            if segment_id in rows
        }
        for document_id in dict.fromkeys(known.values()):
            document = documents.with_id(self._database, document_id)
            some = [one for one, of in known.items() if of == document_id]
            for start in range(0, len(some), _AT_ONCE):
                bodies = segments.bodies_of(self._database, some[start : start + _AT_ONCE])
                if document is not None:
                    self._read(document, bodies, notify)

    def _read(
        self,
        document: DocumentNow,
        bodies: Sequence[SegmentBody],
        notify: Callable[[int], None] | None,
    ) -> None:
        kept = self._statistics([body.id for body in bodies], notify)
        rows = self._rows.setdefault(document.id, {})
        for facts in outgoing.facts(self._database, document, bodies):
            before = rows.get(facts.id)
            if before is not None:
                self._count(before, -1)
            rows[facts.id] = _row(facts, kept.get(facts.id, ()))
            self._count(rows[facts.id], 1)

    def _statistics(
        self, segment_ids: Sequence[int], notify: Callable[[int], None] | None
    ) -> dict[int, tuple[int, ...]]:
        """Give what is kept of segments, and measure what is not."""
        waiting = statistics.unmeasured(self._database, self._measure, segment_ids)
        measured = _measured(self._metrics, waiting) if waiting else []
        self._unwritten += zip(waiting, measured, strict=True)
        if notify and waiting:
            notify(len(waiting))
        if len(self._unwritten) >= _WORTH_WRITING:
            self._write()
        kept = statistics.kept(self._database, self._measure, segment_ids)
        return kept | {one.segment_id: found for one, found in zip(waiting, measured, strict=True)}

    def _write(self) -> None:
        if self._unwritten:
            with self._database.writing():
                statistics.keep(self._database, self._measure, self._unwritten)
            self._unwritten.clear()

    def _count(self, row: ReviewedSegment, sign: int) -> None:
        if not row.statistics:
            return
        group = (row.document, row.author, row.decided_at[:7])
        more = (sign, *(sign * number for number in row.statistics))
        sums = self._sums.get(group, (0,) * len(more))
        self._sums[group] = tuple(map(add, sums, more))

    def _grouped(self, key: Callable[[Group], str]) -> tuple[Reviewed, ...]:
        """Add up sums that share a key, and score each of these groups; sorted by the key."""
        parts: defaultdict[str, list[tuple[int, ...]]] = defaultdict(list)
        for group, sums in self._sums.items():
            if sums[0]:
                parts[key(group)].append(sums)
        return tuple(
            _scored(self._metrics, name, [sum(column) for column in zip(*members, strict=True)])
            for name, members in sorted(parts.items())
        )


def _row(facts: SegmentFacts, kept: tuple[int, ...]) -> ReviewedSegment:
    return ReviewedSegment(
        document=facts.document,
        status=facts.status,
        zh=facts.zh,
        page=facts.en_page,
        reviewed=facts.en if facts.status in SCORED else None,
        author=facts.author,
        decided_at=facts.at,
        findings=facts.findings,
        waived=facts.waived,
        number=facts.number,
        marks=facts.marks,
        statistics=kept if facts.status in SCORED else (),
    )


def _metrics() -> tuple[Metric, Metric]:
    from reviewer.score.metric import Metric, MetricName  # noqa: PLC0415 — only where scores are

    return Metric(MetricName.TER), Metric(MetricName.BLEU)


def _signatures(metrics: Sequence[Metric]) -> tuple[tuple[str, str], ...]:
    from reviewer.score import sacre  # noqa: PLC0415 — 130 ms with sacrebleu

    texts = (f"{sacre.signature(metric)}|hyp:page|ref:reviewed" for metric in metrics)
    return tuple(zip(("hter", "bleu"), texts, strict=True))


def _measured(metrics: Sequence[Metric], waiting: Iterable[Unmeasured]) -> list[tuple[int, ...]]:
    from reviewer.score.statistics import segment_statistics  # noqa: PLC0415 — 130 ms

    texts = [(one.page, one.reviewed) for one in waiting]
    pages, reviewed = ([pair[side] for pair in texts] for side in (0, 1))
    parts = [segment_statistics(metric, pages, [reviewed]).tolist() for metric in metrics]
    return [tuple(number for part in row for number in part) for row in zip(*parts, strict=True)]


def _scored(metrics: Sequence[Metric], name: str, sums: Sequence[int]) -> Reviewed:
    from reviewer.score import sacre  # noqa: PLC0415 — 130 ms with sacrebleu

    ter, bleu = sums[1:3], sums[3:]
    return Reviewed(name, sums[0], sacre.value(metrics[0], ter), sacre.value(metrics[1], bleu))
