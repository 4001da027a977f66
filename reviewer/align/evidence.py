"""The match matrix of a page: how strongly each Chinese word may be each English one, and how rare that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reviewer.align.chance import information, rarity
from reviewer.align.glosses import Meanings
from reviewer.align.lattice import Floats, Integers, Singles
from reviewer.align.names import NAME, Spelling
from reviewer.align.strengths import Meaning, strengths
from reviewer.align.words import Sentence

LEVELS = np.array([0.85, 0.55, 0.3, 0.12, 0.045], dtype=np.float32)
"""A match is of the first level whose strength it reaches, or none."""
NO_MATCH = len(LEVELS)
NAME_STRENGTH, SYLLABLE_STRENGTH = 1.0, 0.6


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one side of a page, one entry a token, in order."""

    kinds: tuple[tuple[str, str], ...]
    """The distinct words with their figure's value, if any."""
    kind: Integers
    """Of each token, its number in `kinds`."""
    bounds: Integers
    """Where the tokens of each sentence begin, and the end."""
    sentence: Integers
    place: Singles
    """Middle of each token in its sentence, in characters."""
    size: Singles
    """Characters of each sentence."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What ties the sentences of a page, word by word."""

    zh: Tokens
    en: Tokens
    strength: Singles
    """Chinese by English kinds of words, 0 to 1."""
    best_en: Singles
    """English kinds by Chinese sentences: the strongest match there."""
    best_zh: Singles
    """Chinese kinds by English sentences."""
    information_en: Singles
    """English kinds by levels: nats that a match tells, by how rarely it is chance; 0 last."""
    information_zh: Singles
    rarity_zh: Floats
    """How telling each Chinese kind of word is, 0.04 to 2."""
    rarity_en: Floats


def gather(sentences: Sequence[Sentence]) -> Tokens:
    """Give numbers to the words of one side of a page."""
    numbers: dict[tuple[str, str], int] = {}
    kind: list[int] = []
    place: list[float] = []
    counts: list[int] = []
    for sentence in sentences:
        for token in sentence.tokens:
            kind.append(numbers.setdefault((token.word, token.value), len(numbers)))
            place.append((token.start + token.end) / 2)
        counts.append(len(sentence.tokens))
    bounds = np.concatenate([[0], np.cumsum(counts)]).astype(np.intp)
    return Tokens(
        tuple(numbers),
        np.array(kind, dtype=np.intp),
        bounds,
        np.repeat(np.arange(len(counts)), counts),
        np.array(place, dtype=np.float32),
        np.array([max(1, len(sentence.text)) for sentence in sentences], dtype=np.float32),
    )


def weigh(
    zh: Sequence[Sentence],
    en: Sequence[Sentence],
    meanings: Meanings,
    spelling: Spelling,
    terms: Mapping[str, Meaning],
) -> Evidence:
    """Match all words of a page; `terms` are the meanings of the glossary's Chinese terms."""
    zh_side, en_side = gather(zh), gather(en)
    strength = strengths(zh_side.kinds, en_side.kinds, meanings, terms)
    _add_names(strength, (zh, en), (zh_side, en_side), spelling)
    best_en = _best(strength, zh_side, len(zh)).T
    best_zh = _best(strength.T, en_side, len(en)).T
    return Evidence(
        zh_side,
        en_side,
        strength,
        best_en,
        best_zh,
        _information(best_en),
        _information(best_zh),
        _rarity(zh_side),
        _rarity(en_side),
    )


def _add_names(
    strength: Singles,
    sentences: tuple[Sequence[Sentence], Sequence[Sentence]],
    sides: tuple[Tokens, Tokens],
    spelling: Spelling,
) -> None:
    """Match capitalised English words with the characters that they may spell."""
    (zh, en), (zh_side, en_side) = sentences, sides
    text = "\n".join(sentence.text for sentence in zh)
    base = np.cumsum([0, *(len(sentence.text) + 1 for sentence in zh)]).tolist()
    gathered = spelling.by_syllable(set(text))
    owner = np.full(len(text) + 1, -1, dtype=np.intp)
    number = 0
    for start, sentence in zip(base, zh, strict=False):
        for token in sentence.tokens:
            owner[start + token.start : start + token.end] = zh_side.kind[number]
            number += 1
    columns = {word: column for column, (word, _) in enumerate(en_side.kinds)}
    for word, raw, is_sure in _capitalised(en):
        for first, last in spelling.places(raw, text, gathered):
            if (level := NAME_STRENGTH if last - first > 1 else SYLLABLE_STRENGTH * is_sure) > 0:
                rows = owner[first:last]
                column = strength[:, columns[word]]
                column[rows[rows >= 0]] = np.maximum(column[rows[rows >= 0]], level)


def _capitalised(en: Sequence[Sentence]) -> list[tuple[str, str, bool]]:
    """List capitalised words, and whether they stand so inside a sentence."""
    found: dict[tuple[str, str], bool] = {}
    for sentence in en:
        for number, token in enumerate(sentence.tokens):
            if token.raw[0].isupper() and NAME.fullmatch(token.raw):
                key = (token.word, token.raw)
                found[key] = found.get(key, False) or (number > 0 and token.start > 2)
    return [(word, raw, is_sure) for (word, raw), is_sure in found.items()]


def _best(strength: Singles, side: Tokens, sentences: int) -> Singles:
    """Take the strongest match of each word of the other side in each sentence of this side."""
    best = np.zeros((sentences, strength.shape[1]), dtype=np.float32)
    filled = np.flatnonzero(np.diff(side.bounds))
    if len(filled):
        best[filled] = np.maximum.reduceat(strength[side.kind], side.bounds[filled], axis=0)
    return best


def _information(best: Singles) -> Singles:
    """Weigh a match of each level by how rarely it could happen by chance."""
    counts = np.stack([(best >= level).sum(1) for level in LEVELS], axis=1)
    told = information(counts, best.shape[1])
    return np.concatenate([told, np.zeros((len(best), 1))], axis=1).astype(np.float32)


def _rarity(side: Tokens) -> Floats:
    sentences = len(side.bounds) - 1
    pairs = np.unique(side.kind * sentences + side.sentence)
    counts = np.bincount(pairs // max(1, sentences), minlength=len(side.kinds))
    return rarity(counts.astype(np.float64), sentences)


def level_of(strength: Singles) -> NDArray[np.int8]:
    """Give the level of each match, `NO_MATCH` where there is none."""
    level = np.full(strength.shape, NO_MATCH, dtype=np.int8)
    for threshold in LEVELS:
        level -= strength >= threshold
    return level


def mark_figures(side: Tokens, *, is_zh: bool) -> Singles:
    """Tell which kinds of words are figures."""
    return np.array(
        [bool(value) if is_zh else word.startswith("#") for word, value in side.kinds],
        dtype=np.float32,
    )
