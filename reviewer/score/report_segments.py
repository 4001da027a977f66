"""Single segments in a report: Chinese, English with its marks, neighbours, findings."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reviewer.score.report_marks import changed, marked, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.model.finding import Severity
    from reviewer.model.span import Span
    from reviewer.score.project import ReviewedSegment
    from reviewer.score.report import ShownFinding, ShownSegment


def worst_list(worst: Iterable[ShownSegment]) -> str:
    """Show segments one under the other, and by what they were chosen."""
    told = "".join(map(_segment, worst))
    method = "<p>The most edited and the gravest findings first: words that people changed plus 25, 5 and 1 for a critical, major and minor finding or marked error.</p>"
    return method + told if told else ""


def _segment(one: ShownSegment) -> str:
    row = one.segment
    standing = [finding for finding in one.findings if not finding.waived_by]
    zh = [(finding.zh, finding.severity) for finding in standing if finding.zh]
    en = [(finding.en, finding.severity) for finding in standing if finding.en]
    told = "".join(map(_finding, standing)) or "".join(
        f'<li>{shown(check)} <span class="check">{escape(severity)}, on the page as it came</span></li>'
        for check, severity in row.findings
    )
    edits = (
        f"<span>{one.edits:,} {'word' if one.edits == 1 else 'words'} changed</span>"
        if one.edits
        else ""
    )
    return (
        f"<article><header><h3>{shown(row.document)} · {row.number}</h3><span>{row.status}"
        f"{' by ' + shown(row.author) if row.author else ''}</span>{edits}</header>"
        f"{_around(one.before)}"
        f'<p class="zh" lang="zh-Hans">{marked(row.zh, zh)}</p>'
        f"{_english(row, en)}"
        f"{_around(one.after)}{f'<ul>{told}</ul>' if told else ''}</article>"
    )


def _english(row: ReviewedSegment, spans: Sequence[tuple[Span, Severity]]) -> str:
    """Show the page's English with its marks, and what people made of it where that is another."""
    page = f'<p lang="en">{marked(row.page, spans)}</p>'
    if row.reviewed is None or row.reviewed == row.page:
        return page
    after = f'<p class="after" lang="en">{changed(row.page, row.reviewed)}</p>'
    return page + after if spans else after


def _around(text: str) -> str:
    return f'<p class="around" lang="en">{shown(text)}</p>' if text else ""


def _finding(finding: ShownFinding) -> str:
    return f'<li>{shown(finding.message)} <span class="check">{shown(finding.check)}, {finding.severity}</span></li>'
