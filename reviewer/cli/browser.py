"""The review screen in a browser: textual-serve, closed to other sites, with a page that loads nothing else."""

import asyncio
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Final

from aiohttp import web
from textual_serve.server import Server

from reviewer.cli.terminal import narrate

_PAGE: Final = Path(__file__).with_name("browser_page")
_OWN_SCRIPT: Final = re.compile(r"(?<=<script>).*?(?=</script>)", re.DOTALL)


class ScreenServer(Server):
    """Serves a command's screen at one loopback address, a process for each browser tab.

    A page of another site that is open in the same browser can reach loopback too: so only requests
    to this very address are answered (against DNS rebinding), and only this page may open the screen.
    """

    def __init__(self, command: str, *, host: str, port: int, title: str) -> None:
        # As a browser names it in what it asks: without the port that goes without saying.
        ending = "" if port == 80 else f":{port}"
        self.address = f"http://{f'[{host}]' if ':' in host else host}{ending}"
        super().__init__(
            command,
            host=host,
            port=port,
            title=title,
            public_url=self.address,
            templates_path=_PAGE,
        )
        self._open_tabs: set[asyncio.Task[object]] = set()

    def serve(self, debug: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 — its signature
        """Serve until Ctrl+C or SIGTERM, and tell where as soon as that answers."""
        told = f"The review screen is at {self.address} (Ctrl+C ends it)."
        app = self._make_app()
        web.run_app(app, host=self.host, port=self.port, print=lambda *_: narrate(told))

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing yet: textual-serve would write to stdout before anything listens."""

    async def on_shutdown(self, app: web.Application) -> None:  # noqa: ARG002 — its signature
        """End the screens that are open; aiohttp would wait a minute for them."""
        for tab in self._open_tabs:
            tab.cancel()
        await asyncio.gather(*self._open_tabs, return_exceptions=True)

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """Give the page, which may talk to this address only and stand in no other page."""
        self._refuse_other_names(request)
        page = await super().handle_index(request)
        # textual-serve annotates the template's values, which its decorator makes into an answer.
        assert isinstance(page, web.Response)  # noqa: S101
        page.headers["Content-Security-Policy"] = self._policy(page.text or "")
        return page

    def _policy(self, page: str) -> str:
        """Write what the page may load: its own script by its hash, the rest from this address."""
        hashes = [sha256(script.encode()).digest() for script in _OWN_SCRIPT.findall(page)]
        scripts = " ".join(f"'sha256-{b64encode(one).decode()}'" for one in hashes)
        return (
            f"default-src 'none'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; "
            "font-src 'self'; img-src 'self' data:; "
            f"connect-src {self.address.replace('http', 'ws', 1)}; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )

    async def handle_download(self, request: web.Request) -> web.StreamResponse:
        """Give a file that the screen offers."""
        self._refuse_other_names(request)
        return await super().handle_download(request)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run a screen for a tab for as long as it is open."""
        self._refuse_other_names(request)
        if request.headers.get("Origin") != self.address:
            raise web.HTTPForbidden(text="Only the reviewer's own page may open its screen.\n")
        tab = asyncio.current_task()
        assert tab is not None  # noqa: S101 — a handler runs in a task, as mypy can't know
        self._open_tabs.add(tab)
        try:
            return await super().handle_websocket(request)
        finally:
            self._open_tabs.discard(tab)

    def _refuse_other_names(self, request: web.Request) -> None:
        if f"http://{request.host}" != self.address:
            raise web.HTTPForbidden(text=f"The review screen is at {self.address}\n")
