"""What each pane says of a segment: from the session's values to paragraphs, without a screen."""

from collections.abc import Iterable, Mapping

from reviewer.model.decision import EventKind, Status
from reviewer.model.finding import Finding, Severity
from reviewer.model.span import Side, Span
from reviewer.model.term import Concept, TermStatus
from reviewer.session.views import (
    FindingView,
    HistoryEntry,
    MarkView,
    SegmentRow,
    SegmentView,
    TermView,
)
from reviewer.text.shown import plain, shown
from reviewer.text.wrap import clip, width_cells, width_of
from reviewer.tui.difference import shortened, stretches
from reviewer.tui.mark_pages import error_marks, mark_lines
from reviewer.tui.marked import Laid, Look, Mark, joined, lay_out
from reviewer.tui.opinions import opinions
from reviewer.tui.signs import SEVERITY_SIGNS, STATUS_SIGNS
from reviewer.tui.widgets.paper import Paragraph, says

_SEVERITY_LOOKS = {
    Severity.CRITICAL: Look.CRITICAL,
    Severity.MAJOR: Look.MAJOR,
    Severity.MINOR: Look.MINOR,
    Severity.INFO: Look.INFO,
}
TERM_WORDS = {
    TermStatus.PREFERRED: "use",
    TermStatus.ADMITTED: "also",
    TermStatus.FORBIDDEN: "not",
}
_NAME_CELLS = 12
"""Cells of another document's name in the side panel."""
_CERTAIN = 0.9
"""Confidence of a bead from which nothing is said about it."""


def chinese(view: SegmentView, current: TermView | None, searched: str) -> tuple[Paragraph, ...]:
    """Return the Chinese with its terms and findings marked."""
    if not view.zh:
        return (says("No Chinese goes with this English.", Look.ASIDE),)
    marks = [Mark(term.span, Look.TERM) for term in view.terms]
    if current is not None:
        marks.append(Mark(current.span, Look.CURRENT))
    marks += _finding_marks(view.findings, Side.ZH)
    marks += error_marks(view, Side.ZH)
    marks += _hits(view.zh, searched)
    return (Paragraph(lay_out(view.zh, tuple(marks)), is_corpus=True),)


def english(view: SegmentView, current: TermView | None, searched: str) -> tuple[Paragraph, ...]:
    """Return the English as it stands with its renderings and findings; what changed below it."""
    paragraphs: list[Paragraph] = []
    if view.en:
        marks = [Mark(term.rendering, Look.RENDERING) for term in view.terms if term.rendering]
        if current is not None and current.rendering is not None:
            marks.append(Mark(current.rendering, Look.CURRENT))
        marks += _finding_marks(view.findings, Side.EN)
        marks += error_marks(view, Side.EN)
        marks += _hits(view.en, searched)
        paragraphs.append(Paragraph(lay_out(view.en, tuple(marks)), is_corpus=True))
    else:
        paragraphs.append(says("No English goes with this Chinese.", Look.ASIDE))
    if view.row.has_conflict:
        paragraphs += [says(""), *disagreement(view)]
    if view.draft is not None and view.draft != view.en:
        paragraphs += [says(""), *difference(view.en, view.draft, "draft")]
    elif view.en != view.en_page and not view.row.has_conflict:
        paragraphs += [says(""), *difference(view.en_page, view.en, "changed")]
    return tuple(paragraphs)


def disagreement(view: SegmentView) -> tuple[Paragraph, ...]:
    """Return what each reviewer said, against the page."""
    lines = [says("Reviewers disagree; = takes one of these.", Look.MINOR)]
    for each in opinions(view):
        told = f"{STATUS_SIGNS[each.status]} {each.author} "
        if each.english == view.en_page:
            lines.append(says(f"{told}{each.status} the page's English", indent=2))
        else:
            lines += difference(view.en_page, each.english, told.rstrip())
    return tuple(lines)


def difference(before: str, after: str, title: str = "") -> tuple[Paragraph, ...]:
    """Return one text that shows what is gone, [-so-], and what is new, {+so+}, and what is around it."""
    if before == after:
        return (says("As the page has it.", Look.ASIDE),)
    parts: list[tuple[str, Look | None]] = []
    found = stretches(before, after)
    for number, each in enumerate(found):
        if each.old == each.new:
            kept = shortened(each.old, is_first=not number, is_last=number + 1 == len(found))
            parts.append((kept, Look.ASIDE))
            continue
        if each.old:
            parts.append((f"[-{each.old}-]", Look.DELETED))
        if each.new:
            parts.append((f"{{+{each.new}+}}", Look.INSERTED))
    lead = ((f"{title} ", Look.MUTED),) if title else ()
    return (Paragraph(styled(parts), lead=lead, indent=len(title) + 1 if title else 0),)


