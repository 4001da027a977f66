"""From a document to the segments that are to stand in the project; what of an earlier edition stays."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Protocol

from reviewer.model.bead import Bead
from reviewer.model.document import SentenceKind, joined
from reviewer.model.errors import InputError
from reviewer.model.segment import Segment
from reviewer.model.span import Side
from reviewer.store.keys import segment_keys
from reviewer.store.placing import Planned

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewer.glossary.concepts import Glossary
    from reviewer.model.bead import Alignment
    from reviewer.model.document import Document, Page
    from reviewer.model.segment import TermHit
    from reviewer.session.checking import Examiner
    from reviewer.store.checked import Checked
    from reviewer.store.segments import SegmentBody


class Aligner(Protocol):
    """What a session needs of the aligner; `reviewer.align.align` is one."""

    def __call__(
        self,
        zh_sentences: Sequence[str],
        en_sentences: Sequence[str],
        *,
        paragraphs: tuple[Sequence[int], Sequence[int]] | None,
        confirmed: Sequence[Bead],
        glossary: Glossary | None,
    ) -> Alignment:
        """Align two pages given as sentences."""


def real_aligner() -> Aligner:
    """Give the aligner of the program."""
    from reviewer.align import align  # noqa: PLC0415 — not for a first frame

    return align


def align_document(
    document: Document, aligner: Aligner, glossary: Glossary, known: Sequence[Bead] = ()
) -> Alignment:
    """Align a document's pages around the beads that are known to be right.

    Only what a person confirmed comes back as confirmed. A confirmed omission or addition has no place
    on its other side that an aligner could go by: its sentences are kept away from the aligner and the
    bead is put back, unless that would tear another bead apart.
    """
    lone = [bead for bead in known if bead.confirmed and not (bead.zh and bead.en)]
    both = [bead for bead in known if bead.zh and bead.en]
    alignment = _align_without(document, aligner, glossary, both, lone) if lone else None
    alignment = alignment or _align_without(document, aligner, glossary, both, [])
    if alignment is None:
        raise ValueError("the aligner gave beads that are not of neighbouring sentences")
    confirmed = {(bead.zh, bead.en) for bead in known if bead.confirmed}
    beads = (replace(bead, confirmed=(bead.zh, bead.en) in confirmed) for bead in alignment.beads)
    return replace(alignment, beads=tuple(beads))


def plan(
    document: Document,
    beads: Sequence[Bead],
    examiner: Examiner,
    hits: Mapping[str, tuple[TermHit, ...]] | None = None,
) -> tuple[Planned, ...]:
    """Make the segments of a document's beads, checked; `hits` are the terms of Chinese seen before."""
    known = hits or {}
    texts = tuple(_texts(document, bead) for bead in beads)
    keys = segment_keys(document.name, texts)
    segments = [
        Segment(
            zh,
            en,
            id=key,
            document=document.name,
            date=document.date,
            is_title=_is_title(document, bead),
            hits=known.get(zh),
        )
        for (zh, en), key, bead in zip(texts, keys, beads, strict=True)
    ]
    return tuple(
        Planned(
            key=segment.id,
            zh=segment.zh,
            en=segment.en,
            zh_sentences=bead.zh,
            en_sentences=bead.en,
            confidence=1.0 if bead.confirmed else bead.confidence,
            is_confirmed=bead.confirmed,
            is_title=segment.is_title,
            hits=segment.hits or (),
            checked=said,
        )
        for (segment, said), bead in zip(examiner.document(segments), beads, strict=True)
    )


def refuse_unfit(document: Document) -> None:
    """Raise InputError for pages that no project can hold."""
    if not document.name.strip() or not document.name.isprintable():
        raise InputError("a document needs a name that can be printed: give one with --name")
    if not document.zh.sentences and not document.en.sentences:
        raise InputError(f"{document.name}: neither page has any text")
    for page in (document.zh, document.en):
        if not page.sentences:
            where = page.facts.address or document.name
            raise InputError(f"{where}: no text found on the {_LANGUAGES[page.side]} page")
        for sentence in page.sentences:
            try:
                sentence.text.encode()
            except UnicodeEncodeError:
                raise InputError(
                    f"{page.facts.address or document.name}: holds half a character "
                    "(a lone surrogate): save the page as UTF-8"
                ) from None


def carried_over(
    before: Document, segments: Iterable[SegmentBody], after: Document, kept: frozenset[int]
) -> tuple[Bead, ...]:
    """Find the beads of an earlier edition that still hold: confirmed, or of segments in `kept`.

    A bead is carried over where all its sentences stand, unchanged and together, on the new pages.
    """
    zh = _unchanged(before.zh, after.zh)
    en = _unchanged(before.en, after.en)
    beads = []
    for segment in segments:
        if not (segment.is_confirmed or segment.id in kept):
            continue
        new_zh = _together(segment.zh_sentences, zh)
        new_en = _together(segment.en_sentences, en)
        if new_zh is not None and new_en is not None:
            beads.append(Bead(new_zh, new_en, segment.confidence, confirmed=segment.is_confirmed))
    return tuple(_that_do_not_cross(beads))


