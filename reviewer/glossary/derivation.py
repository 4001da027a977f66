"""Which words say the same action or quality: registration and register, invalidity and invalid."""

from functools import lru_cache
from typing import Final

_ENDINGS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("ization", ("ize",)),
    ("ication", ("y", "icate")),
    ("ation", ("ate", "", "e")),
    ("ition", ("", "e", "ite")),
    ("sion", ("d", "de", "s", "se")),
    ("ion", ("", "e", "ate")),
    ("ment", ("",)),
    ("ing", ("", "e")),
    ("ity", ("", "e")),
    ("iance", ("y",)),
    ("ance", ("", "e")),
    ("ence", ("", "e")),
    ("age", ("e", "")),
)
_ROOTS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("lication", ("ly", "lish", "licate")),
    ("vocation", ("voke", "vocate")),
    ("olition", ("olish",)),
    ("quisition", ("quire",)),
    ("cognition", ("cognize",)),
    ("mission", ("mit",)),
    ("version", ("vert",)),
    ("pulsion", ("pel",)),
    ("duction", ("duce", "duct")),
    ("ception", ("ceive", "cept")),
    ("tention", ("tain", "tend")),
    ("scription", ("scribe",)),
    ("sumption", ("sume",)),
    ("solution", ("solve",)),
    ("cession", ("cede", "cess")),
    ("tenance", ("tain",)),
    ("losure", ("lose",)),
    ("drawal", ("draw",)),
    ("newal", ("new",)),
    ("roval", ("rove",)),
    ("moval", ("move",)),
    ("fusal", ("fuse",)),
    ("posal", ("pose",)),
    ("alysis", ("alyze",)),
)
"""Latin verbs whose noun changes more than its ending: publication and publish, renewal and renew."""
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
    for ending, replacements in _ROOTS:
        if len(noun) > len(ending) and noun.endswith(ending):
            return tuple(noun.removesuffix(ending) + replacement for replacement in replacements)
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
