"""What can be done with the alignment of a document."""

from reviewer.tui.action import Action, Group

ALIGN_ACTIONS: tuple[Action, ...] = (
    Action(
        "align.confirm",
        ("enter",),
        "confirm",
        "Confirm that these sentences go together, and go to the next bead that asks for a look",
        Group.ALIGN,
        footer=1,
    ),
    Action(
        "align.turn",
        ("tab",),
        "side",
        "Choose the side whose sentences move",
        Group.ALIGN,
        footer=2,
        in_palette=False,
    ),
    Action(
        "align.move_up",
        ("U", "shift+up", "f3"),
        "sentence up",
        "Move the first sentence of the side into the bead before",
        Group.ALIGN,
        footer=3,
    ),
    Action(
        "align.move_down",
        ("D", "shift+down", "f4"),
        "down",
        "Move the last sentence of the side into the next bead",
        Group.ALIGN,
        footer=4,
    ),
    Action(
        "align.merge",
        ("M", "f5"),
        "merge",
        "Make one bead of this and the next",
        Group.ALIGN,
        footer=5,
    ),
    Action(
        "align.split", ("S", "f6"), "split", "Make two beads of this one", Group.ALIGN, footer=6
    ),
    Action(
        "align.realign",
        ("R", "f8"),
        "realign",
        "Align again between the confirmed beads around this one",
        Group.ALIGN,
        footer=8,
    ),
    Action(
        "align.next",
        ("n", "f9"),
        "next doubt",
        "Next bead that is not one to one, or uncertain",
        Group.ALIGN,
        footer=7,
    ),
    Action("align.previous", ("N", "shift+f9"), "previous doubt", "The one before", Group.ALIGN),
    Action(
        "align.undo",
        ("u", "ctrl+z", "f12"),
        "undo",
        "Take your last act back",
        Group.ALIGN,
        footer=9,
    ),
    Action("align.redo", ("ctrl+y",), "redo", "Do again what undo took back", Group.ALIGN),
    Action("align.down", ("j", "down"), "down", "Next bead", Group.ALIGN, in_palette=False),
    Action("align.up", ("k", "up"), "up", "Previous bead", Group.ALIGN, in_palette=False),
    Action("align.first", ("g", "home"), "first", "First bead", Group.ALIGN, in_palette=False),
    Action("align.last", ("G", "end"), "last", "Last bead", Group.ALIGN, in_palette=False),
    Action(
        "align.back",
        ("escape", "a"),
        "review",
        "Back to the review, at this bead",
        Group.ALIGN,
        footer=10,
    ),
)
