"""What the quality board says: progress from counters at once, figures as they come to be known."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reviewer.model.finding import Severity
from reviewer.tui.signs import SEVERITY_SIGNS, STATUS_SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reviewer.score.project import GroupScores, ProjectScores
    from reviewer.session.project import Project
    from reviewer.session.views import Counts, DocumentRow

PROFILE_NAMES: Final = ("google-wmt", "marot", "mqm-2.0")
_SHOWN_EVERY_SECONDS: Final = 0.25
_CORPUS: Final = (
    "corpus",
    "the project as it stands now; 'reviewer score project' gives its hashes",
)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """The project, a page or a reviewer on the board."""

    name: str
    done: int
    segments: int
    findings: float | None = None
    """Per 1,000 words of the page as it came."""
    hter: float | None = None
    mqm: float | None = None
    pace: float | None = None
    """Decisions an hour."""
    is_known: bool = True
    """False while its figures are still added up; its progress is always known."""


@dataclass(frozen=True, slots=True)
class Board:
    """All that the board shows."""

    whole: BoardRow
    reviewers: tuple[BoardRow, ...]
    pages: tuple[BoardRow, ...]
    """By name."""
    most: BoardRow = BoardRow("", 0, 0)
    """The most that a page has of each figure: no look at the board goes through all pages."""
    standing: tuple[str, ...] = ()
    """How many segments stand where, and their findings, as the counters have it."""
    signatures: tuple[tuple[str, str], ...] = ()
    has_mqm: bool = False
    is_rated: bool = True
    """False while MQM is still added up."""


def board_at_once(project: Project) -> Board:
    """Make a board of the counters that a project keeps, with its figures to come."""
    counts = project.counts()
    rows = project.documents()
    return Board(
        whole=BoardRow("", counts.done, counts.total, is_known=False),
        reviewers=(BoardRow("…", 0, 0, is_known=False),) if counts.done else (),
        pages=tuple(
            sorted(
                (BoardRow(row.name, row.done, row.total, is_known=False) for row in rows),
                key=lambda row: row.name,
            )
        ),
        standing=_standing(counts, rows),
        has_mqm=counts.marked > 0,
        is_rated=False,
    )


def measure(
    project: Project,
    profile: str,
    board: Board,
    goes_on: Callable[[], bool],
    show: Callable[[Board, str], object],
) -> Board | None:
    """Add up what a board lacks; None where that was not to go on.

    `show` gets the board as far as it is known, with how far that is, a few times a second. Loads numpy
    and sacrebleu, 0.3 s.
    """
    from reviewer.score.mqm_profile import profile_by  # noqa: PLC0415 — not for a first frame
    from reviewer.session.scoring import Scoreboard  # noqa: PLC0415 — the same

    adding = Scoreboard(project, profile_by(profile))
    pages = {row.name: row for row in board.pages}
    most, known, shown_at = BoardRow("", 0, 0), 0, time.monotonic()
    with closing(adding.steps()) as steps:
        for _ in steps:
            if not goes_on():
                return None
            if time.monotonic() - shown_at < _SHOWN_EVERY_SECONDS:
                continue
            if adding.totals is not None:
                found = _rows(adding.totals.documents[known:])
                known += len(found)
                most = _most(found, most)
                pages.update((row.name, row) for row in found)
            what = "marked segments" if adding.is_rating else "segments"
            far = f"adding up: {adding.segments_read:,} of {board.whole.segments:,} {what}"
            show(replace(board, pages=tuple(pages.values()), most=most), far)
            shown_at = time.monotonic()
    return None if adding.scores is None else board_of(adding.scores, board.standing)


def board_of(scores: ProjectScores, standing: tuple[str, ...] = ()) -> Board:
    """Make a board of scores that are all known."""
    pages = _rows(scores.documents)
    return Board(
        whole=_row(scores.whole),
        reviewers=_rows(group for group in scores.reviewers if group.name),
        pages=pages,
        most=_most(pages),
        standing=standing,
        signatures=(*scores.signatures, _CORPUS),
        has_mqm=scores.has_mqm,
    )


def _rows(groups: Iterable[GroupScores]) -> tuple[BoardRow, ...]:
    return tuple(map(_row, groups))


def _most(rows: Iterable[BoardRow], before: BoardRow = BoardRow("", 0, 0)) -> BoardRow:
    findings, hter, mqm = before.findings or 0.0, before.hter or 0.0, before.mqm or 0.0
    for row in rows:
        findings = max(findings, row.findings or 0.0)
        hter = max(hter, row.hter or 0.0)
        mqm = max(mqm, row.mqm or 0.0)
    return BoardRow("", 0, 0, findings, hter, mqm)


def _row(group: GroupScores) -> BoardRow:
    return BoardRow(
        name=group.name,
        done=sum(count for status, count in group.decisions if status.is_done),
        segments=group.segments,
        findings=group.findings_per_1000_words,
        hter=group.hter,
        mqm=group.mqm,
        pace=group.decisions_per_hour,
    )


def _standing(counts: Counts, rows: Iterable[DocumentRow]) -> tuple[str, ...]:
    statuses = [
        f"{STATUS_SIGNS[status]} {count:,} {status}" for status, count in counts.by_status if count
    ]
    severities = dict.fromkeys(Severity, 0)
    for row in rows:
        for severity, count in row.findings:
            severities[severity] += count
    found = [
        f"{SEVERITY_SIGNS[severity]} {count:,} {severity}"
        for severity, count in severities.items()
        if count
    ]
    findings = f"findings now: {'  '.join(found)}" if found else "no findings now"
    return ("  ".join(statuses), findings)
