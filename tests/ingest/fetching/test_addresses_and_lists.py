"""Which addresses are fetched, and what list pages lead to."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from reviewer.ingest.fetching import list_articles
from reviewer.ingest.fetching.addresses import checked_address, is_public
from reviewer.ingest.fetching.lists import entries, paging_form
from tests.ingest.fetching.serving import HTML, Reply, Site, fetcher


@pytest.mark.parametrize(
    "place",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 — refused, not bound
        "224.0.0.1",
        "240.0.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
        "ff02::1",
    ],
)
def test_a_private_place_is_known_in_every_guise(place: str) -> None:
    assert not is_public(ip_address(place))


@pytest.mark.parametrize("place", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_a_public_place_is_public(place: str) -> None:
    assert is_public(ip_address(place))


def test_addresses_are_made_whole() -> None:
    assert "http://a.test/c?d=1" == checked_address("/c?d=1#e", "http://a.test/b")


def record(number: int) -> str:
    return (
        f"<record><![CDATA[<li><a href='/art/2021/4/{number}/art_53_{number}.html' target='_blank'"
        f' title="第{number}号全文">第{number}号…</a><span>2021-04-{number:02d}</span></li>]]></record>'
    )


def test_a_column_lists_its_articles_page_by_page(site: Site) -> None:
    first = "".join(map(record, range(30, 15, -1)))
    page = f'<html><script type="text/xml"><datastore><recordset>{first}</recordset></datastore></script><script>var p={{unitid:"669"}}</script></html>'
    more = (
        "<datastore><recordset>"
        + "".join(map(record, range(30, 0, -1)))
        + "</recordset></datastore>"
    )
    address = site.add("/col/col53/index.html", Reply(content=page.encode(), headers=HTML))
    site.add(
        "/module/web/jpage/dataproxy.jsp",
        Reply(content=more.encode()),
        Reply(content=b"<datastore><recordset></recordset></datastore>"),
    )
    with fetcher() as web:
        found = list(list_articles(web, address))
    assert [f"第{number}号全文" for number in range(30, 0, -1)] == [one.title for one in found]
    assert (site.address + "/art/2021/4/30/art_53_30.html", "2021-04-30") == (
        found[0].address,
        found[0].date,
    )
    method, path, _, form = site.asked[-1]
    assert ("POST", True) == (method, "startrecord=46&endrecord=90" in path)
    assert b"columnid=53" in form
    assert b"unitid=669" in form


def test_a_page_without_paging_lists_what_it_has() -> None:
    assert {} == paging_form("<html></html>", "https://a.test/col/col53/index.html")
    assert () == entries("<record><![CDATA[<li>no link</li>]]></record>", "https://a.test/")
