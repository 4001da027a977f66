"""A project's documents compared with each other, by command."""

import json
from pathlib import Path

import pytest

from reviewer.model.finding import WaiverScope
from reviewer.session.contradictions import Contradictions
from reviewer.session.project import Project
from tests.cli.running import Run


@pytest.fixture(autouse=True)
def project(run: Run, tmp_path: Path) -> None:
    """Make a project of two pages that name one thing in two ways."""
    (tmp_path / "terms.csv").write_text(
        "zh,en,status\n专利权人,patentee,preferred\n专利权人,patent holder,admitted\n",
        encoding="utf-8",
    )
    run("new", ".", "--glossary", "terms.csv")
    for name, en in (("a", "The patentee shall pay."), ("b", "The patent holder shall pay.")):
        (tmp_path / f"{name}.zh.txt").write_text("专利权人应当缴费。", encoding="utf-8")
        (tmp_path / f"{name}.en.txt").write_text(en, encoding="utf-8")
        run("add", "--lines", "--name", name, f"{name}.zh.txt", f"{name}.en.txt")


def test_both_places_are_named_in_words(run: Run) -> None:
    ran = run("check", "--across")
    assert 0 == ran.code
    assert "b/1" in ran.out
    assert "see a 1: 专利权人 “patentee”" in ran.out
    assert "1 of 2 segments have findings" in ran.err


def test_both_places_are_named_for_programs(run: Run) -> None:
    ran = run("check", "--across", "--format", "jsonl", "--fail-on", "minor")
    assert 1 == ran.code
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert {"terminology.inconsistent", "repetition"} == {row["check"] for row in rows}
    assert all(
        {"document": "a", "segment": "1"}.items() <= row["elsewhere"].items() for row in rows
    )


def test_both_places_are_named_in_sarif(run: Run) -> None:
    log = json.loads(run("check", "--across", "--format", "sarif").out)
    for result in log["runs"][0]["results"]:
        (place,) = result["relatedLocations"]
        assert "a" == place["logicalLocations"][0]["fullyQualifiedName"]
        assert 1 == place["physicalLocation"]["region"]["startLine"]


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param((), id="neither pairs nor a project"),
        pytest.param(("pairs.tsv", "--across"), id="both"),
        pytest.param(("--across", "--glossary", "terms.csv"), id="another glossary"),
        pytest.param(("pairs.tsv", "--project", "."), id="pairs and a project"),
    ],
)
def test_what_does_not_go_together_is_wrong_use(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run("check", *arguments)
    assert 2 == ran.code
    assert "--across" in ran.err


def test_what_was_set_aside_is_left_out_and_counted(run: Run, tmp_path: Path) -> None:
    with Project.open(tmp_path) as project:
        lead = Contradictions(project, "wu")
        (told,) = [one for one in lead.compare() if one.finding.check == "repetition"]
        lead.waive(told, "a heading", WaiverScope.RULE)
    ran = run("check", "--across", "--format", "jsonl", "--fail-on", "minor")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert (1, ["terminology.inconsistent"]) == (ran.code, [row["check"] for row in rows])
    assert run("check", "--across").err.rstrip().endswith("1 minor. 1 set aside.")
