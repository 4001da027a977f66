"""Where English sentences end."""

import re
from collections.abc import Iterator

from reviewer.text.sentences_marks import Enclosures, StraightQuotes
from reviewer.text.sentences_words import (
    ABBREVIATIONS,
    BEFORE_NUMBER,
    CARELESS_STARTERS,
    MAY_BE_LAST,
    NEVER_LAST,
    STARTERS,
    TITLES,
)

_STOP = re.compile(
    r"(?P<mark>(?:[.!?…。！？]|(?<=\.)\s(?=\.))+)"
    # A closing quote may have drifted away from its stop: `was careless. ” Hu said`.
    r"(?P<closers>[\"'”’)\]»）」]*(?:\s[”\"](?=\s|$))?(?:\[\d{1,3}\])*)"
)
_ENCLOSED = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_LAST_WORD = re.compile(r"[A-Za-z.]*[A-Za-z]$|\d+(?:\.\d+)*$")
_NEXT = re.compile(r"(?P<gap>\s*)(?:[\"'“‘(\[«（—–-]{0,4}\s{0,4})(?P<word>[^\s,;:!?)\]”\"]{0,60})")
_INITIALISM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_ROMAN = r"[IVX]{1,5}"
_LIST_MARK = re.compile(rf"(?:^|[:;]\s|\s{{2}})[(（]?(?:\d{{1,3}}|{_ROMAN}|[A-Za-z])$")
_LABEL = re.compile(
    r"^[\"“(]?(?:Article|Section|Chapter|Rule|Part|Figure|Table|Step|Annex|Appendix|Item|Case"
    rf"|Paragraph|Question|Principle)\s(?:\d{{1,4}}(?:\.\d+)*|{_ROMAN}|[A-Z])$"
)
_CODE = re.compile(r"\d|[A-Z]{1,5}(?:[\d/]|$)|[IVX]+$")
_SPEAKER = re.compile(
    r"\s(?:[A-Z][\w'’-]+\s){1,4}(?:said|says|asked|asks|added|noted|told|replied|answered|explained"
    r"|exclaimed|recalled|wrote|stressed|remarked|wondered|cried|shouted)\b"
)
_BEFORE_FIGURE = frozenset("$€£¥￥#•*")
_PLAIN_END = re.compile(r"(?<![A-Za-z.])[a-z]{4,}$|(?<!\d)\d{4}$")
_GLUED_END = re.compile(r"(?:[a-z]{2}|\d{4}|%|\))$")
_GLUED_START = re.compile(r"[\"“]?[A-Z][a-z]*[ ,a-z]")
_ADDRESS = re.compile(r"(?:www\.|https?:|[@/\\_])\S*$|\.\S*$", re.IGNORECASE)
_FIRST_HEADING = re.compile(r":(?=\s*(?P<number>I|1)\.\s+[A-Z])")
_SECOND_HEADING = {"I": re.compile(r"[.!?]\s+II\.\s"), "1": re.compile(r"[.!?]\s+2\.\s")}
# As much as the rules look back: more would make a megabyte in one paragraph quadratic.
_WINDOW = 160


def english_ends(text: str) -> tuple[int, ...]:
    """Find the offsets in an English paragraph after which a sentence is over, ascending."""
    headings = tuple(_before_headings(text))
    enclosures, quotes = Enclosures(_ENCLOSED, text), StraightQuotes(text)
    ends: list[int] = []
    start = 0
    for stop in _STOP.finditer(text):
        end = stop.end("mark") + _own_closers(text, stop, quotes)
        around = enclosures.around(stop.start())
        if around and end < around[1]:
            continue
        start = max([start, *(end for end in headings if end <= stop.start())])
        if _is_end(text, start, stop, end):
            ends.append(end)
            start = end
    return tuple(sorted({*ends, *headings}))


def _own_closers(text: str, stop: re.Match[str], quotes: StraightQuotes) -> int:
    """Count the closing marks that belong to the stop: a straight quote may open instead."""
    closers = stop["closers"]
    quote = closers.find('"')
    if quote < 0 or quotes.is_open(stop.end("mark")):
        return len(closers)
    after = stop.end("mark") + quote + 1
    is_attached = quote == 0 or not closers[quote - 1].isspace()
    return len(closers) if is_attached and not text[after : after + 1].isalnum() else quote


def _is_end(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    """Say whether the sentence that began at `start` is over at `end`."""
    following = _NEXT.match(text, end)
    mark = stop["mark"]
    if following is None or end >= len(text) or mark[-1] in "。！？":
        return True
    before = text[max(start, stop.start() - _WINDOW) : stop.start()].lstrip()
    word = following["word"]
    if not following["gap"]:
        return mark == "." and _is_glued(before, text[end : end + 12])
    if word[:1].islower():
        return mark == "." == text[end - 1] and _is_careless(before, word)
    if not (word[:1].isalnum() or word[:1] in _BEFORE_FIGURE):
        return False
    is_closed = end > stop.end("mark")
    if mark == ".":
        return is_closed or not _is_abbreviation(before, word)
    return not (is_closed and mark[-1] in "!?" and _SPEAKER.match(text, end))


def _is_careless(before: str, word: str) -> bool:
    """Say whether a sentence begins with a small letter by mistake: `of 2015. the Office`."""
    found = _LAST_WORD.search(before)
    return (
        word in CARELESS_STARTERS
        and found is not None
        and found[0] not in ABBREVIATIONS
        and bool(_PLAIN_END.search(before))
    )


def _is_glued(before: str, after: str) -> bool:
    """Say whether the space after the full stop was forgotten: `6.445 billion.And the first`."""
    if not _GLUED_START.match(after) or not _GLUED_END.search(before):
        return False
    found = _LAST_WORD.search(before)
    is_abbreviation = found is not None and found[0] in ABBREVIATIONS
    return not is_abbreviation and not _ADDRESS.search(before.rsplit(maxsplit=1)[-1])


def _is_abbreviation(before: str, word: str) -> bool:
    """Say whether a single full stop after `before` only shortens a word or numbers a list."""
    if _LIST_MARK.search(before) or _LABEL.match(before):
        return True
    found = _LAST_WORD.search(before)
    last = found[0] if found else ""
    if last in TITLES or last in NEVER_LAST:
        return True
    if last in BEFORE_NUMBER:
        return bool(_CODE.match(word))
    is_initial = len(last) == 1 and last.isupper()
    if is_initial or last in MAY_BE_LAST or _INITIALISM.fullmatch(last):
        return word.rstrip(".'’s") not in STARTERS
    return False


def _before_headings(text: str) -> Iterator[int]:
    """Yield the end of `as follows:` before `I.` where `II.` begins a sentence: glued headings."""
    colon = _FIRST_HEADING.search(text)
    if colon and _SECOND_HEADING[colon["number"]].search(text, colon.end()):
        yield colon.end()
