"""The way in: opens the screen on a project; what it needs is loaded within."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def run(
    project_path: Path,
    document: str | None,
    author: str,
    told: Callable[[int, int], object] = lambda *_: None,
) -> None:
    """Open the screen on a project, at one document or at the list of them, until the person leaves.

    Raises ProjectError where there is no project, DecisionError where it has no such document,
    InputError where the person's settings are wrong. `told` hears how many of how many segments are
    brought up to date where the project is of an older version.
    """
    # Python's collector looks at all of Textual again and again while it is loaded, a tenth of the
    # time to the first frame; later its looks were what kept a key waiting for 0.1 s.
    gc.disable()
    from reviewer.session.project import Project  # noqa: PLC0415 — 60 ms of the session
    from reviewer.tui.config import config_path, read_config  # noqa: PLC0415 — after the collector
    from reviewer.tui.program import ReviewerApp  # noqa: PLC0415 — 400 ms of Textual

    config = read_config(config_path())
    with Project.open(project_path, told=told) as project:
        if document is not None:
            project.find_document(document)
        app = ReviewerApp(project, author, document, config=config)
        app.thaws_collector = True
        app.run()
