"""A glossary with approved proposals in it, and what two states of it differ in."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from reviewer.glossary.concepts import Glossary, concept_id
from reviewer.model.errors import GlossaryError
from reviewer.model.term import Concept, Term, TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reviewer.session.proposals import Proposal


@dataclass(frozen=True, slots=True)
class GlossaryChange:
    """One difference between two states of the glossary, with who wanted it and why."""

    concept: str
    """Its id."""
    zh: str
    field: str
    """`concept`, `term`, a field of the concept (`zh`, `note` …), or one of a term: `case of patent`."""
    old: str
    """Empty where there was none; a term stands with its status, `licence (forbidden)`."""
    new: str
    author: str = ""
    """Who proposed it."""
    approved_by: str = ""
    at: str = ""
    reason: str = ""
    evidence: str = ""
    """The Chinese and the English of the segment that the proposal came from."""


def amended(glossary: Glossary, proposed: Proposal) -> Glossary:
    """Put a proposal into a glossary.

    A new preferred term takes the place of the one before, which stays admitted. Raises GlossaryError
    where several concepts have the Chinese and the proposal names none of them, or where the concept
    whose strictness it would change is gone.
    """
    target = target_of(glossary, proposed)
    if proposed.strictness is not None:
        if target is None:
            raise GlossaryError(f"the glossary has no concept '{proposed.concept}' any more")
        return _with(glossary, replace(target, strictness=proposed.strictness))
    term = Term(proposed.en, proposed.status, note=proposed.note)
    if target is None:
        taken = proposed.concept or concept_id(proposed.zh)
        new = Concept(taken, (proposed.zh,), (term,))
        return glossary.with_concepts((*glossary.concepts, new))
    return _with(glossary, replace(target, en=_with_term(target, term)))


def _with(glossary: Glossary, changed: Concept) -> Glossary:
    """Put a changed concept in the place of the one with its id."""
    return glossary.with_concepts(
        changed if concept.id == changed.id else concept for concept in glossary.concepts
    )


def target_of(glossary: Glossary, proposed: Proposal) -> Concept | None:
    """Find the concept that a proposal is about; None where it would be a new one."""
    if proposed.concept:
        return glossary.by_id.get(proposed.concept)
    same = [concept for concept in glossary.concepts if proposed.zh in concept.zh]
    if len(same) > 1:
        senses = ", ".join(concept.id for concept in same)
        raise GlossaryError(
            f"{proposed.zh} has several senses ({senses}): name the concept to change"
        )
    return same[0] if same else None


def new_conflicts(glossary: Glossary, proposed: Proposal) -> Iterator[str]:
    """Say where a glossary would contradict itself with a proposal in it, and does not now."""
    from reviewer.glossary.conflicts import conflicts_about  # noqa: PLC0415 — 0.3 s of English lemmas

    with_it = amended(glossary, proposed)
    target = target_of(with_it, proposed)
    if target is not None:
        before = {one.message for one in conflicts_about(glossary, target.id)}
        after = (one.message for one in conflicts_about(with_it, target.id))
        yield from (message for message in after if message not in before)


def changes_between(
    old: Glossary, new: Glossary, wanted: Iterable[Proposal], evidence: Mapping[str, str]
) -> tuple[GlossaryChange, ...]:
    """Tell how one state of the glossary differs from another, in the order of the new one.

    `wanted` are the approved proposals, `evidence` the texts of their segments by key.
    """
    by_concept: dict[tuple[str, bool], Proposal] = {}
    for proposed in wanted:
        target = target_of(new, proposed)
        concept = target.id if target else proposed.zh
        by_concept[concept, proposed.strictness is not None] = proposed
    found = []
    for change in _differences(old, new):
        proposed_one = by_concept.get((change.concept, change.field == "strictness"))
        found.append(_signed(change, proposed_one, evidence) if proposed_one else change)
    return tuple(found)


def _with_term(concept: Concept, term: Term) -> tuple[Term, ...]:
    same = next((one for one in concept.en if one.text == term.text), None)
    others = [one for one in concept.en if one is not same]
    kept = replace(same, status=term.status, note=term.note or same.note) if same else term
    if term.status is not TermStatus.PREFERRED:
        return (
            tuple(kept if one is same else one for one in concept.en) if same else (*others, kept)
        )
    demoted = (
        replace(one, status=TermStatus.ADMITTED) if one.status is TermStatus.PREFERRED else one
        for one in others
    )
    return (kept, *demoted)


def _differences(old: Glossary, new: Glossary) -> Iterator[GlossaryChange]:
    for concept in new.concepts:
        before = old.by_id.get(concept.id)
        if before is None:
            terms = "; ".join(map(_shown, concept.en))
            yield GlossaryChange(concept.id, concept.zh[0], "concept", "", terms)
        elif before != concept:
            yield from _changed(before, concept)
    for concept in old.concepts:
        if concept.id not in new.by_id:
            terms = "; ".join(map(_shown, concept.en))
            yield GlossaryChange(concept.id, concept.zh[0], "concept", terms, "")


def _changed(before: Concept, after: Concept) -> Iterator[GlossaryChange]:
    zh = after.zh[0]
    was = {term.text: term for term in before.en}
    now = {term.text: term for term in after.en}
    for text in dict.fromkeys((*now, *was)):
        yield from _term_changes(after, was.get(text), now.get(text))
    for field in ("zh", "sense", "cues", "body", "strictness", "subject", "source", "note"):
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            yield GlossaryChange(after.id, zh, field, _plain(old), _plain(new))


def _term_changes(concept: Concept, was: Term | None, now: Term | None) -> Iterator[GlossaryChange]:
    """Tell how one English term differs: that it is there and its status, then what is said of it."""
    zh = concept.zh[0]
    if was is None or now is None or was.status is not now.status:
        yield GlossaryChange(concept.id, zh, "term", _shown(was), _shown(now))
    if was is None or now is None:
        return
    for field in fields(Term):
        old, new = getattr(was, field.name), getattr(now, field.name)
        if old != new and field.name not in {"text", "status"}:
            called = f"{field.name.removeprefix('is_').replace('_', ' ')} of {now.text}"
            yield GlossaryChange(concept.id, zh, called, _plain(old), _plain(new))


def _signed(
    change: GlossaryChange, proposed: Proposal, evidence: Mapping[str, str]
) -> GlossaryChange:
    return replace(
        change,
        author=proposed.author,
        approved_by=proposed.judged_by,
        at=proposed.judged_at,
        reason=proposed.reason or proposed.note,
        evidence=evidence.get(proposed.segment, ""),
    )


def _shown(term: Term | None) -> str:
    return f"{term.text} ({term.status})" if term else ""


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return "|".join(value) if isinstance(value, tuple) else str(value)
