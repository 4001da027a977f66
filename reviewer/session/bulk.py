"""Checking a long stream of pairs on all cores, in order, in flat memory."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from reviewer.check.runner import Checker
from reviewer.glossary.matching import Matcher
from reviewer.ingest.pairs import read_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from reviewer.glossary.concepts import Glossary
    from reviewer.ingest.pairs import Pair
    from reviewer.model.finding import Finding
    from reviewer.model.segment import Segment

_LONGEST_DOCUMENT = 5_000
"""Pairs of one document that are checked together; a longer one is cut, so that memory stays flat."""
_BATCH = 400
"""Pairs that a process is handed at a time: about a quarter of a second of work."""
_WORTH_A_POOL = 1_500
"""Pairs below which starting processes costs more than it saves."""
_IN_FLIGHT_PER_JOB = 3


@dataclass(frozen=True, slots=True)
class Checked:
    """A segment with its findings, and the line of the file that it stood on, from 1."""

    segment: Segment
    line: int
    findings: tuple[Finding, ...]


def check_stream(path: Path, glossary: Glossary, *, jobs: int | None = None) -> Iterator[Checked]:
    """Check the pairs of a TSV or JSONL file, in their order.

    The result is the same for any number of jobs. Raises InputError at the first line that can't
    be read; what stood before it has been yielded by then.
    """
    workers = jobs or os.cpu_count() or 1
    documents = _documents(read_pairs(path))
    first, count = _at_least(documents, _WORTH_A_POOL)
    if workers == 1 or count < _WORTH_A_POOL:
        desk = _Desk(glossary)
        for document in chain(first, documents):
            yield from desk.check(document)
        return
    with ProcessPoolExecutor(workers, initializer=_take_seat, initargs=(glossary,)) as pool:
        yield from _in_order(pool, _batches(chain(first, documents)), workers * _IN_FLIGHT_PER_JOB)


class _Desk:
    """One process's checkers: the file's glossary, and the last that a pair brought with it."""

    def __init__(self, glossary: Glossary) -> None:
        self._common = Checker(Matcher(glossary))
        self._own: tuple[object, Checker] | None = None

    def check(self, document: tuple[Pair, ...]) -> Iterator[Checked]:
        """Check the pairs of one document together."""
        checker = self._checker(document[0])
        segments = [pair.segment for pair in document]
        for pair, findings in zip(document, checker.check_document(segments), strict=True):
            yield Checked(pair.segment, pair.line, findings)

    def _checker(self, pair: Pair) -> Checker:
        if pair.glossary is None:
            return self._common
        if self._own is None or self._own[0] != pair.glossary:
            self._own = (pair.glossary, Checker(Matcher(pair.glossary)))
        return self._own[1]


_desks: list[_Desk] = []
"""The desk of this worker process; filled once by `_take_seat`."""


def _take_seat(glossary: Glossary) -> None:
    _desks.append(_Desk(glossary))


def _check_batch(batch: tuple[tuple[Pair, ...], ...]) -> list[Checked]:
    return [checked for document in batch for checked in _desks[0].check(document)]


def _in_order(
    pool: ProcessPoolExecutor, batches: Iterable[tuple[tuple[Pair, ...], ...]], most: int
) -> Iterator[Checked]:
    waiting: deque[Future[list[Checked]]] = deque()
    for batch in batches:
        waiting.append(pool.submit(_check_batch, batch))
        if len(waiting) >= most:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _documents(pairs: Iterable[Pair]) -> Iterator[tuple[Pair, ...]]:
    """Cut the stream where the document or the pair's own glossary changes."""
    document: list[Pair] = []
    for pair in pairs:
        if document and (
            len(document) >= _LONGEST_DOCUMENT
            or pair.segment.document != document[0].segment.document
            or pair.glossary != document[0].glossary
        ):
            yield tuple(document)
            document = []
        document.append(pair)
    if document:
        yield tuple(document)


def _at_least(
    documents: Iterator[tuple[Pair, ...]], pairs: int
) -> tuple[list[tuple[Pair, ...]], int]:
    """Take documents until they hold so many pairs, or there are no more."""
    taken: list[tuple[Pair, ...]] = []
    count = 0
    while count < pairs and (more := list(islice(documents, 1))):
        taken += more
        count += len(more[0])
    return taken, count


def _batches(documents: Iterable[tuple[Pair, ...]]) -> Iterator[tuple[tuple[Pair, ...], ...]]:
    batch: list[tuple[Pair, ...]] = []
    count = 0
    for document in documents:
        batch.append(document)
        count += len(document)
        if count >= _BATCH:
            yield tuple(batch)
            batch, count = [], 0
    if batch:
        yield tuple(batch)
