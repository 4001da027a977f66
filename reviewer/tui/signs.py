"""The signs that stand for states and severities: always a shape beside the colour."""

from reviewer.model.decision import Status
from reviewer.model.finding import Severity
from reviewer.session.views import SegmentRow

STATUS_SIGNS: dict[Status, str] = {
    Status.OPEN: "·",
    Status.ACCEPTED: "✓",
    Status.EDITED: "✎",
    Status.FLAGGED: "⚑",
    Status.REJECTED: "✗",
    Status.SKIPPED: "»",
}
SEVERITY_SIGNS: dict[Severity, str] = {
    Severity.CRITICAL: "!!",
    Severity.MAJOR: "!",
    Severity.MINOR: "~",
    Severity.INFO: "i",
}


def finding_sign(worst: Severity | None, count: int) -> str:
    """Return three cells that say how bad it is and how many there are: ` !2`; blank for none."""
    if worst is None or not count:
        return "   "
    return f"{SEVERITY_SIGNS[worst]:>2}{min(count, 9)}"


CONFLICT_SIGN, MARKED_SIGN, NOTED_SIGN = "≠", "ᵐ", "ⁿ"


def said_sign(row: SegmentRow) -> str:
    """Return one cell for what else was said of a segment, what asks for most first; blank for nothing."""
    if row.has_conflict:
        return CONFLICT_SIGN
    if row.mark_count:
        return MARKED_SIGN
    return NOTED_SIGN if row.has_note else " "


FLAG_SIGN = STATUS_SIGNS[Status.FLAGGED]


def bar(share: float, cells: int) -> tuple[str, str]:
    """Return a bar of progress as its full and its empty part; full only when all is done."""
    full = cells if share >= 1 else min(cells - 1, round(share * cells))
    return "━" * full, "─" * (cells - full)
