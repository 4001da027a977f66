"""The tables of a report: pages, reviewers, checks, marked errors, agreement, findings set aside.

A figure and its bar stand in one cell; such a bar is hidden from screen readers, who have the figure.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reviewer.model.decision import Status
from reviewer.model.finding import Severity
from reviewer.score.project_mqm import PAGE, REVIEWED
from reviewer.score.report_marks import shown
from reviewer.score.report_svg import parts_bar, value_bar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.score.mqm import MqmScores, SystemPenalty
    from reviewer.score.mqm_agreement import MqmAgreement
    from reviewer.score.project import GroupScores, ReviewedSegment
    from reviewer.score.report import CheckCount, ShownFinding

_IN_BARS = (*(status for status in Status if status is not Status.OPEN), Status.OPEN)
"""What is left to do comes last."""
_MOST_CATEGORIES = 12
_PAIR_HEADS = ("Pair", "Segments", "Severity (Cohen’s kappa, weighted)", "Characters (F1)")
_OF_PROJECT = {PAGE: "The pages as they came", REVIEWED: "English that people wrote"}


def group_table(title: str, groups: Sequence[GroupScores], whole: GroupScores | None) -> str:
    """Show groups of segments one a row, and below them all of them."""
    if not groups:
        return ""
    with_mqm = any(group.mqm is not None for group in groups)
    most = _Most(groups)
    rows = [_group_row(group, group.name, most, with_mqm=with_mqm) for group in groups]
    if whole is not None and len(groups) > 1:
        row = _group_row(whole, "All", most, with_mqm=with_mqm)
        rows.append(row.replace("<tr>", '<tr class="all">', 1))
    heads = (
        title,
        "Segments",
        "Decisions",
        "HTER, %",
        "BLEU",
        "Findings per 1,000 words",
        "Decisions per hour",
        *["MQM"][:with_mqm],
    )
    return table(f"Scores by {title.lower()}", heads, rows) + _legend(_IN_BARS)


class _Most:
    """The largest values of groups, which bars are drawn against."""

    def __init__(self, groups: Sequence[GroupScores]) -> None:
        self.hter = max((group.hter or 0.0 for group in groups), default=0.0)
        self.findings = max((group.findings_per_1000_words or 0.0 for group in groups), default=0.0)


def _group_row(group: GroupScores, name: str, most: _Most, *, with_mqm: bool) -> str:
    hter, found = group.hter, group.findings_per_1000_words
    cells = (
        f"{group.segments:,}",
        decisions_bar(group.decisions) if group.segments else "–",
        _with_bar(hter, most.hter),
        number(group.bleu),
        _with_bar(found, most.findings),
        number(group.decisions_per_hour, 0),
        *[number(group.mqm, 2)][:with_mqm],
    )
    return _row(shown(name), cells)


def _with_bar(value: float | None, most: float, places: int = 1) -> str:
    return f"{number(value, places)}{value_bar(value, most)}"


def decisions_bar(decisions: Iterable[tuple[Status, int]]) -> str:
    """Draw what was decided, the open ones last."""
    counts = dict(decisions)
    return parts_bar([(status.value, counts[status]) for status in _IN_BARS])


def check_table(checks: Sequence[CheckCount], whole: GroupScores) -> str:
    """Show what each check found, the most frequent first."""
    if not checks:
        return ""
    most = max(check.total for check in checks)
    rows = [
        _row(
            shown(check.check),
            (
                f"{check.total:,}",
                parts_bar([(one.value, count) for one, count in check.severities], most),
                number(1000 * check.total / whole.words if whole.words else None),
                f"{check.documents:,}",
            ),
        )
        for check in checks
    ]
    heads = ("Check", "Findings", "By severity", "Per 1,000 words", "Pages")
    return table("Standing findings by check", heads, rows) + _legend(Severity)


def mqm_tables(scores: MqmScores) -> str:
    """Show each system's marked errors by category, the dearest first."""
    return "".join(map(_mqm_table, scores.systems))


