"""`reviewer fetch`: pages from the web into a folder, politely."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from reviewer.cli.terminal import narrate, out
from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.ingest.fetching import Fetcher

_LIST = re.compile(r"/col/col\d+/index\.html?$")
_NOT_HAD = 2
_NOT_IN_NAMES = re.compile(r"[^\w.-]+")


@click.command()
@click.argument("addresses", nargs=-1, required=True)
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    default=Path("pages"),
    show_default=True,
    help="The folder that pages are put in, by language: zh and en.",
)
@click.option(
    "--most", type=click.IntRange(1), default=30, show_default=True, help="Articles of a list page."
)
@click.option(
    "--allow",
    "hosts",
    metavar="HOST",
    multiple=True,
    help="A host of your own network that pages, and redirects, may be on.",
)
def fetch(addresses: tuple[str, ...], *, into: Path, most: int, hosts: tuple[str, ...]) -> int:
    """Fetch pages from the web as they are, at a polite pace and by each site's robots.txt.

    A list page of a CNIPA site (…/col/colN/index.html) gives its articles, the newest first. A page
    that is there and unchanged is not sent again. Prints the file of each page.

    Exits 2 where an address is none that may be asked (nothing is fetched then), and where a page
    could not be had: each is told in one line, and the others are fetched all the same.

    \b
    reviewer fetch https://www.cnipa.gov.cn/art/2021/4/21/art_53_158713.html
    reviewer fetch --most 45 https://english.cnipa.gov.cn/col/col1340/index.html
    reviewer fetch --allow intranet.example http://intranet.example/page.html
    """
    from reviewer.ingest.fetching import Fetcher, KeptPages, allowing, askable  # 150 ms of httpx

    is_allowed = allowing(hosts)
    for address in addresses:
        askable(address, is_allowed)
    missed = 0
    with Fetcher(kept=KeptPages(into / ".kept"), is_allowed=is_allowed) as fetcher:
        for address in addresses:
            missed += _fetch_all(fetcher, address, most, into)
    return _NOT_HAD if missed else 0


def _fetch_all(fetcher: Fetcher, address: str, most: int, into: Path) -> int:
    """Fetch a page, or the articles of a list page; give how many could not be had."""
    missed = 0
    try:
        for page in _pages(fetcher, address, most):
            try:
                out(str(_keep(fetcher, page, into)))
            except InputError as error:
                _tell(error)
                missed += 1
    except InputError as error:
        # The list page itself, or what goes on from it.
        _tell(error)
        missed += 1
    return missed


def _tell(error: InputError) -> None:
    narrate(f"not fetched: {error}")


def _pages(fetcher: Fetcher, address: str, most: int) -> Iterator[str]:
    """Give the address itself, or the articles of a list page."""
    from reviewer.ingest.fetching import list_articles  # it is loaded by now

    if not _LIST.search(urlsplit(address).path):
        yield address
        return
    for listed in islice(list_articles(fetcher, address), most):
        yield listed.address


def _keep(fetcher: Fetcher, address: str, into: Path) -> Path:
    """Fetch a page and put its bytes under the folder of its language."""
    from reviewer.ingest.fetching import page_of  # it is loaded by now

    fetched = fetcher.fetch(address)
    page = page_of(fetched)
    narrate(f"{page.facts.title or address}: {len(page.sentences)} sentences")
    parts = urlsplit(fetched.final_address)
    name = _NOT_IN_NAMES.sub("_", f"{parts.hostname}{parts.path}").strip("_.") or "page"
    path = into / page.side.value / (name if name.endswith((".html", ".htm")) else f"{name}.html")
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(fetched.content)
    return beside.replace(path)
