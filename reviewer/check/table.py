"""The table of checks for the README, made from the checks themselves."""

from collections.abc import Iterable

from reviewer.check.registry import Check


def check_table(checks: Iterable[Check]) -> str:
    """Give a Markdown table: name, severity, what it finds, when it stays silent."""
    rows = ["| check | severity | finds | stays silent |", "| --- | --- | --- | --- |"]
    rows += [
        f"| `{check.name}` | {check.severity} | {_cell(check.about)} | {_cell(check.silent)} |"
        for check in sorted(checks, key=lambda check: (check.severity.rank, check.name))
    ]
    return "\n".join(rows)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
