"""Shards: the same bits however segments are cut, though workers and runs are killed."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from reviewer.model.errors import InputError, ReviewerError
from reviewer.model.span import Side
from reviewer.score.metric import MetricName
from reviewer.score.shard_rows import ShardRow, find_shards, read_shard
from reviewer.score.shards import Merged, ShardResult, ShardSettings, merge, read_result, score_rows
from reviewer.score.workers import work_here, work_on_cluster

SETTINGS = ShardSettings((MetricName.BLEU, MetricName.TER), Side.EN)
ROWS = [
    ShardRow(
        f"第{number}件专利",
        f"the office gave {number} patents in {number % 5}",
        f"the office granted {number} patents in year {number % 5}",
        f"page {number % 7}",
    )
    for number in range(120)
]


@dataclass(frozen=True)
class Deadly:
    """A piece of work that kills its worker the first time."""

    folder: str
    number: int
    dies: bool = False


def double(piece: Deadly) -> str:
    scar = Path(piece.folder) / f"{piece.number}"
    if piece.dies and not scar.exists():
        scar.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return str(2 * piece.number)


def die(piece: Deadly) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return str(piece)


def complain(piece: Deadly) -> str:
    raise InputError(f"piece {piece.number} is bad")


@pytest.mark.parametrize("step", [1, 3, 40, 120], ids="{} shards".format)
def test_the_same_bits_come_from_every_partition(step: int) -> None:
    parts = [score_rows(ROWS[start::step], SETTINGS, "") for start in range(step)]
    whole = merge([score_rows(ROWS, SETTINGS, "")], SETTINGS, resamples=50)
    merged = merge(reversed(parts), SETTINGS, resamples=50)
    assert _figures(merged) == _figures(whole)


def _figures(merged: Merged) -> list[object]:
    return [(one.measure.label, one.standings, one.uncertainty) for one in merged.comparisons]


def test_a_result_is_read_back_as_it_was(tmp_path: Path) -> None:
    result = score_rows(ROWS, SETTINGS, "digest")
    result.findings["number.mismatch", "major"] = 3
    path = tmp_path / "r.json"
    path.write_text(result.to_json(), encoding="utf-8")
    assert read_result(path) == result


@pytest.mark.parametrize("content", ["", "{", "[]", '{"digest": 1}'])
def test_a_result_that_is_not_whole_is_done_again(content: str, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(content, encoding="utf-8")
    assert read_result(path) is None
    assert read_result(tmp_path / "nothing") is None


def test_a_result_belongs_to_its_bytes_and_settings() -> None:
    other = ShardSettings((MetricName.TER,), Side.EN)
    assert SETTINGS.digest(b"a") == SETTINGS.digest(b"a")
    assert len({SETTINGS.digest(b"a"), SETTINGS.digest(b"b"), other.digest(b"a")}) == 3


def test_a_killed_worker_costs_its_pieces_another_try(tmp_path: Path) -> None:
    pieces = [Deadly(str(tmp_path), number, dies=number in {2, 5}) for number in range(8)]
    done = dict(work_here(double, pieces, 2))
    assert done == {piece: str(2 * piece.number) for piece in pieces}


def test_work_that_always_kills_its_worker_is_given_up() -> None:
    with pytest.raises(ReviewerError, match="die again and again"):
        list(work_here(die, [Deadly("", 1)], 1))


def test_what_a_worker_complains_of_is_told() -> None:
    with pytest.raises(InputError, match="piece 4 is bad"):
        list(work_here(complain, [Deadly("", 4)], 1))


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_same_though_a_worker_is_killed(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        pieces = [Deadly(str(tmp_path), number, dies=number == 3) for number in range(6)]
        done = dict(work_on_cluster(double, pieces, cluster.scheduler_address))
    assert done == {piece: str(2 * piece.number) for piece in pieces}


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_does_not_answer_is_one_clear_error() -> None:
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    with pytest.raises(InputError, match="no Dask scheduler answers"):
        list(work_on_cluster(double, [Deadly("", 1)], "nonsense://here"))


def write_shards(folder: Path, count: int) -> None:
    folder.mkdir()
    for shard in range(count):
        lines = [
            f"{row.source}\t{row.hypothesis}\t{row.reference}\t{row.document}"
            for row in ROWS[shard::count]
        ]
        (folder / f"{shard:02}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def command(folder: Path, output: str) -> list[str]:
    arguments = ["score", "shards", str(folder), "--output", output, "--format", "json"]
    return [sys.executable, "-m", "reviewer", *arguments, "--jobs", "1", "--resamples", "50"]


def test_a_run_that_was_killed_goes_on_and_ends_the_same(tmp_path: Path) -> None:
    write_shards(tmp_path / "in", 8)
    started = subprocess.Popen(
        command(tmp_path / "in", "killed"),
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert started.stderr is not None
    with started.stderr:
        assert started.stderr.readline().startswith(b"1 of 8 shards")
        os.killpg(started.pid, signal.SIGKILL)
    started.wait()
    resumed = subprocess.run(
        command(tmp_path / "in", "killed"), cwd=tmp_path, capture_output=True, check=True
    )
    write_shards(tmp_path / "other", 3)
    whole = subprocess.run(
        command(tmp_path / "other", "whole"), cwd=tmp_path, capture_output=True, check=True
    )
    assert b"were done before" in resumed.stderr
    assert json.loads(resumed.stdout) == json.loads(whole.stdout)


def test_rows_come_from_tables_and_json(tmp_path: Path) -> None:
    row = ShardRow("专利", "a patent", "the patent", "d")
    (tmp_path / "a.tsv").write_text("专利\ta patent\tthe patent\td\r\n\n", encoding="utf-8")
    told = {"zh": "专利", "page": "a patent", "reviewed": "the patent", "doc": "d"}
    (tmp_path / "b.jsonl").write_text(json.dumps(told), encoding="utf-8")
    assert [read_shard(path) for path in find_shards(tmp_path)] == [(row,), (row,)]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        pytest.param("a.tsv", "one\ttwo\n", "line 1: 2 columns", id="columns"),
        pytest.param("a.jsonl", "{}\n", "have to be texts", id="keys"),
        pytest.param("a.jsonl", "[1]\n", "no object", id="no object"),
        pytest.param("a.jsonl", "x\n", "no JSON", id="no JSON"),
    ],
)
def test_a_bad_row_is_told_with_its_place(
    name: str, content: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_shard(tmp_path / name)


def test_a_folder_without_shards_and_shards_without_segments_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no"):
        find_shards(tmp_path)
    with pytest.raises(InputError, match="hold no segments"):
        merge([ShardResult("")], SETTINGS)
