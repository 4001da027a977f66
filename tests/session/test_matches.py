"""The same sentence elsewhere, and those much like it, with what was decided there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewer.model.decision import Status

if TYPE_CHECKING:
    from tests.session.conftest import Desk

LONG = "国家知识产权局今天发布了关于专利审查的第12号公告，自发布之日起施行。"
ALIKE = "国家知识产权局昨天发布了关于商标审查的第12号公告，自发布之日起施行。"
FAR = "本公告自发布之日起施行，由国家知识产权局负责解释。"


def test_the_same_sentence_is_found_in_its_document_and_others(desk: Desk) -> None:
    desk.project.add(desk.document("more", ("第一句。", "The first one."), ("别的。", "Else.")))
    review = desk.review()
    first = review.id_at(0)
    review.edit(review.id_at(4), "First sentence.")
    found = review.matches(first)
    assert [
        ("six", 5, "First sentence.", Status.EDITED, "li", True),
        ("more", 1, "The first one.", Status.OPEN, "", True),
    ] == [(m.document, m.number, m.en, m.status, m.author, m.is_same) for m in found]
    assert found[:1] == review.matches(first, limit=1)


def test_alike_sentences_come_after_the_same_and_others_not_at_all(desk: Desk) -> None:
    pairs = [(LONG, "A."), (ALIKE, "B."), (FAR, "C."), (LONG, "D.")]
    desk.project.add(desk.document("long", *pairs))
    review = desk.review("long")
    same, alike = review.matches(review.id_at(0))
    assert ("D.", 1.0) == (same.en, same.likeness)
    assert "B." == alike.en
    assert 0.85 < alike.likeness < 1


def test_width_and_spacing_do_not_matter(desk: Desk) -> None:
    wide = LONG.replace("12", "１２").replace("，", "， ")
    desk.project.add(desk.document("wide", (LONG, "A."), (wide, "B.")))
    review = desk.review("wide")
    assert [1.0] == [match.likeness for match in review.matches(review.id_at(0))]


def test_one_is_given_for_each_different_english_a_decided_one_first(desk: Desk) -> None:
    desk.project.add(desk.document("many", *([(LONG, "A.")] * 30), (LONG, "B.")))
    review = desk.review("many")
    review.accept(review.id_at(20))
    assert [("A.", 21, Status.ACCEPTED), ("B.", 31, Status.OPEN)] == [
        (match.en, match.number, match.status) for match in review.matches(review.id_at(0))
    ]


def test_the_same_sentence_is_found_behind_hundreds_that_are_alike(desk: Desk) -> None:
    pairs = [
        (f"国家知识产权局发布了第{n}号通知，要求各有关单位认真执行。", f"{n}.") for n in range(900)
    ]
    desk.project.add(desk.document("first", *pairs))
    desk.project.add(desk.document("second", (pairs[851][0], "The same.")))
    review = desk.review("second")
    found = review.matches(review.id_at(0))
    assert ("851.", 1.0) == (found[0].en, found[0].likeness)
    assert 5 == len(found)


@pytest.mark.parametrize("zh", ["图", "专利", "图 1", '"^*"', "𠮷", "a\0b"], ids=ascii)
def test_short_and_odd_sentences_are_found(desk: Desk, zh: str) -> None:
    desk.project.add(desk.document("short", (zh, "One."), (zh, "Two.")))
    review = desk.review("short")
    assert ["Two."] == [match.en for match in review.matches(review.id_at(0)) if match.is_same]


def test_without_chinese_there_is_no_match(desk: Desk) -> None:
    desk.project.add(
        desk.document("lone", ("", "Only English."), ("", "Only English."), ("一。", "One."))
    )
    review = desk.review("lone")
    lone = next(row.id for row in review.rows(0, 9) if not row.zh)
    assert () == review.matches(lone)
