"""Setting a finding aside: which one, why, and how far; or taking it up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.model.finding import WaiverScope
from reviewer.tui.screens.asking import Choice, Field, ask, choose

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.session.review import Review
    from reviewer.session.views import Outcome, SegmentView
    from reviewer.tui.screens.asking import AnyApp

_SCOPES = (
    (WaiverScope.SEGMENT, "in this segment"),
    (WaiverScope.DOCUMENT, "in the whole document"),
    (WaiverScope.RULE, "wherever this rule says it"),
)
EVERYWHERE_FIRST = _SCOPES[::-1]
"""For what is about all documents."""


def ask_waiver(
    app: AnyApp,
    view: SegmentView,
    act: Callable[[str, Callable[[Review], Outcome]], object],
) -> None:
    """Ask for a finding of the segment, by its digit; one that was set aside is taken up again.

    `act` is told what is done and how: it may be about very many segments.
    """
    segment_id = view.row.id

    def take(number: int) -> None:
        found = view.findings[number]
        if found.waived_by:
            act("taking a waiver back", lambda review: review.unwaive(segment_id, number))
            return
        field = Field(placeholder="why it is right as it stands")
        title = f"Why set aside: {found.finding.message}"
        ask(app, title, (field,), lambda texts: ask_scope(app, waive(number, texts[0])))

    def waive(number: int, reason: str) -> Callable[[WaiverScope], object]:
        return lambda scope: act(
            "setting a finding aside",
            lambda review: review.waive(segment_id, number, reason, scope),
        )

    choices = [
        Choice(found.finding.message, "set aside" if found.waived_by else "")
        for found in view.findings
    ]
    choose(app, "Set which finding aside?", choices, take, is_numbered=True)


def ask_scope(
    app: AnyApp,
    then: Callable[[WaiverScope], object],
    scopes: tuple[tuple[WaiverScope, str], ...] = _SCOPES,
) -> None:
    """Ask how far a waiver reaches."""
    choices = [Choice(words) for _, words in scopes]
    choose(app, "Set it aside", choices, lambda number: then(scopes[number][0]), is_numbered=True)
