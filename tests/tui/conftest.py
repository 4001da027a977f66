"""A small project for the screens, made by hand: fixed texts, beads, findings, names and times."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from reviewer.glossary.concepts import Glossary
from reviewer.model.bead import Alignment, Bead
from reviewer.model.document import Document, Page, PageFacts, Sentence, SentenceKind
from reviewer.model.finding import Finding, Severity
from reviewer.model.segment import Segment, TermHit
from reviewer.model.span import Side, Span
from reviewer.model.term import Concept, Term, TermStatus
from reviewer.session.project import Project
from reviewer.tui.in_order import InOrderApp
from reviewer.tui.program import ReviewerApp

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

GLOSSARY = Glossary(
    (
        Concept(
            "三种专利",
            ("三种专利",),
            (Term("three categories of patents"), Term("three patents", TermStatus.FORBIDDEN)),
            subject="patent",
        ),
        Concept(
            "国家知识产权局",
            ("国家知识产权局",),
            (
                Term("China National Intellectual Property Administration"),
                Term("CNIPA", TermStatus.ADMITTED, is_abbreviation=True),
                Term("State Intellectual Property Office", TermStatus.FORBIDDEN),
            ),
            body="CNIPA",
            note="The name since August 2018.",
        ),
        Concept("发明专利", ("发明专利",), (Term("invention patent"),)),
        Concept("专利权人", ("专利权人",), (Term("patentee"),)),
        Concept("局长", ("局长",), (Term("Commissioner"),), body="CNIPA"),
    ),
    name="small",
)

NOTICE = (
    (
        "国家知识产权局发布关于加强三种专利审查质量的通知",
        "CNIPA Issues Notice on Examination Quality of Three Patents",
    ),
    (
        "近日，国家知识产权局发布了关于加强三种专利审查质量的通知，要求各有关单位（含地方局）认真贯彻执行。",
        (
            "Recently, the State Intellectual Property Office issued a notice on strengthening the "
            "examination quality of three patents, requiring all units concerned (including local "
            "offices) to implement it."
        ),
    ),
    (
        "2024年，我国发明专利授权量达104.5万件，同比增长13.5%；截至年底，有效量为475.6万件。",
        (
            "In 2024, 1.045 million invention patents were granted in China, up 13.5% year on year; by "
            "the end of the year, 4.756 thousand were valid."
        ),
    ),
    (
        "专利权人自收到本通知之日起15日内，可以提出书面意见。",
        "The patentee may submit written opinions within 15 days of receiving this notice.",
    ),
    ("局长申长雨出席会议并讲话。", "Commissioner Shen Changyu attended the meeting and spoke."),
    ("（一）进一步完善知识产权保护体系；", "(1) Further improve the IP protection system;"),
    ("（二）加大对侵权行为的打击力度。", ""),
    ("国家知识产权局将会同有关部门组织实施。", "CNIPA will implement it with the departments."),
)
HOSTILE = (
    ("\x1b[31m红色\x1b[0m与[red]标记[/red]", "\x1b]0;title\x07 [b]bold[/b] and [link=x]y[/link]"),
    ("方向\u202e反转\u2066与零\u200b宽\ufeff", "left\u202eright\u200b and \x9b31m and tab\there"),
    ("𠀀𪚥𰻝字", "Extension B characters 𠀀 and emoji 👩\u200d🔬 ❤\ufe0f 🇨🇳"),
    ("长" * 10_000, "long " * 2_000),
)


def _wrong(  # noqa: PLR0917 — the fields of a finding
    segment: Segment, check: str, severity: Severity, zh: str, en: str, suggestion: str
) -> Finding | None:
    zh_at, en_at = segment.zh.find(zh), segment.en.casefold().find(en.casefold())
    if min(zh_at, en_at) < 0:
        return None
    message = f"“{en}” is not right for {zh}: write “{suggestion}”"
    spans = Span(zh_at, zh_at + len(zh)), Span(en_at, en_at + len(en))
    return Finding(check, zh, severity, message, *spans, suggestion)


class PlainChecks:
    """Checks with fixed answers: the screens are tested, not the checks."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary

    def hits(self, zh: str) -> tuple[TermHit, ...]:
        found = [
            TermHit(
                Span(zh.find(concept.zh[0]), zh.find(concept.zh[0]) + len(concept.zh[0])),
                concept.id,
            )
            for concept in self._glossary.concepts
            if concept.zh[0] in zh
        ]
        return tuple(sorted(found, key=lambda hit: hit.span))

    def check(self, segment: Segment) -> tuple[Finding, ...]:
        findings = [
            _wrong(
                segment,
                "terminology.forbidden",
                Severity.MAJOR,
                concept.zh[0],
                term.text,
                concept.preferred,
            )
            for concept in self._glossary.concepts
            for term in concept.with_status(TermStatus.FORBIDDEN)
        ]
        number = (
            "number.mismatch",
            Severity.CRITICAL,
            "475.6万",
            "4.756 thousand",
            "4.756 million",
        )
        findings.append(_wrong(segment, *number))
        if segment.zh and not segment.en:
            whole = Span(0, len(segment.zh))
            findings.append(
                Finding(
                    "omission", "sentence", Severity.CRITICAL, "a sentence has no English", whole
                )
            )
        return tuple(finding for finding in findings if finding)

    def check_document(self, segments: Sequence[Segment]) -> tuple[tuple[Finding, ...], ...]:
        return tuple(map(self.check, segments))


