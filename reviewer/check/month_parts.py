"""Parts of months and runs of quarters: 上旬 that became late, 前三季度 that became the third quarter."""

import re
from collections.abc import Iterator
from typing import Final

from reviewer.model.span import Span
from reviewer.text.numerals_zh import read_numeral

_MONTH_ZH: Final = re.compile(
    r"(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])月(?P<part>[上中下]旬|初|底|末|中(?![国期间央心]))"
)
_MONTH_EN: Final = re.compile(
    r"\b(?P<part>early|mid|late|(?:the )?(?:beginning|start|middle|end|first ten days|middle ten days|last ten days) of)[- ]"
    r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b",
    re.IGNORECASE,
)
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 — as it is said
_THIRDS: Final = {
    "early": 1, "beginning": 1, "start": 1, "first": 1, "mid": 2, "middle": 2, "late": 3, "end": 3, "last": 3,
}  # fmt: skip
_FROM_JANUARY: Final = re.compile(r"前([二两三23])个?季度?")
_QUARTER_EN: Final = re.compile(r"\b(?:(?P<word>second|third|2nd|3rd) quarter|Q(?P<digit>[23]))\b")
_RUN_EN: Final = re.compile(
    r"\b(?:first (?:two|three|2|3|six|nine|6|9)|two quarters|three quarters|six months|nine months|half|Q1|January)\b",
    re.IGNORECASE,
)


def find_other_parts(zh: str, en: str) -> Iterator[tuple[Span, Span]]:
    """Yield (Chinese, English) spans of normalised texts where another part of a period is named."""
    if "月" in zh:
        yield from _other_thirds(zh, en)
    run = _FROM_JANUARY.search(zh)
    single = _QUARTER_EN.search(en) if run else None
    if run and single and not _RUN_EN.search(en):
        is_third = (single["word"] or single["digit"]).lower() in {"third", "3rd", "3"}
        if is_third == (run[1] in "三3"):
            yield Span(*run.span()), Span(*single.span())


def _other_thirds(zh: str, en: str) -> Iterator[tuple[Span, Span]]:
    told = [
        (_MONTHS.index(match["month"].lower()) + 1, _third(match["part"]), Span(*match.span()))
        for match in _MONTH_EN.finditer(en)
    ]
    if not told:
        return
    for match in _MONTH_ZH.finditer(zh):
        month = int(read_numeral(match["month"]).value)
        third = {"上": 1, "初": 1, "中": 2, "下": 3, "底": 3, "末": 3}[match["part"][0]]
        others = [(part, span) for number, part, span in told if number == month]
        if others and all(part != third for part, _ in others):
            yield Span(*match.span()), others[0][1]


def _third(part: str) -> int:
    return _THIRDS[part.lower().removeprefix("the ").split()[0]]
