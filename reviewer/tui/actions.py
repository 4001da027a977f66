"""Every act of the screens with its keys: the one registry that all else about keys is made from."""

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where an act is bound."""

    EVERYWHERE = "app"
    HOME = "home"
    REVIEW = "review"
    EDIT = "edit"


class Group(StrEnum):
    """Heading under which the help shows an act."""

    DECIDE = "Decide"
    FINDINGS = "Findings"
    MOVE = "Move"
    LOOK_UP = "Look up"
    EDIT = "While editing"
    HOME = "Documents"
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


DIGITS = tuple("123456789")
_WIDE_DIGITS = tuple("１２３４５６７８９")

ACTIONS: tuple[Action, ...] = (
    # Decide
    Action(
        "review.accept",
        ("enter",),
        "accept",
        "Accept the English as it stands and go on to the next open segment",
        Group.DECIDE,
        footer=1,
    ),
    Action("review.edit", ("e", "f2"), "edit", "Edit the English", Group.DECIDE, footer=2),
    Action(
        "review.flag",
        ("f", "f4"),
        "flag",
        "Flag it for someone else's eyes, with a note, and go on",
        Group.DECIDE,
        footer=3,
    ),
    Action(
        "review.reject",
        ("x", "f7"),
        "reject",
        "Reject the English with a reason and go on",
        Group.DECIDE,
        footer=5,
    ),
    Action(
        "review.skip", ("space",), "skip", "Leave it for later and go on", Group.DECIDE, footer=4
    ),
    Action(
        "review.note", ("c", "f6"), "note", "Write a note on the segment", Group.DECIDE, footer=9
    ),
    Action(
        "review.undo",
        ("u", "ctrl+z", "f12"),
        "undo",
        "Take back your last act of this session; again for the one before",
        Group.DECIDE,
        footer=7,
    ),
    Action("review.redo", ("ctrl+y",), "redo", "Do again what undo took back", Group.DECIDE),
    Action(
        "review.accept_clean",
        ("A", "ctrl+a"),
        "accept clean",
        "Accept every open segment in the list that has no finding, in one act that one undo takes back",
        Group.DECIDE,
    ),
    # Findings
    Action(
        "review.apply",
        DIGITS,
        "apply",
        "Put the suggestion of that finding into the English",
        Group.FINDINGS,
        aliases=_WIDE_DIGITS,
        is_numbered=True,
        in_palette=False,
    ),
    Action(
        "review.waive",
        ("i", "f8"),
        "waive",
        "Then 1–9: set that finding aside with a reason, or take it up again",
        Group.FINDINGS,
        footer=10,
    ),
    # Move
    Action("review.down", ("j", "down"), "down", "Next segment", Group.MOVE, in_palette=False),
    Action("review.up", ("k", "up"), "up", "Previous segment", Group.MOVE, in_palette=False),
    Action("review.next_open", ("n", "f5"), "next open", "Next open segment", Group.MOVE, footer=6),
    Action(
        "review.previous_open",
        ("N", "shift+f5"),
        "previous open",
        "Previous open segment",
        Group.MOVE,
    ),
    Action(
        "review.next_flagged",
        ("]",),
        "next flagged",
        "Next flagged segment",
        Group.MOVE,
        aliases=("】",),
    ),
    Action(
        "review.previous_flagged",
        ("[",),
        "previous flagged",
        "Previous flagged segment",
        Group.MOVE,
        aliases=("【",),
    ),
    Action("review.first", ("g", "home"), "first", "First segment", Group.MOVE),
    Action("review.last", ("G", "end"), "last", "Last segment", Group.MOVE),
    Action(
        "review.page_down",
        ("pagedown", "ctrl+d"),
        "page down",
        "A page down",
        Group.MOVE,
        in_palette=False,
    ),
    Action(
        "review.page_up", ("pageup", "ctrl+u"), "page up", "A page up", Group.MOVE, in_palette=False
    ),
    Action(
        "review.go_to",
        (":",),
        "go to",
        "Go to a segment by its number",
        Group.MOVE,
        aliases=("：",),
    ),
    Action(
        "review.scroll_down",
        ("shift+down",),
        "scroll down",
        "Scroll texts that are longer than their pane",
        Group.MOVE,
        in_palette=False,
    ),
    Action(
        "review.scroll_up",
        ("shift+up",),
        "scroll up",
        "Scroll them back",
        Group.MOVE,
        in_palette=False,
    ),
    # Look up
    Action(
        "review.search",
        ("/", "f3"),
        "search",
        "Find text on either side; Enter alone repeats the last search",
        Group.LOOK_UP,
        footer=8,
        aliases=("、", "／"),
    ),
    Action(
        "review.filter",
        ("F", "f9"),
        "filter",
        "Choose which segments the list shows",
        Group.LOOK_UP,
        footer=11,
    ),
    Action("review.next_term", ("tab",), "next term", "Next term of the Chinese", Group.LOOK_UP),
    Action(
        "review.previous_term",
        ("shift+tab",),
        "previous term",
        "Previous term of the Chinese",
        Group.LOOK_UP,
    ),
    Action(
        "review.glossary",
        ("K", "f10"),
        "glossary",
        "Look the term or selection up in the glossary",
        Group.LOOK_UP,
    ),
    Action(
        "review.concordance",
        ("ctrl+k",),
        "concordance",
        "See the term or selection in every segment that has it",
        Group.LOOK_UP,
    ),
    Action(
        "review.propose",
        ("t", "ctrl+t"),
        "propose term",
        "Propose a term for the glossary",
        Group.LOOK_UP,
        footer=12,
    ),
    Action(
        "review.history",
        ("v", "ctrl+o"),
        "history",
        "Who said what of this segment, and when",
        Group.LOOK_UP,
    ),
    # While editing
    Action(
        "edit.save",
        ("enter", "ctrl+j", "ctrl+enter"),
        "save, next",
        "Save the English and go on to the next open segment",
        Group.EDIT,
        footer=1,
        in_palette=False,
    ),
    Action(
        "edit.newline",
        ("alt+enter", "shift+enter"),
        "new line",
        "Break the line",
        Group.EDIT,
        footer=3,
        in_palette=False,
    ),
    Action(
        "edit.leave",
        ("escape",),
        "keep draft",
        "Leave; what you wrote waits as a draft",
        Group.EDIT,
        footer=2,
        in_palette=False,
    ),
    Action(
        "edit.reset",
        ("ctrl+r",),
        "page text",
        "Begin again from the English of the page (ctrl+z brings yours back)",
        Group.EDIT,
        footer=4,
        in_palette=False,
    ),
    Action(
        "edit.apply",
        tuple(f"alt+{digit}" for digit in DIGITS),
        "apply",
        "Put the suggestion of that finding where it belongs or at the cursor",
        Group.EDIT,
        is_numbered=True,
        in_palette=False,
    ),
    Action(
        "review.home",
        ("escape", "h"),
        "documents",
        "Back to the list of documents",
        Group.MOVE,
        footer=15,
    ),
    Action(
        "review.copy",
        ("ctrl+c",),
        "copy",
        "Copy what the mouse selected",
        Group.LOOK_UP,
    ),
    # Documents
    Action("home.open", ("enter",), "open", "Open it where you left off", Group.HOME, footer=1),
    Action(
        "home.open_all",
        ("A", "f2"),
        "open all",
        "Open all documents as one list",
        Group.HOME,
        footer=2,
    ),
    Action("home.down", ("j", "down"), "down", "Next document", Group.HOME, in_palette=False),
    Action("home.up", ("k", "up"), "up", "Previous document", Group.HOME, in_palette=False),
    Action("home.first", ("g", "home"), "first", "First document", Group.HOME, in_palette=False),
    Action("home.last", ("G", "end"), "last", "Last document", Group.HOME, in_palette=False),
    Action(
        "home.page_down",
        ("pagedown", "ctrl+d"),
        "page down",
        "A page down",
        Group.HOME,
        in_palette=False,
    ),
    Action(
        "home.page_up", ("pageup", "ctrl+u"), "page up", "A page up", Group.HOME, in_palette=False
    ),
    Action(
        "home.sort", ("s", "f5"), "sort", "Choose the order of the documents", Group.HOME, footer=3
    ),
    Action(
        "home.hide_done",
        ("o", "f9"),
        "only open",
        "Show only documents with something open or flagged, or all again",
        Group.HOME,
        footer=4,
    ),
    # Program
    Action(
        "app.help",
        ("?", "f1"),
        "help",
        "This page",
        Group.PROGRAM,
        footer=13,
        aliases=("？",),
    ),
    Action(
        "app.command_palette",
        ("ctrl+p",),
        "palette",
        "Find an act by its name",
        Group.PROGRAM,
        footer=14,
        in_palette=False,
    ),
    Action(
        "app.choose_theme",
        (),
        "theme",
        "Choose the colours: light, dark, high contrast, the terminal's own",
        Group.PROGRAM,
    ),
    Action(
        "app.quit", ("ctrl+q",), "quit", "Leave; every decision is already saved", Group.PROGRAM
    ),
)
