"""A bitext file is reviewed as it is: a unit a segment, and goes back with what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewer.ingest.formats import Unit, write_units
from reviewer.model.errors import InputError
from reviewer.model.mark import Mark, MarkSeverity
from reviewer.model.span import Side, Span
from reviewer.session.bitext import GivenAligner, bitext_documents, take_over_marks
from reviewer.session.exporting import export_into
from reviewer.session.project import Project
from reviewer.session.review import Review
from reviewer.session.views import Filter

if TYPE_CHECKING:
    from pathlib import Path

TMX = (
    '<tmx version="1.4"><header/><body>\n'
    '<tu tuid="a"><tuv xml:lang="zh"><seg>专利<ph x="1"/>申请。</seg></tuv>'
    '<tuv xml:lang="en"><seg>Patent <ph x="1"/>filing.</seg></tuv></tu>\n'
    '<tu tuid="b"><tuv xml:lang="zh"><seg>是</seg></tuv><tuv xml:lang="en"><seg>yes</seg></tuv></tu>\n'
    '<tu tuid="c"><tuv xml:lang="zh"><seg>商标。</seg></tuv><tuv xml:lang="en"><seg/></tuv></tu>\n'
    '<tu tuid="d"><tuv xml:lang="zh"><seg>是</seg></tuv><tuv xml:lang="en"><seg>it is</seg></tuv></tu>\n'
    "</body></tmx>\n"
)


def added(folder: Path, path: Path, name: str = "") -> list[str]:
    documents, _ = bitext_documents(path, name)
    for bitext in documents:
        with Project.open(folder, aligner=bitext.aligner) as project:
            project.add(bitext.document)
    return [bitext.document.name for bitext in documents]


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    path = tmp_path / "sent.tmx"
    path.write_text(TMX, encoding="utf-8")
    Project.create(tmp_path / "p").close()
    return path


def test_a_file_comes_and_goes_with_what_was_decided_and_nothing_else(
    sent: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "p"
    assert ["sent"] == added(folder, sent)
    with Project.open(folder) as project:
        assert sent.read_bytes() == export_into(project, "sent", sent).data
        review = Review.open(project, "sent", author="li")
        rows = review.rows(0, 9)
        assert [
            ("专利申请。", "Patent filing."),
            ("是", "yes"),
            ("商标。", ""),
            ("是", "it is"),
        ] == [(row.zh, row.en) for row in rows]
        review.edit(rows[0].id, "Patent application.")
        review.edit(rows[3].id, "indeed")
        back = export_into(project, "sent", sent)

    wanted = TMX.replace("filing.", "application.").replace("it is", "indeed")
    assert wanted == back.data.decode()
    assert ("a", "d") == back.changed


def test_a_file_that_is_added_again_keeps_the_decisions(sent: Path, tmp_path: Path) -> None:
    folder = tmp_path / "p"
    added(folder, sent)
    with Project.open(folder) as project:
        review = Review.open(project, "sent", author="li")
        review.edit(review.id_at(0), "Patent application.")
    sent.write_text(TMX.replace("yes", "Yes"), encoding="utf-8")
    added(folder, sent)
    with Project.open(folder) as project:
        english = [row.en for row in Review.open(project, "sent", author="li").rows(0, 9)]
        assert ["Patent application.", "Yes", "", "it is"] == english
        assert project.doctor().is_well


def test_the_documents_of_a_file_stay_apart_unless_one_name_joins_them(tmp_path: Path) -> None:
    path = tmp_path / "many.xlf"
    units = [
        Unit("1", "一", "one", document="s01.html"),
        Unit("1", "二", "two", document="x/s02.html"),
    ]
    write_units(path, units)
    assert ["s01", "s02"] == [one.document.name for one in bitext_documents(path)[0]]
    assert ["all"] == [one.document.name for one in bitext_documents(path, "all")[0]]


def test_a_file_without_pairs_is_told(tmp_path: Path) -> None:
    path = tmp_path / "none.tmx"
    path.write_text(
        '<tmx version="1.4"><body><tu><tuv xml:lang="zh"><seg>一</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    with pytest.raises(InputError, match="holds no pair"):
        bitext_documents(path)


def test_the_given_aligner_keeps_to_its_pairs_when_sentences_were_taken_away() -> None:
    aligner = GivenAligner((("一", "one"), ("二", ""), ("三", "three")))
    beads = aligner(
        ["一", "三"], ["one", "three"], paragraphs=None, confirmed=(), glossary=None
    ).beads
    assert [((0,), (0,)), ((1,), (1,))] == [(bead.zh, bead.en) for bead in beads]


def test_marked_errors_come_with_the_file_once(tmp_path: Path) -> None:
    def mark(category: str, start: int, end: int) -> Mark:
        severity, span = MarkSeverity.MAJOR, Span(start, end)
        return Mark("", Side.EN, span, category, severity, "why", None, "wang", "")

    path = tmp_path / "marked.xlf"
    marks = (mark("Style", 0, 3), mark("House/Tone", 4, 7), mark("Style", 0, 99))
    write_units(path, [Unit("1", "一二", "one two", marks=marks), Unit("2", "三", "three")])
    Project.create(tmp_path / "p").close()
    (bitext,), _ = bitext_documents(path)
    with Project.open(tmp_path / "p", aligner=bitext.aligner) as project:
        project.add(bitext.document)
        assert (2, 0) == take_over_marks(project, bitext, "li")
        review = Review.open(project, "marked", author="li")
        review.set_filter(Filter(text="three"))
        assert (0, 2) == take_over_marks(project, bitext, "li")
        assert (2, 0) == take_over_marks(project, bitext, "chen")
        review.set_filter(Filter())
        assert [("Style", "why (wang)"), ("Other", "House/Tone: why (wang)")] == [
            (one.category, one.note) for one in review.marks(review.id_at(0)) if one.author == "li"
        ]
        assert project.doctor().is_well
