"""`reviewer glossary`: files in and out, faults, candidates; end to end."""

import json
from pathlib import Path

import pytest

from reviewer.glossary.files import shipped_glossary
from reviewer.glossary.forms import read_any
from reviewer.session.project import Project
from reviewer.session.review import Review
from tests.cli.running import Run

TERMS = "zh,en,status\n专利质押融资,patent pledge financing,preferred\n专利,patent,preferred\n"


@pytest.fixture
def project(run: Run, pages: tuple[Path, Path]) -> Path:
    run("new", ".")
    run("add", *pages)
    return Path()


def test_a_file_of_any_form_comes_into_force(run: Run, project: Path, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text(TERMS, encoding="utf-8")
    assert run("glossary", "convert", "terms.csv", "terms.tbx").code == 0

    imported = run("glossary", "import", "terms.tbx")

    assert (0, "") == (imported.code, imported.out)
    assert "2 concepts, 2 English terms (TBX v3 Basic)" in imported.err
    with Project.open(project) as opened:
        assert ["专利质押融资", "专利"] == [one.id for one in opened.glossary().concepts]


def test_what_is_exported_is_what_is_in_force(run: Run, project: Path, tmp_path: Path) -> None:
    exported = run("glossary", "export", "out.xlsx")
    on_stdout = run("glossary", "export", "--project", project)

    assert (0, "") == (exported.code, exported.out)
    (tmp_path / "out.csv").write_text(on_stdout.out, encoding="utf-8")
    for name in ("out.xlsx", "out.csv"):
        assert shipped_glossary().concepts == read_any(tmp_path / name)[0].concepts


def test_what_a_form_can_not_hold_is_told_on_stderr(run: Run, project: Path) -> None:
    ran = run("glossary", "export", "--format", "omegat", "--project", project)

    assert "专利\tpatent\t" in ran.out
    assert "forbidden" not in ran.out
    assert "OmegaT would offer forbidden terms" in ran.err


def test_a_workbook_does_not_go_to_stdout(run: Run, project: Path) -> None:
    ran = run("glossary", "export", "--format", "xlsx", "--project", project)

    assert (2, "") == (ran.code, ran.out)
    assert len(ran.err.splitlines()) == 1


def test_convert_says_what_it_read_and_wrote(run: Run, tmp_path: Path) -> None:
    (tmp_path / "terms.txt").write_text("专利\tpatent\n\torphan\n", encoding="utf-8")

    ran = run("glossary", "convert", "terms.txt", "--format", "memoq", "terms.xlsx")

    assert (0, "") == (ran.code, ran.out)
    read, skipped, wrote = ran.err.splitlines()
    assert read == "Read terms.txt: 1 concept, 1 English term (OmegaT glossary)"
    assert "skipped 1" in skipped
    assert "line 2" in skipped
    assert wrote.startswith("Wrote terms.xlsx: 1 concept,")


@pytest.mark.parametrize("name", ["terms.doc", "terms"])
def test_convert_refuses_a_name_that_tells_no_form_before_it_reads(
    run: Run, name: str, tmp_path: Path
) -> None:
    ran = run("glossary", "convert", "not-there.csv", name)

    assert ran.code == 2
    assert "its ending does not tell the form" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_validate_lists_every_fault_with_line_field_and_remedy(run: Run, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text(
        TERMS + "商标,mark,banned\n,x,\n专利,patent,forbidden\n", encoding="utf-8"
    )

    ran = run("glossary", "validate", "terms.csv")
    rows = run("glossary", "validate", "terms.csv", "--format", "jsonl")

    assert ran.code == 1
    places = [line.split(": ")[:2] for line in ran.out.splitlines()]
    assert places == [["fault", "line 4"], ["fault", "line 5"], ["fault", "line 6"]]
    assert "'banned' is none of preferred, admitted, forbidden" in ran.out
    told = map(json.loads, rows.out.splitlines())
    assert ran.out.splitlines() == [f"{row['kind']}: {row['message']}" for row in told]


def test_validate_is_content_with_a_sound_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text(TERMS, encoding="utf-8")

    ran = run("glossary", "validate", "terms.csv")

    assert (0, "") == (ran.code, ran.out)


@pytest.mark.parametrize(("gate", "code"), [("fault", 0), ("conflict", 1)])
def test_conflicts_are_told_and_fail_only_where_asked(
    run: Run, gate: str, code: int, tmp_path: Path
) -> None:
    (tmp_path / "terms.csv").write_text(TERMS + "专利,licence,preferred\n", encoding="utf-8")

    ran = run("glossary", "validate", "terms.csv", "--fail-on", gate)

    assert ran.code == code
    assert ran.out == (
        "conflict: 专利: 'patent' and 'licence' are preferred: keep one, admit the other\n"
    )


def test_validate_counts_what_stays_behind_as_faults(run: Run, tmp_path: Path) -> None:
    (tmp_path / "terms.txt").write_text("专利\tpatent\n商标\t\n", encoding="utf-8")

    assert run("glossary", "validate", "terms.txt").code == 1


@pytest.mark.parametrize("command", ["validate", "import"])
def test_a_file_that_is_not_there_is_one_line_and_exit_2(
    run: Run, project: Path, command: str
) -> None:
    ran = run(
        "glossary", command, "no.csv", *(["--project", project] if command == "import" else [])
    )

    assert (2, "") == (ran.code, ran.out)
    assert ran.err == "reviewer: no.csv: no such file: check the name of the glossary\n"


def test_text_from_a_file_can_not_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "terms.tbx").write_text(
        '<tbx><text><body><conceptEntry id="a"><langSec xml:lang="zh&#x9b;31m"><termSec>'
        "<term>x</term></termSec></langSec></conceptEntry></body></text></tbx>",
        encoding="utf-8",
    )

    ran = run("glossary", "validate", "terms.tbx")

    assert ran.code == 1
    assert "\x9b" not in ran.out + ran.err


@pytest.fixture
def accepted(run: Run, tmp_path: Path) -> None:
    """Make a project in which a term stands in three accepted segments."""
    (tmp_path / "zh.txt").write_text(
        "推广绿色供应链。\n完善绿色供应链。\n绿色供应链取得进展。\n会议在北京召开。\n",
        encoding="utf-8",
    )
    (tmp_path / "en.txt").write_text(
        "Green supply chains were promoted.\nThe green supply chain was improved.\n"
        "Green supply chain work made progress.\nThe meeting was held in Beijing.\n",
        encoding="utf-8",
    )
    run("new", ".")
    run("add", "--lines", "--name", "page", "zh.txt", "en.txt")
    with Project.open(tmp_path) as project:
        review = Review.open(project, author="tester")
        for row in review.rows(0, review.size()):
            review.accept(row.id)


@pytest.mark.usefixtures("accepted")
def test_candidates_come_from_accepted_segments_with_examples(run: Run) -> None:
    ran = run("glossary", "candidates", "--format", "jsonl")

    (row,) = [row for row in map(json.loads, ran.out.splitlines()) if row["zh"] == "绿色供应链"]
    assert (3, 3) == (row["count"], row["segments"])
    assert row["en"].lower() == "green supply chain"
    assert row["examples"][0]["zh"] == "推广绿色供应链。"
    assert "candidates from 4 segments" in ran.err


@pytest.mark.usefixtures("accepted")
def test_candidates_are_a_list_and_a_table_too(run: Run) -> None:
    assert "绿色供应链" in run("glossary", "candidates").out
    table = run("glossary", "candidates", "--format", "csv").out
    assert table.splitlines()[0].startswith("zh,en,count,segments")


def test_without_accepted_segments_the_way_on_is_told(run: Run, project: Path) -> None:
    ran = run("glossary", "candidates", "--project", project)

    assert (0, "") == (ran.code, ran.out)
    assert "--all" in ran.err
