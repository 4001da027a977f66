"""Names in pinyin: where an English word may spell Chinese characters (Wenjie: 文洁, Xi'an: 西安)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

LONGEST_NAME = 4
SYLLABLE_SIZE = 6
NAME = re.compile(r"[A-Z][a-z']+")


class Spelling:
    """Splits words into pinyin syllables, and tells which characters read so."""

    def __init__(self, readings: Mapping[str, str]) -> None:
        self.readings = readings
        self._syllables = frozenset(
            syllable
            for reading in readings.values()
            for syllable in reading.split()
            if _is_syllable(syllable)
        )
        self.splits = lru_cache(maxsize=20_000)(self._splits)

    def _splits(self, word: str) -> tuple[tuple[str, ...], ...]:
        """Give every way to read a lower-case word as one to four syllables, lyu as lü."""
        found: list[tuple[str, ...]] = []

        def go_on(place: int, before: tuple[str, ...]) -> None:
            if place == len(word):
                found.append(before)
            elif len(before) < LONGEST_NAME:
                for end in range(min(len(word), place + SYLLABLE_SIZE), place, -1):
                    if (syllable := _standard(word[place:end])) in self._syllables:
                        go_on(end, (*before, syllable))

        go_on(0, ())
        return tuple(split for split in found if sum(len(s) == 1 for s in split) < 2)

    def by_syllable(self, characters: Iterable[str]) -> dict[str, str]:
        """Gather the characters of a page by how they can be read."""
        gathered: dict[str, str] = {}
        for character in characters:
            for syllable in self.readings.get(character, "").split():
                gathered[syllable] = gathered.get(syllable, "") + character
        return gathered

    def places(
        self, word: str, text: str, gathered: Mapping[str, str]
    ) -> Iterator[tuple[int, int]]:
        """Find the stretches of a Chinese text that a capitalised English word may spell."""
        for split in self.splits(word.replace("'", "").lower()):
            if all(syllable in gathered for syllable in split):
                pattern = "".join(f"[{gathered[syllable]}]" for syllable in split)
                for match in re.finditer(pattern, text):
                    yield match.span()


def _is_syllable(text: str) -> bool:
    return (
        text.isascii()
        and text.isalpha()
        and (len(text) > 1 or text in "aeo")
        and text not in {"ng", "hm"}
    )


def _standard(syllable: str) -> str:
    """Write lü and nü as the lexicon does."""
    return {"lyu": "lv", "nyu": "nv", "lyue": "lve", "nyue": "nve"}.get(syllable, syllable)
