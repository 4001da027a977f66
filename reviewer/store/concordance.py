"""Finding text in a million segments: exact from one Chinese character on.

The index holds each character of the Chinese and each word and mark of the English as a token; what it
finds is looked at again with `instr`, so that nothing matches across a space that the index does not keep.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.store.database import Database

_WORDS: Final = re.compile("[\u2e80-\U0003ffff]|[^\\W\u2e80-\U0003ffff]+|[^\\w\\s\0]")
"""Words; each Han character and each mark in English counts as a word."""
_HAN: Final = re.compile("[\u2e80-\U0003ffff]")
_UPPER: Final = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")

HOLDS: Final = "(instr(g.zh, ?) > 0 OR instr(lower(coalesce(s.text, g.en)), ?) > 0)"
"""SQL that looks at one segment's own texts; takes `exactly(text)`."""


INSERT: Final = "INSERT INTO wording (rowid, zh, en) VALUES (?, ?, ?)"
"""SQL that puts a segment into the index; takes its place and its `entry`."""


def entry(zh: str, en: str) -> tuple[str, str]:
    """Write the Chinese and the English of a segment as the index has them."""
    return _characters(zh), _words(en)


def add(database: Database, rows: Iterable[tuple[int, str, str]]) -> None:
    """Put segments into the index: place, Chinese, English as it stands."""
    database.run_many(INSERT, ((place, *entry(zh, en)) for place, zh, en in rows))


def take_out(database: Database, rows: Iterable[tuple[int, str, str]]) -> None:
    """Take segments out of the index; the texts must be those that they were put in with."""
    database.run_many(
        "INSERT INTO wording (wording, rowid, zh, en) VALUES ('delete', ?, ?, ?)",
        ((place, *entry(zh, en)) for place, zh, en in rows),
    )


def empty(database: Database) -> None:
    """Take everything out."""
    database.run("INSERT INTO wording (wording) VALUES ('delete-all')")


def exactly(text: str) -> tuple[str, str]:
    """Give the values for `HOLDS`: the Chinese as it is; the English whatever the case of A to Z."""
    return text, text.translate(_UPPER)


def query(text: str) -> str:
    """Write the index's query for a text; empty where the index can't help.

    On the Chinese side it finds the text wherever it stands, on the English side from the beginning of
    a word.
    """
    if len(text) == 1 and text.isascii():
        # It stands in so many segments that looking at them in order finds it sooner.
        return ""
    parts = []
    if characters := _characters(text):
        parts.append(f"zh : {_quoted(characters)}")
    if words := _words(text):
        # Only a Latin word or a number can go on; gathering all that go on costs the index most.
        more = " *" if words[-1].isalnum() and not _HAN.match(words[-1]) else ""
        parts.append(f"en : {_quoted(words)}{more}")
    return " OR ".join(parts)


def chinese_query(text: str) -> str:
    """Write the index's query for a text on the Chinese side."""
    return f"zh : {_quoted(_characters(text))}"


def _quoted(tokens: str) -> str:
    return '"' + tokens.replace('"', '""') + '"'


def _characters(text: str) -> str:
    return " ".join(
        character for character in text if not character.isspace() and character != "\0"
    )


def _words(text: str) -> str:
    return " ".join(_WORDS.findall(text))
