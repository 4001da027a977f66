"""A project's scores, added up from what is kept of its stretches, and its segments as reports see them.

Only stretches in which something was said or checked since are read again, and of these only segments that
were decided anew are measured. See docs/decisions/score-sums.md.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

from reviewer.score.project import SCORED, ReviewedSegment
from reviewer.session import outgoing
from reviewer.session.tally_kinds import RatedKind, ReviewedKind
from reviewer.session.tallying import by_document
from reviewer.store import documents, marks, segments, statistics, sums, tallies
from reviewer.store.schema import MOST_SEGMENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from reviewer.score.mqm_profile import Profile
    from reviewer.score.mqm_sums import MqmTotals
    from reviewer.score.project import ProjectScores
    from reviewer.score.project_mqm import ProjectMqm
    from reviewer.score.project_sums import Corpora, Totals
    from reviewer.session.project import Project
    from reviewer.session.reports import SegmentFacts
    from reviewer.store.database import Database

_TRIES: Final = 3
"""People may decide meanwhile: what changed is added up once more, but not for ever."""


class Scoreboard:
    """A project's scores as they come to be known: page by page, in the end the whole."""

    def __init__(
        self,
        project: Project,
        profile: Profile | None = None,
        notify: Callable[[int], object] = lambda _: None,
    ) -> None:
        """Weigh marked errors by the profile, if one is given.

        `notify` is told how many segments were measured; what is measured is kept.
        """
        self._database: Database = project.database
        self._profile = profile
        self._notify = notify
        self.segments_read = 0
        """Segments that were added up, or taken from what was kept."""
        self.is_rating = False
        """Whether it is marked errors that are added up now: all segments once more."""
        self.totals: Totals | None = None
        """What was added up so far; None before that begins."""
        self.scores: ProjectScores | None = None
        """Without intervals, and with signatures that do not name the texts; None until all is known."""

    def steps(self) -> Generator[None, None, None]:
        """Add up in small steps; who closes this ends it, and what was done is kept.

        Raises BusyError where another program keeps the file busy for long.
        """
        for _ in range(_TRIES):
            version = tallies.version(self._database)
            mqm = None
            totals = yield from self._reviewed()
            if self._profile and (raters := marks.raters(self._database)):
                mqm = yield from self._rated(self._profile, raters)
            if version == tallies.version(self._database):
                break
        self.scores = totals.scores(mqm if mqm and mqm.whole is not None else None)

    def _reviewed(self) -> Generator[None, None, Totals]:
        from reviewer.score.project_sums import Totals  # noqa: PLC0415 — not for a first frame

        self.segments_read, self.is_rating = 0, False
        totals = self.totals = Totals()
        with closing(by_document(ReviewedKind(self._database, self._notify))) as steps:
            for step in steps:
                if step.document:
                    totals.add(step.document, step.parts)
                self.segments_read += step.segments
                yield
        return totals

    def _rated(self, profile: Profile, raters: frozenset[str]) -> Generator[None, None, MqmTotals]:
        from reviewer.score.mqm_sums import MqmTotals  # noqa: PLC0415 — 100 ms of numpy

        self.segments_read, self.is_rating = 0, True
        totals = MqmTotals(profile)
        with closing(by_document(RatedKind(self._database, raters))) as steps:
            for step in steps:
                if step.document:
                    totals.add(step.document, step.parts)
                self.segments_read += step.segments
                yield
        return totals


def rescore(project: Project, notify: Callable[[int], object] = lambda _: None) -> ProjectScores:
    """Score what stands now, without marked errors and intervals, as `Scoreboard` does."""
    return _finished(project, notify)[0]


def project_scores(project: Project, mqm: ProjectMqm | None = None) -> ProjectScores:
    """Score what stands now in full: what `score_project` gives of `reviewed_segments`, in flat memory.

    The texts are only read to be hashed, for the signatures.
    """
    for _ in range(_TRIES):
        version = tallies.version(project.database)
        _, totals = _finished(project)
        corpora = _corpora(project.database)
        if version == tallies.version(project.database):
            break
    return totals.scores_in_full(corpora, mqm if mqm and mqm.ratings else None)


def _finished(
    project: Project, notify: Callable[[int], object] = lambda _: None
) -> tuple[ProjectScores, Totals]:
    board = Scoreboard(project, notify=notify)
    for _ in board.steps():
        pass
    assert board.scores is not None  # noqa: S101 — all steps were taken
    assert board.totals is not None  # noqa: S101 — the same
    return board.scores, board.totals


def _corpora(database: Database) -> Corpora:
    from reviewer.score.lines import corpus_hash  # noqa: PLC0415 — only where scores are
    from reviewer.score.project_sums import Corpora  # noqa: PLC0415 — the same

    return Corpora(
        reviewed=corpus_hash(sums.answered_for(database)),
        pages=corpus_hash([sums.pages(database)]),
    )


def reviewed_segments(project: Project) -> tuple[ReviewedSegment, ...]:
    """Give every segment as reports see it, with the statistics that are kept of it.

    All of them at once, with their texts: half a gigabyte for a million.
    """
    for _ in by_document(kind := ReviewedKind(project.database)):
        pass
    return tuple(
        row
        for document in documents.everything(project.database)
        for row in _rows(project.database, document.id, kind.measured_by)
    )


def _rows(database: Database, document_id: int, measure: str) -> Iterator[ReviewedSegment]:
    document = documents.find(database, document_id)
    first = document_id * MOST_SEGMENTS
    kept = statistics.kept(database, measure, first, first + MOST_SEGMENTS)
    for facts in outgoing.facts(database, document, segments.bodies(database, document_id)):
        yield _row(facts, kept.get(facts.id, ()))


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
