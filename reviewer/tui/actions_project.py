"""What can be done with a project: its documents, the proposals for its glossary, the program itself."""

from reviewer.tui.action import Action, Group

PROJECT_ACTIONS: tuple[Action, ...] = (
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
        "home.filter",
        ("o", "f9"),
        "only open",
        "Show only documents with something open or flagged, or all again",
        Group.HOME,
        footer=4,
    ),
    Action(
        "home.add",
        ("a", "f7"),
        "add",
        "Bring in a Chinese page and its English: files, or addresses to fetch",
        Group.HOME,
        footer=4,
    ),
    Action(
        "home.lead",
        ("p", "f6"),
        "proposals",
        "Judge what was proposed for the glossary",
        Group.HOME,
        footer=5,
    ),
    Action(
        "home.board",
        ("b", "f8"),
        "quality",
        "See progress, findings, HTER and MQM by page and reviewer",
        Group.HOME,
        footer=6,
    ),
    # Proposals for the glossary
    Action(
        "lead.approve",
        ("enter",),
        "approve",
        "Approve it; it comes into force with the next release",
        Group.LEAD,
        footer=1,
    ),
    Action(
        "lead.amend",
        ("e", "f2"),
        "amend",
        "Approve it with other words",
        Group.LEAD,
        footer=2,
    ),
    Action("lead.reject", ("x", "f7"), "reject", "Reject it with a reason", Group.LEAD, footer=3),
    Action("lead.defer", ("d", "f5"), "defer", "Leave it for later", Group.LEAD, footer=4),
    Action(
        "lead.effect",
        ("w", "f3"),
        "effect",
        "See which stored segments would pass and which would newly fail",
        Group.LEAD,
        footer=5,
    ),
    Action(
        "lead.undo", ("u", "ctrl+z", "f12"), "undo", "Take its verdict back", Group.LEAD, footer=7
    ),
    Action(
        "lead.release",
        ("R", "f8"),
        "release",
        "Put all that is approved in force, as the next release of the glossary",
        Group.LEAD,
        footer=8,
    ),
    Action(
        "lead.show_all",
        ("o", "f9"),
        "show all",
        "Show judged proposals too, or only those that wait",
        Group.LEAD,
        footer=9,
    ),
    Action(
        "lead.candidates",
        ("c", "tab", "f6"),
        "candidates",
        "See what may be terms in the accepted segments",
        Group.LEAD,
        footer=6,
    ),
    Action("lead.down", ("j", "down"), "down", "Next proposal", Group.LEAD, in_palette=False),
    Action("lead.up", ("k", "up"), "up", "Previous proposal", Group.LEAD, in_palette=False),
    Action(
        "lead.scroll_down",
        ("shift+down", "pagedown", "ctrl+d"),
        "scroll",
        "Scroll the effect",
        Group.LEAD,
        in_palette=False,
    ),
    Action(
        "lead.scroll_up",
        ("shift+up", "pageup", "ctrl+u"),
        "scroll back",
        "Scroll it back",
        Group.LEAD,
        in_palette=False,
    ),
    Action(
        "lead.home", ("escape", "h"), "documents", "Back to the documents", Group.LEAD, footer=10
    ),
    # Quality board
    Action(
        "board.profile",
        ("m", "tab"),
        "MQM profile",
        "Weigh the error marks by the next profile",
        Group.BOARD,
        footer=1,
    ),
    Action("board.down", ("j", "down"), "down", "Scroll", Group.BOARD, in_palette=False),
    Action("board.up", ("k", "up"), "up", "Scroll back", Group.BOARD, in_palette=False),
    Action(
        "board.page_down",
        ("pagedown", "space"),
        "page down",
        "Scroll a page",
        Group.BOARD,
        in_palette=False,
    ),
    Action(
        "board.page_up", ("pageup",), "page up", "Scroll a page back", Group.BOARD, in_palette=False
    ),
    Action(
        "board.home",
        ("escape", "h", "q"),
        "documents",
        "Back to the documents",
        Group.BOARD,
        footer=2,
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
        "app.quit",
        ("ctrl+q",),
        "quit",
        "Leave; every decision is already saved",
        Group.PROGRAM,
        footer=15,
    ),
)
