"""Which English goes with which Chinese, by the beads that they share."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Final

from reviewer.model.span import Span
from reviewer.text.lemmas import Word, english_words

_LONGEST: Final = 8
"""Words of the longest English expression."""
_STOP: Final = frozenset(
    """a an the and or but nor of in on at by for from to with as into onto upon over under between
    among within without through during before after above below about against per via than that
    which who whom whose this these those it its they them their he his she her we our us you your
    i my is are was were be been being am has have had do does did will would shall should can
    could may might must not no also more most very all any some each every both such other same
    there here when where while if so s further well year""".split()  # noqa: SIM905 — shorter so
)
_WORDS_A_CHARACTER: Final = 0.6
"""English words for each Chinese character of a term, about."""
_JOINS: Final = frozenset(" -'’/&‑–")
"""What may stand between the words of one expression."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """An English expression that stands where a Chinese one does."""

    en: str
    """As it is written most often."""
    shared: int
    """Beads that hold both."""
    strength: float
    """0 to 1: twice the shared beads over the beads of each (Dice), less where lengths do not fit."""
    evidence: float
    """Log-likelihood ratio (Dunning 1993): how far from chance."""


class English:
    """English texts as lemmas, searched for the expressions that some of them share."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._clauses = [tuple(_clauses(text)) for text in texts]
        self._texts = texts

    def renderings(
        self, beads: Mapping[str, Sequence[int]], most: int = 3
    ) -> dict[str, tuple[Rendering, ...]]:
        """Give for each Chinese expression, by the beads it stands in, its likeliest renderings."""
        shared = {zh: self._shared(numbers) for zh, numbers in beads.items()}
        wanted = {key for counts in shared.values() for key in counts}
        spread = self._spread(wanted)
        return {
            zh: self._ranked(zh, beads[zh], counts, spread, most) for zh, counts in shared.items()
        }

    def _shared(self, numbers: Sequence[int]) -> dict[tuple[str, ...], int]:
        """Count expressions over these beads; those in too few of them are left out."""
        counts = Counter(key for number in numbers for key in set(self._keys(number)))
        least = max(2, len(numbers) * 0.3)
        return {key: count for key, count in counts.items() if count >= least}

    def _spread(self, wanted: set[tuple[str, ...]]) -> Counter[tuple[str, ...]]:
        """Count in how many beads each expression stands at all."""
        counts: Counter[tuple[str, ...]] = Counter()
        for number in range(len(self._texts)):
            counts.update(wanted.intersection(self._keys(number)))
        return counts

    def _keys(self, number: int) -> Iterator[tuple[str, ...]]:
        for clause in self._clauses[number]:
            lemmas = [word.lemma for word in clause]
            for start, first in enumerate(lemmas):
                if _is_edge(first):
                    for end in range(start + 1, min(len(lemmas), start + _LONGEST) + 1):
                        if _is_edge(lemmas[end - 1]):
                            yield tuple(lemmas[start:end])

    def _ranked(
        self,
        zh: str,
        numbers: Sequence[int],
        shared: dict[tuple[str, ...], int],
        spread: Counter[tuple[str, ...]],
        most: int,
    ) -> tuple[Rendering, ...]:
        scored = []
        for key, both in shared.items():
            dice = 2 * both / (len(numbers) + spread[key])
            fit = _length_fit(len(zh), len(key))
            evidence = _log_likelihood(both, len(numbers), spread[key], len(self._texts))
            scored.append((dice * fit, evidence, both, key))
        scored.sort(reverse=True)
        return tuple(
            Rendering(self._written(key, numbers), both, strength, evidence)
            for strength, evidence, both, key in scored[:most]
        )

    def _written(self, key: tuple[str, ...], numbers: Sequence[int]) -> str:
        """Give an expression as it is written most often where it was found."""
        forms: Counter[str] = Counter()
        for number in numbers:
            for clause in self._clauses[number]:
                lemmas = [word.lemma for word in clause]
                for start in range(len(lemmas) - len(key) + 1):
                    if tuple(lemmas[start : start + len(key)]) == key:
                        span = Span(clause[start].span.start, clause[start + len(key) - 1].span.end)
                        forms[span.of(self._texts[number])] += 1
        # Of forms that are as frequent: the singular, not as a sentence begins.
        return max(forms, key=lambda form: (forms[form], -len(form), form.swapcase()))


def _clauses(text: str) -> Iterator[list[Word]]:
    """Cut a text's words where something other than a space or a hyphen stands between them."""
    clause: list[Word] = []
    for word in english_words(text):
        if clause and not _JOINS.issuperset(text[clause[-1].span.end : word.span.start]):
            yield clause
            clause = []
        clause.append(word)
    if clause:
        yield clause


def _is_edge(lemma: str) -> bool:
    """Say whether an expression may begin or end with a word."""
    return lemma not in _STOP and not lemma[0].isdigit()


def _length_fit(characters: int, words: int) -> float:
    """Give 1 where an expression is about as long as its Chinese, less the further it is off."""
    expected = max(1.0, characters * _WORDS_A_CHARACTER)
    return exp(-0.5 * (log(words / expected) / 0.9) ** 2)


def _log_likelihood(both: int, left: int, right: int, total: int) -> float:
    """Give Dunning's ratio for two things that share beads."""
    cells = (
        (both, left * right),
        (left - both, left * (total - right)),
        (right - both, (total - left) * right),
        (total - left - right + both, (total - left) * (total - right)),
    )
    return 2 * sum(seen * log(seen * total / chance) for seen, chance in cells if seen and chance)
