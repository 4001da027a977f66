"""The register: what provinces, cities, countries, public bodies and people are called in English."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from reviewer.model.span import Span
from reviewer.text.han import normalise
from reviewer.text.shipped import shipped_folder

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


_BEFORE_DAY: Final = re.compile(r"[\d一二三四五六七八九十当即次每]")
_AFTER_PART: Final = frozenset("门署队长")


@dataclass(frozen=True, slots=True)
class Place:
    """A place, or a body that stands for one, with its English names."""

    zh: str
    en: tuple[str, ...]
    """The usual one first: Shaanxi; Xizang, Tibet; France, French."""
    kind: str = ""
    """`province`, `city`, `country`, `body` or `person`."""


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """Where a text names a place."""

    span: Span
    places: tuple[Place, ...]
    """More than one where the name does not tell them apart: Suzhou is 苏州 and 宿州."""


class Register:
    """Places, found by their names in either language."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = tuple(places)

    def find_zh(self, zh: str) -> tuple[PlaceHit, ...]:
        """Find the places that a normalised Chinese text names, the longest name first."""
        return tuple(
            PlaceHit(Span(start, end), (self.places[number],))
            for number, start, end in self._zh.find_matches_as_indexes(zh)
            if not _is_part_of_other_words(zh, start, end)
        )

    def find_en(self, en: str) -> tuple[PlaceHit, ...]:
        """Find the places that a normalised English text names, as words with a capital."""
        return tuple(self._named(en))

    def _named(self, en: str) -> Iterator[PlaceHit]:
        automaton, names, places = self._en
        # An apostrophe becomes no character, so offsets must be brought back.
        kept = [offset for offset, character in enumerate(en) if character != "'"]
        plain = en.replace("'", "").lower()
        if len(plain) != len(kept):
            return
        for number, start, end in automaton.find_matches_as_indexes(plain):
            span = Span(kept[start], kept[end - 1] + 1)
            around = en[max(0, span.start - 1) : span.start] + en[span.end : span.end + 1]
            is_word = not any(map(str.isalnum, around))
            if is_word and en[span.start].isupper():
                yield PlaceHit(span, places[names[number]])

    @cached_property
    def _zh(self) -> "AhoCorasick":
        from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415 — only where places are

        return AhoCorasick([place.zh for place in self.places], MatchKind.LeftmostLongest)

    @cached_property
    def _en(self) -> "tuple[AhoCorasick, list[str], dict[str, tuple[Place, ...]]]":
        from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415 — only where places are

        places: dict[str, tuple[Place, ...]] = {}
        for place in self.places:
            for key in dict.fromkeys(map(plain_name, place.en)):
                places[key] = (*places.get(key, ()), place)
        names = list(places)
        return AhoCorasick(names, MatchKind.LeftmostLongest), names, places


def _is_part_of_other_words(zh: str, start: int, end: int) -> bool:
    """Say whether a name only happens to stand there: 26日本公司, 教育部门."""
    if zh.startswith("日本", start):
        return bool(_BEFORE_DAY.search(zh, max(0, start - 1), start))
    return zh[end - 1] == "部" and zh[end : end + 1] in _AFTER_PART


def plain_name(name: str) -> str:
    """Return a place's name as it is compared: no capitals, no apostrophes."""
    return normalise(name).replace("'", "").lower()


@cache
def shipped_register() -> Register:
    """Give the places and bodies of the register that ships with the program."""
    return Register(entry for entry in _shipped_entries() if entry.kind != "person")


@cache
def known_people() -> dict[str, str]:
    """Give the people of the shipped register whose English name pinyin leaves open: 申长雨, Shen Changyu."""
    return {entry.zh: entry.en[0] for entry in _shipped_entries() if entry.kind == "person"}


@cache
def _shipped_entries() -> tuple[Place, ...]:
    path = shipped_folder("glossary") / "register.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Place(
                zh=row["zh"],
                en=(row["en"], *filter(None, row["also"].split("|"))),
                kind=row["kind"],
            )
            for row in csv.DictReader(lines)
        )
