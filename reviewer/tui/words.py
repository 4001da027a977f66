"""The words of a text that a cursor steps over, without a segmenter: terms, Latin words, figures, Han."""

import re

from reviewer.model.span import Span

_WORD = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*[%‰]?|[^\W\d_\u2e80-\U0003ffff]+(?:['’-][^\W\d_\u2e80-\U0003ffff]+)*|\S"
)


def word_spans(text: str, terms: tuple[Span, ...] = ()) -> tuple[Span, ...]:
    """Return the words of a text in order, without spaces; the given terms are words as a whole.

    A Han character that belongs to no term is a word of its own, and so is a punctuation mark.
    """
    found: list[Span] = []
    at = 0
    for term in (*sorted(terms), Span(len(text), len(text))):
        if term.start < at:
            continue
        found += [Span(at + m.start(), at + m.end()) for m in _WORD.finditer(text[at : term.start])]
        if len(term):
            found.append(term)
        at = term.end
    return tuple(found)


def trimmed_span(text: str, span: Span) -> Span | None:
    """Return a stretch without the spaces at its ends; None where nothing is left."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - (len(words) - len(words.rstrip()))
    return Span(start, end) if start < end else None


def letters_for(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return a letter of its own for each name, one of its initials where that is free.

    j and k are left out: they move. A name that no letter is left for has an empty one.
    """
    taken: set[str] = set()
    letters = []
    for name in names:
        own = name.rpartition("/")[2].casefold()
        letter = next((c for c in own + "abcdefghilmnopqrstuvwxyz" if _is_free(c, taken)), "")
        taken.add(letter)
        letters.append(letter)
    return tuple(letters)


def _is_free(letter: str, taken: set[str]) -> bool:
    return "a" <= letter <= "z" and letter not in taken | {"j", "k"}
