"""A project of any size with plain texts and fixed findings, to measure what grows with its size."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reviewer.glossary.concepts import Glossary
from reviewer.model.bead import Alignment, Bead
from reviewer.model.document import Document, Page, PageFacts, Sentence
from reviewer.model.finding import Finding, Severity
from reviewer.model.segment import TermHit
from reviewer.model.span import Side, Span
from reviewer.model.term import Concept, Term
from reviewer.session.project import Project

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reviewer.model.segment import Segment

DOCUMENT_SEGMENTS = 2_000
_GLOSSARY = Glossary(
    (
        Concept("国家知识产权局", ("国家知识产权局",), (Term("CNIPA"),)),
        Concept("发明专利", ("发明专利",), (Term("invention patent"),)),
    ),
    name="measuring",
)
_ZH = (
    "国家知识产权局发布了第{n}号通知，要求各有关单位认真贯彻执行。",
    "{n}年，我国发明专利授权量达104.5万件，同比增长13.5%。",
    "专利权人自收到本通知之日起{n}日内，可以提出书面意见，逾期不提出的，视为放弃权利。",
    "地理标志商标的第{n}项申请应当具备相应的监督检测能力。",
)
_EN = (
    "CNIPA issued notice No. {n}, requiring all units concerned to implement it earnestly.",
    "In {n}, 1.045 million invention patents were granted in China, up 13.5% year on year.",
    (
        "The patentee may submit written opinions within {n} days of receiving this notice; "
        "otherwise the right is deemed to be waived."
    ),
    "Application {n} for a geographical indication trademark shall have the means of inspection.",
)


class _Checks:
    """Every fifth segment has a finding."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary

    def hits(self, zh: str) -> tuple[TermHit, ...]:
        found = []
        for concept in self._glossary.concepts:
            at = zh.find(concept.zh[0])
            if at >= 0:
                found.append(TermHit(Span(at, at + len(concept.zh[0])), concept.id))
        return tuple(sorted(found, key=lambda hit: hit.span))

    def check(self, segment: Segment) -> tuple[Finding, ...]:
        at = segment.en.find("0 ")
        if at < 0:
            return ()
        message = "a figure is not in the Chinese"
        return (
            Finding("number.mismatch", "number", Severity.MAJOR, message, None, Span(at, at + 1)),
        )

    def check_document(self, segments: Sequence[Segment]) -> tuple[tuple[Finding, ...], ...]:
        return tuple(map(self.check, segments))


def _one_to_one(
    zh_sentences: Sequence[str],
    en_sentences: Sequence[str],  # noqa: ARG001 — the form of an aligner
    **_settings: object,
) -> Alignment:
    beads = (Bead((at,), (at,), 0.5 if at % 50 == 7 else 0.99) for at in range(len(zh_sentences)))
    return Alignment(tuple(beads))


def make_project(path: Path, segments: int) -> None:
    """Make a project with so many segments in documents of two thousand."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with Project.create(path, aligner=_one_to_one, checker=_Checks) as project:
        project.set_glossary(_GLOSSARY)
        for first in range(0, segments, DOCUMENT_SEGMENTS):
            numbers = range(first, min(segments, first + DOCUMENT_SEGMENTS))
            project.add(_document(f"d{first // DOCUMENT_SEGMENTS + 1:05}", numbers))
            if first % 100_000 == 0:
                print(f"  {first:,} of {segments:,}", file=sys.stderr)


def _document(name: str, numbers: range) -> Document:
    def page(side: Side, forms: Sequence[str]) -> Page:
        texts = (forms[n % len(forms)].format(n=n) for n in numbers)
        sentences = tuple(Sentence(text, at) for at, text in enumerate(texts))
        return Page(side, sentences, PageFacts(title=f"{name} {side}", date="2025-01-02"))

    return Document(name, page(Side.ZH, _ZH), page(Side.EN, _EN))
