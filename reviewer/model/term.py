"""Concepts and their terms."""

from dataclasses import dataclass
from enum import StrEnum


class TermStatus(StrEnum):
    """What may be done with an English term."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


class CaseRule(StrEnum):
    """How far the case of an English term matters."""

    ANY = "any"
    EXACT = "exact"
    EXACT_IF_TITLE = "exact-if-title"
    """Exact only where the Chinese stands in 《》 or names a titled thing."""


class Strictness(StrEnum):
    """Whether a missing or forbidden term is a fault or advice."""

    ENFORCE = "enforce"
    ADVISE = "advise"


@dataclass(frozen=True, slots=True)
class Term:
    """An English term of a concept."""

    text: str
    status: TermStatus = TermStatus.PREFERRED
    case: CaseRule = CaseRule.ANY
    is_abbreviation: bool = False
    valid_from: str = ""
    """On pages dated before this an accepted term is not yet right (a name that came later), a
    forbidden one is only forbidden. ISO 8601, as exact as is known; empty for always."""
    valid_until: str = ""
    """A forbidden term is fine on pages dated before this, an accepted one lapses then.
    ISO 8601, as exact as is known; empty for always."""
    part_of_speech: str = ""
    """`noun`, `proper noun`, `verb`, `adjective` or empty."""
    note: str = ""

    @property
    def has_dates(self) -> bool:
        """Say whether what may be done with it changes on some day."""
        return bool(self.valid_from or self.valid_until)


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing with its Chinese and English terms."""

    id: str
    zh: tuple[str, ...]
    """Chinese terms, the preferred one first."""
    en: tuple[Term, ...]
    sense: str = ""
    """Tells concepts with the same Chinese apart: `patent`, `delegation`."""
    cues: tuple[str, ...] = ()
    """Chinese words; where any concept of the same Chinese has cues, the one whose cue is near fits."""
    body: str = ""
    """The body that the sense belongs to: `CNIPA` for 局长 = Commissioner."""
    strictness: Strictness = Strictness.ENFORCE
    subject: str = ""
    source: str = ""
    """Where the evidence stands, a URL."""
    note: str = ""

    def with_status(self, *statuses: TermStatus) -> tuple[Term, ...]:
        """Return its English terms of the given statuses, in order."""
        return tuple(term for term in self.en if term.status in statuses)

    @property
    def preferred(self) -> str:
        """The English to suggest: the first preferred term, else the first admitted, else nothing."""
        wanted = self.with_status(TermStatus.PREFERRED) or self.with_status(TermStatus.ADMITTED)
        return wanted[0].text if wanted else ""
