"""Spaces that are missing after a mark or stand before one; marks that stand twice, or not at the end."""

import re
from collections.abc import Iterator
from string import ascii_letters, digits
from typing import Final

from reviewer.check.punctuation import CHINESE_MARK
from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.check.residue import RESIDUE
from reviewer.model.finding import Finding, Severity
from reviewer.model.span import Span

_WORD: Final = r"[A-Za-z][A-Za-z'-]*[A-Za-z]{2}"
_RULES: Final = (
    ("after-sentence", "after", ".A !A ?A", rf"(?<![\w.@/]){_WORD}[.!?](?=[A-Z][a-z])(?!\w*[.@/])"),
    ("after-comma", "after", ",a ,A ;a ;A", r"(?<=[A-Za-z]{2})[,;](?=[A-Za-z]{2})"),
    ("after-bracket", "after", ")a )A", r"\)(?=[A-Za-z]{2})"),
    ("after-possessive", "after", "a'a", r"(?<=[a-z]{2})s'(?=[a-z]{4,})"),
    (
        "after-month",
        "after",
        "a.0",
        r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.(?=\d)",
    ),
    ("after-figure", "after", "0a", r"\d(?=(?:[mbtr]illion|percent|yuan)\b)"),
    ("before-bracket", "after", "a(", r"\b[A-Za-z]*[a-z]{2}(?=\([A-Za-z]{3})"),
    (
        "before-mark",
        "close",
        "_, _; _: _! _? _.",
        r"(?<=[\w)])(?<![\w)] \.) +[,;:!?.](?=\s|$)(?! \.)",
    ),
    ("inside-bracket", "close", "(_ _)", r"\( +(?=\w)|(?<=\w) +\)"),
    ("double-mark", "once", ".. ,, ,. ;;", r"(?<!\.)\.\.(?!\.)|,,|,\.(?!\d)|;;"),
)
"""Name, how it is mended, what stands there (a letter as a or A, a digit as 0, a space as _), the fault."""
_FAULTS: Final = tuple(
    (name, mend, tuple(signs.split()), re.compile(fault)) for name, mend, signs, fault in _RULES
)
_SHAPES: Final = str.maketrans(ascii_letters + digits + " ", "a" * 26 + "A" * 26 + "0" * 10 + "_")
_SAID: Final = {
    "after": "a space is missing after “{found}”",
    "close": "a space too many at “{found}”",
    "once": "“{found}”: one mark is enough",
}


def find_bad_spaces(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each place where the English lacks a space or a last mark, or has too many."""
    yield from _unfinished(reading)
    text = reading.en
    # Ten searches of a pattern cost ten times as much as to look for all their signs.
    shape = text.translate(_SHAPES)
    for name, mend, signs, fault in _FAULTS:
        if not any(map(shape.__contains__, signs)):
            continue
        for match in fault.finditer(text):
            found = match[0]
            if reading.segment.en[match.start() : match.end()] != found and "'" not in found:
                continue  # Chinese marks are another check's.
            mended = {"after": f"{found} ", "close": found.replace(" ", ""), "once": found[-1]}
            yield Finding(
                SPACING.name,
                name,
                SPACING.severity,
                _SAID[mend].format(found=found.strip()),
                en=Span(*match.span()),
                suggestion=mended[mend],
            )


def _unfinished(reading: Reading) -> Iterator[Finding]:
    """Yield a finding where the Chinese ends with a full stop and the English with a word."""
    text = reading.en.rstrip()
    if text[-1:].isalnum() and reading.zh.rstrip().endswith("。") and not reading.segment.is_title:
        last = text.rsplit(maxsplit=1)[-1]
        yield Finding(
            SPACING.name,
            "last-mark",
            SPACING.severity,
            f"a full stop is missing after “{last}”",
            en=Span(len(text) - len(last), len(text)),
            suggestion=f"{last}.",
        )


SPACING: Final = Check(
    name="spacing",
    severity=Severity.MINOR,
    about="A space missing after a mark or standing before one, a mark that stands twice, no full stop at the end.",
    silent="Web addresses, abbreviations (Ph.D.), plurals in brackets (right(s)), figures (10,000), ellipses.",
    accepts=(
        Example("", "It is at www.cnipa.gov.cn and on GitHub.com/x, e.g. for Ph.D. students."),
        Example("", "The holder(s) paid 10,000 yuan at 9:30 . . . and left..."),
        Example("", "The U.S. Code, 35 U.S.C. 101, v2.0 and Node.js (ver.2) are cited."),
        Example("", "Firms' own rights; the Office's 'new' rules."),
    ),
    rejects=(
        Example("", "He thanked them.The meeting ended.", points_at=("", "them.")),
        Example("", "It runs in Beijing,Shanghai and Tianjin.", points_at=("", ",")),
        Example("", "the events'organizing committee", points_at=("", "s'")),
        Example("", "Oct.1 is a holiday.", points_at=("", "Oct.")),
        Example("", "Dalian Co., Ltd.. The company grew.", points_at=("", "..")),
        Example("", "The Organization(WIPO) met.", points_at=("", "Organization")),
        Example("", "It rose , and then fell.", points_at=("", " ,")),
        Example("会议召开。", "The meeting was held", points_at=("", "held")),
    ),
    find=find_bad_spaces,
    yields_to=frozenset({CHINESE_MARK.name, RESIDUE.name}),
)
