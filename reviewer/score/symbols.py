"""Texts as symbols for n-gram counting: characters, and words of one segment."""

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

from reviewer.score.ngrams import Integers, Sequences

_SMALL_ALPHABET = 255
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def character_sequences(*sides: Sequence[str]) -> tuple[Sequences, ...]:
    """Turn lines into symbols, one a character without white space, the same for all sides."""
    squeezed = [["".join(line.split()) for line in side] for side in sides]
    codes = [_code_points(lines) for lines in squeezed]
    lengths = [np.fromiter(map(len, lines), np.int64, len(lines)) for lines in squeezed]
    alphabet = np.unique(np.concatenate(codes))
    if len(alphabet) > _SMALL_ALPHABET:
        ranked = _ranked_in_segments(codes, lengths)
    else:
        ranks = np.zeros(int(alphabet.max(initial=0)) + 1, dtype=np.int64)
        ranks[alphabet] = np.arange(1, len(alphabet) + 1)
        ranked = [ranks[side] for side in codes]
    return tuple(map(Sequences, ranked, lengths))


def _code_points(lines: Iterable[str]) -> Integers:
    joined = "".join(lines).encode("utf-32-le", "surrogatepass")
    return np.frombuffer(joined, dtype=np.uint32).astype(np.int64)


def _ranked_in_segments(codes: list[Integers], lengths: list[Integers]) -> list[Integers]:
    """Rank characters within each segment: hundreds at most, where a page has thousands."""
    own = [
        (np.repeat(np.arange(len(length)), length) << 21) | code
        for code, length in zip(codes, lengths, strict=True)
    ]
    distinct = np.unique(np.concatenate(own))
    first = np.searchsorted(distinct, np.arange(len(lengths[0])) << 21)
    return [np.searchsorted(distinct, side) - first[side >> 21] + 1 for side in own]


def word_sequences(*sides: Sequence[Sequence[str]]) -> tuple[Sequences, ...]:
    """Turn words into symbols, numbered in each segment by themselves, the same for all sides."""
    numbered: list[list[list[int]]] = [[] for _ in sides]
    for segment in zip(*sides, strict=True):
        numbers: dict[str, int] = {}
        for words, side in zip(segment, numbered, strict=True):
            side.append([numbers.setdefault(word, len(numbers) + 1) for word in words])
    return tuple(
        Sequences(
            np.fromiter(chain.from_iterable(side), np.int64),
            np.fromiter(map(len, side), np.int64, len(side)),
        )
        for side in numbered
    )


def chrf_words(line: str) -> list[str]:
    """Split a line as chrF++ does: one mark parts from the end of a word, else from its start."""
    words: list[str] = []
    for word in line.split():
        if len(word) == 1:
            words.append(word)
        elif word[-1] in _PUNCTUATION:
            words += (word[:-1], word[-1])
        elif word[0] in _PUNCTUATION:
            words += (word[0], word[1:])
        else:
            words.append(word)
    return words
