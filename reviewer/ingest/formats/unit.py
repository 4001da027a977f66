"""A unit of a bitext file, whatever form the file has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.model.decision import Status
from reviewer.model.document import joined
from reviewer.model.span import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.model.bead import Alignment
    from reviewer.model.document import Page
    from reviewer.model.mark import Mark

STATUSES = frozenset(status.value for status in Status)
"""The words of a status, as files may have them."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A Chinese and an English text that answer each other, with what a file may say of them.

    Inline codes stand in the texts as placeholders, see `inline`; `zh_codes` and `en_codes` hold what
    they stand for.
    """

    id: str
    zh: str
    en: str
    note: str = ""
    status: Status = Status.OPEN
    document: str = ""
    """Name of the file or page within the bitext file."""
    author: str = ""
    """Who changed it last."""
    at: str = ""
    """When: UTC, ISO 8601."""
    zh_codes: tuple[str, ...] = ()
    en_codes: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    """Errors that people marked in it; one whose `english` is set is of another English than `en`."""
    form: str = ""
    """The form whose markup the codes are in: `tmx`, `xliff12`, `xliff20`."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in a file that is not read as a unit, and why, in one line."""

    reason: str


def aligned_units(alignment: Alignment, zh: Page, en: Page) -> Iterator[Unit]:
    """Yield a unit for each bead of an alignment, numbered from 1."""
    for number, bead in enumerate(alignment.beads, start=1):
        yield Unit(
            id=str(number),
            zh=joined(Side.ZH, tuple(zh.texts[i] for i in bead.zh)),
            en=joined(Side.EN, tuple(en.texts[i] for i in bead.en)),
            status=Status.ACCEPTED if bead.confirmed else Status.OPEN,
            document=en.facts.address or zh.facts.address,
        )
