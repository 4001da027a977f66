"""What a sentence shows without its words: lengths, marks, quotes, clauses, how it begins and ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from reviewer.align.lattice import Floats, Integers

HAN = re.compile(r"[\u3400-\u9fff〇々]")
LATIN = re.compile(r"[^\W_\u3400-\u9fff〇々]")
OPENING, CLOSING = "“‘「『《\"'", "”’」』》\"'"
MARKS = (
    ('“”„"「」『』', '“”"'),
    ("？?", "?"),
    ("！!", "!"),
    ("（(", "("),
    ("—…", "—…–"),
    ("：:", ":"),
)
"""Marks that tend to be kept: on the Chinese and on the English side."""
ENDINGS = ("。.．", "？?", "！!", "：:", "；;", "…—")
CLAUSE = (
    re.compile(r"[,，；;：:、]|——"),
    re.compile(r"[,;:—]|\b(?:and|but|that|who|which|when|while|to|if|as)\b"),
)
LOWER_START = re.compile(r"[^A-Za-z0-9]*[a-z]")


class Look(NamedTuple):
    """The look of one sentence."""

    han: int
    latin: int
    marks: tuple[int, ...]
    opens: bool
    closes: bool
    ending: int
    starts_low: bool
    quote_after: int
    """Whether a quotation is open after it: 1, 0, or -1 where it says nothing."""
    clauses: int


@dataclass(frozen=True, slots=True)
class Surface:
    """The looks of one side of a page: arrays with one entry a sentence."""

    han: Floats
    latin: Floats
    marks: Floats
    """Marks by sentences."""
    opens: Integers
    closes: Integers
    ending: Integers
    starts_low: Integers
    inside_quote: Integers
    """At each cut, whether a quotation is open."""
    clauses: Floats


@lru_cache(maxsize=20_000)
def look_at(text: str, *, is_zh: bool) -> Look:
    """Look at one sentence as written."""
    text = text.strip()
    side = 0 if is_zh else 1
    bare = text.rstrip("”’」』\"')）] ")
    ending = next((n for n, kinds in enumerate(ENDINGS, 1) if bare and bare[-1] in kinds), 0)
    trimmed = text.rstrip("。！？…”’』」") if is_zh else text
    return Look(
        len(HAN.findall(text)),
        len(LATIN.findall(text)),
        tuple(sum(text.count(mark) for mark in kinds[side]) for kinds in MARKS),
        text[:1] != "" and text[:1] in OPENING,
        text[-1:] != "" and text[-1:] in CLOSING,
        ending,
        not is_zh and bool(LOWER_START.match(text)),
        _quote_after_zh(text) if is_zh else _quote_after_en(text),
        1 + len(CLAUSE[side].findall(trimmed)),
    )


def _quote_after_zh(text: str) -> int:
    opened = max(text.rfind(mark) for mark in "“「『")
    closed = max(text.rfind(mark) for mark in "”」』")
    return -1 if opened == closed else int(opened > closed)


def _quote_after_en(text: str) -> int:
    """Follow the quotes; a straight or single one opens after a space and closes before one."""
    state = -1
    for place, mark in enumerate(text):
        if mark not in "“”\"'‘’":
            continue
        before = text[place - 1] if place else " "
        after = text[place + 1] if place + 1 < len(text) else " "
        if mark == "“" or (mark != "”" and before in " (—–-[" and not after.isspace()):
            state = 1
        elif mark == "”" or (mark != "‘" and not after.isalnum()):
            is_possessive = before == "s" and after == " " and mark in "'’"
            state = state if is_possessive else 0
    return state


def survey(sentences: Sequence[str], *, is_zh: bool) -> Surface:
    """Look at one side of a page."""
    looks = [look_at(text, is_zh=is_zh) for text in sentences]
    inside = [0]
    for look in looks:
        inside.append(inside[-1] if look.quote_after < 0 else look.quote_after)
    return Surface(
        np.array([look.han for look in looks], dtype=np.float64),
        np.array([look.latin for look in looks], dtype=np.float64),
        np.array([look.marks for look in looks], dtype=np.float64).reshape(-1, len(MARKS)).T,
        np.array([look.opens for look in looks], dtype=np.intp),
        np.array([look.closes for look in looks], dtype=np.intp),
        np.array([look.ending for look in looks], dtype=np.intp),
        np.array([look.starts_low for look in looks], dtype=np.intp),
        np.array(inside, dtype=np.intp),
        np.array([look.clauses for look in looks], dtype=np.float64),
    )
