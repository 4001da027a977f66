"""Where reviewers disagree on a segment: the last word of each, side by side."""

from dataclasses import dataclass

from reviewer.model.decision import EventKind, Status
from reviewer.session.views import SegmentView


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one reviewer said last of a segment."""

    author: str
    status: Status
    english: str
    """The English that they said it of."""


def opinions(view: SegmentView) -> tuple[Opinion, ...]:
    """Return the last word of each reviewer, in the order in which they were said."""
    last: dict[str, Opinion] = {}
    for entry in view.history:
        if entry.kind is EventKind.DECISION and not entry.undone and entry.summary in set(Status):
            english = view.en_page if entry.text is None else entry.text
            last.pop(entry.author, None)
            last[entry.author] = Opinion(entry.author, Status(entry.summary), english)
    return tuple(last.values())
