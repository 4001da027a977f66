"""Places and bodies that the English misspells, names as another, or leaves out of a list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reviewer.check.persons import slips_between
from reviewer.check.reading import Reading
from reviewer.model.span import Span
from reviewer.text.han import normalise
from reviewer.text.register import Place, PlaceHit, plain_name

_IN_A_LIST: Final = re.compile(r"^(?:省|市|自治区|州|县|区|地区|等地)?[、和及与]")
_AFTER_ONE: Final = re.compile(r"[、和及与]$")
_ONE_CHARACTER: Final = {
    "京": "北京", "津": "天津", "冀": "河北", "晋": "山西", "蒙": "内蒙古", "辽": "辽宁", "吉": "吉林",
    "黑": "黑龙江", "沪": "上海", "苏": "江苏", "浙": "浙江", "皖": "安徽", "闽": "福建", "赣": "江西",
    "鲁": "山东", "豫": "河南", "鄂": "湖北", "湘": "湖南", "粤": "广东", "桂": "广西", "琼": "海南",
    "渝": "重庆", "川": "四川", "蜀": "四川", "贵": "贵州", "黔": "贵州", "云": "云南", "滇": "云南",
    "藏": "西藏", "陕": "陕西", "秦": "陕西", "甘": "甘肃", "陇": "甘肃", "青": "青海", "宁": "宁夏",
    "新": "新疆", "港": "香港", "澳": "澳门", "台": "台湾",
}  # fmt: skip
_COUNTRIES: Final = {
    "美": "美国", "英": "英国", "法": "法国", "德": "德国", "日": "日本", "韩": "韩国", "朝": "朝鲜",
    "俄": "俄罗斯", "印": "印度", "泰": "泰国", "越": "越南", "意": "意大利", "加": "加拿大", "墨": "墨西哥",
    "澳": "澳大利亚", "巴": "巴西", "埃": "埃及", "乌": "乌克兰", "以": "以色列", "沙": "沙特", "葡": "葡萄牙",
    "荷": "荷兰", "波": "波兰", "瑞": "瑞士", "新": "新加坡", "柬": "柬埔寨", "老": "老挝", "缅": "缅甸",
    "哈": "哈萨克斯坦", "吉": "吉尔吉斯斯坦", "塔": "塔吉克斯坦", "土": "土耳其", "匈": "匈牙利",
}  # fmt: skip
"""中美, 日韩: a country told in one character."""
_WORD: Final = re.compile(r"\b[A-Z][A-Za-z']+")
_SHORTEST: Final = 5
"""Letters of the shortest place name that another one is told apart from by a slip."""


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A place whose English is not its own."""

    zh: Span
    en: Span | None
    wanted: str
    message: str
    group: str
    """`place`, `country` or `body`."""


def find_places(reading: Reading) -> Iterator[Misplaced]:
    """Yield the places of the Chinese that are misspelt, named as another, or missing in a list."""
    hits = reading.places_in_chinese
    if not hits or not reading.english.words:
        return
    rendered = {place.zh for hit in reading.places_in_english for place in hit.places}
    seen: set[str] = set()
    for index, hit in enumerate(hits):
        place = hit.places[0]
        if place.zh in rendered or place.zh in seen or reading.segment.zh in reading.segment.en:
            continue
        seen.add(place.zh)
        found = _misspelt(place, reading) or _another(place, hits, reading)
        if found:
            written = found.of(reading.segment.en)
            message = f"“{written}” is not {place.zh}: write “{place.en[0]}”"
            yield Misplaced(hit.span, found, place.en[0], message, _group(place))
        elif _is_left_out(index, hits, rendered, reading.zh):
            message = f"{place.zh} ({place.en[0]}) is left out of the list"
            yield Misplaced(hit.span, None, place.en[0], message, _group(place))


def _group(place: Place) -> str:
    return place.kind if place.kind in {"country", "body"} else "place"


def _misspelt(place: Place, reading: Reading) -> Span | None:
    """Find a word that a slip or two would make the place's name, and that is no place itself."""
    named = [hit.span for hit in reading.places_in_english]
    for word in _WORD.finditer(reading.en):
        span = Span(*word.span())
        letters = plain_name(word.group().removesuffix("'s"))
        # Americans, Thais: more of them is not a slip.
        is_plural = letters.removesuffix("s") in map(plain_name, place.en)
        if is_plural or any(span.overlaps(other) for other in named):
            continue
        for name in map(plain_name, place.en):
            allowed = 2 if len(name) > 8 else 1
            is_like = len(name) >= _SHORTEST and letters[:1] == name[:1]
            if is_like and slips_between(letters, name, allowed) <= allowed:
                return Span(span.start, span.start + len(word.group().removesuffix("'s")))
    return None


def _another(wanted: Place, hits: tuple[PlaceHit, ...], reading: Reading) -> Span | None:
    """Find one of its kind in the English that the Chinese does not name, not even in one character."""
    told = {place.zh for hit in hits for place in hit.places}
    for short in (_ONE_CHARACTER, _COUNTRIES):
        told |= {short[character] for character in reading.zh if character in short}
    for hit in reading.places_in_english:
        if _group(hit.places[0]) != _group(wanted):
            continue
        written = hit.span.of(reading.en)
        is_sure = all(normalise(place.en[0]) == written for place in hit.places)
        shortest = _SHORTEST - (_group(wanted) == "country")
        if is_sure and len(hit.span) >= shortest and told.isdisjoint(p.zh for p in hit.places):
            return hit.span
    return None


def _is_left_out(index: int, hits: tuple[PlaceHit, ...], rendered: set[str], zh: str) -> bool:
    """Say whether a place stands in a list of three or more of which all others are rendered."""
    first = last = index
    while first and _is_list(hits[first - 1], hits[first], zh):
        first -= 1
    while last + 1 < len(hits) and _is_list(hits[last], hits[last + 1], zh):
        last += 1
    others = [hit for n, hit in enumerate(hits[first : last + 1], start=first) if n != index]
    return len(others) > 1 and all(hit.places[0].zh in rendered for hit in others)


def _is_list(one: PlaceHit, other: PlaceHit, zh: str) -> bool:
    between = zh[one.span.end : other.span.start]
    return bool(_IN_A_LIST.match(between)) and bool(_AFTER_ONE.search(between))
