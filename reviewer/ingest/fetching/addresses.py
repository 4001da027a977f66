"""Which addresses of the web may be asked: http and https, at public places only."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import SplitResult, urljoin, urlsplit

from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Place: TypeAlias = IPv4Address | IPv6Address
_TRANSLATED = IPv6Network("64:ff9b::/96")
_PORTS = {"http": 80, "https": 443}


def checked_address(address: str, before: str = "") -> str:
    """Return an address in full, relative ones joined to `before`. Raises InputError for others than http."""
    full = urljoin(before, address.strip()) if before else address.strip()
    try:
        parts = urlsplit(full)
        port = parts.port
    except ValueError:
        raise InputError(f"{full!r} is no web address") from None
    if parts.scheme not in _PORTS or not parts.hostname or port == 0:
        raise InputError(f"{full!r} is no web address: it must begin with http:// or https://")
    if parts.username is not None or parts.password is not None:
        raise InputError(
            f"{parts.hostname}: an address with a name and password in it is not asked"
        )
    return parts._replace(fragment="").geturl()


def origin(address: str) -> str:
    """Return scheme, host and port of an address, as robots.txt speaks for them."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}".lower()


def is_public(place: Place) -> bool:
    """Say whether an IP address is of the public internet, whatever other address it wraps."""
    if isinstance(place, IPv6Address):
        inner = place.ipv4_mapped or place.sixtofour or (place.teredo or (None, None))[1]
        if place in _TRANSLATED:
            inner = IPv4Address(int(place) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return place.is_global and not place.is_multicast and not place.is_reserved


def askable(address: str, is_allowed: Callable[[Place], bool] = is_public) -> str:
    """Return an address in full, as far as it can be judged without asking anybody, a name server neither.

    Raises InputError for what is no web address, and for IP addresses and names of this machine that
    are not allowed.
    """
    full = checked_address(address)
    allowed_places(urlsplit(full), literal, is_allowed)
    return full


def allowing(
    hosts: Sequence[str], resolver: Callable[[str, int], Sequence[str]] | None = None
) -> Callable[[Place], bool]:
    """Return a rule that allows public places and those of some hosts of one's own network.

    A host is a name or an IP address. Raises InputError for one that can't be found.
    """
    inside: set[Place] = set()
    for host in hosts:
        try:
            inside |= {ip_address(place) for place in (resolver or resolve)(host, 80)}
        except (OSError, UnicodeError, ValueError):
            raise InputError(f"{host} can't be found: name a host or its IP address") from None
    return lambda place: place in inside or is_public(place)


def resolve(host: str, port: int) -> Sequence[str]:
    """Return the IP addresses of a host, as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(answer[4][0]).partition("%")[0] for answer in found]


def literal(host: str, port: int) -> Sequence[str]:  # noqa: ARG001 — as resolvers are called
    """Resolve only what needs no name server: IP addresses, and names of this machine."""
    try:
        return [str(ip_address(host))]
    except ValueError:
        is_here = host.lower().rstrip(".") == "localhost" or host.lower().endswith(".localhost")
        return ["127.0.0.1"] if is_here else []


def allowed_places(
    parts: SplitResult,
    resolver: Callable[[str, int], Sequence[str]],
    is_allowed: Callable[[Place], bool],
) -> list[str]:
    """Return the IP addresses to connect to. Raises InputError where any of them is not allowed.

    One that is not allowed spoils all: a name that leads to both inside and outside is a trick.
    """
    host = parts.hostname or ""
    try:
        places = list(resolver(host, parts.port or _PORTS[parts.scheme]))
    except (OSError, UnicodeError):
        raise InputError(f"{host} can't be found: check the address and the connection") from None
    for place in places:
        if not is_allowed(ip_address(place)):
            raise InputError(
                f"{host} is a private address ({place}): pages of your own network are only fetched"
                f" where that is allowed, as with --allow {host}"
            )
    return places
