"""Terms that are not said in full each time: told in part after the whole, or not told again."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from reviewer.check.reading import Reading
from reviewer.glossary.english import pattern_of
from reviewer.glossary.renderings import Rendering, is_name
from reviewer.glossary.usage import TermUse
from reviewer.model.span import Side, Span
from reviewer.model.term import TermStatus
from reviewer.text.sentences import split_sentences

_REFERS: Final = re.compile(
    r"\b(?:it|its|itself|they|them|their|theirs|he|him|his|she|her|hers|this|that|these|those|such|same|which|who|whom|whose|former"
    r"|latter|ones?|both|either|neither|each|all|others?|another|any|some|said|thereof|above|we|us|our|you|your|do|does|did|so)\b",
    re.IGNORECASE,
)
"""With any of these a sentence may speak of the thing without its name."""
_MOST: Final = 20
"""Sentences of a segment beyond which they are not compared one by one."""
_DOER: Final = re.compile("(?:[人者员方局院部委师]|主体|企业|公司|机构|单位|组织|中心)$")
"""Who does a thing goes without saying in the passive: where no fee is paid, the right ends."""


def find_dropped(use: TermUse, reading: Reading) -> Span | None:
    """Find where the Chinese names a thing in a sentence whose English neither names nor means it.

    Only where both texts have as many sentences, or parts of them between semicolons, and no word of the
    term stands in that one.
    """
    if len(use.occurrences) <= len(use.accepted) or len(use.occurrences) < 2 or use.forbidden:
        return None
    if any(is_name(one.term) for one in use.accepted) or _DOER.search(use.concept.zh[0]):
        return None
    for ours, theirs in _side_by_side(reading):
        named = [span for span in use.occurrences if ours.covers(span)]
        if named and not any(theirs.overlaps(one.span) for one in use.accepted):
            words = theirs.of(reading.en)
            if not _REFERS.search(words) and not _has_word(use, reading, theirs):
                return named[0]
    return None


def is_told_by_parts(use: TermUse, reading: Reading) -> bool:
    """Say whether only what a thing is has been said before: of the patents, two are for inventions."""
    if use.accepted or use.forbidden:
        return False
    lemmas = reading.english.lemmas
    for head in _heads(use, reading):
        for term in use.concept.with_status(TermStatus.PREFERRED, TermStatus.ADMITTED):
            words = set(pattern_of(term.text).content)
            rest = words - set(pattern_of(head.term.text).content)
            if rest and rest < words:
                after = bisect_right(reading.english.starts, head.span.end)
                if rest <= set(lemmas[after:]):
                    return True
    return False


def _heads(use: TermUse, reading: Reading) -> Iterator[Rendering]:
    """Yield the renderings of what the term ends with and the Chinese has named before: 专利 of 发明专利."""
    zh = use.occurrences[0].of(reading.zh)
    for other in reading.terms:
        first = other.occurrences[0]
        named = first.of(reading.zh)
        if named != zh and zh.endswith(named) and first < use.occurrences[0]:
            yield from other.accepted[:1]


def _has_word(use: TermUse, reading: Reading, sentence: Span) -> bool:
    """Say whether any word of an accepted rendering stands in the sentence."""
    english = reading.english
    wanted, there = set[str](), set[str]()
    for start, lemma in zip(english.starts, english.lemmas, strict=True):
        if any(one.span.start <= start < one.span.end for one in use.accepted):
            wanted.add(lemma)
        if sentence.start <= start < sentence.end:
            there.add(lemma)
    return not wanted.isdisjoint(there)


def _side_by_side(reading: Reading) -> list[tuple[Span, Span]]:
    """Pair the parts between semicolons where both texts have as many, else the sentences; or nothing."""
    zh, en = _sentences(reading.zh, Side.ZH), _sentences(reading.en, Side.EN)
    for ours, theirs in (
        (
            [part for one in zh for part in _parts(one, reading.zh)],
            [part for one in en for part in _parts(one, reading.en)],
        ),
        (zh, en),
    ):
        if 1 < len(ours) == len(theirs) <= _MOST:
            return list(zip(ours, theirs, strict=True))
    return []


def _parts(sentence: Span, text: str) -> list[Span]:
    """Split a sentence after its semicolons."""
    ends = [sentence.start + at + 1 for at, letter in enumerate(sentence.of(text)) if letter == ";"]
    bounds = [sentence.start, *(end for end in ends if end < sentence.end), sentence.end]
    return [Span(start, end) for start, end in pairwise(bounds)]


def _sentences(text: str, side: Side) -> list[Span]:
    spans, position = [], 0
    for sentence in split_sentences(text, side):
        start = text.index(sentence, position)
        position = start + len(sentence)
        spans.append(Span(start, position))
    return spans
