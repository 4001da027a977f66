"""Term candidates from what people accepted: each becomes a proposal, or is turned down for good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewer.model.decision import EventKind
from reviewer.model.errors import DecisionError
from reviewer.model.term import TermStatus
from reviewer.session import deciding
from reviewer.session.clock import new_id, utc_now
from reviewer.session.proposals import Verdict, proposals
from reviewer.store import glossaries, log
from reviewer.store.accepted import accepted
from reviewer.store.log import Saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.glossary.candidates import Candidate
    from reviewer.model.decision import Event
    from reviewer.session.project import Project
    from reviewer.session.views import Clock, NewId

MOST_PAIRS: Final = 4_000
"""Accepted segments that are mined, the newest: up to 20 s of work."""
MOST_CANDIDATES: Final = 200


@dataclass(frozen=True, slots=True)
class Mined:
    """What was found, and in how much."""

    candidates: tuple[Candidate, ...]
    pairs: int
    """Accepted segments that were looked through."""


class Mining:
    """A lead who looks through candidates. Each act is kept at once and can be undone."""

    def __init__(
        self, project: Project, author: str, *, clock: Clock = utc_now, ids: NewId = new_id
    ) -> None:
        self._project = project
        self._database = project.database
        self._author = author
        self._clock = clock
        self._ids = ids
        self._done: list[tuple[tuple[Event, ...], str]] = []
        self._keys: dict[str, str] = {}
        """Keys of the segments that were looked through, by their Chinese."""

    def mine(self) -> Mined:
        """Mine what was accepted last, without what was ever proposed. For a worker: loads jieba."""
        from reviewer.glossary.candidates import mine_candidates  # noqa: PLC0415 — 0.5 s of jieba

        with self._database.aside() as database:
            rows = accepted(database, MOST_PAIRS)
        self._keys = {row.zh: row.key for row in rows}
        pairs = [(row.zh, row.en) for row in rows]
        found = mine_candidates(pairs, self._project.glossary(), most=MOST_CANDIDATES)
        known = {one.zh for one in proposals(self._database)}
        return Mined(tuple(one for one in found if one.zh not in known), len(pairs))

    def propose(self, zh: str, en: str, example: str = "") -> str:
        """Propose a candidate, with the segment of its first example as evidence; gives what was done."""
        return self._say(zh, en, example, [], f"proposed {zh} = {en}")

    def turn_down(self, zh: str, en: str, example: str = "") -> str:
        """Say that it is no term: it stays in the log as a proposal that was rejected, never mined again."""
        verdict: dict[str, object] = {"verdict": Verdict.REJECTED.value, "reason": "no term"}
        return self._say(zh, en or "–", example, [verdict], f"turned {zh} down")

    def undo(self) -> tuple[str, str]:
        """Take the last of these acts back; gives what was done and the Chinese that it was about."""
        if not self._done:
            raise DecisionError("there is nothing to undo among the candidates")
        events, zh = self._done[-1]
        self._add([Saying(EventKind.UNDO, one.subject, answers=one.id) for one in reversed(events)])
        self._done.pop()
        return f"took {zh} back", zh

    def _say(
        self, zh: str, en: str, example: str, verdicts: Sequence[dict[str, object]], label: str
    ) -> str:
        payload: dict[str, object] = {
            "zh": deciding.clean(zh),
            "en": deciding.clean(en),
            "note": "mined from accepted segments",
            "status": TermStatus.PREFERRED.value,
            "segment": self._keys.get(example, ""),
            "base": glossaries.release_in_force(self._database),
        }
        if not payload["en"]:
            raise DecisionError("no English goes with it for sure: say which")
        with self._database.writing():
            events = self._add([Saying(EventKind.PROPOSAL, "", payload)])
            for verdict in verdicts:
                answer = Saying(EventKind.APPROVAL, events[0].subject, verdict, events[0].id)
                events += self._add([answer])
        self._done.append((events, zh))
        return label

    def _add(self, sayings: Sequence[Saying]) -> tuple[Event, ...]:
        with self._database.writing():
            events = log.say(
                self._database, sayings, author=self._author, clock=self._clock, new_id=self._ids
            )
            self._project.follow(events)
        return events
