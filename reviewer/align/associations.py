"""Words that the lexicon ties only by way of others: a character's likely English, an English word's near ones.

散步 is glossed "to take a walk"; that 步 turns up wherever a gloss says stride, and that what is glossed "to walk"
is glossed "to stroll" too, ties it to these as well, less strongly. Both are learned once from CC-CEDICT's entries
by `reviewer.align.associate` and ship as text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from reviewer.align.lattice import Singles
from reviewer.align.roots import root

SHIPPED = Path(__file__).with_name("associations.txt")
FAMILY = 0.7
"""What a word of the same root counts, against the word itself."""
BOLDNESS, MOST = 2.0, 0.54
"""What an association's share is worth as a strength, and the most: never as much as a gloss of two words."""
TOLD = 0.35
"""Strength from which a meaning stands for the words near it."""


@dataclass(frozen=True, slots=True, eq=False)
class Related:
    """Roots, by their numbers, that a word may mean."""

    roots: NDArray[np.int32]
    strength: Singles


class Associations:
    """Shares by key: of a character with roots of English words, of a root with the roots near it."""

    def __init__(self, rows: Mapping[str, str]) -> None:
        self._rows = rows
        self.of = lru_cache(maxsize=20_000)(self._of)
        self._numbers: dict[str, int] = {}
        self._turn = Lock()

    @property
    def size(self) -> int:
        """How many roots have a number."""
        return len(self._numbers)

    def number(self, name: str) -> int:
        """Give the number of a root, the next one where it has none."""
        known = self._numbers.get(name)
        if known is None:
            with self._turn:
                known = self._numbers.setdefault(name, len(self._numbers))
        return known

    def _of(self, key: str) -> Related:
        """Read one row: a root and hundredths in turn."""
        fields = self._rows.get(key, "").split()
        shares = np.array(fields[1::2], dtype=np.float32) * np.float32(0.01)
        return Related(np.array([*map(self.number, fields[::2])], dtype=np.int32), shares)

    def related(self, word: str, meaning: Mapping[str, float]) -> Related:
        """Give the roots that a Chinese word may mean, by its meaning and by its characters.

        A root that several ways lead to is there several times: the strongest counts.
        """
        own: dict[str, float] = {}
        for english, strength in meaning.items():
            family = root(english)
            own[family] = max(strength, own.get(family, 0.0))
        told = [(self.of(near), strength) for near, strength in own.items() if strength >= TOLD]
        told += [(self.of(character), 1.0) for character in set(word)]
        faint = [np.minimum(MOST, row.strength * (BOLDNESS * strength)) for row, strength in told]
        kin = np.array([FAMILY * strength for strength in own.values()], dtype=np.float32)
        numbers = np.array([*map(self.number, own)], dtype=np.int32)
        return Related(
            np.concatenate([numbers, *(row.roots for row, _ in told)]),
            np.concatenate([kin, *faint], dtype=np.float32),
        )


@lru_cache(maxsize=1)
def shipped_associations() -> Associations:
    """Read the associations that ship."""
    _, _, body = SHIPPED.read_text(encoding="utf-8").partition("\n")
    return Associations(dict(line.split("\t") for line in body.splitlines()))
