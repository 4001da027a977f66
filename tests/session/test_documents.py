"""The list of documents is kept between looks, and is always what the file says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewer.model.errors import DecisionError
from reviewer.session.project import Project
from reviewer.session.scoring import rescore
from reviewer.store import documents

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.store.database import Database
    from reviewer.store.documents import DocumentNow
    from tests.session.conftest import Desk


def is_as_in_the_file(desk: Desk) -> bool:
    with Project.open(desk.path) as fresh:
        assert fresh.documents() == desk.project.documents()
    return True


def test_what_is_kept_of_the_documents_follows_every_act(desk: Desk) -> None:
    assert is_as_in_the_file(desk)
    review = desk.review()
    review.accept(review.id_at(0))
    assert (1, "li") == (desk.project.documents()[0].done, desk.project.documents()[0].last_author)
    review.flag(review.id_at(2), "look")
    assert is_as_in_the_file(desk)
    review.undo()
    review.waive(review.id_at(2), 0, "it stands so")
    assert is_as_in_the_file(desk)
    desk.project.add(desk.document("more", ("第一句。", "The first one.")))
    assert ["six", "more"] == [row.name for row in desk.project.documents()]
    desk.project.add(desk.document("six", ("第一句。", "Another.")))
    assert is_as_in_the_file(desk)
    desk.project.doctor(rebuild=True)
    assert is_as_in_the_file(desk)


def test_what_another_program_did_is_seen_too(desk: Desk) -> None:
    desk.project.documents()
    with desk.project.beside() as beside:
        beside.add(desk.document("more", ("第一句。", "The first one.")))
    assert ["six", "more"] == [row.name for row in desk.project.documents()]
    assert is_as_in_the_file(desk)


def test_an_act_that_failed_changes_nothing_in_the_list(desk: Desk) -> None:
    before = desk.project.documents()
    with pytest.raises(DecisionError):
        accept_and_fail(desk)
    assert before == desk.project.documents()


def accept_and_fail(desk: Desk) -> None:
    with desk.project.database.writing():
        review = desk.review()
        review.accept(review.id_at(0))
        review.segment(-1)


def test_what_another_program_changed_is_read_again_and_nothing_else(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.project.add(desk.document("more", ("一。", "One."), ("二。", "Two.")))
    other = type(desk)(desk.path)
    read: list[int] = []
    with_id = documents.with_id

    def told(database: Database, document_id: int) -> DocumentNow | None:
        read.append(document_id)
        return with_id(database, document_id)

    try:
        before = desk.project.documents()
        monkeypatch.setattr(documents, "with_id", told)
        review = other.review("more")
        acts: tuple[Callable[[], object], ...] = (
            lambda: review.accept(review.id_at(1)),
            lambda: review.note(review.id_at(0), "a note"),
            lambda: other.project.add(desk.document("more", ("一。", "One."), ("二。", "2."))),
            lambda: other.project.add(
                desk.document("more", ("一。", "One."), ("二。", "2."), date="2021-02-03")
            ),
        )
        for act in acts:
            act()
            read.clear()
            now = desk.project.documents()
            assert [now[1].id] == read
            assert is_as_in_the_file(desk)
        assert before[0] == now[0]
        other.project.add(desk.document("third", ("三。", "Three.")))
        assert ["six", "more", "third"] == [row.name for row in desk.project.documents()]
        rescore(other.project)
        read.clear()
        assert 3 == len(desk.project.documents())
        assert [] == read
    finally:
        other.project.close()
