"""What can be done with error marks."""

from reviewer.tui.action import Action, Group

MARK_ACTIONS: tuple[Action, ...] = (
    Action(
        "mark.mark",
        ("enter",),
        "mark",
        "Mark the chosen words: severity, then category",
        Group.MARK,
        footer=1,
    ),
    Action(
        "mark.minor",
        ("m", "f5"),
        "minor",
        "Mark them as minor, then choose the category",
        Group.MARK,
        footer=2,
    ),
    Action("mark.major", ("M", "f6"), "major", "Mark them as major", Group.MARK, footer=3),
    Action(
        "mark.critical",
        ("!", "f7"),
        "critical",
        "Mark them as critical",
        Group.MARK,
        footer=4,
        aliases=("！",),
    ),
    Action(
        "mark.neutral",
        (".", "f8"),
        "neutral",
        "Mark them as worth telling, without weight",
        Group.MARK,
        aliases=("。",),
    ),
    Action(
        "mark.omission",
        ("o", "f9"),
        "omission",
        "Mark that something is missing on this side",
        Group.MARK,
        footer=5,
    ),
    Action(
        "mark.left", ("h", "left"), "word left", "The word before", Group.MARK, in_palette=False
    ),
    Action(
        "mark.right", ("l", "right"), "word right", "The next word", Group.MARK, in_palette=False
    ),
    Action(
        "mark.extend_left",
        ("H", "shift+left"),
        "take left",
        "Extend the choice to the left",
        Group.MARK,
        in_palette=False,
    ),
    Action(
        "mark.extend_right",
        ("L", "shift+right"),
        "take right",
        "Extend it to the right",
        Group.MARK,
        in_palette=False,
    ),
    Action(
        "mark.first", ("0", "home"), "first word", "The first word", Group.MARK, in_palette=False
    ),
    Action("mark.last", ("$", "end"), "last word", "The last word", Group.MARK, in_palette=False),
    Action(
        "mark.extend",
        ("v", "space"),
        "extend",
        "Extend the choice as one moves",
        Group.MARK,
        footer=6,
    ),
    Action("mark.turn", ("tab",), "side", "The other side", Group.MARK, footer=7, in_palette=False),
    Action(
        "mark.remove",
        ("x", "delete"),
        "take away",
        "Take a mark away; history keeps it",
        Group.MARK,
        footer=8,
    ),
    Action(
        "mark.change",
        ("c", "f2"),
        "change",
        "Give a mark another severity or category",
        Group.MARK,
        footer=9,
    ),
    Action("mark.note", ("n", "f3"), "note", "Write a note on a mark", Group.MARK, footer=10),
    Action(
        "mark.categories",
        ("C", "ctrl+g"),
        "categories",
        "Add, rename or retire kinds of errors",
        Group.MARK,
        footer=13,
    ),
    Action(
        "mark.undo",
        ("u", "ctrl+z", "f12"),
        "undo",
        "Take your last act back",
        Group.MARK,
        footer=11,
    ),
    Action("mark.redo", ("ctrl+y",), "redo", "Do again what undo took back", Group.MARK),
    Action("mark.down", ("j", "down"), "next", "Next segment", Group.MARK, in_palette=False),
    Action("mark.up", ("k", "up"), "previous", "Previous segment", Group.MARK, in_palette=False),
    Action(
        "mark.back",
        ("escape", "q"),
        "review",
        "Back to the review, at this segment",
        Group.MARK,
        footer=12,
    ),
)
