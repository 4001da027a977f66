"""Alignments that people stand for, as gold documents that the aligner's weights are learned from."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from reviewer.align.folders import GoldDocument
from reviewer.model.decision import Status
from reviewer.store import documents, projection, segments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.model.document import Document
    from reviewer.session.project import Project
    from reviewer.store.database import Database
    from reviewer.store.segments import SegmentBody

FEWEST = 3
"""Beads of the shortest stretch: fewer say nothing of what stands around a bead."""


@dataclass(frozen=True, slots=True)
class Gold:
    """What a project has to learn from."""

    documents: tuple[GoldDocument, ...]
    """A document each stretch of neighbouring beads that people stand for."""
    beads: int
    left_out: int
    """Beads that people stand for, with too few such neighbours to be of use."""


def gold_of(project: Project, *, from_accepted: bool = False) -> Gold:
    """Gather the beads that people confirmed, merged, split or moved; what only the machine says is none.

    `from_accepted` takes segments too whose English somebody accepted or edited: who read both sides
    and said nothing of the alignment will mostly have found it right.
    """
    found: list[GoldDocument] = []
    left_out = 0
    for row in documents.everything(project.database):
        bodies = segments.bodies(project.database, row.id)
        stretches = _stretches(project.database, bodies, from_accepted=from_accepted)
        pages = documents.pages(project.database, row.id)
        for stretch in stretches:
            if len(stretch) < FEWEST:
                left_out += len(stretch)
            else:
                found.append(_document(pages, stretch, f"{row.name}-{len(found) + 1}"))
    return Gold(tuple(found), sum(len(one.beads) for one in found), left_out)


def _stretches(
    database: Database, bodies: Sequence[SegmentBody], *, from_accepted: bool
) -> Iterator[tuple[SegmentBody, ...]]:
    def is_gold(body: SegmentBody) -> bool:
        if body.is_confirmed or not from_accepted:
            return body.is_confirmed
        now = projection.now_kept(database, body.id)
        return now is not None and now.status in {Status.ACCEPTED, Status.EDITED}

    for is_one, stretch in groupby(bodies, is_gold):
        if is_one:
            yield tuple(stretch)


def _document(pages: Document, stretch: Sequence[SegmentBody], name: str) -> GoldDocument:
    """Make a document of the sentences of a stretch, numbered from 0."""
    zh = [number for body in stretch for number in body.zh_sentences]
    en = [number for body in stretch for number in body.en_sentences]
    first_zh, first_en = min(zh, default=0), min(en, default=0)
    return GoldDocument(
        name,
        tuple(pages.zh.texts[number] for number in zh),
        tuple(pages.en.texts[number] for number in en),
        tuple(
            (
                tuple(number - first_zh for number in body.zh_sentences),
                tuple(number - first_en for number in body.en_sentences),
            )
            for body in stretch
        ),
        (
            tuple(pages.zh.paragraphs[number] for number in zh),
            tuple(pages.en.paragraphs[number] for number in en),
        ),
    )
