"""A project's HTER and BLEU from statistics that are kept: after a decision only its segment is measured."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.score.project import SCORED, ReviewedSegment
from reviewer.store import documents, statistics
from reviewer.store.keys import digest
from reviewer.store.schema import MOST_SEGMENTS
from reviewer.store.segments import number_of
from reviewer.store.statistics import Sums

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewer.score.metric import Metric
    from reviewer.session.project import Project
    from reviewer.store.database import Database
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
    metrics = _metrics()
    signatures = _signatures(metrics)
    sums = _sums(project.database, metrics, digest(*(text for _, text in signatures)), notify)
    names = {document.id: document.name for document in documents.everything(project.database)}
    by_document = _grouped(metrics, sums, lambda one: names.get(one.document_id, ""))
    order = {name: place for place, name in enumerate(names.values())}
    whole = _grouped(metrics, sums, lambda _: "all")
    return ReviewedScores(
        whole=whole[0] if whole else None,
        documents=tuple(sorted(by_document, key=lambda one: order.get(one.name, 0))),
        reviewers=_grouped(metrics, sums, lambda one: one.author),
        months=_grouped(metrics, sums, lambda one: one.month),
        signatures=signatures,
    )


def reviewed_segments(project: Project) -> tuple[ReviewedSegment, ...]:
    """Give every segment as scores see it, with the statistics that are kept of it.

    Measures what is new, as `rescore` does.
    """
    kept = _kept_statistics(project)
    return tuple(
        ReviewedSegment(
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
            statistics=kept.get((facts.document, facts.number, facts.author, facts.at), ()),
        )
        for facts in project.statistics()
    )


def _kept_statistics(project: Project) -> dict[tuple[str, int, str, str], tuple[int, ...]]:
    """Give TER's two and BLEU's ten statistics of each segment that people answer for.

    By document, number, author and time of the decision: a decision that came since has none.
    Measures what is new, as `rescore` does.
    """
    database = project.database
    metrics = _metrics()
    measure = digest(*(text for _, text in _signatures(metrics)))
    _sums(database, metrics, measure, None)
    names = {document.id: document.name for document in documents.everything(database)}
    return {
        (names.get(place // MOST_SEGMENTS, ""), number_of(place), author, at): columns
        for place, author, at, columns in statistics.each(database, measure)
    }


def _sums(
    database: Database,
    metrics: Sequence[Metric],
    measure: str,
    notify: Callable[[int], None] | None,
) -> list[Sums]:
    """Sum what is kept, and measure what is not: a document at a time, so that it can be stopped."""
    found = list(statistics.sums(database, measure))
    for document_id in dict.fromkeys(one.document_id for one in found if one.unmeasured):
        waiting = statistics.unmeasured(database, measure, document_id)
        measured = _measured(metrics, waiting)
        with database.writing():
            statistics.keep(database, measure, zip(waiting, measured, strict=True))
        found += (
            Sums(document_id, one.author, one.month, 0, 0, columns)
            for one, columns in zip(waiting, measured, strict=True)
        )
        if notify:
            notify(len(waiting))
    return found


def _metrics() -> tuple[Metric, Metric]:
    from reviewer.score.metric import Metric, MetricName  # noqa: PLC0415 — only where scores are

    return Metric(MetricName.TER), Metric(MetricName.BLEU)


def _signatures(metrics: Sequence[Metric]) -> tuple[tuple[str, str], ...]:
    from reviewer.score import sacre  # noqa: PLC0415 — 130 ms with sacrebleu

    texts = (f"{sacre.signature(metric)}|hyp:page|ref:reviewed" for metric in metrics)
    return tuple(zip(("hter", "bleu"), texts, strict=True))


def _measured(metrics: Sequence[Metric], waiting: Sequence[Unmeasured]) -> list[tuple[int, ...]]:
    from reviewer.score.statistics import segment_statistics  # noqa: PLC0415 — 130 ms

    pages = [one.page for one in waiting]
    reviewed = [one.reviewed for one in waiting]
    parts = [segment_statistics(metric, pages, [reviewed]).tolist() for metric in metrics]
    return [tuple(number for part in row for number in part) for row in zip(*parts, strict=True)]


def _grouped(
    metrics: Sequence[Metric], sums: Iterable[Sums], key: Callable[[Sums], str]
) -> tuple[Reviewed, ...]:
    """Add up sums that share a key, and score each of these groups; sorted by the key."""
    from reviewer.score import sacre  # noqa: PLC0415 — 130 ms with sacrebleu

    groups: defaultdict[str, list[Sums]] = defaultdict(list)
    for one in sums:
        groups[key(one)].append(one)
    scored = []
    for name, members in sorted(groups.items()):
        columns = [sum(column) for column in zip(*(one.columns for one in members), strict=True)]
        ter, bleu = columns[:2], columns[2:]
        scored.append(
            Reviewed(
                name=name,
                segments=sum(one.segments for one in members),
                hter=sacre.value(metrics[0], ter),
                bleu=sacre.value(metrics[1], bleu),
            )
        )
    return tuple(scored)
