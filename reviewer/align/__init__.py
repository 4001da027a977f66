"""Documents to beads: which Chinese sentences go with which English ones, and how surely."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from reviewer.model.bead import Alignment, Bead
from reviewer.model.term import Concept

if TYPE_CHECKING:
    from reviewer.align.embed import Encoder


class Terms(Protocol):
    """What the aligner needs of a glossary."""

    @property
    def concepts(self) -> Sequence[Concept]:
        """Its concepts."""


def align(
    zh_sentences: Sequence[str],
    en_sentences: Sequence[str],
    *,
    paragraphs: tuple[Sequence[int], Sequence[int]] | None = None,
    confirmed: Sequence[Bead] = (),
    glossary: Terms | None = None,
    encoder: "Encoder | None" = None,
) -> Alignment:
    """Align a Chinese page with its English page, given as sentences.

    `paragraphs` gives the paragraph number of each Chinese and of each English sentence; `confirmed`
    are beads that a person said are right: they stay, and what lies between them is aligned; `encoder`
    is a model's, for the extra `reviewer[embed]`. The beads
    cover each sentence once, in order. Raises `InputError` where confirmed beads overlap or cross.
    """
    from reviewer.align.aligner import align_page  # noqa: PLC0415 — numpy costs 100 ms

    return align_page(
        zh_sentences,
        en_sentences,
        paragraphs=paragraphs,
        confirmed=confirmed,
        glossary=glossary,
        encoder=encoder,
    )
