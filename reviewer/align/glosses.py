"""What an expression may be in English: glosses of the lexicon to lemmas with a strength from 0 to 1."""

import re
from functools import lru_cache
from math import sqrt

from reviewer.align.associations import Related, shipped_associations
from reviewer.align.english import lemma
from reviewer.align.lexicon import Lexicon

_EMPTY = (
    "a an the of to in on at by for from with as and or be is are was were been being it its do does did "
    "done having would shall should could might than very just etc sb sth oneself esp used variant abbr cl "
    "fig lit ie eg"
)
EMPTY = frozenset(_EMPTY.split())
"""Words that say too little of what a sentence is about."""
LINK = re.compile(
    r"(?:variant of|see also|see|abbr\. (?:for|of)|same as|also written|equivalent to)\s+"
    r"(?:[^\s\[|]+\|)?([\u4e00-\u9fff]+)"
)
BRACKETS = re.compile(r"\(([^)]*)\)")
NOT_ENGLISH = re.compile(r"\[[^\]]*\]|[\u4e00-\u9fff|]+")
LETTERS = re.compile(r"[A-Za-zÀ-ÿ]+")
SHORTER = 0.6
"""How much a part of a word counts, against the word."""
LONGEST_PART = 5


def content(text: str) -> list[str]:
    """Give the lemmas of an English expression, those that say nothing left out."""
    return [word for word in all_lemmas(text) if word not in EMPTY]


def all_lemmas(text: str) -> list[str]:
    """Give all the lemmas of an English expression."""
    return [lemma(word.lower()) for word in LETTERS.findall(text)]


def add_expression(meaning: dict[str, float], text: str, most: float) -> None:
    """Add an English expression: each of its n words that say something counts `most` / √n."""
    words = content(text)
    strength = most / sqrt(len(words) or 1)
    if not words and len(words := all_lemmas(text)) <= 2:
        strength = 0.7 * most
    for word in words:
        meaning[word] = max(meaning.get(word, 0.0), strength)


class Meanings:
    """English lemmas of Chinese words, through the lexicon; what was asked once is kept."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.glosses = lexicon.glosses
        self.associations = shipped_associations()
        self.related = lru_cache(maxsize=8_000)(self._related)
        self.of_entry = lru_cache(maxsize=60_000)(self._of_entry)
        self.of_word = lru_cache(maxsize=60_000)(self._of_word)

    def _of_entry(self, word: str, *, follow: bool = True) -> dict[str, float]:
        """Give the lemmas of a headword's own glosses; a link to another headword is followed once."""
        meaning: dict[str, float] = {}
        for gloss in self.glosses.get(word, "").split("/"):
            link = LINK.search(gloss) if follow else None
            if link and link[1] != word:
                for english, strength in self.of_entry(link[1], follow=False).items():
                    meaning[english] = max(meaning.get(english, 0.0), 0.9 * strength)
            if not gloss.startswith("CL:"):
                _add_gloss(meaning, gloss.removeprefix("surname "))
        return meaning

    def _of_word(self, word: str) -> dict[str, float]:
        """Give the lemmas of a word and, less strongly, of each of its parts of two characters or more that is a headword."""
        meaning = dict(self.of_entry(word)) if word in self.glosses else {}
        for length in range(min(len(word) - 1, LONGEST_PART), 1, -1):
            for start in range(len(word) - length + 1):
                part = word[start : start + length]
                if part in self.glosses:
                    for english, strength in self.of_entry(part).items():
                        meaning[english] = max(meaning.get(english, 0.0), SHORTER * strength)
        return meaning

    def _related(self, word: str) -> Related:
        """Give the roots of English words that a Chinese word may mean, by way of others."""
        return self.associations.related(word, self.of_word(word))


def plain(gloss: str) -> str:
    """Give a gloss without what stands in brackets and without its Chinese."""
    return NOT_ENGLISH.sub(" ", BRACKETS.sub(" ", gloss)) if "(" in gloss or "[" in gloss else gloss


def _add_gloss(meaning: dict[str, float], gloss: str) -> None:
    """Add one gloss: what stands in brackets counts little."""
    for expression in plain(gloss).replace(";", ",").split(","):
        add_expression(meaning, expression, 1.0)
    for aside in BRACKETS.findall(gloss):
        if 0 < len(content(plain_aside := NOT_ENGLISH.sub(" ", aside))) <= 4:
            add_expression(meaning, plain_aside, 0.3)
