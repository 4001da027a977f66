"""Fetching pages one after the other: robots.txt, a polite rate, retries, limits, redirects."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from reviewer.ingest.fetching.addresses import checked_address, is_public, origin, resolve
from reviewer.ingest.fetching.fetched import Fetched
from reviewer.ingest.fetching.robots import AGENT, Rules, rules_of_answer
from reviewer.ingest.files import PAGE_BYTES
from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType
    from typing import Self

    import httpx

    from reviewer.ingest.fetching.addresses import Place
    from reviewer.ingest.fetching.kept import KeptPages

_MOST_REDIRECTS = 5
_TRIES = 3
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_WORTH_ANOTHER_TRY = frozenset({429, 500, 502, 503, 504})
_LONGEST_WAIT = 60.0
_ROBOTS_BYTES = 500_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much a fetch may take."""

    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    whole_seconds: float = 60.0
    bytes: int = PAGE_BYTES
    seconds_between: float = 1.0
    """Between two requests to one host; a site may ask for more."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    content: bytes


class Fetcher:
    """Fetches pages; a context manager, for one thread.

    Clock, sleep, resolver and the rule for addresses come in from outside, so that tests need no time
    and no network. `is_allowed` is asked of every address that a request, a redirect too, would go to.
    """

    def __init__(
        self,
        *,
        kept: KeptPages | None = None,
        limits: Limits = Limits(),
        is_allowed: Callable[[Place], bool] = is_public,
        resolver: Callable[[str, int], Sequence[str]] = resolve,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._kept, self._limits = kept, limits
        self._is_allowed, self._resolver = is_allowed, resolver
        self._clock, self._sleep = clock, sleep
        self._clients: dict[str, httpx.Client] = {}
        self._rules: dict[str, Rules] = {}
        self._next_at: dict[str, float] = {}

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close its connections."""
        for client in self._clients.values():
            client.close()

    def fetch(self, address: str) -> Fetched:
        """Return the page at an address, from the server or, where that says it is unchanged, as kept.

        Raises InputError, in one line with the address: not allowed, not there, too large, too slow.
        """
        asked = current = checked_address(address)
        known = self._kept.find(asked) if self._kept else None
        for _ in range(_MOST_REDIRECTS + 1):
            self._respect_robots(current)
            answer = self._ask(current, _conditions(known), self._limits.bytes)
            if answer.status not in _REDIRECTS:
                return self._fetched(asked, current, answer, known)
            current = checked_address(answer.headers.get("location", ""), current)
        raise InputError(f"{asked} redirects more than {_MOST_REDIRECTS} times")

    def post(self, address: str, form: Mapping[str, str]) -> bytes:
        """Return the answer to a form that is sent; nothing is kept. Raises InputError."""
        checked = checked_address(address)
        self._respect_robots(checked)
        answer = self._ask(checked, {}, self._limits.bytes, form)
        if answer.status != 200:
            raise InputError(f"{checked} answers {answer.status}: {_meaning(answer.status)}")
        return answer.content

    def _fetched(self, asked: str, final: str, answer: _Answer, known: Fetched | None) -> Fetched:
        """Turn the last answer into a page, and keep it."""
        now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        if answer.status == 304 and known:
            return replace(known, is_unchanged=True)
        if answer.status != 200:
            raise InputError(f"{final} answers {answer.status}: {_meaning(answer.status)}")
        if not answer.content.strip():
            raise InputError(f"{final} answers with nothing")
        content_type, charset = _content_type(answer.headers.get("content-type", ""))
        fetched = Fetched(
            address=asked,
            final_address=final,
            content=answer.content,
            content_type=content_type,
            charset=charset,
            etag=answer.headers.get("etag", ""),
            last_modified=answer.headers.get("last-modified", ""),
            at=now,
        )
        if self._kept:
            self._kept.keep(fetched)
        return fetched

    def _respect_robots(self, address: str) -> None:
        site = origin(address)
        if site not in self._rules:
            self._rules[site] = self._read_rules(site)
        if not self._rules[site].allow(address):
            raise InputError(
                f"{address} is closed to robots by {site}/robots.txt: save the page by hand"
            )

    def _read_rules(self, site: str) -> Rules:
        current = f"{site}/robots.txt"
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._ask(current, {}, _ROBOTS_BYTES)
            if answer.status not in _REDIRECTS:
                return rules_of_answer(answer.status, answer.content.decode("utf-8", "replace"))
            current = checked_address(answer.headers.get("location", ""), current)
        return rules_of_answer(404, "")

    def _ask(
        self,
        address: str,
        headers: Mapping[str, str],
        most: int,
        form: Mapping[str, str] | None = None,
    ) -> _Answer:
        """Send one request, again after a while where that may help."""
        import httpx  # noqa: PLC0415 — 370 ms, only for fetching

        for trial in range(1, _TRIES + 1):
            self._wait_for_turn(address)
            try:
                answer = self._send(address, headers, most, form)
            except httpx.InvalidURL:
                raise InputError(f"{address!r} is no web address") from None
            except httpx.HTTPError as error:
                if trial == _TRIES:
                    raise InputError(f"{address} can't be fetched: {_problem(error)}") from None
                self._sleep(2.0 ** (trial - 1))
                continue
            if answer.status not in _WORTH_ANOTHER_TRY or trial == _TRIES:
                return answer
            wait = _retry_after(answer.headers.get("retry-after", ""), 2.0 ** (trial - 1))
            if wait > _LONGEST_WAIT:
                return answer
            self._sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _send(
        self, address: str, headers: Mapping[str, str], most: int, form: Mapping[str, str] | None
    ) -> _Answer:
        """Read one answer, as much of it and as long as the limits allow."""
        deadline = self._clock() + self._limits.whole_seconds
        pieces: list[bytes] = []
        length = 0
        with self._client(address).stream(
            "POST" if form is not None else "GET", address, headers=headers, data=form
        ) as response:
            for piece in response.iter_bytes():
                length += len(piece)
                if length > most:
                    raise InputError(f"{address} is larger than {most / 1e6:g} MB: no page is")
                if self._clock() > deadline:
                    seconds = self._limits.whole_seconds
                    raise InputError(
                        f"{address} takes longer than {seconds:g} seconds: try again later"
                    )
                pieces.append(piece)
            return _Answer(response.status_code, dict(response.headers), b"".join(pieces))

    def _wait_for_turn(self, address: str) -> None:
        """Keep the distance between two requests to one host."""
        site = origin(address)
        rules = self._rules.get(site)
        distance = max(self._limits.seconds_between, rules.seconds_between if rules else 0.0)
        now = self._clock()
        wait = self._next_at.get(site, now) - now
        if wait > 0:
            self._sleep(wait)
        self._next_at[site] = max(now, self._next_at.get(site, now)) + distance

    def _client(self, address: str) -> httpx.Client:
        """Return the client for an address: one for each proxy that the system names, or none."""
        import httpx  # noqa: PLC0415 — 370 ms, only for fetching

        from reviewer.ingest.fetching.transport import CheckedTransport  # noqa: PLC0415 — httpx

        parts = urlsplit(address)
        proxy = getproxies().get(parts.scheme, "")
        if not parts.hostname or proxy_bypass(parts.hostname):
            proxy = ""
        if proxy not in self._clients:
            limits = self._limits
            self._clients[proxy] = httpx.Client(
                transport=CheckedTransport(self._resolver, self._is_allowed, proxy or None),
                timeout=httpx.Timeout(limits.read_seconds, connect=limits.connect_seconds),
                headers={
                    "User-Agent": f"{AGENT} (translation review)",
                    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1",
                    "Accept-Encoding": "gzip, deflate",
                },
                follow_redirects=False,
            )
        return self._clients[proxy]


