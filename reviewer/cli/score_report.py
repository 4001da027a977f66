"""`reviewer score report`: a project's quality in one file that can be handed on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.cli.project import author_name, in_folder, open_project
from reviewer.cli.score_options import (
    UNDER_GATE,
    Gate,
    profile_named,
    with_gates,
    with_profile,
)
from reviewer.cli.score_project import gate_code
from reviewer.cli.terminal import narrate, out, write_whole
from reviewer.model.finding import Severity
from reviewer.model.mark import MarkSeverity
from reviewer.model.span import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.score.mqm_file import Rating
    from reviewer.score.mqm_profile import Profile
    from reviewer.score.project import ReviewedSegment
    from reviewer.score.project_mqm import ProjectMqm
    from reviewer.score.report import Report, ShownFinding, ShownSegment
    from reviewer.session.project import Project
    from reviewer.session.views import SegmentView

_SEVERITIES = {
    MarkSeverity.NEUTRAL: Severity.INFO,
    MarkSeverity.MINOR: Severity.MINOR,
    MarkSeverity.MAJOR: Severity.MAJOR,
    MarkSeverity.CRITICAL: Severity.CRITICAL,
}


@click.command()
@in_folder
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "json", "csv"]),
    default="html",
    show_default=True,
)
@click.option(
    "--output", type=click.Path(path_type=Path), help="A file to write; stdout otherwise."
)
@click.option("--title", help="What stands at the top; the project's folder otherwise.")
@click.option(
    "--mqm",
    "ratings_path",
    type=click.Path(path_type=Path),
    help="A file of MQM ratings to report in place of what people marked on the screen.",
)
@with_profile
@with_gates
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    help="Exit 1 where a standing finding is at least as severe.",
)
def report(
    folder: Path | None,
    *,
    form: str,
    output: Path | None,
    title: str | None,
    ratings_path: Path | None,
    profile: str,
    gates: tuple[Gate, ...],
    fail_on: str | None,
) -> int:
    """Report a project's quality: one HTML file without scripts, JSON, or CSV of all groups.

    Headline figures with intervals, by month, page, reviewer and check, the segments to look at,
    findings set aside with their reasons, method and signatures.

    \b
    reviewer score report --output report.html
    reviewer score report --format csv --fail-on critical > quality.csv
    """
    from reviewer.score.mqm_file import read_ratings
    from reviewer.score.project_mqm import project_mqm
    from reviewer.score.report_forms import report_csv, report_json
    from reviewer.score.report_html import report_html

    weights = profile_named(profile)
    with open_project(folder) as project:
        marked = project.ratings()
        mqm = project_mqm(marked, weights)
        name = project.path.resolve().parent.name
        made = _made(project, title or f"Quality report: {name}", mqm)
    rated = read_ratings(ratings_path) if ratings_path else marked
    if rated:
        made = _with_ratings(made, rated, weights)
    written = {"html": report_html, "json": report_json, "csv": report_csv}[form](made)
    if output is None:
        out(written.rstrip("\n"))
    else:
        write_whole(output, written)
        narrate(f"wrote {output} ({len(written.encode()) / 1000:,.0f} kB)")
    code = gate_code(made.scores, gates, mqm)
    return UNDER_GATE if fail_on and _has_at_least(made, Severity(fail_on)) else code


def _made(project: Project, title: str, mqm: ProjectMqm) -> Report:
    """Gather what the project knows into a report."""
    from reviewer.score.project import score_project  # 250 ms with numpy and sacrebleu
    from reviewer.score.report import (
        Report,
        check_counts,
        glossary_figure,
        headline,
        worst_segments,
    )
    from reviewer.session.compliance import measure
    from reviewer.session.sampling import inspect
    from reviewer.session.scoring import reviewed_segments

    rows = reviewed_segments(project)
    scores = score_project(rows, mqm)
    compliance = measure(project)
    followed = [(tally.accepted, tally.occurrences) for _, tally in compliance.documents]
    sample = inspect(project.database)
    lookup = _Lookup(project)
    return Report(
        title=title,
        made_at=datetime.now(UTC).isoformat(),
        scores=scores,
        figures=(*headline(scores), glossary_figure(followed)),
        checks=check_counts(rows),
        worst=tuple(lookup.with_findings(one) for one in worst_segments(rows)),
        waivers=tuple(lookup.waivers(rows)),
        acceptance=sample.acceptance if sample else None,
        more_signatures=(("glossary", compliance.signature),),
    )


class _Lookup:
    """Finds what the screen would show of a segment."""

    def __init__(self, project: Project) -> None:
        from reviewer.session.review import Review  # with SQLite
        from reviewer.session.views import Filter

        self.review = Review.open(project, author=author_name())
        self.review.set_filter(Filter())
        names = {document.id: document.name for document in project.documents()}
        self.ids = {
            (names[row.document_id], row.number): row.id
            for row in self.review.rows(0, self.review.size())
        }

    def _view(self, row: ReviewedSegment) -> SegmentView:
        return self.review.segment(self.ids[row.document, row.number])

    def with_findings(self, one: ShownSegment) -> ShownSegment:
        """Add the marks and the findings in full."""
        view = self._view(one.segment)
        return replace(one, findings=(*_shown_marks(view), *_shown_findings(view)))

    def waivers(
        self, rows: Sequence[ReviewedSegment]
    ) -> Iterator[tuple[ReviewedSegment, ShownFinding]]:
        """Yield every finding that somebody set aside."""
        for row in rows:
            if row.waived:
                for finding in _shown_findings(self._view(row)):
                    if finding.waived_by:
                        yield row, finding


def _shown_marks(view: SegmentView) -> Iterator[ShownFinding]:
    from reviewer.score.report import ShownFinding

    for mark in view.marks:
        where = mark.span if mark.text in {view.zh, view.en_page} else None
        words = f"“{mark.words}”" if mark.words else "something is missing"
        yield ShownFinding(
            check=f"{mark.category}, marked by {mark.author}",
            severity=_SEVERITIES[mark.severity],
            message=f"{words}: {mark.note}" if mark.note else words,
            zh=where if mark.side is Side.ZH else None,
            en=where if mark.side is Side.EN else None,
        )


def _shown_findings(view: SegmentView) -> Iterator[ShownFinding]:
    from reviewer.score.report import ShownFinding

    for shown in view.findings:
        yield ShownFinding(
            check=shown.finding.check,
            severity=shown.finding.severity,
            message=shown.finding.message,
            zh=shown.finding.zh,
            en=shown.finding.en if view.en == view.en_page else None,
            waived_by=shown.waived_by,
            waiver_reason=shown.waiver_reason,
        )


def _with_ratings(made: Report, ratings: Sequence[Rating], profile: Profile) -> Report:
    from reviewer.score.mqm import score_mqm
    from reviewer.score.mqm_agreement import mqm_agreement

    return replace(made, mqm=score_mqm(ratings, profile), agreement=mqm_agreement(ratings, profile))


def _has_at_least(made: Report, severity: Severity) -> bool:
    found = [one for check in made.checks for one, count in check.severities if count]
    if not any(one.rank <= severity.rank for one in found):
        return False
    narrate(f"there are standing findings of severity {severity} or worse")
    return True
