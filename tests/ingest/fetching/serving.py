"""A small site on loopback that answers as it is told, and a fetcher whose clock only sleeping moves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from typing import TYPE_CHECKING

from reviewer.ingest.fetching import Fetcher
from reviewer.ingest.fetching.fetcher import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reviewer.ingest.fetching import KeptPages
    from reviewer.ingest.fetching.addresses import Place


@dataclass
class Reply:
    status: int = 200
    content: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    pieces: Callable[[], Iterator[bytes]] | None = None


class Site:
    """What the server answers by path, and what it was asked."""

    def __init__(self) -> None:
        self.replies: dict[str, list[Reply]] = defaultdict(list)
        self.asked: list[tuple[str, str, dict[str, str], bytes]] = []
        self.address = ""

    def add(self, path: str, *replies: Reply) -> str:
        """Answer a path with replies in turn, the last one for ever; returns its address."""
        self.replies[path] = list(replies)
        return self.address + path

    def paths(self) -> list[str]:
        return [path for _, path, _, _ in self.asked]

    def reply(self, path: str) -> Reply:
        replies = self.replies.get(path)
        if not replies:
            return Reply(404)
        return replies.pop(0) if len(replies) > 1 else replies[0]


class Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        self.site.asked.append((self.command, self.path, dict(self.headers), body))
        reply = self.site.reply(self.path.partition("?")[0])
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.pieces is None:
            self.send_header("Content-Length", str(len(reply.content)))
        self.end_headers()
        try:
            for piece in reply.pieces() if reply.pieces else [reply.content]:
                self.wfile.write(piece)
        except (BrokenPipeError, ConnectionResetError):
            pass

    do_POST = do_GET  # noqa: N815 — the name that the server looks for

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — as it is overridden
        """Say nothing."""


HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = Reply(content=b"<html><body><p>The Office met.</p></body></html>", headers=HTML)


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def here_only(place: Place) -> bool:
    return place == ip_address("127.0.0.1")


def fetcher(
    time: Time | None = None,
    *,
    kept: KeptPages | None = None,
    limits: Limits | None = None,
    hosts: dict[str, Sequence[str]] | None = None,
) -> Fetcher:
    time = time or Time()
    known = hosts or {}

    def resolver(host: str, port: int) -> Sequence[str]:  # noqa: ARG001 — as resolvers are called
        if host not in known and host != "127.0.0.1":
            raise OSError("no such host")
        return known.get(host, [host])

    return Fetcher(
        kept=kept,
        limits=limits or Limits(),
        is_allowed=here_only,
        resolver=resolver,
        clock=time.clock,
        sleep=time.sleep,
    )
