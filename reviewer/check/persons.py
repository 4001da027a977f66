"""A person's name in an English text: written right, written wrong, referred to, or not there."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise
from typing import Final

from reviewer.model.span import Span
from reviewer.text.names import Spelling, is_pinyin_name, misreadings, spellings

_CAPITALISED: Final = re.compile(r"\b[A-ZÜ][A-Za-zÀ-ɏ]*(?:(?:-|'\s?)[A-Za-zÀ-ɏ]+)*\b'?")
_BREAK: Final = re.compile(r"[.,;:()]|\s\s")
_LONGEST_NAME: Final = 4
"""Words that a name may be spread over: Ou Yang Hui."""
_SURNAME_BEARERS: Final = (
    r"(?:Mr|Ms|Mrs|Miss|Dr|Prof|Professor|Director|Commissioner|Judge|President|Chairman|Chairwoman"
    r"|Minister|Governor|Mayor|Secretary|Comrade|General|Premier|Deputy|Officer|Examiner)\.? "
)
_FIRST_WORDS: Final = frozenset(["an", "can", "do", "he", "long", "she", "so", "you"])
"""Surnames that begin English sentences as other words."""
_PRONOUN: Final = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]is|[Hh]ers?)\b(?! [A-Z])")
"""Not the surname of He Zhimin."""


class Verdict(Enum):
    """How a person's name stands."""

    RIGHT = auto()
    REFERRED_TO = auto()
    """By the surname alone, or in another romanisation."""
    REVERSED = auto()
    NO_APOSTROPHE = auto()
    MISSPELT = auto()
    MISSING = auto()


@dataclass(frozen=True, slots=True)
class Naming:
    """What was found of a person's name, and where."""

    verdict: Verdict
    span: Span | None = None


def find_name(name: str, en: str, taken: Sequence[Span] = ()) -> Naming:
    """Find a Chinese person's name in a normalised English text.

    `taken` are stretches that are surely something else: other persons, places, terms.
    """
    forms = spellings(name)
    for verdict, pattern in _WRITTEN:
        found = _search(pattern, forms, en)
        if found:
            return Naming(verdict, found)
    misread = misreadings(name)
    wrong = _search(_bare_name, misread, en) or nearest((*forms, *misread), en, taken)
    if wrong:
        return Naming(Verdict.MISSPELT, wrong)
    is_told = not forms or any(_is_mentioned(form, en) for form in forms)
    return Naming(
        Verdict.REFERRED_TO if is_told or _has_unknown_name(en, taken) else Verdict.MISSING
    )


def _search(
    pattern: Callable[[Spelling], re.Pattern[str]], forms: Iterable[Spelling], en: str
) -> Span | None:
    letters = en.lower()
    for form in forms:
        # Far cheaper than to compile a pattern for each name that might be one.
        if all(part in letters for part in (form.surname, *form.given) if "ü" not in part):
            match = pattern(form).search(en)
            if match:
                return Span(*match.span())
    return None


@lru_cache(maxsize=1 << 12)
def _right_name(form: Spelling) -> re.Pattern[str]:
    given = _given(form.given, needs_apostrophe=True)
    return re.compile(rf"\b{_surname(form.surname)}(?:,? ){given}\b")


@lru_cache(maxsize=1 << 12)
def _bare_name(form: Spelling) -> re.Pattern[str]:
    given = _given(form.given, needs_apostrophe=False)
    return re.compile(rf"\b{_surname(form.surname)} {given}\b")


@lru_cache(maxsize=1 << 12)
def _reversed_name(form: Spelling) -> re.Pattern[str]:
    given = _given(form.given, needs_apostrophe=False)
    return re.compile(rf"\b{given} {_surname(form.surname)}\b(?! ?[A-Z][a-z])")


_WRITTEN: Final = (
    (Verdict.RIGHT, _right_name),
    (Verdict.NO_APOSTROPHE, _bare_name),
    (Verdict.REVERSED, _reversed_name),
)


def _surname(surname: str) -> str:
    """Write a pattern for a surname: one word, a compound one perhaps with a hyphen."""
    return rf"(?=[A-ZÜ])(?i:{_letters(surname)})"


