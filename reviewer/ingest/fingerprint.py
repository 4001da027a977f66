"""What can be found again in a page's translation: figures, dates, names, Latin words, terms, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from sys import intern
from typing import TYPE_CHECKING

from reviewer.ingest.wordlist import stem
from reviewer.model.span import Side
from reviewer.text.dates import find_dates
from reviewer.text.han import normalise
from reviewer.text.quantities import quantities_beside
from reviewer.text.quantity import QuantityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.ingest.wordlist import Wordlist
    from reviewer.model.document import Page

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&'-]*[A-Za-z0-9]")
_NAME = re.compile(r"\b[A-Z][a-z']{3,}\b")
_PERCENT = frozenset({QuantityKind.PERCENT, QuantityKind.POINTS})
_LARGEST_COMMON = 10
_LETTERS_PER_HAN = 3.1


class Kind(Enum):
    """The kinds of features that a page and its translation share."""

    FIGURE = "figures and percentages by value, those above ten"
    DAY = "month and day"
    YEAR = "years"
    ORDINAL = "numbers of a series: 第22届, 22nd"
    NAME = "names in pinyin"
    WORD = "Latin words, concepts of the glossary"
    STEM = "beginnings of English words"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The features of one page; those of a Chinese and an English page are the same strings."""

    features: dict[Kind, frozenset[str]]
    """Of a Chinese page, names are those of English pages that it may mean, and stems those of the
    English words that its words may become."""
    titled: dict[Kind, frozenset[str]]
    """Years, ordinals and names in its title."""
    length: int
    """English letters, or Han times what one becomes on the average."""
    date: str


def fingerprint(page: Page, wordlist: Wordlist, spelt: frozenset[str] = frozenset()) -> Fingerprint:
    """Take the features of a page; `spelt` are the names that English pages spell in pinyin."""
    text = "\n".join(page.texts)
    title = page.facts.title
    features, titled = _figures(text, page.side), _figures(title, page.side)
    if page.side is Side.ZH:
        comparable = normalise(text)
        features[Kind.WORD] = _latin(text) | wordlist.concepts_zh(comparable)
        features[Kind.NAME] = wordlist.pinyin_of(comparable, spelt)
        titled[Kind.NAME] = wordlist.pinyin_of(normalise(title), spelt)
        features[Kind.STEM] = wordlist.stems_of(comparable)
        length = sum("\u3400" <= one <= "\u9fff" for one in text) * _LETTERS_PER_HAN
    else:
        tokens = _latin(text)
        features[Kind.WORD] = tokens | wordlist.concepts_en(text)
        features[Kind.NAME] = set(names_of(page.texts, wordlist))
        titled[Kind.NAME] = set(names_of([title], wordlist))
        features[Kind.STEM] = {intern(stem(token)) for token in tokens if len(token) > 3}
        length = sum(one.isalpha() for one in text)
    return Fingerprint(_frozen(features), _frozen(titled), int(length), page.facts.date)


def names_of(texts: Iterable[str], wordlist: Wordlist) -> Iterator[str]:
    """Yield what English text spells in pinyin, lower case and without apostrophes."""
    for text in texts:
        for found in _NAME.finditer(text):
            name = found[0].lower().replace("'", "")
            if wordlist.is_spelt_name(name):
                yield intern(name)


def _figures(text: str, side: Side) -> dict[Kind, set[str]]:
    """Gather figures by value and dates by their parts; small whole numbers tell nothing."""
    found: dict[Kind, set[str]] = {
        kind: set() for kind in (Kind.FIGURE, Kind.DAY, Kind.YEAR, Kind.ORDINAL)
    }
    dates = find_dates(text, side)
    for date in dates:
        if date.month and date.day:
            found[Kind.DAY].add(f"{date.month}-{date.day}")
        if date.year:
            found[Kind.YEAR].add(f"year {date.year}")
    for quantity in quantities_beside(text, side, dates):
        if quantity.kind in _PERCENT:
            found[Kind.FIGURE].add(f"{quantity.value}%")
        elif quantity.kind is QuantityKind.ORDINAL:
            found[Kind.ORDINAL].add(f"number {quantity.value}")
        elif quantity.value > _LARGEST_COMMON or quantity.value != int(quantity.value):
            found[Kind.FIGURE].add(f"{quantity.value}")
    return found


def _frozen(features: dict[Kind, set[str]]) -> dict[Kind, frozenset[str]]:
    return {kind: frozenset(found) for kind, found in features.items()}


def _latin(text: str) -> set[str]:
    return {intern(found[0].lower()) for found in _LATIN.finditer(text)}
