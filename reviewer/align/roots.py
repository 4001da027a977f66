"""English words by what their family shares: employer and employment have lemmas of their own, but are kin."""

from functools import cache, lru_cache
from typing import Final

_FORMS: Final = """
able ability|america american|angry anger|arrive arrival|awake awaken awoken woke wake|bear bore born|beat beaten|
begin begining|believe belief|bind bound|bite bit|break broke|breathe breath|britain british|child childhood|
china chinese|choose choice|cold chill|decide decision|deep depth|describe description|die death dead|
drink drunk|england english|enter entry entrance|explain explanation|feel felt|fly flight|foot feet|
france french|free freedom|germany german|give gift|go gone gan|grind ground|grow growe|hear hearing|
heavy weight weigh|high height|hot heat|hungry hunger|japan japanese|know knowledge|laugh laughter|lay laid|
leave left|lie lain|live life alive|long length|lose loss|marry marriage|mean means meant|obey obedience|
old elder|poor poverty|produce product production|proud pride|prove proof|receive receipt reception|ring rung|
rise rose|see sight|sell sale|shake shook|shoot shot|sing singe|sit site siting|sorrow sorry|speak speech|
strong strength|swear swore sweare|think thought thinke|wide width|wife wive|win won|wind wound|write writing
"""
"""Forms that no ending tells, beside their word; among them what the lemmatiser makes of some."""
_ENDED: Final = (
    "fulness ousness iveness ization ational ation ition ement fully ously ively ingly edly ness ment less able "
    "ible ally tion sion ance ence ship hood ing ity ful ous ive ize ist ism ery est ial ant ent ion ary ory ily "
    "al er or ly ed en ic th es s y e"
)
_ENDINGS: Final = tuple(_ENDED.split())
"""Endings, the longest that may be meant first."""
_LEAST: Final = 4
"""Letters that must be left of a word."""


@lru_cache(maxsize=100_000)
def root(word: str) -> str:
    """Give what a lemma shares with its kin: no word itself, only to be compared.

    Strangers may meet here (party, part); what such a match is worth, the page's counts tell.
    """
    word = _words().get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            word = word.removesuffix(ending)
            break
    if word.endswith("i"):
        word = word[:-1] + "y"
    if len(word) > _LEAST and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] if len(word) > _LEAST and word[-1] in "ey" else word


@cache
def _words() -> dict[str, str]:
    families = (family.split() for family in _FORMS.replace("\n", "").split("|"))
    return {form: word for word, *forms in families for form in forms}