def _mqm_table(system: SystemPenalty) -> str:
    most = max((one.penalty for one in system.categories), default=0.0)
    rows = [
        _row(
            shown(one.category),
            (shown(one.severity), f"{one.count:,}", _with_bar(one.penalty, most, 3)),
        )
        for one in system.categories[:_MOST_CATEGORIES]
    ]
    passed = (
        "" if system.has_passed is None else ", passed" if system.has_passed else ", not passed"
    )
    rate = system.penalty_per_1000
    per_1000 = "" if rate is None else f", penalty of 1,000 words {rate:.1f}"
    name = _OF_PROJECT.get(system.name, system.name)
    told = (
        f'<p class="system"><b>{shown(name)}</b>: {system.score:.2f} over '
        f"{system.segments:,} segments{per_1000}, {system.critical:,} critical{passed}</p>"
    )
    heads = ("Category", "Severity", "Marks", "Penalty a segment")
    return told + (table(f"Marked errors: {name}", heads, rows) if rows else "")


def agreement_table(agreement: MqmAgreement) -> str:
    """Show how far those who marked errors agree, and how severe each of them is."""
    if not agreement.segments:
        return ""
    rows = [
        _row(name, (number(value, 2),))
        for name, value in (
            ("Penalty of a segment (Krippendorff’s alpha, interval)", agreement.penalty),
            ("Worst severity (Krippendorff’s alpha, ordinal)", agreement.severity),
            ("Worst severity (Krippendorff’s alpha, nominal)", agreement.severity_label),
            (
                f"Worst severity (Fleiss’ kappa of {agreement.fleiss_raters} raters)",
                agreement.fleiss,
            ),
            ("Marked spans with the same severity (F1)", agreement.spans.exact),
            ("Marked characters (F1)", agreement.spans.characters),
        )
    ]
    pairs = [
        _row(
            f"{shown(pair.first)} and {shown(pair.second)}",
            (f"{pair.segments:,}", number(pair.kappa, 2), number(pair.spans.characters, 2)),
        )
        for pair in sorted(agreement.pairs, key=lambda pair: -pair.segments)[:_MOST_CATEGORIES]
    ]
    most = max(rater.penalty for rater in agreement.raters)
    raters = [
        _row(shown(one.rater) or "–", (f"{one.segments:,}", _with_bar(one.penalty, most, 2)))
        for one in agreement.raters
    ]
    intro = (
        f"<p>Of {len(agreement.raters)} raters on {agreement.segments:,} segments that two or more "
        "rated. 1 is full agreement, 0 what chance would give; 0.67 and more is usually asked of an "
        "alpha. How severe raters are can only be compared where they rated the same segments.</p>"
    )
    return (
        f'{intro}<div class="pair">{table("Agreement of raters", ("", "Agreement"), rows)}'
        f"<div>{table('Raters', ('Rater', 'Segments', 'Mean penalty'), raters)}"
        f"{table('Pairs of raters', _PAIR_HEADS, pairs)}</div></div>"
    )


def waiver_table(waivers: Iterable[tuple[ReviewedSegment, ShownFinding]]) -> str:
    """Show the findings that people set aside, with their reasons."""
    rows = [
        f'<tr><th scope="row">{shown(row.document)} · {row.number}</th>'
        f'<td class="words">{shown(finding.message)}</td>'
        f'<td class="words">{shown(finding.waiver_reason)}</td>'
        f'<td class="words">{shown(finding.waived_by)}</td></tr>'
        for row, finding in waivers
    ]
    heads = ("Segment", "Finding", "Reason", "By")
    return table("Findings set aside", heads, rows, words=True) if rows else ""


def table(title: str, heads: Sequence[str], rows: Iterable[str], *, words: bool = False) -> str:
    """Lay out a table that can be scrolled by keys where it is wider than the page."""
    kind = ' class="words"' if words else ""
    titles = "".join(
        f'<th scope="col"{kind}>{escape(head)}</th>' if head else "<td></td>" for head in heads
    )
    return (
        f'<div class="table" role="region" aria-label="{shown(title)}" tabindex="0">'
        f"<table><thead><tr>{titles}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def number(value: float | None, places: int = 1) -> str:
    """Write a figure, or a dash where there is none."""
    return "–" if value is None else f"{value:,.{places}f}"


def _row(name: str, cells: Iterable[str]) -> str:
    """Write a row; its name is HTML already."""
    columns = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr><th scope="row">{name}</th>{columns}</tr>'


def _legend(names: Iterable[str]) -> str:
    keys = "".join(
        f'<li><svg viewBox="0 0 1 1" aria-hidden="true"><rect class="{name}" width="1" height="1"/>'
        f"</svg>{name}</li>"
        for name in names
    )
    return f'<ul class="legend">{keys}</ul>'
