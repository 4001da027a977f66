"""Chinese words: the only home of jieba, which is loaded at the first question.

Loading takes 0.4 s with its cache and 0.9 s without, so the screen and everything that can do with
characters never come here.
"""

import logging
import threading
from functools import lru_cache
from itertools import pairwise
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Final

from platformdirs import user_cache_path

from reviewer.model.span import Span
from reviewer.text.han import has_han

if TYPE_CHECKING:
    from jieba import Tokenizer

_WINDOW: Final = 6
"""Characters to each side of a stretch that its neighbourhood has."""
_LONGEST_HOLDER: Final = 12
"""Characters of a word that holds another: 中国共产党中央委员会."""
_LONGEST_WORD: Final = 4
"""Characters of the longest dictionary word that is asked about."""
_DECOYS: Final = {"再审": 2000, "查明": 2000}
"""Counts for words that the dictionary has too rare to be cut right (再审|查明, not 再|审查|明)."""

_lock = threading.Lock()
_loaded: "list[Tokenizer]" = []


def words(text: str) -> tuple[Span, ...]:
    """Cut a text into words, spaces and marks; the spans touch and cover all of it."""
    spans = []
    start = 0
    with _lock:
        cut = list(_tokenizer().cut(text))  # type: ignore[no-untyped-call]
    for word in cut:
        spans.append(Span(start, start + len(word)))
        start += len(word)
    return tuple(spans)


def cuts_through(text: str, span: Span) -> bool:
    """Say whether the best segmentation around `span` cuts through both its edges.

    Then what stands there only looks like a word: 设计 in 建设计划, 商标 in 厂商标明. A stretch with
    one clean edge, or that no dictionary word spans, is never refused, unless it stands within a longer
    word whose own words lie across its edge: 中国 in 发展中国家.
    """
    if not span:
        return False
    low = max(0, span.start - _WINDOW)
    return _cuts_through(text[low : span.end + _WINDOW], span.start - low, span.end - low)


@lru_cache(maxsize=1 << 14)
def _cuts_through(near: str, start: int, end: int) -> bool:
    if start == 0 or end == len(near) or not has_han(near[start - 1]) or not has_han(near[end]):
        return False
    with _lock:
        tokenizer = _tokenizer()
    counts = _word_counts(near, start, end, tokenizer.FREQ)
    if _is_held(near, start, end, tokenizer.FREQ):
        best = sorted(_best_edges(len(near), counts, tokenizer.total))
        if any(start < one < end < two or one < start < two < end for one, two in pairwise(best)):
            return True
    spanned = {edge for first, last in counts for edge in (start, end) if first < edge < last}
    if spanned != {start, end}:
        return False
    return not {start, end} & _best_edges(len(near), counts, tokenizer.total)


def _is_held(near: str, start: int, end: int, known: dict[str, int]) -> bool:
    """Say whether a dictionary word holds the stretch and more on both sides."""
    return any(
        known.get(near[first:last])
        for first in range(max(0, end + 1 - _LONGEST_HOLDER), start)
        for last in range(end + 1, min(len(near), first + _LONGEST_HOLDER) + 1)
    )


def _word_counts(
    near: str, start: int, end: int, known: dict[str, int]
) -> dict[tuple[int, int], int]:
    """Find the dictionary words in `near`, but none that holds the whole stretch and more.

    国家知识产权局 says nothing about 知识产权 in it.
    """
    counts = {}
    for first in range(len(near)):
        for last in range(first + 1, min(len(near), first + _LONGEST_WORD) + 1):
            word = near[first:last]
            count = max(known.get(word, 0), _DECOYS.get(word, 0))
            if (count or last == first + 1) and not (first < start and end < last):
                counts[first, last] = count
    return counts


def _best_edges(length: int, counts: dict[tuple[int, int], int], total: int) -> set[int]:
    """Return where the most probable sequence of words puts its edges (jieba's unigram model)."""
    best = [(0.0, length)] * (length + 1)
    for first in range(length - 1, -1, -1):
        best[first] = max(
            (log((counts[first, last] or 1) / total) + best[last][0], last)
            for last in range(first + 1, min(length, first + _LONGEST_WORD) + 1)
            if (first, last) in counts
        )
    edges = {0}
    while max(edges) < length:
        edges.add(best[max(edges)][1])
    return edges


def _tokenizer() -> "Tokenizer":
    """Give the one tokenizer; call with the lock held."""
    if not _loaded:
        import jieba  # noqa: PLC0415 — 0.1 s, and 0.4 to 0.9 s for its dictionary

        logging.getLogger("jieba").setLevel(logging.CRITICAL)
        tokenizer = jieba.Tokenizer()  # type: ignore[no-untyped-call]
        # jieba's own choice is a predictable file in the temporary folder, which it unmarshals.
        tokenizer.tmp_dir = str(_cache_folder())
        tokenizer.initialize()  # type: ignore[no-untyped-call]
        _loaded.append(tokenizer)
    return _loaded[0]


def _cache_folder() -> Path:
    folder = user_cache_path("reviewer") / "jieba"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder
