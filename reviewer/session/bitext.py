"""Bitext files as documents of a project: each unit is a segment, aligned as the file has it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from reviewer.ingest.formats import Skipped, Unit, read_units
from reviewer.ingest.formats.inline import without_placeholders
from reviewer.ingest.formats.marks import fits
from reviewer.model.bead import Alignment, Bead
from reviewer.model.document import Document, Page, PageFacts, Sentence
from reviewer.model.errors import DecisionError, InputError
from reviewer.model.span import Side
from reviewer.session.review import Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reviewer.glossary.concepts import Glossary
    from reviewer.model.mark import Mark
    from reviewer.session.project import Project

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bitext:
    """A document of a bitext file, and what the file says of it."""

    document: Document
    aligner: GivenAligner
    """Keeps the pairs of the file."""
    marks: tuple[tuple[int, Mark], ...]
    """Errors that people marked, with the number of their segment from 1."""


def bitext_documents(path: Path, name: str = "") -> tuple[tuple[Bitext, ...], tuple[str, ...]]:
    """Read the documents of a bitext file, and why what was skipped was.

    A file that names several documents gives as many, unless `name` makes them one. Inline codes are
    left out: they find their places again when the file is given back. Raises InputError.
    """
    read = list(read_units(path))
    units = [one for one in read if isinstance(one, Unit)]
    skipped = tuple(one.reason for one in read if isinstance(one, Skipped))
    if not units:
        raise InputError(f"{path} holds no pair of Chinese and English")
    several = not name and len({unit.document for unit in units}) > 1
    found: dict[str, list[Unit]] = {}
    for document, group in groupby(units, key=lambda unit: unit.document if several else ""):
        called = PurePath(document).stem or path.stem if several else name or path.stem
        found.setdefault(called, []).extend(group)
    return tuple(_bitext(called, of_one, path) for called, of_one in found.items()), skipped


def take_over_marks(project: Project, bitext: Bitext, author: str) -> tuple[int, int]:
    """Mark in a project what the file has marked; returns how many were taken over and how many not.

    A mark stays behind where the segment's text is another now, or it is there already.
    """
    if not bitext.marks:
        return 0, 0
    review = Review.open(project, bitext.document.name, author=author)
    known = {category.name for category in review.categories()}
    taken = 0
    for number, mark in bitext.marks:
        category = mark.category if mark.category in known else "Other"
        said = [mark.note] if category == mark.category else [mark.category, mark.note]
        note = ": ".join(filter(None, said))
        note += f" ({mark.author})" if mark.author not in {"", author} else ""
        # Not by its place in the list: the author may have left a filter on.
        segment_id = review.go_to(number)
        with suppress(DecisionError):
            if segment_id is not None:
                review.mark(segment_id, mark.side, mark.span, category, mark.severity, note=note)
                taken += 1
    return taken, len(bitext.marks) - taken


def _bitext(name: str, units: list[Unit], path: Path) -> Bitext:
    pairs = tuple((_line(unit.zh), _line(unit.en)) for unit in units)
    pages = [
        Page(
            side,
            tuple(
                Sentence(pair[place], number) for number, pair in enumerate(pairs) if pair[place]
            ),
            PageFacts(address=str(path)),
        )
        for place, side in enumerate((Side.ZH, Side.EN))
    ]
    segments = [unit for unit, pair in zip(units, pairs, strict=True) if any(pair)]
    marks = tuple(
        (number, mark)
        for number, unit in enumerate(segments, start=1)
        for mark in unit.marks
        if fits(unit, mark) and _is_kept(unit.zh if mark.side is Side.ZH else unit.en)
    )
    return Bitext(Document(name, *pages), GivenAligner(pairs), marks)


def _is_kept(text: str) -> bool:
    """Say whether a text stands in the project as it stands in the file, so that spans are of it."""
    return _line(text) == text


def _line(text: str) -> str:
    return " ".join(without_placeholders(text).split())


class GivenAligner:
    """An aligner that knows the answer: the pairs of a file, an empty side where one is missing."""

    def __init__(self, pairs: Pairs) -> None:
        self._pairs = pairs

    def __call__(
        self,
        zh_sentences: Sequence[str],
        en_sentences: Sequence[str],
        *,
        paragraphs: tuple[Sequence[int], Sequence[int]] | None,  # noqa: ARG002 — as aligners are called
        confirmed: Iterable[Bead],  # noqa: ARG002
        glossary: Glossary | None,  # noqa: ARG002
    ) -> Alignment:
        """Give the beads of the sentences, which are those of the pairs, or some of them, in order."""
        zh = en = 0
        beads = []
        for zh_text, en_text in self._pairs:
            has_zh = bool(zh_text) and zh < len(zh_sentences) and zh_sentences[zh] == zh_text
            has_en = bool(en_text) and en < len(en_sentences) and en_sentences[en] == en_text
            if has_zh or has_en:
                beads.append(Bead((zh,) * has_zh, (en,) * has_en, 1.0))
            zh, en = zh + has_zh, en + has_en
        return Alignment(tuple(beads), signature="as the file has it")
