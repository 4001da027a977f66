"""`align-shards`: the same beads however documents lie in shards, and a run that was stopped goes on."""

import json
import subprocess
import sys
from pathlib import Path
from typing import TypedDict

import pytest

from reviewer.session.samples import sample_documents


class Row(TypedDict):
    document: str
    zh: list[str]
    en: list[str]


Rows = list[Row]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reviewer", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def documents() -> Rows:
    """The sample pages as lists of sentences."""
    return [
        {"document": one.name, "zh": list(one.zh.texts), "en": list(one.en.texts)}
        for one in sample_documents()[:4]
    ]


def write(path: Path, rows: Rows) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def beads_of(folder: Path) -> list[dict[str, object]]:
    lines = [
        line for path in folder.glob("*.jsonl") for line in path.read_text("utf-8").splitlines()
    ]
    return sorted(
        map(json.loads, lines), key=lambda bead: (bead["document"], bead["zh"], bead["en"])
    )


def test_the_same_beads_come_from_every_cut_and_are_checked_without_references(
    documents: Rows, tmp_path: Path
) -> None:
    write(tmp_path / "one/a.jsonl", documents)
    write(tmp_path / "two/a.jsonl", documents[:1])
    write(tmp_path / "two/b.jsonl", documents[1:])
    done = run(tmp_path, "align-shards", "one", "--output", "beads of one", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("beads of 1 shards\n")
    assert run(tmp_path, "align-shards", "two", "--output", "beads of two", "--jobs", "2").stdout
    assert beads_of(tmp_path / "beads of one") == beads_of(tmp_path / "beads of two")
    beads = beads_of(tmp_path / "beads of one")
    sources = "".join(str(bead["source"]) for bead in beads)
    assert len(sources) == sum(len("".join(row["zh"])) for row in documents)

    arguments = ("--output", "checked", "--metric", "none", "--check", "--format", "json")
    told = json.loads(run(tmp_path, "score", "shards", "beads of one", *arguments).stdout)
    assert told["scores"] == {}
    assert told["segments"] == len(beads)
    assert {one["check"] for one in told["findings"]} >= {
        "number.mismatch",
        "terminology.forbidden",
    }


def test_a_run_that_was_stopped_goes_on_and_a_changed_shard_is_done_again(
    documents: Rows, tmp_path: Path
) -> None:
    write(tmp_path / "in/a.jsonl", documents[:1])
    write(tmp_path / "in/b.jsonl", documents[1:2])
    first = run(tmp_path, "align-shards", "in", "--output", "out", "--jobs", "1")
    (tmp_path / "out/b.jsonl.digest").unlink()
    second = run(tmp_path, "align-shards", "in", "--output", "out", "--jobs", "1")
    assert "1 of 2 shards were done before" in second.stderr
    assert first.stdout == second.stdout
    write(tmp_path / "in/a.jsonl", documents[2:3])
    assert (
        "1 of 1 shards: a.jsonl"
        in run(tmp_path, "align-shards", "in", "--output", "out", "--jobs", "1").stderr
    )


def test_texts_are_split_by_lines_and_sentences(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    row = "2020年发布报告。各地落实政策。\tIt was released in 2020. All places follow it.\tx\n"
    (tmp_path / "in/a.tsv").write_text(row, encoding="utf-8")
    assert run(tmp_path, "align-shards", "in", "--output", "out").returncode == 0
    beads = beads_of(tmp_path / "out")
    assert [(bead["document"], bead["zh"], bead["en"]) for bead in beads] == [
        ("x", [0], [0]),
        ("x", [1], [1]),
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(
            '{"zh": ["a"]}\n', "line 1: en has to be a text or a list", id="a side missing"
        ),
        pytest.param('{"zh": [1], "en": []}\n', "line 1: zh has to be", id="no sentences"),
    ],
)
def test_a_bad_document_is_one_clear_line(content: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.jsonl").write_text(content, encoding="utf-8")
    done = run(tmp_path, "align-shards", "in", "--output", "out", "--jobs", "1")
    assert done.returncode == 2
    assert told in done.stderr
    assert not list((tmp_path / "out").glob("*.jsonl"))
