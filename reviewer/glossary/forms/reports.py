"""What reading or writing a glossary file did: what came over, what did not, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.glossary.concepts import Glossary

_EXAMPLES = 3
"""Places that a remark names; its count tells the rest."""


class Form(StrEnum):
    """A form of glossary file; the values are the words of `--format`."""

    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XLSX = "xlsx"
    OMEGAT = "omegat"
    WEBLATE = "weblate"
    MEMOQ = "memoq"
    PHRASE = "phrase"
    MULTITERM = "multiterm"
    MULTITERM_XML = "multiterm-xml"
    TBX = "tbx"
    TBX2 = "tbx2"

    @property
    def spoken(self) -> str:
        """What people call it."""
        return _TITLES[self]


_TITLES = {
    Form.CSV: "CSV",
    Form.TSV: "TSV",
    Form.JSON: "JSON rows",
    Form.XLSX: "XLSX",
    Form.OMEGAT: "OmegaT glossary",
    Form.WEBLATE: "Weblate CSV",
    Form.MEMOQ: "memoQ term base",
    Form.PHRASE: "Phrase term base",
    Form.MULTITERM: "MultiTerm table",
    Form.MULTITERM_XML: "MultiTerm XML",
    Form.TBX: "TBX v3 Basic",
    Form.TBX2: "TBX v2 (MARTIF)",
}


class Fate(StrEnum):
    """What became of something that did not come over as it was."""

    SKIPPED = "skipped"
    """A row or entry that stayed behind whole."""
    LOST = "lost"
    """A piece of an entry that the other side can't hold."""
    CHANGED = "changed"
    """It came over in another dress."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One reason, and how often it applied."""

    fate: Fate
    why: str
    count: int
    examples: tuple[str, ...]
    """The first places: lines, entries or terms."""

    def line(self) -> str:
        """Tell it to a person."""
        places = ", ".join(self.examples) + (", …" if self.count > len(self.examples) else "")
        return f"{self.fate.value} {self.count:,}: {self.why}" + (f" ({places})" if places else "")


@dataclass(frozen=True, slots=True)
class Report:
    """What reading or writing a file did."""

    form: Form
    concepts: int
    terms: int
    """English terms."""
    remarks: tuple[Remark, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Say whether everything came over."""
        return not any(remark.fate is not Fate.CHANGED for remark in self.remarks)

    def lines(self) -> tuple[str, ...]:
        """Tell it to a person."""
        concepts = f"{self.concepts:,} concept{'s' * (self.concepts != 1)}"
        terms = f"{self.terms:,} English term{'s' * (self.terms != 1)}"
        head = f"{concepts}, {terms} ({self.form.spoken})"
        return (head, *(remark.line() for remark in self.remarks))


@dataclass(slots=True)
class Tally:
    """Collects remarks while a file is read or written; equal reasons are counted together."""

    _found: dict[tuple[Fate, str], list[str]] = field(default_factory=dict)
    _counts: dict[tuple[Fate, str], int] = field(default_factory=dict)

    def skip(self, why: str, where: str) -> None:
        """Note that a row or entry stayed behind."""
        self._note(Fate.SKIPPED, why, where)

    def lose(self, why: str, where: str) -> None:
        """Note that a piece of an entry stayed behind."""
        self._note(Fate.LOST, why, where)

    def change(self, why: str, where: str) -> None:
        """Note that something came over in another dress."""
        self._note(Fate.CHANGED, why, where)

    def remarks(self) -> tuple[Remark, ...]:
        """Give what was collected: what was skipped first, then lost, then changed."""
        order = tuple(Fate)
        return tuple(
            Remark(fate, why, self._counts[fate, why], tuple(places))
            for (fate, why), places in sorted(
                self._found.items(), key=lambda item: order.index(item[0][0])
            )
        )

    def _note(self, fate: Fate, why: str, where: str) -> None:
        places = self._found.setdefault((fate, why), [])
        if len(places) < _EXAMPLES and where and where not in places:
            places.append(where)
        self._counts[fate, why] = self._counts.get((fate, why), 0) + 1


def report_on(glossary: Glossary, form: Form, tally: Tally) -> Report:
    """Sum up what reading or writing this glossary did."""
    terms = sum(len(concept.en) for concept in glossary.concepts)
    return Report(form, len(glossary.concepts), terms, tally.remarks())
