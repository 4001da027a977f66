"""What a person says who marks an error: checked, put into the words of the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.model.decision import EventKind
from reviewer.model.errors import DecisionError
from reviewer.model.mark import Mark, MarkSeverity
from reviewer.model.span import Side
from reviewer.session import deciding
from reviewer.store.log import Saying

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.model.mark import Category
    from reviewer.model.span import Span
    from reviewer.store.segments import SegmentBody

_MOST_WORDS = 80
"""Characters of the marked words that the log tells besides the span, for its readers."""


def proposed(
    side: Side,
    span: Span | None,
    category: str,
    severity: MarkSeverity,
    *,
    note: str,
    english: str | None,
) -> Mark:
    """Make the mark that is to be said; `english` is None for the page's own."""
    severity, side = MarkSeverity(severity), Side(side)
    return Mark("", side, span, category, severity, deciding.clean(note), english, "", "")


def said(body: SegmentBody, mark: Mark, others: Iterable[Mark], author: str) -> Saying:
    """Say a mark (one with an id: say it otherwise); DecisionError where it can't stand."""
    judged = body.en if mark.english is None else mark.english
    text = body.zh if mark.side is Side.ZH else judged
    if mark.span is not None and (not len(mark.span) or mark.span.end > len(text)):
        raise DecisionError("a mark needs words: choose some, or mark an omission")
    own = [other for other in others if other.author == author and other.id != mark.id]
    twin = next((other for other in own if _same(other, mark)), None)
    if twin:
        raise DecisionError(f"you marked this already: {twin.category}, {twin.severity}")
    payload: dict[str, object] = {
        "side": mark.side.value,
        "category": mark.category,
        "severity": mark.severity.value,
        "note": mark.note,
    }
    if mark.span:
        payload |= {"start": mark.span.start, "end": mark.span.end}
        payload["words"] = mark.span.of(text)[:_MOST_WORDS]
    if mark.english is not None:
        payload["english"] = mark.english
    return Saying(EventKind.MARK, body.key, payload, answers=mark.id)


def removed(body: SegmentBody, mark: Mark) -> Saying:
    """Say that a mark is taken away."""
    return Saying(EventKind.MARK, body.key, {"removed": True}, answers=mark.id)


def found(marks: Iterable[Mark], mark_id: str) -> Mark:
    """Find a mark by its id; DecisionError where it has gone."""
    for mark in marks:
        if mark.id == mark_id:
            return mark
    raise DecisionError("there is no such mark any more: somebody took it away")


def see_that_it_is_known(category: str, categories: Sequence[Category]) -> None:
    """Raise DecisionError for a category that the project does not mark."""
    names = [known.name for known in categories]
    if category not in names:
        raise DecisionError(f"no category '{category}': this project marks {', '.join(names)}")


def category_names(names: Iterable[str]) -> tuple[str, ...]:
    """Make names of categories fit to be kept; DecisionError where one can't be."""
    cleaned = tuple(deciding.clean(name) for name in names)
    if not all(cleaned) or not cleaned:
        raise DecisionError("a category needs a name, as Accuracy/Mistranslation or Style")
    if len(set(cleaned)) < len(cleaned):
        raise DecisionError("two categories have the same name")
    return cleaned


def _same(one: Mark, other: Mark) -> bool:
    """Say whether two marks are of the same words, for the same reason."""
    return (one.side, one.span, one.category, one.english) == (
        other.side,
        other.span,
        other.category,
        other.english,
    )
