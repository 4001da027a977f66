"""What became of a glossary's concepts in a pair of texts: rendered, wrongly rendered, miscased."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reviewer.glossary.english import EnglishText
from reviewer.glossary.matching import Matcher
from reviewer.glossary.renderings import Rendering, is_name
from reviewer.model.segment import TermHit
from reviewer.model.span import Span
from reviewer.model.term import CaseRule, Concept, Term, TermStatus

_BRACKETED: Final = re.compile(r"\s*\([A-Z][A-Za-z0-9&-]{1,9}\)")
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年|[-至到~]\s*(?:19|20)\d\d年)")
_TITLE_MARK: Final = "《"


@dataclass(frozen=True, slots=True)
class TermUse:
    """One thing that the Chinese names, once or more, and what the English has for it."""

    concepts: tuple[Concept, ...]
    """Those that it may be here, the likeliest first."""
    occurrences: tuple[Span, ...]
    """Where the Chinese names it."""
    accepted: tuple[Rendering, ...]
    """Accepted terms in their case, in order, none over another."""
    forbidden: tuple[Rendering, ...]
    """Forbidden terms that translate nothing else, in order, none over another."""
    miscased: tuple[Rendering, ...]
    """Accepted terms in another case than theirs."""
    wanted: str = ""
    """What to write: the preferred term, or the one that was right on the page's day."""

    @property
    def concept(self) -> Concept:
        """The likeliest of its concepts."""
        return self.concepts[0]


def uses_of(
    zh: str, english: EnglishText, hits: Iterable[TermHit], matcher: Matcher, date: str = ""
) -> tuple[TermUse, ...]:
    """Gather the hits of one thing, in the order of its first, and find its English.

    `zh` is normalised; `date` is the page's, ISO 8601 as exact as is known. A forbidden term is fine
    before its `valid_until`, by that date or by the years that the Chinese speaks of; an accepted one
    is wrong on pages from before its `valid_from`.
    """
    when = _When(date, max(_YEAR.findall(zh), default=""))
    occurrences: dict[tuple[Concept, ...], list[Span]] = {}
    for hit in hits:
        concepts = matcher.concepts_in(zh, hit)
        if concepts:
            occurrences.setdefault(concepts, []).append(hit.span)
    uses = [
        _use(zh, concepts, tuple(spans), _find(concepts, english, matcher, len(spans)), when)
        for concepts, spans in occurrences.items()
    ]
    return tuple(_settled(use, uses, english.text) for use in uses)


@dataclass(frozen=True, slots=True)
class _When:
    page: str
    spoken_of: str
    """The latest year that the Chinese names."""

    def is_before(self, day: str) -> bool:
        """Say whether the page, or what it speaks of, is from before a day, as far as is known."""
        told = (self.page, self.spoken_of)
        return any(date and date[: len(day)] <= day[: len(date)] and date != day for date in told)

    def page_is_before(self, day: str) -> bool:
        """Say whether the page is from before a day for sure."""
        exact = min(len(self.page), len(day))
        return bool(self.page) and self.page[:exact] < day[:exact]


def _find(
    concepts: tuple[Concept, ...], english: EnglishText, matcher: Matcher, times: int
) -> list[Rendering]:
    return [found for one in concepts for found in matcher.renderings(one, english, times)]


def _use(
    zh: str,
    concepts: tuple[Concept, ...],
    occurrences: tuple[Span, ...],
    found: list[Rendering],
    when: _When,
) -> TermUse:
    """Sort what was found into accepted, forbidden and miscased."""
    titled = any(zh[: span.start].endswith(_TITLE_MARK) for span in occurrences)
    accepted, forbidden, miscased = [], [], []
    for rendering in found:
        if _is_forbidden(rendering.term, when):
            if rendering.has_its_case or rendering.term.case is CaseRule.ANY:
                forbidden.append(rendering)
        elif rendering.has_its_case or not _case_matters(rendering.term, titled=titled):
            accepted.append(rendering)
        else:
            miscased.append(rendering)
    return TermUse(
        concepts,
        occurrences,
        tuple(accepted),
        tuple(forbidden),
        tuple(miscased),
        _wanted(concepts[0], when),
    )


def _wanted(concept: Concept, when: _When) -> str:
    """Choose what to write on that page: of an office that was renamed, the name of its day."""
    if not any(term.has_dates for term in concept.en):
        return concept.preferred
    right = [
        term
        for status in TermStatus
        for term in concept.with_status(status)
        if not _is_forbidden(term, when)
    ]
    return right[0].text if right else ""


