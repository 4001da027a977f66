"""Which words say the same action or quality: registration and register, invalidity and invalid."""

from functools import lru_cache
from typing import Final

_ENDINGS: Final = (
    ("ization", ("ize",)),
    ("ication", ("y", "icate")),
    ("ation", ("ate", "", "e")),
    ("ition", ("", "e", "ite")),
    ("sion", ("d", "de", "s", "se")),
    ("ion", ("", "e", "ate")),
    ("ment", ("",)),
    ("ing", ("", "e")),
    ("ity", ("", "e")),
    ("ance", ("", "e")),
)
_SHORTEST_STEM: Final = 4
_OTHER_THINGS: Final = frozenset(
    ["associate", "certificate", "corporate", "delegate", "duplicate", "graduate", "state"]
)
"""Look like the verb but are mostly nouns: a certificate trademark certifies nothing."""


@lru_cache(maxsize=1 << 14)
def relatives(noun: str) -> tuple[str, ...]:
    """Give the verbs and adjectives that a noun of action or quality may come from, most likely all.

    Only towards the verb: an agent or a property (examiner, inventive, patentable) is another thing
    than its action. Forms that are no words do no harm: they are never met in a text.
    """
    for ending, replacements in _ENDINGS:
        stem = noun.removesuffix(ending)
        if stem != noun and len(stem) >= _SHORTEST_STEM:
            found = [stem + replacement for replacement in replacements]
            if ending == "ation" and stem.endswith("r"):
                found.append(f"{stem[:-1]}er")  # registration, administration
            if ending == "ion" and stem.endswith("t"):
                found.append(f"{stem}e")
            return tuple(word for word in dict.fromkeys(found) if word not in _OTHER_THINGS)
    return ()
