"""What ties a bead, for a person to see: words, terms, figures and names that answer each other."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

import numpy as np

from reviewer.align.figures import en_figures, zh_figures
from reviewer.align.kit import Read
from reviewer.align.lattice import Lattice
from reviewer.align.links import Linked, link_words
from reviewer.align.names import NAME, Spelling
from reviewer.align.words import Sentence, Token
from reviewer.model.bead import Tie, TieKind

WEAKEST = 0.4
"""Strength from which a link is shown: faint associations are not."""
CLOSE = 0.55
"""Strength from which a word beside a linked one belongs to the same expression."""
MOST = 16
"""Links shown for a bead, the most telling ones."""


_LONGEST_NAME = 3
"""Tokens of the longest name: each character may be one."""
_COUNTED = "年月日"


@dataclass(frozen=True, slots=True)
class _Match:
    """Tokens of both sides, one after the other on each, that answer each other."""

    kind: TieKind
    zh: range
    en: range


def ties_of(page: Read, lattice: Lattice, terms: Container[str]) -> list[tuple[Tie, ...]]:
    """List the ties of each bead of a lattice, in the order of the Chinese."""
    linked = link_words(page.view.evidence, lattice)
    reading = _Reading(page, terms)
    ties = []
    for bead in range(len(lattice)):
        entries = np.arange(linked.zh.first[bead], linked.zh.first[bead + 1])
        links = [
            (int(linked.zh.token[n]), int(linked.en.token[linked.partner_zh[n]]))
            for n in sorted(_best(linked, entries))
        ]
        found = (reading.tie(match) for match in reading.matches(links))
        ties.append(tuple(dict.fromkeys(found)))
    return ties


def _best(linked: Linked, entries: np.ndarray[tuple[int], np.dtype[np.intp]]) -> list[int]:
    strength = linked.strength_zh[entries]
    worth = np.where(strength >= WEAKEST, strength * linked.zh.weight[entries], 0.0)
    order = np.argsort(-worth, kind="stable")[:MOST]
    return [int(entries[n]) for n in order if worth[n] > 0]


class _Reading:
    """The tokens of a page, numbered through, and what they are."""

    def __init__(self, page: Read, terms: Container[str]) -> None:
        self._page, self._terms = page, terms
        self._zh = [token for sentence in page.zh for token in sentence.tokens]
        self._en = [token for sentence in page.en for token in sentence.tokens]
        self._spelling = page.kit.spelling

    def matches(self, links: Sequence[tuple[int, int]]) -> list[_Match]:
        """Make matches of links, in the order of the Chinese: what is one expression is told once."""
        found: list[_Match] = []
        for zh, en in links:
            match = self._match(zh, en)
            if found and match.zh.start < found[-1].zh.stop:
                continue
            together = self._together(found[-1], match) if found else None
            found[-1:] = [together] if together else [*found[-1:], match]
        taken = {en for _, en in links}
        return [
            replace(match, en=self._widened(match, taken))
            if match.kind in {TieKind.TERM, TieKind.WORD}
            else match
            for match in found
        ]

    def _match(self, zh: int, en: int) -> _Match:
        """Tell what a link is; a name takes in all the characters that it spells."""
        kind, here = TieKind.WORD, range(zh, zh + 1)
        if self._en[en].value:
            kind = TieKind.FIGURE
        elif NAME.fullmatch(self._en[en].raw) and (spelt := self._spelt(zh, self._en[en].raw)):
            kind, here = TieKind.NAME, spelt
        elif self._zh[zh].word in self._terms:
            kind = TieKind.TERM
        return _Match(kind, here, range(en, en + 1))

    def _spelt(self, zh: int, word: str) -> range | None:
        """Find the tokens around one that a word spells."""
        sentence = self._page.view.evidence.zh.sentence
        for start in range(max(0, zh - _LONGEST_NAME + 1), zh + 1):
            for stop in range(zh + 1, min(len(self._zh), start + _LONGEST_NAME) + 1):
                characters = "".join(token.raw for token in self._zh[start:stop])
                if sentence[start] == sentence[stop - 1] and spells(
                    word, characters, self._spelling
                ):
                    return range(start, stop)
        return None

    def _together(self, first: _Match, second: _Match) -> _Match | None:
        """Join two matches that are parts of one: 澄 and 河 of Chenghe, 欧阳 and 静 of Ouyang Jing."""
        if TieKind.FIGURE in {first.kind, second.kind} or not (
            self._touch(self._page.view.evidence.zh.sentence, self._zh, first.zh, second.zh, 0)
        ):
            return None
        zh = range(first.zh.start, second.zh.stop)
        if second.en.start in first.en:
            return _Match(first.kind, zh, first.en)
        are_names = first.kind is second.kind is TieKind.NAME
        sentence = self._page.view.evidence.en.sentence
        if are_names and self._touch(sentence, self._en, first.en, second.en, 1):
            return _Match(TieKind.NAME, zh, range(first.en.start, second.en.stop))
        return None

    @staticmethod
    def _touch(
        sentence: np.ndarray[tuple[int], np.dtype[np.intp]],
        tokens: Sequence[Token],
        first: range,
        second: range,
        gap: int,
    ) -> bool:
        """Say whether tokens follow each other in one sentence with so many characters between."""
        return (
            first.stop == second.start
            and bool(sentence[first.start] == sentence[second.start])
            and tokens[second.start].start - tokens[first.stop - 1].end == gap
        )

    def _widened(self, match: _Match, taken: Container[int]) -> range:
        """Add the words on either side that answer the same Chinese: indications to geographical."""
        evidence = self._page.view.evidence
        kinds = evidence.zh.kind[match.zh.start : match.zh.stop]
        start, stop = match.en.start, match.en.stop

        def belongs(en: int, first: range, second: range) -> bool:
            return (
                0 <= en < len(self._en)
                and en not in taken
                and self._touch(evidence.en.sentence, self._en, first, second, 1)
                and float(evidence.strength[kinds, evidence.en.kind[en]].max()) >= CLOSE
            )

        while belongs(start - 1, range(start - 1, start), range(start, stop)):
            start -= 1
        while belongs(stop, range(start, stop), range(stop, stop + 1)):
            stop += 1
        return range(start, stop)

    def tie(self, match: _Match) -> Tie:
        """Give a match as it is shown."""
        if match.kind is TieKind.FIGURE:
            return self._figure(match)
        zh = "".join(token.raw for token in self._zh[match.zh.start : match.zh.stop])
        en = " ".join(token.raw for token in self._en[match.en.start : match.en.stop])
        return Tie(match.kind, zh, en)

    def _figure(self, match: _Match) -> Tie:
        """Give a figure whole: 72.31亿 and 7.231 billion."""
        evidence = self._page.view.evidence
        zh, en = self._zh[match.zh.start], self._en[match.en.start]
        zh_sentence = self._page.zh[evidence.zh.sentence[match.zh.start]]
        en_sentence = self._page.en[evidence.en.sentence[match.en.start]]
        return Tie(
            TieKind.FIGURE,
            _whole(zh, zh_sentence, is_zh=True),
            _whole(en, en_sentence, is_zh=False),
        )


def _whole(token: Token, sentence: Sentence, *, is_zh: bool) -> str:
    """Find the figure that a token begins, with what a Chinese date counts by it."""
    text, bare = sentence.text, token.raw.strip(",.")
    for figure in (zh_figures if is_zh else en_figures)(text):
        whole = text[figure.start : figure.end].strip(" ,.")
        if figure.value == token.value and bare in whole:
            counted = text[figure.end : figure.end + 1]
            return whole + counted if is_zh and counted and counted in _COUNTED else whole
    return bare


def spells(en: str, zh: str, spelling: Spelling) -> bool:
    """Say whether an English word spells Chinese characters, each by one of its readings."""
    word = en.lower().replace("'", "").replace(" ", "")
    return any(
        len(split) == len(zh)
        and all(
            syllable in spelling.readings.get(character, "").split()
            for syllable, character in zip(split, zh, strict=True)
        )
        for split in spelling.splits(word)
    )
