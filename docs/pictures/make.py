"""Make the README's pictures anew from the sample project: `python docs/pictures/make.py`."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from svg import picture
from textual import events

from reviewer.session.samples import open_samples
from reviewer.tui.program import ReviewerApp
from reviewer.tui.screens.candidates import CandidatesScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.session.project import Project

FOLDER = Path(__file__).parent
PASTED = "text:"
"""A key that begins so is text that arrives at once."""
_WAITS = "wait"
"""A key that waits until what is done aside is done."""
PICTURES: tuple[tuple[str, tuple[int, int], str | None, str, Sequence[str]], ...] = (
    ("home", (100, 14), None, "reviewer-dark", ["down"]),
    (
        "review",
        (120, 32),
        "s01",
        "reviewer-dark",
        ["enter", "enter", "enter", "f", "enter", "enter", "1", ":", "8", "enter"],
    ),
    (
        "edit",
        (100, 28),
        "s02",
        "reviewer-light",
        [":", "2", "enter", "e", *["ctrl+w"] * 3, f"{PASTED}the first half year."],
    ),
    ("wide", (190, 44), "s03", "reviewer-dark", ["enter", "enter", "tab"]),
    ("terminal", (80, 24), "s05", "ansi-dark", ["enter"]),
    ("align", (100, 22), "s07", "reviewer-dark", ["a", "n", "n"]),
    (
        "mark",
        (100, 24),
        "s01",
        "reviewer-light",
        [":", "7", "enter", "m", *"llll", "L", *"Mm", *"om", "enter", *"lll", *"LL"],
    ),
    (
        "lead",
        (120, 28),
        "s01",
        "reviewer-dark",
        [
            *(":", "1", "1", "enter", "t", "shift+tab", "ctrl+u"),
            f"{PASTED}model enterprise in IP",
            *("enter", "enter", "escape", "p", "w", _WAITS),
        ],
    ),
    (
        "candidates",
        (110, 20),
        None,
        "reviewer-dark",
        ["A", *["enter"] * 50, "escape", "p", "c", _WAITS],
    ),
    (
        "board",
        (110, 30),
        "s01",
        "reviewer-dark",
        [*["enter"] * 3, "1", *["enter"] * 4, "m", "m", "t", "escape", "escape", "b", _WAITS],
    ),
)


class _Clock:
    """A clock that goes on by a minute at each look, so that the pictures are the same each time."""

    def __init__(self) -> None:
        self._now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._now += timedelta(minutes=1)
        return self._now


async def _draw(
    project: Project,
    size: tuple[int, int],
    document: str | None,
    theme: str,
    keys: Sequence[str],
) -> str:
    clock = _Clock()
    app = ReviewerApp(project, "li", document, clock=clock)
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await pilot.pause(0.1)
        for key in keys:
            if key == _WAITS:
                await app.workers.wait_for_complete()
                if isinstance(app.screen, CandidatesScreen):
                    await asyncio.to_thread(app.screen.miner.join)
            elif key.startswith(PASTED):
                app.post_message(events.Paste(key.removeprefix(PASTED)))
            else:
                await pilot.press(key)
            await pilot.pause()
        await pilot.pause(0.3)
        ground = app.screen_stack[0].styles.background
        colour = "#101010" if ground.ansi is not None else ground.hex6
        return picture(app.screen._compositor.render_strips(), size[0], colour)  # noqa: SLF001


def main() -> None:
    """Draw every picture on a fresh sample project."""
    wanted = sys.argv[1:]
    for name, size, document, theme, keys in PICTURES:
        if wanted and name not in wanted:
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "sample"
            with open_samples(path, notify=lambda _: None) as project:
                drawn = asyncio.run(_draw(project, size, document, theme, keys))
        (FOLDER / f"{name}.svg").write_text(drawn, encoding="utf-8")
        sys.stdout.write(f"{name}.svg\n")


if __name__ == "__main__":
    main()
