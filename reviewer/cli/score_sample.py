"""`reviewer score plan` and `accept`: how many segments to look at, which, and what follows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.cli.project import author_name, in_folder, open_project
from reviewer.cli.score_options import as_form
from reviewer.cli.terminal import narrate, out
from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from reviewer.score.sampling import Plan, Unit, Verdict
    from reviewer.session.project import Project

_PERCENT = click.FloatRange(0, 100, max_open=True)
_REFUSED = 1


@click.command()
@click.option("--aql", type=_PERCENT, required=True, help="Per cent of faulty segments still good.")
@click.option("--ltpd", type=_PERCENT, required=True, help="Per cent no longer to be let through.")
@click.option("--lot", type=click.IntRange(1), help="How many segments the sample stands for.")
@click.option("--draw", is_flag=True, help="Draw the sample from the project, and keep it there.")
@click.option(
    "--document", "documents", multiple=True, help="Draw from this page; may be repeated."
)
@click.option("--reviewer", default="", help="Draw from what this person decided.")
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=1, show_default=True)
@in_folder
@as_form
def plan(
    *,
    aql: float,
    ltpd: float,
    lot: int | None,
    draw: bool,
    documents: tuple[str, ...],
    reviewer: str,
    seed: int,
    folder: Path | None,
    form: str,
) -> None:
    """Plan a sample: look at n segments, accept when at most c are faulty.

    Pages with AQL per cent of faulty segments are accepted 95 times in 100 or more, with LTPD per
    cent 10 times in 100 or less. With --draw the sample is drawn from the project, each page with
    its fair share, the same again for the same seed, and kept: S on the screen's list of
    documents goes through it; `score accept` says what follows.

    \b
    reviewer score plan --aql 1 --ltpd 5
    reviewer score plan --aql 1 --ltpd 5 --draw --reviewer li
    """
    from reviewer.score.sampling import make_plan

    if not draw:
        if documents or reviewer:
            raise click.UsageError("--document and --reviewer say what to --draw from")
        made = make_plan(aql / 100, ltpd / 100, lot)
        (_write_json if form == "json" else _write_text)(made, (), seed)
        return
    if lot is not None:
        raise click.UsageError("--lot goes without --draw: the lot is what is drawn from")
    from reviewer.session.sampling import Lot, draw_sample, inspect

    with open_project(folder) as project:
        share = Lot(documents, reviewer)
        draw_sample(project, aql / 100, ltpd / 100, author=author_name(), seed=seed, lot=share)
        found = inspect(project.database)
        names = {document.id: document.name for document in project.documents()}
    if found is not None:
        units = tuple((names[one.document_id], one.number) for one in found.segments)
        (_write_json if form == "json" else _write_text)(found.sample.plan, units, seed)
        if form == "text":
            narrate("kept in the project: look through it on the screen (S among the documents)")


def _write_json(made: Plan, sample: tuple[Unit, ...], seed: int) -> None:
    told = {
        "n": made.size,
        "c": made.faults,
        "aql": 100 * made.aql,
        "ltpd": 100 * made.ltpd,
        "lot": made.lot,
        "accepted_at_aql": made.accepted_at_aql,
        "accepted_at_ltpd": made.accepted_at_ltpd,
        "signature": made.signature,
        "seed": seed,
        "sample": [{"document": document, "number": number} for document, number in sample],
    }
    out(json.dumps(told, ensure_ascii=False))


def _write_text(made: Plan, sample: tuple[Unit, ...], _seed: int) -> None:
    from reviewer.text.han import visible

    out(f"n = {made.size}, c = {made.faults}")
    narrate(
        f"look at {made.size:,} segments; accept when at most {made.faults} are faulty: "
        f"pages with {100 * made.aql:g}% of faults pass {made.accepted_at_aql:.1%} of the time, "
        f"with {100 * made.ltpd:g}% {made.accepted_at_ltpd:.1%}"
    )
    for document, number in sample:
        out(f"{visible(document)}\t{number}")
    out(made.signature)


@click.command()
@click.argument("sample_path", metavar="[SAMPLE]", type=click.Path(path_type=Path), required=False)
@click.option("--n", "size", type=click.IntRange(1), help="The plan's n, where there is no SAMPLE.")
@click.option("--c", "faults", type=click.IntRange(0), help="The plan's c.")
@click.option("--inspected", type=click.IntRange(0), help="How many were looked at.")
@click.option("--faulty", type=click.IntRange(0), help="How many of them were faulty.")
@in_folder
@as_form
def accept(
    sample_path: Path | None,
    *,
    size: int | None,
    faults: int | None,
    inspected: int | None,
    faulty: int | None,
    folder: Path | None,
    form: str,
) -> int:
    """Say whether a sample passes: exit 0 if so, 1 if it does not, or not yet.

    Without arguments: of the sample that was drawn last in the project. What was decided since
    counts; a segment is faulty when it was flagged or rejected, or its English changed. SAMPLE is
    what `score plan --draw --format json` wrote, for a project in which the sample was not drawn:
    there every decision counts, and each edit is a fault.

    \b
    reviewer score accept
    reviewer score accept sample.json
    reviewer score accept --n 132 --c 3 --inspected 132 --faulty 2
    """
    from reviewer.score.sampling import Plan, Verdict, verdict

    figures = (size, faults, inspected, faulty)
    if sample_path is not None:
        made, units = _read_sample(sample_path)
        with open_project(folder) as project:
            inspected, faulty = _looked_at(project, units)
    elif figures == (None,) * 4:
        made, inspected, faulty = _drawn(folder)
    elif None in figures:
        raise click.UsageError("give all of --n, --c, --inspected and --faulty, or none of them")
    else:
        made = Plan(size or 0, faults or 0, 0, 0)
    said = verdict(made, inspected or 0, faulty or 0)
    _write_verdict(said, made, inspected or 0, faulty or 0, form)
    return 0 if said is Verdict.ACCEPTED else _REFUSED


def _drawn(folder: Path | None) -> tuple[Plan, int, int]:
    """Look up the sample that was drawn last, and tell which of its segments are faulty."""
    from reviewer.session.sampling import inspect
    from reviewer.text.han import visible

    with open_project(folder) as project:
        found = inspect(project.database)
        names = {document.id: document.name for document in project.documents()}
    if found is None:
        raise InputError("no sample was drawn: 'reviewer score plan --aql 1 --ltpd 5 --draw'")
    for one in found.segments:
        if one.is_faulty:
            narrate(f"faulty: {visible(names[one.document_id])} {one.number}")
    if found.gone:
        narrate(f"{found.gone:,} sampled segments are no longer in the project: draw anew")
    return found.sample.plan, found.inspected, found.faulty


def _read_sample(path: Path) -> tuple[Plan, frozenset[Unit]]:
    from reviewer.score.sampling import Plan

    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        made = Plan(
            int(told["n"]), int(told["c"]), told["aql"] / 100, told["ltpd"] / 100, told["lot"]
        )
        units = frozenset((str(one["document"]), int(one["number"])) for one in told["sample"])
    except OSError as error:
        raise InputError(f"can't read {path}: {error.strerror}") from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise InputError(
            f"{path} is no sample: 'reviewer score plan --draw --format json' writes one"
        ) from error
    if not units:
        raise InputError(f"{path} has no segments in it: draw it with 'score plan --draw'")
    return made, units


def _looked_at(project: Project, units: frozenset[Unit]) -> tuple[int, int]:
    """Count the sampled segments that someone decided, and those found faulty."""
    from reviewer.model.decision import Status

    statuses = [
        facts.status for facts in project.statistics() if (facts.document, facts.number) in units
    ]
    if len(statuses) < len(units):
        narrate(f"{len(units) - len(statuses):,} sampled segments are no longer in the project")
    faulty = {Status.EDITED, Status.FLAGGED, Status.REJECTED}
    inspected = [status for status in statuses if status is Status.ACCEPTED or status in faulty]
    return len(inspected), sum(status in faulty for status in inspected)


def _write_verdict(said: Verdict, made: Plan, inspected: int, faulty: int, form: str) -> None:
    if form == "json":
        told = {
            "verdict": said.value,
            "inspected": inspected,
            "faulty": faulty,
            "n": made.size,
            "c": made.faults,
        }
        out(json.dumps(told))
    else:
        out(
            f"{said}: {faulty:,} faulty in {inspected:,} of {made.size:,} segments, "
            f"at most {made.faults:,} allowed"
        )
