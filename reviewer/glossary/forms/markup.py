"""XML as untrusted input: entries one by one, no network, no DTD, no bombs; and XML text as output."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from reviewer.model.errors import InputError
from reviewer.text.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

_HEAD = 100_000
"""Bytes in which the outermost element begins."""
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,400}?\?>")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 can't hold, not even escaped."""

# The standard library's escape would load urllib, 70 ms.
_SPECIAL = re.compile(r"[&<>\r]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ESCAPES_IN_QUOTES = str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def local_name(element: etree._Element) -> str:
    """Give an element's name without its namespace; nothing for a comment or an instruction."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(element: etree._Element) -> str:
    """Give an element's namespace, or nothing."""
    tag: object = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def text_of(element: etree._Element) -> str:
    """Give the text in an element without the markup inside it."""
    return "".join(map(str, element.itertext())) if len(element) else element.text or ""


def root_name(data: bytes) -> str:
    """Give the name of the outermost element; nothing where `data` does not begin as XML does."""
    from lxml import etree  # noqa: PLC0415 — 30 ms

    head = BytesIO(_readable(data[:_HEAD]))
    events = etree.iterparse(head, events=("start",), load_dtd=False)
    try:
        return next((local_name(element) for _, element in events), "")
    except etree.XMLSyntaxError:
        return ""


def elements(data: bytes, names: tuple[str, ...], path: Path) -> Iterator[etree._Element]:
    """Give each element of one of these names, in any namespace, when it is complete.

    What was given is forgotten when the next one is asked for, so that memory stays flat. Raises
    InputError, which names the line, where `data` is not well-formed or is built to do harm.
    """
    from lxml import etree  # noqa: PLC0415 — 30 ms

    events = etree.iterparse(
        BytesIO(_readable(data)),
        events=("end",),
        tag=tuple(f"{{*}}{name}" for name in names),
        load_dtd=False,
        no_network=True,
        resolve_entities="internal",
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        for _, element in events:
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except etree.XMLSyntaxError as error:
        raise InputError(_complaint(path, error)) from error


def _complaint(path: Path, error: etree.XMLSyntaxError) -> str:
    reason = " ".join(str(error.msg or "it is damaged").split(", line ")[0].split())
    where = f" in line {error.lineno}" if error.lineno else ""
    return f"{path} can't be read as XML{where}: {reason}; export it again from its tool"


def _readable(data: bytes) -> bytes:
    """Give the bytes as libxml2 can read them, in UTF-8 whatever they say of themselves.

    Files that say GB2312 are written in its supersets, and some say UTF-8 that are in neither.
    """
    try:
        text, encoding = decode(data)
    except InputError:
        return data
    found = _DECLARATION.match(text)
    if encoding == "utf-8" and not data.startswith(b"\xef\xbb\xbf") and not found:
        return data
    return text[found.end() if found else 0 :].encode("utf-8", "surrogatepass")


def holdable(text: str) -> str:
    """Give the text with U+FFFD in place of each character that XML can't hold."""
    return _NOT_XML.sub("\ufffd", text)


def escaped(text: str) -> str:
    """Give the text as element content; every character comes back as it was."""
    return text.translate(_ESCAPES) if _SPECIAL.search(text) else text


def quoted(text: str) -> str:
    """Give the text as an attribute value with its quotes."""
    return f'"{text.translate(_ESCAPES | _ESCAPES_IN_QUOTES)}"'
