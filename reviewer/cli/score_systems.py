"""Several systems as a person reads them, and as a script does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.cli.terminal import narrate, out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.score.compare import Comparison, Standing


def write_comparisons(comparisons: Sequence[Comparison], footer: str = "") -> None:
    """Write a table of systems by metrics, and under it how every number came about."""
    from reviewer.cli.score_table import table_lines  # 30 ms of rich

    heads = ("", *(comparison.measure.label for comparison in comparisons))
    columns = [cells(comparison.standings) for comparison in comparisons]
    names = [standing.name for standing in comparisons[0].standings]
    for line in table_lines(heads, zip(names, *columns, strict=True)):
        out(line)
    out("")
    for comparison in comparisons:
        out(f"{comparison.measure.label}|{comparison.measure.signature}")
    out(f"intervals|{comparisons[0].uncertainty}")
    if footer:
        out(footer)
    if comparisons[0].pairs:
        narrate("systems that share a letter were not shown to differ (p < 0.05 after Holm)")
    if comparisons[0].caution:
        narrate(comparisons[0].caution)


def cells(standings: Sequence[Standing], places: int = 2) -> Iterator[str]:
    """Yield each score with half the width of its interval, and its letters."""
    width = max(len(standing.letters) for standing in standings)
    for standing in standings:
        spread = ""
        if standing.interval is not None:
            spread = f" ±{(standing.interval.high - standing.interval.low) / 2:.{places}f}"
        letters = f" {standing.letters.ljust(width)}" if width else ""
        yield f"{standing.score:.{places}f}{spread}{letters}"


def interval_of(standing: Standing) -> list[float] | None:
    """Return the ends of a score's interval for JSON."""
    if standing.interval is None:
        return None
    return [standing.interval.low, standing.interval.high]


def pairs_of(comparisons: Sequence[Comparison]) -> list[dict[str, object]]:
    """Return all paired tests for JSON."""
    return [
        {
            "metric": comparison.measure.label,
            "systems": [pair.first, pair.second],
            "p": pair.p,
            "p_holm": pair.p_holm,
        }
        for comparison in comparisons
        for pair in comparison.pairs
    ]


def systems_of(comparisons: Sequence[Comparison]) -> dict[str, dict[str, object]]:
    """Return each system's scores by metric for JSON, every one with its signature."""
    systems: dict[str, dict[str, object]] = {}
    for comparison in comparisons:
        for standing in comparison.standings:
            systems.setdefault(standing.name, {})[comparison.measure.label] = {
                "score": standing.score,
                "signature": comparison.measure.signature,
                "interval": interval_of(standing),
                "letters": standing.letters,
            }
    return systems
