"""Sentences to tokens that can be matched: Chinese words of the lexicon, English lemmas, figures."""

import re
from collections.abc import Callable, Container, Mapping
from functools import lru_cache
from typing import NamedTuple

from reviewer.align.english import lemma
from reviewer.align.figures import Figure, en_figures, zh_figures
from reviewer.align.glosses import EMPTY
from reviewer.text.han import normalise

LONGEST_WORD = 8
NOTHING: frozenset[str] = frozenset()
ZH_PIECE = re.compile(r"[\u3400-\u9fff〇]+|[A-Za-z]+(?:[.&-][A-Za-z]+)*|\d[\d,.]*")
EN_PIECE = re.compile(r"[A-Za-zÀ-ÿ]+(?:'[A-Za-z]+)?|\d[\d,.]*")
NEGATED = re.compile(r"\b(ca|wo|sha)?n't\b")
SPACES = re.compile(r"\s+")
INNER_SPACE = re.compile(r"(?<![A-Za-z0-9]) +| +(?![A-Za-z0-9])")


class Token(NamedTuple):
    """A word or figure of a sentence, with where it stands in the compact text."""

    start: int
    end: int
    word: str
    """Chinese as written, English as its lemma, a figure as `#` and its value."""
    raw: str
    value: str = ""
    """The value of the figure that a Chinese word is or lies in."""


class Sentence(NamedTuple):
    """A sentence ready to be matched."""

    text: str
    """Normalised, spaces that mean nothing left out."""
    tokens: tuple[Token, ...]


def compact_zh(text: str) -> str:
    """Normalise a Chinese sentence and drop its spaces, except between Latin words or figures."""
    return INNER_SPACE.sub("", SPACES.sub(" ", normalise(text)).strip())


def compact_en(text: str) -> str:
    """Normalise an English sentence, its spaces single."""
    return SPACES.sub(" ", normalise(text)).strip()


def cut_words(text: str, is_word: Container[str]) -> list[tuple[int, int]]:
    """Cut a run of Han into the fewest words; of equal cuts take the one with the longest words."""
    size = len(text)
    cost = [0.0] * (size + 1)
    step = [1] * size
    for start in range(size - 1, -1, -1):
        least, length = cost[start + 1] + 1.0, 1
        for end in range(start + 2, min(size, start + LONGEST_WORD) + 1):
            if text[start:end] in is_word:
                long = end - start
                here = cost[end] + 1.0 - 0.001 * long * long
                if here < least:
                    least, length = here, long
        cost[start], step[start] = least, length
    cuts = []
    start = 0
    while start < size:
        cuts.append((start, start + step[start]))
        start += step[start]
    return cuts


def _values(figures: list[Figure]) -> dict[int, tuple[int, str]]:
    """Tell for each place inside a figure which figure of the sentence it is, and its value."""
    return {
        place: (number, figure.value)
        for number, figure in enumerate(figures)
        for place in range(figure.start, figure.end)
    }


def zh_tokens(text: str, is_word: Container[str]) -> tuple[Token, ...]:
    """Cut a compact Chinese sentence into words; a figure of several words gives one token."""
    inside = _values(zh_figures(text))
    told: set[int] = set()
    tokens = []
    for piece in ZH_PIECE.finditer(text):
        base = piece.start()
        is_latin = piece[0][0].isascii()
        for start, end in [(0, len(piece[0]))] if is_latin else cut_words(piece[0], is_word):
            word = piece[0][start:end]
            number, value = inside.get(base + start, (-1, ""))
            if number in told and base + end - 1 in inside:
                continue
            told.add(number) if value else None
            tokens.append(Token(base + start, base + end, word, word, value))
    return tuple(tokens)


def _en_plain(text: str) -> str:
    """Write out the contractions that hide a word."""
    plain = NEGATED.sub(
        lambda match: {"ca": "can", "wo": "will", "sha": "shall"}.get(match[1] or "", "") + " not",
        text,
    )
    return plain.replace("cannot", "can not").replace("'ll ", " will ")


def en_tokens(text: str) -> tuple[Token, ...]:
    """Cut a compact English sentence into lemmas; words that say nothing are left out."""
    text = _en_plain(text)
    inside = _values(en_figures(text))
    told: set[int] = set()
    tokens = []
    for piece in EN_PIECE.finditer(text):
        number, value = inside.get(piece.start(), (-1, ""))
        if value:
            if number not in told:
                told.add(number)
                tokens.append(Token(piece.start(), piece.end(), f"#{value}", piece[0], value))
            continue
        stem = (
            piece[0].split("'")[0]
            if piece[0].lower().endswith(("'s", "'re", "'ve", "'d", "'m"))
            else piece[0]
        )
        word = lemma(stem.replace("'", "").lower())
        if word not in EMPTY:
            tokens.append(Token(piece.start(), piece.end(), word, stem))
    return tuple(tokens)


class Reader:
    """Reads sentences with a lexicon and a glossary's terms; what was read once is kept."""

    def __init__(self, words: Mapping[str, object], terms: Container[str] = NOTHING) -> None:
        self.zh: Callable[[str], Sentence] = lru_cache(maxsize=20_000)(self._read_zh)
        self._words = _Either(words, terms) if terms is not NOTHING else words

    def _read_zh(self, text: str) -> Sentence:
        compact = compact_zh(text)
        return Sentence(compact, zh_tokens(compact, self._words))


class _Either:
    """Words of the lexicon or of the glossary."""

    def __init__(self, one: Container[str], other: Container[str]) -> None:
        self._one, self._other = one, other

    def __contains__(self, word: object) -> bool:
        return word in self._one or word in self._other


@lru_cache(maxsize=20_000)
def read_en(text: str) -> Sentence:
    """Read an English sentence."""
    compact = compact_en(text)
    return Sentence(compact, en_tokens(compact))
