"""What came from the web, as it came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.ingest.page import page_from_bytes
from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from reviewer.model.document import Page
    from reviewer.model.span import Side


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer of a web server: the bytes of a page and what its headers say of them."""

    address: str
    """The one that was asked for."""
    final_address: str
    """The one that answered, after redirects."""
    content: bytes
    content_type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    at: str = ""
    """When it came: UTC, ISO 8601."""
    is_unchanged: bool = False
    """The server says that it is still as it was kept."""


def page_of(fetched: Fetched, side: Side | None = None) -> Page:
    """Read the page that was fetched. Raises InputError with its address."""
    try:
        return page_from_bytes(
            fetched.content,
            address=fetched.final_address,
            side=side,
            declared=fetched.charset or None,
            is_html=True if "html" in fetched.content_type else None,
        )
    except InputError as error:
        raise InputError(f"{fetched.final_address}: {error}") from None
