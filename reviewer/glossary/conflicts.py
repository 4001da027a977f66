"""Where a glossary contradicts itself: what a lead should settle before others rely on it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reviewer.glossary.concepts import Glossary
from reviewer.model.term import Concept, Term, TermStatus
from reviewer.text.han import normalise
from reviewer.text.lemmas import english_words


class ConflictKind(StrEnum):
    """How two entries contradict each other."""

    TWO_PREFERRED = "two preferred"
    SAME_CHINESE = "same Chinese"
    FORBIDDEN_THERE = "forbidden there"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One contradiction."""

    kind: ConflictKind
    concept: str
    """Id of the concept to look at."""
    message: str
    """One line that names both sides and what to do."""
    others: tuple[str, ...] = ()
    """Ids of the other concepts that are part of it."""


def conflicts_about(glossary: Glossary, identifier: str) -> tuple[Conflict, ...]:
    """Find the contradictions that one concept is part of, as `conflicts_in` does.

    Only concepts whose Chinese stands in its Chinese, or the other way round, are looked at; of a
    concept that is not there nothing is found.
    """
    concept = glossary.by_id.get(identifier)
    if concept is None:
        return ()
    own = tuple(map(normalise, concept.zh))
    near: list[Concept] = []
    for other in glossary.concepts:
        chinese = tuple(map(normalise, other.zh))
        if any(mine in theirs or theirs in mine for mine in own for theirs in chinese):
            near.append(other)
    return tuple(
        conflict
        for conflict in conflicts_in(glossary.with_concepts(near))
        if identifier in {conflict.concept, *conflict.others}
    )


def conflicts_in(glossary: Glossary) -> tuple[Conflict, ...]:
    """Find the contradictions, concept by concept.

    Two preferred terms without a difference that a reader could go by; one Chinese term in two
    concepts that neither sense, cues nor body tell apart; an accepted English term that holds one
    which is forbidden for the same Chinese, or for Chinese inside it.
    """
    by_chinese: dict[str, list[Concept]] = defaultdict(list)
    for concept in glossary.concepts:
        for zh in dict.fromkeys(map(normalise, concept.zh)):
            by_chinese[zh].append(concept)
    found: dict[Conflict, None] = {}
    for concept in glossary.concepts:
        found |= dict.fromkeys(_two_preferred(concept))
        found |= dict.fromkeys(_same_chinese(concept, by_chinese))
        found |= dict.fromkeys(_forbidden_there(concept, by_chinese))
    return tuple(found)


def _two_preferred(concept: Concept) -> Iterator[Conflict]:
    preferred = [
        term
        for term in concept.with_status(TermStatus.PREFERRED)
        if not term.is_abbreviation and not term.has_dates
    ]
    parts = [term.part_of_speech for term in preferred]
    if len(preferred) > 1 and len(set(parts)) < len(parts):
        texts = " and ".join(f"'{term.text}'" for term in preferred)
        message = f"{concept.zh[0]}: {texts} are preferred: keep one, admit the other"
        yield Conflict(ConflictKind.TWO_PREFERRED, concept.id, message)


def _same_chinese(concept: Concept, by_chinese: dict[str, list[Concept]]) -> Iterator[Conflict]:
    for zh in concept.zh:
        same = by_chinese[normalise(zh)]
        # Told once, at the last of them.
        if len(same) > 1 and same[-1] is concept:
            unmarked = [one for one in same if not (one.sense or one.cues or one.body)]
            if len(unmarked) > 1:
                ids = " and ".join(f"'{one.id}'" for one in unmarked)
                message = f"{zh} is in {ids}: join them, or give each a sense and cues"
                others = tuple(one.id for one in unmarked if one is not concept)
                yield Conflict(ConflictKind.SAME_CHINESE, concept.id, message, others)


def _forbidden_there(concept: Concept, by_chinese: dict[str, list[Concept]]) -> Iterator[Conflict]:
    accepted = concept.with_status(TermStatus.PREFERRED, TermStatus.ADMITTED)
    for zh, inner in _inside(concept, by_chinese):
        for forbidden in inner.with_status(TermStatus.FORBIDDEN):
            for term in accepted:
                if not forbidden.valid_until and _holds(term, forbidden):
                    message = (
                        f"{concept.zh[0]}: '{term.text}' is {term.status}, but '{forbidden.text}' is "
                        f"forbidden for {zh}: change one of the two"
                    )
                    yield Conflict(ConflictKind.FORBIDDEN_THERE, concept.id, message, (inner.id,))


def _inside(
    concept: Concept, by_chinese: dict[str, list[Concept]]
) -> Iterator[tuple[str, Concept]]:
    """Give the other concepts whose Chinese stands in this one's, or is the same in one sense."""
    seen = {concept.id}
    for whole in map(normalise, concept.zh):
        for start in range(len(whole)):
            for end in range(start + 2, len(whole) + 1):
                for inner in by_chinese.get(whole[start:end], ()):
                    is_other_sense = end - start == len(whole) and bool(inner.sense or inner.cues)
                    is_other_body = bool(inner.body and concept.body and inner.body != concept.body)
                    if inner.id not in seen and not is_other_sense and not is_other_body:
                        seen.add(inner.id)
                        yield whole[start:end], inner


def _holds(term: Term, forbidden: Term) -> bool:
    whole, part = _lemmas(term.text), _lemmas(forbidden.text)
    return bool(part) and any(
        whole[start : start + len(part)] == part for start in range(len(whole) - len(part) + 1)
    )


def _lemmas(text: str) -> tuple[str, ...]:
    return tuple(word.lemma for word in english_words(text))
