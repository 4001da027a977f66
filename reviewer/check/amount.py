"""Amounts of money that the English tells without a currency."""

from collections.abc import Iterator
from typing import Final

from reviewer.check.figure_findings import like_money
from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.model.finding import Finding, Severity


def find_amounts_without_currency(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each amount of the Chinese that stands in the English as a bare number."""
    for zh, en in reading.figures.without_currency:
        found = en.span.of(reading.segment.en)
        wanted = like_money(zh, found)
        message = f"{found} is an amount of money: write {wanted}"
        yield Finding(AMOUNT.name, zh.currency, AMOUNT.severity, message, zh.span, en.span, wanted)


AMOUNT: Final = Check(
    name="amount.no_currency",
    severity=Severity.MAJOR,
    about="An amount of money whose currency is not in the English.",
    silent="The currency stands on either side of the figure, or on its neighbour in a range or list.",
    accepts=(
        Example("产值达2180亿元。", "The output value reached RMB 218 billion."),
        Example("从140亿元增至180亿元。", "It rose from RMB 14 billion to 18 billion."),
        Example("募集2000万英镑。", "It raised 20 million pounds."),
        Example("罚款5至10万元。", "A fine of 50,000 to 100,000 yuan was imposed."),
    ),
    rejects=(
        Example(
            "产值达2180亿元。",
            "The output value reached 218 billion.",
            points_at=("2180亿元", "218 billion"),
        ),
        Example(
            "合同金额为300万美元。",
            "The contract is worth 3 million.",
            points_at=("300万美元", "3 million"),
        ),
    ),
    find=find_amounts_without_currency,
)
