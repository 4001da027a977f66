"""Places in the English where a word was to come and did not."""

import re
from collections.abc import Iterator
from typing import Final

from reviewer.check.names import MISNAMED
from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.model.finding import Finding, Severity
from reviewer.model.span import Span

_SLOTS: Final = (
    ("of", re.compile(r"of (?:to(?! and fro\b)|were|was|are|is|has|have|had|will|shall|can|may|must)\b(?!-)")),
    ("of", re.compile(r"of (?:on|in|at|for|with|from)\b(?!-| (?:depth|line|site|house|between|service|person|vitro|vivo|situ|kind|demand)\b)")),
    ("from", re.compile(r"(?:from to|between and|from until|between or)\b")),
    ("article", re.compile(r" (?:the|an?)(?= ?[,.;:)](?:\s|$))")),
    ("figure", re.compile(r"(?:RMB|USD|CNY|EUR|HKD|US\$|HK\$|yuan|total of|up by|down by|increase of|more than|as (?:many|much) as) (?:thousand|million|billion|trillion|percent|per cent|%)(?!\w)")),
    ("figure", re.compile(r"(?:up|down|by|reached|nearly|over) (?:percent|per cent)\b")),
    ("number", re.compile(r"Nos?\.(?= ?[,;)](?:\s|$)|\s(?:of|on|and|was|is)\b)")),
    ("quotation", re.compile(r"“\s*”|\(\s*\)|\[\s*\]")),
)  # fmt: skip
_STRANDED: Final = re.compile(
    r"\b(?:made|thought|spoke|spoken|heard|taken|care|use|advantage|proud|aware|part|consists?|composed|because|dream\w*|talked|known?"
    r"|capable|head|in and|think|disposed?|approved?|afraid|full|sort|kind)\s$",
    re.IGNORECASE,
)
"""Before an of that may end a clause: the resources (that) it made use of were shared."""
_FINAL_LETTER: Final = re.compile(
    r"\b(?:[A-Z]\.|Class|Grade|Type|Plan|Vitamin|Hepatitis|Group|Annex|Category) ?$"
)


def find_empty_slots(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each place where a name, figure or noun is missing."""
    text = reading.en
    seen: set[int] = set()
    for rule, pattern in _SLOTS:
        for match in pattern.finditer(text):
            found = match[0].strip()
            start = match.end() - len(found)
            if start in seen or text[start - 1 : start].isalnum() or _is_fine(text, start, found):
                continue
            seen.add(start)
            message = f"something is missing at “{found}”"
            yield Finding(
                SLOT.name, rule, SLOT.severity, message, en=Span(start, start + len(found))
            )


def _is_fine(text: str, start: int, found: str) -> bool:
    """Tell the letter a in Grade A and a) from the article, and an of that ends a clause from a gap."""
    if found.startswith("of "):
        return bool(_STRANDED.search(text, max(0, start - 14), start))
    if found == "a" and text.startswith(")", start + 1):
        return True
    return found in {"a", "an"} and bool(_FINAL_LETTER.search(text, max(0, start - 14), start))


SLOT: Final = Check(
    name="slot.empty",
    severity=Severity.MAJOR,
    about="A place where a name, figure or noun was to come and did not: “of to”, “RMB billion”, “( )”.",
    silent="Prepositions that may end a clause (the funds it made use of were …), in-depth, item (a), and where a name is told to be misspelt.",
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
        Example("由东路迁至西街。", "It moved from to West Street.", points_at=("", "from to")),
        Example("金额达12亿元。", "The amount reached RMB billion.", points_at=("", "RMB billion")),
        Example("增长5%。", "It was up percent.", points_at=("", "up percent")),
        Example(
            "活动由省局主办。", "The event was hosted by the, and others.", points_at=("", "the")
        ),
    ),
    find=find_empty_slots,
    yields_to=frozenset({MISNAMED.name}),
)
