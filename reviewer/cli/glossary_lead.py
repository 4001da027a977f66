"""`reviewer glossary take`, `approve`, `reject`, `defer`, `reopen`, `release`, `releases`: the lead's verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewer.cli.glossary_proposals import counted, found_proposal, leading, status_words
from reviewer.cli.project import in_folder
from reviewer.cli.terminal import narrate, out
from reviewer.model.term import TermStatus
from reviewer.text.han import visible

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("proposals", nargs=-1, required=True)
@click.option("--reason", default="", help="What to tell who proposed it.")
@click.option("--zh", default="", help="Other Chinese than was proposed.")
@click.option("--en", default="", help="Other English than was proposed.")
@click.option("--status", type=status_words, help="Another status than was proposed.")
@click.option(
    "--concept", default="", help="Id of the concept, where the Chinese has several senses."
)
@in_folder
def approve(
    proposals: tuple[str, ...],
    *,
    reason: str,
    zh: str,
    en: str,
    status: str | None,
    concept: str,
    folder: Path | None,
) -> None:
    """Approve PROPOSALS (ids or their beginnings), as they are or amended.

    They come into force with the next release.

    \b
    reviewer glossary approve 3f2a 81c0
    reviewer glossary approve 3f2a --en "open licence" --reason "as the Law has it"
    """
    if len(proposals) > 1 and (zh or en or status or concept):
        raise click.UsageError("one proposal at a time can be amended")
    with leading(folder) as lead:
        for one in [found_proposal(lead, proposal) for proposal in proposals]:
            judged = lead.approve(
                one.id,
                reason,
                zh=zh,
                en=en,
                status=TermStatus(status) if status else None,
                concept=concept,
            )
            narrate(visible(f"Approved {judged.zh} = {judged.wanted}."))
    narrate("'reviewer glossary release' puts what is approved in force.")


@click.command()
@click.argument("proposals", nargs=-1, required=True)
@click.option("--reason", required=True, help="Why; who proposed it will read it.")
@in_folder
def reject(proposals: tuple[str, ...], *, reason: str, folder: Path | None) -> None:
    """Turn PROPOSALS (ids or their beginnings) down, with a reason.

    \b
    reviewer glossary reject 81c0 --reason "the Law says otherwise"
    """
    with leading(folder) as lead:
        for one in [found_proposal(lead, proposal) for proposal in proposals]:
            judged = lead.reject(one.id, reason)
            narrate(visible(f"Rejected {judged.zh} = {judged.wanted}."))


@click.command()
@click.argument("proposals", nargs=-1, required=True)
@in_folder
def take(proposals: tuple[str, ...], folder: Path | None) -> None:
    """Take PROPOSALS (ids or their beginnings) in review, so that other leads leave them to you.

    \b
    reviewer glossary take 3f2a
    """
    with leading(folder) as lead:
        for one in [found_proposal(lead, proposal) for proposal in proposals]:
            taken = lead.take(one.id)
            narrate(visible(f"In review by {taken.judged_by}: {taken.zh} = {taken.wanted}."))


@click.command()
@click.argument("proposals", nargs=-1, required=True)
@click.option("--reason", default="", help="What it waits for.")
@in_folder
def defer(proposals: tuple[str, ...], *, reason: str, folder: Path | None) -> None:
    """Leave PROPOSALS (ids or their beginnings) for later."""
    with leading(folder) as lead:
        for one in [found_proposal(lead, proposal) for proposal in proposals]:
            judged = lead.defer(one.id, reason)
            narrate(visible(f"Left {judged.zh} = {judged.wanted} for later."))


@click.command()
@click.argument("proposal")
@in_folder
def reopen(proposal: str, folder: Path | None) -> None:
    """Take the last verdict on PROPOSAL (id or its beginning) back."""
    with leading(folder) as lead:
        again = lead.reopen(found_proposal(lead, proposal).id)
    narrate(visible(f"{again.zh} = {again.wanted} is {again.verdict} again."))


@click.command()
@click.option("--note", default="", help="What this release is about.")
@in_folder
def release(*, note: str, folder: Path | None) -> None:
    """Put everything that was approved in force, as an immutable, numbered release.

    The segments that are there are checked again. Writes the number to stdout.

    \b
    reviewer glossary release --note "Terms of the 2021 Patent Law"
    """
    with leading(folder) as lead:
        made = lead.release(note)
    out(str(made.number))
    narrate(f"Release {made.number} is in force: {counted(len(made.approvals), 'proposal')}")
    narrate(f"'reviewer glossary changes --since {made.number - 1}' tells others what changed.")


@click.command("releases")
@in_folder
def list_releases(folder: Path | None) -> None:
    """List the releases: number, day, lead, proposals, note."""
    with leading(folder) as lead:
        for one in lead.releases():
            cells = (str(one.number), one.at[:10], one.author, str(len(one.approvals)), one.note)
            out("\t".join(map(visible, cells)))
