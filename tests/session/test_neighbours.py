"""A segment is shown on its pages: headings above, sentences and cells beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.model.document import Document, Page, Sentence, SentenceKind
from reviewer.model.span import Side
from reviewer.session.neighbours import surroundings
from reviewer.store import segments

if TYPE_CHECKING:
    from tests.session.conftest import Desk

KINDS = (
    ("标题", 0, SentenceKind.TITLE),
    ("一、总则", 1, SentenceKind.HEADING),
    ("第一句。", 2, SentenceKind.BODY),
    ("第二句。", 2, SentenceKind.BODY),
    ("单元格", 3, SentenceKind.TABLE),
    ("又一个", 4, SentenceKind.TABLE),
)


def page(side: Side, *, mark: str) -> Page:
    return Page(side, tuple(Sentence(text + mark, at, kind) for text, at, kind in KINDS))


def test_headings_above_and_what_stands_beside_are_given_for_both_sides(desk: Desk) -> None:
    desk.project.add(Document("page", page(Side.ZH, mark=""), page(Side.EN, mark="!")))
    review = desk.review("page")
    body = segments.body(desk.project.database, review.id_at(3))
    assert body is not None
    zh, en = surroundings(desk.project.database, body)
    assert ("标题", "一、总则") == zh.path
    assert ("标题!", "一、总则!") == en.path
    assert [(one.text, one.is_own, one.begins_paragraph) for one in zh.sentences] == [
        ("标题", False, True),
        ("一、总则", False, True),
        ("第一句。", False, True),
        ("第二句。", True, False),
        ("单元格", False, True),
        ("又一个", False, True),
    ]
    assert zh.sentences[4].kind is SentenceKind.TABLE


def test_a_title_has_no_path_and_a_side_without_text_no_surroundings(desk: Desk) -> None:
    pages = page(Side.ZH, mark=""), Page(Side.EN, (Sentence("Title", 0, SentenceKind.TITLE),))
    desk.project.add(Document("half", *pages))
    review = desk.review("half")
    first, last = (segments.body(desk.project.database, review.id_at(row)) for row in (0, 5))
    assert first is not None
    assert last is not None
    assert [(), ()] == [one.path for one in surroundings(desk.project.database, first)]
    assert () == surroundings(desk.project.database, last)[1].sentences
