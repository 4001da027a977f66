"""A block of a page: what stands apart from its neighbours, before it is split into sentences."""

from dataclasses import dataclass

from reviewer.model.document import SentenceKind


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table row, tidied."""

    text: str
    kind: SentenceKind = SentenceKind.BODY
    is_right: bool = False
    """It stands at the right margin, as signatures and sources do."""
    is_link: bool = False
    """All of it but a label is a link: an attachment."""