def findings(
    found: tuple[FindingView, ...], note: str, marks: tuple[MarkView, ...] = ()
) -> tuple[Paragraph, ...]:
    """Return the numbered findings with what they suggest, those set aside too, marks and note."""
    paragraphs = [_finding(number, view) for number, view in enumerate(found, start=1)]
    if not paragraphs:
        paragraphs.append(says("The checks noticed nothing.", Look.ASIDE))
    paragraphs += mark_lines(marks)
    if note:
        paragraphs.append(Paragraph(lay_out(note), lead=(("note ", Look.STRONG),), indent=5))
    return tuple(paragraphs)


def findings_title(found: tuple[FindingView, ...]) -> str:
    """Return the title of the findings: how many stand, how many were set aside."""
    aside = sum(1 for view in found if view.waived_by)
    standing_count = len(found) - aside
    title = f"findings {standing_count}" if standing_count else "findings"
    return f"{title} · {aside} set aside" if aside else title


def standing(view: SegmentView) -> str:
    """Return where a segment stands: its status, who gave it that, and whether a draft waits."""
    status = view.row.status
    told = "open" if status is Status.OPEN else f"{STATUS_SIGNS[status]} {status}"
    said = [e for e in view.history if e.kind is EventKind.DECISION and not e.undone]
    if said and status is not Status.OPEN:
        told += f" by {said[-1].author}"
    return f"draft · {told}" if view.draft not in {None, view.en} else told


def concept_lines(concept: Concept) -> tuple[Paragraph, ...]:
    """Return a concept of the glossary: its Chinese, then each English term with what it may do."""
    head: list[tuple[str, Look | None]] = [("、".join(concept.zh), Look.STRONG)]
    asides = [part for part in (concept.sense, concept.body, concept.subject) if part]
    if asides:
        head.append(("  " + " · ".join(asides), Look.MUTED))
    paragraphs = [Paragraph(styled(head))]
    for term in concept.en:
        look = Look.FORBIDDEN if term.status is TermStatus.FORBIDDEN else Look.RENDERING
        dates = "".join(
            f"  {word} {day}"
            for word, day in (("from", term.valid_from), ("until", term.valid_until))
            if day
        )
        text: list[tuple[str, Look | None]] = [(term.text, look), (dates, Look.MUTED)]
        lead = ((f"{TERM_WORDS[term.status]:<5}", Look.MUTED),)
        paragraphs.append(Paragraph(styled(text), lead=lead, indent=5))
    if concept.note:
        paragraphs.append(says(concept.note, Look.ASIDE, indent=5))
    return tuple(paragraphs)


def concordance_lines(
    rows: Iterable[SegmentRow], text: str, room_cells: int, names: Mapping[int, str]
) -> tuple[Paragraph, ...]:
    """Return segments that have a text, a line for each side around its place.

    `names` are those of the other documents, by their ids: a segment of one of them names it.
    """
    paragraphs: list[Paragraph] = []
    for row in rows:
        lead = ((f"{row.number:>4} {STATUS_SIGNS[row.status]} ", Look.MUTED),)
        name = clip(shown(names.get(row.document_id, ""), keep_lines=False), _NAME_CELLS)
        cells = room_cells - 7
        beside = cells - width_cells(name) - 1 if name else cells
        zh = around(row.zh, text, beside)
        if name:
            gap = " " * (cells - width_cells(zh.text) - width_cells(name))
            zh = joined(zh, gap + name, Look.MUTED)
        paragraphs.append(Paragraph(zh, lead=lead, indent=7))
        paragraphs.append(Paragraph(around(row.en, text, cells), indent=7))
    return tuple(paragraphs) or (says("Nowhere else.", Look.ASIDE),)


def around(text: str, searched: str, room_cells: int) -> Laid:
    """Return as much of a text as has room, around the first place of what was searched."""
    text = text.replace("\n", " ")
    at = max(0, text.casefold().find(searched.casefold())) if searched else 0
    start, used = at, 0
    while start and used + width_of(text[start - 1]) <= room_cells // 4:
        start -= 1
        used += width_of(text[start])
    whole = clip(("…" if start else "") + shown(text[start:]), room_cells)
    return lay_out(whole, tuple(_hits(whole, searched)))


