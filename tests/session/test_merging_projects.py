"""Reviewers who work apart join their logs: nothing is lost, and disagreement is seen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reviewer.model.decision import Status
from reviewer.model.errors import ProjectError
from reviewer.session.views import Filter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.session.conftest import Desk


def write_log(desk: Desk, path: Path) -> Path:
    path.write_text("".join(f"{line}\n" for line in desk.project.log()), encoding="utf-8")
    return path


def everything(desk: Desk) -> list[tuple[object, ...]]:
    review = desk.review("six", "nobody")
    views = [review.segment(row.id) for row in review.rows(0, 99)]
    return [(view.row, view.note, view.history, view.findings) for view in views]


def test_both_ways_round_give_the_same(desks: Callable[[str], Desk], tmp_path: Path) -> None:
    here, there = desks("here"), desks("there")
    li, wang = here.review(author="li"), there.review(author="wang")
    ids = [row.id for row in li.rows(0, 6)]
    li.accept(ids[0])
    li.edit(ids[1], "One way.")
    li.note(ids[3], "sunny")
    wang.edit(ids[1], "Another wrong way.")
    wang.reject(ids[2])
    wang.accept(ids[0])
    wang.waive(ids[5], 0, "so be it")
    wang.flag(ids[4])
    wang.undo()
    log_here, log_there = (
        write_log(here, tmp_path / "h.jsonl"),
        write_log(there, tmp_path / "t.jsonl"),
    )
    report = here.project.merge(log_there)
    assert (6, 0, 1) == (report.added, report.known, report.conflicts)
    there.project.merge(log_here)
    assert everything(here) == everything(there)
    assert list(here.project.log()) == list(there.project.log())
    assert here.is_well()
    assert there.is_well()
    again = here.project.merge(there.project.path)
    assert (0, 9, 1) == (again.added, again.known, again.conflicts)


def test_a_conflict_is_seen_and_a_decision_in_view_of_both_ends_it(
    desks: Callable[[str], Desk],
) -> None:
    here, there = desks("here"), desks("there")
    li, wang = here.review(author="li"), there.review(author="wang")
    first, second = li.id_at(0), li.id_at(1)
    li.accept(first)
    wang.reject(first)
    li.accept(second)
    wang.accept(second)
    here.project.merge(there.project.path)
    lead = here.review(author="lead")
    assert (1, True, False) == (
        lead.counts().conflicts,
        lead.segment(first).row.has_conflict,
        lead.segment(second).row.has_conflict,
    )
    assert {("li", "accepted"), ("wang", "rejected")} == {
        (entry.author, entry.summary) for entry in lead.segment(first).contradicting
    }
    assert () == lead.segment(second).contradicting
    lead.set_filter(Filter(conflict=True))
    assert [first] == [row.id for row in lead.rows(0, 9)]
    lead.accept(first)
    assert (0, Status.ACCEPTED) == (lead.counts().conflicts, lead.segment(first).row.status)
    there.project.merge(here.project.path)
    assert 0 == there.project.counts().conflicts
    lead.undo()
    assert 1 == lead.counts().conflicts
    assert here.is_well()


def test_english_that_came_with_a_log_is_checked(desks: Callable[[str], Desk]) -> None:
    here, there = desks("here"), desks("there")
    wang = there.review(author="wang")
    wang.edit(wang.id_at(0), "wrong wrong wrong")
    here.project.merge(there.project.path)
    assert 3 == here.review().rows(0, 1)[0].finding_count
    assert here.is_well()


def test_decisions_on_pages_that_are_not_here_wait_for_them(desks: Callable[[str], Desk]) -> None:
    here, there = desks("here"), desks("there")
    page = there.document("more", ("甲。", "A."))
    there.project.add(page)
    wang = there.review("more", author="wang")
    wang.edit(wang.id_at(0), "Alpha, wrong.")
    here.project.merge(there.project.path)
    assert here.is_well()
    here.project.add(page)
    row = here.review("more").rows(0, 1)[0]
    assert ("Alpha, wrong.", Status.EDITED, 1) == (row.en, row.status, row.finding_count)
    assert here.is_well()


@pytest.mark.parametrize(
    "content", ["", "\n\n", "\ufeff"], ids=["nothing", "blank lines", "a mark"]
)
def test_the_log_of_somebody_who_decided_nothing_adds_nothing(
    desks: Callable[[str], Desk], tmp_path: Path, content: str
) -> None:
    here = desks("here")
    path = tmp_path / "empty.jsonl"
    path.write_text(content, encoding="utf-8")
    report = here.project.merge(path)
    assert (0, 0) == (report.added, report.known)
    assert here.is_well()


GOOD = {
    "answers": "",
    "at": "2024-01-01T00:00:00.000000Z",
    "author": "li",
    "id": "00000000-0000-4000-8000-000000000000",
    "kind": "decision",
    "payload": {"status": "accepted"},
    "subject": "x",
}


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("no json", "line 1 of the log is not JSON"),
        ("[" * 100_000, "line 1 of the log is not JSON"),
        ("[1]", "line 1 of the log is no event"),
        ('{"id": 1}', "line 1 of the log is no event"),
        (json.dumps({**GOOD, "author": 1}), "wrong type"),
        (json.dumps({**GOOD, "kind": "dance"}), "update reviewer"),
        (json.dumps({**GOOD, "id": "1"}), "no UUID"),
        (json.dumps({**GOOD, "at": "yesterday"}), "not UTC"),
        (json.dumps({**GOOD, "at": "2024-13-01T00:00:00.000000Z"}), "not UTC"),
        (json.dumps({**GOOD, "at": "2024-02-30T00:00:00.000000Z"}), "not UTC"),
        (json.dumps({**GOOD, "author": ""}), "no author"),
        (json.dumps({**GOOD, "author": "\ud800"}), "half a character"),
        (json.dumps({**GOOD, "payload": {"status": "great"}}), "needs a status"),
        (json.dumps({**GOOD, "payload": {"status": "edited", "text": 7}}), "must be text"),
        (json.dumps({**GOOD, "payload": {"status": "open", "over": "x"}}), "must be ids"),
        (json.dumps({**GOOD, "payload": {"status": "open", "x": float("nan")}}), "not JSON"),
        (
            json.dumps(
                {**GOOD, "payload": {"status": "open", "x": json.loads("[" * 99 + "]" * 99)}}
            ),
            "too deep",
        ),
        (json.dumps({**GOOD, "kind": "note", "payload": {}}), "needs a text"),
        (json.dumps({**GOOD, "kind": "waiver", "payload": {}}), "needs check"),
    ],
    ids=lambda value: value if len(value) < 30 else "…",
)
def test_a_log_that_is_none_is_refused_in_one_line(
    desk: Desk, tmp_path: Path, content: str, line: str
) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ProjectError, match=line) as told:
        desk.project.merge(path)
    assert "\n" not in str(told.value)


def test_nothing_is_merged_of_a_log_with_one_bad_line(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text(json.dumps(GOOD) + "\n{broken\n", encoding="utf-8")
    with pytest.raises(ProjectError, match="line 2"):
        desk.project.merge(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ProjectError, match="not UTF-8"):
        desk.project.merge(path)
    with pytest.raises(ProjectError, match="can't be read"):
        desk.project.merge(tmp_path / "nowhere")
    assert [] == list(desk.project.log())


def test_an_event_that_was_tampered_with_is_told(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text(json.dumps(GOOD), encoding="utf-8")
    desk.project.merge(path)
    path.write_text(json.dumps({**GOOD, "author": "wang"}), encoding="utf-8")
    with pytest.raises(ProjectError, match="tampered"):
        desk.project.merge(path)


def test_what_an_undo_brings_up_from_another_log_is_checked(
    desks: Callable[[str], Desk],
) -> None:
    here, there = desks("here"), desks("there")
    li, wang = here.review(author="li"), there.review(author="wang")
    fine = li.id_at(3)
    wang.edit(wang.id_at(3), "wrong patent")
    li.accept(li.id_at(0))
    li.accept(fine)
    here.project.merge(there.project.path)
    assert "The weather is fine." == li.segment(fine).en
    li.undo()
    shown = li.segment(fine)
    assert ("wrong patent", ["spelling.wrong"]) == (
        shown.en,
        [view.finding.check for view in shown.findings],
    )
    li.redo()
    assert here.is_well()
