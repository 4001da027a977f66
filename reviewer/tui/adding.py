"""Bringing a page and its English in from the screen: read or fetched, aligned, checked, step by step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reviewer.model.document import Document
from reviewer.model.errors import InputError
from reviewer.model.span import Side

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.model.document import Page
    from reviewer.session.project import Project
    from reviewer.session.reports import AddReport


def add_pages(
    project: Project, zh: str, en: str, name: str, tell: Callable[[str], None]
) -> AddReport:
    """Read both pages (files or web addresses), align and check them; `tell` hears each step.

    Raises InputError for pages that can't be had, ProjectError where the project is busy.
    """
    tell("1/3 reading the Chinese …")
    zh_page = _page(zh, Side.ZH)
    tell("2/3 reading the English …")
    en_page = _page(en, Side.EN)
    tell("3/3 aligning and checking …")
    # Through a connection of its own: the screen must not wait until the page is written.
    with project.beside() as beside:
        return beside.add(Document(name or _name_of(en), zh_page, en_page))


def _page(source: str, side: Side) -> Page:
    if not _is_address(source):
        from reviewer.ingest.page import read_page  # noqa: PLC0415 — 40 ms of lxml

        return read_page(Path(source).expanduser(), side)
    from reviewer.ingest.fetching import Fetcher, page_of  # noqa: PLC0415 — 150 ms of httpx

    with Fetcher() as fetcher:
        page = page_of(fetcher.fetch(source))
    if page.side is not side:
        told = {Side.ZH: "Chinese", Side.EN: "English"}
        raise InputError(f"{source} is {told[page.side]}, not {told[side]}: change the two")
    return page


def _is_address(source: str) -> bool:
    return source.startswith(("http://", "https://"))


def _name_of(source: str) -> str:
    path = urlsplit(source).path if _is_address(source) else source
    return Path(path).name.split(".")[0] or "page"
