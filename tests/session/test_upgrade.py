"""A project that an older reviewer made is brought up to date when it is opened, with all in it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from reviewer.model.mark import MarkSeverity
from reviewer.model.span import Side
from reviewer.session.review import Review
from reviewer.store.schema import SCHEMA

if TYPE_CHECKING:
    from tests.session.conftest import Desk


def test_a_project_of_the_first_schema_opens_and_takes_marks(desk: Desk) -> None:
    review = desk.review()
    review.edit(review.id_at(2), "That is right.")
    before = list(desk.project.log())
    desk.project.close()
    as_the_first_reviewer_left_it(desk)
    again = desk.again()
    review = Review.open(again.project, "six", author="li")
    assert before == list(again.project.log())
    assert "That is right." == review.segment(review.id_at(2)).en
    review.mark(review.id_at(2), Side.EN, None, "Style", MarkSeverity.MINOR)
    assert 1 == len(review.marks(review.id_at(2)))
    assert [(SCHEMA,)] == again.project.database.rows("PRAGMA user_version")
    assert again.is_well()
    again.project.close()


def as_the_first_reviewer_left_it(desk: Desk) -> None:
    """Take away what later migrations made."""
    connection = sqlite3.connect(desk.path)
    connection.executescript(
        "DROP TABLE mark; DROP TABLE statistic; "
        "DELETE FROM _sqlite_migrations WHERE name <> '001_foundations'; PRAGMA user_version = 1"
    )
    connection.close()
