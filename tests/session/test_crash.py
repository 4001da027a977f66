"""A decision that was acknowledged survives SIGKILL, a full disk, and another writer."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reviewer.model.errors import ProjectError
from reviewer.session.project import Project

if TYPE_CHECKING:
    from tests.session.conftest import Desk

KILLS = 50
KILLS_WHILE_ADDING = 8

WRITER = """
import sys
from itertools import count
from pathlib import Path
from reviewer.model.errors import ReviewerError
from reviewer.model.span import Side
from reviewer.session.project import Project
from reviewer.session.review import Review

path, run, limit = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
if limit:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
said = count(1)
last = 0

def new_id():
    global last
    last = next(said)
    return f"{run:08x}-0000-4000-8000-{last:012x}"

review = Review.open(Project.open(path), None, author=f"writer {run}", ids=new_id)
ids = [row.id for row in review.rows(0, 1000)]

def marked(segment_id):
    for mark in review.marks(segment_id):
        if mark.author == review.author:
            return review.change_mark(segment_id, mark.id, note=mark.note + " again")
    return review.mark(segment_id, Side.ZH, None, "Style", "minor")

acts = (review.accept, review.flag, lambda i: review.note(i, "noted " * 40), review.reject,
        lambda i: review.flag(i, "why"), lambda i: review.keep_draft(i, "half"), marked)
try:
    for turn in count(run):
        act = acts[turn % len(acts)]
        act(ids[turn * 7 % len(ids)])
        if turn % 5 == 4 and turn > run + 5:
            review.undo()
        sys.stdout.write(f"{last}\\n")
        sys.stdout.flush()
except ReviewerError as error:
    sys.stdout.write(f"{error}\\n")
"""

ADDER = """
import sys
from itertools import count
from pathlib import Path
from reviewer.model.bead import Alignment, Bead
from reviewer.model.document import Document, Page, Sentence
from reviewer.model.span import Side
from reviewer.session.project import Project

class Silent:
    def __init__(self, glossary): pass
    def hits(self, zh): return ()
    def check(self, segment): return ()
    def check_document(self, segments): return tuple(() for _ in segments)

def one_to_one(zh, en, **_):
    return Alignment(tuple(Bead((n,), (n,), 1.0) for n in range(len(zh))))

project = Project.open(Path(sys.argv[1]), aligner=one_to_one, checker=Silent)
for turn in count(int(sys.argv[2]) * 1000):
    pages = [Page(side, tuple(Sentence(f"{side} {turn} {n % 7}") for n in range(30)))
             for side in (Side.ZH, Side.EN)]
    project.add(Document("turning", *pages))
    sys.stdout.write(f"{turn}\\n")
    sys.stdout.flush()
"""


def killed(script: str, *arguments: object) -> list[str]:
    """Run a script, kill it a random moment after its first line, and give the whole lines it wrote."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    with process:
        assert process.stdout is not None
        first = process.stdout.readline()
        try:
            process.wait(random.random() * 0.05)  # noqa: S311 — a moment, not a secret
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
        rest = process.stdout.read()
    return [line for line in (first + rest).split("\n")[:-1] if line]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system with SIGKILL")
def test_what_was_acknowledged_survives_being_killed(desk: Desk) -> None:
    long = desk.document("long", *((f"第{n}句。", f"Sentence {n}.") for n in range(60)))
    desk.project.add(long)
    desk.project.close()
    acknowledged = lost = 0
    for run in range(KILLS):
        said = int(killed(WRITER, desk.path, run, 0)[-1])
        acknowledged += said
        with Project.open(desk.path) as project:
            there = {line_id for line_id in ids_of(project) if line_id.startswith(f"{run:08x}")}
            wanted = {f"{run:08x}-0000-4000-8000-{n:012x}" for n in range(1, said + 1)}
            lost += len(wanted - there)
            assert () == project.doctor().problems
    assert acknowledged > KILLS
    assert 0 == lost


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system with SIGKILL")
def test_a_page_is_there_whole_or_not_at_all(desk: Desk) -> None:
    desk.project.close()
    for run in range(KILLS_WHILE_ADDING):
        last = int(killed(ADDER, desk.path, run)[-1])
        with Project.open(desk.path) as project:
            rows = project.export("turning")
            assert 30 == len(rows)
            # What was acknowledged, or the next one, which was on the disk but not yet told.
            assert {f"zh {turn}" for turn in (last, last + 1)} >= {row.zh[:-2] for row in rows}
            assert 1 == len({row.zh[:-2] for row in rows})
            assert () == project.doctor().problems


def test_a_full_disk_takes_nothing_that_was_acknowledged(desk: Desk) -> None:
    """The system refuses to let the file grow, as a full disk does."""
    resource = pytest.importorskip("resource")
    del resource
    desk.project.close()
    size = desk.path.stat().st_size
    done = subprocess.run(
        [sys.executable, "-c", WRITER, str(desk.path), "1", str(max(size, 1_000_000) + 200_000)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    *acknowledged, complaint = done.stdout.splitlines()
    assert "nothing of this was kept" in complaint
    said = int(acknowledged[-1])
    assert said > 10
    with Project.open(desk.path) as project:
        ids = set(ids_of(project))
        assert {f"00000001-0000-4000-8000-{n:012x}" for n in range(1, said + 1)} <= ids
        assert () == project.doctor().problems


def test_no_room_for_another_page_of_the_file_is_told_and_nothing_lost(desk: Desk) -> None:
    review = desk.review()
    pages = desk.project.database.rows("PRAGMA page_count")[0][0]
    desk.project.database._connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    said, complaint = 0, ""
    while not complaint:
        try:
            review.note(review.id_at(said % 6), f"note {said} " * 100)
            said += 1
        except ProjectError as error:
            complaint = str(error)
    assert "no room left" in complaint
    assert said > 0
    desk.project.database._connection.execute("PRAGMA max_page_count = 1000000")
    assert said == len(list(desk.project.log()))
    review.note(review.id_at(0), "there is room again")
    assert desk.is_well()


def test_two_writers_lose_nothing(desk: Desk) -> None:
    desk.project.close()
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(desk.path), str(run), "0"],
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for run in (1, 2)
    ]
    last = []
    for writer in writers:
        with writer:
            assert writer.stdout is not None
            for _ in range(40):
                line = writer.stdout.readline()
            writer.kill()
            last.append(int((line + writer.stdout.read()).split("\n")[-2]))
    with Project.open(desk.path) as project:
        ids = set(ids_of(project))
        for run, said in zip((1, 2), last, strict=True):
            assert {f"{run:08x}-0000-4000-8000-{n:012x}" for n in range(1, said + 1)} <= ids
        assert () == project.doctor().problems


def ids_of(project: Project) -> list[str]:
    return [line.split('"id":"')[1][:36] for line in project.log()]
