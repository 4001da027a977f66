"""What can be found again in a page's translation: figures, dates, Latin words, names, terms, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from sys import intern
from typing import TYPE_CHECKING

from reviewer.ingest.wordlist import stem
from reviewer.model.span import Side
from reviewer.text.dates import find_dates
from reviewer.text.han import normalise
from reviewer.text.quantities import quantities_beside
from reviewer.text.quantity import QuantityKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.ingest.wordlist import Wordlist
    from reviewer.model.document import Page

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&'-]*[A-Za-z0-9]")
_NAME = re.compile(r"\b[A-Z][a-z']{3,}\b")
_PERCENT = frozenset({QuantityKind.PERCENT, QuantityKind.POINTS})
_LARGEST_COMMON = 10
_LETTERS_PER_HAN = 3.1


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The features of one page; those of a Chinese and an English page are the same strings."""

    figures: frozenset[str]
    """Values of figures, days and years."""
    words: frozenset[str]
    """Latin words, pinyin of names, concepts of the glossary."""
    stems: frozenset[str]
    """Beginnings of English words; of a Chinese page, of those that its words may become."""
    length: int
    """English letters, or Han times what one becomes on the average."""
    date: str


def fingerprint(page: Page, wordlist: Wordlist, spelt: frozenset[str] = frozenset()) -> Fingerprint:
    """Take the features of a page; `spelt` are the names that English pages spell in pinyin."""
    text = "\n".join(page.texts)
    is_chinese = page.side is Side.ZH
    figures = frozenset(_figures(text, page.side))
    if is_chinese:
        comparable = normalise(text)
        words = {
            *_latin(text),
            *wordlist.concepts_zh(comparable),
            *wordlist.pinyin_of(comparable, spelt),
        }
        stems = wordlist.stems_of(comparable)
        length = sum("\u3400" <= one <= "\u9fff" for one in text) * _LETTERS_PER_HAN
    else:
        tokens = _latin(text)
        words = {*tokens, *wordlist.concepts_en(text)}
        stems = frozenset(intern(stem(token)) for token in tokens if len(token) > 3)
        length = sum(one.isalpha() for one in text)
    return Fingerprint(figures, frozenset(words), stems, int(length), page.facts.date)


def names_of(text: str) -> Iterator[str]:
    """Yield capitalised English words that pinyin could be, lower case and without apostrophes."""
    yield from (found[0].lower().replace("'", "") for found in _NAME.finditer(text))


def _figures(text: str, side: Side) -> Iterator[str]:
    """Yield figures by value and dates by their parts; small whole numbers tell nothing."""
    dates = find_dates(text, side)
    for date in dates:
        if date.month and date.day:
            yield f"day {date.month}-{date.day}"
        if date.year:
            yield f"year {date.year}"
    for quantity in quantities_beside(text, side, dates):
        if quantity.kind in _PERCENT:
            yield f"percent {quantity.value}"
        elif quantity.kind is QuantityKind.ORDINAL:
            yield f"number {quantity.value}"
        elif quantity.value > _LARGEST_COMMON or quantity.value != int(quantity.value):
            yield f"value {quantity.value}"


def _latin(text: str) -> set[str]:
    return {intern(found[0].lower()) for found in _LATIN.finditer(text)}