def _conditions(known: Fetched | None) -> dict[str, str]:
    """Return the headers that ask for a page only if it has changed."""
    if known is None:
        return {}
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in headers.items() if value}


def _content_type(header: str) -> tuple[str, str]:
    """Split `text/html; charset=gb2312`."""
    kind, _, rest = header.partition(";")
    _, _, charset = rest.lower().partition("charset=")
    return kind.strip().lower(), charset.partition(";")[0].strip(" \"'")


def _retry_after(header: str, otherwise: float) -> float:
    """Read how many seconds a server asks us to wait."""
    if header.strip().isdigit():
        return float(header)
    try:
        until = parsedate_to_datetime(header)
        return max((until - datetime.now(UTC)).total_seconds(), 0.0)
    except (TypeError, ValueError):
        return otherwise


def _meaning(status: int) -> str:
    """Say what to do about a status."""
    if status in {401, 403}:
        return "it is not open to us; save the page by hand"
    if status in {404, 410}:
        return "there is no such page; check the address"
    if status >= 500 or status == 429:
        return "the server can't answer now; try again later"
    return "no page"


def _problem(error: Exception) -> str:
    """Say in one line why a request failed."""
    text = " ".join(str(error).split()) or type(error).__name__
    if "CERTIFICATE_VERIFY_FAILED" in text:
        return "its certificate is not trusted"
    return "it does not answer in time" if "timed out" in text.lower() else text[:200]
