"""List pages of the Chinese site (Hanweb JCMS): the articles of a column, page by page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from reviewer.ingest.facts import find_date
from reviewer.ingest.tidy import tidied
from reviewer.text.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.ingest.fetching.fetcher import Fetcher

_RECORD = re.compile(r"<record>\s*<!\[CDATA\[(?P<item>.*?)\]\]>\s*</record>", re.DOTALL)
_LINK = re.compile(
    r"<a\b[^>]*?\bhref\s*=\s*[\"'](?P<href>[^\"']+)[\"'](?P<rest>[^>]*)>(?P<text>.*?)</a>",
    re.DOTALL | re.IGNORECASE,
)
_TITLE = re.compile(r"\btitle\s*=\s*[\"'](?P<title>[^\"']+)[\"']", re.IGNORECASE)
_TAG = re.compile(r"<[^>]{0,500}>")
_UNIT = re.compile(r"\bunitid[\"']?\s*[=:]\s*[\"']?(?P<number>\d+)", re.IGNORECASE)
_COLUMN = re.compile(r"/col/col(?P<number>\d+)/")
_PATH = "/module/web/jpage/dataproxy.jsp"
_PER_PAGE = 15
_PER_REQUEST = 45


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in a list."""

    address: str
    title: str
    date: str
    """ISO 8601, or empty."""


def list_articles(fetcher: Fetcher, address: str) -> Iterator[Listed]:
    """Yield the articles of a column, `…/col/colN/index.html`, the newest first, as far as it has any.

    The first ones stand in the page itself; more are asked for as they are needed. Raises InputError.
    """
    page = fetcher.fetch(address)
    text = decode(page.content, page.charset or None)[0]
    seen: set[str] = set()
    yield from _new(entries(text, page.final_address), seen)
    form = paging_form(text, page.final_address)
    if not form:
        return
    site = urljoin(page.final_address, _PATH)
    for start in count(1, _PER_REQUEST):
        query = f"startrecord={start}&endrecord={start + _PER_REQUEST - 1}&perpage={_PER_PAGE}"
        answer = decode(fetcher.post(f"{site}?{query}", form))[0]
        found = entries(answer, page.final_address)
        if not found:
            return
        yield from _new(found, seen)


def entries(text: str, address: str) -> tuple[Listed, ...]:
    """Return the articles in the records of a list page, or of an answer of its paging."""
    found = (_listed(record["item"], address) for record in _RECORD.finditer(text))
    return tuple(one for one in found if one)


def paging_form(text: str, address: str) -> dict[str, str]:
    """Return the form that asks a column's paging for more; empty where the page has none."""
    unit, column = _UNIT.search(text), _COLUMN.search(address)
    if not unit or not column:
        return {}
    parts = urlsplit(address)
    return {
        "col": "1",
        "webid": "1",
        "path": f"{parts.scheme}://{parts.netloc}/",
        "columnid": column["number"],
        "sourceContentType": "1",
        "unitid": unit["number"],
        "webname": "国家知识产权局",
        "permissiontype": "0",
    }


def _listed(item: str, address: str) -> Listed | None:
    link = _LINK.search(item)
    if link is None:
        return None
    full = _TITLE.search(link["rest"])
    title = full["title"] if full else _TAG.sub("", link["text"])
    return Listed(
        address=urljoin(address, unescape(link["href"])),
        title=tidied(unescape(title)),
        date=find_date(_TAG.sub(" ", item[link.end() :])),
    )


def _new(found: tuple[Listed, ...], seen: set[str]) -> Iterator[Listed]:
    """Yield the articles that have not been seen: the first request repeats the page's own."""
    for one in found:
        if one.address not in seen:
            seen.add(one.address)
            yield one
