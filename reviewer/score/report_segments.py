"""Single segments in a report: Chinese, English with its marks, neighbours, findings."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reviewer.score.report_marks import changed, marked, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    is_changed = row.reviewed is not None and row.reviewed != row.page
    english = changed(row.page, row.reviewed or "") if is_changed else marked(row.page, en)
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
        f"<article><header><b>{shown(row.document)} · {row.number}</b><span>{row.status}"
        f"{' by ' + shown(row.author) if row.author else ''}</span>{edits}</header>"
        f"{_around(one.before)}"
        f'<p class="zh" lang="zh-Hans">{marked(row.zh, zh)}</p><p lang="en">{english}</p>'
        f"{_around(one.after)}{f'<ul>{told}</ul>' if told else ''}</article>"
    )


def _around(text: str) -> str:
    return f'<p class="around" lang="en">{shown(text)}</p>' if text else ""


def _finding(finding: ShownFinding) -> str:
    return f'<li>{shown(finding.message)} <span class="check">{shown(finding.check)}, {finding.severity}</span></li>'
