"""The screen opens fast because it loads little."""

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.session.project import Project

HEAVY = ("jieba", "sacrebleu", "numpy", "sqlite_utils", "lxml", "trafilatura", "httpx")

SCRIPT = """
import sys
from pathlib import Path
from reviewer.session.project import Project
from reviewer.tui.program import ReviewerApp
import asyncio

async def look(path):
    with Project.open(Path(path)) as project:
        app = ReviewerApp(project, "li", "notice")
        async with app.run_test(size=(200, 50)) as pilot:
            await pilot.press("down", "enter", "tab", "escape", "enter", "question_mark")

asyncio.run(look(sys.argv[1]))
print(",".join(name for name in sys.argv[2:] if name in sys.modules))
"""


def test_moving_and_deciding_load_neither_jieba_nor_sacrebleu_nor_what_is_heavy(
    project: "Project",
) -> None:
    path = str(project.path)
    assert what_it_says(SCRIPT, path, *HEAVY) == ("", "")


def test_the_way_in_is_light_until_it_is_gone_in() -> None:
    script = "import sys, reviewer.tui.app; print('textual' in sys.modules)"
    assert what_it_says(script) == ("False", "")


def what_it_says(script: str, *arguments: str) -> tuple[str, str]:
    """Run a script in a Python of its own; give what it writes, and what it fails with."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False
    )
    return done.stdout.strip(), done.stderr