def history_lines(history: tuple[HistoryEntry, ...]) -> tuple[Paragraph, ...]:
    """Return what was said of a segment, the newest first."""
    paragraphs: list[Paragraph] = []
    for entry in reversed(history):
        parts: list[tuple[str, Look | None]] = [
            (entry.summary, Look.DELETED if entry.undone else None),
            ("  undone" if entry.undone else "", Look.MUTED),
            (f"  {entry.author}, {minute(entry.at)}", Look.MUTED),
        ]
        paragraphs.append(Paragraph(styled(parts), indent=2))
        if entry.text is not None:
            paragraphs.append(says(entry.text, Look.ASIDE, indent=4))
    return tuple(paragraphs) or (says("Nothing was said of it yet.", Look.ASIDE),)


def bead_remark(view: SegmentView) -> str:
    """Return what is worth knowing of the bead: its shape, and how sure the alignment is."""
    parts = [view.shape] if view.shape != "1-1" else []
    if view.is_confirmed:
        parts.append("confirmed")
    elif view.confidence < _CERTAIN:
        parts.append(f"alignment {int(view.confidence * 100)}%")
    return " · ".join(parts)


def minute(at: str) -> str:
    """Return a time of the log as it is read: `2026-11-22 15:30`."""
    return at[:16].replace("T", " ")


def wanted_term(view: SegmentView) -> TermView | None:
    """Return the term that is current at first: the first that a finding is about, else the first."""
    spans = [
        found.finding.zh for found in view.findings if found.finding.zh and not found.waived_by
    ]
    for term in view.terms:
        if term.span in spans:
            return term
    return view.terms[0] if view.terms else None


def proposal_of(view: SegmentView, current: TermView | None) -> tuple[str, str]:
    """Return the Chinese and English that a proposal begins with, from the current term."""
    if current is None:
        return "", ""
    rendering = current.rendering.of(view.en) if current.rendering else ""
    forbidden = {term.text.casefold() for term in current.concept.with_status(TermStatus.FORBIDDEN)}
    if rendering.casefold() in forbidden | {""}:
        rendering = current.concept.preferred
    return plain(current.span.of(view.zh)), plain(rendering)


def _finding(number: int, view: FindingView) -> Paragraph:
    finding = view.finding
    is_waived = bool(view.waived_by)
    look = Look.ASIDE if is_waived else _SEVERITY_LOOKS[finding.severity]
    sign = "✓" if is_waived else SEVERITY_SIGNS[finding.severity]
    text: list[tuple[str, Look | None]] = [(finding.message, Look.ASIDE if is_waived else None)]
    if is_waived:
        text.append((f"  waived by {view.waived_by}: {view.waiver_reason}", Look.MUTED))
    elif finding.suggestion and finding.suggestion not in finding.message:
        text.append((f"  → {finding.suggestion}", Look.STRONG))
    text.append((f"  {finding.check}", Look.MUTED))
    number_look = Look.STRONG if finding.suggestion and not is_waived else Look.MUTED
    lead = ((f"{number:>2} ", number_look), (sign, look))
    return Paragraph(styled(text), lead=lead, indent=6)


def _finding_marks(found: tuple[FindingView, ...], side: Side) -> list[Mark]:
    marks = []
    for number, view in enumerate(found, start=1):
        span = _span(view.finding, side)
        if span is not None and not view.waived_by:
            marks.append(Mark(span, _SEVERITY_LOOKS[view.finding.severity], number))
    return marks


def _span(finding: Finding, side: Side) -> Span | None:
    return finding.zh if side is Side.ZH else finding.en


def _hits(text: str, searched: str) -> list[Mark]:
    """Mark each place of a text; letters whose case folds to another length are taken as they are."""
    if not searched:
        return []
    folded, wanted = text.casefold(), searched.casefold()
    if len(folded) != len(text):
        folded, wanted = text, searched
    marks = []
    at = folded.find(wanted)
    while at >= 0:
        marks.append(Mark(Span(at, at + len(wanted)), Look.HIT))
        at = folded.find(wanted, at + len(wanted))
    return marks


def styled(parts: Iterable[tuple[str, Look | None]]) -> Laid:
    """Lay out a text that is made of stretches with a look each."""
    text = ""
    marks = []
    for part, look in parts:
        if look is not None and part:
            marks.append(Mark(Span(len(text), len(text) + len(part)), look))
        text += part
    return lay_out(text, tuple(marks))