def align_in_order(
    zh_sentences: Sequence[str], en_sentences: Sequence[str], **_settings: object
) -> Alignment:
    """Pair sentences by their numbers; what an empty English stands for has none."""
    beads = []
    taken = 0
    texts = {en: zh for zh, en in (*NOTICE, *HOSTILE) if en}
    for number, zh in enumerate(zh_sentences):
        matches = taken < len(en_sentences) and texts.get(en_sentences[taken], zh) == zh
        beads.append(Bead((number,), (taken,) if matches else (), 0.62 if number == 4 else 0.99))
        taken += matches
    return Alignment(tuple(beads), signature="in order")


def document(name: str, pairs: Sequence[tuple[str, str]], title: str) -> Document:
    def page(side: Side, texts: Sequence[str]) -> Page:
        kinds = [SentenceKind.TITLE, *[SentenceKind.BODY] * (len(texts) - 1)]
        sentences = (
            Sentence(text, at, kind)
            for at, (text, kind) in enumerate(zip(texts, kinds, strict=True))
        )
        return Page(
            side,
            tuple(sentences),
            PageFacts(title=title if side is Side.ZH else name, date="2025-04-21"),
        )

    return Document(
        name,
        page(Side.ZH, [zh for zh, _ in pairs]),
        page(Side.EN, [en for _, en in pairs if en]),
    )


MakeDocument = Callable[[str, "Sequence[tuple[str, str]]", str], Document]


OpenProject = Callable[["Path"], Project]


@pytest.fixture(scope="session")
def open_project() -> OpenProject:
    """Give what opens a project with the simple aligner and checks."""
    return lambda path: Project.open(path, aligner=align_in_order, checker=PlainChecks)


@pytest.fixture(scope="session")
def make_document() -> MakeDocument:
    """Give what makes a document of pairs: its name, the pairs, its Chinese title."""
    return document


@dataclass
class Clock:
    """A clock that goes on by a minute at each look."""

    now: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture(scope="session")
def _made_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("screens") / "patents" / "review.db"
    path.parent.mkdir()
    with Project.create(path, aligner=align_in_order, checker=PlainChecks) as project:
        project.set_glossary(GLOSSARY)
        project.add(document("notice", NOTICE, NOTICE[0][0]))
        project.add(document("report", NOTICE[3:6], "年度报告"))
        project.add(document("strange", HOSTILE, "\x1b[31m标题[b]"))
    return path


@pytest.fixture
def project(_made_project: Path, tmp_path: Path) -> Iterator[Project]:
    """Give a project of its own to each test."""
    path = tmp_path / "patents" / "review.db"
    path.parent.mkdir()
    shutil.copy(_made_project, path)
    with Project.open(path, aligner=align_in_order, checker=PlainChecks) as opened:
        yield opened


@pytest.fixture
def app(project: Project) -> ReviewerApp:
    """Give the program at the notice, to one person with a clock of their own."""
    return ReviewerApp(project, "li", "notice", clock=Clock())


@pytest.fixture
def home(project: Project) -> ReviewerApp:
    """Give the program at the list of documents."""
    return ReviewerApp(project, "li", clock=Clock())


async def _press_in_order(pilot: Pilot[None], *keys: str) -> None:
    """Press keys as fast as they are handled, and wait once: Textual's own way waits after each."""
    app = pilot.app
    assert isinstance(app, InOrderApp)
    for key in keys:
        is_character = len(key) == 1
        character = " " if key == "space" else key if is_character else None
        app.post_message(Key(_character_to_key(key) if is_character else key, character))
    await asyncio.sleep(0)
    while app.is_running and (app.has_keys or has_errands(app)):  # noqa: ASYNC110 — the app has no event for it
        await asyncio.sleep(0.001)
    await pilot.pause()


def has_errands(app: InOrderApp) -> bool:
    """Say whether something is done on another thread: its end, not a time, is what tests wait for."""
    return any(not worker.is_finished for worker in app.workers)


@pytest.fixture(autouse=True)
def _fast_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pilot, "press", _press_in_order)
