"""Amounts of money that differ, in their figure or in their currency."""

from collections.abc import Iterator
from typing import Final

from reviewer.check.figure_findings import mismatches_of
from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.model.finding import Finding, Severity


def find_currencies(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each amount of money with another, or none, on the other side."""
    yield from mismatches_of(reading, "currency.mismatch")


CURRENCY: Final = Check(
    name="currency.mismatch",
    severity=Severity.MAJOR,
    about="An amount of money that is another in the English, or in another currency.",
    silent="RMB, CNY, ¥, yuan and 元 as one; a currency named before or after; 元 after 港元; what follows in brackets as a conversion.",
    accepts=(
        Example("登记金额达64.45亿元。", "The amount reached RMB 6.445 billion."),
        Example("资金为500万元人民币。", "The fund amounts to 5 million yuan."),
        Example("交易额突破12亿元。", "The value exceeded CNY 1.2 billion."),
        Example("合同金额为300万美元。", "The contract is worth US$3 million."),
        Example("由140亿港元增至180亿元。", "It rose from HK$14 billion to HK$18 billion."),
        Example("投资3至5亿元。", "RMB 300 million to 500 million was invested."),
        Example("按单元分步实施多元化机制。", "The mechanism is introduced unit by unit."),
    ),
    rejects=(
        Example(
            "登记金额达64.45亿元。",
            "It reached RMB 64.45 billion.",
            points_at=("64.45亿元", "RMB 64.45 billion"),
        ),
        Example(
            "合同金额为300万美元。",
            "It is worth RMB 3 million.",
            points_at=("300万美元", "RMB 3 million"),
        ),
        Example(
            "捐款总额为1200万港元。",
            "Donations totalled 12 million yuan.",
            points_at=("1200万港元", "12 million yuan"),
        ),
        Example("罚款15万欧元。", "A fine was imposed.", points_at=("15万欧元", "")),
    ),
    find=find_currencies,
    yields_to=frozenset({"omission", "amount.no_currency"}),
)
