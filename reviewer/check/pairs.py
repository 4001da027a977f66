"""Brackets and quotation marks that open without closing, close without opening, or differ in kind."""

import re
from collections.abc import Iterator
from typing import Final

from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.model.finding import Finding, Severity
from reviewer.model.span import Span

_CLOSER: Final = {"(": ")", "[": "]", "{": "}"}
_OPENER: Final = {closer: opener for opener, closer in _CLOSER.items()}
_BRACKET: Final = re.compile(r"[(){}\[\]]")
_ITEM: Final = re.compile(r"(?<![^\s;:,.])(?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,5})\)$")
"""1), a), iv): the mark of an item, which closes nothing."""
_QUOTES: Final = (("“", "”"), ("«", "»"))
_QUOTES_ZH: Final = ("“「『〝", "”」』〞")


def find_unpaired(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for the first bracket and the first quotation mark without its other half."""
    bracket = _unpaired_bracket(reading.en)
    if bracket is not None and _unpaired_bracket(reading.zh) is None:
        yield _finding(reading, bracket, "bracket")
    quote = _unpaired_quote(reading.segment.en)
    if quote is not None and not _goes_on(reading.segment.zh):
        yield _finding(reading, quote, "quote")


def _unpaired_bracket(text: str) -> int | None:
    """Return where the first bracket without its other half stands."""
    waiting: list[int] = []
    for match in _BRACKET.finditer(text):
        place, mark = match.start(), match[0]
        if mark in _CLOSER:
            waiting.append(place)
        elif waiting and text[waiting[-1]] == _OPENER[mark]:
            waiting.pop()
        elif not (mark == ")" and _ITEM.search(text, max(0, place - 6), place + 1)):
            return place
    return waiting[0] if waiting else None


def _unpaired_quote(text: str) -> int | None:
    """Return where the first curly or straight double quote without its other half stands."""
    if text.count('"') % 2 and not ("“" in text or "”" in text):
        return text.index('"')
    for opener, closer in _QUOTES:
        waiting = None
        for match in re.finditer(f"[{opener}{closer}]", text):
            is_opening = match[0] == opener
            if is_opening != (waiting is None):
                return match.start() if waiting is None or not is_opening else waiting
            waiting = match.start() if is_opening else None
        if waiting is not None and text.find('"', waiting) < 0:
            return waiting
    return None


def _goes_on(zh: str) -> bool:
    """Say whether a quotation in the Chinese begins before the segment or ends after it."""
    openers, closers = (sum(map(zh.count, marks)) for marks in _QUOTES_ZH)
    return openers != closers or zh.count('"') % 2 == 1


def _finding(reading: Reading, place: int, rule: str) -> Finding:
    mark = reading.segment.en[place]
    other = _other_way(reading.segment.en, place)
    message = (
        f"{mark} has no other half" if other is None else f"{mark} stands where {other} should"
    )
    span = Span(place, place + 1)
    return Finding(PAIR.name, rule, PAIR.severity, message, en=span, suggestion=other)


def _other_way(text: str, place: int) -> str | None:
    """Return the mark that was meant where a quotation ends with the mark that opens one."""
    for opener, closer in _QUOTES:
        if (
            text[place] == opener
            and opener in text[:place]
            and not text[place + 1 : place + 2].isalnum()
        ):
            return closer
    return None


PAIR: Final = Check(
    name="pair.mismatch",
    severity=Severity.MINOR,
    about="A bracket or quotation mark without its other half, or closed by another kind.",
    silent="Marks of items such as 1) and a); apostrophes; a quotation that in the Chinese too goes on beyond the segment.",
    accepts=(
        Example("1）提交申请；2）缴纳费用。", "1) File an application; 2) pay the fees."),
        Example(
            "该商标为申请人的“主打标识”。", 'The trademark is the applicant\'s "principal sign".'
        ),
        Example("他说：“水清了。", "He said, “The water is clear."),
        Example("（a）项和（b）项", "Items (a) and b) apply."),
    ),
    rejects=(
        Example(
            "申请（含PCT申请）增长。", "Applications (including PCT ones grew.", points_at=("", "(")
        ),
        Example(
            "申请（含PCT申请）增长。",
            "Applications [including PCT ones) grew.",
            points_at=("", ")"),
        ),
        Example(
            "打击“恶意注册”行为。", "They combat “bad-faith registration.", points_at=("", "“")
        ),
        Example(
            "打击“恶意注册”行为。", "They combat “bad-faith registration“.", points_at=("", "“")
        ),
        Example(
            "打击“恶意注册”行为。", 'They combat "bad-faith registration.', points_at=("", '"')
        ),
    ),
    find=find_unpaired,
)