def checked_anew(
    bodies: Sequence[SegmentBody], examiner: Examiner
) -> tuple[tuple[int, tuple[TermHit, ...], Checked], ...]:
    """Check a document's stored segments again, their terms found anew."""
    found = examiner.document([replace(as_segment(body), hits=None) for body in bodies])
    return tuple(
        (body.id, segment.hits or (), said)
        for body, (segment, said) in zip(bodies, found, strict=True)
    )


def as_segment(body: SegmentBody) -> Segment:
    """Give a stored segment as the checks take it, with its term hits."""
    return Segment(
        body.zh, body.en, body.key, body.document, body.date, is_title=body.is_title, hits=body.hits
    )


def findings_by_check(said: Iterable[Checked]) -> tuple[tuple[str, int], ...]:
    """Count findings by check, most first."""
    counted = Counter(finding.check for one in said for finding in one.findings)
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


_LANGUAGES = {Side.ZH: "Chinese", Side.EN: "English"}


def _align_without(
    document: Document,
    aligner: Aligner,
    glossary: Glossary,
    known: Sequence[Bead],
    lone: Sequence[Bead],
) -> Alignment | None:
    """Align what is left when some one-sided beads are set aside; None where one bead would straddle."""
    zh = _left(len(document.zh.sentences), [number for bead in lone for number in bead.zh])
    en = _left(len(document.en.sentences), [number for bead in lone for number in bead.en])
    to_zh = {number: place for place, number in enumerate(zh)}
    to_en = {number: place for place, number in enumerate(en)}
    zh_sentences = [document.zh.sentences[number] for number in zh]
    en_sentences = [document.en.sentences[number] for number in en]
    alignment = aligner(
        [sentence.text for sentence in zh_sentences],
        [sentence.text for sentence in en_sentences],
        paragraphs=(
            [sentence.paragraph for sentence in zh_sentences],
            [sentence.paragraph for sentence in en_sentences],
        ),
        confirmed=[
            replace(bead, zh=_mapped(bead.zh, to_zh), en=_mapped(bead.en, to_en)) for bead in known
        ],
        glossary=glossary,
    )
    beads = [
        replace(bead, zh=_mapped(bead.zh, zh), en=_mapped(bead.en, en)) for bead in alignment.beads
    ]
    if not all(_is_stretch(bead.zh) and _is_stretch(bead.en) for bead in beads):
        return None
    for bead in lone:
        beads.insert(_place_for(bead, beads), bead)
    return replace(alignment, beads=tuple(beads), moved=() if lone else alignment.moved)


def _left(count: int, taken: Iterable[int]) -> list[int]:
    away = frozenset(taken)
    return [number for number in range(count) if number not in away]


def _mapped(numbers: tuple[int, ...], places: Mapping[int, int] | Sequence[int]) -> tuple[int, ...]:
    return tuple(places[number] for number in numbers)


def _is_stretch(numbers: tuple[int, ...]) -> bool:
    return not numbers or numbers[-1] - numbers[0] == len(numbers) - 1


def _place_for(lone: Bead, beads: Sequence[Bead]) -> int:
    """Find where a one-sided bead stands among others: before the first that goes on after it."""
    return next(
        (
            place
            for place, bead in enumerate(beads)
            if (lone.zh and bead.zh and bead.zh[0] > lone.zh[0])
            or (lone.en and bead.en and bead.en[0] > lone.en[0])
        ),
        len(beads),
    )


def _texts(document: Document, bead: Bead) -> tuple[str, str]:
    zh, en = document.zh.sentences, document.en.sentences
    return (
        joined(Side.ZH, tuple(zh[number].text for number in bead.zh)),
        joined(Side.EN, tuple(en[number].text for number in bead.en)),
    )


def _is_title(document: Document, bead: Bead) -> bool:
    kinds = [document.zh.sentences[number].kind for number in bead.zh]
    kinds += [document.en.sentences[number].kind for number in bead.en]
    return SentenceKind.TITLE in kinds


def _unchanged(before: Page, after: Page) -> dict[int, int]:
    """Map the numbers of sentences that stayed as they were to their new numbers, in order."""
    matcher = SequenceMatcher(None, before.texts, after.texts, autojunk=False)
    return {
        block.a + offset: block.b + offset
        for block in matcher.get_matching_blocks()
        for offset in range(block.size)
    }


def _together(numbers: tuple[int, ...], moved: dict[int, int]) -> tuple[int, ...] | None:
    if not all(number in moved for number in numbers):
        return None
    new = tuple(moved[number] for number in numbers)
    return new if _is_stretch(new) else None


def _that_do_not_cross(beads: Sequence[Bead]) -> Iterable[Bead]:
    """Leave out what would cross, now that its sentences stand elsewhere."""
    zh_end = en_end = 0
    for bead in beads:
        if _begins_at(bead.zh, zh_end) and _begins_at(bead.en, en_end):
            zh_end = bead.zh[-1] + 1 if bead.zh else zh_end
            en_end = bead.en[-1] + 1 if bead.en else en_end
            yield bead


def _begins_at(numbers: tuple[int, ...], earliest: int) -> bool:
    return not numbers or numbers[0] >= earliest
