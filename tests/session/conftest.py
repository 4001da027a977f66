"""Small documents made by hand, an aligner that pairs by number, and checks that can be foreseen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from reviewer.glossary.concepts import Glossary
from reviewer.model.bead import Alignment, Bead
from reviewer.model.document import Document, Page, PageFacts, Sentence
from reviewer.model.finding import Finding, Severity
from reviewer.model.segment import Segment, TermHit
from reviewer.model.span import Side, Span
from reviewer.model.term import Concept, Term, TermStatus
from reviewer.session.project import Project
from reviewer.session.review import Review

PATENT = Concept("patent", ("专利",), (Term("patent"), Term("licence", TermStatus.FORBIDDEN)))


class ForeseeableChecks:
    """Finds every 'wrong', every 专利 without 'patent', and the same Chinese with other English."""

    looked_for_words = 0
    """How often Chinese was cut into words, which in earnest loads jieba."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary

    def hits(self, zh: str) -> tuple[TermHit, ...]:
        ForeseeableChecks.looked_for_words += 1
        at = zh.find("专利")
        return (TermHit(Span(at, at + 2), "patent"),) if at >= 0 else ()

    def check(self, segment: Segment) -> tuple[Finding, ...]:
        hits = self.hits(segment.zh) if segment.hits is None else segment.hits
        found = [
            Finding(
                "spelling.wrong",
                "wrong",
                Severity.MAJOR,
                "'wrong' is wrong",
                en=Span(at, at + 5),
                suggestion="right",
            )
            for at in range(len(segment.en))
            if segment.en.startswith("wrong", at)
        ]
        found += [
            Finding("terminology.missing", hit.concept, Severity.MINOR, "no patent", zh=hit.span)
            for hit in hits
            if "patent" not in segment.en
        ]
        return tuple(found)

    def check_document(self, segments: Sequence[Segment]) -> tuple[tuple[Finding, ...], ...]:
        englishes: dict[str, set[str]] = {}
        for segment in segments:
            englishes.setdefault(segment.zh, set()).add(segment.en)
        whole = Finding("repetition", "repetition", Severity.INFO, "also put otherwise")
        return tuple(
            self.check(segment)
            + (
                (replace(whole, en=Span(0, len(segment.en))),)
                if len(englishes[segment.zh]) > 1
                else ()
            )
            for segment in segments
        )


def pair_by_number(
    zh_sentences: Sequence[str],
    en_sentences: Sequence[str],
    *,
    paragraphs: tuple[Sequence[int], Sequence[int]] | None = None,
    confirmed: Sequence[Bead] = (),
    glossary: Glossary | None = None,
) -> Alignment:
    """Pair sentences by number around the confirmed beads; what is left over stands alone."""
    del paragraphs, glossary
    beads: list[Bead] = []
    zh_at = en_at = 0
    ends = Bead((len(zh_sentences),), (len(en_sentences),), 1.0)
    for bead in (*sorted(confirmed, key=lambda bead: bead.zh), ends):
        while zh_at < bead.zh[0] and en_at < bead.en[0]:
            beads.append(Bead((zh_at,), (en_at,), 0.9))
            zh_at, en_at = zh_at + 1, en_at + 1
        beads += [Bead((i,), (), 0.5) for i in range(zh_at, bead.zh[0])]
        beads += [Bead((), (j,), 0.5) for j in range(en_at, bead.en[0])]
        if bead is not ends:
            beads.append(bead)
            zh_at, en_at = bead.zh[-1] + 1, bead.en[-1] + 1
    return Alignment(tuple(beads), signature="by number")


def document(name: str, *pairs: tuple[str, str], date: str = "2020-01-01") -> Document:
    """Make a document of pairs of sentences; an empty text is left out of its page."""
    return Document(
        name,
        Page(Side.ZH, tuple(Sentence(zh) for zh, _ in pairs if zh), PageFacts(date=date)),
        Page(Side.EN, tuple(Sentence(en) for _, en in pairs if en), PageFacts(date=date)),
    )


SIX = document(
    "six",
    ("第一句。", "The first sentence."),
    ("这是一项专利。", "This is a patent."),
    ("那也是专利。", "That is wrong, very wrong."),
    ("天气很好。", "The weather is fine."),
    ("第一句。", "Sentence one."),
    ("最后一句。", "The last one is wrong."),
)


def ticking() -> Callable[[], datetime]:
    """A clock that goes on by a second each time it is looked at."""
    ticks = count()
    return lambda: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=next(ticks))


class Desk:
    """A project with what tests need to work in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.clock = ticking()
        chance = Random(path.parent.name)  # noqa: S311 — the same ids in every run
        self.new_id = lambda: str(UUID(int=chance.getrandbits(128), version=4))
        if path.exists():
            self.project = self._open(path)
        else:
            self.project = Project.create(path, aligner=pair_by_number, checker=ForeseeableChecks)
            self.project.set_glossary(Glossary((PATENT,), "test"))

    @staticmethod
    def _open(path: Path) -> Project:
        return Project.open(path, aligner=pair_by_number, checker=ForeseeableChecks)

    def again(self) -> "Desk":
        """Close the project and open it anew."""
        self.project.close()
        return Desk(self.path)

    def review(self, document: str | int | None = "six", author: str = "li") -> Review:
        return Review.open(self.project, document, author=author, clock=self.clock, ids=self.new_id)

    @staticmethod
    def document(name: str, *pairs: tuple[str, str], date: str = "2020-01-01") -> Document:
        return document(name, *pairs, date=date)

    def contents(self) -> dict[str, list[tuple[object, ...]]]:
        """Every row of every table."""
        database = self.project.database
        tables = database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            name: database.rows(f"SELECT * FROM {name}")  # noqa: S608 — names of tables
            for (name,) in tables
            if name != "wording"
        }

    @staticmethod
    def looked_for_words() -> int:
        return ForeseeableChecks.looked_for_words

    def is_well(self) -> bool:
        assert self.project.doctor().problems == ()
        return True


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A project with one document of six segments: 3 and 6 have faults, 1 and 5 the same Chinese."""
    made = Desk(tmp_path / "review.db")
    made.project.add(SIX)
    yield made
    made.project.close()


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    """Several projects that hold the same document, as reviewers have it who work apart."""
    made: list[Desk] = []

    def make(name: str) -> Desk:
        one = Desk(tmp_path / name / "review.db")
        one.project.add(SIX)
        made.append(one)
        return one

    yield make
    for one in made:
        one.project.close()


@pytest.fixture
def six() -> Document:
    """The document of six segments."""
    return SIX


@pytest.fixture
def make_desk() -> type[Desk]:
    """Makes or opens a project at a path."""
    return Desk
