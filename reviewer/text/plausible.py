"""Which of several readings of the same bytes looks like what people write."""

import re
from collections.abc import Mapping

# The characters that make up about a quarter of any Chinese text, in both scripts.
_COMMON = frozenset(
    "的一是不了人在有我他这中大来上个国和地到说们为子时要以年出会可也于行作对能下而生同发成部用工家进面产业法"
    "这個國來說們為時會對發產業進實權专專利商標标识識知局全市省月日件"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_LONE_HIGH = re.compile(r"(?<![\x80-\U0010ffff])[\x80-\U0010ffff](?![\x80-\U0010ffff])")
_HIGH = re.compile(r"[\x80-\U0010ffff]")
_WESTERN = re.compile(r"[‘’“”–—…•€£©®°·×éèêàçüöäñß\xa0§²³½]")


def likeliest(readings: Mapping[str, str]) -> str | None:
    """Return the name of the likeliest reading: Chinese by its common characters, else Western.

    Western text is told by high bytes that stand alone between ASCII and are letters or marks that
    English pages have. The first reading wins where nothing tells them apart; None where the only
    one is Western and does not look so.
    """
    western = readings.get("windows-1252")
    chinese = {name: commonness(text) for name, text in readings.items() if name != "windows-1252"}
    best = max(chinese, key=lambda name: chinese[name], default=None)
    if western is not None and _is_western(western) and (best is None or chinese[best] < 0.1):
        return "windows-1252"
    return best


def commonness(text: str) -> float:
    """Return the share of common characters among the Han of a text."""
    han = _HAN.findall(text[:20_000])
    return sum(character in _COMMON for character in han) / len(han) if han else 0.0


def _is_western(text: str) -> bool:
    high = _HIGH.findall(text[:20_000])
    alone = _LONE_HIGH.findall(text[:20_000])
    known = _WESTERN.findall(text[:20_000])
    return len(alone) >= 0.8 * len(high) and len(known) >= 0.8 * len(high)
