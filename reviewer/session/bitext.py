"""Bitext files as documents of a project: each unit is a segment, aligned as the file has it."""

from __future__ import annotations

from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from reviewer.ingest.formats import Skipped, Unit, read_units
from reviewer.ingest.formats.inline import without_placeholders
from reviewer.model.bead import Alignment, Bead
from reviewer.model.document import Document, Page, PageFacts, Sentence
from reviewer.model.errors import InputError
from reviewer.model.span import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reviewer.glossary.concepts import Glossary

Pairs = tuple[tuple[str, str], ...]


def bitext_documents(
    path: Path, name: str = ""
) -> tuple[tuple[tuple[Document, GivenAligner], ...], tuple[str, ...]]:
    """Read a bitext file as documents, each with an aligner that keeps its pairs; and what was skipped.

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
    documents = tuple(_document(called, of_one, path) for called, of_one in found.items())
    return documents, skipped


def _document(name: str, units: list[Unit], path: Path) -> tuple[Document, GivenAligner]:
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
    return Document(name, *pages), GivenAligner(pairs)


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
