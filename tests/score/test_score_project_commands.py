"""`reviewer score` on a real project: the sample that `demo` makes."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from reviewer.model.mark import MarkSeverity
from reviewer.model.span import Side, Span
from reviewer.session.project import Project
from reviewer.session.review import Review
from reviewer.session.views import Filter


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reviewer", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        check=False,
    )


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample project and decide its first page."""
    folder = tmp_path_factory.mktemp("demo")
    made = run(folder, "demo", "--no-tui", "--dir", "work")
    assert made.returncode == 0, made.stderr
    with Project.open(folder / "work") as project:
        review = Review.open(project, project.documents()[0].id, author="li")
        ids = [row.id for row in review.rows(0, review.size())]
        review.edit(ids[0], "Something else entirely")
        for segment_id in ids[1:]:
            review.accept(segment_id)
    return folder / "work"


def test_a_project_is_scored_by_page_and_reviewer(decided: Path) -> None:
    told = json.loads(run(decided, "score", "project", "--format", "json").stdout)
    assert len(told["documents"]) == 8
    assert [one["name"] for one in told["reviewers"]] == ["li"]
    assert told["project"]["decisions"]["edited"] == 1
    assert told["project"]["hter"] > 0
    assert told["signature"]["hter"].startswith("nrefs:1|")
    table = run(decided, "score", "project").stdout
    assert table.startswith("page  segments  open  accepted")


def test_a_report_is_written_whole_and_a_gate_stops_grave_findings(decided: Path) -> None:
    made = run(decided, "score", "report", "--output", "r.html", "--fail-on", "critical")
    assert made.returncode == 1
    assert made.stdout == ""
    page = (decided / "r.html").read_text(encoding="utf-8")
    assert "<del>" in page
    assert page.endswith("</html>\n")
    assert sorted(path.name for path in decided.glob("*html*")) == ["r.html"]


def test_a_report_that_can_not_be_written_is_one_clear_line(decided: Path) -> None:
    made = run(decided, "score", "report", "--output", "nowhere/r.html")
    assert (made.returncode, made.stderr.count("\n")) == (2, 1)
    assert "can't be written" in made.stderr


def test_a_sample_is_drawn_from_the_project_and_judged_by_its_decisions(decided: Path) -> None:
    drawn = run(
        decided, "score", "plan", "--aql", "1", "--ltpd", "20", "--draw", "--format", "json"
    )
    told = json.loads(drawn.stdout)
    assert len(told["sample"]) == told["n"] < 53
    (decided / "sample.json").write_text(drawn.stdout, encoding="utf-8")
    judged = run(decided, "score", "accept", "sample.json")
    assert judged.returncode == 1
    assert judged.stdout.split(":")[0] in {"open", "refused"}
    kept = json.loads(run(decided, "score", "accept", "--format", "json").stdout)
    assert {"verdict": "open", "inspected": 0, "faulty": 0, "n": told["n"], "c": told["c"]} == kept
    with Project.open(decided) as project:
        review = Review.open(project, author="qa")
        review.set_filter(Filter(sample=True))
        for row in range(told["c"] + 1):
            review.flag(review.id_at(row))
    refused = run(decided, "score", "accept")
    assert (refused.returncode, refused.stdout.split(":")[0]) == (1, "refused")
    assert refused.stderr.count("faulty: ") == told["c"] + 1


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("--document", "s01"), id="a page without a draw"),
        pytest.param(("--draw", "--lot", "9"), id="a lot beside a draw"),
        pytest.param(("--draw", "--reviewer", "nobody"), id="nobody's work"),
    ],
)
def test_a_draw_that_makes_no_sense_is_one_clear_line(
    decided: Path, arguments: tuple[str, ...]
) -> None:
    told = run(decided, "score", "plan", "--aql", "1", "--ltpd", "20", *arguments)
    assert told.returncode == 2
    assert told.stderr.strip()
    assert "Traceback" not in told.stderr


def test_a_sample_that_is_none_is_refused(decided: Path) -> None:
    (decided / "broken.json").write_text("{}", encoding="utf-8")
    judged = run(decided, "score", "accept", "broken.json")
    assert (judged.returncode, judged.stderr.count("\n")) == (2, 1)


def test_a_folder_without_a_project_is_one_clear_line(tmp_path: Path) -> None:
    for command in ("project", "report"):
        told = run(tmp_path, "score", command)
        assert (told.returncode, told.stderr.count("\n")) == (2, 1)


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample project; one person marks two errors on its first two pages."""
    folder = tmp_path_factory.mktemp("marked")
    made = run(folder, "demo", "--no-tui", "--dir", "work")
    assert made.returncode == 0, made.stderr
    with Project.open(folder / "work") as project:
        for document in project.documents()[:2]:
            review = Review.open(project, document.id, author="qa")
            first, second = review.id_at(0), review.id_at(1)
            review.mark(first, Side.EN, Span(0, 3), "Style", MarkSeverity.MAJOR, note="<b>so</b>")
            review.accept(second)
    return folder / "work"


def test_marks_on_the_screen_are_scored_like_ratings_of_a_file(marked: Path) -> None:
    told = json.loads(
        run(marked, "score", "mqm", "--profile", "google-wmt", "--format", "json").stdout
    )
    assert told["system"] == {"page": 2.5}
    assert told["segments"] == 4
    table = run(
        marked.parent, "score", "mqm", "--project", "work", "--profile", "google-wmt"
    ).stdout
    assert "major Style 2.50" in table
    both = run(marked, "score", "mqm", "ratings.tsv", "--project", ".")
    assert (both.returncode, "not both" in both.stderr) == (2, True)


def test_a_project_s_scores_hold_what_was_marked(marked: Path) -> None:
    arguments = ("score", "project", "--profile", "google-wmt")
    told = json.loads(run(marked, *arguments, "--format", "json").stdout)
    assert told["project"]["mqm"] == 2.5
    assert [one["mqm"] for one in told["documents"][:3]] == [2.5, 2.5, None]
    assert told["reviewers"][0]["mqm"] == 2.5
    assert run(marked, *arguments, "--fail-under", "mqm=2").returncode == 1
    assert run(marked, *arguments, "--fail-under", "mqm=3").returncode == 0
    assert "MQM" in run(marked, *arguments).stdout.splitlines()[0]


def test_a_report_shows_what_was_marked(marked: Path) -> None:
    page = run(marked, "score", "report").stdout
    assert "Marked errors (MQM)" in page
    assert "<b>so</b>" not in page
    assert ": &lt;b&gt;so&lt;/b&gt; <span" in page
    assert "marked by qa, " in page
    rows = run(marked, "score", "report", "--format", "csv", "--profile", "google-wmt").stdout
    pages = {row["name"]: row["mqm"] for row in csv.DictReader(rows.splitlines())}
    assert (pages["s01"], pages["s03"]) == ("2.5", "")


def test_a_project_without_marks_says_how_to_mark(decided: Path) -> None:
    told = run(decided, "score", "mqm")
    assert (told.returncode, told.stdout) == (2, "")
    assert "nobody marked an error" in told.stderr
