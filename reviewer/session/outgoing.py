"""What leaves a project: its segments as they stand, its log."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer.model.finding import WaiverScope
from reviewer.model.span import Side
from reviewer.session.reports import ExportRow, SegmentFacts, WaiverRow
from reviewer.store import checked, log, projection, segments, waivers
from reviewer.store.keys import EVERYWHERE, document_name, document_subject
from reviewer.store.payload import event_to_line, opened, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.model.mark import Mark
    from reviewer.store.database import Database
    from reviewer.store.documents import DocumentNow
    from reviewer.store.segments import SegmentBody


def rows(database: Database, document_id: int) -> tuple[ExportRow, ...]:
    """Give a document's segments as they stand now, in order."""
    exported = []
    for body in segments.bodies(database, document_id):
        now = projection.now_kept(database, body.id)
        if now:
            exported.append(
                ExportRow(
                    number=segments.number_of(now.place),
                    zh=body.zh,
                    en_page=body.en,
                    en=body.en if now.text is None else now.text,
                    status=now.status,
                    author=now.author,
                    at=now.at,
                    note=now.note,
                    shape=f"{len(body.zh_sentences)}-{len(body.en_sentences)}",
                    confidence=body.confidence,
                    marks=tuple(_as_exported(mark, body.en, now.text) for mark in now.marks),
                )
            )
    return tuple(exported)


def _as_exported(mark: Mark, page: str, edited: str | None) -> Mark:
    """Say of which English a mark is, seen from the English that is exported."""
    judged = page if mark.english is None else mark.english
    exported = page if edited is None else edited
    return replace(mark, english=None if judged == exported or mark.side is Side.ZH else judged)


def facts(
    database: Database, document: DocumentNow, bodies: Sequence[SegmentBody]
) -> Iterator[SegmentFacts]:
    """Give some of a document's segments as scores see them."""
    pages = checked.find_pages(database, [body.id for body in bodies])
    for body in bodies:
        now = projection.now_kept(database, body.id)
        if now is None:
            continue
        said = pages.get(body.id, checked.Checked())
        waived = waivers.in_force(database, said.keys, (body.key, document_subject(document.name)))
        standing = tuple(
            (finding.check, finding.severity.value)
            for finding, key in zip(said.findings, said.keys, strict=True)
            if key not in waived
        )
        yield SegmentFacts(
            id=body.id,
            document=document.name,
            number=segments.number_of(now.place),
            en_page=body.en,
            en=body.en if now.text is None else now.text,
            status=now.status,
            author=now.author,
            at=now.at,
            findings=standing,
            zh=body.zh,
            waived=len(said.findings) - len(standing),
            marks=tuple(mark.severity.value for mark in now.marks if mark.english is None),
        )


def waiver_rows(database: Database) -> tuple[WaiverRow, ...]:
    """List the waivers in force, the oldest first."""
    rows = []
    for waiver in waivers.everything(database):
        event = log.by_id(database, waiver.event)
        said = opened(event.payload) if event else {}
        document, number = _where(database, waiver.subject)
        rows.append(
            WaiverRow(
                check=text_of(said, "check"),
                rule=text_of(said, "rule"),
                scope=_scope(waiver.subject),
                document=document,
                number=number,
                reason=waiver.reason,
                author=waiver.author,
                at=waiver.at,
                findings=waivers.reach(database, waiver.event),
            )
        )
    return tuple(rows)


def _scope(subject: str) -> WaiverScope:
    if subject == EVERYWHERE:
        return WaiverScope.RULE
    return WaiverScope.DOCUMENT if document_name(subject) else WaiverScope.SEGMENT


def _where(database: Database, subject: str) -> tuple[str, int]:
    segment_id = segments.id_of(database, subject)
    body = segments.body(database, segment_id) if segment_id is not None else None
    if body is None:
        return document_name(subject), 0
    return body.document, segments.number_of(body.place or 0)


def log_lines(database: Database) -> Iterator[str]:
    """Give the log, one canonical JSON object a line, in order."""
    return (event_to_line(event) for event in log.everything(database))
