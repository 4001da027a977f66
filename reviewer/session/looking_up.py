"""One segment in full, and what is known of it elsewhere: terms, texts, matches, its pages; nothing is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewer.model.errors import DecisionError
from reviewer.session import neighbours, shown
from reviewer.session.views import CONCORDANCE_ROWS, SegmentView
from reviewer.store import (
    desk,
    documents,
    fold,
    glossaries,
    log,
    marks,
    memory,
    segments,
    selection,
)

if TYPE_CHECKING:
    from reviewer.model.mark import Category
    from reviewer.model.term import Concept
    from reviewer.session.neighbours import Surroundings
    from reviewer.session.views import MarkView, MatchView, SegmentRow
    from reviewer.store.database import Database
    from reviewer.store.segments import Line, SegmentBody

_GONE: Final = "there is no such segment any more: the page was imported anew"


class LookingUp:
    """What an author sees of single segments; `Browsing` adds lists of them."""

    def __init__(self, database: Database, author: str) -> None:
        self.author = author
        self._database = database

    def segment(self, segment_id: int) -> SegmentView:
        """Give everything about a segment; DecisionError where there is none."""
        body, line = self._body(segment_id), self._line(segment_id)
        events = log.of_subject(self._database, body.key)
        stands = fold.standing(events)
        history = shown.history(events)
        said = shown.said_of(self._database, body, stands.text)
        return SegmentView(
            row=shown.segment_row(line),
            zh=body.zh,
            en_page=body.en,
            en=line.en,
            shape=f"{len(body.zh_sentences)}-{len(body.en_sentences)}",
            confidence=body.confidence,
            findings=shown.finding_views(self._database, body, said),
            terms=shown.term_views(self._database, body, said),
            note=stands.note,
            history=history,
            draft=desk.draft(self._database, body.key, self.author),
            is_title=body.is_title,
            is_confirmed=body.is_confirmed,
            document=body.document,
            contradicting=tuple(
                entry for entry in history if stands.conflict and entry.event in stands.heads
            ),
            marks=shown.mark_views(body, line.en, marks.standing_marks(events)),
        )

    def marks(self, segment_id: int) -> tuple[MarkView, ...]:
        """Give the errors that people marked in a segment, the oldest first."""
        body = self._body(segment_id)
        return shown.mark_views(
            body, self._line(segment_id).en, marks.kept(self._database, segment_id)
        )

    def categories(self) -> tuple[Category, ...]:
        """List the kinds of errors that the project marks: the core of MQM until it has its own."""
        return marks.categories(self._database)

    def lookup(self, text: str) -> tuple[Concept, ...]:
        """Find concepts of the glossary by Chinese or English text."""
        return glossaries.search(self._database, text.strip()) if text.strip() else ()

    def concordance(
        self, text: str, limit: int = CONCORDANCE_ROWS, *, behind: int | None = None
    ) -> tuple[SegmentRow, ...]:
        """Find the first segments of the whole project with `text` on either side, in order.

        `behind` names a segment: then those that come next.

        Exact from one Chinese character on; English from the beginning of a word. Reads aside, so that
        a worker may ask.
        """
        wanted = text.strip()
        if not wanted:
            return ()
        with self._database.aside() as database:
            place = segments.place_of(database, behind) if behind is not None else 0
            found = selection.holding(database, wanted, limit, place or 0)
            lines = segments.lines(database, found)
        return tuple(map(shown.segment_row, lines))

    def matches(self, segment_id: int, limit: int = 5) -> tuple[MatchView, ...]:
        """Find the same Chinese sentence elsewhere in the project, and those much like it.

        The most alike first, decided ones before open ones; one for each different English. For a
        worker, as it takes 20 to 200 ms with a million segments; reads aside, so that nothing waits.
        """
        with self._database.aside() as database:
            body = segments.body(database, segment_id)
            if body is None or body.place is None:
                raise DecisionError(_GONE)
            found = memory.matches(database, body.place, body.zh, limit) if body.zh else ()
        return tuple(map(shown.match_view, found))

    def surroundings(self, segment_id: int) -> tuple[Surroundings, ...]:
        """Tell what stands around a segment on its pages, the Chinese first."""
        return neighbours.surroundings(self._database, self._body(segment_id))

    def document_name(self, document_id: int) -> str:
        """Name the document that a row is of; empty where it is gone."""
        found = documents.with_id(self._database, document_id)
        return found.name if found else ""

    def _body(self, segment_id: int) -> SegmentBody:
        body = segments.body(self._database, segment_id)
        if body is None or body.place is None:
            raise DecisionError(_GONE)
        return body

    def _line(self, segment_id: int) -> Line:
        lines = segments.lines(self._database, [segment_id])
        if not lines:
            raise DecisionError(_GONE)
        return lines[0]
