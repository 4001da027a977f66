"""What the headings of a table mean, in whichever tool's words."""

from collections.abc import Sequence

from reviewer.model.span import Side

_CHINESE = frozenset({"zh", "zho", "chi", "chs", "chinese", "中文", "汉语", "简体中文", "中文术语"})
_ENGLISH = frozenset({"en", "eng", "english", "英文", "英语", "英文术语"})
_NO_TERM = frozenset({"def", "definition", "note", "comment", "example", "info", "context"})
"""Words that make a heading with a language in it one about the term, not the term."""


def words_of(heading: str) -> tuple[str, ...]:
    """Give the words of a heading in lower case: `Chinese_PRC (Def)` is chinese, prc, def."""
    spaced = "".join(letter if letter.isalnum() else " " for letter in heading.lower())
    return tuple(spaced.split())


def side_of(heading: str) -> Side | None:
    """Tell whether terms of a language stand under a heading, and of which: `zh-CN`, `English (US)`."""
    words = words_of(heading)
    if not words or _NO_TERM.intersection(words) or len(words) > 4:
        return None
    if words[0] in _CHINESE:
        return Side.ZH
    return Side.EN if words[0] in _ENGLISH else None


def has_both_languages(headings: Sequence[str]) -> bool:
    """Say whether a table has a column of Chinese and one of English terms."""
    return {side_of(heading) for heading in headings} >= {Side.ZH, Side.EN}


def column_of(headings: Sequence[str], *names: str) -> int | None:
    """Find the first column with one of these headings, given as `words_of` joined by a space."""
    for number, heading in enumerate(headings):
        if " ".join(words_of(heading)) in names:
            return number
    return None
