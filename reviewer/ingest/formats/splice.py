"""A bitext file with some English texts changed, and every other byte as it was."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from reviewer.ingest.formats.inline import join_codes
from reviewer.ingest.formats.languages import side_of_tag
from reviewer.ingest.formats.offsets import replaced, tag_end
from reviewer.model.errors import InputError
from reviewer.model.span import Side
from reviewer.text.decoding import codec_of, decode, mark_of

if TYPE_CHECKING:
    from collections.abc import Mapping


def with_edits(data: bytes, edits: Mapping[int, tuple[str, tuple[str, ...]]]) -> bytes:
    """Return a TMX or XLIFF file with the English of some units replaced.

    `edits` gives text and inline codes by the unit's number from 0, in the order that the readers
    yield units. Raises InputError for a unit that has no place for a text.
    """
    text, encoding = decode(data)
    source = text.encode("utf-8")
    mark = mark_of(data)
    if text.encode(codec_of(encoding)) != data[len(mark) :]:
        raise InputError(
            f"its {encoding} can't be written back byte for byte: save it as UTF-8 first"
        )
    slots = _slots(source)
    changes = [_replacement(source, slots, number, *edits[number]) for number in edits]
    changed = replaced(source, changes).decode("utf-8")
    return mark + changed.encode(codec_of(encoding), "xmlcharrefreplace")


@dataclass(slots=True)
class _Slot:
    """Where the English of a unit stands: an element's tag and inner bytes, or where one would stand."""

    tag: int = -1
    start: int = -1
    end: int = -1
    insert_at: int = -1
    prefix: str = ""


def _replacement(
    source: bytes, slots: list[_Slot], number: int, text: str, codes: tuple[str, ...]
) -> tuple[int, int, bytes]:
    """Return the bytes to replace, and by what."""
    if not 0 <= number < len(slots):
        raise InputError(f"the file has no unit {number + 1} with a place for its English")
    slot, inner = slots[number], join_codes(text, codes).encode()
    name = f"{slot.prefix}target".encode()
    if slot.start < 0 <= slot.insert_at:
        return slot.insert_at, slot.insert_at, b"<" + name + b">" + inner + b"</" + name + b">"
    if slot.start < 0:
        raise InputError(f"unit {number + 1} has no place for its English")
    opening = source[slot.tag : slot.start]
    if opening.endswith(b"/>"):
        name = opening[1:-2].split(maxsplit=1)[0]
        whole = opening[:-2].rstrip() + b">" + inner + b"</" + name + b">"
        return slot.tag, slot.start, whole
    return slot.start, slot.end, inner


def _slots(source: bytes) -> list[_Slot]:
    """Return a slot for each unit, in the order of the readers."""
    scan = _Scan(source)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: scan.start(
        name, attributes, parser.CurrentByteIndex
    )
    parser.EndElementHandler = lambda name: scan.end(name, parser.CurrentByteIndex)
    try:
        parser.Parse(source, True)  # noqa: FBT003 — its second argument is positional only
    except expat.ExpatError as error:
        raise InputError(f"it is not well-formed XML: {error}") from None
    return scan.slots


@dataclass(slots=True)
class _OpenUnit:
    """What has been seen of the unit that is open."""

    name: str
    is_translated: bool = True
    sides: dict[Side, _Slot] = field(default_factory=dict)
    language: str = ""
    target: _Slot | None = None
    has_source: bool = False
    after_source: int = -1
    prefix: str = ""
    marks: list[str] = field(default_factory=list)
    english_marks: dict[str, _Slot] = field(default_factory=dict)


class _Scan:
    """A walk over the tags of a file that notes where English stands, by the readers' own rules."""

    def __init__(self, source: bytes) -> None:
        self.slots: list[_Slot] = []
        self._source = source
        self._unit: _OpenUnit | None = None
        self._path: list[tuple[str, _Slot]] = []

    def start(self, full_name: str, attributes: dict[str, str], at: int) -> None:
        """Note a start tag."""
        name = full_name.rpartition(":")[2]
        slot = _Slot(tag=at, start=tag_end(self._source, at))
        if name in {"tu", "trans-unit"} or (name == "unit" and self._unit is None):
            self._unit = _OpenUnit(name, is_translated=attributes.get("translate") != "no")
        elif self._unit is not None:
            self._inside(self._unit, name, attributes, slot)
            self._unit.prefix = full_name.removesuffix(name)
        self._path.append((name, slot))

    def end(self, full_name: str, at: int) -> None:
        """Note an end tag; an empty element's stands at its start."""
        name, slot = self._path.pop()
        slot.end = max(at, slot.start)
        unit = self._unit
        if unit is None:
            return
        parent = self._path[-1][0] if self._path else ""
        if name in {"source", "seg-source"} and parent in {unit.name, "segment"}:
            unit.after_source = max(tag_end(self._source, at), slot.start)
            unit.prefix = full_name.removesuffix(name)
        elif name == "segment":
            self._finish_segment(unit)
        elif name == unit.name:
            self._finish(unit)
            self._unit = None

    def _inside(self, unit: _OpenUnit, name: str, attributes: dict[str, str], slot: _Slot) -> None:
        around = [before for before, _ in self._path]
        if name == "tuv":
            unit.language = attributes.get("xml:lang") or attributes.get("lang") or ""
        elif name == "seg" and around[-1:] == ["tuv"]:
            side = side_of_tag(unit.language)
            if side:
                unit.sides.setdefault(side, slot)
        elif name == "source" and around[-1] in {unit.name, "segment"}:
            unit.has_source = True
        elif name == "target" and around[-1] in {unit.name, "segment"}:
            unit.target = unit.target or slot
        elif name == "mrk" and attributes.get("mtype") == "seg":
            number = attributes.get("mid", "")
            if "seg-source" in around:
                unit.marks.append(number)
            elif "target" in around and "alt-trans" not in around:
                unit.english_marks[number] = slot

    def _finish_segment(self, unit: _OpenUnit) -> None:
        """Close a segment of XLIFF 2."""
        if unit.is_translated:
            self.slots.append(self._target_slot(unit))
        unit.target, unit.after_source = None, -1

    def _finish(self, unit: _OpenUnit) -> None:
        if unit.name == "tu":
            if len(unit.sides) == 2:
                self.slots.append(unit.sides[Side.EN])
        elif unit.name == "trans-unit" and unit.is_translated and unit.has_source:
            if unit.marks:
                self.slots += [unit.english_marks.get(mark, _Slot()) for mark in unit.marks]
            else:
                self.slots.append(self._target_slot(unit))

    def _target_slot(self, unit: _OpenUnit) -> _Slot:
        return unit.target or _Slot(insert_at=unit.after_source, prefix=unit.prefix)
