"""What was made of the same Chinese elsewhere, and of sentences much like it."""

from collections.abc import Sequence

from reviewer.session.views import MatchView
from reviewer.tui.marked import Look, lay_out
from reviewer.tui.pages import difference
from reviewer.tui.signs import STATUS_SIGNS
from reviewer.tui.widgets.paper import Paragraph, says

_INDENT = 6


def match_lines(zh: str, matches: Sequence[MatchView]) -> tuple[Paragraph, ...]:
    """Return each match: how like it is, its English, and what its Chinese has otherwise."""
    lines: list[Paragraph] = []
    for match in matches:
        lead = ((f"{likeness(match):>4} ", Look.KEY),)
        lines.append(Paragraph(lay_out(match.en or "(none)"), lead=lead, indent=_INDENT))
        if not match.is_same:
            lines += [
                Paragraph(paragraph.laid, indent=_INDENT) for paragraph in difference(zh, match.zh)
            ]
        lines.append(says(whence(match), Look.ASIDE, indent=_INDENT))
    return tuple(lines) or (says("Nothing like it elsewhere.", Look.ASIDE),)


def likeness(match: MatchView) -> str:
    """Return how like the Chinese is: 100% only for the same."""
    return "100%" if match.is_same else f"{min(99, int(match.likeness * 100))}%"


def whence(match: MatchView) -> str:
    """Return where a match stands and who decided it."""
    by = f" by {match.author}" if match.author else ""
    return f"{STATUS_SIGNS[match.status]} {match.document} {match.number}, {match.status}{by}"
