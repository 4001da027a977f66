"""Ends of ranges and members of lists, given what is written once: 3至5亿元, 4 to 6 million, 5-10%."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from reviewer.text.numerals_zh import whole
from reviewer.text.quantity import Quantity, QuantityKind

_TAKING = frozenset({QuantityKind.COUNT, QuantityKind.MONEY})


@dataclass(frozen=True, slots=True)
class Ranges:
    """How a language writes ranges and lists."""

    joint: re.Pattern[str]
    """What may stand between two members."""
    numeral: re.Pattern[str]
    scale: Callable[[str], int]
    """Tells the scale that a numeral ends with, 1 for none."""
    scale_is_shared: bool
    """Whether 3 of 3至5亿 is surely 3亿; else it may be ("between 2 and 25 million")."""

    def share(self, text: str, found: list[Quantity]) -> list[Quantity]:
        """Give each member of a range or list in `text` what the last or first one says for all."""
        for place in range(len(found) - 2, -1, -1):
            one, other = found[place], found[place + 1]
            if self._belong_together(text, one, other):
                found[place] = self._like_the_last(text, one, other)
                if one.kind is QuantityKind.MONEY and self._is_bare_number(text, other):
                    found[place + 1] = replace(
                        other,
                        kind=one.kind,
                        currency=one.currency,
                        is_bare_currency=one.is_bare_currency,
                    )
        return found

    def _belong_together(self, text: str, one: Quantity, other: Quantity) -> bool:
        if one.kind not in _TAKING or one.is_listed or other.kind is QuantityKind.ORDINAL:
            return False
        if one.kind is QuantityKind.MONEY and other.kind not in _TAKING:
            return False
        # "12,000, or 36%" tells one thing in two ways.
        if other.kind is QuantityKind.PERCENT and one.value >= 1000:
            return False
        if one.span.end > other.span.start or self._has_suffix(one.span.of(text)):
            return False
        return bool(self.joint.fullmatch(text, one.span.end, other.span.start))

    def _has_suffix(self, written: str) -> bool:
        numeral = self.numeral.search(written)
        return numeral is None or numeral.end() != len(written)

    def _is_bare_number(self, text: str, other: Quantity) -> bool:
        return (
            other.kind is QuantityKind.COUNT
            and not other.is_counted
            and not self._has_suffix(other.span.of(text))
        )

    def _like_the_last(self, text: str, one: Quantity, other: Quantity) -> Quantity:
        value, step = one.value, one.step
        alternative = other.alternative and value + 1
        shared = self._scale_at_end(other.span.of(text))
        if shared > 1 and self._scale_at_end(one.span.of(text)) == 1 and value < 1000:
            alternative = whole(value * shared)
            if self.scale_is_shared:
                value, alternative, step = alternative, value, step * shared
        is_money = one.kind is QuantityKind.MONEY
        return replace(
            one,
            kind=one.kind if is_money else other.kind,
            value=value,
            step=step,
            currency=one.currency or other.currency,
            is_bare_currency=one.is_bare_currency if is_money else other.is_bare_currency,
            unit=other.unit,
            alternative=alternative,
            is_certain=one.is_certain or (other.is_certain and value > 1),
        )

    def _scale_at_end(self, written: str) -> int:
        numeral = self.numeral.search(written)
        return self.scale(numeral[0]) if numeral else 1
