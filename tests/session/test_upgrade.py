"""A project that an older reviewer made is brought up to date when it is opened, with all in it.

`older/schema_N.db.gz` were made by the reviewers of their time: two documents, nine segments, and what
two people said of them.
"""

from __future__ import annotations

import gzip
import os
import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reviewer.model.decision import Status
from reviewer.model.errors import ProjectError
from reviewer.model.mark import MarkSeverity
from reviewer.model.span import Side
from reviewer.session.project import Project
from reviewer.session.views import Filter
from reviewer.store.schema import SCHEMA

if TYPE_CHECKING:
    from tests.session.conftest import Desk

OLDER = Path(__file__).parent / "older"
OPENER = """
import sys
from pathlib import Path
from reviewer.model.errors import ReviewerError
from reviewer.session.project import Project

path, limit = Path(sys.argv[1]), int(sys.argv[2])
if limit:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
print("ready", flush=True)
try:
    Project.open(path).close()
except ReviewerError as error:
    print(error)
"""


def put(schema: int, folder: Path) -> Path:
    """Put an older project into a folder."""
    path = folder / "older" / "review.db"
    path.parent.mkdir()
    path.write_bytes(gzip.decompress((OLDER / f"schema_{schema}.db.gz").read_bytes()))
    return path


def facts(path: Path) -> tuple[int, list[tuple[str, ...]]]:
    """Give the schema and the log of a file as SQLite has them, whatever reviewer thinks of it."""
    connection = sqlite3.connect(path)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        rows = connection.execute("SELECT id, author, at, payload FROM event ORDER BY at, id")
        return version, rows.fetchall()
    finally:
        connection.close()


@pytest.mark.parametrize("schema", range(1, SCHEMA))
def test_what_was_said_to_an_older_reviewer_stands(
    schema: int, tmp_path: Path, make_desk: type[Desk]
) -> None:
    path = put(schema, tmp_path)
    version, said = facts(path)
    desk = make_desk(path)
    try:
        assert desk.is_well()
        assert (schema, said) == (version, facts(path)[1])
        assert [(SCHEMA,)] == desk.project.database.rows("PRAGMA user_version")
        review = desk.review()
        statuses = ["accepted", "rejected", "edited", "flagged", "open", "open"]
        assert statuses == [row.status for row in review.rows(0, 9)]
        assert "That is right." == review.segment(review.id_at(2)).en
        assert "the page says so" == review.segment(review.id_at(5)).findings[0].waiver_reason
    finally:
        desk.project.close()


@pytest.mark.parametrize("schema", range(1, SCHEMA))
def test_everything_is_found_in_an_older_project(
    schema: int, tmp_path: Path, make_desk: type[Desk]
) -> None:
    desk = make_desk(put(schema, tmp_path))
    try:
        whole, six = desk.review(None), desk.review()
        assert [3] == [row.number for row in whole.concordance("That is right")]
        assert [1, 5, 1] == [row.number for row in whole.concordance("句")][:2] + [
            match.number for match in six.matches(six.id_at(0)) if match.document == "more"
        ]
        whole.set_filter(Filter(marked=True))
        before = [row.number for row in whole.rows(0, 9)]
        assert before == ([3] if schema > 1 else [])
        six.mark(six.id_at(3), Side.EN, None, "Style", MarkSeverity.MINOR)
        whole.refresh()
        assert [*before, 4] == [row.number for row in whole.rows(0, 9)]
        assert len(before) + 1 == whole.counts().marked
        six.accept(six.id_at(4))
        assert Status.ACCEPTED is six.rows(4, 1)[0].status
        assert desk.is_well()
    finally:
        desk.project.close()


def test_an_older_project_that_may_not_be_written_is_left_as_it_is(
    tmp_path: Path, make_desk: type[Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root, as which tests may run, may write everywhere.
    monkeypatch.setattr(os, "access", lambda *_: False)
    path = put(SCHEMA - 1, tmp_path)
    before = path.read_bytes()
    with pytest.raises(ProjectError, match="can't be written"):
        make_desk(path)
    assert before == path.read_bytes()


def test_a_full_disk_leaves_an_older_project_as_it_is(
    tmp_path: Path, make_desk: type[Desk]
) -> None:
    pytest.importorskip("resource")
    path = put(SCHEMA - 1, tmp_path)
    before = facts(path)
    size = path.stat().st_size
    done = subprocess.run(
        [sys.executable, "-c", OPENER, str(path), str(size)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert "nothing of this was kept" in done.stdout
    assert before == facts(path)
    desk = make_desk(path)
    assert desk.is_well()
    desk.project.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system with SIGKILL")
def test_being_killed_leaves_an_older_project_whole(tmp_path: Path, make_desk: type[Desk]) -> None:
    path = put(SCHEMA - 1, tmp_path)
    said = facts(path)[1]
    for _ in range(4):
        process = subprocess.Popen(
            [sys.executable, "-c", OPENER, str(path), "0"], stdout=subprocess.PIPE
        )
        with process:
            assert process.stdout is not None
            process.stdout.readline()
            try:
                process.wait(random.random() * 0.4)  # noqa: S311 — a moment, not a secret
            except subprocess.TimeoutExpired:
                process.kill()
        version, after = facts(path)
        assert version in {SCHEMA - 1, SCHEMA}
        assert said == after
    desk = make_desk(path)
    assert desk.is_well()
    desk.project.close()


def test_how_far_it_is_is_told_and_an_interruption_leaves_everything_as_it_was(
    tmp_path: Path,
) -> None:
    path = put(3, tmp_path)
    before = facts(path)
    told: list[tuple[int, int]] = []

    def interrupt(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Project.open(path, told=interrupt)
    assert before == facts(path)
    assert told == [(0, 9), (4, 9), (9, 9)]
    told.clear()
    Project.open(path, told=lambda *how_far: told.append(how_far)).close()
    assert told == [(0, 9), (4, 9), (9, 9)]
    told.clear()
    Project.open(path, told=lambda *how_far: told.append(how_far)).close()
    assert told == []
    assert (SCHEMA, before[1]) == facts(path)
