"""English words by the form they are compared by: lower-case lemmas in one spelling."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Protocol, cast

from reviewer.model.span import Span
from reviewer.text.han import normalise

_WORD: Final = re.compile(r"\d+(?:[.,]\d+)+|[0-9A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]+(?:'[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]+)*")
_HEADING_SPACES: Final = 3
"""A text in capitals with so many spaces is a heading; with fewer, it may be an acronym (US, AIDS)."""
_SPELLINGS: Final = {
    "aeroplane": "airplane",
    "ageing": "aging",
    "aluminium": "aluminum",
    "artefact": "artifact",
    "calibre": "caliber",
    "catalogue": "catalog",
    "centre": "center",
    "cheque": "check",
    "defence": "defense",
    "dialogue": "dialog",
    "analogue": "analog",
    "enrolment": "enrollment",
    "fibre": "fiber",
    "fulfilment": "fulfillment",
    "grey": "gray",
    "instalment": "installment",
    "judgement": "judgment",
    "acknowledgement": "acknowledgment",
    "kilometre": "kilometer",
    "licence": "license",
    "litre": "liter",
    "manoeuvre": "maneuver",
    "metre": "meter",
    "mould": "mold",
    "offence": "offense",
    "plough": "plow",
    "practise": "practice",
    "pretence": "pretense",
    "programme": "program",
    "sceptical": "skeptical",
    "skilful": "skillful",
    "storey": "story",
    "sulphur": "sulfur",
    "theatre": "theater",
    "tyre": "tire",
    "wilful": "willful",
    "sales": "sale",  # the lemmatizer has it as a word of its own
}
_ENDINGS: Final = (
    (re.compile(r"is(e|er|ation|able|ing)$"), r"iz\1"),
    (re.compile(r"lys(e|er|ing)$"), r"lyz\1"),
    (re.compile(r"(?<=[a-z]{3})our(able|ite|er|hood)?$"), r"or\1"),
    (re.compile(r"(?<=[a-z]{3}[aeio])ll(er|or|ing)?$"), r"l\1"),
)
# Written alike in Britain and America, or another word with the other ending.
_ONE_SPELLING: Final = frozenset(
    """advertise advise adviser arise apprise chastise circumcise comprise compromise concise demise
    despise devise disguise enterprise excise exercise expertise franchise franchiser guise
    improvise likewise merchandise merchandiser noise otherwise paradise poise praise precise
    premise promise promising raise revise revisable reviser rise riser rising raising supervise
    surprise surprising treatise wise advisable devisable analyser contour detour paramour glamour
    hour four pour tour your our flour sour velour""".split()  # noqa: SIM905 — as a list it would be 60 lines
)
# Another thing than the singular: goods are not good, customs not a custom.
_PLURALS_KEPT: Final = frozenset(["goods", "customs", "premises", "proceeds", "arms"])
_RINGS: Final = 6
"""Letters up to which -ings is no plural of a verb's noun: kings, wings, things."""


class _Lemmatize(Protocol):
    def __call__(self, token: str, lang: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an English text."""

    span: Span
    """Where it stands, without a possessive ending."""
    text: str
    """As it is written, quotes and apostrophes of one kind."""
    lemma: str
    """What it is compared by; never shown."""


def english_words(text: str) -> tuple[Word, ...]:
    """Find the words and figures of an English text; hyphens part words, apostrophes do not."""
    return tuple(
        Word(Span(start, start + len(bare)), bare, lemma)
        for start, bare, lemma in scan_words(normalise(text))
    )


def scan_words(text: str) -> list[tuple[int, str, str]]:
    """Find (start, word without a possessive ending, lemma) in a normalised text."""
    shouted = text.isupper() and text.count(" ") >= _HEADING_SPACES
    found = []
    for match in _WORD.finditer(text):
        bare, lemma = _bare_and_lemma(match.group(), shouted=shouted)
        found.append((match.start(), bare, lemma))
    return found


def lemma(word: str) -> str:
    """Return what a single word is compared by: lower-case, singular or infinitive, US spelling.

    A figure loses its digit grouping; an acronym its plural s (IPRs) and nothing else (US, AIDS).
    """
    return _bare_and_lemma(word, shouted=False)[1]


@lru_cache(maxsize=1 << 16)
def _bare_and_lemma(word: str, *, shouted: bool) -> tuple[str, str]:
    bare = word.removesuffix("'s").removesuffix("'S").rstrip("'") or word
    if bare[0].isdigit():
        return bare, bare.replace(",", "").lower()
    if re.fullmatch(r"[A-Z0-9]{2,}s", bare):
        return bare, bare[:-1].lower()
    lower = bare.lower()
    if (bare.isupper() and len(bare) < 6 and not shouted) or not lower.isalpha():
        return bare, lower
    if lower.endswith("ings") and len(lower) > _RINGS:
        lower = lower[:-1]  # trainings as training, which may be a verb's form
    return bare, _one_spelling(
        lower if lower in _PLURALS_KEPT else _lemmatizer()(lower, "en").lower()
    )


def _one_spelling(word: str) -> str:
    if word in _ONE_SPELLING:
        return word
    if word in _SPELLINGS:
        return _SPELLINGS[word]
    for ending, american in _ENDINGS:
        word, changed = ending.subn(american, word)
        if changed:
            break
    return word


@cache
def _lemmatizer() -> _Lemmatize:
    import simplemma  # noqa: PLC0415 — 0.1 s, and 0.2 s for its English forms

    return cast("_Lemmatize", simplemma.lemmatize)
