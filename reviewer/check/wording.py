"""English words fitted to the place of others: the number and the capital of what they replace."""

import re
from typing import Final

from reviewer.text.lemmas import lemma

_SIBILANT: Final = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y: Final = re.compile(r"(?<=[^aeiou])y$")


def fitted(wanted: str, found: str, term: str) -> str:
    """Return `wanted` as it would stand in place of `found`, which is a form of `term`.

    "Famous trademarks" asks for "Well-known trademarks" where the glossary has "well-known trademark".
    """
    if _is_plural(found) and not _is_plural(term) and not _is_plural(wanted):
        wanted = _plural(wanted)
    if found[:1].isupper() and wanted[:1].islower():
        return wanted[0].upper() + wanted[1:]
    return wanted


def without_repeat(wanted: str, before: str) -> str:
    """Return `wanted` without the words that stand before its place already.

    After "building" it is "a moderately prosperous society", not "building a moderately …".
    """
    words, standing = wanted.split(), before.lower().split()
    for count in range(len(words) - 1, 0, -1):
        if standing[-count:] == [word.lower() for word in words[:count]]:
            return " ".join(words[count:])
    return wanted


def _is_plural(words: str) -> bool:
    last = words.rpartition(" ")[2].lower()
    return last.endswith("s") and lemma(last) != last and not last.endswith("'s")


def _plural(words: str) -> str:
    if _SIBILANT.search(words):
        return f"{words}es"
    return _CONSONANT_Y.sub("ie", words) + "s"
