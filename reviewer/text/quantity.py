"""What a figure in a text says: its value, of what kind, in which currency or unit."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from reviewer.model.span import Span

Value: TypeAlias = int | Fraction
"""An exact number; whole numbers are `int`, which compare and hash as equal fractions do."""


def magnitude(value: Value) -> Value:
    """Return a number without its sign (`abs` of an int or Fraction has no type to mypy)."""
    return -value if value < 0 else value


class QuantityKind(StrEnum):
    """What kind of figure it is."""

    COUNT = "count"
    ORDINAL = "ordinal"
    """第562号, No. 562, the 11th, Article 5."""
    CODE = "code"
    """Part of a name: COVID-19, 5G, G20."""
    PERCENT = "percent"
    """25 is 25%: also 成 (tenths), ‰ (tenths of a percent) and interest in 厘."""
    POINTS = "points"
    """Percentage points: 个百分点."""
    MONEY = "money"
    FRACTION = "fraction"
    """三分之一, two thirds, half."""
    MULTIPLE = "multiple"
    """How many times the earlier level: 3 for 是……的3倍, 增长2倍, tripled, rose by 200 percent's worth."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure in a text; each end of a range and each member of a list is one of its own."""

    span: Span
    """With its currency, percent sign or scale; without the noun that it counts."""
    kind: QuantityKind
    value: Value
    step: Value = 1
    """Place value of the last digit that is written: 1,000,000 for 72.31亿, 10,000 for 3万."""
    currency: str = ""
    """ISO 4217 code, for money."""
    is_bare_currency: bool = False
    """The currency is an assumption: 元, $ or dollars, with no word of which country's."""
    unit: str = ""
    """A measure that may be told in another: `month`, `hectare`; empty for anything else."""
    alternative: Value | None = None
    """What it may mean as well: 4 in "4 to 6 million" is 4 million, 10 in "rose 10 times" 11 times."""
    is_approximate: bool = False
    """Said to be near, over or under: 约, 近, 逾, 余, about, more than."""
    is_certain: bool = True
    """Another text that leaves it out would be at fault. False for the 一 in 一批, for 数百, 百年, half."""
    is_counted: bool = False
    """A classifier or a counted noun follows, so that even a small figure is meant: 三大任务, four tasks."""
    is_listed: bool = False
    """It numbers an item of the text: 一、, （三）, 二是, Second."""
