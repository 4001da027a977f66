"""Texts of a report with what is wrong marked: findings, and what people changed. Always escaped."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape
from typing import TYPE_CHECKING

from reviewer.text.han import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.model.finding import Severity
    from reviewer.model.span import Span

_PIECE = re.compile(r"\s+|\d+(?:[.,]\d+)*|\w+|[^\w\s]")


def shown(text: str) -> str:
    """Return text as HTML shows it: escaped, controls and hidden characters spelled out."""
    return escape(visible(text))


def marked(text: str, spans: Iterable[tuple[Span, Severity]]) -> str:
    """Put marks around spans; where several lie over each other, the worst severity shows."""
    worst: list[Severity | None] = [None] * len(text)
    for span, severity in spans:
        for place in range(span.start, min(span.end, len(text))):
            before = worst[place]
            if before is None or severity.rank < before.rank:
                worst[place] = severity
    return "".join(
        f'<mark class="{severity}">{shown(piece)}</mark>' if severity else shown(piece)
        for piece, severity in _runs(text, worst)
    )


def _runs(text: str, worst: list[Severity | None]) -> Iterator[tuple[str, Severity | None]]:
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or worst[place] != worst[start]:
            yield text[start:place], worst[start]
            start = place


def changed(before: str, after: str) -> str:
    """Show a text with what was taken out and what was put in, word by word."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    pieces = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(shown("".join(old[a:b])))
            continue
        if b > a:
            pieces.append(f"<del>{shown(''.join(old[a:b]))}</del>")
        if d > c:
            pieces.append(f"<ins>{shown(''.join(new[c:d]))}</ins>")
    return "".join(pieces)
