"""What the editor tells the screen of the English that is being written."""

from __future__ import annotations

from textual.message import Message


class Written(Message):
    """The English as it is written now."""

    def __init__(self, english: str) -> None:
        self.english = english
        super().__init__()


class Paused(Written):
    """The person stopped typing for a moment."""


class Rested(Written):
    """The person stopped typing for longer."""


class Saved(Written):
    """The person wants this English."""


class Left(Written):
    """The person left without deciding; this is how far it came."""


class SuggestionWanted(Written):
    """The person wants what a finding suggests put in."""
