"""What stands on each screen, as text, at the sizes that people have.

`REVIEWER_REWRITE_FRAMES=1 pytest tests/tui/test_tui_frames.py` writes the frames anew; read the diff.
"""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual import events

from reviewer.glossary.candidates import Candidate
from reviewer.model.term import TermStatus
from reviewer.session.mining import Mined, Mining
from reviewer.session.review import Review
from reviewer.tui.screens.looking import REMEMBERS_AFTER
from tests.tui.conftest import NOTICE

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot

    from reviewer.session.project import Project
    from reviewer.tui.program import ReviewerApp
    from tests.tui.conftest import MakeDocument, OpenProject

FRAMES = Path(__file__).parent / "frames"
LAW = (
    ("惩罚性赔偿制度已经建立。", "A punitive damages system is in place."),
    ("完善惩罚性赔偿制度。", "The punitive damages system will be improved."),
)
SIZES = [(80, 24), (120, 36), (200, 50)]


def frame(app: App[None]) -> str:
    """Return the screen as text, a line a row, without the spaces at their ends."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line).rstrip() for line in lines) + "\n"


async def settled(pilot: Pilot[None]) -> None:
    """Wait until the side panel has looked things up and nothing is left to draw."""
    is_wide = pilot.app.size.width >= 170
    await pilot.pause(REMEMBERS_AFTER + 0.1 if is_wide else 0.1)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def check(app: App[None], name: str, size: tuple[int, int]) -> None:
    path = FRAMES / f"{name}_{size[0]}x{size[1]}.txt"
    drawn = frame(app)
    if os.environ.get("REVIEWER_REWRITE_FRAMES"):
        FRAMES.mkdir(exist_ok=True)
        path.write_text(drawn, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == drawn


at_each_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@at_each_size
async def test_the_review_screen(app: ReviewerApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter", "down", "f", "enter", "up", "up")
        await settled(pilot)
        check(app, "review", size)


@at_each_size
async def test_the_editor_with_what_changed_and_live_findings(
    app: ReviewerApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press("down", "down", "e", *["ctrl+w"] * 6)
        app.post_message(events.Paste(".756 million were valid."))
        await settled(pilot)
        check(app, "edit", size)


@at_each_size
async def test_the_list_of_documents(home: ReviewerApp, size: tuple[int, int]) -> None:
    async with home.run_test(size=size) as pilot:
        await pilot.press("enter", "enter", "down", "2", "space", "escape")
        await settled(pilot)
        check(home, "home", size)


@at_each_size
async def test_text_that_would_be_obeyed(home: ReviewerApp, size: tuple[int, int]) -> None:
    async with home.run_test(size=size) as pilot:
        await pilot.press("end", "enter", "down")
        await settled(pilot)
        check(home, "hostile", size)


@at_each_size
async def test_the_leads_screen(home: ReviewerApp, project: Project, size: tuple[int, int]) -> None:
    days = (datetime(2026, 3, day, tzinfo=UTC) for day in range(1, 9))
    review = Review.open(project, "notice", author="wang", clock=lambda: next(days))
    review.propose(
        "三种专利",
        "three patents",
        "everybody says so",
        review.id_at(1),
        status=TermStatus.ADMITTED,
    )
    review.propose("专利权人", "patent holder")
    async with home.run_test(size=size) as pilot:
        await pilot.press("p", "w")
        await settled(pilot)
        check(home, "lead", size)


@at_each_size
async def test_marking_errors(app: ReviewerApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press("m", "end", "H", "M", "t", "o", "m", "enter", "home", "l", "L")
        await settled(pilot)
        check(app, "mark", size)


@at_each_size
async def test_the_quality_board(
    home: ReviewerApp, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("reviewer", "reviewer.score.mqm", "reviewer.score.compare"):
        monkeypatch.setattr(f"{module}.__version__", "1.0")
    async with home.run_test(size=size) as pilot:
        await pilot.press("enter", "enter", "enter", "down", "1", "m", "m", "t", "escape", "escape")
        await pilot.press("b")
        await settled(pilot)
        lines = frame(home).splitlines()
        bar = "━" if size[0] == 80 else "━━╸"
        assert next(line for line in lines if "notice " in line).split()[1:3] == [bar, "2/8"]
        assert sum("MQM" in line for line in lines) >= 3
        check(home, "board", size)


@at_each_size
async def test_the_candidates(
    home: ReviewerApp, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    term, rivals = "惩罚性赔偿制度", ("punitive damages", "damages system")
    found = (
        Candidate(term, "punitive damages system", 4, 4, 0.93, 9.0, rivals, LAW),
        Candidate("知识产权示范企业", "", 12, 9, 0.0, 2.0),
    )
    monkeypatch.setattr(Mining, "mine", lambda _: Mined(found, 1_204))
    async with home.run_test(size=size) as pilot:
        await pilot.press("p", "c")
        await settled(pilot)
        check(home, "candidates", size)


@at_each_size
async def test_what_all_documents_say_against_each_other(
    home: ReviewerApp, project: Project, make_document: MakeDocument, size: tuple[int, int]
) -> None:
    pairs = [
        (NOTICE[4][0], "Commissioner Shen Changyu was present and spoke."),
        (NOTICE[3][0], "[b]Opinions[/b] may be sent by the patentee\x1b[31m within 15 days."),
    ]
    project.add(make_document("minutes-of-the-meeting-of-march", pairs, "会议纪要"))
    async with home.run_test(size=size) as pilot:
        await pilot.press("p", "a")
        await pilot.press("i", *"a quotation", "enter", "2", "o", "end")
        await settled(pilot)
        check(home, "across", size)


@at_each_size
async def test_the_kinds_of_errors(app: ReviewerApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press("m", "m", "m", "C", "x", "down", "e", *"es", "enter", "enter", "u")
        await settled(pilot)
        check(app, "kinds", size)


@at_each_size
async def test_reviewers_who_disagree(
    app: ReviewerApp,
    project: Project,
    tmp_path: Path,
    open_project: OpenProject,
    size: tuple[int, int],
) -> None:
    other = tmp_path / "other.db"
    shutil.copy(project.path, other)
    days = (datetime(2026, 3, day, tzinfo=UTC) for day in range(1, 9))
    mine = Review.open(project, "notice", author="li", clock=lambda: next(days))
    mine.accept(mine.id_at(0))
    with open_project(other) as copy:
        theirs = Review.open(copy, "notice", author="wang", clock=lambda: next(days))
        theirs.edit(theirs.id_at(0), "CNIPA Issues a Notice on Patent Examination")
    project.merge(other)
    async with app.run_test(size=size) as pilot:
        await pilot.press("home")
        await settled(pilot)
        check(app, "conflict", size)


@at_each_size
async def test_the_alignment(app: ReviewerApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press("down", "down", "a", "M")
        await pilot.press("down", "down", "enter")
        await pilot.press("up")
        await settled(pilot)
        check(app, "align", size)


@at_each_size
async def test_nothing_left_open(app: ReviewerApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press(*["enter"] * 8, "F", "down", "enter")
        await settled(pilot)
        check(app, "nothing_open", size)


@at_each_size
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("help", ["?"]),
        ("filter", ["F"]),
        ("combined", ["F", "o", "F", "/", *"专利", "enter", "F"]),
        ("waive", ["down", "i"]),
        ("glossary", ["K"]),
        ("concordance", ["down", "down", "down", "ctrl+k"]),
        ("memory", ["down", "down", "down", "w"]),
        ("context", ["down", "p"]),
        ("propose", ["t"]),
        ("categories", ["m", "m"]),
        ("history", ["down", "1", "c", "x", "enter", "u", "v"]),
        ("palette", ["ctrl+p"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_what_opens_above_it(
    app: ReviewerApp, name: str, keys: list[str], size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await settled(pilot)
        check(app, name, size)
