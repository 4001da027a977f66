"""The review screen in a browser: who may open it, and that it opens."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from tests.cli.running import Run


@pytest.fixture
def address(run: Run, pages: tuple[Path, Path], tmp_path: Path) -> Iterator[str]:
    """Serve a project of one page on a free port for as long as the test runs."""
    run("new", ".")
    run("add", *pages)
    with subprocess.Popen(
        [sys.executable, "-m", "reviewer", "serve", "--port", "0"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
    ) as serving:
        assert serving.stderr is not None
        told = serving.stderr.readline()
        assert "http://127.0.0.1:" in told, told + serving.stderr.read()
        yield told.split(" at ")[1].split()[0]
        serving.send_signal(signal.SIGTERM)
        assert 0 == serving.wait(timeout=20)


async def _status(address: str, **headers: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as client, client.get(address, headers=headers) as answer:
        return answer.status, await answer.text()


async def _screen(address: str, until: str, **headers: str) -> str:
    """Open the screen as a page's script would and read what it draws until a text stands there."""
    drawn = b""
    async with (
        aiohttp.ClientSession() as client,
        client.ws_connect(f"{address}/ws?width=120&height=36", headers=headers) as socket,
        asyncio.timeout(30),
    ):
        async for message in socket:
            drawn += message.data if isinstance(message.data, bytes) else b""
            if until.encode() in drawn:
                break
    return drawn.decode(errors="replace")


async def test_the_page_and_the_screen_are_served_to_this_machine_and_no_other_site(
    address: str,
) -> None:
    status, page = await _status(address)
    assert 200 == status
    assert f'data-session-websocket-url="{address.replace("http", "ws")}/ws"' in page
    assert "//" not in page.replace(address, "").replace(address.replace("http", "ws"), "")
    assert "page" in await _screen(address, "page", Origin=address)

    assert 403 == (await _status(address, Host="evil.example"))[0]
    for origin in ({}, {"Origin": "http://evil.example"}, {"Origin": "null"}):
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await _screen(address, "never", **origin)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org", ""])  # noqa: S104 — it is refused
def test_only_this_machine_may_be_served(run: Run, host: str) -> None:
    run("new", ".")
    ran = run("serve", "--host", host)
    assert 2 == ran.code
    assert "reviewer: the screen has no login" in ran.err
    assert 1 == len(ran.err.splitlines())


def test_a_missing_package_is_told_with_what_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("new", ".")
    monkeypatch.setattr("reviewer.cli.serve.find_spec", lambda _: None)
    ran = run("serve")
    assert (2, 1) == (ran.code, len(ran.err.splitlines()))
    assert "pip install 'reviewer[serve]'" in ran.err


def test_a_port_that_is_taken_is_told_in_one_line(run: Run) -> None:
    import socket

    run("new", ".")
    with socket.create_server(("127.0.0.1", 0)) as other:
        ran = run("serve", "--port", str(other.getsockname()[1]))
    assert (2, 1) == (ran.code, len(ran.err.splitlines()))
    assert "choose another by --port" in ran.err


def test_a_folder_without_a_project_is_told_before_the_browser_opens(run: Run) -> None:
    ran = run("serve")
    assert 2 == ran.code
    assert "reviewer new DIR" in ran.err
