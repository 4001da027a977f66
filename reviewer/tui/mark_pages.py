"""What is said of the errors that people marked in a segment."""

from collections.abc import Sequence

from reviewer.model.mark import MarkSeverity
from reviewer.model.span import Side, Span
from reviewer.session.views import MarkView, SegmentView
from reviewer.tui.marked import MARK_LETTERS, Look, Mark, lay_out
from reviewer.tui.widgets.paper import Paragraph, says

MARK_LOOKS = {
    MarkSeverity.NEUTRAL: Look.INFO,
    MarkSeverity.MINOR: Look.MINOR,
    MarkSeverity.MAJOR: Look.MAJOR,
    MarkSeverity.CRITICAL: Look.CRITICAL,
}
MARK_SIGNS = {
    MarkSeverity.NEUTRAL: ".",
    MarkSeverity.MINOR: "~",
    MarkSeverity.MAJOR: "!",
    MarkSeverity.CRITICAL: "!!",
}


def letter_of(number: int) -> str:
    """Return the letter of a segment's nth mark, from 0; the last letter for all beyond it."""
    return MARK_LETTERS[min(number, len(MARK_LETTERS) - 1)]


def error_marks(view: SegmentView, side: Side) -> list[Mark]:
    """Return the marks of one side that still fit its text, to be drawn in it."""
    return [
        Mark(mark.span, MARK_LOOKS[mark.severity], letter=letter_of(number))
        for number, mark in enumerate(view.marks)
        if mark.side is side and mark.span is not None and mark.is_current
    ]


def mark_lines(marks: Sequence[MarkView]) -> tuple[Paragraph, ...]:
    """Return each mark on a line: letter, severity, category, what is marked, who, note."""
    return tuple(_line(number, mark) for number, mark in enumerate(marks))


def mark_words(mark: MarkView) -> str:
    """Return what is marked: the words, or that something is missing."""
    return told(mark.side, mark.words)


def told(side: Side, words: str) -> str:
    """Return words in quotes; for none, that something is missing on their side."""
    return f"“{words}”" if words else f"[missing in the {_SIDES[side]}]"


def with_choice(view: SegmentView, side: Side, chosen: Span | None) -> tuple[Paragraph, ...]:
    """Return the text of a side with its error marks and the words that are chosen now."""
    text = view.zh if side is Side.ZH else view.en
    if not text:
        return (says("(none)", Look.ASIDE),)
    marks = error_marks(view, side)
    if chosen is not None:
        marks.append(Mark(chosen, Look.CHOSEN))
    return (Paragraph(lay_out(text, tuple(marks)), is_corpus=True),)


_SIDES = {Side.ZH: "Chinese", Side.EN: "English"}


def _line(number: int, mark: MarkView) -> Paragraph:
    text = f"{mark.severity} {mark.category}  {mark_words(mark)}"
    parts: list[tuple[str, Look | None]] = [(text, None if mark.is_current else Look.ASIDE)]
    if mark.note:
        parts.append((f"  {mark.note}", None))
    aside = mark.author if mark.is_current else f"{mark.author}, of English that has changed since"
    parts.append((f"  {aside}", Look.MUTED))
    whole = "".join(part for part, _ in parts)
    looks = []
    at = 0
    for part, look in parts:
        if look is not None:
            looks.append(Mark(Span(at, at + len(part)), look))
        at += len(part)
    sign = MARK_SIGNS[mark.severity]
    lead = ((f" {letter_of(number)} ", Look.STRONG), (sign, MARK_LOOKS[mark.severity]))
    return Paragraph(lay_out(whole, tuple(looks)), lead=lead, indent=6)
