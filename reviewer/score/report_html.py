"""A quality report as one HTML file: no script, no network, for screen and paper."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from reviewer.model.decision import Status
from reviewer.model.finding import Severity
from reviewer.score.report_marks import shown
from reviewer.score.report_segments import worst_list
from reviewer.score.report_svg import interval_bar, month_line, parts_bar, value_bar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.score.mqm import MqmScores
    from reviewer.score.mqm_agreement import MqmAgreement
    from reviewer.score.project import GroupScores
    from reviewer.score.report import CheckCount, Figure, Report

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"

_IN_BARS = (*(status for status in Status if status is not Status.OPEN), Status.OPEN)
"""What is left to do comes last."""


def report_html(report: Report) -> str:
    """Write a report as a whole HTML document."""
    sections = [section for section in _sections(report) if section[2]]
    links = "".join(f'<a href="#{anchor}">{escape(title)}</a>' for anchor, title, _ in sections)
    body = "\n".join(
        f'<section id="{anchor}"><h2>{escape(title)}</h2>\n{content}</section>'
        for anchor, title, content in sections
    )
    style = files("reviewer.score").joinpath("report.css").read_text(encoding="utf-8")
    pages = len(report.scores.documents)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{shown(report.title)}</title>
<style>
{style}</style>
</head>
<body>
<header>
<h1>{shown(report.title)}</h1>
<p>{pages:,} {"page" if pages == 1 else "pages"}, {report.scores.whole.segments:,} segments, \
{report.scores.whole.words:,} English words · {escape(_day(report.made_at))}</p>
<nav>{links}</nav>
</header>
<main>
{body}
</main>
</body>
</html>
"""


def _day(moment: str) -> str:
    """Show a UTC moment to the minute."""
    return f"{moment[:10]} {moment[11:16]} UTC".replace("  ", " ")


def _sections(report: Report) -> Iterator[tuple[str, str, str]]:
    """Yield anchor, title and content of each section; empty ones are left out."""
    scores = report.scores
    yield "figures", "At a glance", _figures(report.figures)
    yield "trend", "By month", _trend(scores.months)
    yield "pages", "By page", _groups("Page", scores.documents, scores.whole)
    yield "reviewers", "By reviewer", _groups("Reviewer", scores.reviewers, None)
    yield "checks", "By check", _checks(report.checks, scores.whole)
    yield "worst", "Segments to look at", worst_list(report.worst)
    yield "waivers", "Findings set aside", _waivers(report)
    yield "mqm", "Marked errors (MQM)", _mqm(report.mqm) if report.mqm else ""
    yield (
        "agreement",
        "Agreement of raters",
        _agreement(report.agreement) if report.agreement else "",
    )
    yield "method", "Method and signatures", _method(report)


def _figures(figures: Iterable[Figure]) -> str:
    return f'<div class="figures">{"".join(map(_figure, figures))}</div>'


def _figure(figure: Figure) -> str:
    drawn = _decisions_bar(figure.parts) if figure.parts else ""
    told = ""
    if figure.value is not None and figure.interval is not None:
        most = 100.0 if figure.unit != "per 1,000 words" else max(1.0, figure.interval.high * 1.25)
        drawn = interval_bar(figure.value, figure.interval, most)
        told = f"95%: {figure.interval.low:.1f} to {figure.interval.high:.1f}"
    number = "–" if figure.value is None else f"{figure.value:,.1f}"
    unit = f' <span class="unit">{escape(figure.unit)}</span>' if figure.value is not None else ""
    return (
        f'<div class="figure"><h3>{escape(figure.name)}</h3>'
        f'<div class="number">{number}{unit}</div>'
        f'<div class="range">{told}</div>{drawn}<p>{escape(figure.meaning)}</p></div>'
    )


def _trend(months: Sequence[GroupScores]) -> str:
    if len(months) < 2:
        return ""
    lines: list[tuple[str, list[tuple[str, float]], int]] = [
        ("HTER, %", [(month.name, month.hter) for month in months if month.hter is not None], 1),
        (
            "Findings per 1,000 words",
            [
                (month.name, rate)
                for month in months
                if (rate := month.findings_per_1000_words) is not None
            ],
            1,
        ),
        ("Decisions", [(month.name, float(month.segments)) for month in months], 0),
    ]
    drawn = "".join(
        f"<figure><figcaption>{escape(title)}</figcaption>{month_line(title, points, places)}</figure>"
        for title, points, places in lines
        if points
    )
    return f'<p>By the month of the decision.</p><div class="trends">{drawn}</div>'


def _groups(title: str, groups: Sequence[GroupScores], whole: GroupScores | None) -> str:
    if not groups:
        return ""
    most_edited = max((group.hter or 0.0 for group in groups), default=0.0)
    most_found = max((group.findings_per_1000_words or 0.0 for group in groups), default=0.0)
    with_mqm = any(group.mqm is not None for group in groups)
    rows = [
        _group_row(group, group.name, most_edited, most_found, with_mqm=with_mqm)
        for group in groups
    ]
    if whole is not None and len(groups) > 1:
        row = _group_row(whole, "All", most_edited, most_found, with_mqm=with_mqm)
        rows.append(row.replace("<tr>", '<tr class="all">', 1))
    heads = (
        title,
        "Segments",
        "Decisions",
        "HTER, %",
        "",
        "BLEU",
        "Findings / 1,000 words",
        "",
        "Per hour",
        *["MQM"][:with_mqm],
    )
    return _table(heads, rows) + _legend(_IN_BARS)


