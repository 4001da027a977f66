"""A whole sample page is reviewed in a real terminal, through tmux, as a person would."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from reviewer.session.lead import Lead
from reviewer.session.project import Project
from reviewer.session.proposals import Verdict
from reviewer.session.samples import open_samples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")

PATIENCE_SECONDS = 30


class Terminal:
    """A program in a terminal of tmux's."""

    def __init__(self, folder: Path, command: str) -> None:
        self._socket = str(folder / "tmux")
        environment = {**os.environ, "TERM": "xterm-256color", "REVIEWER_AUTHOR": "li"}
        subprocess.run(
            [
                "tmux",
                "-S",
                self._socket,
                "-f",
                "/dev/null",
                "new-session",
                "-d",
                "-x",
                "100",
                "-y",
                "30",
                command,
            ],
            check=True,
            env=environment,
        )
        # What a program says as it fails is to be seen when it has gone.
        self._tmux("set-option", "-g", "remain-on-exit", "on")

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names, or type what is not a name."""
        for key in keys:
            self._tmux("send-keys", "-t", "0", key)

    def type(self, text: str) -> None:
        """Type a text."""
        self._tmux("send-keys", "-t", "0", "-l", text)

    def sees(self, text: str) -> str:
        """Wait until a text stands on the screen; return all of it."""
        until = time.monotonic() + PATIENCE_SECONDS
        seen = ""
        while time.monotonic() < until:
            seen = self._tmux("capture-pane", "-p", "-t", "0", may_fail=True)
            if text in seen:
                return seen
            if self._has_ended():
                break
            time.sleep(0.05)  # a terminal tells nobody when it has drawn
        raise AssertionError(f"{text!r} was not seen:\n{seen}")

    def ends(self) -> None:
        """Wait until the program has ended."""
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            if self._has_ended():
                return
            time.sleep(0.05)
        raise AssertionError("the program did not end")

    def _has_ended(self) -> bool:
        return "1" in self._tmux("list-panes", "-F", "#{pane_dead}", may_fail=True)

    def close(self) -> None:
        """End the terminal, whatever runs in it."""
        self._tmux("kill-server", may_fail=True)

    def _tmux(self, *arguments: str, may_fail: bool = False) -> str:
        done = subprocess.run(
            ["tmux", "-S", self._socket, *arguments],
            capture_output=True,
            text=True,
            check=not may_fail,
        )
        return done.stdout


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    folder = tmp_path / "sample"
    open_samples(folder, notify=lambda _: None).close()
    return folder


@pytest.fixture
def terminal(sample: Path) -> Iterator[Terminal]:
    opened = Terminal(sample.parent, f"{sys.executable} -m reviewer review --project {sample} s04")
    yield opened
    opened.close()


def test_a_sample_page_is_reviewed_repaired_and_its_term_approved_and_exported(
    terminal: Terminal, sample: Path
) -> None:
    terminal.sees("0/5 0%")
    terminal.press("Enter")
    terminal.sees("accepted 1")
    terminal.press("e")
    terminal.sees("en 2 · writing")
    terminal.type(" Indeed.")
    terminal.sees("{+ Indeed.+}")
    terminal.press("Enter")
    terminal.sees("edited 2")
    terminal.press("t")
    terminal.sees("Propose a term")
    terminal.press("BTab", "BTab", "C-u")
    terminal.type("务实合作")
    terminal.press("Tab", "C-u")
    terminal.type("practical cooperation")
    terminal.press("Enter", "Enter")
    terminal.sees("proposed 务实合作")
    _repair(terminal)
    for number in (3, 4, 5):
        terminal.press(":")
        terminal.sees("Go to segment")
        terminal.type(str(number))
        terminal.press("Enter")
        terminal.sees(f"zh {number}")
        terminal.press("Enter")
        terminal.sees(f"accepted {number}" if number < 5 else "Nothing open: 5 of 5 decided")
    terminal.press("Escape")
    terminal.sees("Enter open")
    terminal.press("p")
    terminal.sees("务实合作 → practical cooperation")
    terminal.press("Enter")
    terminal.sees("approved: 务实合作")
    terminal.press("R")
    terminal.sees("Release the glossary with 1 approved")
    terminal.press("Enter")
    terminal.sees("release 2 is in force: 1 change")
    terminal.press("C-q")
    terminal.ends()

    with Project.open(sample) as project:
        assert [row.done for row in project.documents() if row.name == "s04"] == [5]
        approved = Lead(project, "li").proposals(Verdict.APPROVED)
        assert [(one.zh, one.release) for one in approved] == [("务实合作", 2)]
        shapes = [row.shape for row in project.export("s04")]
        kinds = {json.loads(line)["kind"] for line in project.log()}
    assert shapes == ["1-1", "1-1", "1-2", "1-1", "2-1"]
    assert kinds == {"decision", "proposal", "approval", "alignment", "release"}
    page = told("export", "s04", "--project", str(sample))
    assert "Indeed." in page
    assert "practical cooperation" in told("glossary", "export", "--project", str(sample))


def _repair(terminal: Terminal) -> None:
    """Merge two beads and part them again at another place, then go back to the review."""
    terminal.press("a")
    terminal.sees("谅解备忘")
    terminal.press("g", "j", "j", "j", "M")
    terminal.sees("merged 4")
    terminal.sees("4  3-2 ✓")
    terminal.press("S")
    terminal.sees("2 贝尔对此表示赞同。 | Bell agreed.                1-1 + 2-1")
    terminal.press("2")
    terminal.sees("confirmed 2")
    terminal.press("Escape")
    terminal.sees("Enter accept")


def told(*arguments: str) -> str:
    """Return what a command writes."""
    command = [sys.executable, "-m", "reviewer", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
