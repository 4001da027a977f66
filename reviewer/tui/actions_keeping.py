"""What can be done with term candidates, and with the kinds of errors that a project marks."""

from reviewer.tui.action import Action, Group

_UNDO = ("u", "ctrl+z", "f12")

KEEPING_ACTIONS: tuple[Action, ...] = (
    Action(
        "candidates.propose",
        ("enter", "t"),
        "propose",
        "Propose it for the glossary with its likeliest English",
        Group.CANDIDATES,
        footer=1,
    ),
    Action(
        "candidates.amend",
        ("e", "f2"),
        "amend",
        "Propose it with other words",
        Group.CANDIDATES,
        footer=2,
    ),
    Action(
        "candidates.turn_down",
        ("x", "f7"),
        "no term",
        "Say that it is no term: it is never offered again",
        Group.CANDIDATES,
        footer=3,
    ),
    Action(
        "candidates.undo",
        _UNDO,
        "undo",
        "Take your last act among the candidates back",
        Group.CANDIDATES,
        footer=4,
    ),
    Action("candidates.down", ("j", "down"), "down", "Next", Group.CANDIDATES, in_palette=False),
    Action("candidates.up", ("k", "up"), "up", "Previous", Group.CANDIDATES, in_palette=False),
    Action("candidates.first", ("g", "home"), "first", "First", Group.CANDIDATES, in_palette=False),
    Action("candidates.last", ("G", "end"), "last", "Last", Group.CANDIDATES, in_palette=False),
    Action(
        "candidates.page_down",
        ("pagedown", "ctrl+d"),
        "page down",
        "A page down",
        Group.CANDIDATES,
        in_palette=False,
    ),
    Action(
        "candidates.page_up",
        ("pageup", "ctrl+u"),
        "page up",
        "A page up",
        Group.CANDIDATES,
        in_palette=False,
    ),
    Action(
        "candidates.back",
        ("escape", "q"),
        "proposals",
        "Back to the proposals",
        Group.CANDIDATES,
        footer=5,
    ),
    Action(
        "categories.add",
        ("a", "f7"),
        "add",
        "Let marks have a new kind",
        Group.CATEGORIES,
        footer=1,
    ),
    Action(
        "categories.rename",
        ("enter", "e", "f2"),
        "rename",
        "Give it another name or meaning; marks that have the old name keep it",
        Group.CATEGORIES,
        footer=2,
    ),
    Action(
        "categories.retire",
        ("x", "f8"),
        "retire",
        "Let no new mark have it, or bring it back",
        Group.CATEGORIES,
        footer=3,
    ),
    Action(
        "categories.undo",
        _UNDO,
        "undo",
        "Take your last change of the set back",
        Group.CATEGORIES,
        footer=4,
    ),
    Action(
        "categories.redo", ("ctrl+y",), "redo", "Do again what undo took back", Group.CATEGORIES
    ),
    Action("categories.down", ("j", "down"), "down", "Next", Group.CATEGORIES, in_palette=False),
    Action("categories.up", ("k", "up"), "up", "Previous", Group.CATEGORIES, in_palette=False),
    Action(
        "categories.back",
        ("escape", "q"),
        "marking",
        "Back to the marks",
        Group.CATEGORIES,
        footer=5,
    ),
)
