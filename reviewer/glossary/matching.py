"""A glossary ready for texts: its Chinese terms found in Chinese, a concept's terms in English."""

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from reviewer.glossary.concepts import Glossary
from reviewer.glossary.english import EnglishText, pattern_of
from reviewer.glossary.renderings import Rendering, find_scattered, find_term
from reviewer.glossary.shortening import Shortenings
from reviewer.model.segment import TermHit
from reviewer.model.span import Span
from reviewer.model.term import Concept, TermStatus
from reviewer.text.han import normalise
from reviewer.text.tokens import cuts_through

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_NEAR: Final = 40
"""Characters around a term in which its cue must stand."""


_NUMERALS: Final = frozenset("一二三四五六七八九十百千万两")
_COUNTED: Final = frozenset("岁个名天次日人件项里丈尺斤")


class Matcher:
    """Finds a glossary's terms; what it prepares for a concept it prepares at its first use."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary

    def hits(self, zh: str) -> tuple[TermHit, ...]:
        """Find the glossary's Chinese terms: leftmost first, of those the longest, none in another.

        Traditional characters and full-width letters match too. A stretch whose both edges cut
        words of its neighbourhood is no hit. Spans are of `zh` as it was given.
        """
        if not self.glossary.concepts:
            return ()
        text = normalise(zh)
        found = [
            (start, -end, key)
            for key, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
        ]
        hits = []
        taken = 0
        for start, minus_end, key in sorted(found):
            span = Span(start, -minus_end)
            if start >= taken and not (_counts(text, span) or cuts_through(text, span)):
                taken = span.end
                fitting = self._fitting(text, span, self._named(self._keys[key]))
                hits += [TermHit(span, concept.id) for concept in fitting[:1]]
        return tuple(hits)

    def concepts(self, zh: str, hit: TermHit) -> tuple[Concept, ...]:
        """Give the concepts that a hit may stand for here, by their cues; the likeliest first.

        Nothing when the glossary has changed since the hit was found and has it no more.
        """
        return self.concepts_in(normalise(zh), hit)

    def concepts_in(self, text: str, hit: TermHit) -> tuple[Concept, ...]:
        """Do the same in a Chinese text that is normalised."""
        named = self._named(hit.span.of(text))
        return self._fitting(text, hit.span, named) if named else ()

    def renderings(
        self, concept: Concept, english: EnglishText, times: int = 1
    ) -> tuple[Rendering, ...]:
        """Find a concept's English terms of every status in an English text.

        Words that only stand near each other are looked for where fewer than `times` accepted
        terms stand as they are written.
        """
        found = [
            rendering
            for term in concept.en
            for rendering in find_term(term, english, self._shortenings)
        ]
        if sum(one.term.status is not TermStatus.FORBIDDEN for one in found) < times:
            seen = {one.term for one in found}
            for term in concept.en:
                if term not in seen:
                    found += find_scattered(term, english, self._shortenings)
        return tuple(found)

    def is_one_name(self, name: str, other: str) -> bool:
        """Say whether two English terms differ only by word order, shortening or words left out."""
        forms, others = (
            [
                set(pattern_of(form).content)
                for form in (term, *self._shortenings.variants(term, is_name=False))
            ]
            for term in (name, other)
        )
        return any(one <= two or two <= one for one in forms for two in others)

    def _fitting(self, text: str, span: Span, concepts: tuple[Concept, ...]) -> tuple[Concept, ...]:
        """Choose among concepts of the same Chinese those with a cue near.

        Where none has, any may be meant, but for those that belong to a body.
        """
        if len(concepts) == 1 and not concepts[0].body:
            return concepts
        distances = {
            concept.id: _distance(text, span, _cue_pattern(concept.cues))
            for concept in concepts
            if concept.cues
        }
        near = [concept for concept in concepts if distances.get(concept.id, -1) >= 0]
        near.sort(key=lambda concept: distances[concept.id])
        # A title belongs to one body: the one that is named nearest. Other senses may mix.
        if near and near[0].body:
            return (near[0],)
        return tuple(near or (concept for concept in concepts if not concept.body))

    def _named(self, zh: str) -> tuple[Concept, ...]:
        """Give the concepts that a normalised Chinese term names."""
        first, others = self._by_chinese
        return (first[zh], *others.get(zh, ())) if zh in first else ()

    @cached_property
    def _by_chinese(self) -> tuple[dict[str, Concept], dict[str, list[Concept]]]:
        """The concepts by their Chinese terms, normalised: the first of each, and the others.

        A list for each of 100,000 terms would set off the garbage collector for 0.2 s.
        """
        owners = [concept for concept in self.glossary.concepts for _ in concept.zh]
        terms = [zh for concept in self.glossary.concepts for zh in concept.zh]
        # One long text is normalised ten times faster than a hundred thousand short ones.
        normal = normalise("\n".join(zh.replace("\n", " ") for zh in terms)).split("\n")
        first: dict[str, Concept] = {}
        others: dict[str, list[Concept]] = {}
        for zh, concept in zip(normal, owners, strict=bool(owners)):
            known = first.setdefault(zh, concept)
            if known is not concept:
                others.setdefault(zh, []).append(concept)
        first.pop("", None)
        return first, others

    @cached_property
    def _keys(self) -> list[str]:
        return list(self._by_chinese[0])

    @cached_property
    def _automaton(self) -> "AhoCorasick":
        from ahocorasick_rs import AhoCorasick  # noqa: PLC0415 — texts with stored hits need none

        return AhoCorasick(self._keys, store_patterns=False)

    @cached_property
    def _shortenings(self) -> Shortenings:
        return Shortenings(self.glossary.concepts)


def _counts(text: str, span: Span) -> bool:
    """Say whether a stretch is a number before what it counts: 十四五岁 is an age, not the plan."""
    after = text[span.end : span.end + 1]
    return after in _COUNTED and bool(after) and _NUMERALS.issuperset(span.of(text))


@lru_cache(maxsize=1 << 12)
def _cue_pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(normalise(cue)) for cue in cues))


def has_cue_near(concept: Concept, text: str, span: Span) -> bool:
    """Say whether one of a concept's cues stands near a stretch of a normalised Chinese text."""
    return bool(concept.cues) and _distance(text, span, _cue_pattern(concept.cues)) >= 0


def _distance(text: str, span: Span, cue: re.Pattern[str]) -> int:
    """Count the characters from a stretch to the nearest cue outside it; -1 where none is near.

    What follows counts as one further than what comes before.
    """
    low = max(0, span.start - _NEAR)
    gaps = [
        span.start - match.end() if match.end() <= span.start else match.start() - span.end + 1
        for match in cue.finditer(text, low, span.end + _NEAR)
        if match.end() <= span.start or match.start() >= span.end
    ]
    return min(gaps, default=-1)
