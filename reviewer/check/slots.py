"""Places in the English where a word was to come and did not."""

import re
from collections.abc import Iterator
from typing import Final

from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.model.finding import Finding, Severity
from reviewer.model.span import Span

_STRANDING: Final = (
    r"(?<!\bmade )(?<!\bthought )(?<!\bspoke )(?<!\bspoken )(?<!\bheard )(?<!\btaken )(?<!\bcare )(?<!\buse )"
    r"(?<!\badvantage )(?<!\bproud )(?<!\baware )(?<!\bpart )(?<!\bconsists )(?<!\bconsist )(?<!\bcomposed )"
    r"(?<!\bbecause )(?<!\bdreamed )(?<!\bdreamt )(?<!\btalked )(?<!\bknow )(?<!\bknown )(?<!\bcapable )(?<!\bhead )(?<!\bin and )"
)
"""What of may end a clause after: the resources (that) it made use of were ..."""
_SLOTS: Final = (
    ("of", re.compile(rf"{_STRANDING}\bof (?:to(?! and fro\b)(?!-)|were|was|are|is|has|have|had|will|shall|can|may|must)\b(?!-)")),
    ("of", re.compile(r"\bof (?:on|in|at|for|with|from)\b(?![- ](?:depth|line|site|house|between|ice|service|person|vitro|vivo|situ|kind|the[- ]job|board|demand)\b)(?!-)")),
    ("article", re.compile(r"\b(?:the|an?)(?= ?[,.;:)](?:\s|$))")),
    ("figure", re.compile(r"\b(?:RMB|USD|CNY|EUR|HKD|US\$|HK\$|yuan|a total of|up by|down by|increase of|more than|as many as) (?:thousand|million|billion|trillion|percent|per cent|%)(?!\w)")),
    ("figure", re.compile(r"\b(?:up|down|by|reached|nearly|over) (?:percent|per cent)\b|(?<=\s)%(?=[\s,.;])(?<![\d)] %)")),
    ("number", re.compile(r"\bNos?\.(?= ?[,;)](?:\s|$)|\s(?:of|on|and|was|is)\b)")),
    ("quotation", re.compile(r"“\s*”|‘\s*’|\(\s*\)|\[\s*\]|\"\s\"(?=[\s.,]|$)")),
)  # fmt: skip
_FINAL_LETTER: Final = re.compile(
    r"\b(?:[A-Z]\.|Class|Grade|Type|Plan|Vitamin|Hepatitis|Group|Annex|Category) ?$"
)


def find_empty_slots(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each place where a name, figure or noun is missing."""
    text = reading.en
    seen: set[int] = set()
    for rule, pattern in _SLOTS:
        for match in pattern.finditer(text):
            if match.start() in seen or _is_a_letter(text, match):
                continue
            seen.add(match.start())
            found = match[0].strip()
            message = f"something is missing at “{found}”"
            yield Finding(SLOT.name, rule, SLOT.severity, message, en=Span(*match.span()))


def _is_a_letter(text: str, match: re.Match[str]) -> bool:
    """Tell the article from the letter a, in (a) and Grade A."""
    if match[0] not in {"a", "an", "A"}:
        return False
    before = text[: match.start()]
    return before.endswith(("(", "-", "/", "'")) or bool(_FINAL_LETTER.search(before)) or not before


SLOT: Final = Check(
    name="slot.empty",
    severity=Severity.MAJOR,
    about="A place where a name, figure or noun was to come and did not: “of to”, “RMB billion”, “( )”.",
    silent="Prepositions that may end a clause (the funds it made use of were …), in-depth, item (a).",
    accepts=(
        Example("", "The resources it made use of were shared."),
        Example("", "a series of in-depth exchanges of on-site views of over 100 firms"),
        Example("", "Grade A, item (a) and Plan A."),
        Example("", "It rose by RMB 3 million, up 5 percent."),
        Example(
            "", "The matter was dealt with, and an understanding of, and interest in, it grew."
        ),
        Example("", "His work was spoken highly of by all."),
    ),
    rejects=(
        Example(
            "接受在线访谈，介绍情况。",
            "He accepted the online interview of to introduce the work.",
            points_at=("", "of to"),
        ),
        Example(
            "微信公众号同步发布。",
            "The WeChat account of were also released.",
            points_at=("", "of were"),
        ),
        Example("金额达12亿元。", "The amount reached RMB billion.", points_at=("", "RMB billion")),
        Example("增长5%。", "It was up percent.", points_at=("", "up percent")),
        Example(
            "活动由省局主办。", "The event was hosted by the, and others.", points_at=("", "the")
        ),
    ),
    find=find_empty_slots,
)
