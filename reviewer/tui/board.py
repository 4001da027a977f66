"""The figures of the quality board: scored on another thread, drawn as small bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.model.span import Span
from reviewer.text.shown import shown
from reviewer.text.wrap import fit, width_cells
from reviewer.tui.marked import Look, Mark, lay_out
from reviewer.tui.widgets.paper import Paragraph, says

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewer.score.project import GroupScores, ProjectScores
    from reviewer.session.project import Project

PROFILE_NAMES = ("google-wmt", "marot", "mqm-2.0")
_WIDE_ROOM = 116


def scores_of(project: Project, profile: str) -> ProjectScores:
    """Score a project; loads numpy and sacrebleu, 0.3 s, and reads what is new since the last time."""
    from reviewer.score.mqm_profile import profile_by  # noqa: PLC0415 — not for a first frame
    from reviewer.session.scoring import Scoreboard  # noqa: PLC0415 — the same

    board = Scoreboard(project, profile_by(profile))
    for _ in board.steps():
        pass
    assert board.scores is not None  # noqa: S101 — all steps were taken
    return board.scores


@dataclass(frozen=True, slots=True)
class _Layout:
    """Cells of names and bars, by the room that there is."""

    name: int
    bar: int

    @classmethod
    def within(cls, room_cells: int) -> _Layout:
        """Leave bars short before figures wrap."""
        return cls(18, 10) if room_cells >= _WIDE_ROOM else cls(12, 3)


def board_lines(scores: ProjectScores, room_cells: int) -> tuple[Paragraph, ...]:
    """Return the board: the whole, then each page and each reviewer, a bar for each figure."""
    layout = _Layout.within(room_cells)
    reviewers = tuple(group for group in scores.reviewers if group.name)
    lines = _table("the project", (scores.whole,), scores, layout)
    if scores.documents:
        lines += [says(""), *_table("pages", scores.documents, scores, layout)]
    if reviewers:
        lines += [says(""), *_table("reviewers", reviewers, scores, layout, has_pace=True)]
    return (*lines, says(""), *_signatures(scores))


def bar_of(value: float, most: float, cells: int) -> str:
    """Return a bar as long as a value is against the most, in halves of a cell."""
    halves = round(cells * 2 * min(1.0, value / most)) if most > 0 else 0
    return fit("━" * (halves // 2) + "╸" * (halves % 2), cells)


def _table(
    title: str,
    groups: Sequence[GroupScores],
    scores: ProjectScores,
    layout: _Layout,
    *,
    has_pace: bool = False,
) -> list[Paragraph]:
    columns: list[tuple[str, Callable[[GroupScores], float | None], int]] = [
        ("finds/1,000", lambda group: group.findings_per_1000_words, 1),
        ("HTER", lambda group: group.hter, 1),
    ]
    if scores.has_mqm:
        columns.append(("MQM", lambda group: group.mqm, 2))
    if has_pace:
        columns.append(("decided/h", lambda group: group.decisions_per_hour, 0))
    most = [max((value(group) or 0.0 for group in groups), default=0.0) for _, value, _ in columns]
    head = fit(title, layout.name) + "  " + fit("done", layout.bar + 10)
    head += "".join(fit(name, layout.bar + 9) for name, _, _ in columns)
    lines = [says(head.rstrip(), Look.STRONG)]
    for group in groups:
        text = fit(shown(group.name or "all", keep_lines=False), layout.name) + "  "
        done = sum(count for status, count in group.decisions if status.is_done)
        text += bar_of(done, group.segments, layout.bar) + fit(f" {done:,}/{group.segments:,}", 10)
        for (_, value, digits), top in zip(columns, most, strict=True):
            figure = value(group)
            told = "–" if figure is None else f"{figure:,.{digits}f}"
            text += bar_of(figure or 0.0, top, layout.bar) + fit(f" {told}", 9)
        lines.append(_bars(text.rstrip()))
    return lines


def _bars(text: str) -> Paragraph:
    """Give the bars of a line their ink."""
    bars = frozenset("━╸")
    marks = []
    start = None
    for at, character in enumerate(text + " "):
        if character in bars and start is None:
            start = at
        elif character not in bars and start is not None:
            marks.append(Mark(Span(start, at), Look.RATE))
            start = None
    return Paragraph(lay_out(text, tuple(marks)))


def _signatures(scores: ProjectScores) -> list[Paragraph]:
    width = max((width_cells(name) for name, _ in scores.signatures), default=0)
    return [
        Paragraph(lay_out(text), lead=((f"{fit(name, width)} ", Look.MUTED),), indent=width + 1)
        for name, text in scores.signatures
    ]
