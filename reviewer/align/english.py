"""English lemmas as matching compares them: those of the checks, in lower case; asked once, kept."""

from functools import lru_cache

from reviewer.text.lemmas import lemma as lemma_of_word


@lru_cache(maxsize=200_000)
def lemma(word: str) -> str:
    """Give the lemma of a lower-case English word, in one spelling."""
    return lemma_of_word(word).lower()
