"""From what the store has to what is shown: rows, one segment with its findings, terms and history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewer.model.decision import EventKind, Status
from reviewer.model.finding import Severity
from reviewer.model.span import Side, Span
from reviewer.session.views import (
    Counts,
    DocumentRow,
    FindingView,
    HistoryEntry,
    MarkView,
    MatchView,
    SegmentRow,
    TermView,
)
from reviewer.store import checked, glossaries, segments, waivers
from reviewer.store.fold import voided
from reviewer.store.keys import document_subject
from reviewer.store.payload import opened, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewer.model.decision import Event
    from reviewer.model.mark import Mark
    from reviewer.store.checked import Checked
    from reviewer.store.database import Database
    from reviewer.store.documents import DocumentNow
    from reviewer.store.memory import Match
    from reviewer.store.segments import Line, SegmentBody

# Made once: a project may have 25,000 documents to show.
_STATUSES: Final = tuple(Status)
_WORDS: Final = tuple(status.value for status in Status)
_DONE: Final = tuple(status.value for status in Status if status.is_done)
_SEVERITIES: Final = tuple((severity, f"severity:{severity}") for severity in Severity)


def segment_row(line: Line) -> SegmentRow:
    """Show a line of the list."""
    return SegmentRow(
        id=line.id,
        number=line.number,
        document_id=line.document_id,
        status=line.status,
        zh=line.zh,
        en=line.en,
        worst=line.worst,
        finding_count=line.findings,
        confidence=line.confidence,
        has_note=line.has_note,
        has_conflict=line.conflict,
        mark_count=line.marks,
    )


def document_row(document: DocumentNow, counted: dict[str, int]) -> DocumentRow:
    """Show a document with its counts."""
    count = counted.get
    return DocumentRow(
        id=document.id,
        name=document.name,
        title_zh=document.title_zh,
        title_en=document.title_en,
        date=document.date,
        total=sum([count(word, 0) for word in _WORDS]),
        done=sum([count(word, 0) for word in _DONE]),
        open=count("open", 0),
        flagged=count("flagged", 0),
        findings=tuple(
            (severity, counted[name]) for severity, name in _SEVERITIES if counted.get(name)
        ),
        last_author=document.last_author,
        last_at=document.last_at,
        conflicts=count("conflict", 0),
        belongs=document.belongs,
    )


def counts_of(counted: dict[str, int]) -> Counts:
    """Show how far a review is."""
    by_status = tuple((status, counted.get(status.value, 0)) for status in _STATUSES)
    return Counts(
        total=sum(count for _, count in by_status),
        done=sum(counted.get(word, 0) for word in _DONE),
        open=counted.get("open", 0),
        flagged=counted.get("flagged", 0),
        by_status=by_status,
        conflicts=counted.get("conflict", 0),
        marked=counted.get("marked", 0),
    )


def finding_views(database: Database, body: SegmentBody, said: Checked) -> tuple[FindingView, ...]:
    """Show findings with the waivers that reach them."""
    subjects = (body.key, document_subject(body.document))
    waived = waivers.in_force(database, said.keys, subjects) if said.keys else {}
    views = []
    for finding, key in zip(said.findings, said.keys, strict=True):
        waiver = waivers.by_event(database, waived[key]) if key in waived else None
        author, reason = (waiver.author, waiver.reason) if waiver else ("", "")
        views.append(FindingView(finding, author, reason, key))
    return tuple(views)


def term_views(database: Database, body: SegmentBody, said: Checked) -> tuple[TermView, ...]:
    """Show the glossary's terms in a segment; those whose concept has gone are left out."""
    concepts = glossaries.concepts_with_ids(database, {hit.concept for hit in body.hits})
    renderings = said.renderings or (None,) * len(body.hits)
    return tuple(
        TermView(hit.span, concepts[hit.concept], rendering)
        for hit, rendering in zip(body.hits, renderings, strict=False)
        if hit.concept in concepts
    )


def mark_views(body: SegmentBody, english: str, marks: Sequence[Mark]) -> tuple[MarkView, ...]:
    """Show marks with the texts that they were made on; `english` is what stands now."""
    return tuple(_mark_view(body, english, mark) for mark in marks)


def _mark_view(body: SegmentBody, english: str, mark: Mark) -> MarkView:
    judged = body.en if mark.english is None else mark.english
    text = body.zh if mark.side is Side.ZH else judged
    span = mark.span
    if span and span.end > len(text):
        # Only a log that was written by other means has such a span.
        span = Span(min(span.start, len(text)), len(text))
    return MarkView(
        id=mark.id,
        side=mark.side,
        span=span,
        category=mark.category,
        severity=mark.severity,
        note=mark.note,
        author=mark.author,
        at=mark.at,
        text=text,
        is_current=judged == english,
        changed_by=mark.changed_by,
        changed_at=mark.changed_at,
    )


def match_view(match: Match) -> MatchView:
    """Show a segment with the same Chinese, or much like it."""
    return MatchView(
        segment_id=match.segment_id,
        document=match.document,
        number=segments.number_of(match.place),
        zh=match.zh,
        en=match.en,
        status=match.status,
        author=match.author,
        at=match.at,
        likeness=match.likeness,
    )


def said_of(database: Database, body: SegmentBody, text: str | None) -> Checked:
    """Give what the checks said of a segment's English as it stands; of the page's until they were asked."""
    return (
        checked.find(database, body.id, checked.english_name(text))
        or checked.find(database, body.id, checked.PAGE)
        or checked.Checked()
    )


def history(events: Sequence[Event]) -> tuple[HistoryEntry, ...]:
    """Show what was said of a segment, the oldest first."""
    void = voided(events)
    by_id = {event.id: event for event in events}
    return tuple(
        HistoryEntry(
            at=event.at,
            author=event.author,
            kind=event.kind,
            summary=_summary(event, by_id),
            undone=event.id in void,
            text=_text(event),
            event=event.id,
        )
        for event in events
    )


def _text(event: Event) -> str | None:
    if event.kind is not EventKind.DECISION:
        return None
    text = opened(event.payload).get("text")
    return text if isinstance(text, str) else None


def _summary(event: Event, by_id: dict[str, Event]) -> str:
    said = opened(event.payload)
    match event.kind:
        case EventKind.DECISION:
            return text_of(said, "status")
        case EventKind.NOTE:
            text = text_of(said, "text")
            return f"note: {text}" if text else "note taken away"
        case EventKind.WAIVER:
            return f"waived {text_of(said, 'check')}: {text_of(said, 'reason')}"
        case EventKind.MARK:
            return _marked(event, said)
        case EventKind.UNDO:
            return _taking_back(event, by_id)
        case _:
            return event.kind.value


def _marked(event: Event, said: Mapping[str, object]) -> str:
    if said.get("removed"):
        return "took a mark away"
    what = f"{text_of(said, 'category')} ({text_of(said, 'severity')})"
    if words := text_of(said, "words"):
        what += f" “{words}”"
    if note := text_of(said, "note"):
        what += f": {note}"
    return f"changed a mark to {what}" if event.answers else f"marked {what}"


def _taking_back(event: Event, by_id: dict[str, Event]) -> str:
    """Say what an undo took back; the undo of an undo says a thing again."""
    answered = by_id.get(event.answers)
    if answered is None:
        return "took back"
    if answered.kind is not EventKind.UNDO:
        return f"took back: {_summary(answered, by_id)}"
    first = by_id.get(answered.answers)
    if first is None or first.kind is EventKind.UNDO:
        return "said again"
    return f"said again: {_summary(first, by_id)}"
