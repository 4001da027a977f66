"""Names that mean the same in every project file: of segments, documents, texts and findings."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.model.finding import Finding
    from reviewer.model.span import Span

GLOSSARY: Final = "glossary"
"""Subject of what is said of the glossary as a whole."""
CATEGORIES: Final = "categories"
"""Subject of the kinds of errors that people mark: the last set that was said holds."""
EVERYWHERE: Final = "everywhere"
"""Subject of a waiver that holds in every document."""
SAMPLE: Final = "sample"
"""Subject of the samples that are drawn for acceptance: the last one holds."""
_DOCUMENT: Final = "document:"
_DIGITS: Final = 32


def digest(*parts: str) -> str:
    """Hash texts to 128 bits, so that no two different lists of parts run together."""
    hashed = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hashed.update(len(data).to_bytes(8, "big"))
        hashed.update(data)
    return hashed.hexdigest()[:_DIGITS]


def document_subject(name: str) -> str:
    """Name a document in the log."""
    return f"{_DOCUMENT}{name}"


def document_name(subject: str) -> str:
    """Give the name of the document that a subject is; empty where it is none."""
    return subject.removeprefix(_DOCUMENT) if subject.startswith(_DOCUMENT) else ""


def segment_keys(document: str, texts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Name a document's segments in the log, by (Chinese, English of the page), in order.

    The key comes from the content, so that it is the same in every file and every edition of the
    page; the same pair a second time in a document has another key.
    """
    seen: dict[tuple[str, str], int] = {}
    keys = []
    for pair in texts:
        seen[pair] = seen.get(pair, 0) + 1
        keys.append(digest(document, *pair, str(seen[pair])))
    return tuple(keys)


def text_hash(finding: Finding, zh: str, en: str) -> str:
    """Hash the normalised texts under a finding's spans; see `Waiver.text_hash`.

    Width of characters and spacing do not matter, case does. The form is part of the log: changing it
    would let every waiver lapse.
    """
    normalised = f"{_normalised(finding.zh, zh)}\0{_normalised(finding.en, en)}"
    return hashlib.sha256(normalised.encode("utf-8", "surrogatepass")).hexdigest()


def finding_key(check: str, rule: str, hashed: str) -> str:
    """Name what a waiver sets aside: a check's rule over certain texts."""
    return digest(check, rule, hashed)


def _normalised(span: Span | None, text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", span.of(text)).split()) if span else ""
