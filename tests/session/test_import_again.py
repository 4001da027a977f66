"""A page that is imported again keeps what people said of what did not change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reviewer.model.bead import Alignment, Bead
from reviewer.model.decision import Status
from reviewer.model.document import Document, Page, PageFacts, Sentence
from reviewer.model.errors import InputError
from reviewer.model.finding import WaiverScope
from reviewer.model.span import Side
from reviewer.session.project import Project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.session.review import Review
    from tests.session.conftest import Desk


def six(desk: Desk, *changes: tuple[int, tuple[str, str]]) -> Document:
    """The document of six, with some pairs changed (0 stands for before the first)."""
    review = desk.review("six", "nobody")
    views = [review.segment(row.id) for row in review.rows(0, 6)]
    rows = {view.row.number: (view.zh, view.en_page) for view in views} | dict(changes)
    return desk.document("six", *(rows[number] for number in sorted(rows)))


def standing(review: Review) -> list[tuple[str, Status]]:
    return [(row.en, row.status) for row in review.rows(0, 100)]


def test_the_same_import_again_changes_nothing(desk: Desk) -> None:
    review = desk.review()
    review.accept(review.id_at(0))
    same = six(desk)
    before = desk.contents()
    report = desk.project.add(same)
    assert (6, 6, 0, 0) == (report.segments, report.kept, report.new, report.gone)
    assert (("spelling.wrong", 3), ("repetition", 2), ("terminology.missing", 1)) == report.findings
    assert before == desk.contents()


def test_a_changed_sentence_is_open_and_the_others_stay_decided(desk: Desk) -> None:
    review = desk.review()
    ids = [row.id for row in review.rows(0, 6)]
    review.accept(ids[0])
    review.edit(ids[2], "That is a patent.")
    review.note(ids[2], "see the law")
    review.waive(ids[5], 0, "a quotation", WaiverScope.DOCUMENT)
    report = desk.project.add(six(desk, (4, ("天气很好。", "The weather is good."))))
    assert (6, 5, 1, 1) == (report.segments, report.kept, report.new, report.gone)
    review = desk.review()
    assert [
        ("The first sentence.", Status.ACCEPTED),
        ("This is a patent.", Status.OPEN),
        ("That is a patent.", Status.EDITED),
        ("The weather is good.", Status.OPEN),
        ("Sentence one.", Status.OPEN),
        ("The last one is wrong.", Status.OPEN),
    ] == standing(review)
    assert "see the law" == review.segment(review.id_at(2)).note
    assert [0, 2] == [review.rows(5, 1)[0].finding_count, review.rows(0, 1)[0].finding_count + 1]
    assert ids[0] == review.id_at(0)
    assert desk.is_well()


def test_a_sentence_put_in_front_moves_everything_and_loses_nothing(desk: Desk) -> None:
    review = desk.review()
    ids = [row.id for row in review.rows(0, 6)]
    review.accept(ids[1])
    review.flag(ids[5], "look")
    report = desk.project.add(six(desk, (0, ("新的。", "A new one, wrong."))))
    assert (7, 6, 1, 0) == (report.segments, report.kept, report.new, report.gone)
    review = desk.review()
    assert ids == [row.id for row in review.rows(1, 6)]
    assert [3, 7] == [
        review.segment(review.next_flagged(None) or 0).row.number - 4,
        review.segment(ids[5]).row.number,
    ]
    assert [Status.ACCEPTED, Status.FLAGGED] == [review.segment(ids[n]).row.status for n in (1, 5)]
    assert desk.is_well()


def test_what_is_gone_comes_back_with_its_decision(desk: Desk) -> None:
    review = desk.review()
    second = review.id_at(1)
    review.edit(second, "It is one.")
    was = six(desk)
    rows = [(row.zh, row.en) for row in desk.review("six", "x").rows(0, 6)]
    shorter = desk.document("six", *(pair for n, pair in enumerate(rows) if n != 1))
    assert 1 == desk.project.add(shorter).gone
    assert (5, 0) == (desk.project.counts().total, desk.project.counts().done)
    assert () == desk.review().concordance("It is one")
    assert desk.is_well()
    pages = replace(
        was.en,
        sentences=tuple(
            Sentence(en)
            for en in (
                "The first sentence.",
                "This is a patent.",
                "That is wrong, very wrong.",
                "The weather is fine.",
                "Sentence one.",
                "The last one is wrong.",
            )
        ),
    )
    report = desk.project.add(replace(was, en=pages))
    assert (6, 0) == (report.segments, report.gone)
    assert "It is one." == desk.review().segment(second).en
    assert desk.is_well()


def test_a_decision_keeps_its_bead_where_the_aligner_would_choose_another(desk: Desk) -> None:
    """Without the third Chinese sentence, pairing by number would shift all that follows."""
    review = desk.review()
    for number in (3, 4, 5):
        review.accept(review.id_at(number))
    rows = [(row.zh, row.en) for row in desk.review("six", "x").rows(0, 6)]
    rows[2] = ("", rows[2][1])
    report = desk.project.add(desk.document("six", *rows))
    assert (6, 5, 1) == (report.segments, report.kept, report.new)
    assert [Status.ACCEPTED] * 3 == [status for _, status in standing(desk.review())[3:]]


def test_confirmed_beads_are_carried_over(desk: Desk) -> None:
    """The aligner is told of them, and they stay confirmed; others do not become so."""
    told: list[Sequence[Bead]] = []

    def one_bead(
        zh_sentences: Sequence[str],
        en_sentences: Sequence[str],
        *,
        confirmed: Sequence[Bead] = (),
        **_: object,
    ) -> Alignment:
        told.append(confirmed)
        if confirmed:
            (bead,) = confirmed
            lone = [Bead((n,), (), 0.1) for n in range(bead.zh[0])]
            lone += [Bead((), (n,), 0.1) for n in range(bead.en[0])]
            return Alignment((*lone, bead))
        every = Bead(tuple(range(len(zh_sentences))), tuple(range(len(en_sentences))), 0.2)
        return Alignment((replace(every, confirmed=True),))

    project = Project(desk.project.database, aligner=one_bead, checker=desk.project.make_checker)
    page = desk.document("two", ("甲。", "A."), ("乙。", "B."))
    project.add(page)
    review = desk.review("two")
    assert [False] == [review.segment(row.id).is_confirmed for row in review.rows(0, 9)]
    with project.database.writing():
        project.database.run("UPDATE segment SET is_confirmed = 1 WHERE zh = '甲。乙。'")
    project.add(desk.document("two", ("新。", "New."), ("甲。", "A."), ("乙。", "B.")))
    assert [[], [Bead((1, 2), (1, 2), 0.2, confirmed=True)]] == told
    review = desk.review("two")
    assert [(0.1, False), (0.1, False), (1.0, True)] == [
        (row.confidence, review.segment(row.id).is_confirmed) for row in review.rows(0, 9)
    ]


def test_confirmed_omissions_are_carried_over(desk: Desk) -> None:
    """An aligner has nothing to go by for a one-sided bead, so it must not be asked."""
    review = desk.review()
    longer = six(desk, (0, ("新。", "New.")))
    review.repairs.split(review.id_at(1), 1, 0)
    review.repairs.split(review.id_at(5), 0, 1)
    before = [(row.zh, row.en) for row in review.rows(0, 9)]
    assert [("这是一项专利。", ""), ("", "This is a patent.")] == before[1:3]
    desk.project.add(longer)
    assert [("新。", "New."), *before] == [(row.zh, row.en) for row in review.rows(0, 9)]
    assert desk.is_well()


def test_what_pages_say_of_themselves_is_brought_up_to_date(desk: Desk) -> None:
    same = six(desk)
    dated = replace(same, en=replace(same.en, facts=PageFacts(title="Six", date="2024-05-01")))
    report = desk.project.add(dated)
    assert (6, 0) == (report.kept, report.new)
    row = desk.project.documents()[0]
    assert ("Six", "2024-05-01") == (row.title_en, row.date)


@pytest.mark.parametrize(
    ("unfit", "line"),
    [
        (Document("x", Page(Side.ZH, ()), Page(Side.EN, ())), "neither page has any text"),
        (
            Document(
                "x",
                Page(Side.ZH, (Sentence("甲"),)),
                Page(Side.EN, (), PageFacts(address="e.html")),
            ),
            "e.html: no text found on the English page",
        ),
        (
            Document("x", Page(Side.ZH, (Sentence("\ud800"),)), Page(Side.EN, (Sentence("A"),))),
            "half a character",
        ),
        (
            Document("a\nb", Page(Side.ZH, (Sentence("甲"),)), Page(Side.EN, (Sentence("A"),))),
            "needs a name",
        ),
    ],
    ids=["empty", "one side empty", "lone surrogate", "name"],
)
def test_unfit_pages_are_refused_and_leave_the_project_as_it_was(
    desk: Desk, unfit: Document, line: str
) -> None:
    with pytest.raises(InputError, match=line):
        desk.project.add(unfit)
    assert 1 == len(desk.project.documents())
    assert desk.is_well()


def test_a_failing_check_leaves_the_project_as_it_was(desk: Desk) -> None:
    def break_down(*_: object) -> None:
        raise ZeroDivisionError

    same = six(desk, (4, ("天气很好。", "Changed.")))
    desk.project.examiner.document = break_down  # type: ignore[method-assign,assignment]
    with pytest.raises(ZeroDivisionError):
        desk.project.add(same)
    assert "The weather is fine." == desk.review().rows(3, 1)[0].en
    assert desk.is_well()
