"""Joining another log into a project; checking the English that came with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewer.model.errors import ProjectError
from reviewer.session.adding import as_segment
from reviewer.session.reports import MergeReport
from reviewer.store import checked, counters, log, projection, segments
from reviewer.store.database import Database
from reviewer.store.payload import event_from_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from reviewer.model.decision import Event
    from reviewer.session.acts import Follow
    from reviewer.session.checking import Examiner
    from reviewer.store.checked import Checked

_LONGEST_LINE: Final = 64 * 1024 * 1024
_SQLITE: Final = b"SQLite format 3\x00"


def merge(
    database: Database, path: Path, follow: Follow, examiner: Callable[[], Examiner]
) -> MergeReport:
    """Join the log in a JSONL file or in another project's file; see `Project.merge`."""
    events = tuple(_read(path))
    with database.writing():
        added = log.join(database, events)
        follow(added)
    with database.writing():
        check_the_unchecked(database, examiner)
    conflicts = counters.count(database, counters.PROJECT, "conflict")
    return MergeReport(len(added), len(events) - len(added), conflicts)


def check_the_unchecked(
    database: Database, examiner: Callable[[], Examiner], document_id: int = 0
) -> None:
    """Check English that came with a log and was never checked here, within the caller's transaction."""
    _check(database, examiner, segments.other_texts(database, document_id))


def check_what_came_up(
    database: Database, examiner: Callable[[], Examiner], segment_ids: Iterable[int]
) -> None:
    """Check English of some segments that stands again but was never checked here.

    Undoing a decision can bring up what another reviewer's log had said under it.
    """
    now = (projection.now_kept(database, segment_id) for segment_id in segment_ids)
    _check(database, examiner, [(one.segment_id, one.text) for one in now if one and one.text])


def _check(
    database: Database, examiner: Callable[[], Examiner], texts: Iterable[tuple[int, str]]
) -> None:
    unchecked = [
        (segment_id, text)
        for segment_id, text in texts
        if checked.find(database, segment_id, checked.english_name(text)) is None
    ]
    if unchecked:
        checked.keep(database, checked_texts(database, unchecked, examiner()))
        projection.refresh(database, [segment_id for segment_id, _ in unchecked])


def checked_texts(
    database: Database,
    texts: Iterable[tuple[int, str]],
    examiner: Examiner,
    pages: Mapping[int, Checked] | None = None,
) -> tuple[tuple[int, str, Checked], ...]:
    """Check English other than the page's, by segment; `pages` has what is newly said of the page's."""
    anew = pages or {}
    rows = []
    for segment_id, text in texts:
        body = segments.body(database, segment_id)
        page = anew.get(segment_id) or checked.find(database, segment_id, checked.PAGE)
        if body and page:
            said = examiner.edited(as_segment(body), page.findings, text)
            rows.append((segment_id, checked.english_name(text), said))
    return tuple(rows)


def _read(path: Path) -> Iterator[Event]:
    try:
        with path.open("rb") as file:
            magic = file.read(len(_SQLITE))
    except OSError as error:
        raise ProjectError(f"{path} can't be read: {error.strerror or error}") from error
    if magic == _SQLITE:
        with Database.open(path) as other:
            yield from log.everything(other)
    else:
        yield from _read_lines(path)


def _read_lines(path: Path) -> Iterator[Event]:
    number = 0
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            while line := file.readline(_LONGEST_LINE):
                number += 1
                if line.strip():
                    yield event_from_line(line, number)
    except UnicodeDecodeError as error:
        raise ProjectError(f"{path} is not a log: line {number + 1} is not UTF-8") from error
