"""The lead's work: judge proposals, see what they would do, release the glossary."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reviewer.model.decision import EventKind
from reviewer.model.errors import DecisionError, GlossaryError
from reviewer.session import deciding
from reviewer.session.adding import as_segment
from reviewer.session.amending import (
    GlossaryChange,
    amended,
    changes_between,
    new_conflicts,
    target_of,
)
from reviewer.session.clock import new_id, utc_now
from reviewer.session.proposals import (
    WAITING,
    Proposal,
    Release,
    Verdict,
    proposal,
    proposals,
    releases,
)
from reviewer.store import glossaries, log, segments, selection
from reviewer.store.keys import GLOSSARY
from reviewer.store.log import Saying
from reviewer.store.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reviewer.glossary.concepts import Glossary
    from reviewer.model.segment import Segment
    from reviewer.model.term import Strictness, TermStatus
    from reviewer.session.effect import Effect
    from reviewer.session.mining import Mining
    from reviewer.session.project import Project
    from reviewer.session.views import Clock, NewId


_AT_ONCE: Final = 200
"""Segments that are read at a time to look at the effect of a proposal: 0.1 s of checks."""


class Lead:
    """One lead at work on a project's glossary. Each act is kept at once."""

    def __init__(
        self, project: Project, author: str, *, clock: Clock = utc_now, ids: NewId = new_id
    ) -> None:
        self._project = project
        self._database = project.database
        self._author = author
        self._clock = clock
        self._ids = ids

    @contextmanager
    def aside(self, *, writes: bool = False) -> Iterator[Lead]:
        """Give the same lead through a connection of its own: for another thread."""
        with self._project.beside() if writes else self._project.aside() as project:
            yield Lead(project, self._author, clock=self._clock, ids=self._ids)

    def proposals(self, *verdicts: Verdict) -> tuple[Proposal, ...]:
        """List the proposals that stand at these verdicts, the oldest first; all where none is named."""
        return tuple(
            one for one in proposals(self._database) if not verdicts or one.verdict in verdicts
        )

    def propose_strictness(
        self, concept: str, strictness: Strictness, note: str = ""
    ) -> Proposal | None:
        """Propose to enforce a concept, or only to advise it; None where that was proposed before.

        What was turned down is not proposed again. Raises GlossaryError where there is no such concept.
        """
        found = self._project.glossary().by_id.get(concept)
        if found is None:
            raise GlossaryError(f"the glossary has no concept '{concept}'")
        before = (one for one in self.proposals() if not one.release)
        if any((one.concept, one.strictness) == (concept, strictness) for one in before):
            return None
        payload: dict[str, object] = {
            "zh": found.zh[0],
            "concept": concept,
            "strictness": strictness.value,
            "note": deciding.clean(note),
            "base": glossaries.release_in_force(self._database),
        }
        return self._found(self._say(Saying(EventKind.PROPOSAL, "", payload)))

    def mining(self) -> Mining:
        """Give the candidates that are mined from what was accepted."""
        from reviewer.session.mining import Mining  # noqa: PLC0415 — seldom wanted

        return Mining(self._project, self._author, clock=self._clock, ids=self._ids)

    def approve(
        self,
        proposal_id: str,
        reason: str = "",
        *,
        zh: str = "",
        en: str = "",
        status: TermStatus | None = None,
        concept: str = "",
    ) -> Proposal:
        """Approve a proposal, as it is or amended; `concept` says which of several senses is meant.

        It comes into force with the next release. Raises DecisionError where there is no such proposal
        or a release has it already, GlossaryError where it fits no concept for sure.
        """
        found = self._open(proposal_id)
        if found.strictness is not None and (zh or en or status):
            raise DecisionError("it changes no term: approve it as it is, or reject it")
        if concept and concept not in self._project.glossary().by_id:
            raise GlossaryError(f"the glossary has no concept '{concept}'")
        payload: dict[str, object] = {"reason": reason, "zh": zh, "en": en, "concept": concept}
        if status:
            payload["status"] = status.value
        with self._database.writing():
            judged = self._judge(found, Verdict.APPROVED, payload)
            # Refused here, within the transaction, is not approved.
            self.working_glossary()
        return judged

    def reject(self, proposal_id: str, reason: str) -> Proposal:
        """Turn a proposal down, with a reason."""
        if not reason.strip():
            raise DecisionError("say why: who proposed it will read it")
        return self._judge(self._open(proposal_id), Verdict.REJECTED, {"reason": reason})

    def take(self, proposal_id: str) -> Proposal:
        """Take a proposal in review. Raises DecisionError where another lead has it, or a verdict stands."""
        found = self._open(proposal_id)
        if found.verdict is Verdict.IN_REVIEW and found.judged_by != self._author:
            raise DecisionError(f"{found.judged_by} has it in review since {found.judged_at[:10]}")
        if found.verdict not in WAITING:
            raise DecisionError(f"it is {found.verdict}: reopen it first")
        return self._judge(found, Verdict.IN_REVIEW, {})

    def defer(self, proposal_id: str, reason: str = "") -> Proposal:
        """Leave a proposal for later."""
        return self._judge(self._open(proposal_id), Verdict.DEFERRED, {"reason": reason})

    def reopen(self, proposal_id: str) -> Proposal:
        """Take the last verdict on a proposal back."""
        found = self._open(proposal_id)
        if not found.judgement:
            raise DecisionError("nobody has judged this proposal")
        self._say(Saying(EventKind.UNDO, found.id, answers=found.judgement))
        return self._found(found.id)

    def working_glossary(self) -> Glossary:
        """Give the glossary in force with everything that was approved since."""
        glossary = self._project.glossary()
        for one in self._approved():
            glossary = amended(glossary, one)
        return glossary

    def with_proposal(self, proposal_id: str, *, concept: str = "") -> tuple[Glossary, Glossary]:
        """Give the working glossary without and with a proposal that nobody approved yet."""
        found = self._found(proposal_id)
        working = self.working_glossary()
        return working, amended(working, replace(found, concept=concept or found.concept))

    def effect(
        self,
        proposal_id: str,
        *,
        concept: str = "",
        goes_on: Callable[[int], bool] = lambda _: True,
    ) -> Effect:
        """Tell what approving a proposal would do to the segments that are there.

        `goes_on` is told how many were looked at, and says whether to look at more.
        """
        from reviewer.session.effect import changed_chinese, effect_of  # noqa: PLC0415 — text room

        before, after = self.with_proposal(proposal_id, concept=concept)
        stored = self._segments_with(changed_chinese(before, after), goes_on)
        return effect_of(stored, before, after, make=self._project.make_checker)

    def conflicts(self, proposal_id: str) -> tuple[str, ...]:
        """Say what speaks against a proposal as it is, one line each."""
        return tuple(self._conflicts(self._found(proposal_id)))

    def evidence(self, proposed: Proposal) -> str:
        """Give the Chinese and the English of the segment that a proposal came from."""
        segment_id = segments.id_of(self._database, proposed.segment) if proposed.segment else None
        body = segments.body(self._database, segment_id) if segment_id is not None else None
        return f"{body.zh} | {body.en}" if body else ""

    def release(self, note: str = "", notify: Callable[[str], None] | None = None) -> Release:
        """Put everything that was approved in force, under the next number; segments are checked again.

        `notify` is told which document was.

        Raises DecisionError where nothing was approved since the last release.
        """
        approved = self._approved()
        if not approved:
            raise DecisionError("nothing was approved since the last release")
        with self._database.writing():
            working = self.working_glossary()
            known = [one.number for one in releases(self._database)]
            number = max([glossaries.highest_release(self._database), *known]) + 1
            base = glossaries.hash_in_force(self._database)
            sha256 = glossaries.put_in_force(
                self._database, working.concepts, name=working.name, release=number
            )
            payload: dict[str, object] = {
                "number": number,
                "note": deciding.clean(note),
                "sha256": sha256,
                "base": base,
                "approvals": [one.id for one in approved],
            }
            self._say(Saying(EventKind.RELEASE, GLOSSARY, payload))
        self._project.recheck(notify)
        return releases(self._database)[-1]

    def catch_up(self) -> int:
        """Put releases in force that came with another's log, where they were made from what is here.

        Gives the number of the last one; 0 where there was none to follow.
        """
        last = 0
        for release in releases(self._database):
            if release.base == glossaries.hash_in_force(self._database) and self._follow(release):
                last = release.number
        if last:
            self._project.recheck()
        return last

    def _follow(self, release: Release) -> bool:
        by_id = {one.id: one for one in self.proposals(Verdict.APPROVED)}
        if not all(approved in by_id for approved in release.approvals):
            return False
        glossary = self._project.glossary()
        try:
            for approved in release.approvals:
                glossary = amended(glossary, by_id[approved])
        except GlossaryError:
            return False
        name, number = glossary.name, release.number
        if glossaries.hash_of(glossary.concepts, name=name, release=number) != release.sha256:
            return False
        with self._database.writing():
            glossaries.put_in_force(self._database, glossary.concepts, name=name, release=number)
        return True

    def releases(self) -> tuple[Release, ...]:
        """List the releases, by number."""
        return releases(self._database)

    def changes_since(self, number: int | None = None) -> tuple[GlossaryChange, ...]:
        """Tell how the glossary with all that is approved differs from a release (None: the last).

        Raises GlossaryError where this project has no release of that number.
        """
        old = self._project.glossary() if number is None else self._released(number)
        wanted = [
            one
            for one in self.proposals(Verdict.APPROVED)
            if not one.release or one.release > old.release
        ]
        evidence = {one.segment: self.evidence(one) for one in wanted}
        return changes_between(old, self.working_glossary(), wanted, evidence)

    def _released(self, number: int) -> Glossary:
        from reviewer.glossary.concepts import Glossary  # noqa: PLC0415 — not for a first frame

        found = glossaries.with_release(self._database, number)
        if found is None:
            raise GlossaryError(f"there is no release {number} of the glossary in this project")
        return Glossary(found[2], found[0], found[1])

    def _approved(self) -> tuple[Proposal, ...]:
        approved = (one for one in self.proposals(Verdict.APPROVED) if not one.release)
        return tuple(sorted(approved, key=lambda one: (one.judged_at, one.id)))

    def _judge(self, found: Proposal, verdict: Verdict, payload: dict[str, object]) -> Proposal:
        said = {
            key: deciding.clean(value) if isinstance(value, str) else value
            for key, value in payload.items()
            if value
        }
        answers = found.judgement or found.id
        saying = Saying(EventKind.APPROVAL, found.id, {**said, "verdict": verdict.value}, answers)
        self._say(saying)
        return self._found(found.id)

    def _say(self, saying: Saying) -> str:
        """Say it; give the subject of what was said."""
        with self._database.writing():
            events = log.say(
                self._database,
                [saying],
                author=self._author,
                clock=self._clock,
                new_id=self._ids,
            )
            self._project.follow(events)
        return events[0].subject

    def _found(self, proposal_id: str) -> Proposal:
        found = proposal(self._database, proposal_id)
        if found is None:
            raise DecisionError(f"there is no proposal {proposal_id}: it may have been taken back")
        return found

    def _open(self, proposal_id: str) -> Proposal:
        found = self._found(proposal_id)
        if found.release:
            raise DecisionError(
                f"release {found.release} has this already: propose a change to it instead"
            )
        return found

    def _conflicts(self, found: Proposal) -> Iterator[str]:
        working = self.working_glossary()
        if found.base < working.release:
            yield f"it was made on release {found.base}, this is {working.release}"
        for other in self.proposals(Verdict.PROPOSED, Verdict.IN_REVIEW, Verdict.APPROVED):
            if other.zh == found.zh and other.en != found.en and other.strictness is None:
                yield f"{other.author} proposed '{other.en}' for {other.zh} ({other.verdict})"
        try:
            target = target_of(working, found)
        except GlossaryError as error:
            yield str(error)
            return
        if found.strictness is not None:
            if target is None or target.strictness is found.strictness:
                yield f"{found.zh} is {target.strictness if target else 'not in the glossary'} now"
            return
        for term in target.en if target else ():
            if term.text == found.en:
                yield f"'{term.text}' is {term.status} for {found.zh} now"
            elif term.status is found.status and found.status.value == "preferred":
                yield f"'{term.text}' is preferred for {found.zh} now and would become admitted"
        yield from new_conflicts(working, found)

    def _segments_with(
        self, terms: Iterable[str], goes_on: Callable[[int], bool]
    ) -> Iterator[Segment]:
        seen: set[int] = set()
        for term in terms:
            place = 0
            while found := self._some_with(term, place):
                new = [segment_id for segment_id, _ in found if segment_id not in seen]
                place = found[-1][1]
                texts = segments.other_texts_of(self._database, new)
                for body in segments.bodies_of(self._database, new):
                    if not goes_on(len(seen)):
                        return
                    seen.add(body.id)
                    segment = as_segment(body)
                    yield replace(segment, en=texts.get(body.id, segment.en))

    def _some_with(self, term: str, place: int) -> list[tuple[int, int]]:
        return selection.after(self._database, Selection(texts=(term,)), place, _AT_ONCE)
