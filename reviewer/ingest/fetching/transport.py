"""Connections that go where the address was checked to lead, and nowhere else."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx

from reviewer.ingest.fetching.addresses import Place, allowed_places, literal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class CheckedTransport(httpx.BaseTransport):
    """Resolves a host once, checks every address, and connects to one that was checked.

    A name that resolves differently a moment later, for the connection, gains nothing.
    """

    def __init__(
        self,
        resolver: Callable[[str, int], Sequence[str]],
        is_allowed: Callable[[Place], bool],
        proxy: str | None,
    ) -> None:
        self._resolver, self._is_allowed = resolver, is_allowed
        self._is_proxied = proxy is not None
        # The system's own authorities, a company's among them.
        context = ssl.create_default_context()
        # No connection is used twice: one that was verified for a host would serve another at its place.
        limits = httpx.Limits(max_keepalive_connections=0)
        self._inner = httpx.HTTPTransport(verify=context, proxy=proxy, limits=limits)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request to the place that its host was checked to be."""
        # Behind a proxy names are its business, and often can't be resolved here.
        resolver = literal if self._is_proxied else self._resolver
        places = allowed_places(urlsplit(str(request.url)), resolver, self._is_allowed)
        if places and not self._is_proxied:
            request.extensions["sni_hostname"] = request.url.host
            request.url = request.url.copy_with(host=places[0])
        return self._inner.handle_request(request)

    def close(self) -> None:
        """Close its connections."""
        self._inner.close()
