"""Sentences of one paragraph, in either language; the rules of each stand in its own module."""

from itertools import pairwise

from reviewer.model.span import Side
from reviewer.text.sentences_en import english_ends
from reviewer.text.sentences_zh import chinese_ends


def split_sentences(text: str, side: Side) -> tuple[str, ...]:
    """Split one paragraph into its sentences, without the white space around them.

    Nothing but white space is lost, and no sentence is empty. A semicolon ends no sentence in
    either language; a quotation of several sentences is split within, and its reporting clause
    (`”记者问。`, `," said Zhao.`) stays with what was said.
    """
    ends = chinese_ends(text) if side is Side.ZH else english_ends(text)
    pieces = (text[start:end].strip() for start, end in pairwise((0, *ends, len(text))))
    return tuple(piece for piece in pieces if piece)
