"""How strongly each Chinese word of a page may be each English one: by lexicon, glossary and associations."""

from collections.abc import Mapping, Sequence

import numpy as np

from reviewer.align.associations import Related
from reviewer.align.english import lemma
from reviewer.align.glosses import Meanings
from reviewer.align.lattice import Singles
from reviewer.align.roots import root

Meaning = Mapping[str, float]
Kind = tuple[str, str]
"""A word, and its figure's value if any."""


def strengths(
    zh: Sequence[Kind], en: Sequence[Kind], meanings: Meanings, terms: Mapping[str, Meaning]
) -> Singles:
    """Match kinds of words, Chinese by English, 0 to 1; `terms` are the meanings of the glossary's terms."""
    strength = _by_way_of_others(zh, en, meanings, terms)
    columns = {word: number for number, (word, _) in enumerate(en)}
    for row, kind in enumerate(zh):
        meaning = meaning_of(kind, meanings, terms)
        for word in meaning.keys() & columns.keys():
            strength[row, columns[word]] = max(strength[row, columns[word]], meaning[word])
    return strength


def meaning_of(kind: Kind, meanings: Meanings, terms: Mapping[str, Meaning]) -> Meaning:
    """Give what a Chinese word may be in English: by the glossary, the lexicon, its value, itself."""
    word, value = kind
    if word[0].isascii():
        known = {word.lower(): 1.0, lemma(word.lower()): 1.0}
    else:
        known = meanings.of_word(word)
    if term := terms.get(word):
        known = {**known, **{w: max(s, known.get(w, 0.0)) for w, s in term.items()}}
    return {**known, f"#{value}": 1.0} if value else known


def _by_way_of_others(
    zh: Sequence[Kind], en: Sequence[Kind], meanings: Meanings, terms: Mapping[str, Meaning]
) -> Singles:
    """Match words by roots: a page's English words of one root are matched alike."""
    table = meanings.associations
    rows = [n for n, (word, _) in enumerate(zh) if not word[0].isascii()]
    found = [(n, meanings.related(zh[n][0])) for n in rows]
    found += [(n, table.related("", terms[zh[n][0]])) for n in rows if zh[n][0] in terms]
    numbers = [table.number(root(word)) for word, _ in en]
    roots, column = np.unique(np.array(numbers, dtype=np.intp), return_inverse=True)
    by_root = np.zeros((len(zh), len(roots)), dtype=np.float32)
    place = np.full(table.size, -1, dtype=np.intp)
    place[roots] = np.arange(len(roots))
    if found:
        row, at, strength = _laid_out(found, place)
        np.maximum.at(by_root, (row, at), strength)
    return by_root[:, column]


def _laid_out(
    found: Sequence[tuple[int, Related]], place: np.ndarray[tuple[int], np.dtype[np.intp]]
) -> tuple[
    np.ndarray[tuple[int], np.dtype[np.intp]], np.ndarray[tuple[int], np.dtype[np.intp]], Singles
]:
    """List row, column and strength of what the page has of all that the words are related to."""
    row = np.repeat([n for n, _ in found], [len(related.roots) for _, related in found])
    at = place[np.concatenate([related.roots for _, related in found])]
    strength = np.concatenate([related.strength for _, related in found])
    here = at >= 0
    return row[here], at[here], strength[here]
