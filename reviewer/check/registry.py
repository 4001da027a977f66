"""What a check is: its name, its severity, how it finds, and the examples that it is held to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reviewer.check.reading import Reading
from reviewer.model.finding import Finding, Severity

Find: TypeAlias = Callable[[Reading], Iterator[Finding]]
FindInDocument: TypeAlias = Callable[[Sequence[Reading]], Iterator[tuple[int, Finding]]]


@dataclass(frozen=True, slots=True)
class Example:
    """A pair that a check must let pass, or must find a fault in."""

    zh: str
    en: str
    glossary: tuple[tuple[str, ...], ...] = ()
    """Rows (zh, en, status), then case, valid_until and valid_from where they matter, that are in force."""
    points_at: tuple[str, str] = ("", "")
    """For a rejected pair: the Chinese and the English that the finding must point at."""
    date: str = ""
    before: tuple[tuple[str, str], ...] = ()
    """Pairs (zh, en) that come before it in the same document."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check. A module holds one or a few that share their reading, as constants."""

    name: str
    severity: Severity
    """Of its usual finding; a finding may be milder or worse."""
    about: str
    """What it finds, one sentence for the README's table."""
    silent: str
    """When it stays silent, one sentence for the README's table."""
    accepts: tuple[Example, ...]
    rejects: tuple[Example, ...]
    find: Find | None = None
    find_in_document: FindInDocument | None = None
    """Yields (index of the reading, finding); sees the document's segments in order."""
    yields_to: frozenset[str] = frozenset()
    """Names of more specific checks: where one of them speaks of the same words, this one is silent."""
