"""A page and its English are brought in from the list of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from reviewer.tui.widgets.lines import KeyLine

if TYPE_CHECKING:
    from pathlib import Path

    from reviewer.session.project import Project
    from reviewer.tui.program import ReviewerApp


@pytest.fixture
def pages(tmp_path: Path) -> tuple[Path, Path]:
    zh, en = tmp_path / "talks.zh.txt", tmp_path / "talks.en.txt"
    zh.write_text("局长会见来宾\n\n双方举行会谈。\n", encoding="utf-8")
    en.write_text("Commissioner Meets Guests\n\nThe two sides held talks.\n", encoding="utf-8")
    return zh, en


async def add(app: ReviewerApp, zh: str, en: str) -> str:
    """Fill in the form and return what is said in the end."""
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("a")
        for text in (zh, en):
            app.post_message(events.Paste(text))
            await pilot.press("enter")
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        return app.screen.query_one(KeyLine)._message


async def test_two_files_become_a_document(
    home: ReviewerApp, project: Project, pages: tuple[Path, Path]
) -> None:
    assert await add(home, str(pages[0]), str(pages[1])) == "added talks: 2 segments"
    assert [row.name for row in project.documents()][-1] == "talks"


async def test_what_can_not_be_read_is_told_and_changes_nothing(
    home: ReviewerApp, project: Project, pages: tuple[Path, Path]
) -> None:
    before = [row.name for row in project.documents()]
    said = await add(home, str(pages[0]), str(pages[1].with_name("nowhere.txt")))
    assert "nowhere.txt" in said
    assert [row.name for row in project.documents()] == before
