"""Rows of other tools' tables to concepts: what can't be a term stays behind and is told, not fatal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.glossary.concepts import concept_id
from reviewer.glossary.forms.own import sound_rows
from reviewer.glossary.rows import BETWEEN, concepts_of
from reviewer.model.errors import GlossaryError
from reviewer.model.term import TermStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.glossary.forms.reports import Tally
    from reviewer.model.term import Concept


class Gathering:
    """Collects the terms of a table, row by row; rows of one concept need not follow each other."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._rows: list[tuple[str, dict[str, str]]] = []
        self._statuses: dict[tuple[str, str], TermStatus] = {}
        self._has_preferred: set[str] = set()
        self._ids: set[str] = set()

    def add(
        self,
        where: str,
        zh: Sequence[str],
        en: str,
        status: TermStatus | None = None,
        **fields: str,
    ) -> None:
        """Take an English term of the concept with these Chinese terms.

        Without a status the first of a concept is preferred and the others are admitted. `fields`
        are columns of our own table: id, note, concept_note, subject … Without an id, terms of the
        same first Chinese term and sense are one concept's.
        """
        chinese = [text for text in map(str.strip, zh) if text]
        english = en.strip()
        if not chinese or not english:
            missing = "Chinese" if not chinese else "English"
            self._tally.skip(
                f"a row needs a Chinese and an English term, and has no {missing} one", where
            )
            return
        identifier = fields.get("id") or concept_id(chinese[0], fields.get("sense", ""))
        settled = status or self._usual(identifier)
        known = self._statuses.setdefault((identifier, english), settled)
        if known is not settled and status is not None:
            why = f"the same term is {known} in a row before, and {settled} here"
            self._tally.skip(why, where)
            return
        if settled is TermStatus.PREFERRED:
            self._has_preferred.add(identifier)
        self._ids.add(identifier)
        row = {**fields, "id": identifier, "zh": BETWEEN.join(chinese), "en": english}
        self._rows.append((where, row | {"status": known.value}))

    def own_id(self, zh: str, mark: str) -> str:
        """Give an entry that brought no id of its own one that no other entry has.

        That of its Chinese; where another entry has the same Chinese, `mark` tells them apart.
        """
        usual = concept_id(zh.strip())
        return concept_id(usual, mark) if usual in self._ids else usual

    def _usual(self, identifier: str) -> TermStatus:
        if identifier in self._has_preferred:
            return TermStatus.ADMITTED
        return TermStatus.PREFERRED

    def concepts(self) -> tuple[Concept, ...]:
        """Give the concepts that were gathered, in the order of their first rows."""
        try:
            return concepts_of(self._rows)
        except GlossaryError:
            faults: list[str] = []
            sound = sound_rows(self._rows, faults)
            for fault in faults:
                where, _, why = fault.partition(": ")
                self._tally.skip(why, where)
            return concepts_of(sound)
