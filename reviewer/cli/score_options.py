"""Options that several score commands share: the form, the gate, how sure to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.score.mqm_profile import Profile

UNDER_GATE = 1
METRICS = ("bleu", "chrf", "chrf++", "ter")

as_form = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
with_resamples = click.option(
    "--resamples",
    type=click.IntRange(0, 100_000),
    default=1000,
    show_default=True,
    help="Bootstrap resamples behind intervals; 0 leaves intervals and tests out.",
)
with_seed = click.option(
    "--seed",
    type=click.IntRange(0, 2**63 - 1),
    default=12345,
    show_default=True,
    help="The same seed gives the same intervals and p-values.",
)
PROFILE_HELP = (
    "What marked errors weigh: google-wmt, marot, mqm-2.0; one of your own by its TOML file, or by "
    "its name where it lies in the folder profiles beside config.toml."
)
with_profile = click.option("--profile", default="mqm-2.0", show_default=True, help=PROFILE_HELP)


def profile_named(name: str) -> Profile:
    """Find an MQM profile by what was asked for; InputError where there is none."""
    from platformdirs import user_config_path  # only where a profile is used

    from reviewer.score.mqm_profile import PROFILES, profile_by

    own = user_config_path("reviewer") / "profiles" / f"{name}.toml"
    return profile_by(str(own) if name not in PROFILES and own.is_file() else name)


@dataclass(frozen=True, slots=True)
class Gate:
    """The worst that a score may be."""

    metric: str
    """In lower case."""
    value: float


def _gates(
    _context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[Gate, ...]:
    gates = []
    for text in values:
        metric, _equals, value = text.partition("=")
        try:
            gates.append(Gate(metric.strip().lower(), float(value)))
        except ValueError as error:
            raise click.BadParameter(f"{text!r} is not METRIC=VALUE, as in bleu=30") from error
    return tuple(gates)


with_gates = click.option(
    "--fail-under",
    "gates",
    multiple=True,
    metavar="METRIC=VALUE",
    callback=_gates,
    help="Exit 1 where a score is worse: below it, or above for TER, HTER and penalties.",
)


def exit_code(
    gates: Iterable[Gate],
    scores: Iterable[tuple[str, float | None]],
    less_is_better: frozenset[str],
) -> int:
    """Return 1 where a score misses its gate, else 0; refuse a gate that no score goes with.

    `scores` and `less_is_better` name metrics in lower case.
    """
    from reviewer.cli.terminal import narrate  # only with gates

    told = list(scores)
    code = 0
    for gate in gates:
        values = [value for metric, value in told if metric == gate.metric]
        if not values:
            known = ", ".join(dict.fromkeys(metric for metric, _ in told))
            raise click.UsageError(
                f"--fail-under: no score {gate.metric!r} here; there are {known}"
            )
        for value in values:
            is_less = gate.metric in less_is_better
            if value is None or (value > gate.value if is_less else value < gate.value):
                side = "at most" if is_less else "at least"
                shown = "nothing" if value is None else f"{value:.2f}"
                narrate(f"{gate.metric} is {shown}, should be {side} {gate.value:g}")
                code = UNDER_GATE
    return code


def chosen_metrics(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    """Split a list of metrics and refuse those that there are not."""
    names = tuple(dict.fromkeys(name.strip().lower() for name in value.split(",") if name.strip()))
    for name in names:
        if name not in METRICS:
            raise click.BadParameter(f"no metric {name!r}; there are {', '.join(METRICS)}")
    if not names:
        raise click.BadParameter(f"name at least one of {', '.join(METRICS)}")
    return names
