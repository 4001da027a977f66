"""How tests of figures write their pairs, and what they ask of the checks."""

from reviewer.check.runner import Checker
from reviewer.model.finding import Finding
from reviewer.model.segment import Segment

FIGURES = {"number.mismatch", "date.mismatch", "currency.mismatch", "amount.no_currency"}


def pairs(lines: str) -> list[list[str]]:
    return [line.split(" | ") for line in lines.strip().splitlines()]


def figure_findings(zh: str, en: str) -> list[Finding]:
    (found,) = Checker().check_document([Segment(zh=zh, en=en, document="one")])
    return [finding for finding in found if finding.check in FIGURES]
