"""`reviewer glossary compliance`: how far the English follows the glossary, and what to make advice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from reviewer.cli.glossary_proposals import counted
from reviewer.cli.project import author_name, in_folder, open_project
from reviewer.cli.terminal import narrate, out
from reviewer.model.term import Strictness
from reviewer.text.han import visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from reviewer.model.term import Concept
    from reviewer.session.compliance import Compliance, Tally
    from reviewer.session.project import Project

_COUNTS = ("share", "occurrences", "accepted", "missing", "forbidden", "left out")
_LEAST = 5
_BELOW = 70


@click.command()
@click.option(
    "--by",
    type=click.Choice(["concept", "page", "reviewer"]),
    default="concept",
    show_default=True,
    help="What a row of the table is; JSON has all three.",
)
@click.option("--reviewed", is_flag=True, help="Only segments that people accepted or edited.")
@click.option(
    "--below",
    type=click.FloatRange(0, 100),
    default=_BELOW,
    show_default=True,
    help="Propose to make advice of a row that is followed in less than this, in per cent …",
)
@click.option(
    "--least",
    type=click.IntRange(1),
    default=_LEAST,
    show_default=True,
    help="… where the Chinese has it at least so often.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    show_default=True,
)
@click.option(
    "--propose", is_flag=True, help="Put these proposals before the lead, as any other proposal."
)
@in_folder
def compliance(
    *,
    by: str,
    reviewed: bool,
    below: float,
    least: int,
    form: str,
    propose: bool,
    folder: Path | None,
) -> None:
    """Measure how often the English has an accepted term where the Chinese has one of the glossary.

    Of the English as it stands, rejected segments left out. Rows that people rarely follow make
    noise: the list proposes to turn those from enforce to advise; --propose lets the lead judge that.

    \b
    reviewer glossary compliance
    reviewer glossary compliance --reviewed --by reviewer
    reviewer glossary compliance --reviewed --propose
    reviewer glossary compliance --format csv > compliance.csv
    """
    from reviewer.session.compliance import REVIEWED, STANDING, measure  # 20 ms of SQLite

    with open_project(folder) as project:
        measured = measure(project, REVIEWED if reviewed else STANDING)
        demoted = measured.to_demote(below=below / 100, least=least)
        proposed = _propose(project, measured, demoted) if propose else 0
    if form == "json":
        _write_json(measured, demoted)
    elif form == "csv":
        _write_csv(measured, by, demoted)
    else:
        _write_text(measured, by, demoted)
    if form != "json":
        narrate(measured.signature)
    if propose:
        narrate(counted(proposed, "new proposal"))
    if reviewed and not measured.whole.occurrences:
        narrate("No reviewed segment has a term yet: leave --reviewed out for all segments.")


def _parts(
    measured: Compliance, by: str, demoted: Collection[Concept]
) -> Iterator[tuple[tuple[str, str], Tally, str]]:
    """Yield what a row is called and its English, its tally, and what is proposed for it."""
    if by == "concept":
        for concept, tally in measured.concepts:
            advice = "advise" if concept in demoted else ""
            yield (concept.id, concept.preferred), tally, advice
        return
    for name, tally in measured.documents if by == "page" else measured.reviewers:
        yield (name, ""), tally, ""


def _propose(project: Project, measured: Compliance, demoted: Collection[Concept]) -> int:
    """Propose to advise these concepts only; give how many were not proposed before."""
    from reviewer.session.lead import Lead  # 20 ms of SQLite

    lead = Lead(project, author_name())
    tallies = {concept.id: tally for concept, tally in measured.concepts}
    made = 0
    for concept in demoted:
        tally = tallies[concept.id]
        note = f"followed in {tally.accepted:,} of {tally.occurrences:,} places"
        made += lead.propose_strictness(concept.id, Strictness.ADVISE, note) is not None
    return made


def _write_text(measured: Compliance, by: str, demoted: Collection[Concept]) -> None:
    from reviewer.cli.score_table import table_lines  # 30 ms of rich

    rows = [
        (name, *_figures(tally), advice)
        for (name, _), tally, advice in _parts(measured, by, demoted)
    ]
    rows.append(("all", *_figures(measured.whole), ""))
    heads = (by, *_COUNTS, "proposed")
    for line in table_lines(heads, rows):
        out(line)
    if demoted:
        out("")
        out(
            "Would be better as advice (--propose asks the lead): "
            + visible(", ".join(concept.id for concept in demoted))
        )


def _figures(tally: Tally) -> tuple[str, ...]:
    share = "–" if tally.share is None else f"{tally.share:.0%}"
    counts = (tally.occurrences, tally.accepted, tally.missing, tally.forbidden, tally.left_out)
    return (share, *(f"{count:,}" for count in counts))


def _write_csv(measured: Compliance, by: str, demoted: Collection[Concept]) -> None:
    from reviewer.glossary.files import table_as_csv  # only here

    columns = (by, "preferred", *(name.replace(" ", "_") for name in _COUNTS), "proposed")
    rows = (
        {
            by: name,
            "preferred": preferred,
            **{key: str(value) for key, value in _values(tally).items() if value is not None},
            "proposed": advice,
        }
        for (name, preferred), tally, advice in _parts(measured, by, demoted)
    )
    click.echo(table_as_csv(columns, rows).encode(), nl=False)


def _values(tally: Tally) -> dict[str, float | None]:
    return {
        "share": None if tally.share is None else round(tally.share, 4),
        "occurrences": tally.occurrences,
        "accepted": tally.accepted,
        "missing": tally.missing,
        "forbidden": tally.forbidden,
        "left_out": tally.left_out,
    }


def _write_json(measured: Compliance, demoted: Collection[Concept]) -> None:
    value = {
        "whole": _values(measured.whole),
        "concepts": [
            {
                "id": concept.id,
                "zh": concept.zh[0],
                "preferred": concept.preferred,
                "strictness": concept.strictness,
                **_values(tally),
                "proposed": "advise" if concept in demoted else None,
            }
            for concept, tally in measured.concepts
        ],
        "pages": [{"page": name, **_values(tally)} for name, tally in measured.documents],
        "reviewers": [{"reviewer": name, **_values(tally)} for name, tally in measured.reviewers],
        "signature": measured.signature,
    }
    out(json.dumps(value, ensure_ascii=False))
