"""What the lead's panes say: a proposal, what it changes of a concept, what it would do to segments."""

from collections.abc import Sequence

from reviewer.model.finding import Finding
from reviewer.model.term import Concept, Term
from reviewer.session.effect import Affected, Effect
from reviewer.session.proposals import Proposal, Verdict
from reviewer.text.shown import plain, shown
from reviewer.text.wrap import clip
from reviewer.tui.marked import Look, lay_out
from reviewer.tui.pages import TERM_WORDS, minute, styled
from reviewer.tui.signs import SEVERITY_SIGNS
from reviewer.tui.widgets.paper import Paragraph, says

VERDICT_SIGNS = {
    Verdict.PROPOSED: "·",
    Verdict.IN_REVIEW: "…",
    Verdict.APPROVED: "✓",
    Verdict.REJECTED: "✗",
    Verdict.DEFERRED: "»",
}
_KEY = 10
"""Cells of the names of what is said of a proposal."""


def proposal_lines(
    found: Proposal, evidence: str, conflicts: Sequence[str]
) -> tuple[Paragraph, ...]:
    """Return who proposes what, with which evidence, what speaks against it, and the verdict."""
    term: list[tuple[str, Look | None]] = [
        (found.zh, Look.STRONG),
        ("  →  ", Look.MUTED),
        (found.en or found.wanted, Look.RENDERING),
        (f"  {found.status}" if found.en else "", Look.MUTED),
    ]
    lines = [Paragraph(styled(term)), _named("by", f"{found.author}, {minute(found.at)}")]
    if found.note:
        lines.append(_named("note", found.note))
    if evidence:
        lines.append(_named("seen in", evidence))
    lines += [_named("but", conflict, Look.MINOR) for conflict in conflicts]
    if found.verdict is not Verdict.PROPOSED:
        judged = f"{found.verdict} by {found.judged_by}, {minute(found.judged_at)}"
        if found.release:
            judged += f", in release {found.release}"
        lines.append(_named("verdict", judged))
        if found.reason:
            lines.append(_named("because", found.reason))
    return tuple(lines)


def change_lines(before: Concept | None, after: Concept | None) -> tuple[Paragraph, ...]:
    """Return a concept as it would be, with what is new of it, {+so+}, and what is gone, [-so-]."""
    if after is None:
        return (says("The glossary stays as it is.", Look.ASIDE),)
    head: list[tuple[str, Look | None]] = [("、".join(after.zh), Look.STRONG)]
    if before is None:
        head.append(("  a new concept", Look.INSERTED))
    asides = [part for part in (after.sense, after.body, after.subject) if part]
    head.append(("".join(f"  {part}" for part in asides), Look.MUTED))
    if before is not None and before.strictness is not after.strictness:
        head.append((f"  [-{before.strictness}-]", Look.DELETED))
        head.append((f"{{+{after.strictness}+}}", Look.INSERTED))
    was = {term.text: term for term in before.en} if before else {}
    lines = [Paragraph(styled(head))]
    lines += [_term(was.get(term.text), term, is_known=before is not None) for term in after.en]
    kept = {term.text for term in after.en}
    gone = [term for term in was.values() if term.text not in kept]
    lines += [Paragraph(styled([(f"[-{term.text}-]", Look.DELETED)]), indent=6) for term in gone]
    return tuple(lines)


def effect_lines(effect: Effect, room_cells: int) -> tuple[Paragraph, ...]:
    """Return how many segments would pass or newly fail, and each of them with why."""
    lines = [says(effect.line(), Look.STRONG)]
    for heading, affected in (
        ("would newly fail", effect.failing),
        ("would pass", effect.passing),
        ("would change in severity", effect.weighed),
    ):
        if affected:
            lines += [
                says(""),
                says(heading, Look.MAJOR if affected is effect.failing else Look.KEY),
            ]
        for one in affected:
            lines += _affected(one, room_cells)
    return tuple(lines)


def proposal_line(found: Proposal, room_cells: int) -> str:
    """Return a proposal on one line of a list."""
    wanted = plain(found.en or found.wanted)
    return clip(shown(f"{plain(found.zh)} → {wanted}", keep_lines=False), room_cells)


def _term(was: Term | None, term: Term, *, is_known: bool) -> Paragraph:
    word = TERM_WORDS[term.status]
    if was is None:
        text = f"{{+{term.text}+}}" if is_known else term.text
        return Paragraph(
            styled([(text, Look.INSERTED)]), lead=((f"{word:<5}", Look.MUTED),), indent=6
        )
    parts: list[tuple[str, Look | None]] = [(term.text, None)]
    if was.status is not term.status:
        parts.append((f"  [-{TERM_WORDS[was.status]}-]", Look.DELETED))
        parts.append((f"{{+{word}+}}", Look.INSERTED))
    return Paragraph(styled(parts), lead=((f"{word:<5}", Look.MUTED),), indent=6)


def _affected(one: Affected, room_cells: int) -> list[Paragraph]:
    lines = []
    sides = (
        ("+", Look.MAJOR, one.new),
        ("−", Look.KEY, one.gone),
        ("~", Look.MUTED, one.weighed),
    )
    for sign, look, findings in sides:
        for finding in findings:
            lead = ((f" {sign} ", look),)
            lines.append(Paragraph(lay_out(_words(finding)), lead=lead, indent=3))
    where = f"{one.segment.document}  " if one.segment.document else ""
    for text in (one.segment.zh, one.segment.en):
        lines.append(
            says(clip(shown(where + text, keep_lines=False), room_cells - 5), Look.ASIDE, indent=5)
        )
        where = ""
    return lines


def _words(finding: Finding) -> str:
    return f"{SEVERITY_SIGNS[finding.severity]} {finding.message}"


def _named(name: str, text: str, look: Look | None = None) -> Paragraph:
    return Paragraph(styled([(text, look)]), lead=((f"{name:<{_KEY}}", Look.MUTED),), indent=_KEY)