def _given(syllables: tuple[str, ...], *, needs_apostrophe: bool) -> str:
    """Write a pattern for a given name: one word, or hyphenated, or capitalised words."""
    pattern = rf"(?=[A-ZÜ])(?i:{_letters(syllables[0])})" if syllables else ""
    for syllable in syllables[1:]:
        must_part = needs_apostrophe and syllable[0] in "aeo"
        pattern += rf"(?:['-]|[ -](?=[A-ZÜ])){'' if must_part else '?'}(?i:{_letters(syllable)})"
    return pattern


def _letters(syllable: str) -> str:
    return syllable.replace("üe", "(?:üe|yue|ve|ue)").replace("ü", "(?:ü|yu|v)")


def nearest(forms: tuple[Spelling, ...], en: str, taken: Sequence[Span]) -> Span | None:
    """Find the stretch of capitalised words that a slip or two would make the name."""
    best: tuple[int, Span] | None = None
    for span, letters in _stretches(en):
        if any(span.overlaps(other) for other in taken):
            continue
        for form in forms:
            wanted = _plain(form.letters)
            allowed = 2 if len(wanted) > 7 else 1
            slips = 0 if letters == wanted else slips_between(letters, wanted, allowed)
            is_like = slips <= allowed and (
                letters[:1] == wanted[:1] or letters.endswith(_plain("".join(form.given)))
            )
            if is_like and (best is None or slips < best[0]):
                best = (slips, span)
    return best[1] if best else None


@lru_cache(maxsize=16)
def _stretches(en: str) -> tuple[tuple[Span, str], ...]:
    """Find every run of two to four capitalised words, with its letters; `Jian' an` is a run too."""
    words = list(_CAPITALISED.finditer(en))
    found = []
    for index, first in enumerate(words):
        for last in words[index : index + _LONGEST_NAME]:
            between = en[first.start() : last.end()]
            if _BREAK.search(between):
                break
            if " " in between:
                found.append((Span(first.start(), last.end()), _plain(between)))
    return tuple(found)


def pinyin_stretches(en: str) -> Iterator[Span]:
    """Find the pairs of capitalised words that could be a Chinese name in pinyin."""
    for one, other in pairwise(_CAPITALISED.finditer(en)):
        if en[one.end() : other.start()] == " " and is_pinyin_name(one.group(), other.group()):
            yield Span(one.start(), other.end())


def shares_half(name: str, words: str) -> bool:
    """Say whether a name in pinyin has the surname or the whole given name of a Chinese name."""
    surname, _, given = words.partition(" ")
    return any(
        (_plain(form.surname) == _plain(surname)) != (_plain("".join(form.given)) == _plain(given))
        for form in spellings(name)
    )


def _plain(words: str) -> str:
    return re.sub(r"[^a-z]", "", words.lower().replace("ü", "v"))


def slips_between(one: str, other: str, most: int) -> int:
    """Count the letters to add, drop or change (Levenshtein); `most` + 1 where there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        above, row[0] = row[0], i
        for j, wanted in enumerate(other, start=1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (letter != wanted))
    return row[-1]


def _is_mentioned(form: Spelling, en: str) -> bool:
    """Say whether the surname stands with a title or alone, the letters in one word, or a pronoun."""
    if _PRONOUN.search(en):
        return True
    if any(pattern.search(en) for pattern in _mentions(form.surname)):
        return True
    return len(form.letters) > 4 and form.letters in _plain_words(en)


@lru_cache(maxsize=1 << 10)
def _mentions(surname: str) -> tuple[re.Pattern[str], ...]:
    """Write the patterns of a surname with a title, within a sentence, or at its beginning."""
    pattern = _surname(surname)
    told = [rf"{_SURNAME_BEARERS}{pattern}\b", rf"(?<![.!?] )(?<!^)\b{pattern}(?!['-]? ?[A-Z])\b"]
    if surname not in _FIRST_WORDS:
        told.append(rf"\b{pattern}(?:'s)? [a-z]")
    return tuple(map(re.compile, told))


@lru_cache(maxsize=64)
def _plain_words(en: str) -> str:
    return " ".join(map(_plain, en.split()))


def _has_unknown_name(en: str, taken: Sequence[Span]) -> bool:
    """Say whether two capitalised words stand together that nothing else explains."""
    words = [
        match
        for match in _CAPITALISED.finditer(en)
        if not any(Span(*match.span()).overlaps(other) for other in taken)
    ]
    return any(
        en[one.end() : other.start()] == " " and not one.group().isupper()
        for one, other in pairwise(words)
    )
