"""What people say of segments, and how each saying is kept."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Where a segment stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    EDITED = "edited"
    FLAGGED = "flagged"
    REJECTED = "rejected"
    SKIPPED = "skipped"

    @property
    def is_done(self) -> bool:
        """Say whether nothing more is asked of the translator."""
        return self in {Status.ACCEPTED, Status.EDITED, Status.REJECTED}


class EventKind(StrEnum):
    """Every kind of thing that a person can say; the values are the words in the log."""

    DECISION = "decision"
    NOTE = "note"
    MARK = "mark"
    WAIVER = "waiver"
    ALIGNMENT = "alignment"
    PROPOSAL = "proposal"
    APPROVAL = "approval"
    RELEASE = "release"
    CATEGORIES = "categories"
    SAMPLE = "sample"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the append-only log."""

    id: str
    """A UUID."""
    kind: EventKind
    author: str
    at: str
    """UTC, ISO 8601 with microseconds and `Z`: sorts as text."""
    subject: str
    """What it is about: the key of a segment or document, or the id of a proposal."""
    answers: str
    """Id of the event that it answers or undoes; empty when it answers none."""
    payload: str
    """Canonical JSON (sorted keys, no spaces, UTF-8), its shape set by `kind`."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of a segment, as it stands now."""

    status: Status
    text: str | None = None
    """The English that the person wrote, for `edited`."""
    author: str = ""
    at: str = ""
    event: str = ""
    """Id of the event that said it."""
