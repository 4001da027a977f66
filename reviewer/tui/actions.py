"""Every act of the screens with its keys: the one registry that all else about keys is made from."""

from reviewer.tui.action import Action, Group, Place
from reviewer.tui.actions_across import ACROSS_ACTIONS
from reviewer.tui.actions_align import ALIGN_ACTIONS
from reviewer.tui.actions_keeping import KEEPING_ACTIONS
from reviewer.tui.actions_mark import MARK_ACTIONS
from reviewer.tui.actions_project import PROJECT_ACTIONS
from reviewer.tui.actions_review import DIGITS, REVIEW_ACTIONS

ACTIONS: tuple[Action, ...] = (
    REVIEW_ACTIONS
    + MARK_ACTIONS
    + ALIGN_ACTIONS
    + KEEPING_ACTIONS
    + ACROSS_ACTIONS
    + PROJECT_ACTIONS
)

__all__ = ["ACTIONS", "DIGITS", "Action", "Group", "Place"]
