"""Text that a terminal or a markup would obey is shown and never obeyed, on every screen."""

from __future__ import annotations

import shutil
import unicodedata
from typing import TYPE_CHECKING

import pytest

from reviewer.model.mark import MarkSeverity
from reviewer.model.span import Side, Span
from reviewer.session.categories import CategorySet
from reviewer.session.lead import Lead
from reviewer.session.review import Review
from reviewer.text.wrap import width_cells
from reviewer.tui.program import ReviewerApp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.app import App
    from textual.pilot import Pilot

    from tests.tui.conftest import MakeDocument, OpenProject

ESCAPES = "\x1b[31m红\x1b[0m \x1b]0;title\x07 [red]标记[/red] [link=x]y[/link] @click"
BIDI = "方向\u202e反转\u2066 \u200b零宽\ufeff \x9b31m\t|"
STRANGE = "𠀀𪚥𰻝 👩\u200d🔬 ❤\ufe0f 🇨🇳 e\u0301"
NAME = "[red]𠀀👩[/red] [@click=app.quit]x"
PAIRS = (
    (ESCAPES, f"{ESCAPES} CNIPA"),
    (f"{BIDI}国家知识产权局", f"{BIDI} three patents"),
    (f"三种专利{STRANGE}", f"three patents {STRANGE}"),
    ("长" * 10_000, "long " * 2_000),
    (f"三种专利{STRANGE}{ESCAPES}", f"three patents {STRANGE}{BIDI}"),
)
SIZES = [(80, 24), (200, 50)]
_IN = ["end", "enter", "home"]
WAYS = {
    "home": [["s"], ["escape", "?"], ["escape", "ctrl+p"], ["escape", "a"]],
    "review": [_IN, ["down"], ["down"], ["down"], ["down"], ["home", "F"], ["escape", "/"]],
    "writing": [[*_IN, "e", "x"], ["escape", "down", "e", "x"], ["escape", "down", "down", "e"]],
    "deciding": [[*_IN, "="], ["escape", "down", "down", "i"], ["escape", "f"], ["escape", "t"]],
    "looking up": [
        [*_IN, "down", "K"],
        ["escape", "ctrl+k"],
        ["escape", "p"],
        ["escape", "down", "v"],
        ["escape", "end", "w"],
    ],
    "alignment": [[*_IN, "a"], ["M"], ["S"], ["escape", "end"]],
    "marks": [[*_IN, "m"], ["x"], ["escape", "m"], ["escape", "C"], ["e"]],
    "lead": [["p"], ["w"], ["x"], ["escape", "o"], ["down"], ["c"]],
    "board": [["b"], ["m"], ["pagedown"]],
}


@pytest.fixture(scope="module")
def _made_hostile(
    _made_project: Path,
    tmp_path_factory: pytest.TempPathFactory,
    make_document: MakeDocument,
    open_project: OpenProject,
) -> Path:
    """A project whose texts, names, notes, reasons and kinds of errors are all hostile."""
    folder = tmp_path_factory.mktemp("hostile") / NAME.replace("/", "")
    folder.mkdir()
    path, other = folder / "review.db", folder / "other.db"
    for copy in (path, other):
        shutil.copy(_made_project, copy)
        with open_project(copy) as project:
            project.add(make_document(NAME, PAIRS, ESCAPES))
    with open_project(other) as project:
        theirs = Review.open(project, NAME, author="王[/]")
        theirs.edit(theirs.id_at(0), f"{ESCAPES} {BIDI}")
    with open_project(path) as project:
        CategorySet(project, NAME).add(BIDI, ESCAPES)
        _say(Review.open(project, NAME, author=NAME))
        project.merge(other)
        lead = Lead(project, NAME)
        lead.reject(lead.proposals()[0].id, f"{ESCAPES}{BIDI}")
    return path


def _say(review: Review) -> None:
    first, _, third, *_ = (review.id_at(row) for row in range(review.size()))
    review.accept(first)
    review.note(first, f"{BIDI}{ESCAPES}")
    kind = review.categories()[-1].name
    review.mark(first, Side.EN, Span(0, 5), kind, MarkSeverity.MAJOR, note=ESCAPES)
    review.mark(first, Side.ZH, None, kind, MarkSeverity.CRITICAL, note=BIDI)
    review.edit(third, f"three patents {BIDI}{STRANGE}")
    review.flag(third, f"{ESCAPES}{STRANGE}")
    for note in (ESCAPES, BIDI):
        review.propose(f"{STRANGE}三种专利", f"{ESCAPES}{BIDI}", note, third)


@pytest.fixture
def hostile(
    _made_hostile: Path, tmp_path: Path, open_project: OpenProject
) -> Iterator[ReviewerApp]:
    folder = tmp_path / _made_hostile.parent.name
    folder.mkdir()
    shutil.copy(_made_hostile, folder / "review.db")
    with open_project(folder) as project:
        yield ReviewerApp(project, NAME)


def obeyed(app: App[None]) -> list[str]:
    """Return what of the screen a terminal would obey, and lines that are not as wide as it."""
    lines = [
        "".join(segment.text for segment in line) for line in app.screen._compositor.render_strips()
    ]
    wrong = [
        f"{unicodedata.name(character, repr(character))} in {line!r}"
        for line in lines
        for character in line
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    ]
    return wrong + [line for line in lines if width_cells(line) != app.size.width]


async def settled(pilot: Pilot[None]) -> None:
    """Wait until what is done aside stands on the screen."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.02)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("way", WAYS)
async def test_nothing_hostile_is_obeyed(
    hostile: ReviewerApp, way: str, size: tuple[int, int]
) -> None:
    async with hostile.run_test(size=size) as pilot:
        for keys in WAYS[way]:
            await pilot.press(*keys)
            await settled(pilot)
            assert obeyed(hostile) == []


async def test_nothing_is_obeyed_while_the_window_changes_its_size(hostile: ReviewerApp) -> None:
    async with hostile.run_test(size=SIZES[0]) as pilot:
        await pilot.press(*_IN, "e", "x")
        for size in (*SIZES[1:], (250, 60), (40, 10), *SIZES):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert obeyed(hostile) == []
