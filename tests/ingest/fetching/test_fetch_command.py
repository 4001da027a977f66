"""`reviewer fetch` puts pages into folders by language, and goes inside only where it is told to."""

from __future__ import annotations

from functools import partial
from ipaddress import ip_address
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from reviewer.cli.fetch import fetch
from reviewer.ingest import fetching
from reviewer.ingest.fetching import allowing
from reviewer.model.errors import InputError
from reviewer.text.shipped import shipped_folder
from tests.ingest.fetching.serving import HTML, Reply, Site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    patient = partial(fetching.Fetcher, sleep=lambda _: None)
    monkeypatch.setattr(fetching, "Fetcher", patient)


def test_pages_of_a_host_inside_are_fetched_where_it_is_named(site: Site, tmp_path: Path) -> None:
    corpora = shipped_folder("corpora")
    zh = site.add("/robots.txt", Reply(404)) and site.add(
        "/art/s01.html", Reply(content=(corpora / "s01.zh.html").read_bytes(), headers=HTML)
    )
    en = Reply(302, headers={"Location": "/art/e01.html"})
    moved = site.add("/old.htm", en)
    site.add("/art/e01.html", Reply(content=(corpora / "s01.en.html").read_bytes(), headers=HTML))
    into = tmp_path / "pages"
    asked = ["--into", str(into), "--allow", "127.0.0.1", zh, moved, f"{site.address}/none"]

    ran = CliRunner().invoke(fetch, asked, standalone_mode=False)

    assert 2 == ran.return_value
    assert ["127.0.0.1_art_e01.html", "127.0.0.1_art_s01.html"] == sorted(
        path.name for path in into.glob("*/*.html") if ".kept" not in path.parts
    )
    assert "not fetched" in ran.stderr
    assert (corpora / "s01.zh.html").read_bytes() == next(into.glob("zh/*")).read_bytes()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("file:///etc/passwd", "must begin with http"),
        ("ftp://site.test/page.html", "must begin with http"),
        ("page.html", "must begin with http"),
        ("http://[::1/page.html", "is no web address"),
        ("http://site.test:0/page.html", "is no web address"),
        ("https://li:secret@site.test/page.html", "name and password"),
        ("http://127.0.0.1:9/page.html", "as with --allow 127.0.0.1"),
        ("http://10.0.0.8/page.html", "is a private address"),
        ("http://[::ffff:10.0.0.8]/page.html", "is a private address"),
        ("http://localhost/page.html", "is a private address"),
    ],
)
def test_nothing_is_fetched_where_an_address_is_none_that_may_be_asked(
    site: Site, tmp_path: Path, address: str, told: str
) -> None:
    good = site.add("/p.html", Reply(content="<p>专利。</p>".encode(), headers=HTML))
    asked = ["--into", str(tmp_path), "--allow", site.address.rpartition(":")[0][7:], good]
    allowed = asked if "127.0.0.1" not in address and "localhost" not in address else asked[:2]
    with pytest.raises(InputError, match=told):
        CliRunner().invoke(
            fetch, [*allowed, address], standalone_mode=False, catch_exceptions=False
        )
    assert [] == site.asked
    assert [] == list(tmp_path.iterdir())


def test_a_list_that_cant_be_had_keeps_no_other_page_from_being_fetched(
    site: Site, tmp_path: Path
) -> None:
    good = site.add("/p.html", Reply(content="<p>专利审查。</p>".encode(), headers=HTML))
    asked = ["--into", str(tmp_path), "--allow", "127.0.0.1"]
    gone = f"{site.address}/col/col1/index.html"
    ran = CliRunner().invoke(fetch, [*asked, gone, good], standalone_mode=False)
    assert 2 == ran.return_value
    assert 1 == ran.stderr.count("not fetched:")
    assert "there is no such page" in ran.stderr
    assert 1 == len(ran.stdout.splitlines())


def test_only_the_places_of_the_named_hosts_are_let_in() -> None:
    places = {"in.test": ["10.0.0.7", "fd00::7"]}
    rule = allowing(["in.test"], lambda host, _: places[host])
    assert [True, True, False, True] == [
        rule(ip_address(place)) for place in ("10.0.0.7", "fd00::7", "10.0.0.8", "8.8.8.8")
    ]

    def nowhere(host: str, port: int) -> list[str]:
        raise OSError(host, port)

    with pytest.raises(InputError, match="can't be found"):
        allowing(["none.test"], nowhere)
