"""Which of the two languages a text is in."""

import re
from collections.abc import Sequence

from reviewer.model.errors import InputError
from reviewer.model.span import Side

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")
_LATIN = re.compile(r"[A-Za-z]")
# A Chinese character says about as much as this many letters.
_LETTERS_PER_HAN = 3
_ENOUGH_TO_TELL = 60
_NAMES = {Side.ZH: "Chinese", Side.EN: "English"}


def side_of(texts: Sequence[str]) -> Side:
    """Return the language that most of the texts is in."""
    return Side.ZH if _han_share(texts) >= 0.5 else Side.EN


def check_side(texts: Sequence[str], side: Side | None) -> None:
    """Raise InputError where a text is clearly not in the language that it is given as."""
    length = sum(map(len, texts))
    share = _han_share(texts)
    is_wrong = (side is Side.ZH and share < 0.1) or (side is Side.EN and share > 0.9)
    if side is None or not is_wrong or length < _ENOUGH_TO_TELL:
        return
    other = Side.EN if side is Side.ZH else Side.ZH
    raise InputError(
        f"its text is {_NAMES[other]}, but it was given as the {_NAMES[side]} page: swap the two files"
    )


def _han_share(texts: Sequence[str]) -> float:
    """Return how much of what the texts say is said in Han, 0 to 1; 0 for neither language."""
    joined = "".join(texts)
    han = len(_HAN.findall(joined)) * _LETTERS_PER_HAN
    latin = len(_LATIN.findall(joined))
    return han / (han + latin) if han + latin else 0.0
