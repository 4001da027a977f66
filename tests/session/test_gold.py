"""What people say of alignments is gold to learn from; what only the machine says is none."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reviewer.align import align
from reviewer.align.folders import read_folder, write_folder
from reviewer.align.weights import read_weights
from reviewer.ingest.page import page_from_lines
from reviewer.model.document import Document
from reviewer.model.errors import InputError
from reviewer.model.span import Side
from reviewer.session.gold import gold_of
from reviewer.session.project import Project
from reviewer.session.review import Review

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ZH = (
    "商标局发布年度报告。",
    "2020年，全省专利申请量达71,306件，同比增长8.2%。",
    "李明远出席会议。会议在北京举行。",
    "知识产权质押融资达72.31亿元，惠及企业1,204家。",
    "商标注册审查周期缩短至四个月。",
    "活动将持续一周。",
)
EN = (
    "The Trademark Office released its annual report.",
    "In 2020, the province filed 71,306 patent applications, up 8.2 percent year on year.",
    "Li Mingyuan attended the meeting. The meeting was held in Beijing.",
    "IP pledge financing reached RMB 7.231 billion and benefited 1,204 enterprises.",
    "The examination period for trademark registration was shortened to four months.",
    "The event will last for a week.",
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    zh, en = "\n".join(ZH), "\n".join(EN)
    with Project.create(tmp_path / "work", aligner=align) as made:
        for name in ("one", "two/three"):
            made.add(Document(name, page_from_lines(zh, Side.ZH), page_from_lines(en, Side.EN)))
        yield made


@pytest.fixture
def review(project: Project) -> Review:
    return Review.open(project, "one", author="wang")


def ids(review: Review) -> list[int]:
    return [row.id for row in review.rows(0, 99)]


def test_what_nobody_touched_is_no_gold(project: Project) -> None:
    found = gold_of(project)
    assert (found.documents, found.beads, found.left_out) == ((), 0, 0)


def test_beads_that_people_confirmed_merged_and_split_are_gold(
    project: Project, review: Review
) -> None:
    first, second, third, *_ = ids(review)
    review.repairs.confirm(first)
    review.repairs.merge(second)
    review.repairs.confirm(ids(review)[2])
    (document,) = gold_of(project).documents
    assert document.beads == (((0,), (0,)), ((1, 2), (1, 2)), ((3,), (3,)))
    assert document.zh == ZH[:4]
    assert document.en == EN[:4]
    assert third not in ids(review)


def test_what_was_undone_is_no_gold(project: Project, review: Review) -> None:
    for segment in ids(review)[:3]:
        review.repairs.confirm(segment)
    assert gold_of(project).beads == 3
    review.undo()
    assert (gold_of(project).beads, gold_of(project).left_out) == (0, 2)


def test_a_stretch_begins_where_people_began(project: Project, review: Review) -> None:
    for segment in ids(review)[2:6]:
        review.repairs.confirm(segment)
    (document,) = gold_of(project).documents
    assert document.zh == ZH[2:]
    assert document.beads == tuple(((n,), (n,)) for n in range(4))


def test_accepted_segments_count_where_they_are_asked_for(project: Project, review: Review) -> None:
    for segment in ids(review)[:4]:
        review.accept(segment)
    assert gold_of(project).beads == 0
    assert gold_of(project, from_accepted=True).beads == 4


def test_a_project_retrains_the_aligner_through_a_gold_folder(
    project: Project, review: Review, tmp_path: Path
) -> None:
    for segment in ids(review):
        review.repairs.confirm(segment)
    found = gold_of(project)
    write_folder(tmp_path / "gold", found.documents)
    read = read_folder(tmp_path / "gold")
    assert [(d.zh, d.en, d.beads) for d in read] == [(d.zh, d.en, d.beads) for d in found.documents]
    learned = tmp_path / "weights.json"
    subprocess.run(
        [sys.executable, "-m", "reviewer.align.learn", tmp_path / "gold", "--output", learned],
        check=True,
    )
    weights = read_weights(learned)
    assert weights.signature.startswith("gold|")
    assert weights.second["prior"] != 0


def test_paragraphs_come_back_as_they_were(
    project: Project, review: Review, tmp_path: Path
) -> None:
    for segment in ids(review):
        review.repairs.confirm(segment)
    written = gold_of(project).documents
    write_folder(tmp_path / "gold", written)
    assert [d.paragraphs for d in read_folder(tmp_path / "gold")] == [d.paragraphs for d in written]


def test_gold_is_never_written_beside_older_gold(tmp_path: Path) -> None:
    (tmp_path / "old.gold").write_text("0\t0\n", encoding="utf-8")
    with pytest.raises(InputError, match="already"):
        write_folder(tmp_path, ())
