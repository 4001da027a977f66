"""Run the checks over segments and documents."""

from collections.abc import Iterable, Iterator, Sequence

from reviewer.check.acronyms import ACRONYM
from reviewer.check.amount import AMOUNT
from reviewer.check.arbitration import arbitrate
from reviewer.check.case import MISCASED
from reviewer.check.consistency import INCONSISTENT
from reviewer.check.currency import CURRENCY
from reviewer.check.dates import DATE
from reviewer.check.names import MISNAMED
from reviewer.check.negation import NEGATION
from reviewer.check.numbers import NUMBER
from reviewer.check.omission import OMISSION
from reviewer.check.pairs import PAIR
from reviewer.check.punctuation import CHINESE_MARK
from reviewer.check.reading import Reading
from reviewer.check.registry import Check
from reviewer.check.repetition import REPETITION
from reviewer.check.residue import RESIDUE
from reviewer.check.slots import SLOT
from reviewer.check.spacing import SPACING
from reviewer.check.terminology import FORBIDDEN, MISSING
from reviewer.check.untranslated import UNTRANSLATED
from reviewer.check.word_form import WORD_FORM
from reviewer.glossary.concepts import Glossary
from reviewer.glossary.matching import Matcher
from reviewer.model.finding import Finding
from reviewer.model.segment import Segment, TermHit

CHECKS: tuple[Check, ...] = (
    RESIDUE,
    PAIR,
    OMISSION,
    UNTRANSLATED,
    CHINESE_MARK,
    SPACING,
    FORBIDDEN,
    MISCASED,
    MISSING,
    INCONSISTENT,
    MISNAMED,
    SLOT,
    AMOUNT,
    CURRENCY,
    DATE,
    NUMBER,
    NEGATION,
    REPETITION,
    WORD_FORM,
    ACRONYM,
)
"""Every check there is; one that yields to others comes after them."""


class Checker:
    """All checks, ready for segments; cheap to derive for another glossary."""

    def __init__(
        self, glossary: Glossary | Matcher | None = None, *, checks: Sequence[Check] = CHECKS
    ) -> None:
        self._matcher = Matcher(glossary) if isinstance(glossary, Glossary) else glossary
        self._checks = {check.name: check for check in checks}

    def with_glossary(self, glossary: Glossary | Matcher) -> "Checker":
        """Give the same checks with another glossary, as a pair with rows of its own needs them."""
        return Checker(glossary, checks=tuple(self._checks.values()))

    def hits(self, zh: str) -> tuple[TermHit, ...]:
        """Find the glossary's Chinese terms in a text."""
        return self._matcher.hits(zh) if self._matcher else ()

    def check(self, segment: Segment) -> tuple[Finding, ...]:
        """Run the checks that need one segment only; the worst finding first."""
        return arbitrate(self._in_segment(self._read(segment)), self._checks)

    def check_document(self, segments: Iterable[Segment]) -> tuple[tuple[Finding, ...], ...]:
        """Run all checks over a document's segments in order; findings by segment."""
        readings = tuple(map(self._read, segments))
        findings = [list(self._in_segment(reading)) for reading in readings]
        for check in self._checks.values():
            if check.find_in_document:
                for index, finding in check.find_in_document(readings):
                    findings[index].append(finding)
        return tuple(arbitrate(found, self._checks) for found in findings)

    def _read(self, segment: Segment) -> Reading:
        return Reading(segment, self._matcher)

    def _in_segment(self, reading: Reading) -> Iterator[Finding]:
        for check in self._checks.values():
            if check.find:
                yield from check.find(reading)
