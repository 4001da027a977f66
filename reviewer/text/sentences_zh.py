"""Where Chinese sentences end."""

import re
from collections.abc import Iterator

from reviewer.text.sentences_marks import Enclosures, StraightQuotes

_CLOSERS = "”’」』）】》〉"
_AFTER_STOP = rf"(?:\s*[{_CLOSERS}]|[\"')\]])*(?:\[\d{{1,3}}\])*"
_STOP = re.compile(
    r"(?P<mark>[。！？!?｡…]+"
    # A half-width full stop after Han, but not in the list mark 一. nor after 图 and 表.
    r"|(?<=[\u4e00-\u9fff”）)])(?<![一二三四五六七八九十图表])\.(?=[”’」』）\"']*(?:\s|$|[\u4e00-\u9fff“])))"
    rf"(?P<closers>{_AFTER_STOP})"
)
# A stop in a title or in a short remark in brackets does not end the sentence around it.
_ENCLOSED = re.compile(
    r"《[^《》]*》|〈[^〈〉]*〉|（[^（）]{0,120}）|\([^()]{0,120}\)|【[^【】]{0,120}】|\[[^\[\]]{0,120}\]"
)
# As much as the rules look back: more would make a megabyte in one paragraph quadratic.
_WINDOW = 400
_QUOTES = frozenset("”’」』\"'")
_NEVER_FIRST = frozenset("，、；：,;:。．～~·％%")
_GOES_ON = re.compile(r"\s*(?:[，、；：,;:。．～~·％%—]|的|等(?!等)|这[一个种样类])")
_SAYING = (
    r"(?:说|说道|问|问道|道|答|答道|回答|回答道|表示|介绍|介绍说|介绍道|指出|强调|认为|称|写道|坦言|感慨|感慨道"
    r"|感叹|感叹道|补充|补充道|解释|解释道|喊|喊道|叫道|笑道|笑着说|透露|提出|提醒|呼吁|回忆|回忆道|回忆说"
    r"|告诉[^，。！？；：“”]{1,12}|对[^，。！？；：“”]{1,12}说)"
)
_REPORTING = re.compile(
    rf"\s*[^，。！？；：、“”「」《》]{{0,24}}?{_SAYING}(?:[。！？]|，(?=[“「])|\s*$)"
)
_ASKING = re.compile(
    r"\s*[^，。！？；：、“”「」《》]{0,24}?(?:问|问道|喊|喊道|叫道|反问|追问)[，。！？]"
)
_OPENERS = {"”": "“", "’": "‘", "」": "「", "』": "『"}
_FIRST_HEADING = re.compile(r"[：:](?=\s*一、)")
_SECOND_HEADING = re.compile(r"[。！？]\s*二、")


def chinese_ends(text: str) -> tuple[int, ...]:
    """Find the offsets in a Chinese paragraph after which a sentence is over, ascending.

    `；` ends none: the enumerations 一是…；二是… are one sentence.
    """
    return tuple(sorted({*_stops(text), *_before_headings(text)}))


def _stops(text: str) -> Iterator[int]:
    """Yield the ends of stop marks that end a sentence, with the closing marks after them."""
    enclosures, quotes = Enclosures(_ENCLOSED, text), StraightQuotes(text)
    for stop in _STOP.finditer(text):
        end = stop.end("mark") + _own_closers(stop, quotes)
        around = enclosures.around(stop.start())
        if around and not _is_sentence_of_its_own(text, around, end):
            continue
        if not _sentence_goes_on(text, stop, end):
            yield end


def _own_closers(stop: re.Match[str], quotes: StraightQuotes) -> int:
    """Count the closing marks that belong to the stop: a straight quote may open instead."""
    closers = stop["closers"]
    quote = closers.find('"')
    return quote if quote >= 0 and not quotes.is_open(stop.end("mark")) else len(closers)


def _is_sentence_of_its_own(text: str, around: tuple[int, int], end: int) -> bool:
    """Say whether a bracket with a stop before its end stands between sentences, not in one."""
    opening, closing = around
    before = text[max(0, opening - _WINDOW) : opening].rstrip()
    return text[opening] != "《" and end >= closing and (not before or before[-1] in "。！？")


def _sentence_goes_on(text: str, stop: re.Match[str], end: int) -> bool:
    """Say whether what follows the stop belongs to the same sentence."""
    mark, closers = stop["mark"], text[stop.end("mark") : end].strip()
    follower = text[end : end + 1]
    if follower in _NEVER_FIRST or (closers and _GOES_ON.match(text, end)):
        return True
    if set(mark) == {"…"}:
        return not closers and text[end : end + 4].lstrip()[:1] not in {"“", "「", ""}
    if mark[-1] in "!?" and follower.isascii() and follower.isalnum():
        return True  # in an address: ?id=1
    return any(closer in _QUOTES for closer in closers) and _is_spoken(text, mark, closers, end)


def _is_spoken(text: str, mark: str, closers: str, end: int) -> bool:
    """Say whether a reporting clause follows a quotation, or it is only a phrase in a sentence."""
    if _REPORTING.match(text, end):
        return True
    if mark[-1] not in "？！?!":
        return False
    return bool(_ASKING.match(text, end)) or _is_phrase(text, closers, end)


def _is_phrase(text: str, closers: str, end: int) -> bool:
    """Say whether a quotation that ends in ？ or ！ opened in mid-clause: 推出「开户难？」网页."""
    opener = next((_OPENERS[closer] for closer in closers if closer in _OPENERS), None)
    opening = text.rfind(opener, max(0, end - _WINDOW), end) if opener else -1
    before = text[max(0, opening - 8) : opening].rstrip() if opening > 0 else ""
    return bool(before) and before[-1] not in "：:，,。！？!?；;”」…—"


def _before_headings(text: str) -> Iterator[int]:
    """Yield the end of 如下： before 一、 where 二、 begins a sentence: headings that were glued."""
    colon = _FIRST_HEADING.search(text)
    if colon and _SECOND_HEADING.search(text, colon.end()):
        yield colon.end()
