"""What the commands over folders of shards share: options, resuming, workers, telling how far it is."""

from __future__ import annotations

import itertools
import os
import sys
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import click

from reviewer.cli.terminal import narrate
from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reviewer.score.workers import Work


class OfShard(Protocol):
    """A piece of work on one shard, which can be sent to another process."""

    @property
    def path(self) -> Path:
        """The shard, by its whole path."""


Task = TypeVar("Task", bound=OfShard)

with_output = click.option(
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="A folder for the result of each shard; those that are there and fit are kept.",
)
with_jobs = click.option(
    "--jobs", type=click.IntRange(1), help="Processes; as many as there are cores by default."
)
with_cluster = click.option(
    "--cluster", metavar="ADDRESS", help="A Dask scheduler to work on instead."
)


def make_folder(path: Path) -> None:
    """Make the folder of the results, if it is not there."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"can't make the folder {path}: {error.strerror}") from error


def hash_of(glossary: Path | None) -> str:
    """Identify a glossary by its bytes; the shipped one goes by the program's version."""
    if glossary is None:
        return ""
    try:
        return sha256(glossary.read_bytes()).hexdigest()
    except OSError as error:
        raise InputError(f"can't read {glossary}: {error.strerror}") from error


def work_on(
    work: Work[Task], left: Sequence[Task], shards: int, jobs: int | None, cluster: str | None
) -> Iterator[tuple[Task, str]]:
    """Do what is left of so many shards, on all cores or on a cluster, and tell each that is done."""
    from reviewer.score.workers import work_here, work_on_cluster

    if len(left) < shards:
        narrate(f"{shards - len(left):,} of {shards:,} shards were done before")
    processes = jobs or os.cpu_count() or 1
    done = work_on_cluster(work, left, cluster) if cluster else work_here(work, left, processes)
    with _progress(len(left)) as tell:
        for task, text in done:
            yield task, text
            tell(task.path.name)


@contextmanager
def _progress(count: int) -> Iterator[Callable[[str], None]]:
    """Tell each shard that is done: by a bar on a terminal, by a line elsewhere."""
    if sys.stderr.isatty():
        with click.progressbar(length=count, label="shards", file=sys.stderr) as bar:
            yield lambda _: bar.update(1)
        return
    done = itertools.count(1)
    yield lambda name: narrate(f"{next(done):,} of {count:,} shards: {name}")