def _group_row(
    group: GroupScores, name: str, most_edited: float, most_found: float, *, with_mqm: bool
) -> str:
    hter, found = group.hter, group.findings_per_1000_words
    cells = (
        f"{group.segments:,}",
        _decisions_bar(group.decisions),
        _number(hter),
        value_bar(hter, most_edited, f"HTER {_number(hter)}"),
        _number(group.bleu),
        _number(found),
        value_bar(found, most_found, f"{_number(found)} findings per 1,000 words"),
        _number(group.decisions_per_hour, 0),
        *[_number(group.mqm, 2)][:with_mqm],
    )
    return f'<tr><th scope="row">{shown(name)}</th>{_cells(cells)}</tr>'


def _decisions_bar(decisions: Iterable[tuple[Status, int]]) -> str:
    counts = dict(decisions)
    return parts_bar([(status.value, counts[status]) for status in _IN_BARS])


def _checks(checks: Sequence[CheckCount], whole: GroupScores) -> str:
    if not checks:
        return ""
    most = max(check.total for check in checks)
    rows = [
        f'<tr><th scope="row">{shown(check.check)}</th>'
        + _cells(
            (
                f"{check.total:,}",
                parts_bar([(one.value, count) for one, count in check.severities], most),
                _number(1000 * check.total / whole.words if whole.words else None),
                f"{check.documents:,}",
            )
        )
        + "</tr>"
        for check in checks
    ]
    return _table(("Check", "Findings", "Severity", "Per 1,000 words", "Pages"), rows) + _legend(
        Severity
    )


def _mqm(scores: MqmScores) -> str:
    parts = []
    for system in scores.systems:
        most = max((one.penalty for one in system.categories), default=0.0)
        rows = [
            f'<tr><th scope="row">{shown(one.category)}</th>'
            + _cells(
                (
                    shown(one.severity),
                    f"{one.count:,}",
                    _number(one.penalty, 3),
                    value_bar(one.penalty, most, f"{one.penalty:.3f} of the mean penalty"),
                )
            )
            + "</tr>"
            for one in system.categories[:12]
        ]
        parts.append(
            f'<p class="system"><b>{shown(system.name)}</b>: {system.score:.3f} '
            f"over {system.segments:,} segments</p>"
            + _table(("Category", "Severity", "Marks", "Penalty a segment", ""), rows)
        )
    return "".join(parts)


def _agreement(agreement: MqmAgreement) -> str:
    if not agreement.segments:
        return ""
    rows = [
        f'<tr><th scope="row">{name}</th>{_cells((_number(value, 2),))}</tr>'
        for name, value in (
            ("Penalty of a segment (Krippendorff’s alpha, interval)", agreement.penalty),
            ("Worst severity (Krippendorff’s alpha, ordinal)", agreement.severity),
            ("Worst severity (Krippendorff’s alpha, nominal)", agreement.severity_label),
            ("Marked spans with the same severity (F1)", agreement.spans.exact),
            ("Marked characters (F1)", agreement.spans.characters),
        )
    ]
    intro = f"<p>Of {len(agreement.raters)} raters on {agreement.segments:,} segments that two or more rated.</p>"
    return intro + _table(("", "Agreement"), rows)


def _waivers(report: Report) -> str:
    rows = [
        f'<tr><th scope="row">{shown(row.document)} · {row.number}</th>'
        f'<td class="words">{shown(finding.message)}</td>'
        f'<td class="words">{shown(finding.waiver_reason)}</td>'
        f'<td class="words">{shown(finding.waived_by)}</td></tr>'
        for row, finding in report.waivers
    ]
    return _table(("Segment", "Finding", "Reason", "By"), rows, words=True) if rows else ""


def _method(report: Report) -> str:
    signatures = list(report.scores.signatures)
    if report.mqm is not None:
        signatures.append(("MQM", report.mqm.signature))
    terms = "".join(f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in signatures)
    return (
        "<p>HTER is the translation edit rate of the page as it came against the English after "
        "review, BLEU their likeness by sacrebleu; both are of accepted and edited segments. "
        "Intervals come from drawing whole pages again and again (bootstrap), as the segments of a "
        "page are alike. Findings that people set aside are not counted.</p>"
        f"<dl>{terms}</dl>"
    )


def _table(heads: Sequence[str], rows: Iterable[str], *, words: bool = False) -> str:
    kind = ' class="words"' if words else ""
    titles = "".join(f'<th scope="col"{kind}>{escape(head)}</th>' for head in heads)
    return (
        f'<div class="table"><table><thead><tr>{titles}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _cells(cells: Iterable[str]) -> str:
    return "".join(f"<td>{cell}</td>" for cell in cells)


def _number(value: float | None, places: int = 1) -> str:
    return "–" if value is None else f"{value:,.{places}f}"


def _legend(names: Iterable[str]) -> str:
    keys = "".join(
        f'<li><svg viewBox="0 0 1 1" aria-hidden="true"><rect class="{name}" width="1" height="1"/>'
        f"</svg>{name}</li>"
        for name in names
    )
    return f'<ul class="legend">{keys}</ul>'
