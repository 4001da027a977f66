"""XML files read element by element in flat memory, in any encoding, with nothing fetched or blown up."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from reviewer.ingest.files import beginning
from reviewer.ingest.formats.inline import has_placeholders, split_codes
from reviewer.model.errors import InputError
from reviewer.text.decoding import codec_of, decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from lxml.etree import _Element as Element

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HEAD = 1_000_000


def elements(path: Path, *tags: str) -> Iterator[tuple[str, Element]]:
    """Yield ("start" or "end", element) for the root and every element of the given local names.

    After "end" the element is emptied. Raises InputError, with the line, where the file is not
    well-formed, asks for anything outside of itself, or is more than XML that people write.
    """
    for event, element in steps_through(path, *tags):
        yield event, element
        if event == "end":
            _forget(element)


def steps_through(path: Path, *tags: str) -> Iterator[tuple[str, Element]]:
    """Yield as `elements` does, of all elements where no names are given; whoever asks forgets them."""
    from lxml import etree  # noqa: PLC0415 — 35 ms

    encoding = encoding_of(path)
    with path.open("rb") as file:
        steps = etree.iterparse(
            Recoded(file, encoding),
            events=("start", "end"),
            tag=[f"{{*}}{tag}" for tag in tags] or "*",
            load_dtd=False,
            no_network=True,
            resolve_entities="internal",
            huge_tree=False,
            encoding="utf-8",
        )
        try:
            yield from steps
        except etree.XMLSyntaxError as error:
            message = " ".join((error.msg or "it is not well-formed").split())
            raise InputError(f"{path} is not well-formed XML: {message}") from None
        except UnicodeDecodeError:
            raise InputError(f"{path} is not in {encoding} throughout: save it as UTF-8") from None


def encoding_of(path: Path) -> str:
    """Tell the encoding of an XML file by its beginning. Raises InputError where it can't be read."""
    head = beginning(path, _HEAD)
    try:
        return decode(head)[1]
    except InputError as error:
        raise InputError(f"{path}: {error}") from None


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def inner_text(element: Element) -> tuple[str, tuple[str, ...]]:
    """Return the text inside an element with placeholders for its codes, and the codes."""
    if len(element) == 0:
        text = element.text or ""
        if not has_placeholders(text):
            return text, ()
    return split_codes(inner_xml(element))


def inner_xml(element: Element) -> str:
    """Return what stands between the tags of an element; namespaces are declared around it."""
    from lxml import etree  # noqa: PLC0415 — already here

    whole = etree.tostring(element, encoding="unicode", with_tail=False)
    opening = whole.index(">")
    return "" if whole[opening - 1] == "/" else whole[opening + 1 : whole.rindex("</")]


class Recoded:
    """A file in any encoding as bytes of UTF-8, without a byte order mark."""

    def __init__(self, file: BinaryIO, encoding: str) -> None:
        self._file = file
        self._decoder = codecs.getincrementaldecoder(codec_of(encoding))()
        self._is_first = True

    def read(self, size: int = 65_536) -> bytes:
        """Return about `size` bytes, none at the end."""
        while chunk := self._file.read(max(size, 4)):
            text = self._decoder.decode(chunk)
            if self._is_first and text:
                text, self._is_first = text.removeprefix("\ufeff"), False
            if text:
                return text.encode("utf-8", "surrogatepass")
        return self._decoder.decode(b"", final=True).encode()


def _forget(element: Element) -> None:
    """Empty an element and drop what stood before it."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]
