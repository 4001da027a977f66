"""A bitext file that came in, given back with the English that was reviewed and nothing else changed."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reviewer.ingest.files import read_bytes
from reviewer.ingest.formats.files import form_of, read_units
from reviewer.ingest.formats.inline import FIRST, has_placeholders, without_placeholders
from reviewer.ingest.formats.office_edits import docx_with_edits, xlsx_with_edits
from reviewer.ingest.formats.po import po_with_edits
from reviewer.ingest.formats.splice import with_edits
from reviewer.ingest.formats.unit import Unit
from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    Edits = Mapping[int, tuple[str, tuple[str, ...]]]

_LARGEST = 1_000_000_000
_SPLICED = frozenset({"tmx", "xliff12", "xliff20"})
_PLAIN = {"po": po_with_edits, "docx": docx_with_edits, "xlsx": xlsx_with_edits}


@dataclass(frozen=True, slots=True)
class Returned:
    """A file given back, and what became of the units that were to go into it."""

    data: bytes
    changed: tuple[str, ...]
    """Ids of the units whose English is another now."""
    placed: tuple[str, ...]
    """Those of them whose inline codes had to be put in place again: look at them."""
    unknown: tuple[str, ...]
    """Ids of units that the file does not have."""


def given_back(original: Path, reviewed: Iterable[Unit]) -> Returned:
    """Put the English of reviewed units into the file that they came from; every other byte stays.

    A unit is found by its id and its Chinese, else by its Chinese: where only one unit of the file
    has it, or where as many come back as the file has, in their order. Raises InputError for a file
    of a form that is only read.
    """
    form = form_of(original)
    if form not in _SPLICED and form not in _PLAIN:
        raise InputError(f"{original} is a table: write it anew with `reviewer convert`")
    units = [one for one in read_units(original) if isinstance(one, Unit)]
    reviewed = list(reviewed)
    found = _Search(units, Counter(_said(unit.zh) for unit in reviewed))
    edits: dict[int, tuple[str, tuple[str, ...]]] = {}
    placed, unknown = [], []
    for unit in reviewed:
        number = found.number_of(unit)
        if number is None:
            unknown.append(unit.id)
        elif _said(unit.en) != _said(units[number].en):
            edits[number] = _with_codes(unit, units[number])
            if has_placeholders(units[number].en) and not unit.en_codes:
                placed.append(unit.id)
    changed = tuple(units[number].id for number in sorted(edits))
    return Returned(_edited(original, form, edits), changed, tuple(placed), tuple(unknown))


def _edited(original: Path, form: str, edits: Edits) -> bytes:
    if form in _SPLICED:
        return with_edits(read_bytes(original, _LARGEST), edits)
    texts = {number: without_placeholders(text) for number, (text, _) in edits.items()}
    return _PLAIN[form](original, texts) if texts else read_bytes(original, _LARGEST)


class _Search:
    """The units of a file by their ids and Chinese; of equal ones each is found once, in order."""

    def __init__(self, units: list[Unit], coming: Counter[str]) -> None:
        self._coming = coming
        self._exact: defaultdict[tuple[str, str], deque[int]] = defaultdict(deque)
        self._chinese: defaultdict[str, list[int]] = defaultdict(list)
        self._next: Counter[str] = Counter()
        for number, unit in enumerate(units):
            self._exact[unit.id, _said(unit.zh)].append(number)
            self._chinese[_said(unit.zh)].append(number)

    def number_of(self, unit: Unit) -> int | None:
        """Return the number of the unit that is meant, from 0."""
        chinese = _said(unit.zh)
        exact = self._exact.get((unit.id, chinese))
        if exact:
            return exact.popleft()
        alike = self._chinese.get(chinese, [])
        if len(alike) > 1 and len(alike) == self._coming[chinese]:
            self._next[chinese] += 1
            return alike[self._next[chinese] - 1]
        return alike[0] if len(alike) == 1 else None


def _said(text: str) -> str:
    """Return what a text says whatever form it went through: no codes, no line ends."""
    return " ".join(without_placeholders(text).split())


def _with_codes(reviewed: Unit, original: Unit) -> tuple[str, tuple[str, ...]]:
    """Return the new English with inline codes: its own, else those of the original where they belong."""
    if reviewed.en_codes and reviewed.form == original.form:
        return reviewed.en, reviewed.en_codes
    new = without_placeholders(reviewed.en)
    if not has_placeholders(original.en):
        return new, ()
    return _placed(original.en, new), original.en_codes


def _placed(old: str, new: str) -> str:
    """Put the placeholders of an old text into a new one, each where the same words stand."""
    places: list[tuple[int, str]] = []
    plain = ""
    for character in old:
        if ord(character) >= FIRST:
            places.append((len(plain), character))
        else:
            plain += character
    steps = SequenceMatcher(None, plain, new, autojunk=False).get_opcodes()
    pieces, last = [], 0
    for place, character in places:
        at = max(last, _moved(place, steps))
        pieces += [new[last:at], character]
        last = at
    return "".join((*pieces, new[last:]))


def _moved(place: int, steps: Sequence[tuple[str, int, int, int, int]]) -> int:
    """Return where a place in the old text is in the new one."""
    for what, start, end, new_start, new_end in steps:
        if place == start:
            return new_start
        if start < place < end:
            return new_start + place - start if what == "equal" else new_end
    return steps[-1][4] if steps else 0
