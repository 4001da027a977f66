"""Office files as the zip packages that they are, opened so that none can unpack to more than it may."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LARGEST_PART = 50_000_000
_MOST_PARTS = 5_000
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    ValueError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)


class Package:
    """The parts of an Office file. Raises InputError where it is none."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise InputError("it is no Office file that can be read: save it again") from None
        self.names = frozenset(self._zip.namelist())
        if len(self._zip.infolist()) > _MOST_PARTS:
            raise InputError("it has more parts than any document: it is not read")

    def part(self, name: str) -> Element | None:
        """Return a part as a tree; None where there is no such part. Raises InputError."""
        from lxml import etree  # noqa: PLC0415 — 35 ms

        if name not in self.names:
            return None
        data = self.bytes_of(name)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            reason = " ".join(str(error).split())
            raise InputError(f"its part {name} is not well-formed XML: {reason}") from None

    def bytes_of(self, name: str) -> bytes:
        """Return a part as it is. Raises InputError where it is damaged, too large or not there."""
        try:
            with self._zip.open(name) as file:
                data = file.read(LARGEST_PART + 1)
        except (KeyError, *_BROKEN):
            raise InputError(f"its part {name} is damaged: save it again") from None
        if len(data) > LARGEST_PART:
            raise InputError(f"its part {name} unpacks to more than 50 MB: it is not read")
        return data
