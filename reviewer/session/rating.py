"""From marks on the screen to ratings as scores take them, with those who looked and marked nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewer.model.decision import EventKind, Status
from reviewer.model.span import Side
from reviewer.score.mqm_file import Rating
from reviewer.score.project_mqm import PAGE, REVIEWED
from reviewer.store import log, marks, segments
from reviewer.store.fold import standing, voided
from reviewer.store.payload import opened, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.model.decision import Event
    from reviewer.model.mark import Mark
    from reviewer.store.database import Database
    from reviewer.store.segments import SegmentBody

NO_ERROR: Final = "no-error"


def ratings(database: Database) -> Iterator[Rating]:
    """Give a row for each mark, and one without an error for each rater who decided and marked none.

    A rater is who ever marked an error in the project: translators who only decide are none. Marks on
    English that no longer stands, and is not the page's, are history and left out.
    """
    raters = marks.raters(database)
    if not raters:
        return
    for segment_id in marks.rated_segments(database):
        body = segments.body(database, segment_id)
        if body:
            events = log.of_subject(database, body.key)
            yield from of_segment(body, events, raters)


def of_segment(
    body: SegmentBody, events: Sequence[Event], raters: frozenset[str]
) -> Iterator[Rating]:
    """Give the rows of one segment, of which these events were said."""
    now = standing(events).text
    looked = _looked(events, raters)
    found = marks.standing_marks(events)
    for system, english in ((PAGE, None), *([(REVIEWED, now)] if now is not None else [])):
        text = body.en if english is None else english
        here = [mark for mark in found if mark.english == english]
        yield from (_rating(body, system, text, mark) for mark in here)
        marked = {mark.author for mark in here}
        for (author, judged), at in looked.items():
            if judged == english and author not in marked:
                yield _nothing_found(body, system, text, author, at)


def _looked(events: Sequence[Event], raters: frozenset[str]) -> dict[tuple[str, str | None], str]:
    """Tell which raters decided of which English (None: the page's), and when first.

    Who writes other English has looked at the page's; nobody rates English of their own.
    """
    void = voided(events)
    writers: dict[str, str] = {}
    looked: dict[tuple[str, str | None], str] = {}
    for event in events:
        if event.kind is not EventKind.DECISION or event.id in void:
            continue
        said = opened(event.payload)
        text = said.get("text")
        judged = text if isinstance(text, str) else None
        if judged is not None and writers.setdefault(judged, event.author) == event.author:
            judged = None
        status = text_of(said, "status")
        is_done = status in set(Status) and Status(status).is_done
        if is_done and event.author in raters:
            looked.setdefault((event.author, judged), event.at)
    return looked


def _rating(body: SegmentBody, system: str, text: str, mark: Mark) -> Rating:
    return Rating(
        system=system,
        document=body.document,
        segment=_number(body),
        rater=mark.author,
        source=_marked(body.zh, mark) if mark.side is Side.ZH else body.zh,
        target=_marked(text, mark) if mark.side is Side.EN else text,
        category=mark.category,
        severity=mark.severity.value,
        at=mark.at,
    )


def _nothing_found(body: SegmentBody, system: str, text: str, author: str, at: str) -> Rating:
    number = _number(body)
    return Rating(system, body.document, number, author, body.zh, text, NO_ERROR, NO_ERROR, at)


def _number(body: SegmentBody) -> str:
    return str(segments.number_of(body.place or 0))


def _marked(text: str, mark: Mark) -> str:
    if mark.span is None:
        return text
    start, end = mark.span.start, mark.span.end
    return f"{text[:start]}<v>{text[start:end]}</v>{text[end:]}"
