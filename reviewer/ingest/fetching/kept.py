"""Raw pages kept in a folder, so that a page is read again without the network."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from hashlib import sha256
from typing import TYPE_CHECKING

from reviewer.ingest.fetching.fetched import Fetched

if TYPE_CHECKING:
    from pathlib import Path

_HEADERS = ("final_address", "content_type", "charset", "etag", "last_modified", "at")


class KeptPages:
    """A folder with two files for each address: the bytes, and what is known of them as JSON."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, address: str) -> Fetched | None:
        """Return what was kept of an address; None where nothing was, or it is damaged."""
        body, facts = self._paths(address)
        try:
            content = body.read_bytes()
            known = json.loads(facts.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        if not isinstance(known, dict) or known.get("sha256") != sha256(content).hexdigest():
            return None
        final, content_type, charset, etag, last_modified, at = (
            str(known.get(name, "")) for name in _HEADERS
        )
        return Fetched(address, final, content, content_type, charset, etag, last_modified, at)

    def keep(self, fetched: Fetched) -> None:
        """Keep an answer in place of an older one; the facts are written last and hold the checksum."""
        self._folder.mkdir(parents=True, exist_ok=True)
        body, facts = self._paths(fetched.address)
        known = {name: value for name, value in asdict(fetched).items() if name != "content"}
        known["sha256"] = sha256(fetched.content).hexdigest()
        _write(body, fetched.content)
        _write(facts, json.dumps(known, ensure_ascii=False, indent=1).encode())

    def _paths(self, address: str) -> tuple[Path, Path]:
        key = sha256(address.encode()).hexdigest()[:32]
        return self._folder / f"{key}.raw", self._folder / f"{key}.json"


def _write(path: Path, data: bytes) -> None:
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    temporary.write_bytes(data)
    temporary.replace(path)
