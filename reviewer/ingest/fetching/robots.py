"""What sites allow robots, by robots.txt (RFC 9309), through protego."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego

AGENT = "reviewer"
_ALLOW_ALL = ""
_FORBID_ALL = "User-agent: *\nDisallow: /\n"
_LONGEST_DELAY = 30.0


class Rules:
    """The rules of one site."""

    def __init__(self, text: str) -> None:
        from protego import Protego  # noqa: PLC0415 — 15 ms

        self._rules: Protego = Protego.parse(text)

    def allow(self, address: str) -> bool:
        """Say whether we may ask for an address."""
        return bool(self._rules.can_fetch(address, AGENT))

    @property
    def seconds_between(self) -> float:
        """The delay that the site asks for, at most half a minute; 0 where it asks for none."""
        return min(float(self._rules.crawl_delay(AGENT) or 0.0), _LONGEST_DELAY)


def rules_of_answer(status: int, text: str) -> Rules:
    """Make rules of the answer to robots.txt: none where there is no such file, all forbidden where it broke."""
    if 200 <= status < 300:
        return Rules(text)
    return Rules(_ALLOW_ALL if 400 <= status < 500 else _FORBID_ALL)
