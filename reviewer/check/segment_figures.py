"""All figures and dates of a segment, with its texts."""

from dataclasses import dataclass
from typing import Final

from reviewer.model.span import Side
from reviewer.text.dates import DateMention
from reviewer.text.quantities import Quantity, quantities_beside

MOST_FIGURES: Final = 300
"""Figures on one side beyond which a segment is a table that was taken for a sentence."""


@dataclass(frozen=True, slots=True)
class SegmentFigures:
    """The figures and dates of both sides; the texts are normalised."""

    text_zh: str
    text_en: str
    zh: tuple[Quantity, ...]
    en: tuple[Quantity, ...]
    zh_dates: tuple[DateMention, ...]
    en_dates: tuple[DateMention, ...]

    @property
    def cannot_be_compared(self) -> bool:
        """Say whether there are no figures, no text on one side, or so many that it is no sentence."""
        return (
            not any(self._numbers)
            or self.are_too_many
            or not self.text_zh.strip()
            or not self.text_en.strip()
        )

    @property
    def are_too_many(self) -> bool:
        """Say whether it is a table that was taken for a sentence, too long to compare."""
        return max(self._numbers) > MOST_FIGURES

    @property
    def _numbers(self) -> tuple[int, int]:
        return len(self.zh) + len(self.zh_dates), len(self.en) + len(self.en_dates)


def figures_of(
    zh: str,
    en: str,
    zh_dates: tuple[DateMention, ...],
    en_dates: tuple[DateMention, ...],
    *,
    normalised: tuple[str, str],
) -> SegmentFigures:
    """Find the figures of a segment whose dates are known."""
    return SegmentFigures(
        *normalised,
        quantities_beside(zh, Side.ZH, zh_dates),
        quantities_beside(en, Side.EN, en_dates),
        zh_dates,
        en_dates,
    )
