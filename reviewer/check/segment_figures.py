"""All figures and dates of a segment, with its texts."""

from dataclasses import dataclass

from reviewer.model.span import Side
from reviewer.text.dates import DateMention
from reviewer.text.quantities import Quantity, quantities_beside


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
    def is_empty(self) -> bool:
        """Say whether there is nothing to compare: no figures, or no text on one side."""
        nothing = not (self.zh or self.en or self.zh_dates or self.en_dates)
        return nothing or not self.text_zh.strip() or not self.text_en.strip()


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
