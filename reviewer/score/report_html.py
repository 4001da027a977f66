"""A quality report as one HTML file: no script, no network, for screen and paper."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from reviewer.score.report_marks import shown
from reviewer.score.report_segments import worst_list
from reviewer.score.report_svg import interval_bar, month_line
from reviewer.score.report_tables import (
    agreement_table,
    check_table,
    decisions_bar,
    group_table,
    mqm_tables,
    waiver_table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.score.project import GroupScores
    from reviewer.score.report import Figure, Report
    from reviewer.score.sampling import Acceptance

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


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
    yield "sample", "Acceptance by sample", _acceptance(report.acceptance)
    yield "trend", "By month", _trend(scores.months)
    yield "pages", "By page", group_table("Page", scores.documents, scores.whole)
    yield "reviewers", "By reviewer", group_table("Reviewer", scores.reviewers, None)
    yield "checks", "By check", check_table(report.checks, scores.whole)
    yield "mqm", "Marked errors (MQM)", mqm_tables(report.mqm) if report.mqm else ""
    yield (
        "agreement",
        "Agreement of raters",
        agreement_table(report.agreement) if report.agreement else "",
    )
    yield "worst", "Segments to look at", worst_list(report.worst)
    yield "waivers", "Findings set aside", waiver_table(report.waivers)
    yield "method", "Method and signatures", _method(report)


def _figures(figures: Sequence[Figure]) -> str:
    columns = len(figures) if len(figures) < 6 else 3
    return f'<div class="figures of-{columns}">{"".join(map(_figure, figures))}</div>'


def _figure(figure: Figure) -> str:
    drawn = decisions_bar(figure.parts) if figure.parts else ""
    told = ""
    if figure.value is not None and figure.interval is not None:
        drawn = interval_bar(figure.value, figure.interval, figure.most)
        told = f"95%: {figure.interval.low:.1f} to {figure.interval.high:.1f}"
    number = "–" if figure.value is None else f"{figure.value:,.1f}"
    unit = f'<span class="unit"> {escape(figure.unit)}</span>' if figure.value is not None else ""
    return (
        f'<div class="figure"><h3>{escape(figure.name)}</h3>'
        f'<div class="number">{number}{unit}</div>'
        f'<div class="range">{told}</div>{drawn}<p>{escape(figure.meaning)}</p></div>'
    )


def _acceptance(acceptance: Acceptance | None) -> str:
    if acceptance is None:
        return ""
    plan = acceptance.plan
    return (
        f'<p class="verdict {acceptance.verdict}"><b>{str(acceptance.verdict).capitalize()}</b>: '
        f"{acceptance.faulty:,} faulty in {acceptance.inspected:,} of {plan.size:,} segments "
        f"looked at; at most {plan.faults:,} may be faulty.</p>"
        f"<p>Pages with {100 * plan.aql:g}% of faulty segments pass "
        f"{plan.accepted_at_aql:.0%} of the time, with {100 * plan.ltpd:g}% "
        f"{plan.accepted_at_ltpd:.0%}.</p>"
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
        ("MQM", [(month.name, month.mqm) for month in months if month.mqm is not None], 1),
        ("Decisions", [(month.name, float(month.segments)) for month in months], 0),
    ]
    drawn = "".join(
        f"<figure><figcaption>{escape(title)}</figcaption>{month_line(title, points, places)}</figure>"
        for title, points, places in lines
        if points
    )
    return f'<p>By the month of the decision.</p><div class="trends">{drawn}</div>'


def _method(report: Report) -> str:
    signatures = list(report.signatures)
    terms = "".join(f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in signatures)
    return (
        "<p>HTER is the translation edit rate of the page as it came against the English after "
        "review, BLEU their likeness by sacrebleu; both are of accepted and edited segments. "
        "Intervals come from drawing whole pages again and again (bootstrap), as the segments of a "
        "page are alike. Findings that people set aside are not counted. MQM weighs the errors that "
        "people marked by the profile that its signature names.</p>"
        f"<dl>{terms}</dl>"
    )
