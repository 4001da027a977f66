"""The kinds of errors that a project marks are its own, and what was said of them is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewer.model.errors import DecisionError
from reviewer.model.mark import CORE, MarkSeverity
from reviewer.model.span import Side, Span
from reviewer.session.categories import CategorySet

if TYPE_CHECKING:
    from tests.session.conftest import Desk


def names(desk: Desk) -> list[str]:
    return [category.name for category in desk.project.categories()]


def kept_by(desk: Desk, author: str = "wang") -> CategorySet:
    return CategorySet(desk.project, author)


def test_a_set_begins_as_the_core_of_mqm(desk: Desk) -> None:
    assert [one.name for one in kept_by(desk).everything()] == [one.name for one in CORE]


def test_a_kind_is_added_and_marks_may_have_it(desk: Desk) -> None:
    assert kept_by(desk).add("House style", "not as we write it") == "added House style"
    review = desk.review()
    review.mark(review.id_at(0), Side.EN, Span(0, 3), "House style", MarkSeverity.MINOR)
    assert kept_by(desk).everything()[-1].marks == 1


def test_a_retired_kind_takes_no_new_marks_and_keeps_its_old_ones(desk: Desk) -> None:
    review = desk.review()
    review.mark(review.id_at(0), Side.EN, Span(0, 3), "Style", MarkSeverity.MINOR)
    kept_by(desk).retire("Style")
    with pytest.raises(DecisionError, match="no category 'Style'"):
        review.mark(review.id_at(0), Side.EN, Span(0, 5), "Style", MarkSeverity.MINOR)
    assert [mark.category for mark in review.segment(review.id_at(0)).marks] == ["Style"]
    kept_by(desk).bring_back("Style")
    assert "Style" in names(desk)


def test_marks_keep_the_name_that_was_given_up(desk: Desk) -> None:
    review = desk.review()
    review.mark(review.id_at(0), Side.EN, Span(0, 3), "Style", MarkSeverity.MINOR)
    kept_by(desk).rename("Style", "House style", "not as we write it")
    last = kept_by(desk).everything()[-1]
    assert (last.name, last.is_known, last.marks) == ("Style", False, 1)
    assert "House style" in names(desk)


def test_changes_are_told_with_who_made_them_and_taken_back(desk: Desk) -> None:
    keeper = kept_by(desk)
    keeper.retire("Style")
    keeper.add("House style")
    assert keeper.undo() == "undid: added House style"
    changes = [(one.author, one.summary, one.undone) for one in keeper.history()]
    assert changes == [("wang", "retired Style", False), ("wang", "added House style", True)]
    assert "House style" not in names(desk)
    assert keeper.redo() == "did again: added House style"
    assert "House style" in names(desk)


@pytest.mark.parametrize("wrong", ["", "  ", "Style"])
def test_a_name_is_needed_and_only_once(desk: Desk, wrong: str) -> None:
    with pytest.raises(DecisionError):
        kept_by(desk).add(wrong)


def test_the_last_kind_can_not_be_retired(desk: Desk) -> None:
    desk.project.set_categories(["Style"])
    with pytest.raises(DecisionError, match="the last category"):
        kept_by(desk).retire("Style")


def test_the_set_comes_along_when_logs_are_joined(desk: Desk) -> None:
    kept_by(desk).add("House style")
    line = next(line for line in desk.project.log() if '"kind":"categories"' in line)
    assert '"change":"added House style"' in line
    assert not desk.project.doctor().problems
