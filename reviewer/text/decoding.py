"""Bytes to text: which encoding a page or table is in, whatever it says of itself."""

import codecs
import re

from reviewer.model.errors import InputError
from reviewer.text.plausible import commonness, likeliest

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    # Before UTF-16: the mark of UTF-32 LE begins with that of UTF-16 LE.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# What a label stands for in practice: pages that say gb2312 hold characters of GB18030 only.
_MEANT = {
    **dict.fromkeys(
        ("gb2312", "gbk", "euc-cn", "euccn", "gb-2312", "gb-2312-80", "cp936", "ms936", "x-gbk"),
        "gb18030",
    ),
    **dict.fromkeys(("gb18030", "gb18030-2000", "gb18030-2022", "chinese"), "gb18030"),
    **dict.fromkeys(("big5", "cn-big5", "x-x-big5", "big5-hkscs", "big5hkscs", "cp950"), "big5"),
    **dict.fromkeys(("utf8", "utf-8", "unicode-1-1-utf-8", "utf-8-sig"), "utf-8"),
    **dict.fromkeys(("utf-16le", "utf-16-le"), "utf-16-le"),
    **dict.fromkeys(("utf-16be", "utf-16-be"), "utf-16-be"),
    **dict.fromkeys(("utf-16", "utf16", "ucs-2", "unicode"), "utf-16"),
}
# Big5 pages of Hong Kong use the supplementary characters; the codec reads plain Big5 too.
_CODECS = {"big5": "big5hkscs"}
_META = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE
)
_XML = re.compile(rb"^\s{0,20}<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,30})[\"']")
_HEAD = 4096
_CHINESE = 0.1
"""Share of common characters from which Han is taken for Chinese rather than mojibake."""
_MAGIC = (
    (b"%PDF", "a PDF: save its text as TXT or HTML first"),
    (b"PK\x03\x04", "a zip, DOCX or XLSX file, not a page: save it as HTML or TXT first"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file: save it as HTML or TXT first"),
    (b"\x1f\x8b", "a gzip file: unpack it first"),
    (b"Rar!", "an archive: unpack it first"),
    (b"7z\xbc\xaf", "an archive: unpack it first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return the text of `data` and the name of its encoding.

    Asked in order: byte order mark, `declared` (the charset of HTTP), what the page says of itself,
    then UTF-8, then what makes the likeliest Chinese of GB18030 and Big5, or Western text. gb2312,
    gbk and euc-cn are read as gb18030. A character cut off at the very end is left out; one byte in a
    thousand may be wrong and becomes U+FFFD. Raises
    InputError where the bytes are no text, or are in no encoding that is known here.
    """
    _refuse_binary(data)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(_strictly(data[len(mark) :], encoding), encoding)
    for label in (declared, _label(data)):
        encoding = _MEANT.get((label or "").strip().lower().replace("_", "-"), "")
        text = _as_said(data, encoding)
        if text is not None:
            return _checked(text, encoding)
    return _guessed(data)


def codec_of(encoding: str) -> str:
    """Return the name of the codec that reads an encoding which `decode` named."""
    return _CODECS.get(encoding, encoding)


def mark_of(data: bytes) -> bytes:
    """Return the byte order mark that a file begins with, or nothing."""
    return next((mark for mark, _ in _BOMS if data.startswith(mark)), b"")


def _refuse_binary(data: bytes) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"this is {what}")


def _label(data: bytes) -> str | None:
    """Find the encoding that an HTML or XML text says it is in."""
    found = _XML.search(data[:_HEAD]) or _META.search(data[:_HEAD])
    return found[1].decode("ascii") if found else None


def _as_said(data: bytes, encoding: str) -> str | None:
    """Decode by a label, unless the bytes contradict it."""
    if not encoding:
        return None
    if encoding.startswith("utf-16"):
        # A page that could be read to find this label is not in UTF-16.
        order = _utf16_order(data) if encoding == "utf-16" else encoding
        return None if _label(data) else _strictly(data, order)
    text = _strictly(data, encoding)
    if text is None or encoding == "utf-8":
        return text
    true_text = _strictly(data, "utf-8")
    is_utf8 = true_text is not None and any(character > "\u0800" for character in true_text)
    return None if is_utf8 and commonness(text) <= commonness(true_text or "") else text


def _guessed(data: bytes) -> tuple[str, str]:
    """Decode bytes that say nothing, or nothing true, of themselves."""
    head = data[:_HEAD]
    if head.count(0) > len(head) // 20:
        encoding = _utf16_order(data)
        return _checked(_strictly(data, encoding), encoding)
    as_utf8 = _strictly(data, "utf-8")
    if as_utf8 is not None:
        return _checked(as_utf8, "utf-8")
    if (damaged := _slightly_damaged(data, "utf-8")) is not None:
        return _checked(damaged, "utf-8")
    readings = {
        encoding: text
        for encoding in ("gb18030", "big5", "windows-1252")
        if (text := _strictly(data, encoding)) is not None
    }
    best = likeliest(readings)
    if best is not None:
        return _checked(readings[best], best)
    if (damaged := _slightly_damaged(data, "gb18030")) is not None:
        return _checked(damaged, "gb18030")
    raise InputError(_no_encoding(data))


def _slightly_damaged(data: bytes, encoding: str) -> str | None:
    """Decode a text in which hardly a byte is wrong: U+FFFD stands in its place, for people to see."""
    text = data.decode(encoding, "replace")
    wrong = text.count("\ufffd")
    right = sum(character > "\x7f" for character in text) - wrong
    is_slight = wrong <= max(1, len(text) // 1000) and right >= 10 * wrong
    return text if is_slight and (encoding == "utf-8" or commonness(text) > _CHINESE) else None


def _utf16_order(data: bytes) -> str:
    """Tell the byte order of UTF-16 without a mark by where the zeros of its ASCII stand."""
    head = data[:_HEAD]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return "utf-16-be" if even > odd else "utf-16-le"


def _strictly(data: bytes, encoding: str) -> str | None:
    """Decode without error, but for a last character that was cut off; None where that fails."""
    decoder = codecs.getincrementaldecoder(codec_of(encoding))()
    try:
        return decoder.decode(data, final=False)
    except UnicodeDecodeError:
        return None


def _checked(text: str | None, encoding: str) -> tuple[str, str]:
    """Refuse a text that is none after all."""
    if text is None:
        raise InputError(f"it says that it is in {encoding}, but is not: save it as UTF-8")
    if len(_CONTROLS.findall(text[:_HEAD])) > len(text[:_HEAD]) // 100:
        raise InputError("this is not text, but a binary file")
    return text.removeprefix("\ufeff"), encoding


def _no_encoding(data: bytes) -> str:
    """Say where the bytes first fail as UTF-8, which is where an editor should look."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        first = f" (byte {error.start + 1:,} is no UTF-8)"
    else:
        first = ""
    return f"it is in no encoding that is known here{first}: save it as UTF-8"
