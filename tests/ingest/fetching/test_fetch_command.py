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

    assert 1 == ran.return_value
    assert ["127.0.0.1_art_e01.html", "127.0.0.1_art_s01.html"] == sorted(
        path.name for path in into.glob("*/*.html") if ".kept" not in path.parts
    )
    assert "not fetched" in ran.stderr
    assert (corpora / "s01.zh.html").read_bytes() == next(into.glob("zh/*")).read_bytes()


def test_pages_inside_are_refused_where_no_host_is_named(site: Site, tmp_path: Path) -> None:
    address = site.add("/p.html", Reply(content=b"<p>x</p>", headers=HTML))
    ran = CliRunner().invoke(fetch, ["--into", str(tmp_path), address], standalone_mode=False)
    assert 1 == ran.return_value
    assert "as with --allow 127.0.0.1" in ran.stderr
    assert [] == site.asked


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
