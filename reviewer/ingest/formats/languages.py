"""Language tags, as loosely as files write them."""

from pathlib import Path

from reviewer.model.errors import InputError
from reviewer.model.span import Side

ZH = "zh-CN"
EN = "en"
_PREFIXES = {Side.ZH: ("zh", "chi", "zho", "chinese"), Side.EN: ("en", "eng", "english")}


def side_of_tag(tag: str) -> Side | None:
    """Return the side that a language tag belongs to: zh, ZH_cn, zh-Hans, en-US, EN …, or None."""
    first = tag.strip().lower().replace("_", "-").partition("-")[0]
    return next((side for side, prefixes in _PREFIXES.items() if first in prefixes), None)


def check_languages(path: Path, source: str | None, target: str | None) -> None:
    """Raise InputError where a file is not from Chinese into English, as far as it says."""
    for tag, side, role in ((source, Side.ZH, "from"), (target, Side.EN, "into")):
        if tag and side_of_tag(tag) is not side:
            name = "Chinese" if side is Side.ZH else "English"
            raise InputError(f"{path} is {role} {tag!r}, not {role} {name}")
