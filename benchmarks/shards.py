"""How long very many segments take to be scored and checked through shards, with memory.

    python benchmarks/shards.py FOLDER [--segments 100000] [--shard 10000] [--jobs 2] [--form tsv]

FOLDER gets the shards (made once, then taken as they are) and their results (made anew). Segments
are real pairs of ../shared, else of the pages that ship, in ever new variants: another set of
figures in both texts, and a hypothesis with words dropped, replaced and moved. Their vocabulary is
that of some thousand pairs, so what is cached by word is found more often than in a real corpus.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.session.samples import sample_documents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHARED = Path(__file__).resolve().parents[2] / "shared/data/align"
SETS = ("news21", "pol-dev", "hkma-dev")
_DOCUMENT = 40

Pair = tuple[str, str]


def base_pairs() -> list[Pair]:
    """Read Chinese and English texts that translate each other."""
    pairs = [pair for name in SETS for pair in gold_pairs(SHARED / name)]
    if pairs:
        return pairs
    return [
        (zh, en)
        for document in sample_documents()
        for zh, en in zip(document.zh.texts, document.en.texts, strict=False)
    ]


def gold_pairs(folder: Path) -> Iterator[Pair]:
    """Yield the beads of a folder of gold alignments that have both sides."""
    for gold in sorted(folder.glob("*.gold")):
        zh, en = (
            gold.with_suffix(f".{side}").read_text(encoding="utf-8").split("\n")
            for side in ("zh", "en")
        )
        for line in gold.read_text(encoding="utf-8").split("\n"):
            left, _, right = line.partition("\t")
            if left and right:
                yield (
                    "".join(zh[int(number)] for number in left.split(",")),
                    " ".join(en[int(number)] for number in right.split(",")),
                )


def variant(pair: Pair, words: Sequence[str], chance: random.Random) -> tuple[str, str, str]:
    """Make source, hypothesis and reference of a pair that no other variant is like."""
    digits = "".join(chance.sample("123456789", 9))
    figures = str.maketrans("123456789", digits)
    zh, en = (text.translate(figures) for text in pair)
    made = [
        chance.choice(words) if chance.random() < 0.12 else word
        for word in en.split()
        if chance.random() > 0.05
    ]
    if made and chance.random() < 0.4:
        start = chance.randrange(len(made))
        block = made[start : start + 4]
        del made[start : start + 4]
        place = chance.randrange(len(made) + 1)
        made[place:place] = block
    return zh, " ".join(made), en


def rows(pairs: Sequence[Pair], count: int) -> Iterator[tuple[str, str, str, str]]:
    """Yield source, hypothesis, reference and document of as many segments."""
    chance = random.Random(3)  # noqa: S311 — the same texts in every run
    words = [word for _, en in pairs for word in en.split()]
    for number in range(count):
        source, hypothesis, reference = variant(pairs[number % len(pairs)], words, chance)
        yield source, hypothesis, reference, f"page {number // _DOCUMENT:07}"


def write_shards(folder: Path, count: int, size: int, form: str) -> None:
    """Write the shards of a corpus, where they are not there yet."""
    if folder.is_dir():
        return
    beside = folder.with_name(f".{folder.name}")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    shard: list[tuple[str, str, str, str]] = []
    done = 0
    for row in rows(base_pairs(), count):
        shard.append(row)
        if len(shard) == size:
            write_shard(beside / f"{done:06}.{form}", shard)
            done += 1
            shard = []
    if shard:
        write_shard(beside / f"{done:06}.{form}", shard)
    beside.rename(folder)


def write_shard(path: Path, shard: Sequence[tuple[str, str, str, str]]) -> None:
    """Write one shard in the form of its suffix."""
    names = ("source", "hypothesis", "reference", "document")
    if path.suffix == ".parquet":
        import pyarrow as pa  # type: ignore[import-untyped] # noqa: PLC0415 — an extra
        from pyarrow import parquet  # noqa: PLC0415 — the same

        columns = dict(zip(names, map(list, zip(*shard, strict=True)), strict=True))
        parquet.write_table(pa.table(columns), path)
        return
    lines = (
        "\t".join(row)
        if path.suffix == ".tsv"
        else json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False)
        for row in shard
    )
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def main() -> None:
    """Make the shards, run the command over them, print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--shard", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--form", choices=["tsv", "jsonl", "parquet"], default="tsv")
    parser.add_argument("--no-check", action="store_true")
    asked = parser.parse_args()
    shards = asked.folder / f"{asked.form}-{asked.segments}-{asked.shard}"
    write_shards(shards, asked.segments, asked.shard, asked.form)
    results = asked.folder / "results"
    shutil.rmtree(results, ignore_errors=True)
    command = [sys.executable, "-m", "reviewer", "score", "shards", str(shards)]
    command += ["--output", str(results), "--jobs", str(asked.jobs), "--format", "json"]
    start = time.perf_counter()
    told = subprocess.run(
        [*command, *([] if asked.no_check else ["--check"])], check=True, stdout=subprocess.PIPE
    ).stdout
    wall = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime
    (asked.folder / f"{shards.name}-jobs{asked.jobs}.json").write_bytes(told)
    print(
        f"{asked.segments:,} segments, {asked.jobs} jobs, {asked.form}: {wall:.0f} s, "
        f"{cpu:.0f} CPU s, {1e6 * cpu / asked.segments / 60:.1f} CPU min per million, "
        f"largest process {used.ru_maxrss / 1e6:.2f} GB, load {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    main()
