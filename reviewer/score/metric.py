"""The metrics against a reference: their names, and what a target language asks of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from reviewer.model.span import Side
from reviewer.text.han import is_han


class MetricName(StrEnum):
    """A metric as it is asked for on the command line."""

    BLEU = "bleu"
    CHRF = "chrf"
    CHRF_WORDS = "chrf++"
    TER = "ter"

    @property
    def label(self) -> str:
        """The name that stands beside its numbers, as sacrebleu writes it."""
        return _LABELS[self]

    @property
    def more_is_better(self) -> bool:
        """Say whether a greater number is a better translation: not for an edit rate."""
        return self is not MetricName.TER


_LABELS = {
    MetricName.BLEU: "BLEU",
    MetricName.CHRF: "chrF2",
    MetricName.CHRF_WORDS: "chrF2++",
    MetricName.TER: "TER",
}


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric with all that its numbers depend on."""

    name: MetricName
    target: Side = Side.EN
    """Language of hypotheses and references. Chinese: BLEU splits characters (tokenizer `zh`),
    TER normalises with Asian support; both would see one word in a sentence otherwise."""
    references: int = 1
    """How many references each segment has."""


def target_side(lines: Iterable[str]) -> Side:
    """Say which language lines are in: Chinese where at least 3 in 10 letters are Han."""
    han = letters = 0
    for line in lines:
        if line.isascii():
            letters += sum(map(str.isalpha, line))
        else:
            han += sum(map(is_han, line))
            letters += sum(map(str.isalpha, line))
    return side_by_letters(han, letters)


def side_by_letters(han: int, letters: int) -> Side:
    """Say which language a text is in by its Han characters and all its letters."""
    return Side.ZH if 10 * han >= 3 * letters and han else Side.EN
