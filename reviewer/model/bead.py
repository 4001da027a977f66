"""The aligned unit: which Chinese sentences go with which English ones, and why."""

from dataclasses import dataclass
from enum import StrEnum


class TieKind(StrEnum):
    """What kind of evidence ties the two sides of a bead."""

    WORD = "word"
    TERM = "term"
    FIGURE = "figure"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Tie:
    """A Chinese and an English expression that say the same, within one bead."""

    kind: TieKind
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Bead:
    """n Chinese sentences with m English ones, by their numbers from 0; one side may be empty."""

    zh: tuple[int, ...]
    en: tuple[int, ...]
    confidence: float
    """Probability that this bead is exactly right, 0 to 1."""
    ties: tuple[Tie, ...] = ()
    confirmed: bool = False
    """A person said that it is right."""

    @property
    def shape(self) -> str:
        """Its type, as in `1-2`."""
        return f"{len(self.zh)}-{len(self.en)}"


@dataclass(frozen=True, slots=True)
class Alignment:
    """The beads of a document; they cover each sentence of both sides once, in order."""

    beads: tuple[Bead, ...]
    moved: tuple[tuple[int, int], ...] = ()
    """Pairs of bead numbers, an omission and an addition, that look like one moved sentence."""
    belongs: float = 1.0
    """Probability that the two pages are translations of each other at all, 0 to 1."""
    signature: str = ""
    """Aligner, version of its weights, lexicon."""

    @property
    def partners_of_moved(self) -> dict[int, int]:
        """For each bead of one side that looks moved, the bead that it matches."""
        return dict(self.moved) | {addition: omission for omission, addition in self.moved}
