"""English lemmas; what was asked once is kept."""

from functools import lru_cache

import simplemma


@lru_cache(maxsize=200_000)
def lemma(word: str) -> str:
    """Give the lemma of a lower-case English word."""
    return simplemma.lemmatize(word, "en").lower()
