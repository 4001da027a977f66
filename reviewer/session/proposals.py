"""Proposals for the glossary as the log has them: what was proposed, what the lead said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from reviewer.model.decision import EventKind
from reviewer.model.term import Strictness, TermStatus
from reviewer.store import log
from reviewer.store.fold import ORDER, voided
from reviewer.store.payload import opened, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.model.decision import Event
    from reviewer.store.database import Database


class Verdict(StrEnum):
    """Where a proposal stands."""

    PROPOSED = "proposed"
    IN_REVIEW = "in review"
    """A lead looks at it: other leads leave it alone."""
    APPROVED = "approved"
    REJECTED = "rejected"
    DEFERRED = "deferred"


WAITING: Final = (Verdict.PROPOSED, Verdict.IN_REVIEW, Verdict.DEFERRED)
"""Where a proposal stands that still waits for the lead."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change to the glossary that somebody proposed."""

    id: str
    zh: str
    en: str
    """As proposed, or as the lead amended it; empty where it is about strictness."""
    status: TermStatus
    """What the English term should become."""
    note: str
    author: str
    at: str
    verdict: Verdict
    segment: str = ""
    """Key of the segment that is its evidence; empty where there is none."""
    concept: str = ""
    """Id of the concept that it is about, where it or the lead named one."""
    base: int = 0
    """Number of the release that it was made on."""
    judged_by: str = ""
    judged_at: str = ""
    reason: str = ""
    """What the lead said."""
    judgement: str = ""
    """Id of the event that the verdict stands by."""
    release: int = 0
    """Number of the release that has it; 0 where none has."""
    strictness: Strictness | None = None
    """What the concept should become, where the proposal is about that and no English term."""

    @property
    def wanted(self) -> str:
        """What should stand for the Chinese: `patent right (preferred)`, `advise only`."""
        if self.strictness is None:
            return f"{self.en} ({self.status})"
        return "advise only" if self.strictness is Strictness.ADVISE else "enforce"


@dataclass(frozen=True, slots=True)
class Release:
    """A numbered state of the glossary."""

    number: int
    author: str
    at: str
    note: str
    sha256: str
    base: str
    """Hash of the glossary that it was made from."""
    approvals: tuple[str, ...]
    """Ids of the proposals that it took in."""


def proposals(database: Database) -> tuple[Proposal, ...]:
    """Give all proposals that were not taken back, the oldest first."""
    kinds = (EventKind.PROPOSAL, EventKind.APPROVAL)
    subjects = {event.subject for event in log.of_kinds(database, *kinds)}
    released = {
        proposal: release.number
        for release in reversed(releases(database))
        for proposal in release.approvals
    }
    found = (
        _fold(log.of_subject(database, subject), released.get(subject, 0)) for subject in subjects
    )
    return tuple(sorted((one for one in found if one), key=attrgetter("at", "id")))


def proposal(database: Database, proposal_id: str) -> Proposal | None:
    """Find one proposal by its id."""
    return next((one for one in proposals(database) if one.id == proposal_id), None)


def releases(database: Database) -> tuple[Release, ...]:
    """Give the releases that the log tells of, by number; of two of one number, the first made."""
    events = sorted(log.of_kinds(database, EventKind.RELEASE), key=ORDER)
    made = sorted(map(_release, events), key=attrgetter("number"))
    return tuple(next(same) for _, same in groupby(made, key=attrgetter("number")))


def _fold(events: Sequence[Event], release: int) -> Proposal | None:
    void = voided(events)
    first = next((e for e in events if e.kind is EventKind.PROPOSAL and e.id not in void), None)
    if first is None:
        return None
    said = opened(first.payload)
    base = said.get("base")
    proposed = Proposal(
        id=first.id,
        zh=text_of(said, "zh"),
        en=text_of(said, "en"),
        status=_term_status(text_of(said, "status")),
        note=text_of(said, "note"),
        author=first.author,
        at=first.at,
        verdict=Verdict.PROPOSED,
        segment=text_of(said, "segment"),
        base=base if isinstance(base, int) else 0,
        release=release,
        concept=text_of(said, "concept"),
        strictness=_strictness(text_of(said, "strictness")),
    )
    return _judged(proposed, (e for e in events if e.id not in void))


def _judged(proposed: Proposal, events: Iterable[Event]) -> Proposal:
    for event in events:
        said = opened(event.payload)
        verdict = text_of(said, "verdict")
        if event.kind is not EventKind.APPROVAL or verdict not in set(Verdict):
            continue
        proposed = replace(
            proposed,
            zh=text_of(said, "zh") or proposed.zh,
            en=text_of(said, "en") or proposed.en,
            status=_term_status(text_of(said, "status") or proposed.status),
            concept=text_of(said, "concept") or proposed.concept,
            verdict=Verdict(verdict),
            judged_by=event.author,
            judged_at=event.at,
            reason=text_of(said, "reason"),
            judgement=event.id,
        )
    return proposed


def _term_status(word: str) -> TermStatus:
    return TermStatus(word) if word in set(TermStatus) else TermStatus.PREFERRED


def _strictness(word: str) -> Strictness | None:
    return Strictness(word) if word in set(Strictness) else None


def _release(event: Event) -> Release:
    said = opened(event.payload)
    number, approvals = said.get("number"), said.get("approvals")
    return Release(
        number=number if isinstance(number, int) else 0,
        author=event.author,
        at=event.at,
        note=text_of(said, "note"),
        sha256=text_of(said, "sha256"),
        base=text_of(said, "base"),
        approvals=tuple(
            one
            for one in (approvals if isinstance(approvals, list) else ())
            if isinstance(one, str)
        ),
    )
