"""Doing many pieces of work on all cores or on a cluster, though workers die on the way.

A piece of work is a function of one value that can be sent to another process, and gives text.
What it raises comes out here at once; a worker that is killed only costs its pieces another try.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TypeVar

from reviewer.model.errors import InputError, ReviewerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Piece = TypeVar("Piece", contravariant=True)  # noqa: PLC0105 — one word is enough
Task = TypeVar("Task")
_TRIES = 4


class Work(Protocol[Piece]):
    """A function at the top of a module, so that other processes find it."""

    def __call__(self, piece: Piece, /) -> str:
        """Do one piece."""
        ...


def work_here(work: Work[Task], pieces: Sequence[Task], jobs: int) -> Iterator[tuple[Task, str]]:
    """Do pieces in `jobs` processes, and yield each as it is done.

    When a process dies, the pool is made anew for what is left; after four pools in a row that did
    nothing at all it is given up.
    """
    left = list(range(len(pieces)))
    tries = 0
    while left:
        done: set[int] = set()
        try:
            with ProcessPoolExecutor(jobs) as pool:
                futures = {pool.submit(work, pieces[number]): number for number in left}
                try:
                    for future in as_completed(futures):
                        text = future.result()
                        done.add(futures[future])
                        yield pieces[futures[future]], text
                except BaseException:
                    pool.shutdown(wait=False, cancel_futures=True)
                    raise
        except BrokenProcessPool as error:
            tries = 0 if done else tries + 1
            if tries >= _TRIES:
                raise ReviewerError(
                    "worker processes die again and again: is there too little memory? Try --jobs 1"
                ) from error
        left = [number for number in left if number not in done]


def work_on_cluster(
    work: Work[Task], pieces: Sequence[Task], address: str
) -> Iterator[tuple[Task, str]]:
    """Do pieces on the Dask cluster at `address`, whose workers can read the same files.

    Raises InputError where Dask is not installed or the cluster can't be reached.
    """
    try:
        dask = import_module("distributed")  # an extra, 400 ms
    except ImportError as error:
        raise InputError("--cluster needs Dask: 'pip install reviewer[cluster]'") from error
    try:
        client = dask.Client(address, timeout=10)
    except (OSError, ValueError, TimeoutError) as error:
        raise InputError(f"no Dask scheduler answers at {address}") from error
    with client:
        # Dask itself sends the pieces of a worker that died to another.
        futures = [client.submit(work, piece, pure=False) for piece in pieces]
        pieces_of = dict(zip((future.key for future in futures), pieces, strict=True))
        for future, text in dask.as_completed(futures, with_results=True):
            yield pieces_of[future.key], str(text)
