"""Setting a finding aside: which one, why, and how far; or taking it up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.model.finding import WaiverScope
from reviewer.tui.screens.forms import Choice, Field, Form, Menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from reviewer.session.review import Review
    from reviewer.session.views import FindingView, Outcome, SegmentView

_SCOPES = (
    (WaiverScope.SEGMENT, "in this segment"),
    (WaiverScope.DOCUMENT, "in the whole document"),
    (WaiverScope.RULE, "wherever this rule says it"),
)


def ask_waiver(
    app: App[None],
    review: Review,
    view: SegmentView,
    act: Callable[[Callable[[], Outcome]], object],
) -> None:
    """Ask for a finding of the segment, by its digit; one that was set aside is taken up again."""
    segment_id = view.row.id

    def take(number: int | None) -> None:
        if number is None:
            return
        if view.findings[number].waived_by:
            act(lambda: review.unwaive(segment_id, number))
        else:
            _ask_reason(
                app,
                view.findings[number],
                lambda reason, scope: act(lambda: review.waive(segment_id, number, reason, scope)),
            )

    choices = tuple(
        Choice(found.finding.message, "set aside" if found.waived_by else "")
        for found in view.findings
    )
    app.push_screen(Menu("Set which finding aside?", choices, is_numbered=True), take)


def _ask_reason(
    app: App[None], found: FindingView, then: Callable[[str, WaiverScope], object]
) -> None:
    def take_reason(texts: tuple[str, ...] | None) -> None:
        if texts is not None:
            _ask_scope(app, lambda scope: then(texts[0], scope))

    field = Field("", placeholder="why it is right as it stands")
    app.push_screen(Form(f"Why set aside: {found.finding.message}", (field,)), take_reason)


def _ask_scope(app: App[None], then: Callable[[WaiverScope], object]) -> None:
    def take(number: int | None) -> None:
        if number is not None:
            then(_SCOPES[number][0])

    choices = tuple(Choice(words) for _, words in _SCOPES)
    app.push_screen(Menu("Set it aside", choices, is_numbered=True), take)
