"""How far the English follows the glossary, by command."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.running import Run

TERMS = "zh,en,status\n惩罚性赔偿,punitive damages,preferred\n=北京,Beijing,preferred\n"
LINES = 6


@pytest.fixture(autouse=True)
def project(run: Run, tmp_path: Path) -> None:
    """Make a project whose page follows one term of the glossary once in six times."""
    (tmp_path / "terms.csv").write_text(TERMS, encoding="utf-8")
    zh = [f"第{number}条适用惩罚性赔偿。" for number in range(1, LINES + 1)]
    en = [f"Article {number} has punitive compensation." for number in range(1, LINES)]
    (tmp_path / "zh.txt").write_text("\n".join(zh), encoding="utf-8")
    (tmp_path / "en.txt").write_text(
        "\n".join([*en, f"Article {LINES} has punitive damages."]), encoding="utf-8"
    )
    run("new", ".", "--glossary", "terms.csv")
    run("add", "--lines", "--name", "page", "zh.txt", "en.txt")


def test_a_row_that_is_rarely_followed_is_proposed_for_advice(run: Run) -> None:
    ran = run("glossary", "compliance")
    assert 0 == ran.code
    assert ["惩罚性赔偿", "17%", "6", "1", "5", "0", "0", "advise"] == ran.out.splitlines()[
        1
    ].split()
    assert "Would be better as advice (--propose asks the lead): 惩罚性赔偿" in ran.out
    assert "glossary:terms" in ran.err
    assert "advice" not in run("glossary", "compliance", "--least", "7").out
    assert "advice" not in run("glossary", "compliance", "--below", "10").out


def test_the_lead_turns_a_row_into_advice_that_was_proposed_by_its_compliance(run: Run) -> None:
    assert "1 new proposal." in run("glossary", "compliance", "--propose").err
    assert "No new proposals." in run("glossary", "compliance", "--propose").err
    (told,) = map(json.loads, run("glossary", "proposals", "--format", "jsonl").out.splitlines())
    assert ("advise", "followed in 1 of 6 places") == (told["strictness"], told["note"])
    assert "5 would change in severity" in run("glossary", "effect", told["id"]).out
    assert "惩罚性赔偿 = advise only" in run("glossary", "approve", told["id"]).err
    run("glossary", "release")
    assert 0 == run("glossary", "compliance", "--least", "1").out.count("advise")
    assert "strictness" in run("glossary", "changes", "--since", "0").out


@pytest.mark.parametrize("by", ["concept", "page", "reviewer"])
def test_the_table_is_csv_for_other_tools(run: Run, by: str) -> None:
    ran = run("glossary", "compliance", "--format", "csv", "--by", by)
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    expected = {"concept": ["惩罚性赔偿"], "page": ["page"], "reviewer": []}
    assert expected[by] == [row[by] for row in rows]
    assert all("0.1667" == row["share"] for row in rows)


def test_json_has_every_table_and_how_it_was_measured(run: Run) -> None:
    told = json.loads(run("glossary", "compliance", "--format", "json").out)
    assert {"whole", "concepts", "pages", "reviewers", "signature"} == set(told)
    assert (6, 1, 5) == tuple(told["whole"][key] for key in ("occurrences", "accepted", "missing"))
    assert ["advise"] == [concept["proposed"] for concept in told["concepts"]]


def test_nothing_reviewed_is_said_rather_than_a_share(run: Run) -> None:
    ran = run("glossary", "compliance", "--reviewed")
    assert 0 == ran.code
    assert "–" in ran.out
    assert "leave --reviewed out" in ran.err
