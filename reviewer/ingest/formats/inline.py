"""Inline codes of a text: what is inside an XML element to text with placeholders, and back.

A placeholder is a character of the second supplementary private use area, U+100000 and up, numbered
in the order of the codes: one character, no letter and no figure, so that checks see past it. An
element that only holds native code (`ph`, `bpt`, `x` …) is one code; the tags of one that wraps
translatable text (`g`, `hi`, `mrk`, `pc`) are two, with the text between them.
"""

import re
from html import escape

FIRST = 0x100000
_LAST = 0x10FFFD
_PLACEHOLDER = re.compile(f"[{chr(FIRST)}-{chr(_LAST)}]")
_WRAPPERS = frozenset({"g", "hi", "mrk", "pc"})
_TOKEN = re.compile(
    r"<!\[CDATA\[(?P<cdata>.*?)\]\]>"
    r"|(?P<aside><!--.*?-->|<\?.*?\?>)"
    r"|<(?P<close>/)?(?P<name>[^\s/>!?]+)(?:\s+[^\s=/>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*(?P<empty>/)?>"
    r"|&(?P<reference>#?\w+);",
    re.DOTALL,
)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def placeholder(number: int) -> str:
    """Return the character that stands for code `number`, from 0."""
    return chr(FIRST + number)


def without_placeholders(text: str) -> str:
    """Return a text without its codes."""
    return _PLACEHOLDER.sub("", text)


def has_placeholders(text: str) -> bool:
    """Say whether a character of the text stands for a code, or could be taken for one."""
    return not text.isascii() and _PLACEHOLDER.search(text) is not None


def split_codes(inner: str) -> tuple[str, tuple[str, ...]]:
    """Return the text inside an element, and its codes in order; `inner` is well-formed XML."""
    pieces: list[str] = []
    codes: list[str] = []

    def code(raw: str) -> None:
        pieces.append(placeholder(len(codes)))
        codes.append(raw)

    place = 0
    while token := _TOKEN.search(inner, place):
        _plain(inner[place : token.start()], pieces, codes)
        place = token.end()
        if token["cdata"] is not None:
            _plain(token["cdata"], pieces, codes)
        elif token["reference"]:
            character = _character(token["reference"])
            code(token[0]) if character is None else _plain(character, pieces, codes)
        elif token["name"] and not _wraps(token):
            place = _end_of(inner, token)
            code(inner[token.start() : place])
        else:
            code(token[0])
    _plain(inner[place:], pieces, codes)
    return "".join(pieces), tuple(codes)


def join_codes(text: str, codes: tuple[str, ...]) -> str:
    """Return a text as what stands inside an XML element; always well-formed.

    A wrapping tag whose partner was deleted from the text is left out.
    """
    kept = _balanced([ord(found[0]) - FIRST for found in _PLACEHOLDER.finditer(text)], codes)
    pieces: list[str] = []
    place = 0
    for number, found in enumerate(_PLACEHOLDER.finditer(text)):
        pieces.append(escaped(text[place : found.start()]))
        pieces.append(kept[number])
        place = found.end()
    return "".join((*pieces, escaped(text[place:])))


def lost_codes(text: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes that a text no longer has."""
    there = {ord(found[0]) - FIRST for found in _PLACEHOLDER.finditer(text)}
    return tuple(code for number, code in enumerate(codes) if number not in there)


def escaped(text: str) -> str:
    """Escape a text for XML; characters that XML can't hold are left out."""
    return escape(_NO_XML.sub("", text), quote=False).replace("\r", "&#13;")


def _plain(text: str, pieces: list[str], codes: list[str]) -> None:
    """Add text; a character that could be taken for a placeholder becomes a code itself."""
    if not has_placeholders(text):
        pieces.append(text)
        return
    for character in text:
        if _PLACEHOLDER.match(character):
            pieces.append(placeholder(len(codes)))
            codes.append(character)
        else:
            pieces.append(character)


def _wraps(token: re.Match[str]) -> bool:
    return token["name"].rpartition(":")[2] in _WRAPPERS


def _character(reference: str) -> str | None:
    """Return what a reference stands for; None for an entity that only the file's DTD knows."""
    if not reference.startswith("#"):
        return _NAMED.get(reference)
    digits = reference[1:]
    try:
        number = int(digits[1:], 16) if digits[:1] in "xX" else int(digits)
        return chr(number)
    except (ValueError, OverflowError):
        return None


def _end_of(inner: str, opening: re.Match[str]) -> int:
    """Return where the element that a tag opens is over."""
    if opening["empty"] or opening["close"]:
        return opening.end()
    depth = 1
    for token in _TOKEN.finditer(inner, opening.end()):
        if token["name"] and not token["empty"]:
            depth += -1 if token["close"] else 1
            if depth == 0:
                return token.end()
    return len(inner)


def _balanced(numbers: list[int], codes: tuple[str, ...]) -> list[str]:
    """Return the code for each placeholder in turn, "" for a tag without its partner."""
    kept = [codes[number] if number < len(codes) else "" for number in numbers]
    open_tags: list[tuple[int, str]] = []
    for place, code in enumerate(kept):
        token = _TOKEN.fullmatch(code)
        if token is None or not token["name"] or token["empty"]:
            continue
        if not token["close"]:
            open_tags.append((place, token["name"]))
        elif open_tags and open_tags[-1][1] == token["name"]:
            open_tags.pop()
        else:
            kept[place] = ""
    for place, _ in open_tags:
        kept[place] = ""
    return kept
