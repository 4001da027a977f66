"""Shards: the same bits however segments are cut, though workers and runs are killed."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
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
        f"the office gave {number} patents in {number % 5}" + " again" * (number % 4),
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


@pytest.mark.parametrize("step", [2, 7, 40], ids="{} shards".format)
def test_segments_that_name_no_document_are_clusters_of_their_own(step: int) -> None:
    rows = [replace(row, document="") if number % 3 else row for number, row in enumerate(ROWS)]
    whole = merge([score_rows(rows, SETTINGS, "")], SETTINGS, resamples=50)
    parts = [score_rows(rows[start::step], SETTINGS, "") for start in range(step)]
    assert _figures(merge(parts, SETTINGS, resamples=50)) == _figures(whole)
    assert "|cluster:document+segment|clusters:87|" in whole.comparisons[0].uncertainty
    alone = [replace(row, document="") for row in ROWS]
    merged = merge([score_rows(alone, SETTINGS, "")], SETTINGS, resamples=50)
    (standing,) = merged.comparisons[0].standings
    assert standing.interval is not None
    assert standing.interval.low < standing.score < standing.interval.high
    assert "|cluster:segment|clusters:120|" in merged.comparisons[0].uncertainty


def _figures(merged: Merged) -> list[object]:
    return [(one.measure.label, one.standings, one.uncertainty) for one in merged.comparisons]


def test_a_result_is_read_back_as_it_was(tmp_path: Path) -> None:
    result = score_rows([*ROWS, replace(ROWS[0], document="")], SETTINGS, "digest")
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
    others = [
        ShardSettings((MetricName.TER,), Side.EN),
        replace(SETTINGS, glossary="terms.csv", glossary_hash="1"),
        replace(SETTINGS, glossary="terms.csv", glossary_hash="2"),
    ]
    digests = {SETTINGS.digest(b"b"), *(one.digest(b"a") for one in (SETTINGS, *others))}
    assert SETTINGS.digest(b"a") == SETTINGS.digest(b"a")
    assert len(digests) == 5


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


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a Dask scheduler with two workers on this machine."""
    distributed = pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_same_though_a_worker_is_killed(scheduler: str, tmp_path: Path) -> None:
    pieces = [Deadly(str(tmp_path), number, dies=number == 3) for number in range(6)]
    done = dict(work_on_cluster(double, pieces, scheduler))
    assert done == {piece: str(2 * piece.number) for piece in pieces}


@pytest.mark.filterwarnings("ignore")
def test_the_command_gives_the_same_bytes_on_a_cluster_as_on_this_machine(
    scheduler: str, tmp_path: Path
) -> None:
    write_shards(tmp_path / "in", 4)
    here, there = (
        subprocess.run(
            [*command(tmp_path / "in", output), "--check", *more],
            cwd=tmp_path,
            capture_output=True,
            check=True,
        ).stdout
        for output, more in (("here", []), ("there", ["--cluster", scheduler]))
    )
    assert json.loads(here)["findings"]
    assert here == there


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
    head = "reference\tdocument\tnote\thypothesis\tsource"
    (tmp_path / "c.tsv").write_text(f"{head}\nthe patent\td\t-\ta patent\t专利\n", encoding="utf-8")
    assert [read_shard(path) for path in find_shards(tmp_path)] == [(row,)] * 3


def test_a_document_may_be_named_by_a_number(tmp_path: Path) -> None:
    told = {"hypothesis": "a", "reference": "b", "document": 0}
    (tmp_path / "a.jsonl").write_text(json.dumps(told), encoding="utf-8")
    assert read_shard(tmp_path / "a.jsonl") == (ShardRow("", "a", "b", "0"),)


def as_tsv(rows: Sequence[ShardRow], path: Path) -> None:
    lines = ["\t".join(asdict(row).values()) for row in rows]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def as_jsonl(rows: Sequence[ShardRow], path: Path) -> None:
    lines = [json.dumps(asdict(row), ensure_ascii=False) for row in rows]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def as_parquet(rows: Sequence[ShardRow], path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="the extra 'cluster' is not installed")
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra 'cluster' is not installed")
    more = {"id": list(range(len(rows)))}
    columns = {name: [asdict(row)[name] for row in rows] for name in asdict(rows[0])}
    parquet.write_table(pyarrow.table(more | columns), path)


WRITERS = {"tsv": as_tsv, "jsonl": as_jsonl, "parquet": as_parquet}


@pytest.mark.parametrize("form", WRITERS)
def test_every_form_of_shards_holds_the_same_rows(form: str, tmp_path: Path) -> None:
    WRITERS[form](ROWS, tmp_path / f"a.{form}")
    assert tuple(ROWS) == read_shard(tmp_path / f"a.{form}")


def test_every_form_of_shards_gives_the_same_scores_on_the_command_line(tmp_path: Path) -> None:
    told = []
    for form, write in WRITERS.items():
        (tmp_path / form).mkdir()
        write(ROWS[:70], tmp_path / form / f"a.{form}")
        write(ROWS[70:], tmp_path / form / f"b.{form}")
        arguments = command(tmp_path / form, f"results of {form}")
        done = subprocess.run(arguments, cwd=tmp_path, capture_output=True, check=True)
        told.append(json.loads(done.stdout))
    assert [told[0]] * 3 == told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        pytest.param({"hypothesis": ["a"]}, "row 1: .* have to be texts", id="columns"),
        pytest.param(
            {"hypothesis": ["a", "a"], "reference": ["b", None]}, "row 2: ", id="nothing there"
        ),
    ],
)
def test_a_bad_row_of_parquet_is_told_with_its_place(
    rows: dict[str, list[object]], told: str, tmp_path: Path
) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="the extra 'cluster' is not installed")
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra 'cluster' is not installed")
    parquet.write_table(pyarrow.table(rows), tmp_path / "a.parquet")
    with pytest.raises(InputError, match=told):
        read_shard(tmp_path / "a.parquet")


def test_what_is_no_parquet_file_and_what_has_no_reader_is_one_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyarrow", reason="the extra 'cluster' is not installed")
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 and no more")
    with pytest.raises(InputError, match="is no Parquet file"):
        read_shard(path)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(InputError, match=r"pip install reviewer\[cluster\]"):
        read_shard(path)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        pytest.param("a.tsv", "one\ttwo\n", "line 1: 2 columns", id="columns"),
        pytest.param(
            "a.tsv", "zh\ten\treference\n一\tone\n", "line 2: 2 columns where", id="named columns"
        ),
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