def _is_forbidden(term: Term, when: _When) -> bool:
    if term.status is TermStatus.FORBIDDEN:
        return not (term.valid_until and when.is_before(term.valid_until))
    if term.valid_from and when.page_is_before(term.valid_from):
        return True
    return bool(term.valid_until and when.page) and not when.is_before(term.valid_until)


def _case_matters(term: Term, *, titled: bool) -> bool:
    return term.case is CaseRule.EXACT or (term.case is CaseRule.EXACT_IF_TITLE and titled)


def _settled(use: TermUse, uses: Sequence[TermUse], en: str) -> TermUse:
    """Leave out forbidden terms that are part of an accepted one, and the other way round.

    "Governor" in "Vice Governor" is not forbidden; "business environment" in "doing business
    environment" is not accepted.
    """
    others = [
        rendering.span
        for other in uses
        if other is not use
        for rendering in other.accepted
        if not rendering.is_scattered
    ]
    forbidden = _longest(
        rendering
        for rendering in use.forbidden
        if not any(span.covers(rendering.span) for span in others)
        and not any(_excuses(accepted, rendering, en) for accepted in use.accepted)
        and not any(_is_only_miscased(other, rendering, en) for other in use.miscased)
        and not (len(use.concepts) > 1 and _is_right_elsewhere(rendering, use))
    )
    accepted = _longest(
        rendering
        for rendering in use.accepted
        if not any(_spoils(bad, rendering, en) for bad in forbidden)
    )
    return replace(use, accepted=accepted, forbidden=forbidden)


def _is_right_elsewhere(forbidden: Rendering, use: TermUse) -> bool:
    """Say whether what one of several senses forbids is what another one asks for."""
    return any(other.span.covers(forbidden.span) for other in (*use.accepted, *use.miscased))


def _excuses(accepted: Rendering, forbidden: Rendering, en: str) -> bool:
    """Say whether a forbidden term is only seen in the words of an accepted one.

    Where the two are one but for inflection (intellectual properties), the written form decides.
    """
    if accepted.span == forbidden.span and not accepted.is_scattered:
        return _plain(forbidden.span.of(en)) != _plain(forbidden.term.text)
    return accepted.span.covers(forbidden.span) and _says_more(accepted, forbidden)


def _is_only_miscased(miscased: Rendering, forbidden: Rendering, en: str) -> bool:
    """Say whether words are an accepted term in small letters, and forbidden in another spelling only."""
    is_same = miscased.span == forbidden.span and not miscased.is_scattered
    return is_same and _plain(forbidden.span.of(en)) != _plain(forbidden.term.text)


def _spoils(bad: Rendering, accepted: Rendering, en: str) -> bool:
    """Say whether an accepted term shares words with a forbidden one.

    As "design patent" in "appearance design patent".
    """
    if accepted.is_scattered and bad.span.overlaps(accepted.span):
        return not _says_more(accepted, bad)
    return _with_bracket(bad.span, en).overlaps(accepted.span)


def _says_more(one: Rendering, other: Rendering) -> bool:
    return not one.is_scattered or one.content_words > other.content_words


def _plain(words: str) -> str:
    return re.sub(r"[\s-]+", " ", words).casefold()


def _with_bracket(span: Span, en: str) -> Span:
    """Add to a span an abbreviation in brackets after it: it can't excuse the words before."""
    bracket = _BRACKETED.match(en, span.end)
    return Span(span.start, bracket.end()) if bracket else span


def _longest(renderings: Iterable[Rendering]) -> tuple[Rendering, ...]:
    """Choose renderings that do not overlap, written as they are before scattered, long before short."""
    chosen: list[Rendering] = []
    for rendering in sorted(renderings, key=_by_weight):
        at = bisect_left(chosen, rendering.span, key=_span)
        neighbours = chosen[max(0, at - 1) : at + 1]
        if not any(rendering.span.overlaps(other.span) for other in neighbours):
            chosen.insert(at, rendering)
    return tuple(chosen)


def _by_weight(rendering: Rendering) -> tuple[bool, int]:
    return rendering.is_scattered, -len(rendering.span)


def _span(rendering: Rendering) -> Span:
    return rendering.span


def has_short_form(concept: Concept, en: str) -> bool:
    """Say whether a name is referred to by its last word: "the Office", "the Plan"."""
    return any(
        re.search(rf"\b[Tt]he {re.escape(word)}\b(?! (?:of|for|on) )", en)
        for word in {
            term.text.split()[-1]
            for term in concept.with_status(TermStatus.PREFERRED, TermStatus.ADMITTED)
            if is_name(term) and not term.is_abbreviation and " " in term.text
        }
    )
