"""The sample project: the eight pages that ship, with the shipped glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.model.document import Document
from reviewer.model.span import Side
from reviewer.session.project import Project
from reviewer.text.shipped import shipped_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def sample_documents() -> tuple[Document, ...]:
    """Read the eight sample pages: the Chinese, and the faulty English that is to be reviewed."""
    from reviewer.ingest.page import read_page  # noqa: PLC0415 — 40 ms of lxml

    folder = shipped_folder("corpora")
    return tuple(
        Document(
            zh.name.split(".")[0],
            read_page(zh, Side.ZH),
            read_page(zh.with_name(zh.name.replace(".zh.", ".en.")), Side.EN),
        )
        for zh in sorted(folder.glob("s*.zh.html"))
    )


def open_samples(folder: Path, notify: Callable[[str], None]) -> Project:
    """Open the sample project in `folder`, made where it isn't there yet; decisions in it stay."""
    from reviewer.align.lexicon import shared_lexicon  # noqa: PLC0415 — only where one is made
    from reviewer.glossary.files import shipped_glossary  # noqa: PLC0415 — only where one is made

    if (folder / "review.db").exists():
        notify(f"Opening the sample project in {folder}.")
        return Project.open(folder)
    notify(f"Making a sample project in {folder} …")
    shared_lexicon(notify)
    project = Project.create(folder)
    project.set_glossary(shipped_glossary())
    for document in sample_documents():
        project.add(document)
    return project
