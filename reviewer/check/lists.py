"""Lists of which the English has one member fewer than the Chinese."""

import re
from typing import Final

from reviewer.check.reading import Reading
from reviewer.model.span import Span

_LIST_ZH: Final = re.compile(
    r"[\u3400-\u9fff]{2,9}(?:、[\u3400-\u9fff]{2,5})+(?:、|以及|[和与及])[\u3400-\u9fff]{2,6}(?=[。,;]|$)"
)
_JOINS: Final = re.compile(
    r"以及|(?<![涉普顾波危触])及(?!时|格)|(?<![参饱缓温])[和与](?!谐|平|会)|或|(?<![合])并|(?<![合共不相])同(?!时|步|比)|等(?!级|同)|兼|暨"
)
_ITEM: Final = r"[A-Za-z][\w'’-]*(?: (?!and\b|or\b)[A-Za-z][\w'’-]*)"
_LIST_EN: Final = re.compile(rf"{_ITEM}*(?:, {_ITEM}{{0,2}})*,? and {_ITEM}{{0,3}}(?=[.,;]|$)")
_LEAST: Final = 3
_LONGEST: Final = 400
"""English characters up to which a text is one list and little more; also bounds the search."""


def find_short_list(reading: Reading) -> Span | None:
    """Find the list in the Chinese that the English tells with one member fewer.

    Only where nothing else in either text could be a member, and no name, term or figure of the
    list tells of itself that it is missing.
    """
    zh, en = reading.zh, reading.en
    if (
        len(en) > _LONGEST
        or "、" not in zh
        or "、" in en
        or "," in zh
        or en.count(" and ") != 1
        or re.search(r"\d", zh)
    ):
        return None
    match = _LIST_ZH.search(zh)
    if match is None or zh.count("、") != match[0].count("、"):
        return None
    joins = _JOINS.findall(zh)
    last = 0 if not joins else 1
    if len(joins) != last or "等" in joins or (joins and joins[0] not in match[0]):
        return None
    members = match[0].count("、") + 1 + last
    told = _members(en)
    span = Span(*match.span())
    if members < _LEAST or told is None or told != members - 1 or _tells_of_itself(reading, span):
        return None
    return span


def _members(en: str) -> int | None:
    """Count the members of the one list of an English text; None where its marks do more."""
    if re.search(r"[;:()/&-]|\b(?:or|as well as|along with|plus|both|with|including)\b", en):
        return None
    match = _LIST_EN.search(en)
    if match is None or match[0].count(",") != en.count(","):
        return None
    commas = match[0].count(",")
    return commas + 1 if ", and " in match[0] else commas + 2


def _tells_of_itself(reading: Reading, span: Span) -> bool:
    named = [hit.span for hit in reading.places_in_chinese]
    named += [person.span for person in reading.people]
    named += [
        occurrence
        for use in reading.terms
        if not use.accepted or use.forbidden or use.miscased
        for occurrence in use.occurrences
    ]
    return any(one.overlaps(span) for one in named)
