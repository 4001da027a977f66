"""What an act is: something that a person can do with one key, in one place."""

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where an act is bound."""

    EVERYWHERE = "app"
    HOME = "home"
    LEAD = "lead"
    CANDIDATES = "candidates"
    ACROSS = "across"
    BOARD = "board"
    CATEGORIES = "categories"
    REVIEW = "review"
    EDIT = "edit"
    MARK = "mark"
    ALIGN = "align"


class Group(StrEnum):
    """Heading under which the help shows an act."""

    DECIDE = "Decide"
    FINDINGS = "Findings"
    MOVE = "Move"
    LOOK_UP = "Look up"
    EDIT = "While editing"
    MARK = "Error marks"
    ALIGN = "Alignment"
    HOME = "Documents"
    LEAD = "Proposals for the glossary"
    CANDIDATES = "Term candidates"
    ACROSS = "Across documents"
    BOARD = "Quality board"
    CATEGORIES = "Kinds of errors"
    PROGRAM = "Program"


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a person can do with one key."""

    id: str
    """`place.act`; `act` is the name of the method, and the id is what a keymap names."""
    keys: tuple[str, ...]
    """Textual's names of keys, or the characters themselves; the first is the one to learn."""
    label: str
    """One or two words for the footer and the palette."""
    description: str
    group: Group
    footer: int = 0
    """Place in the footer, 1 first; 0 for acts that the footer leaves out."""
    aliases: tuple[str, ...] = ()
    """Keys that arrive instead while a Chinese input method is on."""
    is_numbered: bool = False
    """Its keys are digits, and the act is told which."""
    in_palette: bool = True

    @property
    def place(self) -> Place:
        """Where it is bound."""
        return Place(self.id.partition(".")[0])

    @property
    def act(self) -> str:
        """The name of the method, without `action_`."""
        return self.id.partition(".")[2]
