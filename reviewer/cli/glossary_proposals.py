"""`reviewer glossary propose`, `proposals`, `effect`: what waits for the lead, and what it would do."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from reviewer.cli.project import author_name, in_folder, open_project
from reviewer.cli.terminal import narrate, out
from reviewer.model.errors import DecisionError
from reviewer.model.term import TermStatus
from reviewer.text.han import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reviewer.session.effect import Affected
    from reviewer.session.lead import Lead
    from reviewer.session.proposals import Proposal

_SHORTEST_ID = 4
_SHOWN_SEGMENTS = 10
"""Segments of each kind that `effect` shows; its first line counts all."""

status_words = click.Choice([status.value for status in TermStatus])


def counted(count: int, what: str) -> str:
    """Tell how many there are, as `No proposals.` or `1 proposal.` do."""
    return f"{count:,} {what}{'s' * (count != 1)}." if count else f"No {what}s."


@contextmanager
def leading(folder: Path | None) -> Iterator[Lead]:
    """Open the project as its lead."""
    from reviewer.session.lead import Lead  # 20 ms of SQLite

    with open_project(folder) as project:
        yield Lead(project, author_name())


@click.command()
@click.argument("zh")
@click.argument("en")
@click.option("--status", type=status_words, default="preferred", show_default=True)
@click.option("--reason", default="", help="Why; the lead reads it.")
@in_folder
def propose(zh: str, en: str, *, status: str, reason: str, folder: Path | None) -> None:
    """Propose what the English term EN should be for the Chinese term ZH.

    Writes the proposal's id to stdout. In the review screen, t proposes a term from a segment, which
    goes along as evidence.

    \b
    reviewer glossary propose 开放许可 "open license" --reason "Patent Law, Art. 50"
    reviewer glossary propose 创新主体 "innovation subject" --status forbidden
    """
    from reviewer.session.lead import Lead  # 20 ms of SQLite
    from reviewer.session.review import Review  # with it

    with open_project(folder) as project:
        review = Review.open(project, author=author_name())
        outcome = review.propose(zh, en, reason, status=TermStatus(status))
        everything = Lead(project, author_name()).proposals()
    newest = everything[-1]
    out(_short_ids(everything)[newest.id])
    narrate(visible(outcome.message))
    narrate("It waits for the lead: 'reviewer glossary proposals' lists what does.")


@click.command("proposals")
@click.option("--all", "show_all", is_flag=True, help="Also those that were judged.")
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True
)
@in_folder
def list_proposals(*, show_all: bool, form: str, folder: Path | None) -> None:
    """List the proposals that wait for the lead, the oldest first, and what speaks against each.

    \b
    reviewer glossary proposals
    reviewer glossary proposals --all --format jsonl
    """
    from reviewer.session.proposals import WAITING  # 20 ms of SQLite

    with leading(folder) as lead:
        wanted = () if show_all else WAITING
        found = lead.proposals(*wanted)
        short = _short_ids(lead.proposals())
        for one in found:
            is_open = one.verdict in WAITING
            conflicts = lead.conflicts(one.id) if is_open else ()
            if form == "jsonl":
                out(json.dumps(_row(one, conflicts, lead.evidence(one)), ensure_ascii=False))
            else:
                _show(one, short[one.id], conflicts, lead.evidence(one))
    narrate(counted(len(found), "proposal"))


def _show(one: Proposal, short: str, conflicts: Sequence[str], evidence: str) -> None:
    judged = f" by {one.judged_by}" if one.judged_by else ""
    lines = [
        f"{short}  {one.zh} = {one.wanted}",
        f"      {one.verdict}{judged}; proposed by {one.author}, {one.at[:10]}",
    ]
    lines += [
        f"      {said}: {text}" for said, text in (("why", one.note), ("lead", one.reason)) if text
    ]
    lines += [f"      {evidence}"] if evidence else []
    lines += [f"      ! {conflict}" for conflict in conflicts]
    for line in lines:
        out(visible(line))


def _row(one: Proposal, conflicts: Sequence[str], evidence: str) -> dict[str, object]:
    return {
        "id": one.id,
        "zh": one.zh,
        "en": one.en,
        "status": one.status,
        "concept": one.concept,
        "strictness": one.strictness,
        "verdict": one.verdict,
        "note": one.note,
        "author": one.author,
        "at": one.at,
        "judged_by": one.judged_by,
        "judged_at": one.judged_at,
        "reason": one.reason,
        "release": one.release,
        "evidence": evidence,
        "conflicts": list(conflicts),
    }


@click.command()
@click.argument("proposal")
@click.option(
    "--concept", default="", help="Id of the concept, where the Chinese has several senses."
)
@in_folder
def effect(proposal: str, concept: str, folder: Path | None) -> None:
    """Tell what approving PROPOSAL would do to the segments that are there, and what it contradicts.

    PROPOSAL is its id or the beginning of it. Nothing is changed.

    \b
    reviewer glossary effect 3f2a
    """
    from reviewer.glossary.conflicts import conflicts_in  # 0.3 s of English lemmas

    with leading(folder) as lead:
        proposal_id = found_proposal(lead, proposal).id
        before, after = lead.with_proposal(proposal_id, concept=concept)
        found = lead.effect(proposal_id, concept=concept)
        against = lead.conflicts(proposal_id)
    out(found.line())
    known = set(conflicts_in(before))
    new = (conflict.message for conflict in conflicts_in(after) if conflict not in known)
    for conflict in (*against, *new):
        out(visible(f"! {conflict}"))
    sides = (("pass", found.passing), ("fail", found.failing), ("weigh", found.weighed))
    for word, affected in sides:
        for one in affected[:_SHOWN_SEGMENTS]:
            _show_affected(word, one)


def _show_affected(word: str, one: Affected) -> None:
    findings = {"pass": one.gone, "fail": one.new, "weigh": one.weighed}[word]
    out(visible(f"{word}  {one.segment.zh}"))
    out(visible(f"      {one.segment.en}"))
    for finding in findings:
        severity = f" ({finding.severity})" if word == "weigh" else ""
        out(visible(f"      {finding.check}{severity}: {finding.message}"))


def found_proposal(lead: Lead, beginning: str) -> Proposal:
    """Find the one proposal whose id begins so."""
    found = [one for one in lead.proposals() if one.id.startswith(beginning.lower())]
    if len(found) == 1 and beginning:
        return found[0]
    what = "several proposals begin" if found else "no proposal's id begins"
    raise DecisionError(
        f"{what} with '{beginning}': 'reviewer glossary proposals --all' lists them"
    )


def _short_ids(proposals: Sequence[Proposal]) -> dict[str, str]:
    """Give each proposal's id as short as tells it from the others."""
    ids = sorted(one.id for one in proposals)
    short = {}
    for number, whole in enumerate(ids):
        near = [*ids[max(0, number - 1) : number], *ids[number + 1 : number + 2]]
        length = _SHORTEST_ID
        while any(other.startswith(whole[:length]) for other in near):
            length += 1
        short[whole] = whole[:length]
    return short
