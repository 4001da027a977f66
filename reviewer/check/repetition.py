"""Words said twice in a row, and one Chinese sentence with two English ones in a document."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import eq
from typing import Final

from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.model.finding import Finding, Severity
from reviewer.model.span import Span
from reviewer.text.lemmas import lemma

_TWICE: Final = re.compile(r"\b([A-Za-z]+(?: [A-Za-z]+){0,2}?)\s+\1\b(?![-'])", re.IGNORECASE)
_MAY_STAND_TWICE: Final = frozenset(
    "that had her very so no yes bye ha long many much far really well blah tut hear please wait never".split()  # noqa: SIM905 — a list of words reads better as text
)
_FUNCTION_WORDS: Final = frozenset(
    "the a an of in on at to for by with from and or but as is are was were be been has have it its this that these".split()  # noqa: SIM905 — a list of words reads better as text
)
_WORD: Final = re.compile(r"[a-z0-9]+")
_SAID: Final = re.compile(r"\w+")
_HAN: Final = re.compile("[\u3400-\u9fff]")
_LITTLE: Final = frozenset({"a", "an", "the"})
_LINKS: Final = frozenset({"of", "for", "in", "on"})
_LONGEST_NAME: Final = 8
"""Words up to which a text is the name of something."""
_LEAST: Final = 4
"""Han characters from which on a sentence is one that should be told the same way."""


def find_doubled_words(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each word or phrase that stands twice in a row."""
    text = reading.en
    if not _has_repeats(_WORD.findall(text.lower())):
        return
    for match in _TWICE.finditer(text):
        once = match[1]
        if _is_meant(match):
            continue
        span = Span(*match.span())
        said = reading.segment.en[match.start() : match.end()]
        yield Finding(
            REPETITION.name,
            "doubled-word",
            REPETITION.severity,
            f"“{said}” says “{once}” twice",
            en=span,
            suggestion=said[: len(once)],
        )


def _has_repeats(words: list[str]) -> bool:
    """Say whether one, two or three words come twice in a row; far cheaper than `_TWICE`."""
    pairs = list(pairwise(words))
    triples = list(zip(words, words[1:], words[2:], strict=False))
    return (
        any(map(eq, words, words[1:]))
        or any(map(eq, pairs, pairs[2:]))
        or any(map(eq, triples, triples[3:]))
    )


def find_other_english(readings: Sequence[Reading]) -> Iterator[tuple[int, Finding]]:
    """Yield a finding for each segment whose Chinese stood before in the document with other English."""
    first: dict[str, Reading] = {}
    for index, reading in enumerate(readings):
        zh = "".join(_SAID.findall(reading.zh))
        if not is_worth_comparing(zh):
            continue
        before = first.setdefault(zh, reading)
        if says_the_same(before.en, reading.en) or not (reading.en and before.en):
            continue
        finding = Finding(
            REPETITION.name,
            "other-english",
            REPETITION.severity,
            f"the same Chinese stood above as “{before.segment.en}”",
            zh=Span(0, len(reading.zh)),
            en=Span(0, len(reading.en)),
            suggestion=before.segment.en,
        )
        yield index, finding


def _is_meant(match: re.Match[str]) -> bool:
    """Tell "had had", Lang Lang, tick tick tick and "from time to time to" from a slip."""
    text, words = match.string, match[1].split()
    if len(words) > 1:
        return words[0].lower() not in _FUNCTION_WORDS
    word = words[0].lower()
    if word in _MAY_STAND_TWICE or text[match.start() - 1 : match.start()] in {"-", "'"}:
        return True
    if word in _FUNCTION_WORDS:
        return False
    is_name = all(said[0].isupper() for said in match[0].split())
    near = text[max(0, match.start() - len(word) - 1) : match.end() + len(word) + 1].lower()
    return is_name or near.split().count(word) > 2


def is_worth_comparing(zh: str) -> bool:
    """Say whether a normalised Chinese text is long enough that it should be told the same way."""
    return len(_HAN.findall(zh)) >= _LEAST


def says_the_same(one: str, other: str) -> bool:
    """Say whether two normalised English texts differ only in case, marks and articles.

    Names of things also in the order of their words: online platform operators, operators of online platforms.
    """
    words, others = _words(one), _words(other)
    if words == others:
        return True
    return max(len(words), len(others)) <= _LONGEST_NAME and _named(words) == _named(others)


def _named(words: list[str]) -> list[str]:
    return sorted(lemma(word) for word in words if word not in _LINKS)


def _words(text: str) -> list[str]:
    """Give the words of a normalised English text that make it another one: no articles, no case."""
    return [word for word in _WORD.findall(text.lower()) if word not in _LITTLE]


REPETITION: Final = Check(
    name="repetition",
    severity=Severity.MINOR,
    about="A word or phrase said twice in a row; the same Chinese with different English in one document.",
    silent="“that that”, “had had”, Lang Lang; English that differs only in case, marks or articles; Chinese of three characters or fewer.",
    accepts=(
        Example("", "He said that that had had an effect."),
        Example("郎朗演奏。", "Lang Lang performed."),
        Example("", "It is updated from time to time to stay useful."),
        Example("联系我们", "Contact us", before=(("联系我们", "Contact Us"),)),
        Example(
            "网络平台经营者",
            "Operators of online platforms",
            before=(("网络平台经营者", "Online platform operators"),),
        ),
        Example("其他", "Others", before=(("其他", "Miscellaneous"),)),
    ),
    rejects=(
        Example(
            "该案在北京开庭审理。", "The case was heard in in Beijing.", points_at=("", "in in")
        ),
        Example(
            "国家的未来", "It is the future of the of the country.", points_at=("", "of the of the")
        ),
        Example(
            "有关单位要认真贯彻落实。",
            "All departments concerned are required to act on this circular.",
            points_at=("有关单位", "All departments"),
            before=(("有关单位要认真贯彻落实。", "The units concerned shall implement it."),),
        ),
    ),
    find=find_doubled_words,
    find_in_document=find_other_english,
)
