"""How much a stretch of Chinese looks like the terms that a glossary has, and not like other stretches.

A naive Bayes ratio over its length, its first and last word, and its words: what the terms of a field are
made of (专利, 商标; 局, 制度 at the end) the glossary shows best itself. An empty glossary says nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import log
from typing import Final

from reviewer.text.tokens import words

_DOUBT: Final = 1.0
"""Terms that no evidence counts for: what a small glossary lacks says little."""
_LONGEST: Final = 12


class Termhood:
    """Tells terms from other stretches by the terms of a glossary."""

    def __init__(self, terms: Iterable[str], others: Iterable[str]) -> None:
        shown = [_features(zh) for zh in dict.fromkeys(terms)]
        usual = [_features(zh) for zh in others]
        self._shown, self._usual = Counter(_all(shown)), Counter(_all(usual))
        self._sizes = len(shown), len(usual)

    def of(self, zh: str) -> float:
        """Give the logarithm of how much likelier a stretch is among terms than among others."""
        if not all(self._sizes):
            return 0.0
        length, first, last, *inner = _features(zh)
        inside = sum(map(self._ratio, inner)) / len(inner) if inner else 0.0
        return self._ratio(length) + self._ratio(first) + self._ratio(last) + inside

    def _ratio(self, feature: str) -> float:
        """Compare how many terms have a feature with how many would if they were like the others."""
        terms, others = self._sizes
        expected = terms * self._usual[feature] / others
        return log((self._shown[feature] + _DOUBT) / (expected + _DOUBT))


@lru_cache(maxsize=1 << 14)
def _features(zh: str) -> list[str]:
    cut = [span.of(zh) for span in words(zh)]
    return [
        f"length {min(len(zh), _LONGEST)}",
        f"first {cut[0]}",
        f"last {cut[-1]}",
        *(f"has {word}" for word in dict.fromkeys(cut)),
    ]


def _all(stretches: Sequence[list[str]]) -> Iterator[str]:
    return (feature for features in stretches for feature in features)
