"""Pages come politely, within limits, and never from where a page should not lead."""

from __future__ import annotations

import gzip
import subprocess
import sys
from itertools import count
from typing import TYPE_CHECKING

import pytest

from reviewer.ingest.fetching import Fetcher, KeptPages, page_of
from reviewer.ingest.fetching.fetcher import Limits
from reviewer.model.errors import InputError
from reviewer.model.span import Side
from reviewer.text.shipped import shipped_folder
from tests.ingest.fetching.serving import HTML, PAGE, Reply, Site, Time, fetcher, here_only

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def test_a_page_is_fetched_and_read(site: Site) -> None:
    content = (shipped_folder("corpora") / "s01.zh.html").read_text(encoding="utf-8")
    gb = content.replace("utf-8", "gb2312").encode("gb18030")
    address = site.add(
        "/art/2021/4/21/art_53_1.html",
        Reply(
            content=gzip.compress(gb),
            headers={"Content-Type": "text/html", "Content-Encoding": "gzip"},
        ),
    )
    with fetcher() as web:
        page = page_of(web.fetch(address))
    assert (Side.ZH, "gb18030", address) == (page.side, page.facts.encoding, page.facts.address)
    assert "云岭省暨滨江市知识产权宣传周活动启动" == page.texts[0]


def test_the_charset_of_the_header_counts(site: Site) -> None:
    address = site.add(
        "/p",
        Reply(
            content="<p>專利的申請在中國發布</p>".encode("big5"),
            headers={"Content-Type": 'text/html; charset="Big5"'},
        ),
    )
    with fetcher() as web:
        assert ("專利的申請在中國發布",) == page_of(web.fetch(address)).texts


def test_redirects_are_followed_and_the_last_address_is_told(site: Site) -> None:
    site.add("/new", PAGE)
    address = site.add("/old", Reply(302, headers={"Location": "/new"}))
    with fetcher() as web:
        fetched = web.fetch(address)
    assert (address, site.address + "/new") == (fetched.address, fetched.final_address)


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("http://10.0.0.7/admin", "private address"),
        ("http://[::1]/admin", "private address"),
        ("http://inside.test/", "private address"),
        ("http://both.test/", "private address"),
        ("file:///etc/passwd", "no web address"),
        ("ftp://127.0.0.1/", "no web address"),
        ("http://user:word@127.0.0.1/", "name and password"),
        ("/again", "redirects more than 5 times"),
    ],
)
def test_no_redirect_leads_where_it_should_not(site: Site, location: str, told: str) -> None:
    site.add("/again", Reply(301, headers={"Location": "/again"}))
    address = site.add("/out", Reply(302, headers={"Location": location}))
    hosts: dict[str, Sequence[str]] = {
        "inside.test": ["192.168.1.1"],
        "both.test": ["127.0.0.1", "169.254.169.254"],
        "10.0.0.7": ["10.0.0.7"],
        "::1": ["::1"],
    }
    with fetcher(hosts=hosts) as web, pytest.raises(InputError, match=told):
        web.fetch(address)


def test_a_connection_goes_to_the_place_that_was_checked(site: Site) -> None:
    site.add("/p", PAGE)
    port = site.address.rpartition(":")[2]
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]])
    web = Fetcher(is_allowed=here_only, resolver=lambda *_: next(answers), sleep=lambda _: None)
    with web:
        assert web.fetch(f"http://page.test:{port}/p").content == PAGE.content
        assert f"page.test:{port}" == site.asked[-1][2]["Host"]
        with pytest.raises(InputError, match="private address"):
            web.fetch(f"http://page.test:{port}/p")


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (Reply(content=b"User-agent: *\nDisallow: /p\n"), False),
        (Reply(content=b"User-agent: *\nDisallow: /\nAllow: /p\n"), True),
        (Reply(content=b"User-agent: *\nDisallow: /*.pdf$\n"), True),
        (Reply(content=b"User-agent: reviewer\nDisallow: /\n"), False),
        (Reply(404), True),
        (Reply(503), False),
    ],
    ids=["closed", "opened", "pattern", "by name", "none", "broken"],
)
def test_robots_are_asked_first_and_obeyed(site: Site, robots: Reply, *, allowed: bool) -> None:
    site.add("/robots.txt", robots)
    address = site.add("/p", PAGE)
    with fetcher() as web:
        if allowed:
            web.fetch(address)
        else:
            with pytest.raises(InputError, match="closed to robots"):
                web.fetch(address)
    assert allowed == ("/p" in site.paths())
    assert "/robots.txt" == site.paths()[0]


def test_requests_to_a_host_keep_their_distance(site: Site) -> None:
    site.add("/robots.txt", Reply(content=b"User-agent: *\nCrawl-delay: 2.5\n"))
    address = site.add("/p", PAGE)
    time = Time()
    with fetcher(time) as web:
        for _ in range(3):
            web.fetch(address)
    assert [1.0, 2.5, 2.5] == time.slept


@pytest.mark.parametrize("header", ["", "7", "Wed, 21 Oct 2015 07:28:00 GMT"])
def test_a_busy_server_is_asked_again_after_a_while(site: Site, header: str) -> None:
    site.add("/robots.txt", Reply(404))
    address = site.add("/p", Reply(503, headers={"Retry-After": header}), Reply(429), PAGE)
    time = Time()
    with fetcher(time, limits=Limits(seconds_between=0)) as web:
        assert b"Office" in web.fetch(address).content
    assert [{"": 1.0, "7": 7.0}.get(header, 0.0), 2.0] == time.slept


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply(404), "answers 404: there is no such page"),
        (Reply(403), "answers 403: it is not open to us"),
        (Reply(500), "answers 500: the server can't answer now"),
        (Reply(200, b" \n"), "answers with nothing"),
        (Reply(200, b"a" * 2000), "is larger than 0.001 MB"),
        (Reply(503, headers={"Retry-After": "3600"}), "answers 503"),
        (Reply(200, b"short", {"Content-Encoding": "gzip"}), "can't be fetched"),
    ],
)
def test_what_goes_wrong_is_told_in_one_line(site: Site, reply: Reply, told: str) -> None:
    address = site.add("/p", reply)
    with fetcher(limits=Limits(bytes=1000)) as web, pytest.raises(InputError) as refusal:
        web.fetch(address)
    assert told in str(refusal.value)
    assert address in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_server_that_drips_is_left_in_time(site: Site) -> None:
    def drip() -> Iterator[bytes]:
        for number in count():
            yield b"%d " % number * 1000

    address = site.add("/p", Reply(pieces=drip))
    ticks = count()
    web = Fetcher(
        limits=Limits(whole_seconds=20.0, seconds_between=0),
        is_allowed=here_only,
        resolver=lambda host, _: [host],
        clock=lambda: float(next(ticks)),
        sleep=lambda _: None,
    )
    with web, pytest.raises(InputError, match="takes longer than 20 seconds"):
        web.fetch(address)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("file:///etc/passwd", "must begin with http"),
        ("javascript:alert(1)", "must begin with http"),
        ("www.cnipa.gov.cn", "must begin with http"),
        ("http://", "must begin with http"),
        ("http://127.0.0.1:99999/", "no web address"),
        ("http://nowhere.test/", "can't be found"),
        ("http://10.1.2.3/", "private address"),
    ],
)
def test_an_address_that_is_none_is_told(address: str, told: str) -> None:
    with fetcher(hosts={"10.1.2.3": ["10.1.2.3"]}) as web, pytest.raises(InputError, match=told):
        web.fetch(address)


def test_nobody_at_home_is_told(site: Site) -> None:
    with fetcher() as web, pytest.raises(InputError, match="can't be fetched"):
        web.fetch("http://127.0.0.1:1/")
    assert [] == site.asked


def test_a_page_that_is_unchanged_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    kept = KeptPages(tmp_path / "kept")
    first = Reply(content=PAGE.content, headers={**HTML, "ETag": '"v1"', "Last-Modified": "Mon"})
    address = site.add("/p", first, Reply(304))
    with fetcher(kept=kept) as web:
        fresh = web.fetch(address)
        again = web.fetch(address)
    asked = site.asked[-1][2]
    assert ('"v1"', "Mon") == (asked["If-None-Match"], asked["If-Modified-Since"])
    assert (False, True) == (fresh.is_unchanged, again.is_unchanged)
    assert fresh.content == again.content
    stored = kept.find(address)
    assert stored is not None
    assert page_of(stored).texts == ("The Office met.",)


def test_a_kept_page_that_is_damaged_counts_as_none(site: Site, tmp_path: Path) -> None:
    kept = KeptPages(tmp_path)
    address = site.add("/p", PAGE)
    with fetcher(kept=kept) as web:
        web.fetch(address)
    next(tmp_path.glob("*.raw")).write_bytes(b"damaged")
    assert kept.find(address) is None


def test_nothing_of_the_web_is_loaded_before_a_fetch() -> None:
    code = (
        "import sys, reviewer.ingest.fetching as f; web = f.Fetcher();"
        "assert not {'httpx', 'protego', 'lxml'} & set(sys.modules), 'heavy'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
